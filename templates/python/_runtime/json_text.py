"""JSON as text with the standard library, without the cost of its wrappers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from json import encoder, scanner
from typing import Any, Final, NoReturn, cast

from .errors import DecodeError, InvalidValue, Problem

# Returns the JSON text of a string; raises TypeError for anything else.
quote: Final[Callable[[str], str]] = encoder.encode_basestring
BOOLEANS: Final = {True: "true", False: "false"}
_STRINGS: Final = frozenset({str})
_SCALAR_KINDS: Final = frozenset({str, int, float, bool, type(None)})


class JsonNumber(Decimal):
    """A number with a fraction or an exponent, as written in the document."""

    __slots__ = ()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER: Final = json.JSONDecoder(parse_constant=_refuse_constant)
_EXACT: Final = json.JSONDecoder(
    parse_constant=_refuse_constant, parse_float=JsonNumber
)
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":")
)
# The core of JSONDecoder.decode, without its skipping of white space.
_scan: Final[Callable[[str, int], tuple[Any, int]]] = cast(Any, scanner.make_scanner)(
    _DECODER
)


def parse_json(text: bytes | str) -> Any:
    """Parse a JSON document, in UTF-8 if it is bytes.

    Raises:
        DecodeError: ``text`` is not JSON; RFC 8259 has no NaN and no Infinity.
    """
    try:
        document = text if isinstance(text, str) else text.decode()
        value, end = _scan(document, 0)
        if end == len(document):
            return value
    except (ValueError, StopIteration, RecursionError):
        pass  # It is not JSON, or begins with white space.
    return _parse(_DECODER, text)


def parse_exact_json(text: bytes | str) -> Any:
    """Parse a JSON document, with a JsonNumber for each number that is not an integer."""
    return _parse(_EXACT, text)


def _parse(decoder: json.JSONDecoder, text: bytes | str) -> Any:
    try:
        return decoder.decode(text if isinstance(text, str) else text.decode())
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at line {error.lineno} column {error.colno}"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "it is nested too deeply"
    except ArithmeticError:
        reason = "a number is out of range"
    except ValueError:
        reason = "NaN, Infinity or an integer with too many digits"
    raise DecodeError("JSON", (Problem("", f"invalid document: {reason}", ""),))


def json_text(value: Any) -> str:
    """Return ``value``, which consists of JSON types, as JSON text.

    Raises:
        InvalidValue, ValueError, RecursionError: something in it is not JSON, such as NaN, a
            tuple or a key that is not a string; the standard library would write these.
    """
    if not _is_json(value):
        raise InvalidValue
    return _ENCODER.encode(value)


def _is_json(value: Any) -> bool:
    """Return whether ``value`` would be read back unchanged; NaN is checked elsewhere."""
    kind = value.__class__
    if kind is dict:
        if not _STRINGS.issuperset(map(type, value)):
            return False
        value = value.values()
    elif kind is not list:
        return kind in _SCALAR_KINDS
    return _SCALAR_KINDS.issuperset(map(type, value)) or all(map(_is_json, value))


def array_text(items: Iterable[str]) -> str:
    """Join the texts of items into the text of an array."""
    return f"[{','.join(items)}]"


def object_text(members: dict[str, str]) -> str:
    """Join the texts of values into the text of an object."""
    pairs = [f"{quote(key)}:{text}" for key, text in members.items()]
    return f"{{{','.join(pairs)}}}"


def extra_text(members: dict[str, str]) -> str:
    """Return the text of more members of an object, from those of their values."""
    return "".join(f",{quote(key)}:{text}" for key, text in members.items())


def members_text(members: dict[str, Any]) -> str:
    """Return the text of more members of an object."""
    return extra_text({key: json_text(value) for key, value in members.items()})
