"""Findings about names that Python cannot use unchanged."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_RENAMED_CLASS = rule(
    "renamed-class",
    Severity.WARNING,
    "A class has a different name from the title of its page.",
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
        message=f"the class for `{wanted}` is named `{given}`: {why}",
        span=title,
        help="change the title of the page if you prefer another name",
    )


_RENAMED_FIELD = rule(
    "renamed-field",
    Severity.NOTE,
    "An attribute has a different name from its field.",
    """
    Attributes are named after their fields, in snake_case.  A keyword, a builtin type or the name
    of a method gets an underscore; if two fields would share a name, the second gets a number.
    The JSON key does not change.
    """,
)


def renamed_field(name: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_FIELD,
        message=f"the attribute for `{wanted}` is named `{given}`: {why}",
        span=name,
    )


_RENAMED_MEMBER = rule(
    "renamed-member",
    Severity.NOTE,
    "An enum member has a different name from its row.",
    """
    A name that is not an identifier is turned into one.  Keywords and names reserved by enums get
    an underscore; if two names are equal, the second gets a number.  The value does not change.
    """,
)


def renamed_member(row: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_MEMBER,
        message=f"the enum member for `{wanted}` is named `{given}`: {why}",
        span=row,
    )


_RENAMED_MODULE = rule(
    "renamed-module",
    Severity.NOTE,
    "A module or folder has a different name from its spec.",
    """
    Modules are files: their names are lower-case ASCII and not reserved on Windows; if two names
    are equal, the second gets a number.  In the root of the package no module has the name of a
    standard-library module, which it would hide.
    """,
)


def renamed_module(place: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_MODULE,
        message=f"the module for `{wanted}` is named `{given}`: {why}",
        span=place,
    )
