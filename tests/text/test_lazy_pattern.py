"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from generator.text.lazy_pattern import lazy_pattern


def test_it_does_what_a_compiled_pattern_does() -> None:
    pattern = lazy_pattern(r"a(?P<rest>\w+)", re.IGNORECASE)
    found = pattern.fullmatch("Abc")
    assert found
    assert found["rest"] == "bc"
    assert pattern.sub("-", "ab Ac") == "- -"
    assert pattern.pattern == r"a(?P<rest>\w+)"


def test_nothing_is_compiled_before_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.match("a")


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = lazy_pattern("a")
    assert pattern.match("a")
    monkeypatch.setattr(re, "compile", None)
    assert pattern.match("ab")
