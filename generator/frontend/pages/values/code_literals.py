r"""Literals in code: ``"a" | "b" | 3 | Unrecognized<string>``.

The code is a TypeScript fence, or one item of a list of Python literals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from generator.text.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r"""
    (?P<string> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<number> -?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?(?:[eE][+-]?\d{1,3})? )(?![\w.])
    | (?P<word> true | false | True | False )\b
    | (?P<open> Unrecognized(?:<[^<>]*>)? | UnrecognizedStr | UnrecognizedInt )
    | (?P<between> [\s|;]+ )
    | (?P<other> [^\s|;"']+ | . )
    """,
    re.VERBOSE,
)


class CodeLiteral(Struct, frozen=True):
    """``value`` is None if the piece is not a literal; ``start`` and ``end`` are indices."""

    value: str | int | float | bool | None
    is_open: bool
    start: int
    end: int


def read_literals(code: str) -> Iterator[CodeLiteral]:
    """Yield the literals of ``code``, and each other piece."""
    for token in _TOKEN.finditer(code):
        start, end = token.span()
        match token.lastgroup:
            case "between":
                continue
            case "open":
                yield CodeLiteral(None, True, start, end)
            case "string":
                yield CodeLiteral(_string(token[0]), False, start, end)
            case "number":
                yield CodeLiteral(json.loads(token[0]), False, start, end)
            case "word":
                yield CodeLiteral(token[0].lower() == "true", False, start, end)
            case _:
                yield CodeLiteral(None, False, start, end)


def _string(text: str) -> str | None:
    """Return the value of a string literal, None if it has escapes unknown to JSON."""
    body = text[1:-1]
    if text[0] == "'":
        body = body.replace("\\'", "'").replace('"', '\\"')
    try:
        value = json.loads(f'"{body}"')
    except ValueError:
        return None
    return value if isinstance(value, str) and is_encodable(value) else None


def is_encodable(text: str) -> bool:
    """Return whether ``text`` has no lone surrogates, which cannot be written to a file."""
    return not any("\ud800" <= ch <= "\udfff" for ch in text)
