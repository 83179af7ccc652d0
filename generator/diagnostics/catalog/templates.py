"""Findings about templates of the user's, and about the files that they make."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_BROKEN_TEMPLATE = rule(
    "broken-template",
    Severity.ERROR,
    "A template of your own is wrong, or fails when it is rendered.",
    """
    The template is no UTF-8 or not in the syntax of Jinja, names what the view does not
    have, prints text of a spec without a filter that makes it safe, or runs into another
    error.  The place is the line of your template that was the last to run.

    Correct the line.  docs/view.md has every name that a template may read, and
    `gen templates` says which template reads what.  Text of a spec is printed through one
    of the filters docstring, comment, literal, markdown_text, markdown_line, markdown_cell
    and code_cell; raw prints it as it is.
    """,
)


def broken_template(place: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_TEMPLATE,
        message=f"this template fails: {reason}",
        span=place,
        help="correct the line; docs/view.md has all that a template may read",
    )


_TEMPLATE_MAKES_NO_PYTHON = rule(
    "template-makes-no-python",
    Severity.ERROR,
    "What a template of your own makes is not Python.",
    """
    A file whose name ends in .py was made by a template of your own, or by a shipped one
    that includes yours, and Python cannot read it.  Nothing is written.

    Correct the template.  Often a line is indented too little, or text of a spec was
    printed with raw where literal, docstring or comment belongs.
    """,
)


def template_makes_no_python(template: Span, path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_TEMPLATE_MAKES_NO_PYTHON,
        message=f"what this template makes of {path} is no Python: {reason}",
        span=template,
        help="correct the template",
    )


_UNUSED_TEMPLATE = rule(
    "unused-template",
    Severity.WARNING,
    "A file in the folder of templates is used by nothing.",
    """
    A template takes the place of a shipped one if it has the same path, such as
    python/model.py.jinja.  Else it is used if a target names it, or a template that is used
    includes, imports or extends it.  This file does neither, so it has no effect; its name
    may be misspelt, or lack .jinja at its end.

    Correct the name, or remove the file.  `gen templates` lists the names of all templates.
    """,
)


def unused_template(file: Span, name: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are names of shipped templates that may be meant, the nearest first."""
    return Diagnostic(
        rule=_UNUSED_TEMPLATE,
        message=f"nothing uses the file `{name}`",
        span=file,
        help=(
            f"call it `{near[0]}` to override that template, or remove it"
            if near
            else "name it in a target, or remove it; `gen templates` lists all names"
        ),
    )


_OLD_TEMPLATE = rule(
    "old-template",
    Severity.WARNING,
    "A template was made for another version of the view.",
    """
    The first line of an ejected template says which version of the view it reads.  gen has
    another version now: something that the template may print is gone, or is something
    else.  The changelog says what.

    Compare the template with the shipped one (`gen templates eject` in another folder),
    change it, and correct the number in its first line.
    """,
)


def old_template(first_line: Span, written_for: str, current: str) -> Diagnostic:
    return Diagnostic(
        rule=_OLD_TEMPLATE,
        message=f"this template is for view {written_for}; gen has view {current}",
        span=first_line,
        help="compare it with the shipped template, then correct the number",
    )


_CLASHING_TARGET = rule(
    "clashing-target",
    Severity.ERROR,
    "A target writes two files to one path, or one where gen writes another.",
    """
    A target is rendered once for each module, for each definition or for the package, and
    each time `path` must be another.  Two files cannot have one path, nor paths that differ
    in upper and lower case only, nor can one be where the other has a folder.

    Add to `path` what makes it differ: {module}, or {name} for definitions; or
    choose a folder that gen itself does not write to.
    """,
)


def clashing_target(target: Span, path: str) -> Diagnostic:
    return Diagnostic(
        rule=_CLASHING_TARGET,
        message=f"this target writes {path}, where something else is written",
        span=target,
        help="change `path`: add {module} or {name}, or choose another folder",
    )
