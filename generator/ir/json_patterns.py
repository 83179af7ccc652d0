"""Regular expressions of JSON Schema as Python reads them.

``$`` is the very end, and ``\\d``, ``\\w``, ``\\s`` are ASCII, unless a flag in the pattern says
otherwise.  The runtime of generated packages does the same: ``_runtime/comparing.py``.
"""

from __future__ import annotations

import re

from generator.text.lazy_pattern import lazy_pattern

# An escape, a comment or a class, or the sign for the end.
_TOKEN = lazy_pattern(r"\\.|\(\?#[^)]*\)|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


def flags_of(pattern: str) -> int:
    """Return the flags with which Python compiles ``pattern``; raise ValueError if it cannot."""
    try:
        return re.compile(pattern, re.ASCII).flags
    except ValueError:  # the pattern itself has the flag `u`
        return re.compile(pattern).flags


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return ``pattern``, compiled; raise ValueError if Python cannot."""
    flags = flags_of(pattern)
    return re.compile(_to_the_very_end(pattern, flags), flags)


def as_python(pattern: str) -> str:
    """Return ``pattern``, which Python can compile, as it must be written to mean the same."""
    flags = flags_of(pattern)
    ascii_only = "(?a)" if flags & re.ASCII and not pattern.startswith("(?") else ""
    return f"{ascii_only}{_to_the_very_end(pattern, flags)}"


def _to_the_very_end(pattern: str, flags: int) -> str:
    return pattern if flags & re.MULTILINE else _TOKEN.sub(_very_end, pattern)


def _very_end(token: re.Match[str]) -> str:
    return r"\Z" if token[0] == "$" else token[0]
