"""The words of headings that say what kind of table follows, in lower case.

Those of a language are in its file, generator/frontend/words/NAME.py.
"""

from __future__ import annotations

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases

# Words of a heading that are no part of a name: `Lamp object`, `enum Lamp`.
KINDS_BEFORE = "object|enum|class|interface|struct|model|schema|type|message|entity"
KINDS_BEHIND = "object|structure|enum|enumeration|resource type|data type|struct|schema"
# The same where emphasis, code or brackets set them apart.
KINDS_APART = f"{KINDS_BEFORE}|{KINDS_BEHIND}|object type|abstract|deprecated|new|beta"


def _said(what: str) -> frozenset[str]:
    """Return the words of all languages that say ``what``."""
    return frozenset(p for each in LANGUAGES for p in phrases(each.titles[what]))


FILLERS = _said("fillers")
# What the rows of a table are.
ROWS = _said("rows")
# Which side of an exchange a table is about: all that a name needs.
SIDES = _said("sides")
# What tells one table of a heading from the others, so that it stays in the name.
DETAILS = _said("details")
VALUE_NOUNS = _said("values")
# A heading of nothing but these says what kind of table follows.
GENERIC = FILLERS | ROWS | SIDES | DETAILS | VALUE_NOUNS
# Words that stand beside a name: `Table lamps`, `lamps 对象`.
KINDS = _said("kinds")
# What goes on after these is about the table: `Fields for use with X`.
PREPOSITIONS = frozenset(["for", "in", "of", "with", "when", "used", "by", "from"])

# Headings of tables that describe neither fields nor values.
OTHERS = frozenset("""
    constraints indexes indices triggers resources modules providers requirements files endpoints
    methods changelog changes versions errors examples weight weights limits
    """.split())  # noqa: SIM905
# Headings of nothing but these words are about errors, whose codes are no values.
ERROR_WORDS = frozenset(
    ["error", "errors", "status", "http", "response", "code", "codes"]
)
# The first column of such tables.
OTHER_COLUMNS = frozenset({"endpoint", "method", "path", "url", "version", "date"})
# A column of files: so are the rows.
FILE_COLUMNS = frozenset({"file name", "file", "filename"})
