r"""A cell -> RichText: the text that a reader sees, with the place of each character.

``List\<[Step](a/Step.md)>`` becomes the text ``List<Step>`` with a link over characters 5
to 9.  markdown-it finds the text; its inline tokens have no places, so the content is walked in step
with them.  (A hand-written parser for inline Markdown got one cell in sixty wrong: Go's lone ``*``.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from generator.frontend.markdown.document import Cell, Link, RichText
from generator.frontend.markdown.fast_inline import read_simple
from generator.frontend.markdown.references import references
from generator.source import SourceFile

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# markdown-it's: the definitions of links by label, each with `href` and `title`.
_Environment: TypeAlias = dict[str, dict[str, dict[str, str]]]


def read_inline(cell: Cell) -> RichText:
    """Return the visible text of ``cell``.  Never raises for any text."""
    file = cell.span.file
    if "]" in cell.content and file.may_define_links and references(file):
        text, origins, links = _read_markup(cell.content, _environment(file))
    else:
        text, origins, links = _read(cell.content)
    return RichText(text, origins, links, cell, cell.offsets())


def shown_text(content: str) -> str:
    """Return the visible text of a cell with ``content``."""
    return _read(content)[0]


@cache
def _parser() -> MarkdownIt:
    # Imported late: the registry of dialects imports this module, and `gen --version` imports that.
    from markdown_it import MarkdownIt

    # Links by reference depend on other text, so their labels are searched first.
    return MarkdownIt("commonmark", {"store_labels": True})


# Characters with a meaning inside a line, CommonMark 0.31 §6; other text shows itself, and so does
# text in ``_``, which is never emphasis here.
_MARKUP = re.compile(r"[\\`*\[\]!<>&\n\0]")


# Cached: most cells of a folder are alike: `*String*`, a link to the same model …
@lru_cache(maxsize=8192)
def _read(content: str) -> tuple[str, Sequence[int], tuple[Link, ...]]:
    if not _MARKUP.search(content):
        return content, range(len(content)), ()
    return read_simple(content) or _read_markup(content)


def _read_markup(
    content: str, environment: _Environment | None = None
) -> tuple[str, Sequence[int], tuple[Link, ...]]:
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(content, parser, environment or {}, tokens)
    walk = _Walk(content)
    for token in tokens:
        walk.step(token)
    return "".join(walk.text), tuple(walk.origins), tuple(walk.links)


# Cached: a document has many cells.
@lru_cache(maxsize=4)
def _environment(file: SourceFile) -> _Environment:
    """Return markdown-it's environment for ``file``: the links that it defines."""
    from markdown_it.common.utils import normalizeReference

    known = {normalizeReference(k): href for k, href in references(file).items()}
    return {"references": {k: {"href": v, "title": ""} for k, v in known.items()}}


class _Walk:
    """The state of one walk: ``at`` is how far the content has been consumed."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.at = 0
        self.text: list[str] = []
        self.origins: list[int] = []
        self.links: list[Link] = []
        self._open: list[tuple[int, str, bool]] = []

    def step(self, token: Token) -> None:
        match token.type:
            case "text_special":  # an escape or an entity: one origin for all of it
                self._show_at(token.content, self._find(token.markup))
                self.at += len(token.markup)
            case "code_inline":
                self.at = self._find(token.markup) + len(token.markup)
                self._show(token.content)
                self.at = self._find(token.markup) + len(token.markup)
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                self._mark(token)
            case "link_open":
                self.at = self._find("<" if token.markup == "autolink" else "[") + 1
                href, is_by_label = str(token.attrGet("href") or ""), bool(token.meta)
                self._open.append((len(self.text), href, is_by_label))
            case "link_close":
                self._close_link(token)
            case _:
                self._show(token.content)

    def _mark(self, token: Token) -> None:
        start = self._find(token.markup)
        if token.markup.startswith("_"):  # part of a name or a literal, never emphasis
            self._show_at(token.markup, start)
            self.origins[-len(token.markup) :] = range(start, start + len(token.markup))
        self.at = start + len(token.markup)

    def _find(self, mark: str) -> int:
        index = self.content.find(mark, self.at)
        return self.at if index < 0 else index

    def _show(self, text: str) -> None:
        """Show ``text``, which occurs unchanged in the content."""
        start = self._find(text)
        self.text += text
        self.origins += range(start, start + len(text))
        self.at = start + len(text)

    def _show_at(self, text: str, place: int) -> None:
        self.text += text
        self.origins += [place] * len(text)
        self.at = place

    def _close_link(self, token: Token) -> None:
        start, href, is_by_label = self._open.pop()
        self.links.append(Link(start, len(self.text), href))
        if is_by_label:
            self.at = self._find("]") + 1
            if self.content.startswith("[", self.at):
                self.at = self._find("]") + 1
            return
        self.at = self._find(">" if token.markup == "autolink" else "](")
        if token.markup == "autolink":
            self.at += 1
        else:
            self.at = self._behind_target(self.at + 2)

    def _behind_target(self, start: int) -> int:
        """Return the index after the ``)`` of a link target that begins at ``start``."""
        helpers, end = _parser().helpers, len(self.content)
        at = self._skip_blanks(start)
        at = helpers.parseLinkDestination(self.content, at, end).pos
        title = helpers.parseLinkTitle(self.content, self._skip_blanks(at), end)
        if title.ok:
            at = title.pos
        return min(self._skip_blanks(at) + 1, end)

    def _skip_blanks(self, at: int) -> int:
        while at < len(self.content) and self.content[at] in " \t\n":
            at += 1
        return at
