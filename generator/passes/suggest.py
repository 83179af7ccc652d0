"""What a name that leads nowhere may be meant to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from generator.frontend.types.typeexpr import NameExpr
from generator.source import SourceFile
from generator.text.words import nearest

# To look for a name takes time for each that there is.
_MOST_ASKED = 100
_MOST_COMPARED = 500
_LIKENESS = 0.75

# Returns the words for types in the dialect of a file.
WordsOf = Callable[[SourceFile], Sequence[str]]


class Suggestions:
    """Finds the model, or the word for a type, that looks most like a name.

    Only names with the same first letter are compared, and only the first so many names of a
    run are looked for: the time for a run is bounded.
    """

    def __init__(self, names: Iterable[str], words_of: WordsOf) -> None:
        self._names = defaultdict[str, list[str]](list)
        for name in names:
            self._names[name[:1].casefold()].append(name)
        self._words_of = words_of
        self._known: dict[tuple[str, Sequence[str]], Sequence[str]] = {}

    def near(self, expr: NameExpr) -> Sequence[str]:
        """Return what ``expr`` may be meant to be, or nothing."""
        words = () if expr.href else self._words_of(expr.span.file)
        asked = expr.name, words
        if asked not in self._known:
            if len(self._known) == _MOST_ASKED:
                return ()
            names = self._names[expr.name[:1].casefold()][:_MOST_COMPARED]
            others = [name for name in (*words, *names) if name != expr.name]
            self._known[asked] = nearest(expr.name, others, _LIKENESS)
        return self._known[asked]
