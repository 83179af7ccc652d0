"""Comments for gen: what they take away, what they cannot, and what is said of them."""

from __future__ import annotations

import time

import pytest

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

TABLE = """\
| Name | Type | Required | Colour |
| --- | --- | --- | --- |
| size | wolpertinger | yes | red |
"""


def codes(text: str, dialect: str = "plain") -> list[str]:
    report = Report()
    read_schema([SourceFile("a.md", text)], DIALECTS[dialect], report)
    return [found.code for found in report]


def test_without_a_comment() -> None:
    assert codes(f"# Box\n\n{TABLE}") == ["unread-column", "unreadable-type"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Box\n\n<!-- gen: ignore unread-column -->\n{TABLE}",
        f"# Box\n\n<!-- gen: ignore unread-column -->\n\n{TABLE}",
        f"# Box\n\n<!--gen: ignore unread-column-->\n\n{TABLE}",
        f"# Box\r\n\r\n<!-- gen: ignore unread-column -->\r\n\r\n{TABLE}",
        f"<!-- gen: ignore-file unread-column -->\n\n# Box\n\n{TABLE}",
        f"# Box\n\n{TABLE}\n<!-- gen: ignore-file unread-column -->\n",
    ],
)
def test_one_finding_is_ignored(text: str) -> None:
    assert codes(text) == ["unreadable-type"]


def test_several_codes_in_a_comment() -> None:
    comment = "<!-- gen: ignore unread-column, unreadable-type -->"
    assert codes(f"# Box\n\n{comment}\n\n{TABLE}") == []


def test_a_comment_is_for_its_own_block_only() -> None:
    comment = "<!-- gen: ignore unread-column unreadable-type -->"
    found = codes(f"# Box\n\n{comment}\n\n{TABLE}\n# Bag\n\n{TABLE}")
    assert found == ["unread-column", "unreadable-type"]


def test_a_comment_is_no_part_of_the_docs() -> None:
    comment = "<!-- gen: ignore unread-column, unreadable-type -->"
    text = f"# Box\n\nHolds things.\n\n{comment}\n\n{TABLE}"
    reading = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], Report())
    assert not [file.path for file in emit_files(reading) if "gen: ignore" in file.text]
    assert reading.schema.definitions["Box"].identity.doc == "Holds things."


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ignore unread-colum", "unknown-comment"),
        ("ignor unread-column", "unknown-comment"),
        ("ignore", "unknown-comment"),
        ("", "unknown-comment"),
        ("ignore renamed-class", "unused-ignore"),
        ("ignore-file renamed-class", "unused-ignore"),
    ],
)
def test_a_comment_that_does_nothing_is_reported(comment: str, code: str) -> None:
    found = codes(f"# Box\n\n<!-- gen: {comment} -->\n\n{TABLE}")
    assert found == [code, "unread-column", "unreadable-type"]


def test_a_comment_below_all_blocks_ignores_nothing() -> None:
    found = codes(f"# Box\n\n{TABLE}\n<!-- gen: ignore unread-column -->\n")
    assert found == ["unread-column", "unreadable-type", "unused-ignore"]


def test_what_leaves_a_part_out_cannot_be_ignored() -> None:
    comment = "<!-- gen: ignore-file missing-table unused-ignore -->"
    found = codes(f"{comment}\n\n# Box\n\n## Fields\n\nNone yet.\n", "java")
    assert "missing-table" in found


def test_the_time_is_linear() -> None:
    comments = "<!-- gen: ignore unread-column -->\n" * 3_000
    started = time.process_time()
    codes(f"# Box\n\n{comments}\n{TABLE}")
    codes("# Box\n\n" + "<!-- gen: ignore a" * 5_000)
    assert time.process_time() - started < 10
