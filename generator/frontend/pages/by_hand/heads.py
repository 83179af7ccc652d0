"""A spot -> the head of its page: title, description, place and anchors."""

from __future__ import annotations

from collections.abc import Sequence

from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.outline import Section, before_headings
from generator.frontend.pages.by_hand.spots import Spot
from generator.frontend.pages.cells.cell_text import read_doc
from generator.frontend.pages.cells.prose_deprecation import (
    begins_deprecated,
    says_deprecated,
)
from generator.frontend.pages.headings.anchors import Anchors
from generator.frontend.pages.headings.bases import split_title
from generator.frontend.pages.headings.titles import model_name
from generator.frontend.pages.page import Head
from generator.source import SourceFile, Span
from generator.text.comments import without_comments
from generator.text.lazy_pattern import lazy_pattern

_STRUCK = lazy_pattern(r"~~.+~~")


class Heads:
    """Makes the heads of the pages of one document.

    - ``file_title``: the title of the document, or the name of its file.
    """

    def __init__(self, document: Document) -> None:
        self.file_title = document.title or _file_title(document.file)
        self.anchors = Anchors(document)
        self._file = document.file

    def of(self, spot: Spot) -> Head:
        """Return the head of the page of ``spot``."""
        file, titles = self._file, spot.names
        title, _ = split_title(model_name(titles, self.file_title))
        section = spot.sections[-1] if spot.sections else None
        intro = texts_of(spot.blocks)
        base = spot.base[-1] if spot.base else None
        if base and base is not section and not titles[-1].suffix():
            intro = [*_description(before_headings(base.blocks)), *intro]
            section = base
        span = section.heading.cell.span if section else Span(file, 0, 0)
        doc, marked = read_doc(without_comments("\n\n".join(intro)))
        struck = bool(_STRUCK.fullmatch(title))
        title = title.strip("~") if struck else title
        return Head(
            file,
            title,
            span,
            doc,
            struck or marked or begins_deprecated(doc) or _is_named_so(section),
            anchors=self.anchors.of(spot.sections),
            around=self.anchors.around(spot.sections),
        )


def _is_named_so(section: Section | None) -> bool:
    """Return whether the heading says that the model is deprecated: ``Lamp (deprecated)``."""
    return section is not None and says_deprecated(section.heading.cell.content)


def _description(blocks: Sequence[Block]) -> list[str]:
    """Return ``blocks`` above a section of fields, without tables and JSON examples."""
    return [
        block.span.text.strip("\r\n")
        for block in blocks
        if not isinstance(block, Table | Heading)
        and not (isinstance(block, Fence) and block.is_json)
    ]


def _file_title(file: SourceFile) -> str:
    """Return the name of ``file``, or of its folder if the name is generic."""
    *folders, name = file.path.split("/")
    stem = name.rpartition(".")[0] or name
    is_plain = stem.casefold() in ("index", "readme") and folders
    return (folders[-1] if is_plain else stem).replace("-", " ").replace("_", " ")


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """Return the paragraphs and lists of ``blocks``."""
    return [
        b.span.text.strip("\r\n") for b in blocks if isinstance(b, Prose | ListBlock)
    ]


def heading_of(spot: Spot, head: Head) -> Heading:
    """Return the innermost heading around ``spot``, or one made of ``head`` if there is none."""
    if spot.sections:
        return spot.sections[-1].heading
    return Heading(1, Cell(head.span, head.title), head.span)
