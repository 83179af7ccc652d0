"""Model pages of openapi-generator and swagger-codegen."""

from __future__ import annotations

from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.forms import is_generated
from generator.frontend.generators.openapi_generator.signs import languages_of
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import Document
from generator.frontend.pages.page import Page
from generator.frontend.types.dialects.base import Dialect


def _read(document: Document, dialect: Dialect, report: Report) -> tuple[Page, ...]:
    # Imported late: every document passes `is_generated`, but few are read.
    from generator.frontend.generators.openapi_generator.read_model import (
        read_generated,
    )

    return read_generated(document, dialect, report)


READER = Reader(is_generated, _read, languages_of)
