"""The tag of a Struct: a field with only one possible string."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.config.targets import UNSUPPORTED_IN_KEYS
from generator.ir.schema import Definition, Field, ObjectDef
from generator.ir.types import Literal, Ref, Type


class StructTag(Struct, frozen=True):
    """A tag: the data of the Struct has ``value`` at ``key``."""

    key: str
    value: str


def tag_field(definition: ObjectDef) -> Field | None:
    """Return the field that is the tag of ``definition``: the first one, if there are several."""
    return next(filter(_is_tag, definition.fields), None)


def tag_of(definition: ObjectDef) -> StructTag | None:
    """Return the tag of ``definition``, None if it has none."""
    field = tag_field(definition)
    if field is None:
        return None
    assert isinstance(field.type, Literal)
    assert isinstance(field.type.value, str)
    return StructTag(field.wire_name, field.type.value)


def supports_key(field: Field) -> bool:
    """Return whether a Struct can have the key of ``field``."""
    return not UNSUPPORTED_IN_KEYS["msgspec"].search(field.wire_name)


def _is_tag(field: Field) -> bool:
    is_string = isinstance(field.type, Literal) and isinstance(field.type.value, str)
    return is_string and field.required and not field.nullable and supports_key(field)


def are_distinguished_by_tag(
    members: list[Type], definitions: Mapping[str, Definition]
) -> bool:
    """Return whether msgspec distinguishes the objects among ``members`` by their tags."""
    models = [definitions[m.id] for m in members if isinstance(m, Ref)]
    objects = [each for each in models if isinstance(each, ObjectDef)]
    if len(objects) < 2:
        return True
    tags = [tag_of(each) for each in objects]
    keys = {tag.key if tag else "" for tag in tags}
    values = {tag.value for tag in tags if tag}
    return len(keys) == 1 and "" not in keys and len(values) == len(objects)
