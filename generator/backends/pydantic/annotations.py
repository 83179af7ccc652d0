"""IR type -> the annotation of a pydantic field: our own scalars, unions with a tag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.backends.gates import literal
from generator.backends.python.classes.by_tag import by_tag
from generator.backends.python.code import Code, Import, call_of, helper
from generator.backends.python.context import PyContext
from generator.backends.python.types.annotations import Annotator, annotated
from generator.backends.python.types.converters import (
    PLAIN_SCALARS,
    Converter,
    annotate_converted,
)
from generator.ir.discriminator import find_discriminator, member_objects
from generator.ir.graph import references
from generator.ir.schema import Field
from generator.ir.tag_choice import find_tag_choice
from generator.ir.types import Literal, Scalar, Type, UnionOf

_FIELD = Code("pydantic.Field", frozenset({Import("pydantic", "pydantic", whole=True)}))

_TRIED = call_of(helper("unions", "Tried"), {})


def _scalar(name: str) -> Code:
    return helper("scalars", name)


# Scalars that pydantic reads and writes by different rules.
_SCALARS: Mapping[Scalar, Code] = {
    **PLAIN_SCALARS,
    Scalar.FLOAT: _scalar("JsonFloat"),
    Scalar.NUMBER: _scalar("JsonFloat"),
    Scalar.DECIMAL: _scalar("JsonDecimal"),
    Scalar.BYTES: _scalar("JsonBytes"),
    Scalar.DATE: _scalar("JsonDate"),
    Scalar.DATETIME: _scalar("JsonDateTime"),
    Scalar.TIME: _scalar("JsonTime"),
    Scalar.DURATION: _scalar("JsonDuration"),
    Scalar.UUID: _scalar("JsonUUID"),
}


def annotate(
    type_: Type,
    context: PyContext,
    converters: Mapping[Scalar, Converter] = MappingProxyType({}),
) -> Code:
    """Return the annotation of a value of ``type_``."""
    annotator = Annotator(
        class_of=lambda id_: context.placements[id_].cls,
        scalars={**_SCALARS, **annotate_converted(converters, _SCALARS)},
        mark_literals=_mark_literals,
        mark_union=lambda union, code: _mark_union(union, code, context),
    )
    return annotator.of(type_)


def field_call(arguments: Mapping[str, Code]) -> Code:
    """Return the call of ``Field`` with ``arguments`` by name."""
    return call_of(_FIELD, arguments)


def _mark_union(union: UnionOf, code: Code, context: PyContext) -> Code:
    """Return the annotation ``code`` of ``union`` with its tag."""
    attribute = _discriminator(union, context)
    if attribute:
        return annotated(
            code, [field_call({"discriminator": Code(literal(attribute))})]
        )
    choice = find_tag_choice(union.members, context.schema, is_open=union.is_open)
    if choice is not None:
        accepts_names = context.config.accept_names
        return annotated(code, [by_tag(choice, context, accepts_names=accepts_names)])
    return annotated(code, [_TRIED]) if _is_ambiguous(union, context) else code


def _is_ambiguous(union: UnionOf, context: PyContext) -> bool:
    """Return whether several members are recursive: pydantic might then try each at every level."""
    placements = context.placements
    circular = [
        member
        for member in union.members
        if any(placements[id_].in_circle for id_ in references(member))
    ]
    return len(circular) > 1


def _mark_literals(literals: Sequence[Literal], code: Code) -> Code:
    """Return the annotation ``code`` of ``literals``; pydantic treats 1 and True as equal."""
    if all(isinstance(each.value, str) for each in literals):
        return code
    return annotated(code, [helper("scalars", "EXACT")])


def _discriminator(union: UnionOf, context: PyContext) -> str:
    """Return the attribute by which pydantic chooses the members of a closed union.

    All members have it, under the same name, and each lists its values in its type.
    """
    discriminator = find_discriminator(union.members, context.schema)
    objects = member_objects(union.members, context.schema)
    if union.is_open or discriminator is None or objects is None:
        return ""
    names = set[str]()
    for member in objects:
        attributes = context.names.attributes[member.identity.id]
        pairs = zip(member.fields, attributes, strict=False)
        for field, name in pairs:
            if field.wire_name == discriminator.key:
                names.add(name if _is_literal(field) else "")
    return names.pop() if len(names) == 1 else ""


def _is_literal(field: Field) -> bool:
    members = field.type.members if isinstance(field.type, UnionOf) else (field.type,)
    is_listed = all(isinstance(member, Literal) for member in members)
    return is_listed and field.required and not field.nullable
