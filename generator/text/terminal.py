"""What a terminal can show: colours, links, and its width.

The environment decides, as in other tools: ``NO_COLOR`` wins over ``FORCE_COLOR``, which wins
over the terminal's abilities; ``FORCE_HYPERLINK`` does the same for links.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

# The width where findings go to a file or to another program.
DEFAULT_WIDTH = 112
# Variables set by terminals that can show links.
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby"})
_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
_FIRST_VTE_WITH_LINKS = 5000


def has_color(stream: TextIO) -> bool:
    """Return whether output to ``stream`` is coloured."""
    if os.environ.get("NO_COLOR"):
        return False
    return _is_forced("FORCE_COLOR") or stream.isatty()


def has_links(stream: TextIO) -> bool:
    """Return whether the terminal behind ``stream`` shows clickable links."""
    if "FORCE_HYPERLINK" in os.environ:
        return _is_forced("FORCE_HYPERLINK")
    if not stream.isatty() or "CI" in os.environ:
        return False
    vte = os.environ.get("VTE_VERSION", "")
    return (
        os.environ.get("TERM_PROGRAM") in _PROGRAMS
        or any(name in os.environ for name in _VARIABLES)
        or (vte.isdecimal() and int(vte) >= _FIRST_VTE_WITH_LINKS)
    )


def width_of(stream: TextIO) -> int:
    """Return the width of ``stream`` in columns; DEFAULT_WIDTH if it is not a terminal."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def link(text: str, target: str) -> str:
    """Return ``text`` as a clickable link to ``target``."""
    return f"\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\"


def _is_forced(variable: str) -> bool:
    return os.environ.get(variable, "0") not in ("", "0")
