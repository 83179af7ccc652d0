"""docs/security.md says what is so: the tests that it names exist, and every advisory is there."""

from __future__ import annotations

import re
from pathlib import Path

from test_advisories import ADVISORIES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")


def test_the_tests_that_are_named_exist() -> None:
    named = re.findall(r"`(tests/\S+?)`", PAGE)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_class_has_a_row() -> None:
    assert re.findall(r"^\| ([A-Z])\. ", PAGE, re.MULTILINE) == list("ABCDEFGHIJKL")


def test_advisories_are_listed() -> None:
    pattern = r"(?:CVE|GHSA)-[\w-]+"
    listed = set(re.findall(pattern, PAGE))
    assert listed == set(re.findall(pattern, " ".join(ADVISORIES)))
