"""Findings about user-defined templates and the files they make."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_BROKEN_TEMPLATE = rule(
    "broken-template",
    Severity.ERROR,
    "A user-defined template is invalid, or fails when it is rendered.",
    """
    Correct the line; it is the last line of your template that ran.  docs/view.md lists every
    name that a template may read, and `gen templates` says which template reads what.

    The template may not be UTF-8 or valid Jinja, use a name that the view does not have, or print
    spec text without a filter that makes it safe: docstring, comment, literal, markdown_text,
    markdown_line, markdown_cell or code_cell.  The filter raw prints text unchanged.
    """,
)


def broken_template(place: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_TEMPLATE,
        message=f"this template fails: {reason}",
        span=place,
        help="correct the line; docs/view.md lists the names that a template may read",
    )


_TEMPLATE_MAKES_NO_PYTHON = rule(
    "template-makes-no-python",
    Severity.ERROR,
    "A user-defined template makes invalid Python.",
    """
    Correct the template.  Often a line is indented too little, or spec text is printed with the
    filter raw instead of literal, docstring or comment.

    Your template, or a shipped one that includes it, made a file that ends in .py, and Python
    cannot parse it.  Nothing is written.
    """,
)


def template_makes_no_python(template: Span, path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_TEMPLATE_MAKES_NO_PYTHON,
        message=f"this template makes invalid Python in {path}: {reason}",
        span=template,
        help="correct the template",
    )


_UNUSED_TEMPLATE = rule(
    "unused-template",
    Severity.WARNING,
    "A file in the template folder is not used.",
    """
    Correct the name, or remove the file.  `gen templates` lists the names of all templates.

    A template replaces a shipped one if it has the same path, such as python/model.py.jinja.
    Otherwise it is used only if a target names it, or if another template includes, imports or
    extends it.  The name may be misspelled, or lack .jinja at the end.
    """,
)


def unused_template(file: Span, name: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are similar names of shipped templates, the nearest first."""
    return Diagnostic(
        rule=_UNUSED_TEMPLATE,
        message=f"nothing uses the file `{name}`",
        span=file,
        help=(
            f"rename it to `{near[0]}` to override that template, or remove it"
            if near
            else "name it in a target, or remove it; `gen templates` lists all names"
        ),
    )


_OLD_TEMPLATE = rule(
    "old-template",
    Severity.WARNING,
    "A template was written for another version of the view.",
    """
    Compare the template with the shipped one (`gen templates eject` in another folder), adapt it,
    and update the number in its first line.

    The first line of an ejected template names the version of the view that it reads.  Since
    then something in the view was removed or changed; the changelog says what.
    """,
)


def old_template(first_line: Span, written_for: str, current: str) -> Diagnostic:
    return Diagnostic(
        rule=_OLD_TEMPLATE,
        message=f"this template is for view {written_for}, but gen has view {current}",
        span=first_line,
        help="compare it with the shipped template, then update the number",
    )


_CLASHING_TARGET = rule(
    "clashing-target",
    Severity.ERROR,
    "A target writes to a path that is already taken.",
    """
    Make `path` unique with {module}, or with {name} for definitions; or choose a folder that gen
    does not write to.

    A target is rendered for each module, for each definition or for the package, and each file
    needs its own path.  Paths must differ in more than case, and a file cannot have the path of
    another file's folder.
    """,
)


def clashing_target(target: Span, path: str) -> Diagnostic:
    return Diagnostic(
        rule=_CLASHING_TARGET,
        message=f"this target writes {path}, which is already taken",
        span=target,
        help="change `path`: add {module} or {name}, or choose another folder",
    )
