"""Null where the document cannot tell whether it may come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from spec_package import Compiled, spec_package

from generator.compare.compare import compare_schemas
from generator.compiler import emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef, Schema
from generator.reports.statistics import count_all
from generator.source import SourceFile

DATES = "https://docs.python.org/3/library/datetime.html"
METER = f"""\
# Meter

## Fields

| Field   | Type                              | Required           | Description |
| ------- | --------------------------------- | ------------------ | ----------- |
| `id`    | *str*                             | :heavy_check_mark: | N/A         |
| `at`    | [date]({DATES}#date-objects)      | :heavy_check_mark: | N/A         |
| `day`   | [datetime]({DATES}#datetime-objects) | :heavy_minus_sign: | N/A      |
| `tags`  | List[*str*]                       | :heavy_minus_sign: | N/A         |
| `names` | Dict[str, *str*]                  | :heavy_check_mark: | N/A         |
| `next`  | [models.Meter](./meter.md)        | :heavy_minus_sign: | N/A         |
| `last`  | [Optional[models.Meter]](./meter.md) | :heavy_minus_sign: | N/A      |
| `note`  | *Nullable[str]*                   | :heavy_check_mark: | N/A         |
"""
UNKNOWN = ["at", "day", "tags", "names", "next"]
WHOLE: dict[str, Any] = {
    "id": "1",
    "at": "2026-01-31T12:00:00Z",
    "day": "2026-01-31",
    "tags": [],
    "names": {},
    "note": None,
}


def read(text: str, report: Report, config: Config = Config()) -> Schema:  # noqa: B008
    source = SourceFile("meter.md", text)
    return read_schema([source], DIALECTS["python"], report, config=config).schema


def test_documents_in_python_cannot_tell() -> None:
    report = Report()
    schema = read(METER, report)
    [meter] = schema.definitions.values()
    assert isinstance(meter, ObjectDef)
    assert [f.doc_name for f in meter.fields if f.nullable is None] == UNKNOWN
    assert [f.doc_name for f in meter.fields if f.nullable] == ["note"]
    [note] = [found for found in report if found.code == "unknown-null"]
    assert "it is rejected (such fields: 5)" in note.message


@pytest.mark.parametrize(
    ("dialect", "type_"),
    [
        ("typescript", "string"),
        ("go", "string"),
        ("csharp", "string"),
        ("php", "string"),
    ],
)
def test_other_dialects_cannot_tell_either(dialect: str, type_: str) -> None:
    row = f"| `id` | *{type_}* | :heavy_check_mark: | N/A |"
    text = f"# A\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{row}\n"
    report = Report()
    read_schema([SourceFile("a.md", text)], DIALECTS[dialect], report)
    assert [found.code for found in report] == ["unknown-null"]


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def accepting(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param, unknown_null="accept")
    with spec_package({"meter.md": METER}, "python", config=config) as compiled:
        yield compiled


@pytest.mark.parametrize("key", UNKNOWN)
def test_null_is_read_and_written(accepting: Compiled, key: str) -> None:
    meter = accepting.package.Meter.from_dict(WHOLE | {key: None})
    assert getattr(meter, key) is None
    assert meter.to_dict() == WHOLE | {key: None}
    assert accepting.package.Meter.from_json(meter.to_json()) == meter
    assert "None" in str(accepting.package.Meter.__annotations__[key])


def test_absent_is_still_absent(accepting: Compiled) -> None:
    data = {key: WHOLE[key] for key in ("id", "at", "names", "note")}
    meter = accepting.package.Meter.from_dict(data)
    assert meter.day is accepting.package.UNSET
    assert meter.to_dict() == data
    with pytest.raises(accepting.package.DecodeError):
        accepting.package.Meter.from_dict({"id": "1"})


def test_what_is_known_is_refused(accepting: Compiled) -> None:
    with pytest.raises(accepting.package.DecodeError) as caught:
        accepting.package.Meter.from_dict(WHOLE | {"id": None})
    assert caught.value.path == "id"


def test_null_is_refused_by_default() -> None:
    with spec_package({"meter.md": METER}, "python") as compiled:
        with pytest.raises(compiled.package.DecodeError) as caught:
            compiled.package.Meter.from_dict(WHOLE | {"at": None})
        assert caught.value.path == "at"


def test_statistics_count_it() -> None:
    source = SourceFile("meter.md", METER)
    reading = read_schema([source], DIALECTS["python"], Report())
    counted = count_all(reading, [source])
    assert counted.as_json()["fields"]["unknown_null"] == len(UNKNOWN)
    assert any("5 (62 %) where null is unknown" in line for line in counted.lines())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("*str*", "List[*str*]", None),
        ("List[*str*]", "Nullable[List[*str*]]", "now-nullable"),
        ("Nullable[List[*str*]]", "List[*str*]", "not-nullable"),
    ],
)
def test_versions_know_unknown(old: str, new: str, expected: Any) -> None:
    changes = compare_schemas(_one_field(old), _one_field(new))
    codes = {change.rule.code for change in changes}
    assert ({"now-nullable", "not-nullable"} & codes) == ({expected} - {None})


def test_a_document_that_says_never_breaks_nobody() -> None:
    unknown = _one_field("List[*str*]")
    [(id_, definition)] = unknown.definitions.items()
    assert isinstance(definition, ObjectDef)
    field = replace(definition.fields[0], nullable=False)
    never = Schema({id_: replace(definition, fields=(field,))})
    [change] = compare_schemas(unknown, never)
    assert (change.rule.code, change.what) == ("null-stated", "null: unknown → never")
    assert not change.breaks


def _one_field(type_: str) -> Schema:
    head = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
    row = f"| `a` | {type_} | :heavy_check_mark: | N/A |\n"
    return read(f"# A\n\n## Fields\n\n{head}{row}", Report())


@pytest.mark.parametrize(("setting", "accepted"), [("refuse", False), ("accept", True)])
def test_the_json_schema_is_of_one_mind(setting: str, accepted: bool) -> None:
    source = SourceFile("meter.md", METER)
    config = Config(targets=("json-schema",), unknown_null=setting)
    reading = read_schema([source], DIALECTS["python"], Report(), config=config)
    [file] = [f for f in emit_files(reading, config) if f.path == "schema.json"]
    properties = json.loads(file.text)["$defs"]["Meter"]["properties"]
    assert ("null" in json.dumps(properties["at"])) is accepted
    assert "null" not in json.dumps(properties["id"])


@pytest.mark.parametrize(
    ("name", "type_", "required", "nullable"),
    [
        ("banner?", "?string", False, True),
        ("banner?", "string?", False, True),
        ("banner?", "string", False, False),
        ("banner", "?string", False, False),
        ("banner?", "optional string", False, False),
        ("banner*", "?string", True, True),
    ],
)
def test_a_mark_at_the_name_and_one_at_the_type(
    name: str, type_: str, required: bool, nullable: bool
) -> None:
    table = f"| Field | Type |\n| --- | --- |\n| id | string, required |\n| {name} | {type_} |\n"
    source = SourceFile("a.md", f"# Guild\n\n{table}")
    schema = read_schema([source], DIALECTS["plain"], Report()).schema
    [guild] = schema.definitions.values()
    assert isinstance(guild, ObjectDef)
    found = guild.fields[1]
    assert (found.required, bool(found.nullable)) == (required, nullable)
