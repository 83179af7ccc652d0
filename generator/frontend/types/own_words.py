"""User-defined words for types: ``snowflake = "string"`` in the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.config import Entry
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import verbatim
from generator.frontend.types.cursor import Cursor, TypeSyntaxError
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.typeexpr import TypeExpr, walk
from generator.frontend.words.phrases import PhraseBook, bare
from generator.source import SourceFile, Span


class OwnWords(Struct, frozen=True):
    """``types``: the type of each word as configured; ``entries``: its places."""

    types: Mapping[str, TypeExpr] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    @property
    def key(self) -> str:
        """A key that is equal for two sets of words only if they mean the same."""
        return "\n".join(f"{entry.key}={entry.value}" for entry in self.entries)

    def dialects(self) -> Mapping[str, Dialect]:
        """All dialects, with these words added to ``plain``."""
        if not self.types:
            return DIALECTS
        plurals = {f"{word}s": expr for word, expr in self.types.items()}
        book = PhraseBook({**plurals, **self.types})
        near = (*PLAIN.words, *self.types)
        plain = replace(PLAIN, words=near, own_words=book)
        return {**DIALECTS, PLAIN.name: plain}


def read_own_words(entries: Iterable[Entry], report: Report) -> OwnWords:
    """Return the words that ``entries`` of the configuration define.

    Reports: bad-setting, for a text that is not a type in the dialect ``plain``.
    """
    types: dict[str, TypeExpr] = {}
    kept = []
    for entry in entries:
        source = SourceFile("", entry.value)
        cursor = Cursor(verbatim(Span(source, 0, len(entry.value))))
        try:
            types[entry.key] = PLAIN.parse_type(cursor)
            if not cursor.at_end or cursor.notes:
                raise cursor.error("the end of the type")
        except TypeSyntaxError as error:
            types.pop(entry.key, None)
            name, wanted = f"types.{entry.key}", f"a type: expected {error.expected}"
            report.add(catalog.bad_setting(entry.span, name, wanted, ()))
        else:
            kept.append(entry)
    return OwnWords(types, tuple(kept))


def report_unused_words(
    words: OwnWords, types: Iterable[TypeExpr], report: Report
) -> None:
    """Report the ``words`` that none of ``types`` uses.

    Reports: unused-type-word.
    """
    if not words.entries:
        return
    written = {bare(part.span.text) for expr in types for part in walk(expr)}
    for entry in words.entries:
        if not written & {bare(entry.key), bare(entry.key) + "s"}:
            report.add(catalog.unused_type_word(entry.span, entry.key))
