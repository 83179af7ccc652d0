"""Files -> pages: each in its dialect, by several processes, or as they were read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.detect import Ballot, Dialects, count_votes, decide
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Document
from generator.frontend.kept import FileRead, Unpacker, key_of, pack
from generator.frontend.markdown import read_document
from generator.frontend.pages import Page
from generator.frontend.read_pages import read_pages
from generator.parallel import default_jobs, map_shares
from generator.source import SourceFile


class FilesRead(Struct, frozen=True):
    """``kept`` is what was read of each file, by ``key_of``: for the next run."""

    pages: Sequence[Page]
    dialects: Dialects
    kept: Mapping[str, bytes]


def read_files(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    tick: Callable[[], None],
    jobs: int | None,
    before: Mapping[str, bytes],
) -> FilesRead:
    """Return the pages of ``sources``; ``dialect`` is found by a vote if it is None.

    What was ``kept`` of ``before`` is not read again.  Each process reads its share in the
    dialects that the share votes for (None: as many as pay); files that all together vote otherwise, which is rare,
    are read once more.

    Reports: unclear-dialect, and what read_pages does.
    """
    keys = [key_of(source, dialect) for source in sources]
    files = dict(zip(keys, sources, strict=True))
    kept = {key: before[key] for key in keys if key in before}
    changed = [key for key in keys if key not in kept]
    share = partial(_read_share, files, dialect, tick)
    kept |= map_shares(share, changed, jobs or default_jobs(len(changed)))
    unpacker = Unpacker()
    reads = {key: unpacker.unpack(kept[key], files[key]) for key in keys}
    given = Dialects(dialect, {}) if dialect else None
    dialects = given or decide([read.votes for read in reads.values()], report)
    pages: list[Page] = []
    for key, read in reads.items():
        if read.dialect != dialects.of(files[key]).name:
            read = _read_file(read_document(files[key]), dialects, read.votes)
            kept[key] = pack(read)
        report.extend(read.found)
        pages += read.pages
    return FilesRead(pages, dialects, kept)


def _read_share(
    files: Mapping[str, SourceFile],
    dialect: Dialect | None,
    tick: Callable[[], None],
    keys: Sequence[str],
) -> Iterator[tuple[str, bytes]]:
    """Yield what was read of the files with ``keys``, by key."""
    documents: dict[str, Document] = {}
    for key in keys:
        documents[key] = read_document(files[key])
        tick()
    known: dict[str, frozenset[str]] = {}
    votes: dict[str, Mapping[str, Ballot]]
    votes = {
        k: {} if dialect else count_votes([d], known) for k, d in documents.items()
    }
    given = Dialects(dialect, {}) if dialect else None
    dialects = given or decide(votes.values(), Report())
    for key, document in documents.items():
        yield key, pack(_read_file(document, dialects, votes[key]))


def _read_file(
    document: Document, dialects: Dialects, votes: Mapping[str, Ballot]
) -> FileRead:
    report = Report()
    dialect = dialects.of(document.file)
    pages = read_pages(document, dialect, report)
    return FileRead(dialect.name, votes, pages, tuple(report))
