"""Text that neither a terminal nor a CI runner will interpret.

GitHub, Azure and TeamCity read commands in a log: ``::name::`` at the start of a line, and
``##[name]``, ``##vso[name]`` or ``##teamcity[name]`` anywhere.
"""

from __future__ import annotations

import json
import re

import msgspec

from generator.text.invisible import replace_hidden

_AT_START = re.compile(r"^([^\S\n]*):(?=:(?!:))", re.MULTILINE)
_SURROGATES = "surrogatepass"
_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)


def printable(text: str, *, has_commands: bool = False) -> str:
    r"""Return ``text`` with everything escaped that a runner would take for a command.

    ``has_commands``: lines that begin with ``::`` are commands on purpose.

    >>> print(printable("::debug::x ##[error]y"))
    \x3a:debug::x \x23#[error]y
    """
    text = _ANYWHERE.sub(r"\\x23", text)
    return text if has_commands else _AT_START.sub(r"\1\\x3a", text)


def json_text(value: object, indent: int | None = None) -> str:
    """Return ``value`` as JSON that ``json`` loads, with hidden characters escaped."""
    text = json.dumps(value, ensure_ascii=False)
    if indent is not None:
        text = _indented(text, indent)
    return replace_hidden(text, lambda ch: json.dumps(ch)[1:-1], "\n")


def _indented(text: str, indent: int) -> str:
    """Return the JSON ``text`` in lines, as ``json.dumps`` would but much faster."""
    try:
        content = msgspec.json.format(text.encode("utf-8", _SURROGATES), indent=indent)
    except msgspec.DecodeError:  # NaN and Infinity, which only Python's JSON has
        return json.dumps(json.loads(text), indent=indent, ensure_ascii=False)
    return content.decode("utf-8", _SURROGATES)


def printable_json(value: object) -> str:
    """Return ``value`` as JSON to be printed."""
    return _ANYWHERE.sub(r"\\u0023", json_text(value, indent=1))
