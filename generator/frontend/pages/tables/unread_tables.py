"""Documents without any page: what each of their tables lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Table
from generator.frontend.pages.tables.columns import field_columns
from generator.source import SourceFile, Span


def find_unread_tables(sources: Iterable[SourceFile]) -> Mapping[str, Sequence[Span]]:
    """Return the headers of all tables by what they lack.

    That is ``name``, ``type`` or ``name type`` for missing columns, else ``heading``.
    """
    lacking: dict[str, list[Span]] = {}
    for source in sources:
        for table in read_document(source).tables:
            lacking.setdefault(_lack(table), []).append(table.header_span)
    return lacking


def _lack(table: Table) -> str:
    columns = field_columns(table)
    missing = [name for name in ("name", "type") if name not in columns]
    return " ".join(missing) or "heading"
