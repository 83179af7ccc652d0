"""Findings about names that Python cannot use as they are."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_RENAMED_CLASS = rule(
    "renamed-class",
    Severity.WARNING,
    "A class cannot be named after the title of its page.",
    """
    Change the title of the page if you prefer another name.

    All classes can be imported from the package, so their names are unique.  If pages in two
    folders have the same title, the folder that sorts first keeps the name; the other class is
    prefixed with its folder, or with several folders if one is not enough.  Names that Python or
    the package needs get an underscore.  The order of files does not matter.
    """,
)


def renamed_class(title: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_CLASS,
        message=f"the class of `{wanted}` is called `{given}`: {why}",
        span=title,
        help="change the title of the page if you prefer another name",
    )


_RENAMED_FIELD = rule(
    "renamed-field",
    Severity.NOTE,
    "An attribute cannot have the name of its field.",
    """
    Attributes are named after their fields, in snake_case.  A keyword, a builtin type or a method
    of the class gets an underscore; if two fields would share a name, the second gets a number.
    The JSON key does not change.
    """,
)


def renamed_field(name: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_FIELD,
        message=f"the attribute of `{wanted}` is called `{given}`: {why}",
        span=name,
    )


_RENAMED_MEMBER = rule(
    "renamed-member",
    Severity.NOTE,
    "An enum member cannot have the name in the table.",
    """
    A name that is not an identifier is turned into one.  Keywords and names reserved by enums get
    an underscore; if two names are equal, the second gets a number.  The value does not change.
    """,
)


def renamed_member(row: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_MEMBER,
        message=f"the member `{wanted}` is called `{given}`: {why}",
        span=row,
    )


_RENAMED_MODULE = rule(
    "renamed-module",
    Severity.NOTE,
    "A module or a folder cannot be named after its spec.",
    """
    Modules are files: their names are lower-case ASCII and not reserved on Windows; if two names
    are equal, the second gets a number.  In the root of the package no module has the name of a
    standard-library module, which it would hide.
    """,
)


def renamed_module(place: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_MODULE,
        message=f"as a module, `{wanted}` is called `{given}`: {why}",
        span=place,
    )
