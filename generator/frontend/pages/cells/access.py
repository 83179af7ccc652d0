"""Who sets a field: the server sets ``read-only`` fields, the client ``write-only`` ones.

A column ``Access`` says so, or the description: ``Read-only.``, ``[readonly]``, ``(write only)``.
"""

from __future__ import annotations

# ruff: noqa: RUF001  (brackets and stops as Chinese writes them)
import re
from collections.abc import Sequence

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases
from generator.frontend.words.phrases import PhraseBook, words_of
from generator.text.lazy_pattern import lazy_pattern

READ_ONLY, WRITE_ONLY = "read-only", "write-only"
# The content of a column, including short forms.
_COLUMN = PhraseBook(
    {
        **{p: READ_ONLY for each in LANGUAGES for p in phrases(each.read_only)},
        **{p: WRITE_ONLY for each in LANGUAGES for p in phrases(each.write_only)},
        **dict.fromkeys(("r", "ro", "read", "get"), READ_ONLY),
        **dict.fromkeys(("w", "wo", "write"), WRITE_ONLY),
    }
)
_READ = words_of(each.read_only for each in LANGUAGES)
_WRITE = words_of(each.write_only for each in LANGUAGES)
# In prose it is a whole sentence, or in brackets.
_PROSE = lazy_pattern(
    rf"(?:\A|[.!?。]\s*+|<br\s*+/?>\s*+|[(\[（【])[*_`]{{0,3}}(?:(?P<read>{_READ})|{_WRITE})"
    r"[*_`]{0,3}(?=\s*+(?:[.,;:!)\]。，；：）】]|\Z|<br))",
    re.IGNORECASE,
)


def read_access(column: Cell | None, docs: Sequence[Cell]) -> str:
    """Return READ_ONLY, WRITE_ONLY, or ``""`` if the row says neither."""
    if column:
        match = _COLUMN.fullmatch(shown_text(column.content).strip())
        return match.sense if match else ""
    for doc in docs:
        if in_prose := _PROSE.search(doc.content):
            return READ_ONLY if in_prose["read"] else WRITE_ONLY
    return ""
