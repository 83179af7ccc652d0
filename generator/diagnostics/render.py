r"""Findings as text for a terminal: a place, a message, and the source line with carets.

A table row is easily a thousand characters wide, so a line is cropped around its span.  Spec
text is never interpreted: anything that could move the cursor, colour the screen or reorder the
line is shown as an escape such as ``\x1b``.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from generator.diagnostics.report import Diagnostic, Label, Rule, Severity
from generator.source import Span
from generator.text.terminal import DEFAULT_WIDTH, link
from generator.text.words import count

# The fewest columns of source to show, however narrow the terminal.
_LEAST = 40
# Columns reserved for line numbers and marks of a cut.
_GUTTER = 12
# The part of the columns that stays free from the first caret on.
_AFTER = 0.7

_CUT = "..."
# The most places of equal findings to name.
_NAMED = 3

_STYLES = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_BOLD, _BLUE, _RESET = "\x1b[1m", "\x1b[1;34m", "\x1b[0m"


class Look(Struct, frozen=True):
    """How findings look: see Surroundings."""

    color: bool = False
    width: int = DEFAULT_WIDTH
    link_of: Callable[[str], str] | None = None

    def styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_RESET}" if self.color and style else text

    def place(self, span: Span) -> str:
        """Return the place of ``span``, as a link to its file if links are on."""
        shown = self.styled(safe(str(span)), _BOLD)
        if self.link_of is None:
            return shown
        return link(shown, self.link_of(span.file.shown_path))

    @property
    def columns(self) -> int:
        """How many columns of source are shown, next to the line numbers."""
        return max(_LEAST, self.width - _GUTTER)


PLAIN = Look()


def render_full(
    diagnostic: Diagnostic, *, others: Sequence[Span] = (), look: Look = PLAIN
) -> str:
    """Return ``diagnostic`` as text of several lines, without a newline at the end.

    ``others`` are further places of the same finding.
    """
    return "\n".join(_lines(diagnostic, others, look))


def render_explanation(rule: Rule) -> str:
    """Return what ``gen explain`` prints, without a newline at the end."""
    return f"{rule.code} ({rule.severities})\n{rule.title}\n\n{rule.explanation}"


def _lines(finding: Diagnostic, others: Sequence[Span], look: Look) -> Iterator[str]:
    style = _STYLES[finding.severity]
    severity = look.styled(finding.severity.value, style)
    message = look.styled(safe(finding.message), _BOLD)
    yield f"{look.place(finding.span)}: {severity}: {message} [{finding.code}]"
    places = [Label(finding.span, finding.label), *finding.related]
    gutter = max(len(str(place.span.begin[0])) for place in places)
    yield from _frame(places[0], gutter, style, look)
    for place in finding.related:
        if place.span.file.path != finding.span.file.path:
            yield f"{' ' * gutter}  ::: {look.place(place.span)}"
        yield from _frame(place, gutter, _BLUE, look)
    if others:
        yield f"  {_places(others, look)}"
    if finding.help:
        yield f"  {look.styled('help', _BOLD)}: {safe(finding.help)}"
    if finding.outcome:
        yield f"  {finding.outcome}"


def _places(others: Sequence[Span], look: Look) -> str:
    """Return a line that counts ``others`` and names the first few."""
    named = [look.place(span) for span in others[:_NAMED]]
    if left := len(others) - len(named):
        named.append(f"{left} more")
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
    return f"the same in {count(len(others), 'other place')}: {listed}"


def _frame(place: Label, gutter: int, style: str, look: Look) -> Iterator[str]:
    """Yield the line of ``place`` with carets; only the label if its file has no text."""
    span, label = place.span, safe(place.text)
    blank = look.styled(f"  {'':{gutter}} |", _BLUE)
    if not span.file.text:
        if label:
            yield f"  {'':{gutter}} = {label}"
        return
    row = _crop(span, look.columns)
    marks = f"{'^' * row.width} {label}".rstrip()
    number = look.styled(f"  {span.begin[0]:{gutter}} |", _BLUE)
    yield blank
    yield f"{number} {row.text}"
    yield f"{blank} {' ' * row.column}{look.styled(marks, style)}"


class _Row(Struct, frozen=True):
    """A piece of a line, and the columns (from 0) of the span in it."""

    text: str
    column: int
    width: int


def _crop(span: Span, columns: int) -> _Row:
    """Return the first line of ``span``, cropped to ``columns`` with the start of the span in
    sight.
    """
    line, _ = span.begin
    first, last = span.file.line_start(line), span.file.line_end(line)
    start = min(span.start, last)
    # Each character takes at least a column, so no more than these can be shown.
    before = _glyphs(span.file.text[max(first, start - columns) : start])
    after = _glyphs(span.file.text[start : min(last, start + columns)])
    if after and not _columns(after[0]):
        # A combining mark would be drawn over the character before its caret.
        after[0] = _escape(after[0])

    room = max(int(columns * _AFTER), columns - sum(map(_columns, before)))
    after = after[: _fitting(after, room)]
    room = columns - sum(map(_columns, after))
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
    """Return how many of ``glyphs``, from the first, fit into ``room`` columns."""
    return bisect_right(list(accumulate(map(_columns, glyphs))), room)


def safe(text: str) -> str:
    """Return ``text`` with everything escaped that a terminal would interpret."""
    return "".join(_glyphs(text))


def _glyphs(text: str) -> list[str]:
    """Return what is shown for each character of ``text``."""
    return [ch if ch.isprintable() else _escape(ch) for ch in text]


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _columns(glyph: str) -> int:
    """Return the width of ``glyph`` in columns."""
    return sum(_char_columns(char) for char in glyph)


def _char_columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
