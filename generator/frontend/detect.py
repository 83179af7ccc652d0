"""Which dialect a folder is written in: a vote.

A type cell votes for every dialect that knows all of it: no word is left that could only be
the name of a model without a link.  So ``*string*`` votes for TypeScript, C# and PHP, and
``*Optional\\<String>*`` for Java alone.  Between equals the languages of code blocks decide,
and words in the headers of tables that only one dialect has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.columns import FIELD_COLUMNS, header_word
from generator.frontend.dialects import DIALECTS
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Cell, Document, Fence, Table
from generator.frontend.inline import read_inline
from generator.frontend.read_type import read_type
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


def detect_dialect(documents: Iterable[Document], report: Report) -> Dialect:
    """Return the dialect that most of ``documents`` vote for.

    Reports: unclear-dialect, if several have as many votes; the first by name is returned.
    """
    marks = Counter[str]()
    counts = Counter[str]()
    cells: dict[str, Cell] = {}
    for document in documents:
        marks.update(_marks(document))
        for cell in _type_cells(document):
            counts[cell.content] += 1
            cells.setdefault(cell.content, cell)
    votes = {
        name: sum(counts[text] for text, cell in cells.items() if _knows(dialect, cell))
        for name, dialect in DIALECTS.items()
    }
    best = max((votes[name], marks[name]) for name in DIALECTS)
    winners = [name for name in DIALECTS if (votes[name], marks[name]) == best]
    if len(winners) > 1 and cells:
        first = min(
            (c.span for c in cells.values()), key=lambda s: (s.file.path, s.start)
        )
        report.add(catalog.unclear_dialect(first, winners))
    return DIALECTS[winners[0]]


def _type_cells(document: Document) -> Iterator[Cell]:
    for table in (block for block in document.blocks if isinstance(block, Table)):
        columns = [FIELD_COLUMNS.get(header_word(cell)) for cell in table.header]
        if "name" in columns and "type" in columns:
            yield from (row.cells[columns.index("type")] for row in table.rows)


def _marks(document: Document) -> Iterator[str]:
    """Yield the name of a dialect for each sign of it that is not in a type cell."""
    for block in document.blocks:
        if isinstance(block, Fence) and block.info in DIALECTS:
            yield block.info
        if isinstance(block, Table):
            words = {header_word(cell) for cell in block.header}
            yield from (name for name, d in DIALECTS.items() if d.headers & words)


def _knows(dialect: Dialect, cell: Cell) -> bool:
    return _is_known(read_type(read_inline(cell), dialect, Report()))


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
