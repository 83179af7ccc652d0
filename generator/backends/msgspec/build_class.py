"""An object of the IR -> the PyClass of a Struct."""

from __future__ import annotations

from typing import assert_never

from generator.backends.gates import SpecText, literal
from generator.backends.msgspec.annotations import (
    MSGSPEC,
    NUMBER,
    annotate,
    meta_call,
    needs_choice,
)
from generator.backends.msgspec.rules import Rules, split_rules
from generator.backends.msgspec.tags import is_key_held, tag_field, tag_of
from generator.backends.python.annotations import annotated
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
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PyField
from generator.config import Config
from generator.ir.presence import Presence
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import PLUMBING

_CHECKED = helper("unions", "CheckedStruct")
_NOT_IN_DATA = helper("unions", "NotInData")
_UNSET = helper("presence", "UNSET")
_CLASS_VAR = Import("typing", "ClassVar")


def build_class(
    placement: Placement, context: PyContext
) -> tuple[PyClass, frozenset[Import]]:
    """Return the class of the object at ``placement``, and what its module must import."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    attributes = build_attributes(definition, context)
    tag = tag_field(definition)
    codes, fields = list[Code](), list[PyField]()
    for attribute in attributes:
        annotation, default = _declared(attribute, context, attribute.field is tag)
        codes += [annotation, default] if default else [annotation]
        fields.append(build_field(attribute, default, context, annotation))
    base = Code("msgspec.Struct", frozenset({MSGSPEC}))
    if any(_is_checked(each, context) for each in attributes):
        base = _CHECKED
    identity = definition.identity
    view = PyClass(
        name=placement.class_name,
        options=", ".join([base.text, *_options(definition, context.config)]),
        title=SpecText(identity.name),
        doc=class_doc(identity),
        deprecated=identity.deprecated,
        fields=tuple(fields),
        serializers=None,
    )
    return view, imports_of(codes) | base.imports


def _options(definition: ObjectDef, config: Config) -> list[str]:
    """Return the arguments of the class, which msgspec takes as settings."""
    has_others = not all(map(_is_held, definition.fields))
    options = {
        "kw_only": True,
        "omit_defaults": True,
        "forbid_unknown_fields": config.unknown_fields == "forbid"
        and not definition.extra,
        "frozen": config.frozen,
        "order": config.order,
        "weakref": config.weak_references,
        "dict": has_others,
    }
    texts = [f"{name}=True" for name, is_on in options.items() if is_on]
    if tag := tag_of(definition):
        texts += [f"tag_field={literal(tag.key)}", f"tag={literal(tag.value)}"]
    return texts


def _declared(
    attribute: Attribute, context: PyContext, is_tag: bool
) -> tuple[Code, Code | None]:
    """Return the annotation of an attribute, and what stands behind ``=``."""
    if not _is_held(attribute.field):
        return Code(""), Code(f"{_NOT_IN_DATA.text}()", _NOT_IN_DATA.imports)
    if is_tag:
        plain = annotate(attribute.field.type, context).wrap("ClassVar[{}]")
        return plain.importing(_CLASS_VAR), Code(literal(attribute.constant))
    return _annotation(attribute, context), _default(attribute, context)


def _is_held(field: Field) -> bool:
    """Return whether ``field`` is one of the Struct, and no attribute beside it."""
    return field.type not in PLUMBING and is_key_held(field)


def _is_checked(attribute: Attribute, context: PyContext) -> bool:
    """Return whether the runtime looks at the attribute behind msgspec."""
    field = attribute.field
    if not _is_held(field):
        return False
    rules = split_rules(field.constraints, field.type)
    return bool(rules.others) or needs_choice(field.type, context.schema)


def _annotation(attribute: Attribute, context: PyContext) -> Code:
    """Return the annotation of an attribute: its type, its rules, what else it may be."""
    field = attribute.field
    value = _ruled(attribute, split_rules(field.constraints, field.type), context)
    either = annotation_of(value, attribute.presence, field)
    if not field.deprecated:
        return either
    mark = meta_call({"extra_json_schema": '{"deprecated": True}'})
    return annotated(either, [mark])


def _ruled(attribute: Attribute, rules: Rules, context: PyContext) -> Code:
    plain = annotate(attribute.field.type, context)
    meta = [meta_call(rules.meta)] if rules.meta else []
    if plain == NUMBER and meta:
        # msgspec wants to be told for each.
        parts = [annotated(Code(name), meta) for name in ("int", "float")]
        both = Code(" | ".join(part.text for part in parts), imports_of(parts))
        return annotated(both, list(rules.others))
    return annotated(plain, [*meta, *rules.others])


def _default(attribute: Attribute, context: PyContext) -> Code | None:
    """Return what stands behind ``=``: a value, or a call that says the key too."""
    arguments = dict[str, Code]()
    if attribute.field.wire_name != attribute.name:
        arguments["name"] = Code(literal(attribute.field.wire_name))
    value = _value(attribute, context)
    if value and value.text in ("[]", "{}"):
        factory = "list" if value.text == "[]" else "dict"
        arguments["default_factory"] = Code(factory)
    elif value and value.text[0] in "[{":
        arguments["default_factory"] = value.wrap("lambda: {}")
    elif value and not arguments:
        return value
    elif value:
        arguments["default"] = value
    if not arguments:
        return None
    text = ", ".join(f"{name}={code.text}" for name, code in arguments.items())
    imports = imports_of(arguments.values()) | {MSGSPEC}
    return Code(f"msgspec.field({text})", imports)


def _value(attribute: Attribute, context: PyContext) -> Code | None:
    """Return the default; a key that must be there has none."""
    match attribute.presence:
        case Presence.REQUIRED:
            return None
        case Presence.OPTIONAL | Presence.LOCAL:
            return Code("None")
        case Presence.OMITTABLE:
            return _UNSET
        case Presence.DEFAULTED:
            assert attribute.field.default
            wire, type_ = attribute.field.default.wire, attribute.field.type
            return DefaultCode(context, {}).render(wire, type_)
        case _:
            assert_never(attribute.presence)
