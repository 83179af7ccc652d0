"""Files -> pages: each in its dialect, by several processes, or as they were read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from generator.diagnostics.report import Report
from generator.frontend.detect.detect import Dialects, Known, count_votes, decide
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Document
from generator.frontend.pages.pages import Page
from generator.frontend.pages.read_pages import read_pages
from generator.frontend.types.dialects.base import Dialect
from generator.incremental.page_cache import FileRead, Unpacker, Votes, key_of, pack
from generator.parallel import default_jobs, map_shares
from generator.source import SourceFile


def read_files(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    tick: Callable[[], None],
    jobs: int | None,
    store: dict[str, bytes],
) -> tuple[list[Page], Dialects]:
    """Return the pages of ``sources``, and their dialects: ``dialect``, or if that is None, those
    that are voted for.

    What is in ``store`` is not read again; then it has what was read of these files, and no
    others.  Each of so many ``jobs``, processes (None: as many as pay), reads its share in the
    dialects that the share votes for; files that all together vote otherwise, which is rare,
    are read once more.

    Reports: unclear-dialect, and what read_pages does.
    """
    keys = [key_of(source, dialect) for source in sources]
    files = dict(zip(keys, sources, strict=True))
    for gone in store.keys() - files.keys():
        del store[gone]
    changed = [key for key in keys if key not in store]
    known: Known = {}
    given = Dialects(dialect, {}) if dialect else None
    share = partial(_read_share, files, given, known, tick)
    store |= map_shares(share, changed, jobs or default_jobs(len(changed)))
    unpacker = Unpacker()
    votes = (unpacker.votes(store[key], files[key]) for key in keys)
    dialects = given or decide(filter(None, votes), report, known)
    pages: list[Page] = []
    for key, file in files.items():
        read = unpacker.read(store[key], file)
        if read.dialect != dialects.of(file).name:
            read = _read_file(read_document(file), dialects)
            store[key] = pack(unpacker.votes(store[key], file), read)
        report.extend(read.found)
        pages += read.pages
    return pages, dialects


def _read_share(
    files: Mapping[str, SourceFile],
    given: Dialects | None,
    known: Known,
    tick: Callable[[], None],
    keys: Sequence[str],
) -> Iterator[tuple[str, bytes]]:
    """Yield what was read of the files with ``keys``, by key."""
    documents: dict[str, Document] = {}
    for key in keys:
        documents[key] = read_document(files[key])
        tick()
    votes: dict[str, Votes]
    votes = {k: None if given else count_votes(d) for k, d in documents.items()}
    dialects = given or decide(filter(None, votes.values()), Report(), known)
    for key in keys:  # and let each document go
        yield key, pack(votes[key], _read_file(documents.pop(key), dialects))


def _read_file(document: Document, dialects: Dialects) -> FileRead:
    report = Report()
    dialect = dialects.of(document.file)
    pages = read_pages(document, dialect, report)
    return FileRead(dialect.name, pages, tuple(report))
