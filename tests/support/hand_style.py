"""How people print tables: words and headers of a language, drawn at random."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import Language, phrases

Draw = st.DataObject


def pick(draw: Draw, *choices: str) -> str:
    return draw.draw(st.sampled_from(choices))


def word(draw: Draw, language: Language, name: str) -> str:
    """Return a word for the scalar, in English where the language has none."""
    english = LANGUAGES[0].types
    texts = language.types if name in language.types else english
    found = phrases(texts[name])  # type: ignore[index]
    return pick(draw, *(word for word in found if _means(word, name)))


def _means(word: str, name: str) -> bool:
    """Return whether the first language with ``word`` means ``name`` by it."""
    for language in LANGUAGES:
        for sense, text in language.types.items():
            if word in phrases(text):
                return sense == name
    return False


def header(draw: Draw, language: Language, role: str, avoid: Sequence[str]) -> str:
    """Return a header for ``role`` that nothing else is called in any language."""
    found = [
        text
        for text in phrases(language.columns[role])
        if text not in avoid
        and all(_role(other, text) in (role, "") for other in LANGUAGES)
    ]
    text = pick(draw, *found)
    return pick(draw, text, text.title(), f"**{text}**", f"{text}?")


def _role(language: Language, header: str) -> str:
    for role, text in language.columns.items():
        if header in phrases(text):
            return role
    return ""
