"""Findings about documents of a known generator: what these leave out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

# Of the members of a union, in a message.
_MOST_SHOWN = 5

_OPERATIONS_PAGE = rule(
    "operations-page",
    Severity.NOTE,
    "A page describes operations, not a model.",
    """
    OpenAPI generators write a page for each group of operations, with tables of parameters that
    look like tables of fields.  They describe requests, so they become no models.
    """,
)


def operations_page(file: Span) -> Diagnostic:
    return Diagnostic(
        rule=_OPERATIONS_PAGE,
        message="this page describes operations, not a model",
        span=file,
        help="nothing is lost: models have pages of their own",
    )


_UNSTATED_MODEL = rule(
    "unstated-model",
    Severity.NOTE,
    "A page has an empty table, so its model is unknown.",
    """
    If you know the values, replace the page by one with a section `## Values`.

    For many languages openapi-generator prints enums and unions of plain values as an empty
    table.  An object without fields looks the same, so the model accepts any value.
    """,
)


def unstated_model(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_MODEL,
        message="the table of this page is empty: the model accepts any value",
        span=title,
        help="list the values in a section `## Values` if it is an enum",
    )


_MERGED_UNION = rule(
    "merged-union",
    Severity.NOTE,
    "A table merges the fields of several models: it is read as their union.",
    """
    If the page is a model of its own, rename its section `## Properties` to `## Fields`.

    For most languages openapi-generator prints a union as one table with the fields of all its
    members, though no object has all of them.  A page is read as a union if it has exactly the
    fields of at least two other pages, requires exactly what they require, and all of them
    require a tag, such as `type`.
    """,
)


def merged_union(title: Span, members: Sequence[str]) -> Diagnostic:
    shown = list(members)
    if len(members) > _MOST_SHOWN:
        shown[_MOST_SHOWN - 1 :] = [f"{len(members) - _MOST_SHOWN + 1} others"]
    return Diagnostic(
        rule=_MERGED_UNION,
        message=f"this table merges models: it is read as {' or '.join(shown)}",
        span=title,
        help="rename the section to `## Fields` if the page is a model of its own",
    )


_UNSTATED_DEFAULT = rule(
    "unstated-default",
    Severity.NOTE,
    "A default is a constant whose value the document does not print.",
    """
    If you know the value, write it in quotes.

    For some languages openapi-generator prints the default of an enum as the name of a constant,
    such as `ColorEnum.Red`, but not the values of the enum.  The field is then optional, without
    a default.
    """,
)


def unstated_default(constant: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_DEFAULT,
        message="the document does not print the value of this constant",
        span=constant,
        help="write the value in quotes, or remove the default",
    )


_UNSTATED_ENUM = rule(
    "unstated-enum",
    Severity.WARNING,
    "A type is an enum whose values the document does not print.",
    """
    Write the type of the values, such as `string`, or add a page for the enum.

    For some languages openapi-generator names an enum inside a model, such as `Basket.ColorEnum`
    in C#, but does not print its values.  The field then accepts any value.
    """,
)


def unstated_enum(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_ENUM,
        message=f"the document does not print the values of `{name}`: any is accepted",
        span=cell,
        help="write the type of its values, or add a page for the enum",
    )


_UNSTATED_UNION = rule(
    "unstated-union",
    Severity.WARNING,
    "A type is a union that has no page.",
    """
    Write the types in the cell, such as `Crate | string`, or add a page for the union.

    Before version 6, openapi-generator named a union inside a model after its members, such as
    `OneOfCratestring`, and wrote no page for it.  If the name cannot be divided into its members in
    exactly one way, the field accepts any value.
    """,
)


def unstated_union(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_UNION,
        message=f"no page describes the union `{name}`: any value is accepted",
        span=cell,
        help="write its types in the cell, or add a page for the union",
    )


_UNSTATED_BOOLEANS = rule(
    "unstated-booleans",
    Severity.WARNING,
    "These documents print booleans as numbers or strings.",
    """
    Write `bool` in the cells of boolean fields, or use the documents of another language for the
    same API, if there are any.

    Documents for C print booleans as `int`, those for Objective-C as `NSNumber`, and those for R
    as `character`: the same words as for numbers and strings.  A field whose default is true or
    false is read as a boolean; others cannot be recognised.
    """,
)


def unstated_booleans(cell: Span, language: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_BOOLEANS,
        message=f"documents for {language} do not distinguish booleans from this type",
        span=cell,
        label="the first of them",
        help="write `bool` for boolean fields, or use the documents of another language",
    )


_UNSTATED_REQUIRED = rule(
    "unstated-required",
    Severity.WARNING,
    "The documents do not say which fields are required.",
    """
    Use the documents of another language for the same API, if there are any.

    The documents of `typescript-fetch` print only names and types of fields.  A model that
    required all fields would reject most data, so all fields are optional.
    """,
)


def unstated_required(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_REQUIRED,
        message="these documents do not say which fields are required: all are optional",
        span=header,
        label="the first table",
        help="use the documents of another language for this API, if there are any",
    )


_GUESSED_WIRE_NAMES = rule(
    "guessed-wire-names",
    Severity.NOTE,
    "The JSON keys are guessed: the document prints names in the case of its language.",
    """
    If the guess is wrong, set `wire-case` (`--wire-case camel`), or `wire-names` for single
    fields.

    For most languages openapi-generator prints field names in that language's case: `user_id` in
    Python, `userId` in Java, `UserId` in Go.  No page has the JSON keys, so gen assumes that they
    are as printed.
    """,
)


def guessed_wire_names(name: Span, language: str) -> Diagnostic:
    return Diagnostic(
        rule=_GUESSED_WIRE_NAMES,
        message=f"JSON keys are assumed to be as printed, in the case of {language}",
        span=name,
        label="the first name",
        help="set the case if it is different, such as --wire-case snake",
    )
