r"""The gates: the only way for spec text into generated files.

Whatever the text contains, the result is one literal, one docstring, one comment or one cell of a
Markdown table, and Black finds nothing to change in it.

>>> print(literal('say "hi"'), literal("it's"), comment("two\nlines"), sep="; ")
'say "hi"'; "it's"; two\nlines
"""

from __future__ import annotations

import re
import textwrap
from typing import NoReturn

from generator.text.code_spans import code_span
from generator.text.invisible import replace_hidden
from generator.text.markdown_escape import escape_invisible, escape_markdown
from generator.text.printable import json_text

WIDTH = 88
# Windows reserves these names, in any case and with any ending.
RESERVED_FILES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
# In bytes.  File systems allow 255; a number and an ending may follow.
LONGEST_FILE = 200
_NOT_IN_NAMES = re.compile(r"\W")
_NOT_IN_PATHS = re.compile(r"[^\w.-]")


class SpecText:
    """Spec text in a view.  It is not a ``str``, and only a gate can print it.

    >>> f"{SpecText('x')}"
    Traceback (most recent call last):
    TypeError: text of a spec is printed through a gate only
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SpecText) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"SpecText({self._text!a})"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("text of a spec is printed through a gate only")

    __str__ = __format__ = __html__ = _refuse


def _raw(text: SpecText | str) -> str:
    return text._text if isinstance(text, SpecText) else text


def ungated(text: SpecText | str) -> str:
    """Return ``text`` unchanged: the gate ``raw``, for user-defined templates only."""
    return _raw(text)


def literal(value: SpecText | str | float | bool | None) -> str:
    """Return ``value`` as a Python literal, in the quotes that Black prefers."""
    if isinstance(value, SpecText):
        value = _raw(value)
    if not isinstance(value, str):
        return repr(value)
    if value.isascii() and value.isidentifier():  # the common case
        return f'"{value}"'
    quote = "'" if value.count('"') > value.count("'") else '"'
    body = value.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return f"{quote}{_visible(body)}{quote}"


def fstring_text(text: str) -> str:
    """Return ``text`` escaped for an f-string in single quotes."""
    plain = text.replace("{", "{{").replace("}", "}}").replace("\\", "\\\\")
    return _visible(plain.replace("'", "\\x27"))


def docstring(text: SpecText | str, indent: int = 4) -> str:
    """Return ``text`` as a docstring, indented by ``indent`` blanks.

    Backslashes, quotes and control characters are escaped, so that no text can end it.
    Lines are wrapped one by one: a list stays a list.
    """
    plain = _raw(text).replace("\t", " ").strip(" \n") or "-"
    # Most are one short line: with the quotes on both sides, it fits.
    if len(plain) <= WIDTH - indent - len('""" """ ') and _is_plain(plain):
        return f'"""{plain}"""'
    safe = _visible(plain.replace("\\", "\\\\"), "\n")
    safe = safe.replace('"""', '\\"\\"\\"')
    first, *rest = _wrap(safe, WIDTH - indent)
    if not rest:  # then Black puts the closing quotes on that line, too
        first, *rest = _wrap(safe, WIDTH - indent - len(' """'))
    # Black's own padding, which separates a quote from the closing ones.
    first = f" {first}" if first[0] == '"' else first
    if not rest:
        return f'"""{first} """' if first[-1] == '"' else f'"""{first}"""'
    margin = " " * indent
    lines = textwrap.dedent("\n".join(rest)).split("\n")
    body = "".join(f"\n{margin}{line}" if line else "\n" for line in lines)
    return f'"""{first}{body}\n{margin}"""'


def _is_plain(text: str) -> bool:
    """Return whether ``text`` is one line of ASCII with nothing to escape or to wrap."""
    if not (text.isascii() and text.isprintable()):
        return False
    return "\\" not in text and '"' not in text and "  " not in text


def _wrap(text: str, width: int) -> list[str]:
    """Return the lines of ``text``, none longer than ``width`` unless a single word is."""
    lines: list[str] = []
    for line in text.split("\n"):
        margin = " " * (len(line) - len(line.lstrip(" ")))
        # The quotes, and perhaps a blank, come before the first line.
        opening = margin if lines else "    "
        words = line.strip()
        if words and len(opening) + len(words) <= width and "  " not in words:
            lines.append(opening + words)
            continue
        wrapped = textwrap.wrap(
            words,
            width,
            initial_indent=opening,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += wrapped or [""]
    return [line.strip() if index == 0 else line for index, line in enumerate(lines)]


def comment(text: SpecText | str) -> str:
    """Return ``text`` on one line, for a ``#`` comment."""
    return _visible(_raw(text)).strip()


def markdown_text(markdown: SpecText | str) -> str:
    """Return Markdown of a spec made inert: no HTML, no inclusions, no scripts."""
    return escape_markdown(_raw(markdown))


def markdown_line(markdown: SpecText | str) -> str:
    """Return Markdown of a spec on one line, for a heading."""
    return escape_markdown(
        " ".join(line.strip() for line in _raw(markdown).split("\n"))
    )


def markdown_cell(markdown: SpecText | str) -> str:
    """Return Markdown of a spec, made inert, as the content of a table cell."""
    text = _raw(markdown)
    return "<br/>".join(map(_cell_line, text.split("\n"))) if text else ""


def _cell_line(markdown: str) -> str:
    return escape_markdown(markdown.strip(), in_cell=True).replace("|", "\\|")


def code_cell(text: SpecText | str) -> str:
    """Return ``text`` as a code span in a table cell."""
    text = _raw(text)
    if text.isascii() and text.isidentifier():  # the common case
        return f"`{text}`"
    return escape_invisible(code_span(text)).replace("|", "\\|")


def mermaid_name(text: SpecText | str) -> str:
    """Return ``text`` as a name in a Mermaid diagram: only letters, digits and ``_``."""
    return _NOT_IN_NAMES.sub("_", replace_hidden(_raw(text), lambda _: "_")) or "_"


def json_literal(value: SpecText | str | float | bool | None) -> str:
    """Return ``value`` as JSON."""
    return json_text(_raw(value) if isinstance(value, SpecText) else value)


def path_part(text: str) -> str:
    """Return ``text`` as the name of a file or folder, without an ending."""
    plain = _NOT_IN_PATHS.sub("_", replace_hidden(text, lambda _: "_"))
    part = plain.encode()[:LONGEST_FILE].decode(errors="ignore").strip(".") or "_"
    stem, dot, ending = part.partition(".")
    return f"{stem}_{dot}{ending}" if stem.casefold() in RESERVED_FILES else part


def _visible(text: str, kept: str = "") -> str:
    """Return ``text`` with its hidden characters escaped, except those in ``kept``."""
    return replace_hidden(text, lambda ch: ascii(ch)[1:-1], kept)
