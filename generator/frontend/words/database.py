"""Words of database tables about a column, next to its type or among constraints.

================================================  ==========================================
``NOT NULL``                                      a value is there, and it is not null
``PK``  ``PRIMARY KEY``                           the same; other rows may lack a mark
``NULL``  ``nullable``                            null is allowed
``UNIQUE``  ``FK t.id``  ``REFERENCES t(id)``   about the table, not about one value
``AUTO_INCREMENT``  ``INDEX``  ``DEFAULT now()``  about the database, not about one value
================================================  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.lazy_pattern import lazy_pattern

NOT_NULL, KEY, NULL, OTHER = "not-null", "key", "null", "other"

# The target after a foreign key: `FK → tenants(id)`, `REFERENCES t (id)`.
_TARGET = r"[`\"\w.]{1,80}(?:\s*+\([\w,. ]{1,80}\))?"
_ARROW = r"(?:→|->|=>|⟶)"
_SERVER_VALUE = r"(?:[\w.]{1,60}\([^()]{0,200}\)(?:::\w+)?|current_\w+|null)"
_LITERAL = r"(?:'[^']{0,200}'(?:::\w+)?|\"[^\"]{0,200}\"|-?\d[\d.]*|true|false)"
# What may follow `FK` besides its target.
_WORDS = (
    "not|null|nullable|nn|pk|primary|unique|uq|uk|index|indexed|idx|on|default|auto"
)
_CLAUSE = lazy_pattern(
    rf"""
    (?P<not_null> not\s++null | nn )
    | (?P<key> primary\s++key | primary | pk )
    | (?P<null> null(?:able)? )
    | (?P<other>
        (?: foreign\s++key | fk )
          (?: \s*+(?:{_ARROW}|to\b|references\b|:)\s*+{_TARGET} | \s*+\([\w,. ]{{1,80}}\)
            | \s++(?!(?:{_WORDS})\b)[a-z_][\w.]{{1,80}}(?:\s*+\([\w,. ]{{1,80}}\))?(?=\s*+(?:[,;/&)]|\Z|(?:{_WORDS})\b)) )?
      | references\s++{_TARGET} | {_ARROW}\s*+{_TARGET}
      | on\s++update(?:\s++current_timestamp(?:\(\d?\))?)?(?!\s++\w)
      | on\s++(?:delete|update)\s++(?:cascade|restrict|set\s++(?:null|default)|no\s++action)
      | \(\s*+(?:cascade|restrict|set\s++null)\s*+\)
      | auto[\s_-]?increment(?:ed|ing)? | auto[\s_-]?generated | identity(?:\(\d+,\s?\d+\))?
      | unique(?:\s++key)? | uq | uk | (?:unique\s++)?index(?:ed)? | idx
      | default\s*+[:=]?\s*+(?:{_SERVER_VALUE}|{_LITERAL})
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = lazy_pattern(r"\s*+(?:[,;/&]|<br\s*+/?>|\band\b)?\s*+", re.IGNORECASE)
_WORD_GOES_ON = lazy_pattern(r"[\w$]")
# The start of one of these after a type in the same cell.
BEHIND_TYPE = lazy_pattern(
    rf"\s++(?=(?:pk|fk|nn|not\s++null|null(?:able)?|primary\s++key|foreign\s++key|unique|references"
    rf"|auto_?increment|default|check)(?![\w$])|{_ARROW})",
    re.IGNORECASE,
)


def read_clauses(text: str) -> frozenset[str] | None:
    """Return the facts about a column in ``text``: NOT_NULL, KEY, NULL or OTHER for each part.

    Return None if a part is something else.
    """
    clauses = frozenset(_clauses(text))
    return None if not clauses or "" in clauses else clauses


def _clauses(text: str) -> Iterator[str]:
    """Yield the fact in each part of ``text``, ``""`` for any other text."""
    at = 0
    while at < len(text):
        clause = _CLAUSE.match(text, at)
        if not clause or _WORD_GOES_ON.match(text, clause.end()):
            yield ""
            return
        yield (clause.lastgroup or "").replace("_", "-")
        between = _BETWEEN.match(text, clause.end())
        at = between.end() if between else clause.end()
