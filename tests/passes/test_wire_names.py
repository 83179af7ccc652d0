"""Keys in JSON: the case of the configuration, patterns, what the document states."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from spec_package import model, values

from generator.compiler import read_schema
from generator.config import Config, Entry
from generator.diagnostics.report import Diagnostic, Report, Severity
from generator.frontend.types.dialects.java import JAVA
from generator.ir.schema import EnumDef, ObjectDef
from generator.passes.wire_names import specificity
from generator.source import SourceFile, Span


def overrides(names: Mapping[str, str]) -> tuple[Entry, ...]:
    text = "\n".join(f'"{pattern}"' for pattern in names)
    source = SourceFile("gen.toml", text)
    spans = [Span(source, m.start(), m.end()) for m in re.finditer("[^\n]+", text)]
    pairs = zip(names.items(), spans, strict=True)
    return tuple(Entry(pattern, name, span) for (pattern, name), span in pairs)


def read(
    specs: Mapping[str, str], **settings: object
) -> tuple[dict[str, list[str]], list[Diagnostic]]:
    """Return the wire names of each model, and what was found: neither notes nor classes."""
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    config = Config(**settings)  # type: ignore[arg-type]
    reading = read_schema(sources, JAVA, report, config=config)
    names = {
        id_: [field.wire_name for field in definition.fields]
        for id_, definition in reading.schema.definitions.items()
        if isinstance(definition, ObjectDef)
    }
    found = [f for f in report if f.severity is not Severity.NOTE]
    return names, [f for f in found if f.code != "renamed-class"]


# The case of the configuration

GO = {"Box.md": model("Box", {"EnvironmentID": "*String*", "type_": "*String*"})}


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("as-written", ["EnvironmentID", "type_"]),
        ("camel", ["environmentId", "type"]),
        ("snake", ["environment_id", "type"]),
        ("kebab", ["environment-id", "type"]),
        ("pascal", ["EnvironmentId", "Type"]),
    ],
)
def test_the_case_is_that_of_all_fields(case: str, wanted: list[str]) -> None:
    names, found = read(GO, wire_case=case)
    assert (names["Box"], found) == (wanted, [])


def test_fields_are_compared_by_their_final_names() -> None:
    specs = {"Box.md": model("Box", {"date": "*String*", "date_": "*String*"})}
    assert not read(specs)[1]
    (found,) = read(specs, wire_case="camel")[1]
    assert found.code == "duplicate-field"
    names = overrides({"Box.date_": "day"})
    assert not read(specs, wire_case="camel", wire_names=names)[1]


# Patterns

PAGES = {
    "a/OrderResponseDto.md": model(
        "OrderResponseDto", {"id": "*String*", "parentId": "*String*"}
    ),
    "b/OrderResponseDto.md": model("OrderResponseDto", {"id": "*String*"}),
    "Line.md": model("Line", {"id": "*String*", "page[size]": "*int*"}),
}


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ({"*ResponseDto.id": "_id"}, "id page[size] | _id parentId | _id"),
        ({"*.id": "_id"}, "_id page[size] | _id parentId | _id"),
        ({"a/*.id": "_id"}, "id page[size] | _id parentId | id"),
        ({"b/OrderResponseDto.id": "x"}, "id page[size] | id parentId | x"),
        # Two fields of one key: the first is kept.
        ({"Line.*": "x"}, "x | id parentId | id"),
        ({"Lin?.id": "x"}, "x page[size] | id parentId | id"),
        ({"[LM]ine.id": "x"}, "x page[size] | id parentId | id"),
        ({"Line.page[[]size]": "x"}, "id x | id parentId | id"),
        # The documented name counts, not what the case makes of it.
        ({"*.parentId": "pid"}, "id page[size] | id pid | id"),
        # The most specific wins, wherever it stands.
        ({"*": "a", "*.id": "b", "Line.id": "c"}, "c a | b a | b"),
        ({"Line.id": "c", "*.id": "b", "*": "a"}, "c a | b a | b"),
        ({"*.?d": "a", "*.id": "b", "*e.id": "c"}, "c page[size] | b parentId | b"),
        # Of equals, the first.
        ({"Line.*d": "a", "*ine.id": "b"}, "a page[size] | id parentId | id"),
        (
            {"Line.i*": "a", "*ine.id": "b", "L*e.id": "c"},
            "a page[size] | id parentId | id",
        ),
    ],
)
def test_patterns(names: dict[str, str], wanted: str) -> None:
    found = read(PAGES, wire_names=overrides(names))[0]
    assert " | ".join(" ".join(found[id_]) for id_ in sorted(found)) == wanted


def test_specificity_is_an_order() -> None:
    ordered = [
        "Order.longer",
        "page[[]size]",
        "Order.id",
        "Order*.id",
        "*.id",
        "*",
        "*.?d",
    ]
    assert sorted(set(ordered), key=specificity) == ordered


def test_a_pattern_wins_over_the_case() -> None:
    names = overrides({"Box.type_": "type_"})
    assert read(GO, wire_case="pascal", wire_names=names)[0]["Box"] == [
        "EnvironmentId",
        "type_",
    ]


STATED = """# Box

## Fields

| Field | Type | Required | Wire name |
| --- | --- | --- | --- |
| `lidId` | *String* | yes | LID |
| `boxId` | *String* | yes | |
"""


def test_what_the_document_states_wins_over_all() -> None:
    settings = {
        "wire_case": "snake",
        "wire_names": overrides({"*.l*": "x", "*.*": "y"}),
    }
    names, found = read({"Box.md": STATED}, **settings)
    assert (names["Box"], found) == (["LID", "y"], [])
    assert read({"Box.md": STATED}, wire_case="snake")[0]["Box"] == ["LID", "box_id"]


def test_a_pattern_that_matches_nothing_is_a_warning() -> None:
    names = overrides(
        {"Line.id": "x", "line.id": "y", "*ResponsDto.id": "z", "id": "w"}
    )
    found = read(PAGES, wire_names=names)[1]
    assert {f.code for f in found} == {"unused-wire-name"}
    assert [(str(f.span), f.label) for f in found] == [
        ("gen.toml:2:1", "there is `Line.id`"),
        ("gen.toml:3:1", "there is `OrderResponseDto.id`"),
        ("gen.toml:4:1", ""),
    ]
    assert all(f.severity is Severity.WARNING for f in found)


def test_a_pattern_that_a_better_one_hides_is_used() -> None:
    names = overrides({"Line.id": "x", "L*.id": "y"})
    assert not read(PAGES, wire_names=names)[1]


# Enums


@pytest.mark.parametrize(
    ("setting", "said", "wanted"),
    [
        ("open", "", None),
        ("closed", "", False),
        ("closed", "This is an open enum.", True),
        ("open", "This is a closed enum.", False),
    ],
)
def test_enums(setting: str, said: str, wanted: bool | None) -> None:
    text = values("Tint", {"RED": "red"}) + f"\n## Example Usage\n\n{said}\n"
    source = SourceFile("Tint.md", text)
    config = Config(enums=setting)
    tint = read_schema([source], JAVA, Report(), config=config).schema.definitions[
        "Tint"
    ]
    assert isinstance(tint, EnumDef)
    assert tint.open is wanted
