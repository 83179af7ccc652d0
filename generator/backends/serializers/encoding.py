"""IR type -> Python expressions that encode a value as JSON.

There are two forms.  ``encode`` returns data for ``json.dumps``; strings, integers, booleans and
enums are trusted to match their annotations.  ``prepare`` returns data for orjson and msgspec,
which write dates and UUIDs themselves; nothing checks the value after it, so it checks everything.
"""

from __future__ import annotations

from typing import Literal as LiteralType, TypeAlias, assert_never

from generator.backends.python.code import Code, helper
from generator.backends.python.types.scalars import (
    PY_SCALARS,
    AnyJson,
    Codec,
    Formatted,
    Itself,
    Null,
    Number,
    Printed,
    codec_of,
    is_number,
)
from generator.backends.serializers.comprehension import each, each_value, item_name
from generator.backends.serializers.scope import (
    Guarded,
    Scope,
    call,
    call_of_math,
    check,
    exact_class,
    list_of,
    map_of,
)
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

Form: TypeAlias = LiteralType["encode", "prepare"]


def encode_variable(type_: Type, name: str, scope: Scope, form: Form) -> Guarded:
    """Return how to encode the variable ``name``."""
    resolved = scope.resolve_alias(type_)
    if not scope.is_plain(resolved):
        return Guarded(Code(""), encode(type_, name, scope, form))
    if form == "encode" and is_number(resolved):
        return Guarded(call_of_math("isfinite", name).wrap("not {}"), Code(name))
    if form == "encode":
        return Guarded(Code(""), encode(type_, name, scope, form))
    if condition := check(resolved, name):
        return Guarded(condition, Code(name))
    if kind := exact_encoder(resolved, scope):
        checked_value = kind.wrap(f"{name}.__class__ is not {{}}")
        return Guarded(checked_value, encode_exact(resolved, Code(name), scope, form))
    if isinstance(resolved, ListOf):
        value = _list(resolved.item, Code(name), scope, form)
        is_no_list = Code(f"{name}.__class__ is not list")
        return list_of(resolved.item, name) or Guarded(is_no_list, value)
    if isinstance(resolved, MapOf):
        value = _map(resolved.value, Code(name), scope, form)
        return map_of(resolved.value, name, value, keyed=True)
    return Guarded(Code(""), encode(type_, name, scope, form))


def encode(type_: Type, expr: str, scope: Scope, form: Form, nested: int = 0) -> Code:
    """Return an expression that encodes ``expr`` and raises if it is not a ``type_``."""
    if function := scope.call(form, type_, expr):
        return function
    if converter := scope.converter(type_):
        rendered = converter.encode.of(Code(expr))
        encoded = _untrusted(type_, rendered.text, scope.on_the_wire, form)
        return Code(encoded.text, encoded.imports | rendered.imports)
    resolved = scope.resolve_alias(type_)
    if form == "encode" and _is_trusted(resolved, scope):
        return encode_exact(resolved, Code(expr), scope, form)
    if kind := exact_encoder(resolved, scope):
        return encode_exact(resolved, exact(kind, expr), scope, form)
    match resolved:
        case Scalar():
            return _scalar(PY_SCALARS[resolved].codec, expr, form)
        case StreamOf() | Unknown():
            return _scalar(AnyJson(), expr, form)
        case ListOf(item):
            source = call("checks", "array", expr) if form == "prepare" else Code(expr)
            return _list(item, source, scope, form, nested)
        case MapOf(value):
            source = call("checks", "keyed", expr) if form == "prepare" else Code(expr)
            return _map(value, source, scope, form, nested)
        case Nullable(inner):
            encoded = encode(inner, expr, scope, form, nested)
            return encoded.wrap(f"None if {expr} is None else {{}}")
        case UnionOf() | Literal() | Ref():
            return by_type(type_, expr, scope)
        case other:
            assert_never(other)


def _scalar(codec: Codec, expr: str, form: Form) -> Code:
    """Return how to encode ``expr`` if its class alone does not guarantee a valid value."""
    match codec:
        case Number():
            return call("checks", "number", expr)
        case Null():
            return call("checks", "null", expr)
        case Formatted(_, format_, native):
            function = native if native and form == "prepare" else format_
            return function.of(Code(expr))
        case AnyJson():
            is_text = form == "prepare"
            return call("json_library", "fragment", expr) if is_text else Code(expr)
        case Itself() | Printed():
            raise AssertionError(f"the class of {codec} is checked")
        case _:
            assert_never(codec)


def _untrusted(scalar: Type, expr: str, scope: Scope, form: Form) -> Code:
    """Return how to encode the result of a converter, which has no trusted annotation."""
    if kind := exact_encoder(scalar, scope):
        return encode_exact(scalar, exact(kind, expr), scope, form)
    return encode(scalar, expr, scope, form)


def _is_trusted(type_: Type, scope: Scope) -> bool:
    """Return whether a value annotated as ``type_`` is trusted."""
    if isinstance(
        type_, UnionOf
    ):  # the member an enum belongs to is known only at run time
        return all(
            _is_trusted(member, scope) and not scope.enum(member)
            for member in type_.members
        )
    if scope.converter(type_):
        return False
    is_plain = isinstance(type_, Literal) or exact_class(type_) is not None
    return is_plain or scope.enum(type_) is not None


def exact_encoder(type_: Type, scope: Scope) -> Code | None:
    """Return the class that ``encode_exact`` can encode safely, if there is one."""
    if kind := exact_class(type_):
        return Code(kind)
    if enum := scope.enum(type_):
        return Code(enum.class_name, frozenset({enum.cls}))
    return scope.hint(type_) if isinstance(codec_of(type_), Printed) else None


def encode_exact(type_: Type, value: Code, scope: Scope, form: Form) -> Code:
    """Return how to encode ``value``, whose exact class has been checked."""
    if scope.enum(type_):
        return value.wrap("{}._value_")
    codec = codec_of(type_)
    if isinstance(codec, Printed) and form == "encode":
        return value.wrap(codec.string)
    return value


def exact(kind: Code, expr: str) -> Code:
    """Return a call that returns ``expr`` if its class is ``kind``."""
    function = helper("checks", "exact")
    text = f"{function.text}({kind.text}, {expr})"
    return Code(text, function.imports | kind.imports)


def by_type(type_: Type, expr: str, scope: Scope) -> Code:
    """Return a call that encodes ``expr`` by its type at run time: for unions."""
    return wire_value(scope.hint(type_), expr)


def wire_value(hint: Code, expr: str) -> Code:
    """Return the call that encodes ``expr`` by its annotation when it runs."""
    function = helper("encoding", "wire_value")
    text = f"{function.text}({hint.text}, {expr})"
    return Code(text, function.imports | hint.imports)


def _list(item: Type, source: Code, scope: Scope, form: Form, nested: int = 0) -> Code:
    return each(
        source, encode(item, item_name(nested), scope, form, nested + 1), nested
    )


def _map(value: Type, source: Code, scope: Scope, form: Form, nested: int = 0) -> Code:
    encoded = encode(value, item_name(nested), scope, form, nested + 1)
    return each_value(source, encoded, nested)
