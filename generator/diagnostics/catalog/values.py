"""Findings about the values of a field: defaults and constraints."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span

_WRONG_DEFAULT = rule(
    "wrong-default",
    Severity.WARNING,
    "A default does not fit the type or the constraints of its field.",
    """
    Write a value that fits: a JSON literal, a value of the enum, or an empty list or map.  If
    there is no such value, describe in words what happens when the field is absent.

    This default is left out, and the field is optional without a default.
    """,
    loss=Loss.CELL,
)


def wrong_default(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_WRONG_DEFAULT,
        message=f"this default does not fit the type of `{name}`",
        span=cell,
        help="write a value of that type, as in JSON",
    )


def refused_default(cell: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_WRONG_DEFAULT,
        message=f"this default breaks a constraint of `{name}`",
        span=cell,
        help="write a value that satisfies the constraints, or correct them",
    )


_CONTRADICTORY_EXAMPLE = rule(
    "contradictory-example",
    Severity.WARNING,
    "An example contradicts the type of a field.",
    """
    Correct the table, or the example.

    A JSON block is an example of a model if it has most of the model's keys.  The generated
    decoder follows the table, so it would reject this example.
    """,
)


def contradictory_example(key: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_CONTRADICTORY_EXAMPLE,
        message=f"this value of `{name}` does not fit its type in the table",
        span=key,
        help="correct the type in the table, or the example",
    )


_INCOMPLETE_EXAMPLE = rule(
    "incomplete-example",
    Severity.WARNING,
    "An example lacks a required field.",
    """
    Make the field optional in the table, or complete the example.

    A JSON block is an example of a model if it has most of the model's keys.  This one lacks a
    required key.  If a table does not say which fields are required, all are.
    """,
)


def incomplete_example(start: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_INCOMPLETE_EXAMPLE,
        message=f"this example lacks `{name}`, which is required",
        span=start,
        help="make the field optional in the table, or complete the example",
    )


_UNFIT_CONSTRAINT = rule(
    "unfit-constraint",
    Severity.WARNING,
    "A constraint does not apply to the type of its field.",
    """
    Correct the constraint, or the type.

    Limits and multiples apply to numbers; lengths to strings, bytes, lists and maps; patterns to
    strings.  This constraint is left out.
    """,
)


def unfit_constraint(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNFIT_CONSTRAINT,
        message="this constraint does not apply to the type, and is not checked",
        span=place,
        help="correct the constraint, or the type of the field",
    )


_IMPOSSIBLE_LIMITS = rule(
    "impossible-limits",
    Severity.WARNING,
    "No value is within the limits of a field.",
    """
    Correct the limits: the smaller number comes first.

    A least value or length is greater than the greatest one, as in `between 5 and 1`.  The limits
    are left out.
    """,
)


def impossible_limits(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_IMPOSSIBLE_LIMITS,
        message="no value is within these limits, which are not checked",
        span=place,
        help="write the smaller number first",
    )


_REPEATED_LIMIT = rule(
    "repeated-limit",
    Severity.WARNING,
    "A cell gives the same limit twice, with different numbers.",
    """
    Remove one of the two limits.

    A cell such as `min 2, min 4` has a mistake, or describes several cases.  The generated code
    checks both limits, so the stricter one decides.
    """,
)


def repeated_limit(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_REPEATED_LIMIT,
        message="this cell has a different number for the same limit: both are checked",
        span=place,
        help="remove one of them",
    )


_UNIQUE_VALUE = rule(
    "unique-value",
    Severity.NOTE,
    "`unique` is not checked.",
    """
    The word says that no two objects have the same value, which a decoder of single objects cannot
    check.  `unique` is checked for the elements of a list.
    """,
)


def unique_value(place: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNIQUE_VALUE,
        message="`unique` is not checked: it compares several objects",
        span=place,
    )


_REFUSED_PATTERN = rule(
    "refused-pattern",
    Severity.WARNING,
    "A pattern is not checked.",
    """
    Write the pattern in a simpler form.

    Generated code checks patterns with Python's `re`, which can take very long for a malicious
    text.  So a pattern is used only if its worst case is bounded:

    - It has no look-around and no back-reference: `(?=a)`, `(a)\\1`.
    - It repeats no group that can match the same text in several ways: `(a+)+`, `(a|aa)*`.
    - It has at most three open-ended repetitions, or two if it does not start with `^`.
    - It has at most 500 characters, is valid in Python, and has no flag `x`.

    Other patterns appear only in the docs.
    """,
)


def refused_pattern(place: Span, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_REFUSED_PATTERN,
        message=f"this pattern is not checked: {why}",
        span=place,
        help="write it in a simpler form, or check the value in your own code",
    )
