"""IR type -> Python expressions that decode a value.

A value in a variable is checked together with all variables of a model, in one condition.  A value
inside a list or a map is checked by the expression itself.

    list of Step in ``steps``   check   steps.__class__ is not list
                                value   [decode_step(item) for item in steps]
"""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.code import Code, helper
from generator.backends.python.placement import Placement
from generator.backends.python.types.scalars import (
    PY_SCALARS,
    AnyJson,
    Codec,
    Formatted,
    Itself,
    Null,
    Number,
    Printed,
    is_number,
)
from generator.backends.serializers.comprehension import each, each_value, item_name
from generator.backends.serializers.scope import (
    Guarded,
    Scope,
    call,
    check,
    list_of,
    map_of,
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


def decode_variable(type_: Type, name: str, scope: Scope) -> Guarded:
    """Return how to decode the variable ``name``."""
    resolved = scope.resolve_alias(type_)
    unsure = scope.here.is_exact and _holds_numbers(resolved)
    is_plain = scope.is_plain(resolved)
    wrong = None if unsure or not is_plain else check(resolved, name)
    if wrong:
        return Guarded(wrong, Code(name))
    match resolved:
        case ListOf(item):
            checked = list_of(item, name) if is_plain else None
            return checked or Guarded(
                Code(f"{name}.__class__ is not list"), _list(item, Code(name), scope)
            )
        case MapOf(value):
            if not is_plain:
                return Guarded(Code(""), decode(resolved, name, scope))
            return map_of(value, name, _map(value, Code(name), scope))
        case Nullable(inner):
            return or_nothing(decode_variable(inner, name, scope), name, ("None",))
        case Ref() if (enum := scope.enum(type_)) and _is_integer(enum):
            condition = f"{name}.__class__ is not int"
            return Guarded(Code(condition), _member(enum, Code(name)))
        case Scalar() | StreamOf() | UnionOf() | Literal() | Ref() | Unknown():
            return Guarded(Code(""), decode(type_, name, scope))
        case _:
            assert_never(resolved)


def or_nothing(decoding: Guarded, name: str, empty_values: tuple[str, ...]) -> Guarded:
    """Return ``decoding`` for a variable that may also be one of ``empty_values``."""
    guards = " and ".join(f"{name} is not {nothing}" for nothing in empty_values)
    condition = decoding.check
    if condition.text:
        condition = condition.wrap(f"({guards} and {{}})")
    if decoding.value.text == name:
        return Guarded(condition, decoding.value)
    missing_default = " or ".join(f"{name} is {nothing}" for nothing in empty_values)
    kept = empty_values[0] if len(empty_values) == 1 else name
    return Guarded(
        condition, decoding.value.wrap(f"{kept} if {missing_default} else {{}}")
    )


def decode(type_: Type, expr: str, scope: Scope, nested: int = 0) -> Code:
    """Return an expression that decodes ``expr`` and raises if it does not fit.

    ``nested`` is the number of comprehensions around it.
    """
    if function := scope.call("decode", type_, expr):
        return function
    if converter := scope.converter(type_):
        decoded = decode(type_, expr, scope.on_the_wire, nested)
        return converter.decode.of(decoded)
    match scope.resolve_alias(type_):
        case Scalar() as scalar:
            return _scalar(PY_SCALARS[scalar].codec, expr, scope)
        case StreamOf() | Unknown():
            return _scalar(AnyJson(), expr, scope)
        case ListOf(item):
            return _list(item, call("checks", "array", expr), scope, nested)
        case MapOf(value):
            return _map(value, call("checks", "mapping", expr), scope, nested)
        case Nullable(inner):
            decoded = decode(inner, expr, scope, nested)
            return decoded.wrap(f"None if {expr} is None else {{}}")
        case Ref(id_):
            placement = scope.placement(id_)
            # As keys of a dict, True and 1.0 equal 1.
            is_integer = _is_integer(placement)
            key = call("checks", "exact", f"int, {expr}") if is_integer else Code(expr)
            return _member(placement, key)
        case UnionOf() | Literal():
            return convert(type_, expr, scope)
        case other:
            assert_never(other)


def _scalar(codec: Codec, expr: str, scope: Scope) -> Code:
    match codec:
        case Itself(kind):
            return call("checks", "exact", f"{kind}, {expr}")
        case Number():
            return call("checks", "number", expr)
        case Null():
            return call("checks", "null", expr)
        case Formatted(parse) | Printed(parse):
            return parse.of(Code(expr))
        case AnyJson():
            return call("checks", "plain", expr) if scope.here.is_exact else Code(expr)
        case _:
            assert_never(codec)


def convert(type_: Type, expr: str, scope: Scope) -> Code:
    """Return a call that decodes ``expr`` by its type at run time: for unions."""
    function, hint = helper("convert", "convert"), scope.hint(type_)
    text = f"{function.text}({hint.text}, {expr}{scope.depth_for(type_)})"
    return Code(text, function.imports | hint.imports)


def _list(item: Type, source: Code, scope: Scope, nested: int = 0) -> Code:
    return each(source, decode(item, item_name(nested), scope, nested + 1), nested)


def _map(value: Type, source: Code, scope: Scope, nested: int = 0) -> Code:
    decoded = decode(value, item_name(nested), scope, nested + 1)
    return each_value(source, decoded, nested)


def _holds_numbers(type_: Type) -> bool:
    """Return whether a ``type_`` can itself be a number."""
    members = type_.members if isinstance(type_, UnionOf) else (type_,)
    return any(map(is_number, members))


def _is_integer(placement: Placement) -> bool:
    return (
        isinstance(placement.definition, EnumDef) and placement.definition.kind is int
    )


def _member(placement: Placement, key: Code) -> Code:
    return Code(
        f"{placement.values.name}[{key.text}]", key.imports | {placement.values}
    )
