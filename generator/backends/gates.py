r"""The gates: the only ways by which text of a spec enters generated files.

Whatever the text holds, what comes out is one literal, one docstring, one comment or one
cell of a Markdown table, and Black finds nothing to change in it.

>>> print(literal('say "hi"'), literal("it's"), comment("two\nlines"), sep="; ")
'say "hi"'; "it's"; two\nlines
"""

from __future__ import annotations

import re
import textwrap

from generator.code_spans import code_span, outside_code

WIDTH = 88
# Files of these names cannot exist on Windows, in lower case or not.
RESERVED_FILES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
_NOT_IN_PATHS = re.compile(r"[^\w.-]")


def literal(value: str | float | bool | None) -> str:
    """Return the Python literal of ``value``, in the quotes that Black prefers."""
    if not isinstance(value, str):
        return repr(value)
    quote = "'" if value.count('"') > value.count("'") else '"'
    body = "".join(f"\\{ch}" if ch in ("\\", quote) else _visible(ch) for ch in value)
    return f"{quote}{body}{quote}"


def docstring(text: str, indent: int = 4) -> str:
    """Return a docstring, ``indent`` blanks deep, whose value has the words of ``text``.

    Backslashes, quotes and control characters are escaped, so that no text can end it.
    Lines are wrapped one by one: a list stays a list.
    """
    plain = text.replace("\t", " ").strip(" \n") or "-"
    safe = "".join("\\\\" if ch == "\\" else _visible(ch, "\n") for ch in plain)
    safe = safe.replace('"""', '\\"\\"\\"')
    first, *rest = _wrap(safe, WIDTH - indent)
    if not rest:  # then Black wants the closing quotes on that line too
        first, *rest = _wrap(safe, WIDTH - indent - len(' """'))
    # Black's own padding, so that a quote is not taken for the end.
    first = f" {first}" if first[0] == '"' else first
    if not rest:
        return f'"""{first} """' if first[-1] == '"' else f'"""{first}"""'
    margin = " " * indent
    lines = textwrap.dedent("\n".join(rest)).split("\n")
    body = "".join(f"\n{margin}{line}" if line else "\n" for line in lines)
    return f'"""{first}{body}\n{margin}"""'


def _wrap(text: str, width: int) -> list[str]:
    """Return the lines of ``text``, none longer than ``width`` unless one word is."""
    lines: list[str] = []
    for line in text.split("\n"):
        margin = " " * (len(line) - len(line.lstrip(" ")))
        # The three quotes, and perhaps a blank, stand before the first line.
        opening = margin if lines else "    "
        wrapped = textwrap.wrap(
            line.strip(),
            width,
            initial_indent=opening,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += wrapped or [""]
    return [line.strip() if index == 0 else line for index, line in enumerate(lines)]


def comment(text: str) -> str:
    """Return ``text`` on one line, as the words of a ``#`` comment."""
    return "".join(_visible(ch) for ch in text).strip()


def markdown_text(markdown: str) -> str:
    """Return Markdown of a spec as Markdown without HTML."""
    return outside_code(markdown, lambda piece: piece.replace("<", "&lt;"))


def markdown_cell(markdown: str) -> str:
    """Return Markdown of a spec as the content of one table cell."""
    return "<br/>".join(
        markdown_text(line.strip()).replace("|", "\\|") for line in markdown.split("\n")
    )


def code_cell(text: str) -> str:
    """Return ``text`` as a code span in a table cell."""
    return code_span(text).replace("|", "\\|")


def path_part(text: str) -> str:
    """Return ``text`` as the name of one file or folder, without an ending."""
    part = _NOT_IN_PATHS.sub("_", text).strip(".") or "_"
    # Windows takes `NUL.txt` for the device too.
    stem, dot, rest = part.partition(".")
    return f"{stem}_{dot}{rest}" if stem.casefold() in RESERVED_FILES else part


def _visible(ch: str, also: str = "") -> str:
    """Return ``ch`` if it can be seen or is one of ``also``, else its escape."""
    return ch if ch.isprintable() or ch in also else ascii(ch)[1:-1]
