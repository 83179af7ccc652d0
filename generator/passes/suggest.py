"""Suggestions for names that were not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from generator.frontend.types.typeexpr import NameExpr
from generator.source import SourceFile
from generator.text.words import nearest

# Searching takes time for each known name.
_MOST_ASKED = 100
_MOST_COMPARED = 500
_LIKENESS = 0.75

# Returns the words for types in the dialect of a file.
WordsOf = Callable[[SourceFile], Sequence[str]]


class Suggestions:
    """Finds the model, or the word for a type, most similar to a name.

    Only names with the same first letter are compared, and the number of searches per run is
    limited, so the time is bounded.
    """

    def __init__(self, names: Iterable[str], words_of: WordsOf) -> None:
        self._names = defaultdict[str, list[str]](list)
        for name in names:
            self._names[name[:1].casefold()].append(name)
        self._words_of = words_of
        self._known: dict[tuple[str, Sequence[str]], Sequence[str]] = {}

    def near(self, expr: NameExpr) -> Sequence[str]:
        """Return a name similar to ``expr``, or nothing."""
        words = () if expr.href else self._words_of(expr.span.file)
        key = expr.name, words
        if key not in self._known:
            if len(self._known) == _MOST_ASKED:
                return ()
            names = self._names[expr.name[:1].casefold()][:_MOST_COMPARED]
            others = [name for name in (*words, *names) if name != expr.name]
            self._known[key] = nearest(expr.name, others, _LIKENESS)
        return self._known[key]
