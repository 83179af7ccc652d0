"""Objects written in a cell of types -> the rows of their fields.

====================================  ==================================================
``{ name: string; port?: number }``   as in TypeScript
``object({ name = string })``         as in Terraform, in ``<pre>`` over several lines
``list(object({ … }))``, ``{ … }[]``  in a list or a map
====================================  ==================================================

The cell is read as if the object had no fields; these become rows nested in its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import RichText, cell_at
from generator.frontend.pages.page import FieldRow
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_field_type
from generator.frontend.types.typeexpr import LiteralExpr, TypeExpr, unwrapped
from generator.text.lazy_pattern import lazy_pattern

# A field, and the remark before it; a type ends where the next field begins.
_KEY = lazy_pattern(
    r"(?<![^\s,;])(?:readonly\s++)?(?:(?P<quote>[\"']?)(?P<name>[A-Za-z_$][\w$-]{0,80})(?P=quote)"
    r"|\[(?P<any>\w{1,40})(?:\s*+:\s*+\w{1,40})?\])(?P<maybe>\?)?\s*+[:=](?![=>])\s*+"
)
_OPTIONAL = lazy_pattern(r"optional\(\s*+")
_BREAK = lazy_pattern(r"<br\s*+/?>", re.IGNORECASE)
_REMARK = lazy_pattern(r"(?<!\S)(?:\#|//|/\*).*?(?=<br|\n|\Z)", re.IGNORECASE)
_PRE = lazy_pattern(r"\A\s*+<pre>(?P<text>.*)</pre>\s*+\Z", re.IGNORECASE | re.DOTALL)
_OPEN, _CLOSE = "([{<", ")]}>"
_LONGEST = 4_000  # characters of a type with objects in it
_DEEPEST = 8  # objects nested in a cell
# Words and brackets around the braces: `object({ … })`, ``object `{ … }` ``.
_BEFORE = lazy_pattern(
    r"(?<!\s)\s*+\(\s*+\{\Z|(?<=object)\s++\{\Z|(?<=objects)\s++\{\Z", re.IGNORECASE
)
_BEHIND = lazy_pattern(r"\}\s*+(?P<round>\))?")


class Inline(Struct, frozen=True):
    """The text of a type without the fields of the object in it, and these as ``rows``."""

    text: RichText
    rows: tuple[FieldRow, ...] = ()


def split_objects(
    text: RichText, dialect: Dialect, report: Report, depth: int = 1
) -> Inline:
    """Return ``text`` without the fields of the object in it, which are ``depth`` levels deep.

    Text with several objects, or anything else in braces, is returned unchanged.

    Reports: unreadable-type, unread-default.
    """
    if "{" not in text.text or len(text.text) > _LONGEST or depth > _DEEPEST:
        return Inline(text)
    text = _one_line(text)
    start, end = text.text.find("{") + 1, text.text.rfind("}")
    inside = text.only(range(start, end))
    fields = list(_fields(inside)) if _closes(text.text, start - 1) == end else []
    if not fields or _is_map(fields):
        return Inline(text)
    unread, rows = Report(), list[FieldRow]()
    for field in fields:
        rows += _rows(inside, field, dialect, unread, depth)
    if all(_is_literal(row.type) for row in rows):  # an example
        return Inline(text)
    report.extend(unread)
    return Inline(_without_fields(text, start, end), tuple(rows))


class _Field(Struct, frozen=True):
    """A field: the key that ``match`` is, and the type from there to ``end``."""

    match: re.Match[str]
    end: int


def _fields(inside: RichText) -> Iterator[_Field]:
    """Yield the fields in ``inside``, the text in braces; none if it has anything else."""
    keys = [
        match
        for match in _KEY.finditer(inside.text)
        if _depth(inside.text, match.start()) == 0
    ]
    if not keys or inside.text[: keys[0].start()].strip():
        return
    ends = [*(key.start() for key in keys[1:]), len(inside.text)]
    for key, end in zip(keys, ends, strict=True):
        yield _Field(key, end)


def _rows(
    inside: RichText, field: _Field, dialect: Dialect, report: Report, depth: int
) -> Iterator[FieldRow]:
    """Yield the row of ``field``, and those of the object in its type.

    Reports: unreadable-type, unread-default.
    """
    match, group = field.match, "name" if field.match["name"] else "any"
    span = inside.span(*match.span(group))
    start, end, is_optional = match.end(), field.end, bool(match["maybe"])
    default: DefaultValue | None = None
    if optional := _OPTIONAL.match(inside.text, start, end):
        is_optional, start = True, optional.end()
        end = _closes(inside.text, start - 1)
        comma = _comma(inside.text, start, end)
        if comma < end:
            default = read_default(cell_at(inside.span(comma + 1, end)), report)
        end = comma
    split = split_objects(_trimmed(inside, start, end), dialect, report, depth + 1)
    expr, _ = read_field_type(split.text, dialect, report)
    yield FieldRow(
        name=match[group],
        name_span=span,
        wire_name=None,
        type=expr,
        required=not is_optional,
        doc="",
        example="",
        deprecated=False,
        default=default,
        indent=depth,
        is_pattern=group == "any",
    )
    yield from split.rows


def _is_map(fields: Sequence[_Field]) -> bool:
    """Return whether the only key says what the keys are: ``{ string: integer }``."""
    match = fields[0].match
    is_plain = match["name"] and not (match["quote"] or match["maybe"])
    return len(fields) == 1 and bool(is_plain) and ":" in match[0]


def _is_literal(expr: TypeExpr) -> bool:
    return isinstance(unwrapped(expr), LiteralExpr)


def _without_fields(text: RichText, start: int, end: int) -> RichText:
    """Return ``text`` with ``object`` for ``object({ … })``, and ``{}`` for ``{ … }``."""
    before, behind = _BEFORE.search(text.text[:start]), _BEHIND.match(text.text, end)
    if before and behind and ("(" in before[0]) == bool(behind["round"]):
        start, end = before.start(), behind.end()
    return text.only([*range(start), *range(end, len(text.text))])


def _one_line(text: RichText) -> RichText:
    """Return ``text`` with blanks for the marks of HTML and remarks in it."""
    shown = text.text
    for pattern in (_REMARK, _BREAK):
        shown = pattern.sub(lambda match: " " * len(match[0]), shown)
    text = replace(text, text=shown)
    pre = _PRE.match(shown)
    return text.only(range(*pre.span("text"))) if pre else text


def _trimmed(text: RichText, start: int, end: int) -> RichText:
    """Return the type in ``text`` between ``start`` and ``end``, without separators around it."""
    part = text.text[start:end]
    kept = part.strip(" \t\n,;")
    start += part.find(kept) if kept else 0
    return text.only(range(start, start + len(kept)))


def _depth(text: str, end: int) -> int:
    """Return the number of brackets that are open before ``end``."""
    before = text[:end].replace("=>", "")
    return sum(map(before.count, _OPEN)) - sum(map(before.count, _CLOSE))


def _closes(text: str, start: int) -> int:
    """Return the place of the bracket that closes the one at ``start``, or the end of ``text``."""
    depths = _depths(text, start, len(text))
    return next((at for at, depth in depths if depth == 0), len(text))


def _comma(text: str, start: int, end: int) -> int:
    """Return the place of the first comma outside of brackets, or ``end``."""
    depths = _depths(text, start, end)
    return next((at for at, depth in depths if text[at] == "," and depth == 0), end)


def _depths(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield each place from ``start`` to ``end``, with the number of brackets open after it."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        yield at, depth
