"""Which dialect a folder is written in: a vote.

A type cell votes for every dialect that knows all of it: no word is left that could only be
the name of a model without a link.  So ``*string*`` votes for TypeScript, C# and PHP, and
``*Optional\\<String>*`` for Java alone.  Between equals the languages of code blocks decide,
and words in the headers of tables that only one dialect has.  Tables written by hand have signs of
their own, see generator/frontend/by_hand.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.by_hand import count_by_hand
from generator.frontend.columns import field_columns, header_word
from generator.frontend.dialects import DIALECTS
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Cell, Document, Fence, RichText, Table
from generator.frontend.inline import read_inline
from generator.frontend.read_type import read_type, try_type
from generator.frontend.typeexpr import (
    ListExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    StreamExpr,
    TypeExpr,
    UnionExpr,
    UnknownExpr,
)

# Another language stands nearer to what it says if it knows so much of what people say.
_NEAR = 0.9


@dataclass(frozen=True, slots=True)
class Dialects:
    """``main`` is the dialect of a run; ``by_folder`` has those of folders that differ."""

    main: Dialect
    by_folder: Mapping[str, Dialect]

    def of(self, document: Document) -> Dialect:
        return self.by_folder.get(_folder(document), self.main)


def detect_dialects(documents: Sequence[Document], report: Report) -> Dialects:
    """Return the dialect that most of ``documents`` vote for.

    A folder of which that dialect does not know all cells, and another one does, is read in
    the other: some keep hand-written specs beside the documents of an SDK.

    Reports: unclear-dialect, if several have as many votes and read the cells differently;
    the first by name is returned.
    """
    main = _vote(documents, report)
    folders = defaultdict[str, list[Document]](list)
    for document in documents:
        folders[_folder(document)].append(document)
    by_folder = {}
    for folder, inside in folders.items() if len(folders) > 1 else ():
        if _knows_all(main, inside):
            continue
        found = _vote(inside, Report())
        if _knows_all(found, inside):
            by_folder[folder] = found
    return Dialects(main, by_folder)


def _folder(document: Document) -> str:
    return document.file.path.rpartition("/")[0]


def _knows_all(dialect: Dialect, documents: Iterable[Document]) -> bool:
    cells = {cell.content: cell for d in documents for cell in _type_cells(d)}
    return all(_knows(dialect, read_inline(cell)) for cell in cells.values())


def _vote(documents: Iterable[Document], report: Report) -> Dialect:
    marks = Counter[str]()
    counts = Counter[str]()
    cells: dict[str, Cell] = {}
    by_hand = 0
    for document in documents:
        marks.update(_marks(document))
        by_hand += count_by_hand(document)
        for cell in _type_cells(document):
            counts[cell.content] += 1
            cells.setdefault(cell.content, cell)
    shown = {text: read_inline(cell) for text, cell in cells.items()}
    votes = {
        name: sum(counts[text] for text, rich in shown.items() if _knows(dialect, rich))
        for name, dialect in DIALECTS.items()
    }
    winners = _winners(votes, marks, is_by_hand=by_hand > 0)
    unlike = [cell for cell in cells.values() if not _is_same(cell, winners)]
    if unlike:
        first = min(unlike, key=lambda cell: (cell.span.file.path, cell.span.start))
        report.add(catalog.unclear_dialect(first.span, winners))
    # Of those that read all alike, one that can tell null.
    return max((DIALECTS[name] for name in winners), key=lambda d: d.tells_null)


def _is_same(cell: Cell, names: Sequence[str]) -> bool:
    """Return whether the dialects of these names read the same from ``cell``."""
    read = (read_type(read_inline(cell), DIALECTS[n], Report()) for n in names)
    return len({repr(expr) for expr in read}) == 1


def _winners(
    votes: Mapping[str, int], marks: Mapping[str, int], *, is_by_hand: bool
) -> list[str]:
    """Return the dialects with most votes.

    People's words are those of many languages: ``plain`` knows what TypeScript knows.  So
    among tables that people wrote it needs as many votes as any other, and else so many
    that no other one comes near.
    """
    languages = [name for name, dialect in DIALECTS.items() if not dialect.by_hand]
    best = max((votes[name], marks[name]) for name in languages)
    for name, dialect in DIALECTS.items():
        known = votes[name]
        is_ahead = known >= best[0] if is_by_hand else known * _NEAR > best[0]
        if dialect.by_hand and is_ahead:
            return [name]
    return [name for name in languages if (votes[name], marks[name]) == best]


def _type_cells(document: Document) -> Iterator[Cell]:
    for table in (block for block in document.blocks if isinstance(block, Table)):
        columns = field_columns(table)
        if "name" in columns and "type" in columns:
            yield from (row.cells[columns["type"]] for row in table.rows)


def _marks(document: Document) -> Iterator[str]:
    """Yield the name of a dialect for each sign of it that is not in a type cell."""
    for block in document.blocks:
        if isinstance(block, Fence) and block.info in DIALECTS:
            yield block.info
        if isinstance(block, Table):
            words = {header_word(cell) for cell in block.header}
            yield from (name for name, d in DIALECTS.items() if d.headers & words)


def _knows(dialect: Dialect, text: RichText) -> bool:
    expr = try_type(text, dialect)
    return expr is not None and _is_known(expr)


def _is_known(expr: TypeExpr) -> bool:
    match expr:
        case UnknownExpr() | NameExpr(_, ""):
            return False
        case UnionExpr(members):
            return all(_is_known(member) for member in members)
        case ListExpr(inner) | MapExpr(inner) | StreamExpr(inner):
            return _is_known(inner)
        case OptionalExpr(inner) | NullableExpr(inner) | MaybeNullExpr(inner):
            return _is_known(inner)
        case _:
            return True
