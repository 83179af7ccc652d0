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
    There are two of them: `<!-- gen: ignore CODE -->` on a line of its own, for the block below
    it, and `<!-- gen: ignore-file CODE -->`, for the whole file.  CODE is that of a finding;
    several stand one after another.  Errors after which something is missing from the package
    cannot be ignored.

    Correct the comment, or remove it.  `gen explain` lists all codes.
    """,
)


def unknown_comment(place: Span, word: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are words that may be meant, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_COMMENT,
        message=f"`{word}` means nothing in a comment for gen",
        span=place,
        help=did_you_mean(near, "write `gen: ignore` and the code of a finding"),
    )


_UNUSED_IGNORE = rule(
    "unused-ignore",
    Severity.WARNING,
    "A comment ignores a finding that there is not.",
    """
    No finding of this code is at the place that the comment is for: the block below it, up to
    the next blank line, or the file.  What it was for may have been corrected; left where it
    is, it could hide the next mistake.

    Remove the code from the comment, or move the comment above the block.
    """,
)


def unused_ignore(place: Span, code: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNUSED_IGNORE,
        message=f"this ignores no finding `{code}`",
        span=place,
        help="remove it, or move it above the block that it is for",
    )
