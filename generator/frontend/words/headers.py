"""The header of a column -> what the column may hold, by its words in any language.

A header is recognised as a whole (``Data type``), without fillers (``Name of the field``), or by
its last known word (``Query parameter``); in languages that put the main word first, by its first
(``Tipo de dato``).  A header in two pieces, ``Required / Optional`` or ``Required (Y/N)``, is
recognised by its pieces.
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import Language, phrases
from generator.text.lazy_pattern import lazy_pattern

# Degrees of certainty: all words are known, all but fillers, only the main word.
WHOLE, FILLED, PART = range(3)

_PIECES = lazy_pattern(r"[/()\[\]|,&;·／（）、]")
_RUN_TOGETHER = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = "?*:.!？：#`\"'\\ "


class Meaning(Struct, frozen=True):
    """A column may hold ``role``; ``rank`` is WHOLE, FILLED or PART."""

    role: str
    rank: int


class _Words(Struct, frozen=True):
    """The headers of a language, prepared for look-ups."""

    columns: Mapping[str, str]
    fillers: frozenset[str]
    generic: frozenset[str]
    head_first: bool


def roles_of(words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the meaning of each phrase of ``words``."""
    return {phrase: role for role, text in words.items() for phrase in phrases(text)}


def _words(language: Language) -> _Words:
    fillers = frozenset(phrases(language.fillers))
    generic = frozenset(phrases(language.generic))
    columns = {h.strip(_ENDS): role for h, role in roles_of(language.columns).items()}
    return _Words(columns, fillers, generic, language.head_first)


_LANGUAGES = [_words(language) for language in LANGUAGES]


# Cached: the tables of a folder share a few headers.
@lru_cache(maxsize=1024)
def field_meanings(header: str) -> tuple[Meaning, ...]:
    """Return the possible meanings of ``header`` in a table of fields, the most likely first."""
    text = " ".join(header.replace("_", " ").casefold().split()).strip(_ENDS)
    meanings = list(_whole(text))
    if not meanings:
        pieces = [piece.strip(_ENDS) for piece in _PIECES.split(text)]
        meanings = [m for piece in pieces if piece for m in _piece(piece)]
    return tuple(sorted(_agreed(meanings), key=lambda meaning: meaning.rank))


def _whole(text: str) -> Iterator[Meaning]:
    for words in _LANGUAGES:
        if text in words.columns:
            yield Meaning(words.columns[text], WHOLE)


def _agreed(meanings: Iterable[Meaning]) -> Iterable[Meaning]:
    """Return the meanings without duplicates; pieces that agree count as one."""
    roles = {meaning.role: meaning for meaning in reversed(list(meanings))}
    for general, special in (("required", "optional"), ("doc", "constraints")):
        if general in roles and special in roles:
            del roles[special]
    return reversed(roles.values())


def _piece(piece: str) -> Iterator[Meaning]:
    for words in _LANGUAGES:
        if piece in words.columns:
            yield Meaning(words.columns[piece], FILLED)
            return
    # Compiling this large class takes as long as reading several pages.
    is_run = not piece.isascii() and _RUN_TOGETHER.search(piece) is not None
    for words in _LANGUAGES:
        meanings = _run_together(piece, words) if is_run else _separate(piece, words)
        if meanings:
            yield meanings
            return


def _separate(piece: str, words: _Words) -> Meaning | None:
    """Return the meaning of ``piece`` in a language with blanks between words."""
    parts = piece.replace("'", " ").split()
    left = [part for part in parts if part not in words.fillers]
    main = parts[0] if words.head_first else parts[-1]
    if not left and main in words.columns:
        return Meaning(words.columns[main], FILLED)
    if (text := " ".join(left)) in words.columns:
        return Meaning(words.columns[text], FILLED)
    for size in range(len(parts) - 1, 0, -1):
        part = " ".join(parts[:size] if words.head_first else parts[-size:])
        if part in words.columns and part not in words.generic:
            return Meaning(words.columns[part], PART)
    return None


def _run_together(piece: str, words: _Words) -> Meaning | None:
    """Return the meaning of ``piece`` in a language without blanks between words."""
    for filler in sorted(words.fillers, key=len, reverse=True):
        for left in (piece.removeprefix(filler), piece.removesuffix(filler)):
            if left.strip() in words.columns and left != piece:
                return Meaning(words.columns[left.strip()], FILLED)
    for start in range(1, len(piece)):
        part = piece[start:].strip()
        if part in words.columns and part not in words.generic:
            return Meaning(words.columns[part], PART)
    return None
