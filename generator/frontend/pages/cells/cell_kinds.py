"""What the cells of a column look like: keys, types, or answers to ``Required``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import read_inline, shown_text
from generator.frontend.pages.cells.required_cell import read_required
from generator.frontend.types.dialects.plain.words import PLURALS, SCALARS
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words

# A key with common decorations: code, an arrow, a mark after it.
_KEY = lazy_pattern(
    r"""[^\w$@#]{0,12}(?:<[^<>]{0,200}>\s*+)*[^\s,;|]+(?:\s*+[*?¹²³\[(<].*)?"""
)
_CONTAINER = lazy_pattern(
    rf"(?:{words_of(t for each in LANGUAGES for t in (each.lists, each.maps, each.enum))})s?(?!\w)",
    re.IGNORECASE,
)
_DATABASE_KEYS = frozenset(words("""
    pri mul uni pk fk uk ix primary foreign unique index pk, pk/fk pk,fk key →
    """))
# A name, and a type next to it.
_WITH_TYPE = lazy_pattern(
    r"(?:[*_`]*+[^\s*_`:][^\s*`:]*+[*_`]*+|[*`]*+_[*_`]*+)(?:\s*+:\s*+|\s++)(?P<type>\S.*)"
)
# A type with notes in brackets: `(string, optional) …`.
TYPE_IN_BRACKETS = lazy_pattern(
    r"[*_`]{0,3}[(\[](?P<type>[^()\[\]\n]{2,100})[)\]][*_`]{0,3}(?=[\s:.,–—-]|\Z)"  # noqa: RUF001
)
# A type in code before a description: `string`<br>…, <p><code>string</code></p>…, `string` The …
TYPE_IN_CODE = lazy_pattern(
    r"(?:<p>\s*+)?(?P<type><code>.{1,300}?</code>(?=\s*+(?:</p>|<br))"
    r"|`[^`]{1,60}`(?:\[`[^`]{1,80}`\]\([^()\s]{0,200}\)`[^`]{1,9}`)?(?=\s*+(?:<br|\Z)|\s++[A-Z]))"
    r"\s*+(?:</p>\s*+(?:<p>\s*+)?|<br\s*+/?>\s*+)?(?P<rest>.*?)(?:</p>)?\Z",
    re.DOTALL,
)
_CODE_TAG = lazy_pattern(r"</?code>")
# A model next to a name: `_Crate array_`.
EMPHASISED_MODEL = lazy_pattern(r"_[A-Z]\w*(?: array)?_")
# Words in a column `Key` that describes a database table.
_DATABASE_KEY = lazy_pattern(r"(?:PRI|MUL|UNI|UQ|UK|PK|FK|IDX)(?!\w)")
_COMMA = lazy_pattern(r",\s++(?=[\w$@]+(?:,|\Z))")
_IDENTIFIER = lazy_pattern(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*", re.ASCII)
_LIST_BEHIND = lazy_pattern(r"\[\d{0,9}\]$")
_MOST = 0.6


def are_keys(cells: Sequence[Cell]) -> bool:
    """Return whether most of ``cells`` look like keys, and nearly all are distinct."""
    texts = [text for cell in cells if (text := shown_text(cell.content).strip())]
    if texts and all(_DATABASE_KEY.match(text) for text in texts):
        return False
    is_key = [all(map(_KEY.fullmatch, _COMMA.split(text))) for text in texts]
    return _most(is_key) and len(set(texts)) > len(texts) * _MOST


def are_names(cells: Sequence[Cell]) -> bool:
    """Return whether ``cells`` look like keys, and not all like numbers: ``Tag | Name``."""
    return are_keys(cells) and not all(cell.content.isdigit() for cell in cells)


def are_wire_names(cells: Sequence[Cell]) -> bool:
    """Return whether ``cells`` look like JSON keys, not like the keys of a database."""
    texts = [shown_text(cell.content).strip().casefold() for cell in cells]
    is_database = any(text.partition(" ")[0] in _DATABASE_KEYS for text in texts)
    return not is_database and _most([bool(text) for text in texts]) and are_keys(cells)


def are_typed_keys(cells: Sequence[Cell]) -> bool:
    """Return whether most of ``cells`` are a key with a type next to it."""
    beside = (_WITH_TYPE.fullmatch(cell.content) for cell in cells)
    return bool(cells) and _most(
        [bool(f and not are_words(f) and _is_beside(f["type"])) for f in beside]
    )


def _is_beside(text: str) -> bool:
    return _begins(text) or EMPHASISED_MODEL.fullmatch(text) is not None


def are_words(match: re.Match[str]) -> bool:
    """Return whether ``match``, up to its ``type``, is a name of two words: ``Cycle Duration``."""
    name = match.string[: match.start("type")].strip()
    return name.isalpha() and name[:1].isupper() and match["type"][:1].isupper()


def begin_with_types(cells: Sequence[Cell]) -> bool:
    """Return whether most of ``cells``, descriptions, begin with a type in brackets or in code."""
    begun = (
        TYPE_IN_BRACKETS.match(cell.content) or TYPE_IN_CODE.match(cell.content)
        for cell in cells
    )
    return bool(cells) and _most([bool(m and _begins(m["type"])) for m in begun])


def are_identifiers(cells: Sequence[Cell]) -> bool:
    """Return whether ``cells`` are distinct names as programs have them."""
    texts = {shown_text(cell.content).strip() for cell in cells}
    return len(texts) == len(cells) and all(map(_IDENTIFIER.fullmatch, texts))


def are_prose(cells: Sequence[Cell]) -> bool:
    """Return whether most of the filled ``cells`` have several words, as sentences do."""
    filled = [cell.content for cell in cells if cell.content]
    return bool(filled) and _most([len(text.split()) > 2 for text in filled])


def are_bare_types(cells: Sequence[Cell], *, is_sure: bool = False) -> bool:
    """Return whether ``cells`` hold only words for types, perhaps of lists: ``u8[16]``.

    The first must be one, and most of the others; all if ``is_sure``.
    """
    if not cells or not _is_bare_type(cells[0]):
        return False
    answers = [_is_bare_type(cell) for cell in cells]
    return all(answers) if is_sure else _most(answers)


def _is_bare_type(cell: Cell) -> bool:
    text = _LIST_BEHIND.sub("", shown_text(cell.content).strip())
    return bool(SCALARS.fullmatch(text) or _CONTAINER.fullmatch(text))


def are_types(cells: Sequence[Cell]) -> bool:
    """Return whether most of ``cells`` begin with a word for a type, or link to one."""
    return _most([_begins_with_type(cell) for cell in cells if cell.content])


def _begins_with_type(cell: Cell) -> bool:
    rich = read_inline(cell)
    if any("#" in link.href for link in rich.links):
        return True
    return _begins(rich.text)


def _begins(text: str) -> bool:
    text = _CODE_TAG.sub("", text).strip("_*`(")
    if text.startswith("[") and "](" in text:
        return True
    text = text.lstrip("[< ")
    return bool(SCALARS.match(text) or PLURALS.match(text) or _CONTAINER.match(text))


def say_required(cells: Sequence[Cell]) -> bool:
    """Return whether most of ``cells`` say yes or no, and at least one is filled."""
    answers = [read_required(cell) is not None for cell in cells]
    return _most(answers) and any(cell.content for cell in cells)


def answer_all(cells: Sequence[Cell]) -> bool:
    """Return whether all ``cells`` say yes or no, or nothing."""
    return all(read_required(cell) is not None for cell in cells)


def _most(answers: Sequence[bool]) -> bool:
    return sum(answers) >= len(answers) * _MOST
