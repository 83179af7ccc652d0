r"""Finds the dialect of a folder by a vote.

A type cell votes for every dialect that understands all of it, so that no word is left that could
only be the name of a model without a link.  ``*string*`` votes for TypeScript, C# and PHP,
``*Optional\<String>*`` for Java alone.  In a tie, the languages of code blocks decide, and header
words that only one dialect has.  Hand-written tables have other signs: see
generator/frontend/detect/by_hand.py.  If no dialect of an SDK could find a page, or nothing votes,
the dialect is ``plain``, that of hand-written tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.detect.ballot import Ballot
from generator.frontend.detect.by_form import decide_by_form
from generator.frontend.detect.by_hand import count_by_hand, count_sdk_pages
from generator.frontend.generators import Form
from generator.frontend.markdown.document import Cell, Document, Fence, RichText
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.tables.columns import (
    field_columns,
    header_words,
    is_value_table,
)
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import NAME
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.read_type import read_type, try_type
from generator.frontend.types.typeexpr import (
    NameExpr,
    TypeExpr,
    UnknownExpr,
    parts_of,
)
from generator.source import SourceFile

_VOTED = {name: dialect for name, dialect in DIALECTS.items() if not dialect.by_form}
# Another language is the better choice if it understands this share of hand-written cells.
_NEAR = 0.9
# This many cells show which dialects are likely to win.
_SAMPLE = 16


class Dialects(Struct, frozen=True):
    """The dialects of a run.

    - ``main``: the dialect of all other files.
    - ``by_folder``: the dialects of folders that differ.
    - ``generated``: the dialects of documents by known generators, by path.
    """

    main: Dialect
    by_folder: Mapping[str, Dialect]
    generated: Mapping[str, Dialect] = field(default_factory=dict)

    @property
    def have_generators(self) -> bool:
        """Whether any document may be read in the dialect of a generator."""
        return bool(self.generated) or self.main.by_form

    def of(self, file: SourceFile) -> Dialect:
        dialect = self.generated.get(file.path)
        return dialect or self.by_folder.get(_folder(file), self.main)


# Whether a dialect, by name, understands a cell with this content; the last part of the key is the
# digest of its file if the cell may use a link definition there, else "".
Known: TypeAlias = dict[tuple[str, str, str], bool]


def still_needed(known: Known, ballots: Iterable[Ballot]) -> Known:
    """Return the part of ``known`` that is about cells in ``ballots``."""
    contents = {content for ballot in ballots for content in ballot.cells}
    return {key: is_known for key, is_known in known.items() if key[1] in contents}


def count_votes(document: Document, form: Form | None) -> Ballot:
    """Return the votes of ``document``; ``form`` is that of its generator, or None."""
    path = document.file.path
    if form:
        return Ballot(
            path, {}, {}, {}, 0, form.name, dict(form.reader.languages(document))
        )
    cells: dict[str, Cell] = {}
    counts = Counter[str]()
    for cell in _type_cells(document):
        counts[cell.content] += 1
        cells.setdefault(cell.content, cell)
    marks, by_hand = Counter(_marks(document)), count_by_hand(document)
    pages = count_sdk_pages(document)
    return Ballot(path, cells, counts, marks, by_hand, sdk_pages=pages)


def decide_given(dialect: Dialect, ballots: Iterable[Ballot], _: Report) -> Dialects:
    """Return ``dialect`` for all files.

    Documents of a generator are still recognised by their form.  If ``dialect`` is that generator
    without a language, they still vote for the language.
    """
    ballots = list(ballots)
    if dialect.name == NAME:
        return Dialects(dialect, {}, decide_by_form(ballots))
    read = replace(dialect, by_form=True)
    paths = (ballot.path for ballot in ballots if ballot.generator == NAME)
    return Dialects(dialect, {}, dict.fromkeys(paths, read))


def decide(
    ballots: Iterable[Ballot],
    report: Report,
    known: Known,
    dialects: Mapping[str, Dialect] = DIALECTS,
) -> Dialects:
    """Return the dialect with most votes in ``ballots``.

    If that dialect does not understand all cells of a folder, and another one does, the other reads
    the folder: some people keep hand-written specs next to SDK documents.

    - ``known``: the results so far; a dialect checks a cell only if it matters.
    - ``dialects``: the registry, in which ``plain`` may have user-defined words.

    Reports: unclear-dialect, if several have the same number of votes and read the cells
    differently; the first by name is returned.
    """
    ballots = list(ballots)
    generated = decide_by_form(ballots)
    folders: dict[str, _Total] = {}
    for ballot in ballots:
        if ballot.folder not in folders:
            folders[ballot.folder] = _Total(known, dialects)
        folders[ballot.folder].add(ballot)
    total = _Total(known, dialects)
    for inside in folders.values():
        total.add(inside)
    main = _winner(total, report)
    if generated and not total.cells:
        counts = Counter(d.name for d in generated.values())
        named = {d.name: d for d in generated.values()}
        main = named[min(counts, key=lambda name: (-counts[name], name))]
    by_folder = {}
    for folder, inside in folders.items() if len(folders) > 1 else ():
        if _knows_all(main, inside):
            continue
        found = _winner(inside, Report())
        if _knows_all(found, inside):
            by_folder[folder] = found
    # From the given registry: `plain` may have user-defined words.
    own = {path: dialects.get(d.name, d) for path, d in by_folder.items()}
    return Dialects(dialects.get(main.name, main), own, generated)


def _folder(file: SourceFile) -> str:
    return file.path.rpartition("/")[0]


class _Total:
    """The sum of several ballots; see Ballot."""

    def __init__(self, known: Known, dialects: Mapping[str, Dialect]) -> None:
        self.cells: dict[str, Cell] = {}
        self.counts = Counter[str]()
        self.marks = Counter[str]()
        self.by_hand = 0
        self.sdk_pages = 0
        self._known, self._dialects = known, dialects

    def add(self, ballot: Ballot | _Total) -> None:
        for content, cell in ballot.cells.items():
            first = self.cells.get(content)
            if first is None or _place(cell) < _place(first):
                self.cells[content] = cell
            self.counts[content] += ballot.counts[content]
        for name, number in ballot.marks.items():
            self.marks[name] += number
        self.by_hand += ballot.by_hand
        self.sdk_pages += ballot.sdk_pages

    def misses(self, dialect: Dialect, content: str) -> int:
        """Return the number of cells with ``content`` if ``dialect`` does not understand it, else
        0.
        """
        cell = self.cells[content]
        key = dialect.name, content, _file_of_links(cell)
        if key not in self._known:
            text = read_inline(cell)
            self._known[key] = _knows(self._dialects.get(dialect.name, dialect), text)
        return 0 if self._known[key] else self.counts[content]


def _file_of_links(cell: Cell) -> str:
    """Return the digest of the file of ``cell`` if it may define links in the cell, else ``""``."""
    file = cell.span.file
    has_link = "[" in cell.content and file.may_define_links
    return file.digest.hex() if has_link else ""


def _place(cell: Cell) -> tuple[str, int]:
    return cell.span.file.path, cell.span.start


def _knows_all(dialect: Dialect, total: _Total) -> bool:
    return not any(total.misses(dialect, content) for content in total.cells)


def _winner(total: _Total, report: Report) -> Dialect:
    if not total.sdk_pages or not (total.cells or any(total.marks.values())):
        return PLAIN
    is_by_hand = total.by_hand > 0
    votes = _votes(total, is_by_hand=is_by_hand)
    winners = _winners(votes, total.marks, is_by_hand=is_by_hand)
    if len(winners) > 1:
        unlike = [c for c in total.cells.values() if not _is_same(c, winners)]
        if unlike:
            report.add(catalog.unclear_dialect(min(unlike, key=_place).span, winners))
    # If all read the cells in the same way, prefer one that shows null.
    return max((_VOTED[name] for name in winners), key=lambda d: d.tells_null)


def _votes(total: _Total, *, is_by_hand: bool) -> Mapping[str, int]:
    """Return how many cells each dialect understands.

    Some are not counted: ``plain`` has 0 votes if a language understands everything, since it
    would have to be far ahead, unless the tables were written by hand.
    """
    most_first = [content for content, _ in total.counts.most_common()]
    languages = [dialect for dialect in _VOTED.values() if not dialect.by_hand]
    cells = total.counts.total()
    missed = _missed(total, languages, most_first, cells)
    fewest = min(missed.values())
    others = [dialect for dialect in _VOTED.values() if dialect.by_hand]
    if fewest or is_by_hand:
        missed |= _missed(total, others, most_first, fewest)
    return {dialect: cells - missed.get(dialect, cells) for dialect in _VOTED}


def _missed(
    total: _Total, dialects: Iterable[Dialect], contents: Sequence[str], fewest: int
) -> dict[str, int]:
    """Return how many cells each of ``dialects`` does not understand.

    - ``contents``: of all cells, the most frequent first.
    - ``fewest``: the number of cells that a dialect may miss; one that has missed more cannot win,
      and its remaining cells count as understood.
    """
    sample = contents[:_SAMPLE]
    likely_first = sorted(
        dialects, key=lambda d: sum(total.misses(d, c) for c in sample)
    )
    counts: dict[str, int] = {}
    for dialect in likely_first:
        missed = 0
        for content in contents:
            missed += total.misses(dialect, content)
            if missed > fewest:
                break
        counts[dialect.name] = missed
        fewest = min(fewest, missed)
    return counts


def _is_same(cell: Cell, names: Sequence[str]) -> bool:
    """Return whether the named dialects read the same type from ``cell``."""
    read = (read_type(read_inline(cell), _VOTED[n], Report()) for n in names)
    return len({repr(expr) for expr in read}) == 1


def _winners(
    votes: Mapping[str, int], marks: Mapping[str, int], *, is_by_hand: bool
) -> list[str]:
    """Return the dialects with most votes.

    People use words of many languages, and ``plain`` knows those of TypeScript.  Among hand-written
    tables it therefore wins a tie; otherwise it must be far ahead.
    """
    languages = [name for name, dialect in _VOTED.items() if not dialect.by_hand]
    best = max((votes[name], marks[name]) for name in languages)
    for name, dialect in _VOTED.items():
        known = votes[name]
        is_ahead = known >= best[0] * _NEAR if is_by_hand else known * _NEAR > best[0]
        if dialect.by_hand and is_ahead:
            return [name]
    return [name for name in languages if (votes[name], marks[name]) == best]


def _type_cells(document: Document) -> Iterator[Cell]:
    for table in document.tables:
        # A table of values has no column of types; searching for one is slow.
        columns = {} if is_value_table(table) else field_columns(table)
        if "name" in columns and "type" in columns:
            yield from (row.cells[columns["type"]] for row in table.rows)


def _marks(document: Document) -> Iterator[str]:
    """Yield the name of a dialect for each sign of it outside of type cells."""
    for block in document.blocks:
        if isinstance(block, Fence) and block.info in _VOTED:
            yield block.info
    for table in document.tables:
        yield from _with_headers(header_words(table))


@lru_cache(maxsize=1024)
def _with_headers(words: Sequence[str]) -> Sequence[str]:
    """Return the dialects that are the only one with one of ``words`` in its headers."""
    return [name for name, d in _VOTED.items() if not d.headers.isdisjoint(words)]


def _knows(dialect: Dialect, text: RichText) -> bool:
    expr = try_type(text, dialect)
    return expr is not None and _is_known(expr)


def _is_known(expr: TypeExpr) -> bool:
    if isinstance(expr, UnknownExpr) or (isinstance(expr, NameExpr) and not expr.href):
        return False
    return all(map(_is_known, parts_of(expr)))
