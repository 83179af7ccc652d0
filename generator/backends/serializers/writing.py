"""IR type -> Python expressions for the JSON text of a value.

The replacement fields of an f-string write the members of an object, which is cheaper than a call:
``"count":{count}``.  ``write`` handles the values inside a list or a map.
"""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.code import Code, helper
from generator.backends.python.placement import Placement
from generator.backends.python.types.scalars import (
    PY_SCALARS,
    QUOTE,
    AnyJson,
    Codec,
    Formatted,
    Itself,
    Null,
    Number,
    Printed,
    codec_of,
)
from generator.backends.serializers.comprehension import each, each_value, item_name
from generator.backends.serializers.encoding import (
    by_type,
    exact,
    exact_encoder,
)
from generator.backends.serializers.scope import (
    Guarded,
    Scope,
    call,
    check,
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
    """Return how to write the variable ``name``: a part of an f-string in ``'``."""
    resolved = scope.resolve_alias(type_)
    if not scope.is_plain(resolved):
        return Guarded(Code(""), write_field(type_, name, scope))
    if resolved is Scalar.STR:  # `quote` accepts nothing else
        return Guarded(Code(""), write_member(type_, Code(name), scope))
    if condition := check(resolved, name):
        return Guarded(condition, write_member(type_, Code(name), scope))
    if kind := exact_encoder(resolved, scope):
        checked_value = kind.wrap(f"{name}.__class__ is not {{}}")
        return Guarded(checked_value, write_member(type_, Code(name), scope))
    return Guarded(Code(""), write_member(type_, Code(name), scope))


def write_field(type_: Type, name: str, scope: Scope) -> Code:
    """Return the part of an f-string that writes ``name``; it raises if that is not a ``type_``."""
    if converter := scope.converter(type_):
        value = converter.encode.of(Code(name))
        part = write_field(type_, value.text, scope.on_the_wire)
        return Code(part.text, part.imports | value.imports)
    return write_member(type_, checked_value(type_, name, scope), scope)


def checked_value(type_: Type, name: str, scope: Scope) -> Code:
    """Return an expression for the variable ``name`` that raises if it is not a ``type_``."""
    resolved = scope.resolve_alias(type_)
    codec = codec_of(resolved)
    if isinstance(codec, Number | Null):
        return call("checks", "number" if isinstance(codec, Number) else "null", name)
    kind = exact_encoder(resolved, scope)
    return exact(kind, name) if kind and resolved is not Scalar.STR else Code(name)


def write_member(type_: Type, value: Code, scope: Scope) -> Code:
    """Return the part of an f-string that writes ``value``, whose exact class has been checked."""
    resolved = scope.resolve_alias(type_)
    if isinstance(resolved, Literal) and isinstance(resolved.value, str):
        return _quoted(value).wrap("{{}}")
    if _is_integer(scope.enum(resolved)):
        return value.wrap("{{}._value_}")
    field = _field(resolved, value)
    return field or _text(type_, value, scope).wrap("{{}}")


def _field(type_: Type, value: Code) -> Code | None:
    """Return the field of an f-string if that is shorter than the expression of ``_text``."""
    match codec_of(type_):
        case Itself(_, _, str() as field) | Printed(_, _, field):
            return value.wrap(field)
        case Number():
            return value.wrap("{{}!r}")
        case Formatted(_, format_):
            return format_.of(value).wrap('"{{}}"')
        case Itself() | Null() | AnyJson() | None:
            return None
        case other:
            assert_never(other)


def write(type_: Type, expr: str, scope: Scope, nested: int = 0) -> Code:
    """Return an expression for the JSON text of ``expr``; it raises if that is not a ``type_``."""
    if function := scope.call("write", type_, expr):
        return function
    if converter := scope.converter(type_):
        value = converter.encode.of(Code(expr))
        text = write(type_, value.text, scope.on_the_wire, nested)
        return Code(text.text, text.imports | value.imports)
    return _text(type_, checked_value(type_, expr, scope), scope, nested)


def _text(type_: Type, value: Code, scope: Scope, nested: int = 0) -> Code:
    """Return an expression for the JSON text of ``value``, whose exact class has been checked."""
    if function := scope.call("write", type_, value.text):
        return function
    resolved = scope.resolve_alias(type_)
    if enum := scope.enum(resolved):
        return value.wrap("str({}._value_)") if _is_integer(enum) else _quoted(value)
    match resolved:
        case Scalar():
            return _scalar(PY_SCALARS[resolved].codec, value)
        case StreamOf() | Unknown():
            return _scalar(AnyJson(), value)
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


def _is_integer(enum: Placement | None) -> bool:
    definition = enum.definition if enum else None
    return isinstance(definition, EnumDef) and definition.kind is int


def _scalar(codec: Codec, value: Code) -> Code:
    match codec:
        case Itself(_, text):
            return text.fill(value)
        case Number():
            return value.wrap("repr({})")
        case Printed(_, string):
            return _quoted(value.wrap(string))
        case Formatted(_, format_):
            return _quoted(format_.of(value))
        case Null() | AnyJson():
            return call("json_text", "json_text", value.text)
        case _:
            assert_never(codec)


def _quoted(value: Code) -> Code:
    return QUOTE.of(value)


def _of_texts(name: str, texts: Code) -> Code:
    return helper("json_text", name).of(texts)
