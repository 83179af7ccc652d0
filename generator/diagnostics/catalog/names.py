"""Findings about names: what Python calls something where it cannot be called as it is."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_RENAMED_CLASS = rule(
    "renamed-class",
    Severity.WARNING,
    "A class cannot have the title of its page as its name.",
    """
    All classes of the package can be imported from it by name, so each has a name of its
    own.  Where two folders have a page of the same title, the one whose folder sorts first
    keeps it and the other is prefixed with its folder, or with more of its folders if the
    last ones are alike.  Names that Python or the package
    itself needs get an underscore.  The order of files plays no part.

    If another name would be better, change the title of the page.
    """,
)


def renamed_class(title: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_CLASS,
        message=f"the class of `{wanted}` is called `{given}`: {why}",
        span=title,
        help="change the title of the page if another name would be better",
    )


_RENAMED_FIELD = rule(
    "renamed-field",
    Severity.NOTE,
    "An attribute cannot have the name of its field.",
    """
    Attributes are the field names in snake_case.  A keyword, a builtin type or a method of
    the class gets an underscore; of two fields that would share a name the second gets a
    number.  The key in JSON stays as it is.
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
    A name that is no identifier is made one; keywords and names that enums need themselves
    get an underscore, and of two equal names the second gets a number.  The value stays as
    it is.
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
    "A module or a folder cannot have the name that it would have.",
    """
    Modules are files: their names are in lower case and ASCII, none is one that Windows keeps
    for itself, and of two equal names the second gets a number.  In the root of the package
    none is called like a module of the standard library, which it would hide.
    """,
)


def renamed_module(place: Span, wanted: str, given: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule=_RENAMED_MODULE,
        message=f"as a module, `{wanted}` is called `{given}`: {why}",
        span=place,
    )
