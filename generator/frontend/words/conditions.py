"""The beginning of a condition in any language, as parts of patterns: ``if``, ``only when``."""

from __future__ import annotations

from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of

# A word that begins a condition, wherever it is in a text.
WHEN = words_of(each.when for each in LANGUAGES)
# The beginning of a condition that follows another word: `required only if`, `only on errors`.
CONDITION = rf"(?:(?:(?:only|just)\s++)?(?:{WHEN})|only\s++(?:on|for|in|with|after|by|at))(?!\w)"
