"""Documents of known generators, recognised by their form before any vote on dialects.

To add a generator, write a module or a folder with a ``READER``, and add a row to ``FORMS``.  The
module is imported when a document may have the form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import Document
from generator.frontend.pages.tables.columns import field_columns, header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import in_language
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.dialects.typescript import TYPESCRIPT

Header: TypeAlias = tuple[str, ...]


def _always(dialect: Dialect) -> Callable[[str], Dialect]:
    return lambda _: dialect


@cache
def _load(module: str) -> Reader:
    reader: Reader = import_module(f"{__name__}.{module}").READER
    return reader


class Form(Struct, frozen=True):
    """Documents written by one generator, or by a family of generators.

    - ``name``: the name of the generator.
    - ``module``: the module in this folder whose ``READER`` reads them.
    - ``headers``: the beginnings of the headers of its tables.
    - ``in_language``: the dialect of its type cells in a language, ``""`` if that is unknown.
    - ``always_has_table``: whether each document has one of these tables.
    """

    name: str
    module: str
    headers: Sequence[Header]
    in_language: Callable[[str], Dialect] = _always(PLAIN)
    always_has_table: bool = True

    @property
    def reader(self) -> Reader:
        return _load(self.module)

    def takes(self, header: Header) -> bool:
        """Return whether a table with this ``header`` belongs to the form."""
        return any(header[: len(start)] == start for start in self.headers)


FORMS = (
    Form(
        "openapi-generator",
        "openapi_generator",
        [
            ("name", "type"),
            ("name", "value"),
            ("class name", "input type"),
            ("key", "input type"),
            ("input type", "accessed type"),
        ],
        in_language,
        always_has_table=False,
    ),
    Form(
        "protoc-gen-doc",
        "protoc_gen_doc",
        [("field", "type", "label"), ("extension", "type"), (".proto type",)],
        _always(replace(PLAIN, name="protoc-gen-doc", by_form=True)),
    ),
    Form(
        "widdershins",
        "widdershins",
        [("name", "type", "required"), ("name", "in"), ("status", "header")],
    ),
    Form(
        "swagger-markdown",
        "swagger_markdown",
        [("name", "type", "description"), ("name", "located in")],
    ),
    Form(
        "typedoc",
        "typedoc",
        [
            ("property",),
            ("enumeration member",),
            ("parameter", "type"),
            ("name", "type"),
        ],
        _always(replace(TYPESCRIPT, of_code=True)),
        always_has_table=False,
    ),
    Form(
        "api-documenter",
        "api_documenter",
        [("property",), ("member",), ("parameter", "type"), ("variable",)],
        _always(replace(TYPESCRIPT, of_code=True)),
        always_has_table=False,
    ),
    Form(
        "linkml",
        "linkml",
        [("name",), ("value",)],
        _always(replace(PLAIN, name="linkml", by_form=True)),
        always_has_table=False,
    ),
    Form(
        "asyncapi",
        "asyncapi_markdown",
        [("name", "type", "description", "value", "constraints", "notes")],
    ),
    Form(
        "json-schema-for-humans",
        "json_schema_for_humans",
        [("property", "pattern", "type", "deprecated")],
    ),
    Form(
        "jsonschema2md",
        "jsonschema2md",
        [("property", "type", "required"), ("abstract",)],
    ),
)


def find_form(document: Document) -> Form | None:
    """Return the form of ``document``, None if no known generator wrote it.

    A document that also has other tables of names and types counts as hand-written, so that none of
    them is lost.
    """
    form = next(
        (f for f in _candidates(document) if f.reader.recognises(document)), None
    )
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
