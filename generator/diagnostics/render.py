"""Findings as text for a terminal: a place, a message, and the line with carets under it.

A row of a table is easily a thousand characters wide, so a line is cropped around its
span.  Spec text is shown, never obeyed: what could move the cursor, colour the screen or
reorder the line stands as an escape such as ``\\x1b``.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from generator.diagnostics.report import Diagnostic, Label, Rule, Severity
from generator.source import Span
from generator.text.words import count

# Columns of source: shown at most, and from the first caret on kept free for it.
_WIDTH = 100
_AFTER = 70

_CUT = "..."
# Places of equal findings that are named.
_NAMED = 3

_STYLES = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_RESET = "\x1b[0m"


def render_full(
    diagnostic: Diagnostic, *, others: Sequence[Span] = (), color: bool = False
) -> str:
    """Return ``diagnostic`` as text of several lines, without a newline at the end.

    ``others`` are more places of which the same is true.
    """
    style = _STYLES[diagnostic.severity] if color else ""
    return "\n".join(_lines(diagnostic, others, style))


def render_explanation(rule: Rule) -> str:
    """Return what ``gen explain`` prints, without a newline at the end."""
    return f"{rule.code} ({rule.severity.value})\n{rule.title}\n\n{rule.explanation}"


def _lines(found: Diagnostic, others: Sequence[Span], style: str) -> Iterator[str]:
    severity = _styled(found.severity.value, style)
    yield f"{safe(str(found.span))}: {severity}: {safe(found.message)} [{found.code}]"
    places = [Label(found.span, found.label), *found.related]
    gutter = max(len(str(place.span.begin[0])) for place in places)
    yield from _frame(places[0], gutter, style)
    for place in found.related:
        if place.span.file.path != found.span.file.path:
            yield f"{' ' * gutter}  ::: {safe(str(place.span))}"
        yield from _frame(place, gutter, "")
    if others:
        yield f"  {_places(others)}"
    if found.help:
        yield f"  help: {safe(found.help)}"
    if found.outcome:
        yield f"  {found.outcome}"


def _places(others: Sequence[Span]) -> str:
    """Return a line that says how many ``others`` there are, and where the first are."""
    named = [safe(str(span)) for span in others[:_NAMED]]
    if left := len(others) - len(named):
        named.append(f"{left} more")
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
    return f"the same in {count(len(others), 'other place')}: {listed}"


def _frame(place: Label, gutter: int, style: str) -> Iterator[str]:
    """Yield the line of ``place`` with carets; only the label if its file has no text."""
    span, label = place.span, safe(place.text)
    blank = f"  {'':{gutter}} |"
    if not span.file.text:
        if label:
            yield f"  {'':{gutter}} = {label}"
        return
    row = _crop(span)
    carets = _styled("^" * row.width, style)
    yield blank
    yield f"  {span.begin[0]:{gutter}} | {row.text}"
    yield f"{blank} {' ' * row.column}{carets} {label}".rstrip()


class _Row(Struct, frozen=True):
    """A piece of a line, and the columns (from 0) of the span in it."""

    text: str
    column: int
    width: int


def _crop(span: Span) -> _Row:
    """Return the first line of ``span``, cut so that the span's start is in sight."""
    line, _ = span.begin
    first, last = span.file.line_start(line), span.file.line_end(line)
    start = min(span.start, last)
    # Each character takes a column, so more than these can't be seen.
    before = _glyphs(span.file.text[max(first, start - _WIDTH) : start])
    after = _glyphs(span.file.text[start : min(last, start + _WIDTH)])
    if after and not _columns(after[0]):
        # A combining mark would be drawn over the character before its caret.
        after[0] = _escape(after[0])

    room = max(_AFTER, _WIDTH - sum(map(_columns, before)))
    after = after[: _fitting(after, room)]
    room = _WIDTH - sum(map(_columns, after))
    before = before[len(before) - _fitting(reversed(before), room) :]
    left = _CUT if start - len(before) > first else ""
    right = _CUT if start + len(after) < last else ""
    marked = after[: max(span.end - start, 0)]
    return _Row(
        text=left + "".join(before) + "".join(after) + right,
        column=len(left) + sum(map(_columns, before)),
        width=max(1, sum(map(_columns, marked))),
    )


def _fitting(glyphs: Iterable[str], room: int) -> int:
    """Return how many of ``glyphs``, from the first on, fit into ``room`` columns."""
    return bisect_right(list(accumulate(map(_columns, glyphs))), room)


def safe(text: str) -> str:
    """Return ``text`` with an escape for whatever a terminal would obey."""
    return "".join(_glyphs(text))


def _glyphs(text: str) -> list[str]:
    """Return what is shown for each character of ``text``."""
    return [ch if ch.isprintable() else _escape(ch) for ch in text]


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _columns(glyph: str) -> int:
    """Return how many columns of a terminal ``glyph`` takes."""
    return sum(_char_columns(char) for char in glyph)


def _char_columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _styled(text: str, style: str) -> str:
    return f"{style}{text}{_RESET}" if style else text
