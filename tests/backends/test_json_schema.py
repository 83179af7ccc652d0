"""The targets `json-schema` and `openapi`: valid, and of one mind with the decoders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from json_documents import Documents, object_ids
from jsonschema import Draft202012Validator
from mutations import Mutation, removals, replacements
from sample_specs import EVERYTHING
from spec_package import Compiled, read_texts, spec_package

from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.types import Ref
from generator.source import SourceFile

RULED = {
    "Order.md": "# Order\n\nOne *order*.\n\n"
    "| Name | Type | Required | Constraints | Default | JSON |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| customer id | integer | yes | 1..9 | | customerId |\n"
    "| codes | list of string | yes | 1..2 items, unique | | |\n"
    "| code | string | yes | pattern `^[A-Z]+$`, max length 3 | | |\n"
    "| key | bytes | no | length 1..4 | | |\n"
    "| price | decimal | no | >= 0 | 1.50 | |\n"
    "| day | date | no | | | |\n"
    "| note | string or null | no | | | |\n"
    "| seen | string | no | read-only | | |\n"
    "| ~~old~~ | number | no | multiple of 0.5 | | |\n"
    "| replaces | [Order](Order.md) | no | | | |\n",
    "Tint.md": "# Tint\n\n| Value | Description |\n"
    "| --- | --- |\n| `red` | Like blood. |\n| `blue` | |\n",
}


def emitted(reading: Reading, target: str, **options: Any) -> Any:
    """Return the one file of ``target``."""
    config = Config(targets=(target,), git_attributes=False, **options)
    [file] = emit_files(reading, config)
    return json.loads(file.text)


def read(specs: dict[str, str], target: str, dialect: str = "java") -> Reading:
    return read_texts(specs, dialect, Config(targets=("dataclasses", target)))


@pytest.mark.parametrize("specs", [EVERYTHING, RULED], ids=["everything", "ruled"])
def test_the_schema_is_valid(specs: dict[str, str]) -> None:
    dialect = "plain" if specs is RULED else "java"
    schema = emitted(read(specs, "json-schema", dialect), "json-schema")
    Draft202012Validator.check_schema(schema)
    assert {entry["$id"] for entry in schema["$defs"].values()} == {*schema["$defs"]}


@pytest.mark.parametrize("specs", [EVERYTHING, RULED], ids=["everything", "ruled"])
def test_the_openapi_document_is_valid(specs: dict[str, str]) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    dialect = "plain" if specs is RULED else "java"
    document = emitted(read(specs, "openapi", dialect), "openapi")
    validator.validate(document)
    assert document["openapi"].startswith("3.1.")


def test_all_that_the_table_says_is_in_the_schema() -> None:
    schema = emitted(read(RULED, "json-schema", "plain"), "json-schema")
    order = schema["$defs"]["Order"]
    assert order["description"] == "One *order*."
    assert order["required"] == ["customerId", "codes", "code"]
    properties = order["properties"]
    assert properties["customerId"] == {"type": "integer", "minimum": 1, "maximum": 9}
    assert properties["codes"] == {
        "type": "array",
        "items": {"type": "string"},
        "minItems": 1,
        "maxItems": 2,
        "uniqueItems": True,
    }
    assert properties["code"]["maxLength"] == 3
    assert properties["price"]["default"] == "1.50"
    assert properties["old"]["deprecated"] is True
    assert properties["seen"]["readOnly"] is True
    assert properties["replaces"] == {"anyOf": [{"$ref": "Order"}, {"type": "null"}]}
    [key, null] = properties["key"]["anyOf"]
    assert (key["x-minBytes"], key["x-maxBytes"]) == (1, 4)
    assert null == {"type": "null"}
    listed, other = schema["$defs"]["Tint"]["anyOf"]
    assert (listed["enum"], other) == (["red", "blue"], {"type": "string"})
    assert listed["x-enum-descriptions"] == ["Like blood.", ""]


def test_unknown_fields_may_be_forbidden() -> None:
    reading = read(RULED, "json-schema", "plain")
    schema = emitted(reading, "json-schema", unknown_fields="forbid")
    assert schema["$defs"]["Order"]["additionalProperties"] is False


PETS = {
    f"{name}.md": f"# {name}\n\n## Fields\n\n| Field | Type | Required |\n"
    f'|---|---|---|\n| kind | `Literal["{name.lower()}"]` | yes |\n| age | int | yes |\n'
    for name in ("Cat", "Dog")
}
PETS["Pet.md"] = "# Pet\n\n## Supported Types\n\n### Cat\n\n### Dog\n"


def test_a_discriminator_is_said_to_openapi() -> None:
    document = emitted(read(PETS, "openapi", "gen"), "openapi")
    assert document["components"]["schemas"]["Pet"]["discriminator"] == {
        "propertyName": "kind",
        "mapping": {
            "cat": "#/components/schemas/Cat",
            "dog": "#/components/schemas/Dog",
        },
    }


@pytest.mark.parametrize(
    ("openness", "pet", "fits"),
    [
        ("open", {"kind": "cat", "age": 1}, True),
        ("open", {"kind": "cat"}, False),
        ("open", {"kind": "cow"}, True),
        ("open", {"age": 1}, False),
        ("closed", {"kind": "cat", "age": 1}, True),
        ("closed", {"kind": "cow"}, False),
    ],
)
def test_an_open_union_takes_what_has_another_tag(
    openness: str, pet: Any, fits: bool
) -> None:
    config = Config(targets=("json-schema",), unions=openness)
    schema = emitted(read_texts(PETS, "gen", config), "json-schema")
    validator = Draft202012Validator({**schema, "$ref": "Pet"})
    assert validator.is_valid(pet) is fits


def test_names_are_those_of_no_other_language() -> None:
    page = "# {}\n\n| Name | Type |\n| --- | --- |\n| a | string |\n"
    specs = {
        "a.md": page.format("class"),
        "sub/b.md": page.format("class"),
        "c.md": page.format("Größe / x"),
    }
    sources = [SourceFile(path, text) for path, text in specs.items()]
    report, config = Report(), Config(targets=("json-schema",))
    reading = read_schema(sources, None, report, config=config)
    assert not [f for f in report if f.code.startswith("renamed")]
    schema = emitted(reading, "json-schema")
    assert {*schema["$defs"]} == {"class", "sub.class", "Gr_e_x"}


# The verdict


@pytest.fixture(scope="module")
def everything() -> Iterator[Compiled]:
    with spec_package(EVERYTHING) as package:
        yield package


@cache
def validators() -> dict[str, Draft202012Validator]:
    """Return a validator for each definition, by its id."""
    reading = read(EVERYTHING, "json-schema")
    schema, names = emitted(reading, "json-schema"), reading.names["json"].classes
    return {
        id_: Draft202012Validator({**schema, "$ref": name})
        for id_, name in names.items()
    }


def is_decoded(package: Compiled, id_: str, document: Any) -> bool:
    errors = package.runtime("errors")
    try:
        package.package.decode(package.cls(id_), document)
    except errors.DecodeError:
        return False
    return True


@settings(max_examples=30)
@given(data=st.data())
def test_what_fits_one_fits_the_other(
    everything: Compiled, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(object_ids(everything.schema)))
    document = data.draw(Documents(everything.schema).definition(id_))
    errors = [*validators()[id_].iter_errors(document)]
    assert not errors, errors[0]


@settings(max_examples=30)
@given(data=st.data())
def test_what_one_refuses_the_other_does(
    everything: Compiled, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(object_ids(everything.schema)))
    document = data.draw(Documents(everything.schema).definition(id_))
    schema = everything.schema
    changes: list[Mutation] = [
        *removals(schema, Ref(id_), document),
        *replacements(schema, Ref(id_), document),
    ]
    for change in changes:
        # JSON Schema says formats, and asserts none.
        if not isinstance(change.value, str):
            changed = change.apply(document)
            accepted = validators()[id_].is_valid(changed)
            assert accepted is is_decoded(everything, id_, changed), change
