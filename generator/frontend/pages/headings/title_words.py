"""The words of headings that say what kind of table follows, in lower case.

Those of a language are in its file, generator/frontend/words/NAME.py.
"""

from __future__ import annotations

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases
from generator.text.word_list import words

# Words of a heading that do not belong to a name: `Lamp object`, `enum Lamp`.
KINDS_BEFORE = "object|enum|class|interface|struct|model|schema|type|message|entity"
KINDS_BEHIND = "object|structure|enum|enumeration|resource type|data type|struct|schema"
# The same, if emphasis, code or brackets set them apart.
KINDS_APART = f"{KINDS_BEFORE}|{KINDS_BEHIND}|object type|abstract|deprecated|new|beta"


def _words(what: str) -> frozenset[str]:
    """Return the words of all languages that say ``what``."""
    return frozenset(p for each in LANGUAGES for p in phrases(each.titles[what]))


FILLERS = _words("fillers")
# What the rows of a table are.
ROWS = _words("rows")
# Request or response: enough to make a name unique.
SIDES = _words("sides")
# Words that distinguish tables below the same heading, so they stay in the name.
DETAILS = _words("details")
VALUE_NOUNS = _words("values")
# A heading that consists of these announces a kind of table.
GENERIC = FILLERS | ROWS | SIDES | DETAILS | VALUE_NOUNS
# Words next to a name: `Table lamps`, `lamps 对象`.
KINDS = _words("kinds")
# Words after these describe the table: `Fields for use with X`.
PREPOSITIONS = frozenset(["for", "in", "of", "with", "when", "used", "by", "from"])

# Headings of tables that describe neither fields nor values.
OTHERS = frozenset(words("""
    constraints indexes indices triggers resources modules providers requirements files endpoints
    methods changelog changes versions errors examples weight weights limits
    """))
# Headings with only these words are about errors, whose codes are not enum values.
ERROR_WORDS = frozenset(
    ["error", "errors", "status", "http", "response", "code", "codes"]
)
# The first column of such tables.
OTHER_COLUMNS = frozenset({"endpoint", "method", "path", "url", "version", "date"})
# A column of files: so the rows are files, too.
FILE_COLUMNS = frozenset({"file name", "file", "filename"})
