"""Checks that user-defined words for types only name models that exist."""

from __future__ import annotations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.types.own_words import OwnWords
from generator.frontend.types.typeexpr import NameExpr, walk
from generator.passes.index import SymbolTable


def check_own_words(words: OwnWords, symbols: SymbolTable, report: Report) -> None:
    """Report the ``words`` of the configuration whose model has no page.

    Reports: unknown-model.
    """
    for entry in words.entries:
        for part in walk(words.types[entry.key]):
            if isinstance(part, NameExpr) and symbols.find(part, "") is None:
                near = symbols.near(part)
                report.add(catalog.unknown_model(entry.span, part.name, "", near))
