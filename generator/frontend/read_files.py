"""Files -> pages: each in its dialect, by several worker processes, or from a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeAlias

from generator.diagnostics.report import Report
from generator.frontend.detect.ballot import Ballot
from generator.frontend.detect.detect import (
    Dialects,
    Known,
    count_votes,
    decide,
    decide_given,
    still_needed,
)
from generator.frontend.generators import Form, find_form
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Document
from generator.frontend.packing import (
    FileRead,
    Unpacker,
    Votes,
    key_of,
    key_of_known,
    pack,
    pack_known,
    unpack_known,
)
from generator.frontend.pages.page import Page
from generator.frontend.pages.read_pages import read_pages
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.own_words import OwnWords
from generator.parallel import Steps, default_workers, map_shares
from generator.source import SourceFile

NO_WORDS = OwnWords()
Vote: TypeAlias = Callable[[Iterable[Ballot], Report], Dialects]


class PageCache(Protocol):
    """Stores entries in the form of packing.py.

    Each is what was read from a file, by its ``key_of``, or what is known about type cells, by
    ``key_of_known``.
    """

    def find(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the existing entries for ``keys``."""

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """Store ``entries`` for the next run, and drop all others."""


class NoPages:
    """A page cache that stores nothing."""

    def find(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        return {}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        pass


def read_files(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    steps: Steps,
    workers: int | None,
    cache: PageCache,
    words: OwnWords = NO_WORDS,
) -> tuple[list[Page], Dialects]:
    """Return the pages of ``sources``, and their dialects.

    - ``dialect``: the dialect of all files; None lets the files vote.
    - ``steps``: two for each file: its blocks are found, and it is read.
    - ``workers``: number of worker processes; None picks one.
    - ``cache``: the pages of unchanged files; on return it has the entries for ``sources``.
    - ``words``: user-defined words for types, which ``plain`` then knows.

    Each worker reads its share in the dialects that the share votes for.  The few files for which
    the overall vote differs are read again.

    Reports: unclear-dialect, and the findings of read_pages.
    """
    all_dialects = words.dialects()
    keys = [key_of(source, dialect, words.key) for source in sources]
    files = dict(zip(keys, sources, strict=True))
    known_key = key_of_known(words.key)
    packed = dict(cache.find([*keys, known_key]))
    known = unpack_known(packed[known_key]) if known_key in packed else {}
    changed = [key for key in keys if key not in packed]
    steps.expect(2 * len(changed))
    vote = _vote(dialect, known, all_dialects)
    share = partial(_read_share, files, vote, steps, dialect is None)
    packed |= map_shares(share, changed, workers or default_workers(len(changed)))
    unpacker = Unpacker()
    votes = (unpacker.votes(packed[key], files[key]) for key in keys)
    ballots = [each for each in votes if each]
    dialects = vote(ballots, report)
    if known:
        packed[known_key] = pack_known(still_needed(known, ballots))
    pages: list[Page] = []
    for key, file in files.items():
        read = unpacker.read(packed[key], file)
        if read.dialect != dialects.of(file).name:
            read = _read_again(file, dialects)
            packed[key] = pack(unpacker.votes(packed[key], file), read)
        report.extend(read.findings)
        pages += read.pages
    cache.keep(packed)
    return pages, dialects


def _vote(
    dialect: Dialect | None, known: Known, all_dialects: Mapping[str, Dialect]
) -> Vote:
    """Return the vote that finds the dialects: its result is ``dialect``, if there is one."""
    if dialect is None:
        return partial(decide, known=known, dialects=all_dialects)
    return partial(decide_given, all_dialects.get(dialect.name, dialect))


def _read_share(
    files: Mapping[str, SourceFile],
    vote: Vote,
    steps: Steps,
    all_vote: bool,
    keys: Sequence[str],
) -> Iterator[tuple[str, bytes]]:
    """Yield what was read from the files with ``keys``, by key.

    ``all_vote``: whether documents without the form of a generator vote, too.
    """
    documents: dict[str, Document] = {}
    for key in keys:
        documents[key] = read_document(files[key])
        steps.step()
    forms = {key: find_form(document) for key, document in documents.items()}
    votes: dict[str, Votes] = {
        key: count_votes(document, forms[key]) if all_vote or forms[key] else None
        for key, document in documents.items()
    }
    dialects = vote(filter(None, votes.values()), Report())
    for key in keys:  # frees each document when it is done
        read = _read_file(documents.pop(key), forms[key], dialects)
        yield key, pack(votes[key], read)
        steps.step()


def _read_again(file: SourceFile, dialects: Dialects) -> FileRead:
    document = read_document(file)
    return _read_file(document, find_form(document), dialects)


def _read_file(document: Document, form: Form | None, dialects: Dialects) -> FileRead:
    report = Report()
    dialect = dialects.of(document.file)
    if form:
        pages = form.reader.read(document, dialect, report)
    else:
        pages = read_pages(document, dialect, report)
    return FileRead(dialect.name, pages, tuple(report))
