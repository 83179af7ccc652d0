"""A cell of the column ``Required`` -> its answer: yes, no, crosses and circles, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.frontend.words import LANGUAGES
from generator.frontend.words.answers import ANSWERS, REQUIRED_MARKS
from generator.frontend.words.conditions import CONDITION
from generator.frontend.words.language import phrases
from generator.frontend.words.phrases import PhraseBook
from generator.text.lazy_pattern import lazy_pattern

_REQUIRED = frozenset(
    phrase
    for each in LANGUAGES
    for phrase in phrases(each.required)
    if len(phrase) > 2 or not phrase.isascii()
)
# Text of a cell, lower case, without emphasis -> is the field required?
_MEANINGS: Mapping[str, bool] = {**ANSWERS, **REQUIRED_MARKS}
_SENTENCES = PhraseBook({**ANSWERS, "pk": True, "primary key": True})
# The beginning of a condition, after a word for yes or no.
_CONDITION = lazy_pattern(rf"[\s,;:.(*_`]*{CONDITION}", re.IGNORECASE)

_TAG = lazy_pattern(r"</?(?P<name>[A-Za-z][\w-]{0,30})>")
# An `x` is a tick for some people, and a cross for others.
CROSSES = frozenset({"x", "\u00d7"})


def read_required(cell: Cell, *, cross: bool = False) -> bool | None:
    """Return the meaning of the Required cell, or None if it is not a known word.

    ``cross`` is the meaning of an ``x``: see :func:`means_cross`.
    """
    return _read_required(cell.content, cross)


@lru_cache(maxsize=1024)
def _read_required(content: str, cross: bool) -> bool | None:
    text = shown_answer(content)
    if text in CROSSES:
        return cross
    meaning = _MEANINGS.get(text.rstrip(".,;:!"), _MEANINGS.get(text))
    if meaning is None and "・" in text:  # `既存・必須`: the last word counts
        meaning = _MEANINGS.get(text.rpartition("・")[2].strip())
    return _read_sentence(text) if meaning is None else meaning


def shown_answer(content: str) -> str:
    """Return the text of a cell with ``content`` in lower case, without tags and emphasis."""
    shown = _TAG.sub(_word_in_tag, shown_text(content)).replace("\ufe0f", "")
    return shown.strip(" \t_*").casefold()


def _word_in_tag(tag: re.Match[str]) -> str:
    """Return the word that JSDoc writes as a tag, ``<optional>``; ``""`` for tags of HTML."""
    name = tag["name"].casefold()
    return name if len(name) > 2 and name in _MEANINGS else ""


def _read_sentence(text: str) -> bool | None:
    """Return the meaning of the start of ``text``: ``Yes (may be empty)``, ``No. Only with a
    code``.

    A field that is required under a condition is optional: ``Only if it is paid``.
    """
    if text[0] in _MEANINGS and not text[0].isalnum():
        return _MEANINGS[text[0]]
    match = _SENTENCES.match(text)
    if not match:
        return False if _CONDITION.match(text) else None
    return match.sense and not _CONDITION.match(text, match.end)


def means_cross(cells: Iterable[Cell]) -> bool:
    """Return the meaning of an ``x`` in a column of ``cells``.

    It means yes, unless another mark in the column means yes: then it means no.
    """
    return not any(read_required(cell) for cell in cells)


def says_required(cell: Cell) -> bool:
    """Return whether ``cell`` says ``required`` in a word, in any language."""
    return is_required_word(shown_text(cell.content).strip(" _*()."))


def is_required_word(text: str) -> bool:
    """Return whether ``text`` is a word for ``required``, in any language."""
    return text.casefold() in _REQUIRED


def is_circle(cell: Cell) -> bool:
    """Return whether ``cell`` has only an ``O``: see :func:`means_circle`."""
    return cell.content.strip("*_`").casefold() == "o"


def means_circle(cells: Sequence[Cell]) -> bool:
    """Return whether an ``O`` in a column of ``cells`` means yes: a circle, as in Korea and Japan.

    Next to an ``N`` alone it is the letter of the French *oui*, and next to an ``M`` that of
    ``optional``.
    """
    texts = {cell.content.strip("*_`").casefold() for cell in cells}
    return "o" in texts and (
        not CROSSES.isdisjoint(texts) or texts - {"", "-"} == {"o", "n"}
    )
