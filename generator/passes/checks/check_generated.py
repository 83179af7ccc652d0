"""Reports what all documents of a generator leave out: once per run, not on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.detect.detect import Dialects
from generator.frontend.pages.page import FieldRow, ObjectPage, Page
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import (
    WORDS_OF_BOOLEANS,
    is_made_union,
    language_of,
)
from generator.frontend.types.typeexpr import (
    NameExpr,
    ScalarExpr,
    TypeExpr,
    unwrapped,
    walk,
)
from generator.text.casing import AS_WRITTEN, split_words


def check_generated(
    pages: Sequence[Page], dialects: Dialects, config: Config, report: Report
) -> None:
    """Report what the documents of known generators do not say about their fields.

    Reports: unstated-required, unstated-booleans, unstated-union, guessed-wire-names.
    """
    if dialects.have_generators:
        _check_unions(pages, report)
    if not dialects.generated:
        return
    rows = list(_rows(pages, dialects))
    for row, dialect in rows:
        if not language_of(dialect).has_booleans and _may_be_boolean(row.type):
            report.add(catalog.unstated_booleans(row.type.span, dialect.name))
            break
    for row, dialect in rows:
        if not language_of(dialect).tells_required:
            report.add(catalog.unstated_required(row.name_span))
            break
    if config.wire_case != AS_WRITTEN:
        return
    for row, dialect in rows:
        # A name of one word is the same in most cases.
        if not language_of(dialect).prints_keys and len(split_words(row.name)) > 1:
            report.add(catalog.guessed_wire_names(row.name_span, dialect.name))
            break


def _may_be_boolean(expr: TypeExpr) -> bool:
    inner = unwrapped(expr)
    return isinstance(inner, ScalarExpr) and inner.name in WORDS_OF_BOOLEANS


def _check_unions(pages: Sequence[Page], report: Report) -> None:
    titles = {page.head.title for page in pages}
    for row in (r for p in pages if isinstance(p, ObjectPage) for r in p.rows):
        for part in walk(row.type):
            if (
                isinstance(part, NameExpr)
                and is_made_union(part)
                and part.name not in titles
            ):
                report.add(catalog.unstated_union(part.span, part.name))


def _rows(
    pages: Sequence[Page], dialects: Dialects
) -> Iterator[tuple[FieldRow, Dialect]]:
    """Yield the rows of generated pages, ordered by path."""
    for page in sorted(pages, key=lambda page: page.head.file.path):
        dialect = dialects.generated.get(page.head.file.path)
        if dialect and dialect.by_form and isinstance(page, ObjectPage):
            yield from ((row, dialect) for row in page.rows if not row.is_pattern)
