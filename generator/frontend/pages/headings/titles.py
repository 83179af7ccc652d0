"""Headings of hand-written documents -> names of models.

Decorations are removed from a heading: ``4.2 Lamp``, ``Lamp {#lamp}``, ``lamp object``.  A heading
that only announces a kind of table takes the name of the heading around it: ``Fixed Fields`` is the
table of that heading, ``Request`` its request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile

from msgspec import Struct

from generator.frontend.markdown.document import INNER_LEVEL, Cell, part_of
from generator.frontend.markdown.html import HTML_TAG
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.headings.title_remarks import SYMBOLS, without_remarks
from generator.frontend.pages.headings.title_words import (
    DETAILS,
    FILLERS,
    GENERIC,
    KINDS_APART,
    KINDS_BEFORE,
    KINDS_BEHIND,
    PLACES,
    PREPOSITIONS,
    ROWS,
    SIDES,
    STATUS_WORDS,
    VALUE_NOUNS,
)
from generator.frontend.words.answers import OPTIONAL_WORDS, REQUIRED_WORDS
from generator.text.lazy_pattern import lazy_pattern

_LONGEST = 300  # the most characters of a heading that may be a name
# Without one of these, a heading is a name by itself: `Output`, `Events`.
_TELLING = ROWS | SIDES
_LONGEST_WORD = max(map(len, GENERIC))
_SHORTEST = 4  # characters of a word in a compound, for Latin letters
_DECORATION = lazy_pattern(
    rf"{HTML_TAG}|(?<=.) *\[#[^\[\]]*\]|\{{#[^{{}}]*\}}|\{{\{{[^{{}}]*\}}\}}|\{{%[^{{}}]*%\}}"
)
# `Lamp : <code>Object</code>`, in JSDoc
_TYPED = lazy_pattern(r"(?P<name>\S++) : <code>.*")
_NUMBER = lazy_pattern(
    r"(?![1-5]\d\d +)(?:\d{1,2}(?:-\d{1,2})+[.)]? +|(?:§ ?)?(?:\d+(?:\\?\.\d+)*(?:\\?[.)])?|\d+[a-z][.)]|[A-Z](?:\.\d+)+\.?|\(\d+\)) +)(?=\S)"
)
_NUMBER_BEHIND = lazy_pattern(r" +\(\d{1,2}\)$")
# `Entity: Lamp`, `Data Model: Lamp`
_COLON = lazy_pattern(
    rf"(?:data +)?(?:{KINDS_BEFORE}|packet|record|resource) *[:：] *(?=\S)",  # noqa: RUF001
    re.IGNORECASE,
)
_BOLD = lazy_pattern(r"\*\*(?P<text>[^*]+)\*\*:?")
_REMARK = lazy_pattern(r"(?<=[^\s*]) *[(\[]?(?<!\*)\*(?!\*)[^*]*\*[)\]]?$")
_APART_BEFORE = lazy_pattern(rf"([`*_])(?:{KINDS_APART})\1 +(?=\S)", re.IGNORECASE)
_APART_BEHIND = lazy_pattern(
    rf"(?<! with)(?<! for)(?<! of)(?<! in)(?<! by) +(?:([`*_(\[])(?:{KINDS_APART})[`*_)\]])$",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(rf"(?:{KINDS_BEFORE}) +(?=[`*_]*[A-Z])")
_BEHIND = lazy_pattern(rf" +(?:{KINDS_BEHIND})$")
_WORD = lazy_pattern(r"\w+(?:['’-]\w+)*")  # noqa: RUF001
# What a heading announces if it has only a word for required or optional.
FIELDS_TITLE = "fields"
# Nobody has to give what only the server sends.
_NOT_REQUIRED = OPTIONAL_WORDS | {"read-only", "readonly"}
_CAMEL = lazy_pattern(r"[a-z][A-Z]")
_COLONS = ":："  # noqa: RUF001
# `Type: object`, in documents of JSON Schemas, is not a name.
_OF_TYPE = lazy_pattern(
    r"type *: *(?P<type>`?(?:object|array|string|integer|number|boolean|null)\b.*)",
    re.IGNORECASE,
)
# `An object with the following fields`
_FOLLOWING = "following"
# `Lamp` Properties
_NAMED_ROWS = lazy_pattern(r"`(?P<name>[^`]+)`\s+(?P<rows>\w+)")
# Response body `Lamp`, Response (`Lamp`); a type such as `Array` is not a name.
_NAMED_SIDE = lazy_pattern(
    r"(?P<side>[^`]{1,80}?)[\s:]*[(\[]?"
    r"`(?!(?:Array|Boolean|Integer|List|Map|Number|Object|Set|String)`)"
    r"(?P<name>[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)`[)\]]?"
)
# A status code distinguishes responses.
_STATUS = lazy_pattern(r"[1-5]\d\d")
# `Body (JSON)`, `Response (200 OK)`
_BRACKET_BEHIND = lazy_pattern(
    r"(?P<before>.*\S)\s*[(（](?P<remark>(?P<status>[1-5]\d\d)?[^()（）]*)[)）]"  # noqa: RUF001
)


class Title(Struct, frozen=True):
    """``text`` is a heading of that ``level``, without decorations.

    - ``side``: what the heading says before the name of a model: ``Response body``.
    """

    text: str
    level: int = 0
    side: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word.casefold() for word in _words(self.text))

    @property
    def is_generic(self) -> bool:
        """Whether it only announces a kind of table."""
        if self.announces_rows or _OF_TYPE.fullmatch(self.text):
            return True
        words = {word for word in self.words if not _STATUS.fullmatch(word)}
        if self.status and words <= GENERIC | STATUS_WORDS:
            return True
        marks = (OPTIONAL_WORDS | REQUIRED_WORDS) if words & ROWS else frozenset()
        is_known = words <= GENERIC | marks and not VALUE_NOUNS & words
        is_place = self.level == INNER_LEVEL and bool(words & PLACES)
        is_telling = is_place or bool(words & _TELLING)
        return (is_known and is_telling) or self.is_of_values

    @property
    def status(self) -> str:
        """The status code of HTTP in ``404 Not Found`` and ``Response 404 Not Found``."""
        first = next(dropwhile(GENERIC.__contains__, self.words), "")
        return first if _STATUS.fullmatch(first) else ""

    @property
    def announces_rows(self) -> bool:
        """Whether it ends as a sentence about rows: ``An object with the following fields``."""
        *_, before, last = ("", "", *self.words)
        return before == _FOLLOWING and last in ROWS

    @property
    def says_required(self) -> bool | None:
        """Whether it says that its rows are required: ``Optional fields``; None if it does not."""
        words = set(self.words)
        is_optional = bool(words & _NOT_REQUIRED)
        if is_optional == bool(words & REQUIRED_WORDS) or words & SIDES:
            return None
        return not is_optional if words & (ROWS | PLACES) or len(words) == 1 else None

    def without_requiredness(self) -> Title:
        """Return the title without words for required or optional: ``Optional fields``."""
        words = _words(self.text)
        kept = (w for w in words if w.casefold() not in _NOT_REQUIRED | REQUIRED_WORDS)
        return Title(" ".join(kept) or FIELDS_TITLE, self.level)

    @property
    def is_of_values(self) -> bool:
        """Whether it only announces values."""
        words = set(self.words)
        return words <= VALUE_NOUNS | FILLERS and bool(words & VALUE_NOUNS)

    @property
    def needs_name(self) -> bool:
        """Whether the model's name needs the name of the heading around it as a prefix."""
        return _needs_name(self)

    @property
    def goes_on(self) -> bool:
        """Whether it begins like a generic heading: ``Fields for use with X``."""
        start = tuple(takewhile(GENERIC.__contains__, self.words))
        rest = self.words[len(start) :]
        nouns = ROWS.intersection(start)
        is_joined = (start[-1:] and start[-1] in PREPOSITIONS) or (
            rest[:1] and rest[0] in PREPOSITIONS
        )
        return bool(nouns and rest and is_joined)

    def suffix(self) -> str:
        """Return what it adds to the name of the heading around it."""
        if not self.is_generic:
            return self.text
        words = _words(self.text)
        empty = FILLERS | VALUE_NOUNS | (STATUS_WORDS if self.status else frozenset())
        kept = [word for word in words if word.casefold() not in empty]
        sides = [word for word in kept if word.casefold() in SIDES]
        telling = DETAILS | OPTIONAL_WORDS | REQUIRED_WORDS
        tells = any(w.casefold() in telling or _STATUS.fullmatch(w) for w in kept)
        return " ".join(kept if tells else sides)


# Cached: every table below a heading asks for it.
@lru_cache(maxsize=1024)
def _needs_name(title: Title) -> bool:
    is_name = title.level == 1 and title.suffix()
    return (title.is_generic and not is_name) or title.goes_on


# Cached: every table below a heading needs it.
@lru_cache(maxsize=1024)
def read_title(content: str, level: int = 0) -> Title:
    """Return the title in a heading whose Markdown is ``content``."""
    if len(content) > _LONGEST or _OF_TYPE.fullmatch(content):
        return Title(shown_text(content).strip(), level)
    if typed := _TYPED.fullmatch(content):
        content = typed["name"]
    content = _DECORATION.sub("", content).strip()
    if "\n" in content:
        content = " ".join(content.split())
    if (symbols := SYMBOLS.match(content)) and _NUMBER.match(
        content[symbols.end() :].lstrip("*")
    ):
        content = content[symbols.end() :]
    if bold := _BOLD.fullmatch(content):
        content = bold["text"]
    for pattern in (_NUMBER, _APART_BEFORE, _COLON, _BEFORE):
        if (before := pattern.match(content)) and before.end() < len(content):
            content = content[before.end() :]
    if (named := _NAMED_ROWS.fullmatch(content)) and named["rows"].casefold() in ROWS:
        content = named["name"]
    named = _NAMED_SIDE.fullmatch(content) if content.count("`") == 2 else None
    if named and _is_side(named["side"]):
        return Title(named["name"], level, named["side"])
    for pattern in (_NUMBER_BEHIND, _APART_BEHIND, _REMARK, _BEHIND):
        if (behind := pattern.search(content)) and behind.start() > 0:
            content = content[: behind.start()]
    text = shown_text(without_remarks(content)).strip().rstrip(_COLONS).rstrip()
    return _without_bracket(Title(text, level))


def _is_side(text: str) -> bool:
    """Return whether ``text`` only announces a request or a response: ``Response body``."""
    title = Title(text)
    return title.is_generic and bool(SIDES.intersection(title.words))


def stated_type(heading: Cell) -> Cell | None:
    """Return the type if ``heading`` has nothing else: ``Type: `string` ``."""
    stated = _OF_TYPE.fullmatch(heading.content)
    return part_of(heading, *stated.span("type")) if stated else None


def _without_bracket(title: Title) -> Title:
    """Return ``title`` without a remark in brackets after the kind of its table.

    ``Request body (optional)`` is about the body, ``Parameters (optional)`` about the rows.
    """
    match = _BRACKET_BEHIND.fullmatch(title.text)
    if not match or (title.is_generic and not _is_about_body(match)):
        return title
    text = " ".join(filter(None, (match["before"], match["status"])))
    shorter = Title(text, title.level)
    return shorter if shorter.is_generic else title


def _is_about_body(match: re.Match[str]) -> bool:
    """Return whether a remark says that a request or response as a whole may be missing."""
    about = {word.casefold() for word in _words(match["before"])}
    said = {word.casefold() for word in _words(match["remark"])}
    return bool(about & SIDES) and said <= OPTIONAL_WORDS | REQUIRED_WORDS


@lru_cache(maxsize=1024)
def _words(text: str) -> Sequence[str]:
    """Return the words of ``text``; compounds of known words are split."""
    return [part for word in _WORD.findall(text) for part in _split_compound(word)]


def _split_compound(word: str) -> list[str]:
    """Return the known words that ``word`` is a compound of: ``クエリパラメータ``.

    Words joined by capitals are the name of a model: ``ResponseHeader``.
    """
    rest, parts = word.casefold(), list[str]()
    if _CAMEL.search(word):
        return [word]
    if rest in GENERIC or len(word) > 4 * _LONGEST_WORD:
        return [word]
    while rest:
        sizes = range(min(_LONGEST_WORD, len(rest)), 0, -1)
        size = next((size for size in sizes if rest[:size] in GENERIC), 0)
        if not size or (len(rest[:size]) < _SHORTEST and rest.isascii()):
            return [word]
        parts.append(word[len(word) - len(rest) :][:size])
        rest = rest[size:].lstrip("-'’")  # noqa: RUF001
    return parts


def model_name(titles: Sequence[Title], file_title: str) -> str:
    """Return the name of the model below ``titles``, the outermost heading first."""
    parts: list[str] = []
    for title in reversed(titles):
        if not title.needs_name:
            return _joined([title.text, *parts])
        parts.insert(0, title.suffix())
    return _joined([file_title, *parts])


def _joined(parts: Sequence[str]) -> str:
    """Return ``parts`` joined; a word that two of them share occurs once."""
    words: list[str] = []
    for part in parts:
        for word in part.split():
            if not words or word.casefold() != words[-1].casefold():
                words.append(word)
    return " ".join(words)
