"""What a terminal can show: colours, links, and how many columns it has.

The environment decides as it does for other tools: ``NO_COLOR`` beats ``FORCE_COLOR``, which
beats what is known of the terminal; ``FORCE_HYPERLINK`` does the same for links.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

# Where findings go to a file or to another program.
DEFAULT_WIDTH = 112
# Terminals that are known to show links, by the variables they set.
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby"})
_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
_FIRST_VTE_WITH_LINKS = 5000


def has_color(stream: TextIO) -> bool:
    """Return whether what is printed to ``stream`` is coloured."""
    if os.environ.get("NO_COLOR"):
        return False
    return _is_forced("FORCE_COLOR") or stream.isatty()


def has_links(stream: TextIO) -> bool:
    """Return whether the terminal behind ``stream`` makes a place something to click on."""
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
    """Return how many columns ``stream`` has; DEFAULT_WIDTH if it is no terminal."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def link(text: str, target: str) -> str:
    """Return ``text`` as a terminal shows it that leads to ``target`` when clicked."""
    return f"\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\"


def _is_forced(variable: str) -> bool:
    return os.environ.get(variable, "0") not in ("", "0")
