"""IR type -> Python expressions that decode a value of it.

A value that stands in a variable is checked where all variables of a model are, in one
condition; one that stands inside a list or a map is checked by the expression itself.

    list of Step in ``steps``   check   steps.__class__ is not list
                                value   [decode_step(item) for item in steps]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from generator.backends.python.annotations import Code
from generator.backends.python.placement import Home
from generator.backends.serializers.comprehension import each, each_value, item_name
from generator.backends.serializers.scope import (
    NUMBERS,
    Checked,
    Scope,
    call,
    check,
    exact_class,
    helper,
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

_PARSERS: Mapping[Scalar, tuple[str, str]] = {
    Scalar.DECIMAL: ("formats", "parse_decimal"),
    Scalar.BYTES: ("formats", "parse_bytes"),
    Scalar.DATE: ("formats", "parse_date"),
    Scalar.DATETIME: ("formats", "parse_datetime"),
    Scalar.UUID: ("uuids", "parse_uuid"),
}


def decode_variable(type_: Type, name: str, scope: Scope) -> Checked:
    """Return how the variable ``name`` is decoded."""
    opened = scope.opened(type_)
    unsure = scope.here.is_exact and _holds_numbers(opened)
    is_plain = scope.is_plain(opened)
    found = None if unsure or not is_plain else check(opened, name)
    if found:
        return Checked(found, Code(name))
    match opened:
        case ListOf(item):
            checked = list_of(item, name) if is_plain else None
            return checked or Checked(
                Code(f"{name}.__class__ is not list"), _list(item, Code(name), scope)
            )
        case MapOf(value):
            if not is_plain:
                return Checked(Code(""), decode(opened, name, scope))
            return map_of(value, name, _map(value, Code(name), scope))
        case Nullable(inner):
            return or_nothing(decode_variable(inner, name, scope), name, ("None",))
        case Ref() if (enum := scope.enum(type_)) and _is_integer(enum):
            condition = f"{name}.__class__ is not int"
            return Checked(Code(condition), _member(enum, Code(name)))
        case _:
            return Checked(Code(""), decode(type_, name, scope))


def or_nothing(decoding: Checked, name: str, nothings: tuple[str, ...]) -> Checked:
    """Return ``decoding`` for a variable that may also be one of ``nothings``."""
    guards = " and ".join(f"{name} is not {nothing}" for nothing in nothings)
    condition = decoding.check
    if condition.text:
        condition = condition.wrap(f"({guards} and {{}})")
    if decoding.value.text == name:
        return Checked(condition, decoding.value)
    absent = " or ".join(f"{name} is {nothing}" for nothing in nothings)
    kept = nothings[0] if len(nothings) == 1 else name
    return Checked(condition, decoding.value.wrap(f"{kept} if {absent} else {{}}"))


def decode(type_: Type, expr: str, scope: Scope, nested: int = 0) -> Code:
    """Return an expression that decodes ``expr`` and raises where it does not fit.

    ``nested`` is how many comprehensions it stands in.
    """
    if function := scope.call("decode", type_, expr):
        return function
    if converter := scope.converter(type_):
        decoded = decode(type_, expr, scope.on_the_wire, nested)
        return converter.decode.of(decoded)
    match scope.opened(type_):
        case Scalar() as scalar if kind := exact_class(scalar):
            return call("checks", "exact", f"{kind}, {expr}")
        case Scalar() as scalar if scalar in NUMBERS:
            return call("checks", "number", expr)
        case Scalar.NULL:
            return call("checks", "null", expr)
        case Scalar() as scalar if scalar in _PARSERS:
            return call(*_PARSERS[scalar], expr)
        case Scalar() | StreamOf() | Unknown():
            return call("checks", "plain", expr) if scope.here.is_exact else Code(expr)
        case ListOf(item):
            return _list(item, call("checks", "array", expr), scope, nested)
        case MapOf(value):
            return _map(value, call("checks", "mapping", expr), scope, nested)
        case Nullable(inner):
            decoded = decode(inner, expr, scope, nested)
            return decoded.wrap(f"None if {expr} is None else {{}}")
        case Ref(id_):
            home = scope.home(id_)
            # True and 1.0 are keys of a dict that has 1.
            is_integer = _is_integer(home)
            key = call("checks", "exact", f"int, {expr}") if is_integer else Code(expr)
            return _member(home, key)
        case UnionOf() | Literal():
            return convert(type_, expr, scope)
        case other:
            assert_never(other)


def convert(type_: Type, expr: str, scope: Scope) -> Code:
    """Return the call that decodes ``expr`` by its type when it runs: for unions."""
    function, hint = helper("convert", "convert"), scope.hint(type_)
    text = f"{function.text}({hint.text}, {expr}{scope.depth_for(type_)})"
    return Code(text, function.imports | hint.imports)


def _list(item: Type, source: Code, scope: Scope, nested: int = 0) -> Code:
    return each(source, decode(item, item_name(nested), scope, nested + 1), nested)


def _map(value: Type, source: Code, scope: Scope, nested: int = 0) -> Code:
    decoded = decode(value, item_name(nested), scope, nested + 1)
    return each_value(source, decoded, nested)


def _holds_numbers(type_: Type) -> bool:
    """Return whether a number of its own may stand at the top of a ``type_``."""
    members = type_.members if isinstance(type_, UnionOf) else (type_,)
    return any(member in NUMBERS for member in members)


def _is_integer(home: Home) -> bool:
    return isinstance(home.definition, EnumDef) and home.definition.kind is int


def _member(home: Home, key: Code) -> Code:
    return Code(f"{home.values.name}[{key.text}]", key.imports | {home.values})
