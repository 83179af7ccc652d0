"""Deprecation in prose: ``Deprecated.``, ``**Deprecated** since 2.0``, ``(deprecated)``.

The word counts at the start of a sentence or in brackets, if no noun follows it: ``Deprecated fields
are ignored`` is about something else.
"""

# ruff: noqa: RUF001  (stops as Chinese writes them)

from __future__ import annotations

import re

from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

_WORD = words_of(each.deprecated for each in LANGUAGES)
_SINCE = words_of(each.since for each in LANGUAGES)
# Nearly all descriptions lack these, and the other pattern is slow.
_HINT = lazy_pattern(rf"(?<![a-z])(?:{_WORD})(?![a-z])", re.IGNORECASE)
_SAYS = lazy_pattern(
    rf"(?:\A|[.!?;:。！？；：\n]|<br\s?/?>|\s[-–—]\s|[(\[（【])[^\w.<]{{0,12}}(?:{_WORD})"
    r"(?=[*_`~)\]）】]"
    r"|\s{0,3}(?:\Z|[.,:;!|(\[（，。：；！、\n]|[-–—]\s|<br|v?\d)"
    rf"|\s(?:{_SINCE})(?!\w))",
    re.IGNORECASE,
)
_HERE = lazy_pattern(
    rf"(?<![a-z])(?:{words_of(each.deprecated_here for each in LANGUAGES)})(?![a-z])",
    re.IGNORECASE,
)


def says_deprecated(markdown: str) -> bool:
    """Return whether ``markdown`` says that what it describes is deprecated."""
    if not _HINT.search(markdown):
        return False
    return bool(_SAYS.search(markdown) or _HERE.search(markdown))


def begins_deprecated(markdown: str) -> bool:
    """Return whether the first words of ``markdown`` say so; below, it may be about parts."""
    return _HINT.search(markdown) is not None and _SAYS.match(markdown) is not None


def names_deprecation(text: str) -> bool:
    """Return whether ``text``, a name or a remark after it, has a word for deprecation."""
    return _HINT.search(text) is not None
