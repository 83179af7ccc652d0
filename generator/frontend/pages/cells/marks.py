"""Small conventions inside cells: names, marks of deprecation, yes and no, line breaks."""

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
from generator.text.code_spans import read_code_span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.markdown_escape import unescape_invisible, unescape_markdown

_REQUIRED = frozenset(
    phrase
    for each in LANGUAGES
    for phrase in phrases(each.required)
    if len(phrase) > 2 or not phrase.isascii()
)
# Text of a cell, lower case, without emphasis -> is the field required?
_MEANINGS: Mapping[str, bool] = {**ANSWERS, **REQUIRED_MARKS}
_SENTENCES = PhraseBook({**ANSWERS, "pk": True, "primary key": True})
# What follows a word that holds only under a condition.
_CONDITION = lazy_pattern(rf"[\s,;:.(*_`]*{CONDITION}", re.IGNORECASE)

_TAG = lazy_pattern(r"</?[A-Za-z][\w-]{0,30}>")
_LINE_END = lazy_pattern(r"\r\n?")
_QUOTED_MARK = lazy_pattern(r"^>[ ]?Deprecated: ", re.MULTILINE)
# An `x` is a tick for some people, and a cross for others.
CROSSES = frozenset({"x", "\u00d7"})

_BREAK = lazy_pattern(r"<br[ \t]*/?>", re.IGNORECASE)
# `: warning: ** DEPRECATED **: …` in a cell, `:warning: **DEPRECATED**: …` in a paragraph, and
# `⚠️ <strong>DEPRECATED</strong>` in documents of GraphQL.
_DEPRECATED = lazy_pattern(
    r":[ ]?warning:[ ]*\*\*[ ]?DEPRECATED[ ]?\*\*:[ ]*"
    r"|\u26a0\ufe0f?[ ]*(?:\*\*|<strong>)DEPRECATED(?:\*\*|</strong>)[ ]*",
    re.IGNORECASE,
)


def read_name(cell: Cell) -> tuple[str, bool]:
    """Return the name in ``cell``, and whether it is struck through (``~~x~~``)."""
    text = unescape_invisible(shown_text(cell.content).strip())
    if len(text) > 4 and text.startswith("~~") and text.endswith("~~"):
        return text[2:-2].strip(), True
    return text, False


def read_required(cell: Cell, *, cross: bool = False) -> bool | None:
    """Return the meaning of the Required cell, or None if it is not a known word.

    ``cross`` is the meaning of an ``x``: see :func:`means_cross`.
    """
    return _read_required(cell.content, cross)


@lru_cache(maxsize=1024)
def _read_required(content: str, cross: bool) -> bool | None:
    shown = _TAG.sub("", shown_text(content)).replace("\ufe0f", "")
    text = shown.strip(" \t_*").casefold()
    if text in CROSSES:
        return cross
    meaning = _MEANINGS.get(text.rstrip(".,;:!"), _MEANINGS.get(text))
    if meaning is None and "・" in text:  # `既存・必須`: the last word counts
        meaning = _MEANINGS.get(text.rpartition("・")[2].strip())
    return _read_sentence(text) if meaning is None else meaning


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
    return shown_text(cell.content).strip(" _*().").casefold() in _REQUIRED


def is_circle(cell: Cell) -> bool:
    return cell.content.strip("*_`").casefold() == "o"


def means_circle(cells: Sequence[Cell]) -> bool:
    """Return whether an ``O`` in a column of ``cells`` is a circle: yes, as in Korea and Japan.

    Next to an ``M`` it is the letter of ``optional``.
    """
    texts = {cell.content.strip("*_`").casefold() for cell in cells}
    return "o" in texts and not CROSSES.isdisjoint(texts)


def read_doc(markdown: str) -> tuple[str, bool]:
    """Return a description as Markdown with real line ends, and whether it mentions deprecation.

    ``N/A`` is not a description.  The mark of deprecation becomes the word ``Deprecated:``.
    """
    text = read_text(markdown)
    if "deprecated" not in text.lower():
        return text, False
    # In a quote, the marks of the quote are removed, too.
    marked, count = _DEPRECATED.subn("Deprecated: ", text)
    return _QUOTED_MARK.sub("Deprecated: ", marked), count > 0


def read_text(markdown: str) -> str:
    r"""Return Markdown with ``<br/>`` as line ends and ``<`` for ``\<``, and without gen's escapes.

    ``N/A`` is not a text.
    """
    if not markdown:
        return ""
    lines = _BREAK.split(_LINE_END.sub("\n", markdown))
    # Not a pattern: one that begins with blanks takes quadratic time on many blanks.
    text = "\n".join(line.strip(" \t") for line in lines).strip()
    if text.upper() == "N/A":
        return ""
    return unescape_markdown(text)


def read_value(cell: Cell) -> str:
    """Return the exact content of ``cell``, without the marks of a code span around it.

    Not the visible text: values such as ``__encrypted__`` are not emphasis.
    """
    shown = read_code_span(cell.content)
    return unescape_invisible(cell.content if shown is None else shown)
