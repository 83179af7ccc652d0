"""The languages of hand-written tables: one file and one line here for each."""

from __future__ import annotations

from collections.abc import Sequence

from generator.frontend.words.chinese import CHINESE
from generator.frontend.words.english import ENGLISH
from generator.frontend.words.french import FRENCH
from generator.frontend.words.german import GERMAN
from generator.frontend.words.japanese import JAPANESE
from generator.frontend.words.korean import KOREAN
from generator.frontend.words.language import Language
from generator.frontend.words.portuguese import PORTUGUESE
from generator.frontend.words.russian import RUSSIAN
from generator.frontend.words.spanish import SPANISH

# If two languages share a word, the first one's meaning applies.
LANGUAGES: Sequence[Language] = (
    ENGLISH,
    CHINESE,
    FRENCH,
    GERMAN,
    JAPANESE,
    KOREAN,
    PORTUGUESE,
    RUSSIAN,
    SPANISH,
)
