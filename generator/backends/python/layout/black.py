"""Runs Black where it is needed.  The only importer of black.

Templates write code that Black would leave alone, except for lines that are too long.  Only files
with such lines go through Black, which takes 10 to 20 ms per file; everything else takes less than
1 ms.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.artifact import OutputFile
from generator.backends.gates import WIDTH

_QUOTES = '"""'
_LONG = re.compile(rf"^.{{{WIDTH + 1},}}$", re.MULTILINE)
# Lines that cannot be shortened: one item, or all text before the bracket that is split.
_UNSPLITTABLE = re.compile(
    r"""
    [ ]* from\ [\w.]+\ import\ \( | (?:class|def)\ \w+\(
    | [ ]+ (?: "[^"\\]*":[ ] )? (?: "[^"\\]*" | [\w.]+ ) ,
    | [ ]+ (?: "[^"\\]*":[ ] )? [\w.]+ \(
    | [ ]+ [\w.]+
    | [ ]+ (?:not\ in|is\ not)\ [\w.]+
    | [ ]+ (?:or\ )? not\ [\w.]+ \(
    | [ ]+ else\ [\w.]+ [\[(]
    | [ ]+ (?: return\  | text\ \+?=\  )? f'[^']*'
    """,
    re.VERBOSE,
)
# Statements for which parentheses do not help either.
_STATEMENT = re.compile(r"( *(?:return |if |[\w.]+ = |\w+: ))((?:not )?[\w.]+[\[(]?)")


def format_python(file: OutputFile) -> OutputFile:
    """Return ``file`` in Black's layout, if it is a Python module or a stub."""
    if not is_unformatted(file):
        return file
    # Importing Black takes longer than a whole run without it.
    from black import format_str
    from black.mode import Mode

    mode = Mode(is_pyi=file.path.endswith(".pyi"))
    return replace(file, text=format_str(file.text, mode=mode))


def is_unformatted(file: OutputFile) -> bool:
    """Return whether ``file`` is a Python module or a stub that Black may change."""
    is_python = file.path.endswith((".py", ".pyi"))
    return is_python and (file.is_own or needs_black(file.text))


def needs_black(text: str) -> bool:
    """Return whether Black may change ``text``, a module of our templates.

    Black leaves long lines alone if they are in a triple-quoted string or cannot be split.
    """
    if max(map(len, text.split("\n"))) <= WIDTH:  # faster than the search below
        return False
    quotes = at = 0
    for long in _LONG.finditer(text):
        quotes += text.count(_QUOTES, at, long.start())
        at = long.start()
        if quotes % 2 == 0 and not _is_as_short_as_can_be(long[0]):
            return True
    return False


def _is_as_short_as_can_be(line: str) -> bool:
    if line.startswith("#") or line.lstrip().startswith(_QUOTES):
        return True
    match = _STATEMENT.fullmatch(line)
    if match:
        indent = len(line) - len(line.lstrip())
        return len(match[1]) >= WIDTH or indent + 4 + len(match[2]) > WIDTH
    return _UNSPLITTABLE.fullmatch(line) is not None
