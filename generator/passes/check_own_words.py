"""Check that the models exist that the user's own words for types name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.types.own_words import OwnWords
from generator.frontend.types.typeexpr import NameExpr, TypeExpr, parts_of
from generator.passes.index import SymbolTable


def check_own_words(words: OwnWords, symbols: SymbolTable, report: Report) -> None:
    """Report the ``words`` of the configuration that mean a model which no page describes.

    Reports: unknown-model.
    """
    for entry in words.entries:
        for name in _names(words.types[entry.key]):
            if symbols.find(name, "") is None:
                near = symbols.near(name)
                report.add(catalog.unknown_model(entry.span, name.name, "", near))


def _names(expr: TypeExpr) -> Iterator[NameExpr]:
    if isinstance(expr, NameExpr):
        yield expr
    for part in parts_of(expr):
        yield from _names(part)
