"""IR type -> the annotation of a field of a Struct."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from generator.backends.msgspec.unions import supports_union
from generator.backends.python.classes.by_tag import by_tag
from generator.backends.python.code import Code, Import, call_of, helper
from generator.backends.python.context import PyContext
from generator.backends.python.placement import enum_type
from generator.backends.python.types.annotations import ANY, Annotator, annotated
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.tag_choice import find_tag_choice
from generator.ir.types import Ref, Scalar, Type, UnionOf, children

MSGSPEC = Import("msgspec", "msgspec", whole=True)
_ONE_OF = helper("unions", "OneOf")
# For msgspec, a float is not an int, and an int that is read as a float loses digits.
NUMBER = Code("int | float")


def annotate(type_: Type, context: PyContext) -> Code:
    """Return the annotation of a value of ``type_``."""
    scalars: Mapping[Scalar, Code] = {
        Scalar.FLOAT: NUMBER,
        Scalar.NUMBER: NUMBER,
        Scalar.DATETIME: _moment(context),
    }
    annotator = Annotator(
        class_of=lambda id_: context.placements[id_].cls,
        scalars=scalars,
        mark_union=lambda union, code: _mark_union(union, code, context),
    )
    return annotator.of(type_)


def meta_call(arguments: Mapping[str, Code]) -> Code:
    """Return the call of ``Meta`` with ``arguments`` by name."""
    return call_of(Code("msgspec.Meta", frozenset({MSGSPEC})), arguments)


def needs_choice(type_: Type, schema: Schema) -> bool:
    """Return whether the runtime has to choose a union member somewhere in a value of ``type_``.

    Objects inside the value are not considered.
    """
    seen, waiting = set[str](), [type_]
    while waiting:
        part = waiting.pop()
        if isinstance(part, UnionOf) and not supports_union(part, schema):
            return True
        waiting += children(part)
        if isinstance(part, Ref) and part.id not in seen:
            seen.add(part.id)
            alias = _alias(part.id, schema)
            waiting += [alias] if alias else []
    return False


def _alias(id_: str, schema: Schema) -> Type | None:
    match schema.definitions[id_]:
        case UnionDef(_, members, is_open):
            return UnionOf(members, is_open)
        case EnumDef(_, members) as enum if members and not enum.kind:
            return enum_type(enum)
        case ObjectDef() | EnumDef() | OpaqueDef():
            return None
        case definition:
            assert_never(definition)


def _moment(context: PyContext) -> Code:
    plain = Code("dt.datetime", frozenset({Import("datetime", "dt", whole=True)}))
    if context.config.naive_datetimes == "keep":
        return plain
    return annotated(plain, [meta_call({"tz": Code("True")})])


def _mark_union(union: UnionOf, code: Code, context: PyContext) -> Code:
    """Return the annotation ``code`` of ``union``, marked if msgspec does not support the union."""
    if supports_union(union, context.schema) or code == ANY:
        return code
    text = f"{_ONE_OF.text}[{code.text}]"
    marked = Code(text, _ONE_OF.imports | code.imports)
    choice = find_tag_choice(union.members, context.schema, is_open=union.is_open)
    return marked if choice is None else annotated(marked, [by_tag(choice, context)])
