"""A cell of names in a hand-written table -> the key, and its decorations.

==============================================  ===============================================
``<a id="x"></a>weight``  ``[size](#size)``     anchors and links
``author [1]``  ``owner¹``  ``id[^1]``          marks of footnotes
```city` *(new in 2.1)*``  ``city (ISO name)``  remarks
``[city]``                                      a name that may be missing, in JSDoc
``> city``  ``»» farm``  ``└ price``            marks of nesting, which become an indent
``*``  ``<name>``  ``{key}``  ``^x-``           any other key
``any other key``  ``additional properties``    the same
==============================================  ===============================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.frontend.markdown.document import Cell, RichText, Row, cell_at
from generator.frontend.markdown.html import HTML_TAG
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.tables.columns import Columns
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.markdown_escape import unescape_invisible
from generator.text.word_list import words


class FieldName(Struct, frozen=True):
    """``key`` is ``""`` in a cell without a name; ``rest`` is the remark after it.

    ``indent`` is the nesting depth, 0 for a name that is not nested.
    """

    key: str
    rest: str
    indent: int
    struck: bool

    @property
    def is_pattern(self) -> bool:
        """Whether the row describes arbitrary keys, not a key of that name."""
        return bool(_PATTERN.fullmatch(self.key))


# Nesting marks; marks that also begin names count only before a blank.
_MARKS = ">»›└├│↳∟┗┣┃┕╰╚╠║⮑⤷→•·─━"  # noqa: RUF001
_WIDE_BLANKS = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u3000"
_BEFORE = lazy_pattern(
    rf"(?:{HTML_TAG}|[\s{_WIDE_BLANKS}{_MARKS}]|[-+–—](?=[\s{_WIDE_BLANKS}]))*+"  # noqa: RUF001
)
_WIDTHS = {**dict.fromkeys("\u2001\u2003\u3000", 2), **dict.fromkeys(" \t\n", 0)}
_TAG = lazy_pattern(HTML_TAG)
_RAISED = lazy_pattern(r"<(?:sup|sub)\b[^<>]*>[^<>]*</su[pb]>", re.IGNORECASE)
_BREAK = lazy_pattern(r"<br\b[^<>]*>", re.IGNORECASE)
_FOOTNOTE = lazy_pattern(
    r"\[\^[^\]\[]*\]$|[¹²³⁰⁴-⁹†‡§※]$|\s\[[\w*]{1,3}\]$|\s?[⚠⛔🚫]\ufe0f?$|(?<=[*?])\s?\*$"
)
_MOST_WORDS = 3  # a name outside of code, in a row with no other cell
_MARKS_BEHIND = 8  # the most marks and remarks after a name
_KEPT_REMARKS = frozenset({"(required)", "(optional)"})
# A name that may be missing, in JSDoc: `[size]`, `[size=5]`.
_BRACKETED = lazy_pattern(r"\[(?P<name>[A-Za-z_$][\w$.]*(?:\[\])?)(?:=[^\[\]]*)?\]")
_OPTIONAL = "(optional)"
_QUOTED = lazy_pattern(r"""["'“‘](?P<name>[^"'”’]+)["'”’]""")  # noqa: RUF001
# Emphasis inside code, which is visible: ``*size*``.
_STARRED = lazy_pattern(r"\*\s*(?P<name>[^\W\d][\w.$-]*)\s*\*")
# Several names of one row: `lat`, `lon`
_JOINT = r"\s*(?:,|/|、|，|·|\||&|\band\b|<br\s*/?>)\s*"  # noqa: RUF001
_CODE_NAME = r"`[\w$@.-]+`(?:\(\d+\))?"
_BARE_NAME = r"[^\W\d][\w$-]*(?:\.\w+)*"
_NAMES = lazy_pattern(
    rf"{_CODE_NAME}(?:{_JOINT}{_CODE_NAME})+|(?P<mark>`?){_BARE_NAME}(?:(?:,| /| ·) {_BARE_NAME})+(?P=mark)",
    re.ASCII,
)
# `x0` ~ `x20`
_SERIES = lazy_pattern(
    r"`(?P<name>[A-Za-z_]\w{0,60}?)(?P<first>\d{1,4})`\s*(?:~|〜|–|…|\.\.\.?|to)\s*"  # noqa: RUF001
    r"`(?P=name)(?P<last>\d{1,4})`"
)
_LONGEST_SERIES = 100
_ONE_NAME = lazy_pattern(rf"{_CODE_NAME}|{_BARE_NAME}", re.ASCII)
_WIDE_REMARK = lazy_pattern(r"(?<=.)（[^（）]*）$")  # noqa: RUF001
_UNDERLINED = lazy_pattern(r"_[^\W_](?:.*[^\W_])?_")
_PATTERN = lazy_pattern(
    r"\*|\.\.\.|…|<[^<>]+>|\^.+|[^{}]*\{[^{}]+\}[^{}]*|[\w.-]+<[\w -]+>[\w.-]*"
    r"|[\w$]+[-_./:]\*"
    r"|(?i:(?:any|all|every)(?: other| additional)?|other|additional)"
    r" (?i:keys?|names?|fields?|propert(?:y|ies)|attributes?)(?:: \w+)?"
    r"|(?i:any object)"
)


def read_field_name(cell: Cell) -> FieldName:
    """Return the name in ``cell``."""
    rich = read_inline(cell)
    if starred := _STARRED.fullmatch(rich.text.strip()):
        return FieldName(starred["name"], "", 0, False)
    before = _BEFORE.match(rich.text)
    start = before.end() if before else 0
    marks = _TAG.sub("", rich.text[:start])
    end = _end_of_run(rich, start)
    if end is None:
        name, rest = _split(rich.text[start:])
        # Markdown shows it this way if it cannot tell names from emphasis.
        name = name[1:-1] if _UNDERLINED.fullmatch(name) else name
    else:
        name, rest = rich.text[start:end], rich.text[end:]
    name, struck = _unstruck(name)
    if optional := _BRACKETED.fullmatch(name.strip()):
        name, rest = optional["name"], f"{_OPTIONAL} {rest}"
    if quoted := _QUOTED.fullmatch(name):
        name = quoted["name"]
    rest = _TAG.sub("", rest).strip()
    return FieldName(unescape_invisible(name.strip()), rest, _width(marks), struck)


# A column for the enclosing field has these words for the outermost fields.
_OUTERMOST = frozenset(
    words("- \u2013 — / . n/a none self root top top-level 根 根节点 根節點 根级")
) | {"", "top level"}


def key_inside(key: str, parent: Cell) -> str:
    """Return ``key`` as a path that begins with the field in ``parent``: ``stops[].at``."""
    around = read_field_name(parent).key.rstrip(".")
    if around.casefold() in _OUTERMOST or key.startswith(f"{around}."):
        return key
    return f"{around}.{key}"


def split_names(row: Row, columns: Columns) -> list[Row]:
    """Return a copy of ``row`` for each name in it: ``| `lat`, `lon` | number |`` has two."""
    cell = columns.cell(row, "name")
    if series := _SERIES.fullmatch(cell.content):
        return _in_series(row, cell, series)
    if not _NAMES.fullmatch(cell.content):
        return [row]
    offsets = cell.offsets()
    names = [
        _part_of(cell, offsets[name.start()], offsets[name.end() - 1] + 1)
        for name in _ONE_NAME.finditer(cell.content)
        if name[0] not in ("and", "br")
    ]
    return _copies(row, cell, names)


def _in_series(row: Row, cell: Cell, series: re.Match[str]) -> list[Row]:
    """Return a copy of ``row`` for each name in a series: `` `x0` ~ `x20` ``."""
    first, last = int(series["first"]), int(series["last"])
    if not first < last <= first + _LONGEST_SERIES:
        return [row]
    digits = len(series["first"]) if series["first"].startswith("0") else 1
    names = (f"`{series['name']}{n:0{digits}}`" for n in range(first, last + 1))
    return _copies(row, cell, [Cell(cell.span, name) for name in names])


def _copies(row: Row, cell: Cell, others: Sequence[Cell]) -> list[Row]:
    """Return a copy of ``row`` for each of ``others``, which takes the place of ``cell``."""
    index = row.cells.index(cell)
    before, behind = row.cells[:index], row.cells[index + 1 :]
    return [replace(row, cells=(*before, other, *behind)) for other in others]


def _part_of(cell: Cell, start: int, end: int) -> Cell:
    return cell_at(Span(cell.span.file, start, end))


def _width(marks: str) -> int:
    if marks.strip(f"{_WIDE_BLANKS} \t\n"):
        marks = marks.rstrip(f"{_WIDE_BLANKS} \t\n")
    return sum(_WIDTHS.get(mark, 1) for mark in marks)


def _end_of_run(rich: RichText, start: int) -> int | None:
    """Return the end of the code, the link or the bold text that contains the name at ``start``."""
    for link in rich.links:
        if link.start == start < link.end:
            return link.end
    content, origins = rich.cell.content, rich.origins
    mark = content[origins[start] - 1 : origins[start]] if start < len(origins) else ""
    if mark not in ("`", "*"):
        return None
    end = start + 1
    while end < len(origins) and origins[end] == origins[end - 1] + 1:
        end += 1
    return end if mark == "`" or rich.text[end : end + 1] == " " else None


def _split(text: str) -> tuple[str, str]:
    """Return the name at the start of ``text``, and the remarks after it."""
    first, *remarks = _BREAK.split(_RAISED.sub("", text), maxsplit=1)
    name = _TAG.sub("", first).strip()
    for _ in range(_MARKS_BEHIND):
        kept = _without_footnote(name)
        if remark := _remark_behind(kept):
            remarks.insert(0, remark)
            kept = kept.removesuffix(remark).rstrip()
        if kept in ("", name):
            break
        name = kept
    return name, " ".join(remarks)


def _without_footnote(name: str) -> str:
    mark = _FOOTNOTE.search(name[-12:])
    kept = name.removesuffix(mark[0]) if mark else name
    return (kept.rstrip("*") if mark and "*" in mark[0] else kept).rstrip(": ")


def _remark_behind(name: str) -> str:
    """Return the text in brackets at the end of ``name``, ``""`` if it belongs to the name."""
    if wide := _WIDE_REMARK.search(name):
        return wide[0]
    start = name.rfind(" (")
    remark = name[start + 1 :]
    is_remark = start > 0 and remark.find(")") == len(remark) - 1
    return remark if is_remark and remark.lower() not in _KEPT_REMARKS else ""


def _unstruck(name: str) -> tuple[str, bool]:
    if len(name) > 4 and name.startswith("~~") and name.endswith("~~"):
        return name[2:-2].strip(), True
    return name, False


def is_group(row: Row, columns: Columns) -> bool:
    """Return whether ``row`` is only a heading for the rows below: ``| **Delivery** | | |``."""
    name = columns.cell(row, "name")
    others = [cell for cell in row.cells if cell is not name]
    if not name.content or any(cell.content for cell in others) or len(others) < 2:
        return False
    text = name.content
    is_marked = text.startswith(("*", "_", "<b>", "<strong>")) and "`" not in text
    return is_marked or text.endswith(":")


def is_prose(row: Row, columns: Columns) -> bool:
    """Return whether ``row`` is a line of text that Markdown reads as a row of the table."""
    name = columns.cell(row, "name")
    others = [cell for cell in row.cells if cell is not name]
    is_alone = len(others) > 1 and not any(cell.content for cell in others)
    return (
        is_alone and len(name.content.split()) > _MOST_WORDS and "`" not in name.content
    )
