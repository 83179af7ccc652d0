"""Findings as SARIF 2.1.0, the format that code scanners upload."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostics.catalog.registry import RULES
from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.report import Diagnostic, Rule, Severity
from generator.source import Span
from generator.text.printable import printable_json

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(findings: Sequence[Diagnostic], around: Surroundings) -> str:
    """Return the log of one run; it describes the rules that have findings."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "gen",
        "version": __version__,
        "rules": [_rule(RULES[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, codes.index(f.code), around) for f in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return printable_json(log) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    finding: Diagnostic, rule_index: int, around: Surroundings
) -> dict[str, Any]:
    message = f"{finding.message}; {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.span, around)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(label.span, around), "message": {"text": label.text}}
            for label in finding.related
        ]
    return result


def _location(span: Span, around: Surroundings) -> dict[str, Any]:
    (line, column), (end_line, end_column) = span.begin, span.finish
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(around.path_of(span.file.shown_path)),
                "uriBaseId": "%SRCROOT%",
            },
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        }
    }
