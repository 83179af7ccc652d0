"""Patterns mean the same for gen, for msgspec, and for the runtime of generated packages."""

from __future__ import annotations

import re

import pytest

from generated._runtime.comparing import matches
from generator.ir.json_patterns import as_python, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("^a$", "a", True),
        ("^a$", "a\n", False),
        ("(?m)^a$", "a\nb", True),
        (r"^\d$", "7", True),
        (r"^\d$", "\u0667", False),
        (r"(?u)^\d$", "\u0667", True),
        (r"^[$]$", "$", True),
        (r"^\$$", "$", True),
        ("(?i)^a$", "A\n", False),
    ],
)
def test_all_agree(pattern: str, text: str, fits: bool) -> None:
    assert bool(compile_pattern(pattern).search(text)) is fits
    assert bool(re.search(as_python(pattern), text)) is fits
    assert matches(pattern, 10, text) is fits
