"""What a misspelt name may be meant to be, and that asking does not take for ever."""

from __future__ import annotations

import time

import pytest
from spec_package import model

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.typeexpr import NameExpr
from generator.passes.suggest import Suggestions
from generator.source import SourceFile, Span


def helps(type_: str, dialect: str) -> list[str]:
    report = Report()
    text = model("Invoice", {"a": type_}) + model("Order", {"b": "[Invoice](#invoice)"})
    read_schema([SourceFile("a.md", text)], DIALECTS[dialect], report)
    return [found.help for found in report if found.rule.loss.value == "cell"]


@pytest.mark.parametrize(
    ("type_", "dialect", "meant"),
    [
        ("*Strnig*", "java", "String"),
        ("Invoise", "java", "Invoice"),
        ("[Invoise](Invoise.md)", "python", "Invoice"),
        ("integr", "plain", "integer"),
        ("list of strng", "plain", "string"),
        ("Ordr", "plain", "Order"),
    ],
)
def test_did_you_mean(type_: str, dialect: str, meant: str) -> None:
    assert helps(type_, dialect) == [f"did you mean `{meant}`?"]


def test_nothing_is_proposed_for_what_looks_like_nothing() -> None:
    assert helps("Wolpertinger", "java") == [
        "add a page or a table for it, or correct the name"
    ]


def test_a_name_is_not_proposed_for_itself() -> None:
    file = SourceFile("a.md", "Twin")
    asked = NameExpr("Twin", "", Span(file, 0, 4))
    assert Suggestions(["Twin", "Twin"], lambda _: ()).near(asked) == []


def test_the_time_is_bounded() -> None:
    names = [f"Model{number}" for number in range(20_000)]
    suggestions = Suggestions(names, lambda _: ())
    file = SourceFile("a.md", "")
    started = time.process_time()
    for number in range(5_000):
        suggestions.near(NameExpr(f"Modl{number}", "", Span(file, 0, 0)))
    assert time.process_time() - started < 20
