"""Patterns of specs are taken only if no text can make them take long."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from generator.passes import patterns
from generator.passes.patterns import (
    LONGEST_TEXTS,
    MAX_STEPS,
    longest_text,
    refusal,
    worst_case,
)

AMBIGUOUS = "a repeated group can match the same text in several ways"


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[a-z]{2}-\d+$",
        r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
        r"^(\d{1,3}\.){3}\d{1,3}$",
        r"^(red|green)$",
        r"(?i)^[A-Z]\w*$",
        r"^(\d{3},)*\d{3}$",
        r"^(?:[a-z]{2})+$",
        r"^(?#[)a+$",
        r"^\d+(\.\d+)?$",
        r"^([a-z]+,){2}$",
        r"[*+]\)",
        "",
    ],
)
def test_taken(pattern: str) -> None:
    assert refusal(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"(a+)+$", AMBIGUOUS),
        (r"(a|aa)*b", AMBIGUOUS),
        (r"(?:a*b)*", AMBIGUOUS),
        (r"(?P<x>a+){2,}", AMBIGUOUS),
        (r"^([a-z0-9]{1,40}){1,40}$", AMBIGUOUS),
        (r"^(?#[)(a+)+(?#])$", AMBIGUOUS),
        (r"^(a{,}){,}$", AMBIGUOUS),
        (r"((a?){9}){9}", AMBIGUOUS),
        (r"^(a{,5}){,50}$", AMBIGUOUS),
        (r"(?x)^(a+) +$", "it has the flag `x`, which JSON Schema does not know"),
        (r"(?m:^a$)", "it sets the flag `m` or `x` for a part only"),
        (r"(?=a)", "it looks around or back"),
        (r"(a)\1", "it looks around or back"),
        (r"^a*a*a*a*$", "it may take more than 300,000,000 steps for 500 characters"),
        (r"a*a*a*", "it may take more than 300,000,000 steps for 500 characters"),
        (r"(?m)^a*a*a*", "it may take more than 300,000,000 steps for 500 characters"),
        ("a" * 501, "it is longer than 500 characters"),
    ],
)
def test_refused(pattern: str, why: str) -> None:
    assert refusal(pattern) == why


@pytest.mark.parametrize("pattern", ["(", "[a-", r"\p{L}", "a**", r"(?<name>a)", "\\"])
def test_what_python_does_not_read(pattern: str) -> None:
    assert str(refusal(pattern)).startswith("Python does not read it: ")


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        (r"^[A-Z]{2}$", 65_536),
        (r"^[a-z]+$", 65_536),
        (r"[a-z]{2}", 65_536),
        (r"[a-z]+", 8_192),  # it may begin at each character
        (r"^\w+-\w+$", 8_192),
        (r"^[^@\s]+@[^@\s]+\.[^@\s]+$", 500),
    ],
)
def test_the_longer_it_may_take_the_shorter_the_text(
    pattern: str, longest: int
) -> None:
    assert longest_text(pattern) == longest


@pytest.mark.parametrize(
    "pattern", [r"^[^@\s]+@[^@\s]+\.[^@\s]+$", r"^\w*\w*$", r"a*b", r"^(a{3})*b"]
)
def test_no_text_takes_long(pattern: str) -> None:
    longest = longest_text(pattern)
    started = time.process_time()
    for text in ("a" * longest, "@" * longest, "a@" * (longest // 2), "a." * 250):
        re.search(pattern, text + "!")
    assert time.process_time() - started < 10


PARTS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", ".", "^", "$", r"\w", "ab"]),
    lambda inner: (
        st.tuples(
            inner,
            st.sampled_from(["*", "+?", "?", "{2}", "{1,3}", "{,4}", "{2,}", "{1,40}"]),
        ).map(lambda pair: f"({pair[0]}){pair[1]}")
        | st.lists(inner, min_size=2, max_size=3).map("".join)
        | st.lists(inner, min_size=2, max_size=3).map("|".join).map("({})".format)
    ),
    max_leaves=6,
)


@given(pattern=PARTS, text=st.text("ab!", max_size=12))
@settings(max_examples=300, deadline=None)
def test_a_pattern_that_is_taken_keeps_to_its_bound(pattern: str, text: str) -> None:
    if refusal(pattern):
        return
    tree = patterns._parse(pattern)
    assert worst_case(tree, longest_text(pattern)) <= MAX_STEPS
    assert longest_text(pattern) in LONGEST_TEXTS
    matcher = Backtracking(text)
    assert matcher.search(tree) == bool(re.search(pattern, text, re.ASCII))
    assert matcher.steps <= worst_case(tree, len(text))


class Backtracking:
    """A matcher that goes the ways of Python's and counts its steps."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = 0

    def search(self, tree: Any) -> bool:
        anchored = patterns._is_anchored(tree, tree.state.flags)
        starts = [0] if anchored else range(len(self.text) + 1)
        return any(any(True for _ in self.sequence([*tree], at)) for at in starts)

    def sequence(self, items: Any, at: int) -> Iterator[int]:
        """Yield each place where a match of ``items`` from ``at`` ends."""
        if not items:
            yield at
            return
        op, argument = items[0]
        for end in self.one(op, argument, at):
            yield from self.sequence(items[1:], end)

    def one(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        if op in patterns._REPEATS:
            least, most, body = argument
            yield from self.repeat(least, most, body, at)
        elif op is patterns._ops.SUBPATTERN:
            yield from self.sequence([*argument[-1]], at)
        elif op is patterns._ops.BRANCH:
            for branch in argument[1]:
                yield from self.sequence([*branch], at)
        else:
            self.steps += 1
            yield from self.simple(op, argument, at)

    def simple(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        if op is patterns._ops.AT:
            is_end = "END" in argument.name
            if (at == len(self.text)) if is_end else at == 0:
                yield at
        elif at < len(self.text) and self.takes(op, argument, self.text[at]):
            yield at + 1

    def repeat(self, least: int, most: int, body: Any, at: int) -> Iterator[int]:
        if most > 0:
            for end in self.sequence([*body], at):
                if end > at or least > 0:
                    yield from self.repeat(max(least - 1, 0), most - 1, body, end)
        if least == 0:
            yield at

    def takes(self, op: Any, argument: Any, character: str) -> bool:
        if op is patterns._ops.LITERAL:
            return bool(chr(argument) == character)
        if op is patterns._ops.IN:
            return any(
                self.takes(kind, value, character)
                or (kind is patterns._ops.CATEGORY and character != "!")
                for kind, value in argument
            )
        return op is patterns._ops.ANY
