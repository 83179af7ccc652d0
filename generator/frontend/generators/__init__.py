"""Documents of known generators, recognised by their form before any vote on dialects.

To add a generator, write a folder with the functions of a ``Form`` and add it to ``FORMS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.report import Report
from generator.frontend.generators.api_documenter import (
    is_api_documenter,
    read_api_documenter,
)
from generator.frontend.generators.asyncapi_markdown import (
    FIELDS as ASYNCAPI_FIELDS,
    is_asyncapi,
    read_asyncapi,
)
from generator.frontend.generators.json_schema_for_humans import (
    BEGINNING as HUMANS_BEGINNING,
    is_json_schema_for_humans,
    read_json_schema_for_humans,
)
from generator.frontend.generators.jsonschema2md import (
    is_jsonschema2md,
    read_jsonschema2md,
)
from generator.frontend.generators.linkml import is_linkml, read_linkml
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
from generator.frontend.pages.page import Page
from generator.frontend.pages.tables.columns import field_columns, header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import in_language
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.dialects.typescript import TYPESCRIPT

Header: TypeAlias = tuple[str, ...]


class Form(Struct, frozen=True):
    """Documents written by one generator, or by a family of generators.

    - ``name``: the name of the generator.
    - ``recognises``: whether a document has the form.
    - ``takes``: whether a table with this header belongs to the form.
    - ``read``: returns the pages of a document.
    - ``languages``: the languages whose signs a document has, with their weight.
    - ``in_language``: the dialect of its type cells in a language, ``""`` if that is unknown.
    - ``always_has_table``: whether each document has a table that belongs to the form.
    """

    name: str
    recognises: Callable[[Document], bool]
    takes: Callable[[Header], bool]
    read: Callable[[Document, Dialect, Report], tuple[Page, ...]]
    languages: Callable[[Document], Iterable[tuple[str, int]]]
    in_language: Callable[[str], Dialect]
    always_has_table: bool = True


def _tool(
    name: str,
    recognises: Callable[[Document], bool],
    takes: Callable[[Header], bool],
    read: Callable[[Document, Dialect, Report], tuple[Page, ...]],
    dialect: Dialect = PLAIN,
    *,
    always_has_table: bool = True,
) -> Form:
    """Return the form of a tool that writes only one ``dialect``."""
    return Form(
        name,
        recognises,
        takes,
        read,
        lambda _: (),
        lambda _: dialect,
        always_has_table,
    )


def _begins(*starts: Header) -> Callable[[Header], bool]:
    return lambda header: any(header[: len(start)] == start for start in starts)


FORMS = (
    Form(
        "openapi-generator",
        is_generated,
        _begins(
            *(("name", "type"), ("name", "value"), ("class name", "input type")),
            *(("key", "input type"), ("input type", "accessed type")),
        ),
        read_generated,
        languages_of,
        in_language,
        always_has_table=False,
    ),
    _tool(
        "protoc-gen-doc",
        is_protoc_gen_doc,
        _begins(("field", "type", "label"), ("extension", "type"), (".proto type",)),
        read_protoc_gen_doc,
        replace(PLAIN, name="protoc-gen-doc", by_form=True),
    ),
    _tool(
        "widdershins",
        is_widdershins,
        _begins(("name", "type", "required"), ("name", "in"), ("status", "header")),
        read_widdershins,
    ),
    _tool(
        "swagger-markdown",
        is_swagger_markdown,
        _begins(("name", "type", "description"), ("name", "located in")),
        read_swagger_markdown,
    ),
    _tool(
        "typedoc",
        is_typedoc,
        _begins(
            ("property",),
            ("enumeration member",),
            ("parameter", "type"),
            ("name", "type"),
        ),
        read_typedoc,
        replace(TYPESCRIPT, of_code=True),
        always_has_table=False,
    ),
    _tool(
        "api-documenter",
        is_api_documenter,
        _begins(("property",), ("member",), ("parameter", "type"), ("variable",)),
        read_api_documenter,
        replace(TYPESCRIPT, of_code=True),
        always_has_table=False,
    ),
    _tool(
        "linkml",
        is_linkml,
        _begins(("name",), ("value",)),
        read_linkml,
        replace(PLAIN, name="linkml", by_form=True),
        always_has_table=False,
    ),
    _tool("asyncapi", is_asyncapi, _begins(ASYNCAPI_FIELDS), read_asyncapi),
    _tool(
        "json-schema-for-humans",
        is_json_schema_for_humans,
        _begins(HUMANS_BEGINNING),
        read_json_schema_for_humans,
    ),
    _tool(
        "jsonschema2md",
        is_jsonschema2md,
        _begins(("property", "type", "required"), ("abstract",)),
        read_jsonschema2md,
    ),
)


def find_form(document: Document) -> Form | None:
    """Return the form of ``document``, None if no known generator wrote it.

    A document that also has other tables of names and types counts as hand-written, so that none of
    them is lost.
    """
    form = next((f for f in _candidates(document) if f.recognises(document)), None)
    return form if form and all(map(form.takes, _headers_of_fields(document))) else None


def _candidates(document: Document) -> Iterator[Form]:
    """Yield the forms that ``document`` may have, by its tables alone."""
    taking = {name for t in document.tables for name in _taking(header_words(t))}
    for form in FORMS:
        if form.name in taking or not form.always_has_table:
            yield form


# Cached: the tables of a folder share a few headers.
@lru_cache(maxsize=1024)
def _taking(header: Header) -> Sequence[str]:
    return [form.name for form in FORMS if form.takes(header)]


def _headers_of_fields(document: Document) -> Iterator[Header]:
    for table in document.tables:
        if {"name", "type"} <= field_columns(table).keys():
            yield header_words(table)
