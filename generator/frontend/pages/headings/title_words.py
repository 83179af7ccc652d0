"""The words of headings that say what kind of table follows, in lower case.

Those of a language are in its file, generator/frontend/words/NAME.py.
"""

from __future__ import annotations

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import all_phrases
from generator.text.word_list import words


def _of_titles(what: str) -> frozenset[str]:
    """Return the words of all languages that say ``what``."""
    return frozenset(all_phrases(each.titles[what] for each in LANGUAGES))


# Words of a heading that do not belong to a name, as patterns: `Lamp object`, `enum Lamp`.
KINDS_BEFORE = "|".join(all_phrases(each.kinds_before for each in LANGUAGES))
KINDS_BEHIND = "|".join(all_phrases(each.kinds_behind for each in LANGUAGES))
# The same, if emphasis, code or brackets set them apart.
KINDS_APART = "|".join(
    [KINDS_BEFORE, KINDS_BEHIND, *all_phrases(each.kinds_apart for each in LANGUAGES)]
)

FILLERS = _of_titles("fillers")
# What the rows of a table are.
ROWS = _of_titles("rows")
# Request or response: enough to make a name unique.
SIDES = _of_titles("sides")
# Words that distinguish tables below the same heading, so they stay in the name.
DETAILS = _of_titles("details")
VALUE_NOUNS = _of_titles("values")
# A heading that consists of these announces a kind of table.
GENERIC = FILLERS | ROWS | SIDES | DETAILS | VALUE_NOUNS
# Words next to a name: `Table lamps`, `lamps 对象`.
KINDS = _of_titles("kinds")
# Words after these describe the table: `Fields for use with X`.
PREPOSITIONS = frozenset(all_phrases(each.prepositions for each in LANGUAGES))

# Headings of tables that describe neither fields nor values, and their first columns.
OTHER_TABLES = frozenset(all_phrases(each.other_tables for each in LANGUAGES))
OTHER_COLUMNS = frozenset(all_phrases(each.other_columns for each in LANGUAGES))
# A column of files: so the rows are files, too.
FILE_COLUMNS = frozenset(all_phrases(each.file_columns for each in LANGUAGES))
# Headings with only these words are about errors, whose codes are not enum values.
ERROR_WORDS = frozenset(all_phrases(each.errors for each in LANGUAGES))
# Where parameters are sent: enough for a label, but `## Query` is a name.
PLACES = frozenset(["path", "query", "header", "cookie", "form", "url"])
# Words of HTTP after a status code, in English in all languages: `404 Not Found`.
STATUS_WORDS = frozenset(words("""
    ok created accepted success successful no content partial moved found not modified redirect bad
    request invalid unauthorized unauthorised payment required forbidden method allowed acceptable
    conflict gone unprocessable entity validation too many requests internal server error errors
    service unavailable gateway timeout
    """))
