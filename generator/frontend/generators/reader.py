"""What the module of a generator provides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Document
from generator.frontend.pages.page import Page
from generator.frontend.types.dialects.base import Dialect


def _no_languages(_: Document) -> Iterable[tuple[str, int]]:
    return ()


class Reader(Struct, frozen=True):
    """Recognises and reads the documents of one generator.

    - ``recognises``: whether a document has the form.
    - ``read``: returns the pages of a document.
    - ``languages``: the languages whose signs a document has, with their weight; none if the
      generator writes only one.
    """

    recognises: Callable[[Document], bool]
    read: Callable[[Document, Dialect, Report], tuple[Page, ...]]
    languages: Callable[[Document], Iterable[tuple[str, int]]] = _no_languages
