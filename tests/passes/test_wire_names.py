"""Keys in JSON: the case of the configuration, patterns, what the document states, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spec_package import model, values

from generator.casing import WIRE_CASES, apply_case, split_words
from generator.compiler import read_schema
from generator.config import Config, WireName
from generator.diagnostics.report import Diagnostic, Report, Severity
from generator.frontend.dialects.java import JAVA
from generator.ir.schema import EnumDef, ObjectDef
from generator.passes.wire_names import specificity
from generator.source import SourceFile, Span


def overrides(names: Mapping[str, str]) -> tuple[WireName, ...]:
    text = "\n".join(f'"{pattern}"' for pattern in names)
    source = SourceFile("gen.toml", text)
    spans = [Span(source, m.start(), m.end()) for m in re.finditer("[^\n]+", text)]
    pairs = zip(names.items(), spans, strict=True)
    return tuple(WireName(pattern, name, span) for (pattern, name), span in pairs)


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


# Words and cases


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("environmentId", "environment id"),
        ("EnvironmentID", "environment id"),
        ("environment_id", "environment id"),
        ("ENVIRONMENT_ID", "environment id"),
        ("Environment-Id", "environment id"),
        ("environment  id", "environment id"),
        ("__environment__id__", "environment id"),
        ("DNSConfig", "dns config"),
        ("HTTPStatusCode", "http status code"),
        ("APIID", "api id"),
        ("APIIDs", "api ids"),
        ("EnvironmentIDs", "environment ids"),
        ("IDsByName", "ids by name"),
        ("APIKeyID", "api key id"),
        ("HTTPSURL", "https url"),
        ("UUID", "uuid"),
        ("GUID", "guid"),
        ("KEYID", "keyid"),
        ("isOK", "is ok"),
        ("oauth2Token", "oauth2 token"),
        ("Address1", "address1"),
        ("address_1", "address 1"),
        ("S3Bucket", "s3 bucket"),
        ("m2mTokens", "m2m tokens"),
        ("sha256Hash", "sha256 hash"),
        ("naïveÜber", "naïveüber"),
        ("x", "x"),
        ("date_", "date"),
        # No identifier of any language, so the document prints the key itself.
        ("page[size]", ""),
        (".metadata", ""),
        ("ui:label", ""),
        ("integration.name", ""),
        ("@type", ""),
        ("$ref", ""),
        ("__", ""),
        ("", ""),
    ],
)
def test_words(name: str, words: str) -> None:
    assert " ".join(split_words(name)) == words


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (
            "EnvironmentID",
            "EnvironmentID environmentId environment_id environment-id EnvironmentId",
        ),
        ("date_", "date_ date date date Date"),
        ("_id", "_id _id _id _id _Id"),
        ("__v", "__v __v __v __v __V"),
        ("first-name", "first-name firstName first_name first-name FirstName"),
        ("address_1", "address_1 address1 address_1 address-1 Address1"),
        ("page[size]", "page[size] page[size] page[size] page[size] page[size]"),
        ("___", "___ ___ ___ ___ ___"),
    ],
)
def test_cases(name: str, keys: str) -> None:
    assert [apply_case(name, case) for case in WIRE_CASES] == keys.split()


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["id", "api", "dns", "url", "sha256", "oauth2"]),
        st.from_regex("[a-z]{2,6}[0-9]{0,2}", fullmatch=True),
    ),
    min_size=1,
    max_size=4,
)
MADE = st.sampled_from(WIRE_CASES[1:])


@given(WORDS, MADE)
def test_words_survive_every_case(words: list[str], case: str) -> None:
    name = apply_case("_".join(words), case)
    assert list(split_words(name)) == words


@given(WORDS, MADE, MADE)
def test_a_case_undoes_another(words: list[str], first: str, second: str) -> None:
    name = "_".join(words)
    twice = apply_case(apply_case(name, first), second)
    assert twice == apply_case(name, second)


@given(st.text(max_size=12))
def test_any_name_has_a_key(name: str) -> None:
    for case in WIRE_CASES:
        assert bool(apply_case(name, case)) is bool(name)
    assert apply_case(name, "as-written") == name


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
        ({"Line.*": "x"}, "x x | id parentId | id"),
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
    assert sorted(reversed(ordered), key=specificity) == ordered


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


# Examples


def order(example: str, type_: str = "[Line](Line.md)") -> dict[str, str]:
    table = (
        "| Field | Type | Required | Description | Example |\n|---|---|---|---|---|\n"
    )
    row = f'| `line` | {type_} | yes | Not the "unit_price". | {example} |\n'
    fields = {
        "unitPrice": "*double*",
        "taxRate": "*double*",
        "vat": "*int*",
        "nextLine?": "[Line](Line.md)",
    }
    return {
        "Order.md": f"# Order\n\n## Fields\n\n{table}{row}",
        "Line.md": model("Line", fields),
    }


@pytest.mark.parametrize(
    ("example", "type_"),
    [
        ('{"unit_price": 1}', "[Line](Line.md)"),
        ('{<br/>"unit_price": 1<br/>}', "[Optional\\<Line>](Line.md)"),
        ('`{"unit_price": 1}`', "[Line](Line.md)"),
        ('[{"unitPrice": 1}, {"unit_price": 1}]', "List\\<[Line](Line.md)>"),
        ('{"a": [{"unit_price": 1}]}', "Map\\<String, List\\\\<[Line](Line.md)>>"),
        ('{"nextLine": {"unit_price": 1}}', "[Line](Line.md)"),
        ('{"next_line": {"unit_price": 1}}', "[Line](Line.md)"),
        ('**Example 1:** 3<br/>**Example 2:** {"unit_price": 1}', "[Line](Line.md)"),
    ],
)
def test_a_key_in_another_case_is_a_warning(example: str, type_: str) -> None:
    (found,) = read(order(example, type_))[1]
    assert (found.code, found.severity) == ("wire-case-mismatch", Severity.WARNING)
    assert found.span.text in ('"unit_price"', '"next_line"')
    # In the example, not in the description.
    assert found.span.file.text[: found.span.start].count("|") == 17


def test_the_warning_names_the_case_that_most_keys_have() -> None:
    example = (
        '{"unit_price": 1, "tax_rate": 1, "vat": 1, "other_key": 1, "nextLine": {}}'
    )
    (found,) = read(order(example))[1]
    assert found.message == (
        "no field has the key `unit_price` of this example: of 3 keys in examples, "
        '2 agree with wire-case = "snake", 1 with "as-written"'
    )
    assert found.help == 'set wire-case = "snake"'
    assert str(found.span) == "Order.md:7:61"
    (found,) = read(order(example), wire_case="camel")[1]
    assert '1 with "camel"' in found.message
    (found,) = read(order(example), wire_case="snake")[1]
    assert found.help == "give the field this key in wire-names"
    assert found.message.endswith(
        "`nextLine` of this example, as 1 of 3 keys in examples"
    )


def test_one_warning_a_run_and_each_key_counts_once() -> None:
    example = ", ".join(['{"unit_price": 1, "taxRate": 2}'] * 3)
    specs = order(f"[{example}]", "List\\<[Line](Line.md)>")
    specs |= {"Zoo.md": specs["Order.md"].replace("# Order", "# Zoo")}
    (found,) = read(specs)[1]
    assert found.span.file.path == "Order.md"
    assert "of 2 keys" in found.message


@pytest.mark.parametrize(
    "example",
    [
        '{"unitPrice": 1, "taxRate": 1}',
        '{"Vat": 1, "VAT": 2}',
        '{"unknown_key": 1}',
        '{"unit_price": 1',
        "{date}",
        "[" * 3000,
        "",
        "3",
        '["unit_price"]',
    ],
)
def test_no_warning_where_no_example_contradicts(example: str) -> None:
    assert not read(order(example))[1]


def test_keys_that_are_set_one_by_one_do_not_count() -> None:
    example = '{"unit_price": 1, "taxRate": 1}'
    names = overrides({"Line.unitPrice": "unit_price"})
    assert not read(order(example), wire_names=names)[1]
    other = overrides({"Line.unitPrice": "price"})
    assert not read(order(example), wire_names=other)[1]


# The documents


def test_the_table_in_the_documents_is_true() -> None:
    text = (Path(__file__).parents[2] / "docs/specs.md").read_text("utf-8")
    table = re.search(r"^\| `wire-case` .*\n(?:\|.*\n)+", text, re.MULTILINE)
    assert table
    head, _, *rows = table[0].splitlines()
    names = re.findall("`(.*?)`", head)[1:]
    assert [re.findall("`(.*?)`", row) for row in rows] == [
        [case, *(apply_case(name, case) for name in names)] for case in WIRE_CASES
    ]
