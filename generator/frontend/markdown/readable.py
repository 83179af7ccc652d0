"""The Markdown text of a file, without other content.

Front matter, imports, exports, and lines with only tags or marks of a site generator are blanked out, so the text keeps its
length and every place stays valid.  Headings and tables in HTML become blocks.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from generator.frontend.markdown.document import Block, Heading, Prose
from generator.frontend.markdown.html_table import read_html_table
from generator.frontend.markdown.rows import trim
from generator.source import SourceFile, Span
from generator.text.lazy_pattern import lazy_pattern

# Without any of these, the whole text is Markdown.
_SUSPECT = r"[ \t]*(?:<[A-Za-z/]|\{[%{:]|:::)|import |export "
_SUSPECT_START = lazy_pattern(rf"---|\+\+\+|{_SUSPECT}")
# A pattern that begins with a character, not with a position, is found five times as fast.
_SUSPECT_LINE = lazy_pattern(rf"\n(?:{_SUSPECT})")
_FRONT = lazy_pattern(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_FRONT_LINE = lazy_pattern(r"[\w.-]+[ \t]*[:=].*|[ \t]+.*|-[ \t].*|#.*|[\])}].*|")
_FRONT_TITLE = lazy_pattern(r"""title[ \t]*[:=][ \t]*["']?(?P<title>[^"'\r\n]*)""")
_FRONT_LINES = 200
_IMPORT = lazy_pattern(
    r"import\s++(?:[^'\"]{1,200}\sfrom\s+)?['\"][^'\"]*['\"];?\s*|export\s+(?:const|default|let)\b.*"
)
_TAGS = (
    r"a|br|center|details|div|hr|p|section|span|summary|article|aside|main|figure"
    r"|(?-i:[A-Z][\w.]*)"
)
_TAG_LINE = lazy_pattern(rf"\s*(?:</?(?i:{_TAGS})(?=[\s/>])[^<>]*>\s*)+")
# The title of a part that readers open: `<summary>Request</summary>`, `<Tab title="Request">`.
_SUMMARY = lazy_pattern(
    r"\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?:\s*<(?:b|strong|i|em|code|h[1-6])>)*"
    r"(?P<title>[^\n]+?)(?:</(?:b|strong|i|em|code|h[1-6])>\s*)*</summary>\s*",
    re.IGNORECASE,
)
_TITLED = lazy_pattern(
    r"<[A-Z]\w*\s(?:[^<>]*\s)?(?:title|label)=([\"'])(?P<title>[^\"'<>]+)\1"
)
# Marks of site generators: `:::note[Title]`, `::: tip Title`, `:::`, `{% hint %}`, `{{< note >}}`, `{: .x}`.
_BOX_LINE = lazy_pattern(
    r":{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]*(?:\[(?P<inside>[^\[\]\n]+)\])?)(?:[ \t]+(?P<behind>[^\n]+))?"
    r"|(?:\{%[^{}\n]*%\}|\{\{[<%][^{}\n]*[%>]\}\}|\{:[^{}\n]*\})\s*"
)
_HEADING = lazy_pattern(
    r"\s*<h(?P<level>[1-6])\b[^<>]*>(?P<title>.*?)</h(?P=level)>\s*", re.IGNORECASE
)
# A heading that ends in one of the next lines.
_HEADING_LINES = 4
# How far below its title a table may begin.
_LINES_TO_TABLE = 4
_OPEN_HEADING = lazy_pattern(r"\s*<h[1-6]\b[^<>]*>(?!.*</h[1-6]>)", re.IGNORECASE)
_LONG_HEADING = lazy_pattern(
    r"\s*<h(?P<level>[1-6])\b[^<>]*>(?P<title>[^\0]*?)</h(?P=level)>[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_TABLE = lazy_pattern(r"\s*<table\b", re.IGNORECASE)
_FENCE = lazy_pattern(r"\s*(?P<mark>```+|~~~+)")


# Nearly all files have none of these, and one search is faster than several.
_UNUSUAL = r"[ \t]*(?:<[A-Za-z/]|\{[%{:]|:::|import |export |>|===|!!!|\?\?\?)"
_UNUSUAL_START = lazy_pattern(rf"---|\+\+\+|{_UNUSUAL}")
_UNUSUAL_LINE = lazy_pattern(rf"\n{_UNUSUAL}")


# Boxes and tabs of MkDocs, which hold the indented lines below: `=== "Tab"`, `!!! note`, `??? tip`.
_BOX_STARTS = ('=== "', "!!! ", "??? ", "???+ ")
_BOX = lazy_pattern(
    r"^(?P<indent> {0,12})(?P<mark>(?:===|!!!|\?\?\?) |\?\?\?\+ )"
    r"(?=[^\s=][^\n]{0,200}\n(?:[ \t]{0,40}\n){0,3}(?P=indent)(?: {4}|\t))",
    re.MULTILINE,
)
# The mark of a quote before the header of a table, whose other rows have none.
_QUOTED_HEADER = lazy_pattern(
    r"^>[ ]?(?=\|[^\n]{1,400}\n\|[ ]*:?-[-:| ]{0,400}\n(?!>))", re.MULTILINE
)


class Readable(Struct, frozen=True):
    """``text`` is as long as that of the file; ``blocks`` are blank in it.

    ``title`` is that of the front matter, ``""`` if there is none.
    """

    text: str
    title: str = ""
    blocks: tuple[Block, ...] = ()


def read_readable(file: SourceFile) -> Readable:
    """Return the text of ``file`` that is Markdown."""
    if not _UNUSUAL_START.match(file.text) and not _UNUSUAL_LINE.search(file.text):
        return Readable(file.text)
    readable = _without_others(file)
    if "\n> |" in readable.text or "\n>|" in readable.text:
        readable = replace(readable, text=_QUOTED_HEADER.sub(_blanks, readable.text))
    if not any(mark in readable.text for mark in _BOX_STARTS):
        return readable
    return replace(readable, text=_BOX.sub(_as_item, readable.text))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _as_item(match: re.Match[str]) -> str:
    """Return the first line of a box as one of a list item of the same length."""
    mark: str = match["mark"]
    return f"{match['indent']}-   {'.' * (len(mark) - 4)}"


def _without_others(file: SourceFile) -> Readable:
    if _SUSPECT_START.match(file.text) or _SUSPECT_LINE.search(file.text):
        return _Scanner(file).read()
    return Readable(file.text)


class _Scanner:
    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._lines = file.text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._blocks: list[Block] = []
        self._is_open = False  # an HTML table does not end

    def read(self) -> Readable:
        title, at = self._read_front()
        is_mdx = self._file.path.endswith(".mdx")
        fence = ""
        while at < len(self._lines):
            line = self._lines[at]
            if mark := _FENCE.match(line):
                if not fence:
                    fence = mark["mark"]
                elif mark["mark"].startswith(fence) and not line[mark.end() :].strip():
                    fence = ""
            elif not fence:
                at = self._read_line(at, line, is_mdx=is_mdx)
            at += 1
        return Readable("\n".join(self._lines), title, tuple(self._blocks))

    def _read_line(self, at: int, line: str, *, is_mdx: bool) -> int:
        """Read line ``at``, and return the last line that belongs to it."""
        if _TABLE.match(line) and not self._is_open:
            return self._read_table(at)
        if _OPEN_HEADING.match(line):
            return self._read_long_heading(at)
        if heading := _HEADING.fullmatch(line):
            start = self._starts[at]
            cell = trim(self._file, start + heading.start("title"), heading["title"])
            span = Span(self._file, start, start + len(line.rstrip("\r")))
            self._blocks.append(Heading(int(heading["level"]), cell, span))
            self._blank(at)
        elif summary := _SUMMARY.fullmatch(line):
            self._add_title(at, summary, "title")
            self._blank(at)
        elif box := _BOX_LINE.fullmatch(line, len(line) - len(line.lstrip())):
            if group := box.lastgroup:
                self._add_title(at, box, group)
            self._blank(at)
        elif _TAG_LINE.fullmatch(line) or (is_mdx and _IMPORT.fullmatch(line)):
            titled = _TITLED.search(line)
            if titled and self._begins_table(at + 1):
                self._add_title(at, titled, "title")
            self._blank(at)
        return at

    def _add_title(self, at: int, match: re.Match[str], group: str) -> None:
        """Make a paragraph of the title in line ``at``: it may be the label of a table.

        ``group`` of ``match`` has the title.
        """
        start = self._starts[at] + match.start(group)
        self._blocks.append(Prose(trim(self._file, start, match[group]).span))

    def _begins_table(self, at: int) -> bool:
        """Return whether a table begins in line ``at`` or after blank lines."""
        below = (line.strip() for line in self._lines[at : at + _LINES_TO_TABLE])
        return next(filter(None, below), "").startswith(("|", "<table"))

    def _read_long_heading(self, at: int) -> int:
        """Read the heading that begins in line ``at`` and ends in one of the next ones."""
        last = min(at + _HEADING_LINES, len(self._lines))
        start = self._starts[at]
        text = self._file.text[start : self._starts[last] - 1]
        heading = _LONG_HEADING.match(text)
        if not heading:
            return at
        cell = trim(self._file, start + heading.start("title"), heading["title"])
        span = Span(self._file, start, start + heading.end())
        self._blocks.append(Heading(int(heading["level"]), cell, span))
        behind = at + heading[0].count("\n")
        for number in range(at, behind + 1):
            self._blank(number)
        return behind

    def _read_front(self) -> tuple[str, int]:
        """Return the title in the front matter, and the line after it."""
        opening = _FRONT.match(self._file.text)
        if not opening:
            return "", 0
        title = ""
        for at, line in enumerate(self._lines[1:_FRONT_LINES], start=1):
            text = line.rstrip("\r")
            if text.rstrip() == opening["mark"]:
                for front in range(at + 1):
                    self._blank(front)
                return title, at + 1
            if not _FRONT_LINE.fullmatch(text):
                break
            if named := _FRONT_TITLE.match(text):
                title = named["title"].strip()
        return "", 0

    def _read_table(self, at: int) -> int:
        last, depth = at - 1, 0
        while last == at - 1 or (depth > 0 and last + 1 < len(self._lines)):
            last += 1
            line = self._lines[last].lower()
            depth += line.count("<table") - line.count("</table")
        if depth > 0:
            self._is_open = True
            return at
        end = self._starts[last] + len(self._lines[last].rstrip("\r"))
        self._blocks += read_html_table(Span(self._file, self._starts[at], end))
        for number in range(at, last + 1):
            self._blank(number)
        return last

    def _blank(self, at: int) -> None:
        line = self._lines[at]
        self._lines[at] = " " * len(line.rstrip("\r")) + "\r" * line.endswith("\r")
