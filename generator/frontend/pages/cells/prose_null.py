"""Null in descriptions: ``Nullable.``, ``may be null``, ``null if there is none``, ``the parent, or null``.

A decoder must not reject a null that the document allows.  So any clause that allows null counts,
unless it negates null (``must not be empty or null``) or is about parts of the value (``items may
be null``).
"""

# ruff: noqa: RUF001  (stops as Chinese writes them)

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.markdown.document import Cell
from generator.frontend.words import LANGUAGES
from generator.frontend.words.conditions import WHEN
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

# Nearly all descriptions lack these, and the other patterns are slow.
_HINT = lazy_pattern(r"nul|nil|none|널|ヌル", re.IGNORECASE)
# In capitals only in code: `None` of Python begins many English sentences.
_NULL = lazy_pattern(
    r"[`*_'\"]{0,3}(?<!\w)(?i:null|nil)(?![a-z])[`*_'\"]{0,3}|`None`", re.ASCII
)
_CLAUSE_ENDS = lazy_pattern(r"[.,;:!?()\[\]。、，；：！？（）]|<br\s*/?>|\s[-–—]\s")
_SAYS = lazy_pattern(
    rf"(?<![a-z-])(?:{words_of(each.nullable for each in LANGUAGES)})(?![a-z])",
    re.IGNORECASE,
)
# Null as a special case: `If null, …`, `when it is null: …`.
_CASE = lazy_pattern(
    rf"(?:{WHEN})\s(?:(?:it|this|that|the value|value)\s)?(?:is\s)?null", re.IGNORECASE
)
# A word that negates what follows it, perhaps after some other words: `not be empty or …`.
_NEGATED = lazy_pattern(
    rf"(?<![a-z])(?:{words_of(each.negations for each in LANGUAGES)})"
    r"(?:\s{1,3}(?!(?:and|but|so)\b)\w{1,20}){0,3}\s{0,3}\Z",
    re.IGNORECASE,
)
_OF_PARTS = lazy_pattern(
    r"\b(?:elements?|items?|entries|members|keys|fields|properties|attributes|columns|values in"
    r"|(?:field|property|attribute|value) of)\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a clause


def says_null(docs: Sequence[Cell]) -> bool:
    """Return whether the descriptions ``docs`` say that the value may be null."""
    return any(_says(doc.content) for doc in docs if _HINT.search(doc.content))


def _says(text: str) -> bool:
    clauses = _CLAUSE_ENDS.split(_NULL.sub("null", text))
    # A tool prints `null` for a missing description.
    told = [clause.strip() for clause in clauses if clause.strip()]
    return told != ["null"] and any(map(_allows, told))


def _allows(clause: str) -> bool:
    if clause == "null" or _CASE.fullmatch(clause):
        return True
    match = _SAYS.search(clause, 0, _LONGEST)
    if not match:
        return False
    before = clause[: match.start()]
    return not _NEGATED.search(before) and not _OF_PARTS.search(before)
