"""Findings about comments for gen in a spec."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span
from generator.text.words import did_you_mean

_UNKNOWN_COMMENT = rule(
    "unknown-comment",
    Severity.WARNING,
    "A comment for gen is not understood.",
    """
    Correct the comment, or remove it.  `gen explain` lists all codes.

    There are two comments: `<!-- gen: ignore CODE -->` on a line of its own, for the block below
    it, and `<!-- gen: ignore-file CODE -->`, for the whole file.  CODE is the code of a finding,
    or several, separated by blanks.  Errors that leave something out of the package cannot be
    ignored.
    """,
)


def unknown_comment(place: Span, word: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are similar words, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_COMMENT,
        message=f"gen does not know the comment `{word}`",
        span=place,
        help=did_you_mean(near, "write `gen: ignore` and the code of a finding"),
    )


_UNUSED_IGNORE = rule(
    "unused-ignore",
    Severity.WARNING,
    "A comment ignores a finding that does not occur.",
    """
    Remove the code from the comment, or move the comment above the right block.

    The block below the comment, up to the next blank line, has no such finding (for ignore-file:
    the file).  It may have been fixed; a comment left behind could hide the next mistake.
    """,
)


def unused_ignore(place: Span, code: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNUSED_IGNORE,
        message=f"there is no finding `{code}` to ignore here",
        span=place,
        help="remove it, or move it above the right block",
    )
