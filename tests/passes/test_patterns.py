"""Patterns of specs are taken only if no text can make them take long."""

from __future__ import annotations

import re
import time

import pytest

from generator.passes.patterns import LONGEST_TEXTS, longest_text, refusal


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[a-z]{2}-\d+$",
        r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
        r"^(\d{1,3}\.){3}\d{1,3}$",
        r"^(red|green)$",
        r"(?i)^[A-Z]\w*$",
        r"[*+]\)",
        "",
    ],
)
def test_taken(pattern: str) -> None:
    assert refusal(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"(a+)+$", "a repeated group holds a repetition or a choice"),
        (r"(a|aa)*b", "a repeated group holds a repetition or a choice"),
        (r"((a*)b)+", "a repeated group holds a repetition or a choice"),
        (r"(a*){20}b", "a repeated group holds a repetition or a choice"),
        (r"(?=a)b", "it looks around or back"),
        (r"(?<!a)b", "it looks around or back"),
        (r"(a)\1", "it looks around or back"),
        (r"(?P<x>a)(?P=x)", "it looks around or back"),
        (r"a*a*a*a*b", "it has more than 3 open-ended repetitions"),
        ("[", "Python does not read it: unterminated character set at position 0"),
        ("a" * 501, "it is longer than 500 characters"),
    ],
)
def test_refused(pattern: str, why: str) -> None:
    assert refusal(pattern) == why


@pytest.mark.parametrize("pattern", [r"a*a*a*b", r"^a*a*$", r"\w*x"])
def test_the_worst_text_takes_bounded_time(pattern: str) -> None:
    """Not a benchmark: without the bound this takes minutes, and with it about a second."""
    longest = longest_text(pattern)
    assert longest in LONGEST_TEXTS
    started = time.process_time()
    re.search(pattern, "a" * longest + "!")
    assert time.process_time() - started < 30
