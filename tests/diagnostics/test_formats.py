"""Findings for GitHub, GitLab and programs: the right place, and nothing that breaks out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, strategies as st
from official_schemas import check_schema

from generator.diagnostics.catalog import RULES, unknown_model, whole_file
from generator.diagnostics.formats import FORMATS, Surroundings
from generator.diagnostics.report import (
    Diagnostic,
    Label,
    Loss,
    Report,
    Rule,
    Severities,
    Severity,
)
from generator.source import SourceFile, Span

PAGE = SourceFile("a b/Step.md", "# Step\n\n| id | Nö |\n", "../specs")
FOUND = unknown_model(Span(PAGE, 15, 17), "Nö", "x.md")


def show(name: str, *found: Diagnostic) -> str:
    around = Surroundings(lambda path: path.removeprefix("../"))
    return FORMATS[name].render(found, around)


def test_concise() -> None:
    line = "../specs/a b/Step.md:3:8: error: no page or table describes `Nö` [unknown-model]\n"
    assert show("concise", FOUND) == line
    assert show("concise", FOUND, FOUND) == line * 2
    assert show("concise") == show("full") == show("github") == ""


def test_github() -> None:
    assert show("github", FOUND) == (
        "::error file=specs/a b/Step.md,line=3,endLine=3,col=8,endColumn=10,"
        "title=gen%3A unknown-model::no page or table describes `Nö`%0A"
        "add a page or a table for it, or correct the name\n"
    )


@given(st.text(), st.text())
def test_no_text_breaks_out_of_a_command_of_github(name: str, path: str) -> None:
    place = Span(SourceFile(path, "text"), 0, 4)
    shown = show("github", unknown_model(place, name, ""))
    assert shown.endswith("\n")
    assert not re.search(r"[\r\n]", shown[:-1])
    found = re.fullmatch(r"::error file=([^:,]*),line=1,.*?::(.*)", shown[:-1])
    assert found
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", shown)


def test_github_has_columns_of_one_line_only() -> None:
    shown = show("github", unknown_model(Span(PAGE, 0, 17), "x", ""))
    assert shown.startswith("::error file=specs/a b/Step.md,line=1,endLine=3,title=")


def test_json() -> None:
    document = json.loads(show("json", FOUND))
    assert document["format"] == "gen-findings/1"
    (found,) = document["findings"]
    assert found == {
        "severity": "error",
        "code": "unknown-model",
        "message": "no page or table describes `Nö`",
        "file": "../specs/a b/Step.md",
        "line": 3,
        "column": 8,
        "end_line": 3,
        "end_column": 10,
        "label": "links to x.md",
        "help": "add a page or a table for it, or correct the name",
        "related": [],
    }
    assert json.loads(show("json")) == {"format": "gen-findings/1", "findings": []}


def test_gitlab() -> None:
    first, second = json.loads(show("gitlab", FOUND, FOUND))
    assert first["location"] == {
        "path": "specs/a b/Step.md",
        "lines": {"begin": 3},
    }
    assert (first["check_name"], first["severity"]) == ("unknown-model", "critical")
    assert first["fingerprint"] != second["fingerprint"]


def test_a_line_above_does_not_make_findings_new_for_gitlab() -> None:
    lower = SourceFile(PAGE.path, f"\n{PAGE.text}", PAGE.root)
    moved = unknown_model(Span(lower, 16, 18), "Nö", "x.md")
    (one,), (other,) = (json.loads(show("gitlab", f)) for f in (FOUND, moved))
    assert one["location"] != other["location"]
    assert one["fingerprint"] == other["fingerprint"]


RELATED = Diagnostic(
    rule=RULES["renamed-class"],
    message="m",
    span=Span(PAGE, 2, 6),
    related=(Label(Span(PAGE, 15, 17), "this"),),
)


@pytest.mark.parametrize("found", [(), (FOUND,), (FOUND, RELATED, FOUND)])
def test_sarif_is_as_its_schema_says(found: tuple[Diagnostic, ...]) -> None:
    check_schema("sarif-2.1.0", json.loads(show("sarif", *found)))


def test_sarif() -> None:
    (run,) = json.loads(show("sarif", FOUND, RELATED))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "renamed-class",
        "unknown-model",
    ]
    first, second = run["results"]
    assert (first["ruleIndex"], first["level"], second["level"]) == (
        1,
        "error",
        RULES["renamed-class"].severity.value,
    )
    place: Any = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "specs/a%20b/Step.md"
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 8,
        "endLine": 3,
        "endColumn": 10,
    }
    assert second["relatedLocations"][0]["message"] == {"text": "this"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_about_a_whole_file(name: str) -> None:
    shown = show(name, unknown_model(whole_file("x/y.md"), "Nö", ""))
    assert "x/y.md" in shown
    if name == "sarif":
        check_schema("sarif-2.1.0", json.loads(shown))


# Severities


def severity(code: str, severities: Severities) -> Severity | None:
    place = whole_file("x")
    report = Report([Diagnostic(rule=RULES[code], message="m", span=place)], severities)
    return next((found.severity for found in report), None)


@pytest.mark.parametrize(
    ("level", "strict", "wanted"),
    [
        ("warning", False, Severity.WARNING),
        ("warning", True, Severity.ERROR),
        ("note", True, Severity.NOTE),
        ("off", True, None),
        (None, True, Severity.ERROR),
    ],
)
def test_severities(level: str | None, strict: bool, wanted: Severity | None) -> None:
    levels = {"unknown-model": level} if level else {}
    assert severity("unknown-model", Severities(levels, strict)) is wanted
    # Others stay as they are.
    assert severity("no-specs", Severities(levels)) is Severity.ERROR


def test_strict_makes_errors_of_warnings_alone() -> None:
    for code, rule in RULES.items():
        wanted = Severity.NOTE if rule.severity is Severity.NOTE else Severity.ERROR
        assert severity(code, Severities(strict=True)) is wanted


def test_only_errors_after_which_the_output_is_sound_may_be_lowered() -> None:
    lenient = [
        code
        for code, rule in RULES.items()
        if rule.loss is Loss.CELL and rule.severity is Severity.ERROR
    ]
    assert sorted(lenient) == ["unclear-required", "unknown-model", "unreadable-type"]
    assert RULES["no-specs"].levels == ("error",)
    assert "off" in RULES["unknown-model"].levels
    assert Rule("x", Severity.NOTE, "t", "e").levels == RULES["unknown-model"].levels
