"""Pages that list the members of a union, or give another name to a type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.rows import CutRow
from generator.frontend.generators.openapi_generator.tags import read_tags
from generator.frontend.generators.openapi_generator.type_text import read_type_text
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Fence,
    ListBlock,
    RichText,
    Table,
    cell_at,
    verbatim,
)
from generator.frontend.pages.page import Head, UnionPage
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import UnionExpr
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_RUBY_MEMBER = lazy_pattern(r"^#[ \t]+:'(?P<name>[^']+)',?[ \t]*$", re.MULTILINE)
_JULIA = lazy_pattern(r"This is an? (?:oneOf|anyOf) model\. [^:|]*: (?P<members>.*)")


def read_listed(
    head: Head, blocks: Sequence[Block], dialect: Dialect, report: Report
) -> UnionPage:
    """Return the union whose members are the items of the first list in ``blocks``."""
    items = next((b.items for b in blocks if isinstance(b, ListBlock)), ())
    union = _union(head, map(read_type_text, items), dialect, report)
    return replace(union, tags=read_tags(blocks, dialect, report))


def read_ruby(
    head: Head, blocks: Sequence[Block], dialect: Dialect, report: Report
) -> UnionPage:
    """Return the union whose members Ruby lists in comments: ``#   :'Cat',``."""
    texts: list[RichText] = []
    for block in blocks:
        if isinstance(block, Fence) and "openapi_one_of\n" in block.text:
            texts += map(verbatim, _ruby_members(block.code_span))
    union = _union(head, texts, dialect, report)
    return replace(union, tags=read_tags(blocks, dialect, report))


def _ruby_members(code: Span) -> Iterator[Span]:
    for match in _RUBY_MEMBER.finditer(code.text):
        yield code.part(*match.span("name"))


def read_variants(
    head: Head, table: Table, dialect: Dialect, report: Report
) -> UnionPage:
    """Return the union whose members are the names in Rust's ``Name | Description``."""
    cells = (row.cells[0] for row in table.rows)
    return _union(head, map(read_type_text, cells), dialect, report)


def read_alias(head: Head, block: Block, dialect: Dialect, report: Report) -> UnionPage:
    """Return a page for a single type: ``**swagger::OneOf2<String,i32>**``."""
    expr = read_type(read_type_text(cell_at(block.span)), dialect, report)
    return UnionPage(head, expr.members if isinstance(expr, UnionExpr) else (expr,))


def read_julia(
    head: Head,
    row: CutRow,
    blocks: Sequence[Block],
    dialect: Dialect,
    report: Report,
) -> UnionPage | None:
    """Return the union that Julia describes in the type cell of a row ``value``."""
    match = _JULIA.fullmatch(row.type.content.strip())
    if not match:
        return None
    texts = map(read_type_text, _pieces(row.type, match.start("members")))
    union = _union(head, texts, dialect, report)
    return replace(union, tags=read_tags(blocks, dialect, report))


def _pieces(cell: Cell, start: int) -> Iterator[Cell]:
    """Yield the pieces of ``cell`` from ``start`` on, separated by commas."""
    at = start
    for piece in cell.content[start:].split(","):
        kept = piece.strip()
        begin = cell.span.start + at + piece.find(kept)
        yield cell_at(Span(cell.span.file, begin, begin + len(kept)))
        at += len(piece) + 1


def _union(
    head: Head,
    texts: Iterator[RichText] | Sequence[RichText],
    dialect: Dialect,
    report: Report,
) -> UnionPage:
    return UnionPage(head, tuple(read_type(text, dialect, report) for text in texts))
