"""Keys in JSON examples: do they agree with the wire case?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spec_package import model

from generator.compiler import read_schema
from generator.config import Config, Entry
from generator.diagnostics.report import Diagnostic, Report, Severity
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile, Span

SPAN = Span(SourceFile("gen.toml", ""), 0, 0)


def check(specs: Mapping[str, str], **settings: object) -> list[Diagnostic]:
    """Return what was found in ``specs``."""
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    config = Config(**settings)  # type: ignore[arg-type]
    read_schema(sources, JAVA, report, config=config)
    return list(report)


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
    (found,) = check(order(example, type_))
    assert (found.code, found.severity) == ("wire-case-mismatch", Severity.WARNING)
    assert found.span.text in ('"unit_price"', '"next_line"')
    # In the example, not in the description.
    assert found.span.file.text[: found.span.start].count("|") == 17


def test_the_warning_names_the_case_that_most_keys_have() -> None:
    example = (
        '{"unit_price": 1, "tax_rate": 1, "vat": 1, "other_key": 1, "nextLine": {}}'
    )
    (found,) = check(order(example))
    assert found.message == "no field has the key `unit_price` of this example"
    rest = "keys in examples agree with"
    assert found.label == f'1 of 3 {rest} wire-case = "as-written"'
    assert found.help == f'set wire-case = "snake": 2 of 3 {rest} it'
    assert str(found.span) == "Order.md:7:61"
    (found,) = check(order(example), wire_case="camel")
    assert found.label == f'1 of 3 {rest} wire-case = "camel"'
    (found,) = check(order(example), wire_case="snake")
    assert found.help == "give the field this key in wire-names"
    assert found.label == f'2 of 3 {rest} wire-case = "snake"'


def test_one_warning_a_run_and_each_key_counts_once() -> None:
    example = ", ".join(['{"unit_price": 1, "taxRate": 2}'] * 3)
    specs = order(f"[{example}]", "List\\<[Line](Line.md)>")
    specs |= {"Zoo.md": specs["Order.md"].replace("# Order", "# Zoo")}
    (found,) = check(specs)
    assert found.span.file.path == "Order.md"
    assert "of 2 keys" in found.label


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
    assert not check(order(example))


@pytest.mark.parametrize("name", ["unit_price", "price"])
def test_keys_that_are_set_one_by_one_do_not_count(name: str) -> None:
    example = '{"unit_price": 1, "taxRate": 1}'
    names = (Entry("Line.unitPrice", name, SPAN),)
    assert not check(order(example), wire_names=names)


def test_json_in_code_blocks() -> None:
    """Those of the page itself, right below the table or in a section of examples."""
    text = (
        "# A\n\n## Fields\n\n| Field | Type | Required |\n| --- | --- | --- |\n"
        "| `user_name` | *Optional\\<String>* | no |\n\n## Example\n\n"
        '```json\n{"userName": "x"}\n```\n'
    )
    report = Report()
    read_schema([SourceFile("A.md", text)], JAVA, report)
    (found,) = report
    assert (found.code, str(found.span)) == ("wire-case-mismatch", "A.md:12:2")
    assert "camel" in f"{found.message} {found.help}"
