"""Definitions -> TdModule: every decision about the TypedDicts."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence

from generator.backends.gates import SpecText
from generator.backends.python.build import sources_of
from generator.backends.python.classes.build_aliases import in_order
from generator.backends.python.classes.doc import class_doc, field_doc
from generator.backends.python.code import Built, Code, Import, all_built, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.imports import import_blocks
from generator.backends.python.placement import Placement, enum_type
from generator.backends.python.types.annotations import ANY, annotate, or_none
from generator.backends.typeddict.view import TdAlias, TdClass, TdKey, TdModule
from generator.ir.presence import Presence, presence_of
from generator.ir.scalars import FACTS, JsonKind, Scalar
from generator.ir.schema import READ_ONLY, EnumDef, Field, ObjectDef, Schema
from generator.ir.types import Type

_TYPED_DICT = Import("typing", "TypedDict")
_NOT_REQUIRED = Import("typing", "NotRequired")
_READ_ONLY = Import("._runtime.read_only", "ReadOnly")
_TYPE_ALIAS = Import("typing", "TypeAlias")
_OBJECT = ANY.wrap("dict[str, {}]")
_OTHER_KEYS = "There may be other keys, which this class does not describe."
# In the order in which types refer to them.
_KINDS: Mapping[JsonKind, str] = {
    JsonKind.STRING: "str",
    JsonKind.BOOLEAN: "bool",
    JsonKind.INTEGER: "int",
    JsonKind.FRACTION: "float",
}


def build_module(ids: Sequence[str], context: PyContext) -> TdModule:
    """Return the module of the definitions ``ids``: a single one, or a circle."""
    here = {id_: context.placements[id_] for id_ in ids}
    objects = [p for p in here.values() if isinstance(p.definition, ObjectDef)]
    classes = all_built(_build_class(placement, context) for placement in objects)
    types = {id_: type_ for id_, p in here.items() if (type_ := _alias(p))}
    aliases = all_built(
        _build_alias(here[id_], ANY if is_early else _annotate(types[id_], context))
        for id_, is_early in in_order(types)
    )
    first = context.placements[ids[0]]
    return TdModule(
        path=first.path,
        source=sources_of(here.values()),
        imports=import_blocks(classes.imports | aliases.imports, first.module),
        classes=classes.view,
        aliases=aliases.view,
    )


def _alias(placement: Placement) -> Type | None:
    """Return the type for which a definition is an alias, None for an object."""
    definition = placement.definition
    if isinstance(definition, EnumDef) and definition.is_flags:
        return Scalar.INT
    if isinstance(definition, EnumDef) and definition.members:
        return enum_type(definition)
    return placement.alias


def _build_alias(placement: Placement, target: Code) -> Built[TdAlias]:
    doc = class_doc(placement.definition.identity)
    view = TdAlias(name=placement.class_name, doc=doc, target=target.text)
    return Built(view, target.imports | {_TYPE_ALIAS})


def _build_class(placement: Placement, context: PyContext) -> Built[TdClass]:
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    wired = [f for f in definition.fields if presence_of(f) is not Presence.LOCAL]
    annotations = [_annotation(field, context) for field in wired]
    keys = tuple(map(_build_key, wired, annotations))
    view = TdClass(
        name=placement.class_name,
        doc=_class_doc(definition),
        keys=keys,
        is_functional=not all(key.name for key in keys),
    )
    optional = {_NOT_REQUIRED} if not all(key.is_required for key in keys) else set()
    return Built(view, imports_of(annotations) | optional | {_TYPED_DICT})


def _class_doc(definition: ObjectDef) -> SpecText | None:
    """Return the docstring, which also describes other keys: Python 3.11 has no type for them."""
    extra = definition.extra
    more = (_OTHER_KEYS, extra.doc) if extra else ()
    return class_doc(definition.identity, *more)


def _build_key(field: Field, annotation: Code) -> TdKey:
    return TdKey(
        name=_identifier(field.wire_name),
        key=SpecText(field.wire_name),
        annotation=annotation.text,
        is_required=field.required,
        doc=field_doc(field),
    )


def key_names(schema: Schema) -> frozenset[str]:
    """Return all keys that appear unchanged in the code."""
    definitions = schema.definitions.values()
    objects = [each for each in definitions if isinstance(each, ObjectDef)]
    keys = {field.wire_name for each in objects for field in each.fields}
    return frozenset(map(_identifier, keys))


def _identifier(key: str) -> str:
    """Return ``key`` if it can be a class attribute, unchanged; otherwise ""."""
    is_plain = key.isascii() and key.isidentifier() and not keyword.iskeyword(key)
    # Python mangles names with two leading underscores.
    return key if is_plain and not key.startswith("__") else ""


def _annotation(field: Field, context: PyContext) -> Code:
    """Return the type of the value of ``field``; it includes null unless the document rules it out."""
    plain = _annotate(field.type, context)
    may_be_null = field.nullable or (field.nullable is None and not field.required)
    value = or_none(plain) if may_be_null else plain
    if field.access != READ_ONLY:
        return value
    return value.wrap(f"{_READ_ONLY.name}[{{}}]").importing(_READ_ONLY)


def _annotate(type_: Type, context: PyContext) -> Code:
    return annotate(type_, lambda id_: context.placements[id_].cls, _SCALARS, _OBJECT)


def _scalar(scalar: Scalar) -> Code:
    """Return the type of a value of ``scalar`` in decoded JSON."""
    kinds = FACTS[scalar].kinds
    if kinds == {JsonKind.NULL}:
        return Code("None", ends_in_none=True)
    if FACTS[scalar].is_opaque:
        return ANY
    # To type checkers, an int is a float.
    wide = kinds - {JsonKind.INTEGER} if JsonKind.FRACTION in kinds else kinds
    return Code(" | ".join(name for kind, name in _KINDS.items() if kind in wide))


_SCALARS: Mapping[Scalar, Code] = {scalar: _scalar(scalar) for scalar in Scalar}
