"""The words for types in hand-written tables, in all languages, and their meanings."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.typeexpr import ScalarName
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases
from generator.frontend.words.phrases import PhraseBook, PhraseMatch, bare

# Words that describe the notation of a value, and are not types by themselves.
_FORMATS: Mapping[str, ScalarName] = {
    "utf 8": "str",
    "password": "str",
    "64 bit": "int",
    "32 bit": "int",
    "seconds": "int",
    "milliseconds": "int",
    "ms": "int",
    "nanoseconds": "int",
    "microseconds": "int",
    "utc": "datetime",
}


def _meanings() -> dict[str, ScalarName]:
    meanings: dict[str, ScalarName] = {}
    for language in LANGUAGES:
        for name, text in language.types.items():
            for phrase in phrases(text):
                meanings.setdefault(phrase, name)
    return meanings


_MEANINGS = _meanings()
SCALARS = PhraseBook(_MEANINGS)
# Plurals, in languages that form them with an `s`: ``strings``.  ``bytes`` has its own meaning.
PLURALS = PhraseBook(
    {f"{p}s": name for p, name in _MEANINGS.items() if f"{p}s" not in _MEANINGS}
)
# Words in parentheses after a type: ``(uuid)``.
FORMATS = PhraseBook({**_FORMATS, **_MEANINGS, "byte": "bytes"})


def match_scalar(cursor: Cursor, book: PhraseBook[ScalarName]) -> ScalarName | None:
    """Skip a phrase of ``book`` and return its meaning, None if there is none here."""
    match = book.match(cursor.rich.text, cursor.at)
    if not match:
        return None
    cursor.at = match.end
    return match.sense


_TEXTS = frozenset(
    {"str", "uuid", "date", "datetime", "time", "duration", "bytes", "decimal"}
)
_DATES = frozenset({"date", "datetime", "time", "duration"})
_NUMBERS = frozenset({"int", "float", "number", "decimal", "bigint"})
_EPOCHS = frozenset({"seconds", "milliseconds", "ms", "microseconds", "nanoseconds"})


def refine(base: ScalarName, found: PhraseMatch[ScalarName]) -> ScalarName | None:
    """Return the meaning of ``base (format)``, None if it has none.

    ``string (uuid)`` is a UUID; ``date (ISO 8601)`` is a date in the usual form;
    ``timestamp (ms)`` counts milliseconds.
    """
    word, name = found.phrase, found.sense
    if base == "datetime" and (word in _EPOCHS or name == "int"):
        return "int"
    if base == name or (base in _DATES and word[:3] in ("iso", "rfc", "utc")):
        return base
    if base == "str" and name in _TEXTS:
        return name
    if base in ("number", "float") and name in _NUMBERS:
        return name
    if word in _NEUTRAL and base in _NUMBERS:
        return base
    return base if name == "str" and base in _TEXTS else None


_NEUTRAL = _EPOCHS | {bare("64 bit"), bare("32 bit"), "timestamp"}
