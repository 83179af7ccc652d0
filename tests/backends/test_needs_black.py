"""Whether Black may change a module, without asking Black."""

from __future__ import annotations

import sys
from types import FrameType

from generator.backends.python.layout.black import needs_black

SHORT = "x = 1\n"
LONG = "x = function(" + ", ".join(["argument"] * 12) + ")\n"


def count_calls(text: str) -> int:
    """Return how many functions ``needs_black`` calls for ``text``."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        needs_black(text)
    finally:
        sys.setprofile(None)
    return calls


def test_a_long_line_is_for_black() -> None:
    assert needs_black(SHORT + LONG)
    assert not needs_black(SHORT)


def test_a_long_line_of_text_is_not() -> None:
    assert not needs_black(f'"""\n{LONG}"""\n{SHORT}')
    assert needs_black(f'"""\n"""\n{LONG}')


def test_short_lines_cost_nothing() -> None:
    assert count_calls(SHORT * 10_000) == count_calls(SHORT)
