"""Labels before tables that act as headings: ``**Request**``, ``Response body:``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.frontend.markdown.document import (
    INNER_LEVEL,
    Block,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.inline import shown_text
from generator.frontend.markdown.rows import trim
from generator.frontend.pages.headings.title_words import KINDS_BEHIND
from generator.frontend.pages.headings.titles import read_title
from generator.frontend.pages.tables.columns import field_columns
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words

# A remark after a label: `**Lamp** - what glows`, `**Lamp** (v2):`.
_BEHIND_LABEL = r"(?:[ \t]++[-–—][ \t].*|[ \t]*+[(（][^()（）]*+[)）](?:[ \t]*+[:：])?)?[ \t]*+"  # noqa: RUF001
_EMPHASISED = lazy_pattern(
    r"(?P<mark>\*\*|__|\*|_)(?P<text>\w[^*_<]{0,80})(?:<[^<>]*>)*(?P=mark)(?:[ \t]*+[:：])?"  # noqa: RUF001
    + _BEHIND_LABEL
)
# Bold, where `_` is part of a name.
_BOLD = lazy_pattern(
    r"\*\*(?:\\\*)*(?P<text>`?\w[^*<]{0,80})(?:<[^<>]*>)*\*\*(?:[ \t]*+[:：])?"  # noqa: RUF001
    + _BEHIND_LABEL
)
# The name of a model alone: `LampInput`, **Input**: `LampInput`.
_NAME_ALONE = lazy_pattern(
    r"(?:\*\*\w[^*]{0,40}\*\*[ \t]*+(?:[:：][ \t]*+)?)?"  # noqa: RUF001
    r"`(?P<text>[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+)`[ \t]*[:：]?"  # noqa: RUF001
)
# A name in code, and words about its table: ``Each `LampInput`:``, `` `Lamp` shape: ``.
_NAMED = lazy_pattern(
    r"(?:(?:each|every|an?|the)[ \t]+)?`(?P<text>[A-Z]\w{1,80})`"
    r"(?P<words>(?:[ \t]+[a-z]+){0,6})[ \t]*[:：]",  # noqa: RUF001
    re.IGNORECASE,
)
# Words after such a name that add nothing to it.
_TABLE_WORDS = frozenset(words("""
    shape type object objects interface schema structure model entity payload message item entry
    record dto class struct fields properties attributes parameters has have contains with
    consists of is are a an the these following
    """))
_PLAIN = lazy_pattern(
    r"(?:(?:each|every|an?|the)[ \t]++)?+(?P<text>`?\w[^:：|]{0,40})[:：][ \t]*",  # noqa: RUF001
    re.IGNORECASE,
)
_ITEM_MARK = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:<[^<>]*>[ \t]*)*")
_ITEM = lazy_pattern(
    r"(?P<mark>\*\*|`|)(?P<text>[A-Z]\w*(?: \w+){0,3})(?P=mark)(?:[ \t]+[-–—]|:)[ \t]"  # noqa: RUF001
)
_QUOTE_MARKS = lazy_pattern(r"(?:[ \t]*+>)*+[ \t]*+")
_LONGEST_SENTENCE = 160
_COLONS = (":", "\uff1a")
_SIDE = lazy_pattern(
    rf"\b(?:{words_of(each.titles['sides'] for each in LANGUAGES)})\b(?:\s(?:body|payload|headers)\b)?",
    re.IGNORECASE,
)
_CODE = lazy_pattern(r"`([^`]{1,80})`")
# `Each entry object has the following fields:`
_EACH = lazy_pattern(
    r"\W*(?:each|every|an?|the)\s+(\w+(?:\s\w+)?)\s+(?:objects?|entry|item|element|record)\s"
    r"(?=(?:has|have|contains?|consists|includes|is)\b)",
    re.IGNORECASE,
)
# The words of a type that is an object or a list of anything.
_WORD_OF_TYPE = lazy_pattern(r"[^\W_]+")
_CONTAINERS = frozenset(
    f"{phrase}{ending}"
    for each in LANGUAGES
    for text in (each.maps, each.lists, each.of, each.either)
    for phrase in phrases(text)
    for ending in ("", "s")
) | {"null"}
_ITEM_LINES = 10  # a table must be this close to the beginning of its item
_OBJECT = lazy_pattern(rf".*\S (?:{KINDS_BEHIND})", re.IGNORECASE)
# A sentence, not a name: `Each file in lamps is a JSON object:`.
_VERB = lazy_pattern(
    r"\s(?:is|are|has|have|contains?|consists|must|may|can|will|should|takes|expects)\s",
    re.IGNORECASE,
)
# A few words alone on their line.
_WORDS = lazy_pattern(r"(?P<text>[A-Z]\w*(?: \w+){0,2})")
_CAMEL = lazy_pattern(r"[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+")
# These are remarks, whatever follows.
_REMARKS = frozenset(
    ["note", "notes", "important", "warning", "caution", "tip", "info", "example"]
)


def with_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, with labels of tables turned into headings."""
    return tuple(_promoted(blocks))


def _promoted(blocks: Sequence[Block]) -> Iterator[Block]:
    distances = _next_tables(blocks)
    is_bare = not any(isinstance(block, Heading) for block in blocks)
    above, heading = _Above(), ""
    for at, (block, distance) in enumerate(zip(blocks, distances, strict=True)):
        if isinstance(block, Heading):
            above, heading = _Above(), block.cell.content
        elif isinstance(block, Table):
            above.tables.append(block)
            above.has_table = True
        label = None
        if isinstance(block, Prose) and distance:
            label = _label(block, distance, blocks[at + 1], is_bare)
        if isinstance(block, Prose) and distance == 1 and not label:
            label = _announced_field(block, above) or _named(block, heading)
        if (
            isinstance(block, Prose)
            and distance in (1, 2)
            and above.has_table
            and not label
        ):
            label = _announced_side(block)
        if label is None:
            yield block
            continue
        line = label.file.line_start(label.begin[0])
        if line > block.span.start:
            yield Prose(Span(label.file, block.span.start, line))
        yield Heading(INNER_LEVEL, trim(label.file, label.start, label.text), label)


class _Above:
    """The tables above in the same section; each is read once, and only if a sentence needs it."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.has_table = False
        self._objects: set[str] = set()

    def objects(self) -> set[str]:
        """Return the names of the fields that are objects or lists of anything."""
        self._objects |= _objects(self.tables)
        self.tables.clear()
        return self._objects


def _named(block: Prose, heading: str) -> Span | None:
    """Return the place of the model that a line names: ``Each `LampInput`:``.

    - ``heading``: the heading above; the model of that name is described already.
    """
    line = _last_line(block.span)
    content = line.text.strip()
    match = _NAMED.fullmatch(content) if "`" in content else None
    if not match or match["text"] in heading:
        return None
    behind = match["words"].lower().split()
    is_capital = match["text"][0].isupper()
    is_name = is_capital and (behind or _CAMEL.fullmatch(match["text"]))
    if not is_name or not _TABLE_WORDS.issuperset(behind):
        return None
    start = line.start + line.text.find(content)
    return Span(line.file, start + match.start("text"), start + match.end("text"))


def _announced_side(block: Prose) -> Span | None:
    """Return the place of the word for a response, which a sentence announces.

    ``A request returns this:``, after a table of the request.
    """
    last = block.span.finish[0]
    line = block.span.file.lines(last, last)
    text = line.text.rstrip()
    if len(text) > _LONGEST_SENTENCE or text.rstrip("*_ ")[-1:] not in _COLONS:
        return None
    sides = [*_SIDE.finditer(text)]
    return line.part(*sides[-1].span()) if sides else None


def _announced_field(block: Prose, above: _Above) -> Span | None:
    """Return the place of the field that a sentence announces: ``Inside `owner` are:``.

    It is a field of one of the tables ``above``, whose type is an object or a list.
    """
    last = block.span.finish[0]
    line = block.span.file.lines(last, last)
    text = line.text.rstrip()
    is_short = len(text) <= _LONGEST_SENTENCE
    if not is_short or text.rstrip("*_ ")[-1:] not in _COLONS:
        return None
    objects = above.objects()
    names = [name for name in _CODE.finditer(text) if name[1] in objects]
    span = names[0].span() if len(names) == 1 else None
    if not names and (each := _EACH.match(text)):
        span = _thing(each, objects)
    if not span:
        return None
    return Span(line.file, line.start + span[0], line.start + span[1])


def _thing(each: re.Match[str], objects: set[str]) -> tuple[int, int] | None:
    """Return the place of the word in ``each`` that names one of ``objects``: ``entry``, ``entries``."""
    words = each[1].casefold()
    first = words.partition(" ")[0]
    for name, size in ((words.replace(" ", "_"), len(words)), (first, len(first))):
        if not objects.isdisjoint(_plurals(name)):
            return each.start(1), each.start(1) + size
    return None


def _plurals(name: str) -> Iterator[str]:
    """Yield possible names of a field that holds several of ``name``."""
    yield from (name, f"{name}s", f"{name}es")
    if name.endswith("y"):
        yield f"{name[:-1]}ies"


def _objects(tables: Sequence[Table]) -> set[str]:
    """Return the names of the fields in ``tables`` that are objects or lists of anything."""
    names: set[str] = set()
    for table in tables:
        columns = field_columns(table)
        if not {"name", "type"} <= columns.keys():
            continue
        for row in table.rows:
            words = _WORD_OF_TYPE.findall(
                shown_text(row.cells[columns["type"]].content)
            )
            if words and all(word.casefold() in _CONTAINERS for word in words):
                names.add(shown_text(row.cells[columns["name"]].content).strip())
    return names


def _next_tables(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the distance to the next table of its section, 0 if there is none."""
    found, distance = [], 0
    for block in reversed(blocks):
        found.append(distance)
        if isinstance(block, Table):
            distance = 1
        elif isinstance(block, Heading):
            distance = 0
        elif distance:
            distance += 1
    return found[::-1]


def _label(
    block: Prose, distance: int, following: Block, has_no_headings: bool
) -> Span | None:
    """Return the place of the label that ends ``block``, if a table follows at ``distance``.

    - ``following``: the next block; a label with a list below it may be that of the list.
    - ``has_no_headings``: words alone stand for headings in the document, which has none.
    """
    if isinstance(following, Table) and (item := _item_label(block.span, following)):
        return item
    line = _last_line(block.span)
    content = line.text.strip()
    start = line.start + line.text.find(content)
    is_alone = line.begin[0] == block.span.begin[0]
    if distance == 1 and (match := _NAME_ALONE.fullmatch(content)):
        pass
    elif match := _EMPHASISED.fullmatch(content) or _BOLD.fullmatch(content):
        words = match["text"].casefold().strip(" :：")  # noqa: RUF001
        if words in _REMARKS or not (is_alone or distance == 1):
            return None
        if isinstance(following, ListBlock) and not read_title(words).is_generic:
            return None
    elif distance == 1 and (match := _PLAIN.fullmatch(content)):
        if not _is_title(match["text"]):
            return None
    elif is_alone and distance == 1 and (match := _WORDS.fullmatch(content)):
        text = match["text"]
        if text.casefold() in _REMARKS or not (has_no_headings or _is_telling(text)):
            return None
    else:
        return None
    return Span(line.file, start + match.start("text"), start + match.end("text"))


def _last_line(text: Span) -> Span:
    """Return the last line of ``text`` that is not blank, without the marks of quotes."""
    number = _last_number(text)
    line = text.file.lines(number, number)
    if line.start < text.start:  # the title of a tab
        return text
    marks = _QUOTE_MARKS.match(line.text) if ">" in line.text else None
    return line.part(marks.end(), len(line.text)) if marks else line


def _last_number(text: Span) -> int:
    kept = len(text.text.rstrip("> \t\r\n"))
    return text.file.position(text.start + max(kept - 1, 0))[0]


def _is_telling(text: str) -> bool:
    """Return whether words alone name a table below headings: `Body`, `AddLampParam`."""
    return read_title(text).is_generic or bool(_CAMEL.fullmatch(text))


def _is_title(text: str) -> bool:
    """Return whether a plain text names a table: its kind, or an object."""
    is_generic = read_title(text, INNER_LEVEL).is_generic
    return is_generic or bool(_OBJECT.fullmatch(text) and not _VERB.search(text))


def _item_label(text: Span, table: Table) -> Span | None:
    """Return the title at the start of the list item at the end of ``text`` that has ``table``."""
    first, last = text.begin[0], _last_number(text)
    indent = _indent(text.file.lines(*[table.span.begin[0]] * 2).text)
    for number in range(last, max(first, last - _ITEM_LINES) - 1, -1):
        line = text.file.lines(number, number)
        mark = _ITEM_MARK.match(line.text)
        if not mark or _indent(line.text) >= indent:
            continue
        rest = line.part(mark.end(), len(line.text))
        match = _ITEM.match(rest.text) or (number == last and _whole_item(rest.text))
        return rest.part(*match.span("text")) if match else None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _whole_item(text: str) -> re.Match[str] | None:
    """Return the label that is all of an item: ``**Request body:**``, ``Response``."""
    content = text.strip()
    match = _EMPHASISED.fullmatch(content) or _BOLD.fullmatch(content)
    if match and match["text"].casefold().strip(" :：") not in _REMARKS:  # noqa: RUF001
        return match
    plain = _PLAIN.fullmatch(content) or _WORDS.fullmatch(content)
    return plain if plain and _is_title(plain["text"]) else None
