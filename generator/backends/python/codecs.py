"""IR type -> Python expressions that decode and encode a value of it.

A value that stands in a variable is checked where all variables of a model are, in one
condition; one that stands inside a list or a map is checked by the expression itself.

    list of Step in ``steps``   check   steps.__class__ is not list
                                value   [decode_step(item) for item in steps]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from generator.backends.python.annotation import Code, Import, annotate
from generator.backends.python.homes import Home
from generator.ir.schema import EnumDef, ObjectDef
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

_EXACT: Mapping[Scalar, str] = {
    Scalar.STR: "str",
    Scalar.INT: "int",
    Scalar.BIGINT: "int",
    Scalar.BOOL: "bool",
}
_PARSERS: Mapping[Scalar, tuple[str, str]] = {
    Scalar.DECIMAL: ("formats", "parse_decimal"),
    Scalar.BYTES: ("formats", "parse_bytes"),
    Scalar.DATE: ("formats", "parse_date"),
    Scalar.DATETIME: ("formats", "parse_datetime"),
    Scalar.UUID: ("uuids", "parse_uuid"),
}
_NUMBERS = frozenset({Scalar.FLOAT, Scalar.NUMBER})


@dataclass(frozen=True, slots=True)
class Decoding:
    """``check`` is true where the variable cannot be right, ``""`` if ``value`` finds out."""

    check: str
    value: Code


def helper(module: str, name: str) -> Code:
    """Return the name of a function of the runtime."""
    return Code(name, frozenset({Import(f"._runtime.{module}", name)}))


def decode_variable(type_: Type, name: str, homes: Mapping[str, Home]) -> Decoding:
    """Return how the variable ``name`` is decoded."""
    match type_:
        case Scalar() if type_ in _EXACT:
            return Decoding(f"{name}.__class__ is not {_EXACT[type_]}", Code(name))
        case Scalar() if type_ in _NUMBERS:
            check = f"{name}.__class__ is not float and {name}.__class__ is not int"
            return Decoding(f"({check})", Code(name))
        case Scalar.NULL:
            return Decoding(f"{name} is not None", Code(name))
        case ListOf(item):
            return Decoding(f"{name}.__class__ is not list", _each(item, name, homes))
        case MapOf(value):
            return Decoding(
                f"{name}.__class__ is not dict", _each_value(value, name, homes)
            )
        case Nullable(inner):
            return or_nothing(decode_variable(inner, name, homes), name, ("None",))
        case Ref(id_) if _is_integer_enum(homes[id_]):
            check = f"{name}.__class__ is not int"
            return Decoding(check, _member(homes[id_], Code(name)))
        case _:
            return Decoding("", decode(type_, name, homes))


def or_nothing(decoding: Decoding, name: str, nothings: tuple[str, ...]) -> Decoding:
    """Return ``decoding`` for a variable that may also be one of ``nothings``."""
    guards = " and ".join(f"{name} is not {nothing}" for nothing in nothings)
    check = decoding.check and f"({guards} and {decoding.check})"
    if decoding.value.text == name:
        return Decoding(check, decoding.value)
    absent = " or ".join(f"{name} is {nothing}" for nothing in nothings)
    kept = nothings[0] if len(nothings) == 1 else name
    return Decoding(check, decoding.value.wrap(f"{kept} if {absent} else {{}}"))


def decode(type_: Type, expr: str, homes: Mapping[str, Home], depth: int = 0) -> Code:
    """Return an expression that decodes ``expr`` and raises where it does not fit.

    ``depth`` is how many comprehensions it stands in.
    """
    match type_:
        case Scalar() if type_ in _EXACT:
            return helper("models", "exact").wrap(f"{{}}({_EXACT[type_]}, {expr})")
        case Scalar() if type_ in _NUMBERS:
            return helper("models", "number").wrap(f"{{}}({expr})")
        case Scalar.NULL:
            return helper("models", "null").wrap(f"{{}}({expr})")
        case Scalar() if type_ in _PARSERS:
            return helper(*_PARSERS[type_]).wrap(f"{{}}({expr})")
        case Scalar() | StreamOf() | Unknown():
            return Code(expr)
        case ListOf(item):
            return _each(item, _call("array", expr), homes, depth)
        case MapOf(value):
            return _each_value(value, _call("mapping", expr), homes, depth)
        case Nullable(inner):
            decoded = decode(inner, expr, homes, depth)
            return decoded.wrap(f"None if {expr} is None else {{}}")
        case Ref(id_):
            return _decode_ref(homes[id_], expr, homes, depth)
        case UnionOf() | Literal():
            hint = annotate(type_, lambda id_: homes[id_].cls)
            return _convert(hint, expr)
        case _:
            assert_never(type_)


def encode(type_: Type, expr: str, homes: Mapping[str, Home], depth: int = 0) -> Code:
    """Return an expression that encodes ``expr``, whose type is right."""
    match type_:
        case Scalar.DECIMAL | Scalar.UUID:
            return Code(f"str({expr})")
        case Scalar.DATE:
            return Code(f"{expr}.isoformat()")
        case Scalar.DATETIME:
            return helper("formats", "format_datetime").wrap(f"{{}}({expr})")
        case Scalar.BYTES:
            return helper("formats", "format_bytes").wrap(f"{{}}({expr})")
        case Scalar() | StreamOf() | Unknown() | Literal():
            return Code(expr)
        case ListOf(item):
            return _over(expr, encode(item, _item(depth), homes, depth + 1), depth)
        case MapOf(value):
            return _over_map(expr, encode(value, _item(depth), homes, depth + 1), depth)
        case Nullable(inner):
            encoded = encode(inner, expr, homes, depth)
            if encoded.text == expr:
                return encoded
            return encoded.wrap(f"None if {expr} is None else {{}}")
        case Ref(id_):
            return _encode_ref(homes[id_], expr, homes, depth)
        case UnionOf(members):
            # A reference may lead back to this union, so it is not looked into.
            plain = [m for m in members if isinstance(m, Scalar | Literal)]
            as_it_is = (encode(m, expr, homes, depth).text == expr for m in plain)
            if len(plain) == len(members) and all(as_it_is):
                return Code(expr)
            return helper("convert", "encode").wrap(f"{{}}({expr})")
        case _:
            assert_never(type_)


def _each(
    item: Type, expr: str | Code, homes: Mapping[str, Home], depth: int = 0
) -> Code:
    return _over(expr, decode(item, _item(depth), homes, depth + 1), depth)


def _each_value(
    value: Type, expr: str | Code, homes: Mapping[str, Home], depth: int = 0
) -> Code:
    return _over_map(expr, decode(value, _item(depth), homes, depth + 1), depth)


def _over(expr: str | Code, item: Code, depth: int) -> Code:
    """Return a list of ``item`` for every one in ``expr``."""
    source = expr if isinstance(expr, Code) else Code(expr)
    if item.text == _item(depth):
        return source.wrap("[*{}]")
    text = f"[{item.text} for {_item(depth)} in {source.text}]"
    return Code(text, source.imports | item.imports)


def _over_map(expr: str | Code, item: Code, depth: int) -> Code:
    """Return a dict of ``item`` for every value in ``expr``."""
    source = expr if isinstance(expr, Code) else Code(expr)
    if item.text == _item(depth):
        return Code(f"{{**{source.text}}}", source.imports)
    key = f"key{depth or ''}"
    text = f"{{{key}: {item.text} for {key}, {_item(depth)} in {source.text}.items()}}"
    return Code(text, source.imports | item.imports)


def _call(name: str, expr: str) -> Code:
    return helper("models", name).wrap(f"{{}}({expr})")


def _item(depth: int) -> str:
    return f"item{depth or ''}"


def _is_integer_enum(home: Home) -> bool:
    return isinstance(home.definition, EnumDef) and home.definition.kind is int


def _decode_ref(home: Home, expr: str, homes: Mapping[str, Home], depth: int) -> Code:
    if isinstance(home.alias, UnionOf):
        return _convert(Code(home.class_name, frozenset({home.cls})), expr)
    if home.alias:
        return decode(home.alias, expr, homes, depth)
    if isinstance(home.definition, ObjectDef):
        return Code(f"{home.decoder.name}({expr})", frozenset({home.decoder}))
    if _is_integer_enum(home):
        # True and 1.0 are keys of such a dict too.
        return _member(home, helper("models", "exact").wrap(f"{{}}(int, {expr})"))
    return _member(home, Code(expr))


def _convert(hint: Code, expr: str) -> Code:
    """Return the call that decodes ``expr`` by its type when it runs: for unions."""
    function = helper("convert", "convert")
    imports = function.imports | hint.imports
    return Code(f"{function.text}({hint.text}, {expr})", imports)


def _member(home: Home, key: Code) -> Code:
    imports = key.imports | {home.values}
    return Code(f"{home.values.name}[{key.text}]", imports)


def _encode_ref(home: Home, expr: str, homes: Mapping[str, Home], depth: int) -> Code:
    if home.alias:
        return encode(home.alias, expr, homes, depth)
    if isinstance(home.definition, ObjectDef):
        return Code(f"{home.encoder.name}({expr})", frozenset({home.encoder}))
    return Code(f"{expr}.value")
