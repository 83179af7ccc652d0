"""Findings about documents that a known generator wrote: what they do not tell."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_OPERATIONS_PAGE = rule(
    "operations-page",
    Severity.NOTE,
    "A page of operations is no model.",
    """
    Generators of OpenAPI write a page for each group of operations, with tables of parameters
    that look like those of fields.  They describe requests, so no model is made of them.
    """,
)


def operations_page(file: Span) -> Diagnostic:
    return Diagnostic(
        rule=_OPERATIONS_PAGE,
        message="this page describes operations, no model",
        span=file,
        help="nothing is lost: models have pages of their own",
    )


_UNTOLD_MODEL = rule(
    "untold-model",
    Severity.NOTE,
    "A page has a table without rows: what the model is cannot be told.",
    """
    Many languages of openapi-generator print enums and unions of plain values as an empty
    table.  An object without fields looks the same.  So any value is taken.

    If you know the values, write a page with a section `## Values` in place of this one.
    """,
)


def untold_model(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_MODEL,
        message="the table of this page is empty: any value is taken",
        span=title,
        help="if it is an enum, list its values in a section `## Values`",
    )


_MERGED_UNION = rule(
    "merged-union",
    Severity.NOTE,
    "A table has the fields of several models: it is read as the union of these.",
    """
    In most languages openapi-generator prints a union as one table with the fields of all its
    members, and each as required as in its member.  No document has all of them.  A page is
    taken for a union if it has just the fields of at least two other pages, requires just what
    they require, and all of them require one tag, such as `type`.

    If the page is a model of its own, give its table a section `## Fields` in place of
    `## Properties`.
    """,
)


def merged_union(title: Span, members: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        rule=_MERGED_UNION,
        message=f"this table merges models: it is read as {' or '.join(members)}",
        span=title,
        help="call the section `## Fields` if the page is a model of its own",
    )


_UNTOLD_DEFAULT = rule(
    "untold-default",
    Severity.NOTE,
    "A default is a constant whose value the document does not print.",
    """
    Some languages of openapi-generator print the default of an enum as the name of a constant,
    such as `ColorEnum.Red`, and the values of the enum nowhere.  So the default is left out, and
    the field is optional without one.

    If you know the value, write it in quotes.
    """,
)


def untold_default(constant: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_DEFAULT,
        message="the document does not print the value of this constant",
        span=constant,
        help="write the value in quotes, or leave the default out",
    )


_UNTOLD_ENUM = rule(
    "untold-enum",
    Severity.WARNING,
    "A type is an enum whose values the document does not print: any value is taken.",
    """
    Some languages of openapi-generator name the class of an enum inside a model, such as
    `Basket.ColorEnum` in C#, and print its values nowhere.

    Write the type of the values, such as `string`, or a page for the enum.
    """,
)


def untold_enum(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_ENUM,
        message=f"the document does not print the values of `{name}`: any value is taken",
        span=cell,
        help="write the type of its values, or a page for the enum",
    )


_UNTOLD_UNION = rule(
    "untold-union",
    Severity.WARNING,
    "A type is a union that has no page: any value is taken.",
    """
    Before version 6, openapi-generator named a union inside a model after its members, such as
    `OneOfCratestring`, and wrote no page for it.

    Write the types in the cell, such as `Crate | string`, or a page for the union.
    """,
)


def untold_union(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_UNION,
        message=f"there is no page for the union `{name}`: any value is taken",
        span=cell,
        help="write its types in the cell, or a page for the union",
    )


_UNTOLD_BOOLEANS = rule(
    "untold-booleans",
    Severity.WARNING,
    "Documents of this kind have no word for a boolean: they call it a number or a text.",
    """
    The documents of C print booleans as `int`, those of Objective-C as `NSNumber`, and those of R as
    `character`, as they print numbers and texts.  A field with a default of true or false is read as
    a boolean; others cannot be told.

    Use the documents of another language of the same API, if there are any, or write `bool` in the
    cells of booleans.
    """,
)


def untold_booleans(cell: Span, language: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_BOOLEANS,
        message=f"{language} has no word for booleans: fields of this type may be some",
        span=cell,
        label="the first of them",
        help="write `bool` in the cells of booleans, or take the documents of another language",
    )


_UNTOLD_REQUIRED = rule(
    "untold-required",
    Severity.WARNING,
    "Documents of this kind do not say which fields are required: none is.",
    """
    The documents of `typescript-fetch` print the names and types of fields, and no more.  A
    model that required them all would refuse most documents, so that every field may be absent.

    Use the documents of another language of the same API, if there are any: they say it.
    """,
)


def untold_required(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_REQUIRED,
        message="no table of these documents says which fields are required: none is",
        span=header,
        label="the first of them",
        help="take the documents of another language of the API, if there are",
    )


_GUESSED_WIRE_NAMES = rule(
    "guessed-wire-names",
    Severity.NOTE,
    "The keys in JSON are guessed: the document prints names as its language has them.",
    """
    Most languages of openapi-generator print the names of fields in their own case: `user_id` in
    Python, `userId` in Java, `UserId` in Go.  No page says what the keys in JSON are, so they are
    taken to be as printed.

    If they are not, set `wire-case` (`--wire-case camel`), and `wire-names` for single fields.
    """,
)


def guessed_wire_names(name: Span, language: str) -> Diagnostic:
    return Diagnostic(
        rule=_GUESSED_WIRE_NAMES,
        message=f"keys are taken to be as printed, which is how {language} has them",
        span=name,
        label="the first of them",
        help="if keys are in another case, set it: --wire-case snake",
    )
