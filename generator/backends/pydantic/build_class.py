"""An object of the IR -> the PyClass of a model of pydantic."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from generator.backends.gates import SpecText, literal
from generator.backends.pydantic.annotations import annotate, field_call
from generator.backends.pydantic.rules import split_rules
from generator.backends.python.annotations import annotated, or_none
from generator.backends.python.attributes import (
    Attribute,
    annotation_of,
    build_attributes,
)
from generator.backends.python.code import Code, Import, helper, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.defaults import DefaultCode
from generator.backends.python.doc import class_doc
from generator.backends.python.fields import build_field
from generator.backends.python.other_keys import build_other_keys, find_other_keys
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PyField
from generator.config import Config
from generator.ir.presence import Presence, as_read
from generator.ir.schema import Field, ObjectDef

_BASE = Import("._runtime.base", "PydanticModel")
_IN_DATA = helper("base", "IN_DATA")
_NOT_IN_DATA = helper("base", "NotInData")
_UNSET = helper("presence", "UNSET")
# What pydantic calls the attribute for keys that no field has.
_EXTRA = "__pydantic_extra__"
_NO_ARGUMENT = field_call({"init": Code("False")})
_EXTRAS = {"ignore": "", "forbid": 'extra="forbid"', "keep": 'extra="allow"'}


def build_class(
    placement: Placement, context: PyContext
) -> tuple[PyClass, frozenset[Import]]:
    """Return the class of the object at ``placement``, and what its module must import."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    identity, codes = definition.identity, list[Code]()
    fields = list[PyField]()
    for attribute in build_attributes(definition, context):
        annotation = _annotation(attribute, context)
        default = _default(attribute, context)
        codes += [annotation, default] if default else [annotation]
        fields.append(build_field(attribute, default, context, annotation))
    if definition.extra:
        extra = find_other_keys(definition, context)
        assert extra
        codes += [annotation := _extra(definition.extra, context), _NO_ARGUMENT]
        fields.append(
            replace(
                build_other_keys(extra, context),
                name=_EXTRA,
                annotation=annotation.text,
                default=_NO_ARGUMENT.text,
            )
        )
    view = PyClass(
        name=placement.class_name,
        options=_options(definition, context.config),
        title=SpecText(identity.name),
        doc=class_doc(identity),
        deprecated=identity.deprecated,
        fields=tuple(fields),
        serializers=None,
    )
    return view, imports_of(codes) | {_BASE}


def _extra(stated: Field, context: PyContext) -> Code:
    """Return the annotation of what pydantic keeps of keys that no field has."""
    field = as_read(stated, accepts_null=context.config.unknown_null == "accept")
    rules = split_rules(field.constraints, field.type)
    value = annotate(field.type, context)
    value = annotated(value, [*rules.others, *_field(rules.named)])
    return (or_none(value) if field.nullable else value).wrap("dict[str, {}]")


def _options(definition: ObjectDef, config: Config) -> str:
    """Return the base of the class and its arguments, which pydantic takes as settings."""
    keeps = "keep" if definition.extra else config.unknown_fields
    parts = [_BASE.name, _EXTRAS[keeps]]
    if config.accept_names:
        parts.append("validate_by_alias=True, validate_by_name=True")
    if config.frozen:
        parts.append("frozen=True")
    if definition.identity.deprecated:
        parts.append('json_schema_extra={"deprecated": True}')
    return ", ".join(part for part in parts if part)


def _annotation(attribute: Attribute, context: PyContext) -> Code:
    """Return the annotation of an attribute: its type, its rules, its key."""
    if not attribute.on_the_wire:
        return _NOT_IN_DATA
    field = attribute.field
    rules = split_rules(field.constraints, field.type)
    plain, settings = annotate(field.type, context), _settings(attribute)
    marks = [_IN_DATA] if attribute.constant is not None else []
    if _takes_only_values(attribute):
        named = {**rules.named, **settings}
        return annotated(plain, [*rules.others, *_field(named), *marks])
    value = annotated(plain, [*rules.others, *_field(rules.named)])
    either = annotation_of(value, attribute.presence, field)
    return annotated(either, [*_field(settings), *marks])


def _field(arguments: dict[str, Code]) -> list[Code]:
    return [field_call(arguments)] if arguments else []


def _takes_only_values(attribute: Attribute) -> bool:
    """Return whether the attribute is never None and never UNSET."""
    may_lack = attribute.presence in (Presence.OPTIONAL, Presence.OMITTABLE)
    return not may_lack and not attribute.field.nullable


def _settings(attribute: Attribute) -> dict[str, Code]:
    """Return what is said of the field beside its type."""
    field, settings = attribute.field, dict[str, Code]()
    if field.wire_name != attribute.name:
        settings["alias"] = Code(literal(field.wire_name))
    if field.deprecated:
        settings["deprecated"] = Code("True")
    return settings


def _default(attribute: Attribute, context: PyContext) -> Code | None:
    """Return what stands behind ``=``; pydantic copies what can be changed."""
    match attribute.presence:
        case Presence.REQUIRED:
            value = attribute.constant
            return None if value is None else _value(attribute, value, context)
        case Presence.OPTIONAL | Presence.LOCAL:
            return Code("None")
        case Presence.OMITTABLE:
            return _UNSET
        case Presence.DEFAULTED:
            assert attribute.field.default
            return _value(attribute, attribute.field.default.wire, context)
        case _:
            assert_never(attribute.presence)


def _value(attribute: Attribute, value: object, context: PyContext) -> Code:
    code = DefaultCode(context, {}).render(value, attribute.field.type)
    if not isinstance(value, list | dict):
        return code
    factory = Code("list" if isinstance(value, list) else "dict")
    if value:
        factory = code.wrap("lambda: {}")
    return field_call({"default_factory": factory})
