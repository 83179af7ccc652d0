"""Documents of known generators, told by their form before any vote for a dialect.

To add a generator, write a folder with what `Form` asks for and add it to `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.generators.jsonschema2md import (
    is_jsonschema2md,
    read_jsonschema2md,
)
from generator.frontend.generators.openapi_generator.forms import is_generated
from generator.frontend.generators.openapi_generator.read_model import read_generated
from generator.frontend.generators.openapi_generator.signs import languages_of
from generator.frontend.generators.protoc_gen_doc import (
    is_protoc_gen_doc,
    read_protoc_gen_doc,
)
from generator.frontend.generators.swagger_markdown import (
    is_swagger_markdown,
    read_swagger_markdown,
)
from generator.frontend.generators.typedoc import is_typedoc, read_typedoc
from generator.frontend.generators.widdershins import (
    is_widdershins,
    read_widdershins,
)
from generator.frontend.markdown.document import Document
from generator.frontend.pages.pages import Page
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import in_language
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.dialects.typescript import TYPESCRIPT


class Form(Struct, frozen=True):
    """Documents that one generator, or one family of them, writes.

    - `name`: of the generator.
    - `recognises`: whether a document has the form.
    - `read`: the pages of such a document.
    - `languages`: the languages that a document has signs of, with their weight.
    - `in_language`: the dialect of its type cells in a language, `""` if that is unknown.
    """

    name: str
    recognises: Callable[[Document], bool]
    read: Callable[[Document, Dialect, Report], tuple[Page, ...]]
    languages: Callable[[Document], Iterable[tuple[str, int]]]
    in_language: Callable[[str], Dialect]


def _tool(
    name: str,
    recognises: Callable[[Document], bool],
    read: Callable[[Document, Dialect, Report], tuple[Page, ...]],
    dialect: Dialect = PLAIN,
) -> Form:
    """Return the form of a tool whose documents are all in one `dialect`."""
    return Form(name, recognises, read, lambda _: (), lambda _: dialect)


FORMS = (
    Form("openapi-generator", is_generated, read_generated, languages_of, in_language),
    _tool("protoc-gen-doc", is_protoc_gen_doc, read_protoc_gen_doc),
    _tool("widdershins", is_widdershins, read_widdershins),
    _tool("swagger-markdown", is_swagger_markdown, read_swagger_markdown),
    _tool("typedoc", is_typedoc, read_typedoc, TYPESCRIPT),
    _tool("jsonschema2md", is_jsonschema2md, read_jsonschema2md),
)


def find_form(document: Document) -> Form | None:
    """Return the form of `document`, None if no generator here wrote it."""
    return next((form for form in FORMS if form.recognises(document)), None)
