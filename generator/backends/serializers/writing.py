"""IR type -> Python expressions whose value is the JSON text of a value of it.

The members of an object are written by the replacement fields of an f-string, which costs
less than a call: ``"count":{count}``.  ``write`` makes what stands inside of a list or a map.
"""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.annotations import Code
from generator.backends.serializers.comprehension import each, each_value, item_name
from generator.backends.serializers.encoding import (
    FORMATS,
    by_type,
    exact,
    exact_encoder,
)
from generator.backends.serializers.scope import (
    NUMBERS,
    Guarded,
    Scope,
    call,
    check,
    helper,
)
from generator.ir.schema import EnumDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)


def write_variable(type_: Type, name: str, scope: Scope) -> Guarded:
    """Return how the variable ``name`` is written: a part of an f-string in ``'``."""
    resolve_alias = scope.resolve_alias(type_)
    if not scope.is_plain(resolve_alias):
        return Guarded(Code(""), write(type_, name, scope).wrap("{{}}"))
    if resolve_alias is Scalar.STR:  # `quote` takes nothing else
        return Guarded(Code(""), write_member(type_, Code(name), scope))
    if found := check(resolve_alias, name):
        return Guarded(found, write_member(type_, Code(name), scope))
    if kind := exact_encoder(resolve_alias, scope):
        checked_value = kind.wrap(f"{name}.__class__ is not {{}}")
        return Guarded(checked_value, write_member(type_, Code(name), scope))
    return Guarded(Code(""), write_member(type_, Code(name), scope))


def checked_value(type_: Type, name: str, scope: Scope) -> Code:
    """Return an expression for the variable ``name`` that raises where it is no ``type_``."""
    resolve_alias = scope.resolve_alias(type_)
    if resolve_alias in NUMBERS or resolve_alias is Scalar.NULL:
        return call("checks", "number" if resolve_alias in NUMBERS else "null", name)
    kind = exact_encoder(resolve_alias, scope)
    return exact(kind, name) if kind and resolve_alias is not Scalar.STR else Code(name)


def write_member(type_: Type, value: Code, scope: Scope) -> Code:
    """Return the part of an f-string that writes ``value``, whose class is sure."""
    resolve_alias = scope.resolve_alias(type_)
    match resolve_alias:
        case Scalar.INT | Scalar.BIGINT:
            return value.wrap("{{}}")
        case Scalar.FLOAT | Scalar.NUMBER:
            return value.wrap("{{}!r}")
        case Scalar.UUID:
            return value.wrap('"{{}}"')
        case Scalar.DATE:
            return value.wrap('"{{}.isoformat()}"')
        case Scalar() if resolve_alias in FORMATS:
            return call("formats", FORMATS[resolve_alias], value.text).wrap('"{{}}"')
        case Literal(str()):
            return _quoted(value).wrap("{{}}")
        case _:
            return _text(type_, value, scope).wrap("{{}}")


def write(type_: Type, expr: str, scope: Scope, nested: int = 0) -> Code:
    """Return an expression for the JSON text of ``expr``; it raises if that is no ``type_``."""
    if function := scope.call("write", type_, expr):
        return function
    if converter := scope.converter(type_):
        value = converter.encode.of(Code(expr))
        text = write(type_, value.text, scope.on_the_wire, nested)
        return Code(text.text, text.imports | value.imports)
    return _text(type_, checked_value(type_, expr, scope), scope, nested)


def _text(type_: Type, value: Code, scope: Scope, nested: int = 0) -> Code:
    """Return an expression for the JSON text of ``value``, whose class is sure."""
    if function := scope.call("write", type_, value.text):
        return function
    resolve_alias = scope.resolve_alias(type_)
    if enum := scope.enum(resolve_alias):
        is_integer = (
            isinstance(enum.definition, EnumDef) and enum.definition.kind is int
        )
        return value.wrap("str({}._value_)") if is_integer else _quoted(value)
    match resolve_alias:
        case Scalar.STR:
            return _quoted(value)
        case Scalar.BOOL:
            table = helper("json_text", "BOOLEANS")
            return Code(f"{table.text}[{value.text}]", table.imports | value.imports)
        case Scalar.INT | Scalar.BIGINT:
            return value.wrap("str({})")
        case Scalar.FLOAT | Scalar.NUMBER:
            return value.wrap("repr({})")
        case Scalar.UUID:
            return _quoted(value.wrap("str({})"))
        case Scalar.DATE:
            return _quoted(value.wrap("{}.isoformat()"))
        case Scalar() if resolve_alias in FORMATS:
            return _quoted(call("formats", FORMATS[resolve_alias], value.text))
        case Scalar() | StreamOf() | Unknown():
            return call("json_text", "json_text", value.text)
        case ListOf(item):
            source = call("checks", "array", value.text)
            text = write(item, item_name(nested), scope, nested + 1)
            return _of_texts("array_text", each(source, text, nested))
        case MapOf(item):
            source = call("checks", "mapping", value.text)
            text = write(item, item_name(nested), scope, nested + 1)
            return _of_texts("object_text", each_value(source, text, nested))
        case Nullable(inner):
            text = write(inner, value.text, scope, nested)
            return text.wrap(f'"null" if {value.text} is None else {{}}')
        case UnionOf() | Literal() | Ref():
            return _of_texts("json_text", by_type(type_, value.text, scope))
        case other:
            assert_never(other)


def _quoted(value: Code) -> Code:
    return helper("json_text", "quote").of(value)


def _of_texts(name: str, texts: Code) -> Code:
    return helper("json_text", name).of(texts)
