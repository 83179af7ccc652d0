"""An object of the IR -> the PyClass of a pydantic model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from generator.backends.facts import ACCESS_KEYWORDS
from generator.backends.gates import literal
from generator.backends.pydantic.annotations import annotate, field_call
from generator.backends.pydantic.rules import name_rule
from generator.backends.python.classes.attribute_default import default_of
from generator.backends.python.classes.attributes import (
    Attribute,
    annotation_of,
    build_attributes,
)
from generator.backends.python.classes.library_class import (
    Declared,
    build_library_class,
    flags,
)
from generator.backends.python.classes.other_keys import (
    build_other_keys,
    find_other_keys,
)
from generator.backends.python.code import Built, Code, helper
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.types.annotations import annotated
from generator.backends.python.types.constrain import metadata
from generator.backends.python.types.converters import Converter
from generator.backends.python.types.rules import split_rules
from generator.backends.python.view import PyClass, PyField
from generator.config import Config
from generator.ir.presence import Presence, as_read
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import Scalar

_BASE = helper("base", "PydanticModel")
_IN_DATA = helper("base", "IN_DATA")
_NOT_IN_DATA = helper("base", "NotInData")
# pydantic's name of the attribute for keys without a field.
_EXTRA = "__pydantic_extra__"
_NO_ARGUMENT = field_call({"init": Code("False")})
_EXTRAS = {"ignore": [], "forbid": ['extra="forbid"'], "keep": ['extra="allow"']}


def build_class(placement: Placement, context: PyContext) -> Built[PyClass]:
    """Return the class of the object at ``placement``, and the imports it needs."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    return build_library_class(
        placement,
        context,
        [_BASE, *_options(definition, context.config)],
        (
            (each, (_annotation(each, context), _default(each, context)))
            for each in build_attributes(definition, context)
        ),
        _other_keys(definition, context),
    )


def _options(definition: ObjectDef, config: Config) -> list[Code]:
    """Return the arguments of the class, which are settings of pydantic."""
    extra = _EXTRAS["keep" if definition.extra else config.unknown_fields]
    named = {
        "validate_by_alias": config.accept_names,
        "validate_by_name": config.accept_names,
        "frozen": config.frozen,
    }
    return [*map(Code, extra), *flags(named)]


def _other_keys(
    definition: ObjectDef, context: PyContext
) -> Iterator[tuple[PyField, Declared]]:
    """Yield the attribute for keys without a field, if the document describes them."""
    others = find_other_keys(definition, context)
    if definition.extra is None or others is None:
        return
    accepts_null = context.config.unknown_null == "accept"
    field = as_read(definition.extra, accepts_null=accepts_null)
    value = _value(field, others.converters, context)
    value = annotation_of(value, Presence.REQUIRED, field).wrap("dict[str, {}]")
    view = replace(
        build_other_keys(others, context),
        name=_EXTRA,
        annotation=value.text,
        default=_NO_ARGUMENT.text,
    )
    yield view, (value, _NO_ARGUMENT)


def _annotation(attribute: Attribute, context: PyContext) -> Code:
    """Return the annotation of an attribute: its type with constraints and key."""
    if not attribute.on_the_wire:
        return _NOT_IN_DATA
    field, settings = attribute.field, _settings(attribute)
    marks = [_IN_DATA] if attribute.constant is not None else []
    if _takes_only_values(attribute):
        return _value(field, attribute.converters, context, settings, marks)
    value = _value(field, attribute.converters, context)
    either = annotation_of(value, attribute.presence, field)
    return annotated(either, [*_field(settings), *marks])


def _value(
    field: Field,
    converters: Mapping[Scalar, Converter],
    context: PyContext,
    settings: Mapping[str, Code] = MappingProxyType({}),
    marks: Sequence[Code] = (),
) -> Code:
    """Return the annotation of values other than null and UNSET.

    ``settings`` and ``marks`` are those of the field, in the same call as its constraints.
    """
    rules = split_rules(field.constraints, field.type, name_rule)
    checks = [metadata(each, "rules") for each in rules.others]
    named = dict(rules.named)
    if context.config.constraints == "annotated-types":
        checks += [metadata(e) for e in field.constraints if e not in rules.others]
        named = {}
    converter = converters.get(field.type) if isinstance(field.type, Scalar) else None
    if converter:
        # Constraints apply to the JSON value.
        scalar = annotated(annotate(field.type, context), [*checks, *_field(named)])
        return annotated(
            converter.type, [converter.via(scalar), *_field(settings), *marks]
        )
    plain = annotate(field.type, context, converters)
    return annotated(plain, [*checks, *_field({**named, **settings}), *marks])


def _field(arguments: Mapping[str, Code]) -> list[Code]:
    return [field_call(arguments)] if arguments else []


def _takes_only_values(attribute: Attribute) -> bool:
    """Return whether the attribute is never None and never UNSET."""
    may_lack = attribute.presence in (Presence.OPTIONAL, Presence.OMITTABLE)
    return not may_lack and not attribute.field.nullable


def _settings(attribute: Attribute) -> dict[str, Code]:
    """Return the settings of the field besides its type."""
    field, settings = attribute.field, dict[str, Code]()
    if field.wire_name != attribute.name:
        settings["alias"] = Code(literal(field.wire_name))
    if field.deprecated:
        settings["deprecated"] = Code("True")
    if field.access:
        keyword = ACCESS_KEYWORDS[field.access]
        settings["json_schema_extra"] = Code(f'{{"{keyword}": True}}')
    return settings


def _default(attribute: Attribute, context: PyContext) -> Code | None:
    """Return the code after ``=``, None if the attribute has no default."""
    default = default_of(attribute, context)
    if default is None:
        return None
    if default.factory is None:
        return default.value
    return field_call({"default_factory": default.factory})
