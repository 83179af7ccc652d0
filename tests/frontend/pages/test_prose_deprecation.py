"""Hand-written rows, names and headings that say that something is deprecated."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef
from generator.source import SourceFile


def read(text: str, report: Report | None = None) -> ObjectDef:
    file = SourceFile("a.md", text)
    schema = read_schema([file], DIALECTS["plain"], report or Report()).schema
    [found] = schema.definitions.values()
    assert isinstance(found, ObjectDef)
    return found


def row(name: str, type_: str, doc: str) -> str:
    header = "| Field | Type | Required | Description |\n|-|-|-|-|\n"
    return f"# Lamp\n\n{header}| {name} | {type_} | yes | {doc} |\n"


@pytest.mark.parametrize(
    "doc",
    [
        "Deprecated",
        "deprecated since 1.2",
        "Deprecated. Use `glow`.",
        "**Deprecated**: use glow",
        "**Deprecated** The tint.",
        "(deprecated) The tint.",
        "The tint (**deprecated**).",
        "The tint. Deprecated as of v2, use glow.",
        "The tint - deprecated",
        "The tint<br>*Deprecated*",
        "⚠️ Deprecated",
        "[DEPRECATED] The tint.",
        "This field is deprecated.",
        "The tint; this property has been deprecated in v3.",
        "Obsolete, use glow.",
        "Veraltet seit 2.0",
        "Obsolète. La teinte.",
        "**Obsoleto**",
        "Descontinuado em v2",
        "Устарело, используйте glow.",
        "非推奨。色。",
        "已弃用，请使用 glow。",  # noqa: RUF001
        "지원 중단",
    ],
)
def test_a_description_says_it(doc: str) -> None:
    report = Report()
    [field] = read(row("tint", "string", doc), report).fields
    assert field.deprecated
    assert [each.code for each in report] == []


@pytest.mark.parametrize(
    "doc",
    [
        "Not deprecated.",
        "Replaces the deprecated glow.",
        "Deprecated lamps are left out.",
        "Whether deprecated lamps count.",
        "One of `new`, `deprecated`.",
        "Non-deprecated only.",
        "Undeprecated",
        "The obsolete tint",
        "",
    ],
)
def test_others_do_not(doc: str) -> None:
    [field] = read(row("tint", "string", doc)).fields
    assert not field.deprecated


def test_a_flag_is_about_something_else() -> None:
    [field] = read(row("deprecated", "boolean", "Deprecated")).fields
    assert not field.deprecated


def test_a_column_takes_precedence() -> None:
    header = "| Field | Type | Deprecated | Description |\n|-|-|-|-|\n"
    rows = "| a | string | no | Deprecated |\n| b | string | | Deprecated |\n"
    fields = read(f"# Lamp\n\n{header}{rows}").fields
    assert [field.deprecated for field in fields] == [False, True]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("tint (deprecated)", "string"),
        ("`tint` *deprecated*", "string"),
        ("`tint`<br>**Deprecated**", "string"),
        ("tint", "string, deprecated"),
        ("tint", "string (deprecated)"),
    ],
)
def test_a_name_or_a_type_says_it(name: str, type_: str) -> None:
    report = Report()
    [field] = read(row(name, type_, "The tint."), report).fields
    assert (field.doc_name, field.deprecated) == ("tint", True)
    assert [each.code for each in report] == []


@pytest.mark.parametrize(
    ("heading", "intro", "deprecated"),
    [
        ("Lamp (deprecated)", "A lamp.", True),
        ("Lamp", "**Deprecated.** Use Torch.", True),
        ("Lamp", "> Deprecated: use Torch.", True),
        ("Lamp", "A lamp.\n\n- Deprecated: the tint", False),
    ],
)
def test_a_heading_or_its_text_says_it(
    heading: str, intro: str, deprecated: bool
) -> None:
    table = "| Field | Type | Required |\n|-|-|-|\n| tint | string | yes |\n"
    found = read(f"# {heading}\n\n{intro}\n\n{table}")
    assert found.identity.name == "Lamp"
    assert found.identity.deprecated is deprecated
