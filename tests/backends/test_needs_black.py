"""Whether Black may change a module, without asking Black."""

from __future__ import annotations

from typing import Any

from calls import count_calls

from generator.backends.python.layout.black import needs_black

SHORT = "x = 1\n"
LONG = "x = function(" + ", ".join(["argument"] * 12) + ")\n"


def test_a_long_line_is_for_black() -> None:
    assert needs_black(SHORT + LONG)
    assert not needs_black(SHORT)


def test_a_long_line_of_text_is_not() -> None:
    assert not needs_black(f'"""\n{LONG}"""\n{SHORT}')
    assert needs_black(f'"""\n"""\n{LONG}')


def test_short_lines_cost_nothing() -> None:
    long, short = SHORT * 10_000, SHORT
    assert count_calls(lambda: needs_black(long)) == count_calls(
        lambda: needs_black(short)
    )


class Counted(str):
    """A text that notes how many of its characters are searched for quotes."""

    __slots__ = ("searched",)
    searched: int

    def count(self, *arguments: Any) -> int:
        _, start, end = arguments
        self.searched += end - start
        return super().count(*arguments)


def test_text_before_long_lines_is_searched_once() -> None:
    text = Counted(f'"""\n{LONG * 1_000}"""\n')
    text.searched = 0
    assert not needs_black(text)
    assert text.searched <= len(text)
