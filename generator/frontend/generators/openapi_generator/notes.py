"""The cell ``Notes``: ``[optional] [default to 'a'] [Max. length: 5]``, and the phrases of Python.

A note extends to the next one, so a default may contain brackets.  Other text is returned: it
belongs to the description.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from generator.frontend.generators.openapi_generator.text import decode
from generator.frontend.markdown.document import Cell, cell_at
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    Pattern,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_NOTE = lazy_pattern(
    r"""
    (?P<flag> \[(?:optional|readonly|required)(?:[ ]property)?\] )
    | \[(?P<word> default[ ]to | [Ee]num: | Pattern: | M(?:ax|in)\.[ ](?:length|items): | M(?:ax|in): )
      (?=[ \]])
    | (?P<phrase> if[ ]omitted[ ]the[ ]server[ ]will[ ]use[ ]the[ ]default[ ]value[ ]of
      | defaults[ ]to | must[ ]be[ ]one[ ]of | value[ ]must[ ](?:be|conform[ ]to) )\b
    """,
    re.VERBOSE,
)
_NUMBER = lazy_pattern(r"-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?")
_IF_OMITTED = "if omitted the server will use the default value of"


class Notes(Struct, frozen=True, kw_only=True):
    """The notes of a row.

    - ``optional``: the key may be missing.
    - ``default``, ``values``: the cells of the default and of the allowed values.
    - ``is_code``: the values are written as code, as in ``["a", 1]``.
    - ``rest``: the text that is not a note.
    """

    optional: bool = False
    read_only: bool = False
    default: Cell | None = None
    values: Cell | None = None
    is_code: bool = False
    constraints: tuple[Constraint, ...] = ()
    rest: str = ""


def is_notes(text: str) -> bool:
    """Return whether ``text`` consists of notes only."""
    first = _NOTE.search(text)
    return first is not None and not text[: first.start()].strip()


def read_notes(cell: Cell) -> Notes:
    """Return the notes in ``cell``."""
    text = cell.content
    match = list(_NOTE.finditer(text))
    rest = [text[: match[0].start()] if match else text]
    flags: set[str] = set()
    cells: dict[str, Cell] = {}
    ends = [*[note.start() for note in match[1:]], len(text)]
    for note, end in zip(match, ends, strict=False):
        if note["flag"]:
            flags.add(note["flag"].strip("[]").removesuffix(" property"))
            rest.append(text[note.end() : end])
            continue
        word = " ".join((note["word"] or note["phrase"]).split())
        value, behind = _value(cell, note, end)
        cells[word] = value
        rest.append(behind)
    return Notes(
        optional="optional" in flags or _IF_OMITTED in cells,
        read_only="readonly" in flags,
        default=cells.get("default to")
        or cells.get("defaults to")
        or cells.get(_IF_OMITTED),
        values=cells.get("must be one of") or cells.get("Enum:") or cells.get("enum:"),
        is_code="must be one of" in cells,
        constraints=tuple(_constraints(cells)),
        rest=" ".join(" ".join(rest).split()),
    )


def _value(cell: Cell, note: re.Match[str], end: int) -> tuple[Cell, str]:
    """Return the value of a note that ends before ``end``, and the text after its bracket."""
    text, behind = cell.content[note.end() : end], ""
    if note["word"]:
        inside, closed, after = text.rpartition("]")
        text, behind = (inside, after) if closed else (text, "")
    kept = text.strip().rstrip(",") if note["phrase"] else text.strip()
    start = note.end() + (text.find(kept) if kept else 0)
    offsets = cell.offsets()
    span = Span(cell.span.file, offsets[start], offsets[start + len(kept)])
    return cell_at(span), behind


def _constraints(cells: dict[str, Cell]) -> Iterator[Constraint]:
    if (pattern := cells.get("Pattern:")) and pattern.content:
        yield Pattern(decode(pattern.content), pattern.span)
    for of in ("length", "items"):
        least, most = _number(cells, f"Min. {of}:"), _number(cells, f"Max. {of}:")
        if first := least or most:
            yield Length(_whole(least), _whole(most), first[1])
    if minimum := _number(cells, "Min:"):
        yield Minimum(minimum[0], False, minimum[1])
    if maximum := _number(cells, "Max:"):
        yield Maximum(maximum[0], False, maximum[1])


def _number(cells: dict[str, Cell], word: str) -> tuple[int | float, Span] | None:
    cell = cells.get(word)
    if cell is None or not _NUMBER.fullmatch(cell.content):
        return None
    return json.loads(cell.content), cell.span


def _whole(number: tuple[int | float, Span] | None) -> int | None:
    return max(0, int(number[0])) if number else None
