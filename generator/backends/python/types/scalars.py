"""How Python represents, reads and writes each scalar: one row each.

To add a scalar, add its row to :data:`PY_SCALARS`.  The codec of a row does the JSON part; each
part of the back end matches all codecs, so that no value passes unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code, Import, helper
from generator.ir.scalars import FACTS, Scalar, parse_duration
from generator.ir.types import Type


class Itself(Struct, frozen=True, tag=True):
    """JSON has the value itself, with exactly the class ``kind``.

    ``text`` is a pattern for its JSON text, ``field`` a pattern for an f-string.
    """

    kind: str
    text: Code
    field: str | None = None


class Number(Struct, frozen=True, tag=True):
    """JSON has the value itself: an int, or a finite float."""


class Null(Struct, frozen=True, tag=True):
    """JSON has null."""


class Formatted(Struct, frozen=True, tag=True):
    """JSON has a string.  Two runtime functions convert it, and check their input.

    ``native`` is a function that checks a value which orjson and msgspec write themselves; None if
    they would write it differently.
    """

    parse: Code
    format: Code
    native: Code | None = None


class Printed(Struct, frozen=True, tag=True):
    """JSON has a string, which the pattern ``string`` makes after a check of the class.

    ``field`` is a pattern for its JSON text in an f-string.  orjson and msgspec write the value
    themselves.
    """

    parse: Code
    string: str
    field: str


class AnyJson(Struct, frozen=True, tag=True):
    """JSON has any value, which is kept unchanged."""


Codec: TypeAlias = Itself | Number | Null | Formatted | Printed | AnyJson


class PyScalar(Struct, frozen=True, kw_only=True):
    """How Python represents, reads and writes a scalar.

    - ``annotation``: the type of its values.
    - ``codec``: how it relates to JSON.
    - ``construct``: returns an expression for a default given as JSON; None if JSON has the value
      itself.
    - ``is_constant``: ruff knows that the result of ``construct`` is immutable, so objects may
      share it.
    - ``is_exact``: a number in JSON must not become a float on the way.
    - ``words``: names in its code that its example does not show.
    """

    annotation: Code
    codec: Codec
    construct: Callable[[Any], str] | None = None
    is_constant: bool = False
    is_exact: bool = False
    words: frozenset[str] = frozenset()


def _imported(module: str, name: str) -> Code:
    return Code(name, frozenset({Import(module, name)}))


_ANY = _imported("typing", "Any")
_DT = frozenset({Import("datetime", "dt", whole=True)})
QUOTE = helper("json_text", "quote")
_BOOLEANS = helper("json_text", "BOOLEANS")
_INTEGER = Itself("int", Code("str({})"), field="{{}}")


def _decimal(wire: str | float) -> str:
    return f"Decimal({literal(str(wire) if isinstance(wire, float) else wire)})"


def _timedelta(wire: str) -> str:
    value = parse_duration(wire)
    seconds, micros = value.days * 86_400 + value.seconds, value.microseconds
    exact = f", microseconds={micros}" if micros else ""
    return f"dt.timedelta(seconds={seconds}{exact})"


PY_SCALARS: Mapping[Scalar, PyScalar] = {
    Scalar.STR: PyScalar(
        annotation=Code("str"), codec=Itself("str", Code("quote({})", QUOTE.imports))
    ),
    Scalar.INT: PyScalar(annotation=Code("int"), codec=_INTEGER),
    Scalar.BIGINT: PyScalar(annotation=Code("int"), codec=_INTEGER),
    Scalar.FLOAT: PyScalar(annotation=Code("float"), codec=Number()),
    Scalar.NUMBER: PyScalar(annotation=Code("float"), codec=Number()),
    Scalar.DECIMAL: PyScalar(
        annotation=_imported("decimal", "Decimal"),
        codec=Formatted(
            helper("formats", "parse_decimal"), helper("formats", "format_decimal")
        ),
        construct=_decimal,
        is_constant=True,
        is_exact=True,
    ),
    Scalar.BOOL: PyScalar(
        annotation=Code("bool"),
        codec=Itself("bool", Code("BOOLEANS[{}]", _BOOLEANS.imports)),
    ),
    Scalar.BYTES: PyScalar(
        annotation=Code("bytes"),
        codec=Formatted(
            helper("formats", "parse_bytes"), helper("formats", "format_bytes")
        ),
    ),
    Scalar.DATE: PyScalar(
        annotation=Code("dt.date", _DT),
        codec=Printed(
            helper("formats", "parse_date"),
            "{}.isoformat()",
            field='"{{}.isoformat()}"',
        ),
        construct=lambda wire: f"dt.date.fromisoformat({literal(wire)})",
    ),
    Scalar.DATETIME: PyScalar(
        annotation=Code("dt.datetime", _DT),
        codec=Formatted(
            helper("formats", "parse_datetime"),
            helper("formats", "format_datetime"),
            native=helper("formats", "native_datetime"),
        ),
        construct=lambda wire: f"dt.datetime.fromisoformat({literal(wire)})",
    ),
    Scalar.TIME: PyScalar(
        annotation=Code("dt.time", _DT),
        codec=Formatted(
            helper("formats", "parse_time"), helper("formats", "format_time")
        ),
        construct=lambda wire: f"dt.time.fromisoformat({literal(wire)})",
    ),
    Scalar.DURATION: PyScalar(
        annotation=Code("dt.timedelta", _DT),
        codec=Formatted(
            helper("formats", "parse_duration"),
            helper("formats", "format_duration"),
        ),
        construct=_timedelta,
        words=frozenset({"microseconds"}),
    ),
    Scalar.UUID: PyScalar(
        annotation=_imported("uuid", "UUID"),
        codec=Printed(helper("uuids", "parse_uuid"), "str({})", field='"{{}}"'),
        construct=lambda wire: f"UUID({literal(wire)})",
    ),
    Scalar.ANY: PyScalar(annotation=_ANY, codec=AnyJson()),
    Scalar.NULL: PyScalar(annotation=Code("None", ends_in_none=True), codec=Null()),
    Scalar.FILE: PyScalar(annotation=_ANY, codec=AnyJson()),
    Scalar.HTTP_RESPONSE: PyScalar(annotation=_ANY, codec=AnyJson()),
    Scalar.HTTP_REQUEST: PyScalar(annotation=_ANY, codec=AnyJson()),
}


def codec_of(type_: Type) -> Codec | None:
    """Return the codec of ``type_``, None if it is not a scalar."""
    return PY_SCALARS[type_].codec if isinstance(type_, Scalar) else None


def is_number(type_: Type) -> bool:
    """Return whether values of ``type_`` are ints and floats."""
    return isinstance(codec_of(type_), Number)


def code_words() -> frozenset[str]:
    """Return the words in the code of all scalars."""
    others = (row.words for row in PY_SCALARS.values())
    return frozenset(re.findall(r"[^\W\d]\w*", _all_texts())).union(*others)


def called_names() -> frozenset[str]:
    """Return the words in the code of all scalars that are called."""
    return frozenset(re.findall(r"([^\W\d]\w*)\(", _all_texts()))


def _all_texts() -> str:
    return "\n".join(text for scalar in Scalar for text in _texts(scalar))


def _texts(scalar: Scalar) -> Iterator[str]:
    """Yield the code of ``scalar`` that does not come from the runtime."""
    row = PY_SCALARS[scalar]
    yield row.annotation.text
    if row.construct:
        yield row.construct(FACTS[scalar].example)
    if isinstance(row.codec, Printed):
        yield row.codec.string


def annotation_names() -> frozenset[str]:
    """Return the first names in the annotations of scalars."""
    names = (row.annotation.text.partition(".")[0] for row in PY_SCALARS.values())
    return frozenset(names)


def annotation_modules() -> frozenset[str]:
    """Return the modules that the annotations of scalars are imported from."""
    return frozenset(
        each.module for row in PY_SCALARS.values() for each in row.annotation.imports
    )


def parser_names() -> frozenset[str]:
    """Return the names of the functions that decode scalars."""
    codecs = (row.codec for row in PY_SCALARS.values())
    return frozenset(c.parse.text for c in codecs if isinstance(c, Formatted | Printed))


def formatter_names() -> frozenset[str]:
    """Return the names of the functions that encode scalars."""
    codecs = [row.codec for row in PY_SCALARS.values()]
    formatted = [c for c in codecs if isinstance(c, Formatted)]
    natives = {c.native.text for c in formatted if c.native}
    return frozenset(natives).union(c.format.text for c in formatted)
