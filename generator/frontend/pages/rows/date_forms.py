"""Dates that are not written as in ISO 8601: ``DD/MM/YYYY`` is a text, a Unix timestamp a number."""

# ruff: noqa: RUF001  (letters that look like Latin ones)

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.types.typeexpr import (
    ListExpr,
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
)
from generator.text.lazy_pattern import lazy_pattern

# Letters for day, month and year in English, German, French, Spanish, Portuguese and Russian.
_DAY = r"(?:dd?|tt?|jj?|дд?)"
_MONTH = r"(?:m{1,4}|м{1,4})"
_YEAR = r"(?:yyyy|yy|jjjj|jj|aaaa|aa|гггг|гг)"
_FORM = lazy_pattern(
    rf"(?<![\w%])(?:{_DAY}[./ -]{_MONTH}[./ -]{_YEAR}|{_MONTH}[./-]{_DAY}[./-]{_YEAR}"
    rf"|{_YEAR}[./]{_MONTH}[./]{_DAY}|yyyymmdd|jjjjmmtt|aaaammjj|aaaammdd|ddmmyyyy)(?![^\W\d_])"
    r"|y{2,4}年m{1,2}月",
    re.IGNORECASE,
)
_EXAMPLE = lazy_pattern(
    r"[`\"']?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{8})(?:\s[^`\"']*)?[`\"']?",
    re.ASCII,
)
# Seconds or milliseconds since 1970, unless a description names another form, too.
_UNIX = lazy_pattern(
    r"unix[\s-]?(?:time|epoch|zeit|時間|时间)|epoch[\s-](?:time|seconds|milli|ms\b)"
    r"|(?:seconds|millis|milliseconds|ms)\s(?:since|from)\s(?:the\s)?(?:unix\s)?(?:epoch|1970)",
    re.IGNORECASE,
)
_ISO = lazy_pattern(r"\biso\b|\brfc\b|yyyy|\bor\b", re.IGNORECASE)
_UNIX_EXAMPLE = lazy_pattern(r"`?\d{9,13}`?", re.ASCII)
_DATES = ("date", "datetime")


def as_written(expr: TypeExpr, texts: Sequence[str], example: str) -> TypeExpr:
    """Return ``expr``; if it is a date that JSON has in another form, as a text or a number.

    - ``texts``: the type and the descriptions as written.
    - ``example``: the cell of the example, ``""`` if there is none.
    """
    if not _has_date(expr):
        return expr
    if _EXAMPLE.fullmatch(example) or any(map(is_date_form, texts)):
        return _with_scalar(expr, "str")
    is_unix = any(_UNIX.search(text) and not _ISO.search(text) for text in texts)
    if is_unix or _UNIX_EXAMPLE.fullmatch(example):
        return _with_scalar(expr, "int")
    return expr


def is_date_form(text: str) -> bool:
    """Return whether ``text`` has a form of dates other than ISO 8601: ``DD/MM/YYYY``."""
    return _FORM.search(text) is not None


def _has_date(expr: TypeExpr) -> bool:
    match expr:
        case ScalarExpr(name):
            return name in _DATES
        case (
            ListExpr(inner)
            | MaybeNullExpr(inner)
            | NullableExpr(inner)
            | OptionalExpr(inner)
        ):
            return _has_date(inner)
    return False


def _with_scalar(expr: TypeExpr, name: ScalarName) -> TypeExpr:
    match expr:
        case (
            ListExpr(inner, span)
            | MaybeNullExpr(inner, span)
            | NullableExpr(inner, span)
            | OptionalExpr(inner, span)
        ):
            return type(expr)(_with_scalar(inner, name), span)
    return ScalarExpr(name, expr.span)
