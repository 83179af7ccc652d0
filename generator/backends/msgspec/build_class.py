"""An object of the IR -> the PyClass of a Struct."""

from __future__ import annotations

from generator.backends.facts import ACCESS_KEYWORDS
from generator.backends.gates import literal
from generator.backends.msgspec.annotations import (
    MSGSPEC,
    NUMBER,
    annotate,
    meta_call,
    needs_choice,
)
from generator.backends.msgspec.rules import name_rule
from generator.backends.msgspec.tags import supports_key, tag_field, tag_of
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
from generator.backends.python.code import (
    Built,
    Code,
    Import,
    call_of,
    helper,
    imports_of,
)
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.types.annotations import annotated
from generator.backends.python.types.constrain import metadata
from generator.backends.python.types.rules import split_rules
from generator.backends.python.view import PyClass
from generator.config import Config
from generator.ir.presence import Presence
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import PLUMBING

_STRUCT = Code("msgspec.Struct", frozenset({MSGSPEC}))
_FIELD = Code("msgspec.field", frozenset({MSGSPEC}))
_CHECKED = helper("unions", "CheckedStruct")
_NOT_IN_DATA = helper("unions", "NotInData")
_CLASS_VAR = Import("typing", "ClassVar")


def build_class(placement: Placement, context: PyContext) -> Built[PyClass]:
    """Return the class of the object at ``placement``, and the imports it needs."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    attributes = build_attributes(definition, context)
    tag = tag_field(definition)
    is_checked = any(_is_checked(each, context) for each in attributes)
    return build_library_class(
        placement,
        context,
        [_CHECKED if is_checked else _STRUCT, *_options(definition, context.config)],
        ((each, _declared(each, context, each.field is tag)) for each in attributes),
    )


def _options(definition: ObjectDef, config: Config) -> list[Code]:
    """Return the arguments of the class, which are settings of msgspec."""
    forbids = config.unknown_fields == "forbid" and not definition.extra
    named = {
        "kw_only": True,
        "omit_defaults": True,
        "forbid_unknown_fields": forbids,
        "frozen": config.frozen,
        "order": config.order,
        "weakref": config.weak_references,
        "dict": not all(map(_is_in_struct, definition.fields)),
    }
    tag = tag_of(definition)
    tags = {"tag_field": tag.key, "tag": tag.value} if tag else {}
    texts = (f"{name}={literal(value)}" for name, value in tags.items())
    return [*flags(named), *map(Code, texts)]


def _declared(attribute: Attribute, context: PyContext, is_tag: bool) -> Declared:
    """Return the annotation of an attribute, and the code after ``=``."""
    if not _is_in_struct(attribute.field):
        return Code(""), Code(f"{_NOT_IN_DATA.text}()", _NOT_IN_DATA.imports)
    if is_tag:
        plain = annotate(attribute.field.type, context).wrap("ClassVar[{}]")
        return plain.importing(_CLASS_VAR), Code(literal(attribute.constant))
    return _annotation(attribute, context), _default(attribute, context)


def _is_in_struct(field: Field) -> bool:
    """Return whether ``field`` is a field of the Struct; others are just attributes."""
    return field.type not in PLUMBING and supports_key(field)


def _is_checked(attribute: Attribute, context: PyContext) -> bool:
    """Return whether the runtime checks the attribute after msgspec."""
    field = attribute.field
    if not _is_in_struct(field):
        return False
    rules = split_rules(field.constraints, field.type, name_rule)
    return bool(rules.others) or needs_choice(field.type, context.schema)


def _annotation(attribute: Attribute, context: PyContext) -> Code:
    """Return the annotation of an attribute: its type with constraints, null and UNSET."""
    field = attribute.field
    either = annotation_of(_value(field, context), attribute.presence, field)
    names = ["deprecated"] if field.deprecated else []
    names += [ACCESS_KEYWORDS[field.access]] if field.access else []
    if not names:
        return either
    keywords = ", ".join(f'"{keyword}": True' for keyword in names)
    mark = meta_call({"extra_json_schema": Code(f"{{{keywords}}}")})
    return annotated(either, [mark])


def _value(field: Field, context: PyContext) -> Code:
    """Return the annotation of values other than null and UNSET."""
    plain = annotate(field.type, context)
    rules = split_rules(field.constraints, field.type, name_rule)
    for_others = context.config.constraints == "annotated-types"
    checked = field.constraints if for_others else rules.others
    checks = [metadata(each) for each in checked]
    if not rules.named:
        return annotated(plain, checks)
    meta = meta_call(rules.named)
    if plain != NUMBER:
        return annotated(plain, [meta, *checks])
    # msgspec needs this setting for each class.
    parts = [annotated(Code(name), [meta]) for name in ("int", "float")]
    both = Code(" | ".join(part.text for part in parts), imports_of(parts))
    return annotated(both, checks)


def _default(attribute: Attribute, context: PyContext) -> Code | None:
    """Return the code after ``=``: a value, or a call that also gives the key.

    A required key has no default.
    """
    arguments = dict[str, Code]()
    if attribute.field.wire_name != attribute.name:
        arguments["name"] = Code(literal(attribute.field.wire_name))
    is_required = attribute.presence is Presence.REQUIRED
    default = None if is_required else default_of(attribute, context)
    if default and default.factory:
        arguments["default_factory"] = default.factory
    elif default and not arguments:
        return default.value
    elif default:
        arguments["default"] = default.value
    return call_of(_FIELD, arguments) if arguments else None
