"""Findings about what a field's values must be: defaults and constraints."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span

_WRONG_DEFAULT = rule(
    "wrong-default",
    Severity.WARNING,
    "A default is no value of its field's type.",
    """
    The default of a field becomes that of its attribute, so it must be a value of the type:
    a literal as in JSON, one of the values of an enum, or an empty list or map; and it must keep
    the constraints of the field.  This one is left out, and the field is optional without a default.

    Write a literal, or say in the description what happens when the field is absent.
    """,
    loss=Loss.CELL,
)


def wrong_default(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_WRONG_DEFAULT,
        message=f"this is no default for `{name}`: its type has no such value",
        span=cell,
        help="write a value of the type of the field, as in JSON",
    )


def refused_default(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_WRONG_DEFAULT,
        message=f"this is no default for `{name}`: it breaks a constraint of the field",
        span=cell,
        help="write a value that keeps the constraints, or correct them",
    )


_CONTRADICTORY_EXAMPLE = rule(
    "contradictory-example",
    Severity.WARNING,
    "An example has a value that its field does not take.",
    """
    A block of JSON on a page is an example of its model if it has most of its keys.  Here the
    table says another type than the example shows, and the generated decoder follows the
    table: it would refuse what is shown.

    Correct the table, or the example.
    """,
)


def contradictory_example(key: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_CONTRADICTORY_EXAMPLE,
        message=f"the value of `{name}` in this example is not of the type in the table",
        span=key,
        help="correct the type in the table, or the example",
    )


_INCOMPLETE_EXAMPLE = rule(
    "incomplete-example",
    Severity.WARNING,
    "An example lacks a field that is required.",
    """
    A block of JSON on a page is an example of its model if it has most of its keys.  This one
    does not have a key that the table calls required, or that is required because the table
    says nothing of requiredness.

    Make the field optional in the table, or complete the example.
    """,
)


def incomplete_example(start: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_INCOMPLETE_EXAMPLE,
        message=f"this example has no `{name}`, which is required",
        span=start,
        help="make the field optional in the table, or complete the example",
    )


_UNFIT_CONSTRAINT = rule(
    "unfit-constraint",
    Severity.WARNING,
    "A constraint says nothing about values of this type.",
    """
    Limits and multiples are for numbers, lengths for strings, bytes, lists and maps, and
    patterns for strings.  This one is left out.

    Correct the constraint, or the type.
    """,
)


def unfit_constraint(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNFIT_CONSTRAINT,
        message="this constraint is not checked: values of the type have no such property",
        span=place,
        help="correct the constraint, or the type of the field",
    )


_UNIQUE_VALUE = rule(
    "unique-value",
    Severity.NOTE,
    "`unique` is not checked.",
    """
    No two objects have the same value here, which nobody can see in one object.  `unique` is
    checked for the elements of a list.
    """,
)


def unique_value(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNIQUE_VALUE,
        message="`unique` is not checked: it is about several objects",
        span=place,
    )


_REFUSED_PATTERN = rule(
    "refused-pattern",
    Severity.WARNING,
    "A pattern is not checked.",
    """
    Generated code checks a pattern with Python's `re`, which may take very long for a text
    that somebody made up for it.  So a pattern is taken only if its worst case is bounded:

    - It does not look around or back: `(?=a)`, `(a)\\1`.
    - It repeats no group that can match the same text in several ways: `(a+)+`, `(a|aa)*`.
    - It has at most three open-ended repetitions, and without a `^` at its start two.
    - It has at most 500 characters, Python can read it, and it has no flag `x`.

    Others stay in the documents only.

    Write the pattern in a simpler form.
    """,
)


def refused_pattern(place: Span, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_REFUSED_PATTERN,
        message=f"this pattern is not checked: {why}",
        span=place,
        help="write it in a simpler form, or check it where the value is used",
    )
