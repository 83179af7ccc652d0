"""Values among constraints, and the cell without them.

=======================================  =====================================
``one of: a, b``  ``in:a,b``             bare words after a word for values
```a` or `b```  ``"a", "b"``             values in code or quotes
``DRAFT, ACTIVE, DONE``                  only words in capitals
``CHECK (state IN ('a', 'b'))``          as databases write it
``Enum: [A B C]``                        as references of CRDs write it
=======================================  =====================================
"""

# ruff: noqa: RUF001  (brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, part_of
from generator.frontend.pages.constraints.read_constraints import read_constraints
from generator.frontend.pages.values.listed_values import read_list
from generator.frontend.words import LANGUAGES
from generator.frontend.words.database import read_clauses
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

_ALLOWED = words_of(text for each in LANGUAGES for text in (each.allowed, each.one_of))
_BARE = r"[^\W_][\w.-]*"
_BETWEEN = r"\s*+[,|/、，]\s*+"
_END = r"\s*+(?=[;.]?\s*+\Z|;|<br|[(（])"
_CAPITALS = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*"
# `state IN ('a', 'b')`, `CHECK (state IN ('a', 'b'))`
_IN = lazy_pattern(
    r"(?:check\s*+\(\s*+)?(?:[\w\"]{1,60}\s++)?\bin\s*+\((?P<all>\s*+'[^']{1,100}'"
    r"(?:\s*+,\s*+'[^']{1,100}')*+\s*+)\)(?:\s*+\))?",
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(
    r"(?:enum|values?|in)\s*+[:=]?\s*+`?\[(?P<all>[\w.\s,'\"-]{1,500})\]`?",
    re.IGNORECASE,
)
_LISTED = lazy_pattern(
    rf"(?:(?<!\w)(?:{_ALLOWED}|enum)\s*+[:：=]\s*+|(?<!\w)in:)"
    rf"(?P<all>{_BARE}(?:{_BETWEEN}{_BARE})+){_END}",
    re.IGNORECASE,
)
_IN_CAPITALS = lazy_pattern(rf"\A(?P<all>{_CAPITALS}(?:{_BETWEEN}{_CAPITALS})+)\Z")
_ALONE = lazy_pattern(rf"\A\[?(?P<all>{_BARE}(?:{_BETWEEN}{_BARE})+)\]?\Z")
_MARKED = lazy_pattern(
    rf"(?:\A|(?<=[,;])\s*+)(?P<word>(?:{_ALLOWED}|enum)\s*+[:：=]?\s*+)?(?=[`\"“])",
    re.IGNORECASE,
)
_ANNOTATION = lazy_pattern(r"@[A-Z]")
_SPLIT = lazy_pattern(r"\s*[,|/、，]\s*|\s+")


class ValueList(Struct, frozen=True):
    """``values``, and the cells ``around`` them."""

    values: tuple[str, ...]
    around: tuple[Cell, ...]


def find_value_list(cell: Cell, *, is_enum: bool = False) -> ValueList | None:
    """Return the values listed in ``cell``, a cell of constraints; None if it lists none.

    - ``is_enum``: the type is an enum, whose values may be bare words: ``open/closed``.
    """
    content = cell.content
    patterns = (_IN, _BRACKETS, _LISTED, _IN_CAPITALS)
    for pattern in (*patterns, _ALONE) if is_enum else patterns:
        match = pattern.search(content)
        values = _split(match["all"]) if match else ()
        if match and values and not _has_rule(cell, values, *match.span("all")):
            return _found(cell, values, *match.span())
    for match in _MARKED.finditer(content):
        listed = read_list(content, match.end())
        marked, end = listed.values, listed.end
        if len(marked) > 1 and not _has_rule(cell, marked, match.end(), end):
            found = _found(cell, marked, match.start(), end)
            # `letters, `+` or `-`` is a sentence about characters.
            if match.start() == 0 or match["word"] or _are_rules(found.around):
                return found
    return None


def _are_rules(cells: Sequence[Cell]) -> bool:
    """Return whether ``cells`` hold only constraints."""
    quiet = Report()
    return all(read_constraints(cell, quiet) for cell in cells) and not list(quiet)


def _has_rule(cell: Cell, values: Sequence[str], start: int, end: int) -> bool:
    """Return whether any of ``values`` is a constraint: `` `NOT NULL` ``, `` `@NotBlank` ``."""
    if any(map(_ANNOTATION.match, values)):
        return True
    is_rule = bool(read_constraints(part_of(cell, start, end), Report()))
    return is_rule or any(read_clauses(value) is not None for value in values)


def _split(text: str) -> tuple[str, ...]:
    words = (word.strip("'\" ") for word in _SPLIT.split(text.strip()))
    return tuple(dict.fromkeys(word for word in words if word))


def _found(cell: Cell, values: tuple[str, ...], start: int, end: int) -> ValueList:
    parts = (part_of(cell, 0, start), part_of(cell, end, len(cell.content)))
    return ValueList(
        values, tuple(part for part in parts if part.content.strip(" ,;."))
    )
