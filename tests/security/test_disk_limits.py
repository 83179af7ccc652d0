"""Classes E and F: no document makes gen hang, fall over or lose a row in silence.

Time is that of the processor, and measured as a ratio: twice the input may take three times
as long, not four.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rows import lines_of

from generator.cli import cli
from generator.compiler import Reading, emit_files, read_schema
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.frontend.pages.tables import read_table
from generator.frontend.types.dialects.java import JAVA
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.inputs import workspace
from generator.inputs.workspace import read_specs
from generator.ir.schema import EnumDef, ObjectDef
from generator.source import SourceFile

FIELDS = "# A\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n"
VALUES = "# A\n\n## Values\n\n| Name | Value |\n|---|---|\n"
WIDE = (
    "# A\n\n| Name | Type | Required | Description | Default | Example | Constraints |\n"
    "|---|---|---|---|---|---|---|\n"
)


def run(*texts: str) -> tuple[Reading, Report]:
    """Read ``texts``, write what comes of them, and render the first findings."""
    report = Report()
    sources = [SourceFile(f"M{n}.md", text) for n, text in enumerate(texts)]
    reading = read_schema(sources, PLAIN, report)
    if not report.has_errors:
        emit_files(reading)
    for found in list(report)[:20]:
        render_full(found)
    return reading, report


def codes(report: Report) -> set[str]:
    return {found.code for found in report}


def seconds(text: str) -> float:
    started = time.process_time()
    run(text)
    return time.process_time() - started


def assert_linear(make: Callable[[int], str], size: int) -> None:
    """Assert that time grows as the input does; noise is met by a second try."""
    for _ in range(3):
        one, two = seconds(make(size)), seconds(make(2 * size))
        if two < max(3 * one, 0.5):
            return
    raise AssertionError(f"{one:.2f} s, and {two:.2f} s for twice as much")


# cmark-gfm's test/pathological_tests.py, in the form `what is repeated` and around it.
REPEATED: dict[str, Callable[[int], str]] = {
    "nested strong emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "emphasis closers": lambda n: "a_ " * n,
    "emphasis openers": lambda n: "_a " * n,
    "link closers": lambda n: "a]" * n,
    "link openers": lambda n: "[a" * n,
    "mismatched openers": lambda n: "*a_ " * n,
    "commonmark.js 172": lambda n: "**x [a*b**c*](d)" * n,
    "openers multiple of three": lambda n: "a**b" + "c* " * n,
    "link openers and emphasis": lambda n: "[ a_" * n,
    "pattern [ (](": lambda n: "[ (](" * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "block quotes": lambda n: "> " * n + "a",
    "unclosed links <": lambda n: "[a](<b" * n,
    "unclosed links": lambda n: "[a](b" * n,
    "images": lambda n: "![[]()" * n,
    "comments": lambda n: "</" + "<!--" * n,
    "instructions": lambda n: "</" + "<?" * n,
    "declarations": lambda n: "<!A " * n,
    "CDATA": lambda n: "<![CDATA[" * n,
    "NUL": lambda n: "abc\0de\0" * n,
    "backticks": lambda n: "".join("e" + "`" * x for x in range(int((2 * n) ** 0.5))),
    "list marks": lambda n: "* " * n + "a",
    "strikethrough": lambda n: "~~a " * n,
    "autolinks": lambda n: "<http:" * n,
    # What our own patterns could stumble over.
    "blanks": lambda n: "a" + " " * 10 * n + "b",
    "tabs": lambda n: "a" + "\t" * 10 * n + "b",
    "breaks": lambda n: "<br" + " <br " * n,
    "pipes": lambda n: "\\|" * 4 * n,
    "digits": lambda n: "9" * 4 * n,
    "quotes": lambda n: '"' * 4 * n,
    "brackets": lambda n: "List<" * n,
    "unions": lambda n: "A \\| " * n + "A",
    "open enums": lambda n: "Unrecognized<" * n,
    "constraints": lambda n: "min 1, " * n,
}
PLACES: dict[str, Callable[[str], str]] = {
    "text": lambda text: f"# A\n\n{text}\n",
    "title": lambda text: FIELDS.replace("# A", f"# {text}", 1),
    "section": lambda text: f"# A\n\n## {text}\n\ntext\n",
    "name": lambda text: f"{FIELDS}| {text} | string | yes |\n",
    "cells": lambda text: f"{WIDE}| a | string | yes | {text} | | | {text} |\n",
    "type": lambda text: f"{FIELDS}| a | {text} | yes |\n",
    "value": lambda text: f"{VALUES}| A | {text} |\n",
    "fence": lambda text: f"# A\n\n## Values\n\n```\n{text}\n```\n",
    "item": lambda text: f"# A\n\n## Values\n\n- {text}\n",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("what", REPEATED)
def test_pathological_text(what: str, place: str) -> None:
    assert_linear(lambda n: PLACES[place](REPEATED[what](n)), 1000)


LINES: dict[str, Callable[[int], str]] = {
    "tables": lambda n: "|a|b|c\n|-|-|-\n" * n,
    "titles": lambda n: "# a\n" * n,
    "underlined": lambda n: "a\n=\n" * n,
    "definitions": lambda n: "".join(f"[{i}]: u\n" for i in range(n)) + "[0]" * n,
    "fences": lambda n: "```\n" * n,
    "headings of all levels": lambda n: "".join(
        f"{'#' * (i % 6 + 1)} a{i}\n" for i in range(n)
    ),
    "fields": lambda n: FIELDS
    + "".join(f"| f{i} | string | yes |\n" for i in range(n)),
    "fields of one name": lambda n: FIELDS + "| a.b | string | yes |\n" * n,
    "values": lambda n: VALUES + "".join(f"| V{i} | v{i} |\n" for i in range(n)),
    "values of one name": lambda n: VALUES + "| A | a |\n" * n,
    "columns": lambda n: f"# A\n\n{'| x ' * n}|\n{'|---' * n}|\n{'| y ' * n}|\n",
    "cells too many": lambda n: f"{FIELDS}| a | string | yes {'| x ' * n}|\n",
    "a row of pipes": lambda n: f"{FIELDS}{'|' * 10 * n}\n",
    "a header of pipes": lambda n: f"# A\n\n{'|' * n}\n{'|-' * n}|\n",
}


@pytest.mark.parametrize("what", LINES)
def test_many_lines_and_cells(what: str) -> None:
    assert_linear(LINES[what], 2000)


def test_titles_that_are_all_alike() -> None:
    # So many that numbering them is most of the work.
    assert_linear(LINES["titles"], 8000)


def test_nested_lists() -> None:
    # The text itself is quadratic, so it is compared with its own size.
    def lists(depth: int) -> str:
        return "# A\n\n" + "".join("  " * level + "* a\n" for level in range(depth))

    assert_linear(lambda n: lists(int(n**0.5)), 160_000)


@pytest.mark.parametrize(
    "type_",
    [
        "List<" * 10_000,
        "Optional<" * 10_000 + "String",
        "string" + "[]" * 10_000,
        "Union[" * 10_000,
        "Dict[str, " * 10_000,
        "array of " * 10_000 + "string",
        "List\\<" * 10_000 + "String" + ">" * 10_000,
    ],
)
def test_types_that_are_too_deep_are_reported(type_: str) -> None:
    assert "unreadable-type" in codes(run(f"{FIELDS}| `a` | {type_} | yes |\n")[1])


def test_a_union_of_10000_members() -> None:
    members = "A \\| " * 10_000
    reading, report = run(f"{FIELDS}| a | {members}A | yes |\n")
    assert report.has_errors or isinstance(reading.schema.definitions["A"], ObjectDef)


def chain(count: int, page: Callable[[str, str], str], *, closed: bool) -> list[str]:
    names = [f"M{number}" for number in range(count)]
    follow = [*names[1:], names[0] if closed else "String"]
    return [page(name, after) for name, after in zip(names, follow, strict=True)]


def test_a_circle_of_5000_models() -> None:
    page = "# {}\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n| a | {} | no |\n"
    report = run(*chain(5000, page.format, closed=True))[1]
    assert not report.has_errors


@pytest.mark.parametrize(
    ("count", "closed", "found"),
    [
        (60, False, set()),
        (2000, False, {"deep-union"}),
        (500, True, {"recursive-union"}),
    ],
)
def test_unions_of_unions(count: int, closed: bool, found: set[str]) -> None:
    page = "# {}\n\n## Supported Types\n\n### {}\n\n### Integer\n"
    assert codes(run(*chain(count, page.format, closed=closed))[1]) == found


@pytest.mark.parametrize("depth", [100, 900, 100_000])
def test_deep_json(depth: int) -> None:
    page = FIELDS + "| a_b | A | no |\n\n## Example Usage\n\n```json\n{}\n```\n"
    run(page.replace("{}", '{"a_b":' * depth + "1" + "}" * depth))
    run(f"{WIDE}| a | list | no | | {'[' * depth}{']' * depth} | | |\n")
    run(f"{WIDE}| a | integer | no | | | {'[' * depth}{']' * depth} | |\n")


def test_an_example_is_not_made_as_long_as_asked() -> None:
    report = Report()
    source = SourceFile(
        "A.md", WIDE + "| a | string | yes | | | | min length 900000000 |\n"
    )
    files = emit_files(read_schema([source], PLAIN, report))
    assert max(len(file.text) for file in files) < 10**5


@pytest.mark.parametrize("text", ["9" * 5000, "1. " * 3000, "a²", "٣" * 5000])
def test_digits_in_names(text: str) -> None:
    # int() refuses more than 4300 digits, and the ² that is a digit.
    assert not run(FIELDS.replace("# A", f"# {text}", 1))[1].has_errors


def test_large_tables() -> None:
    rows = "".join(f"| V{n} | v{n} |\n" for n in range(read_table.MAX_ROWS))
    reading, report = run(VALUES + rows)
    (definition,) = reading.schema.definitions.values()
    assert isinstance(definition, EnumDef)
    assert len(definition.members) == read_table.MAX_ROWS
    assert not report.has_errors
    assert "large-table" in codes(run(f"{VALUES}{rows}| more | more |\n")[1])

    extra = read_table.MAX_COLUMNS - 2
    for count, found in ((extra, set()), (extra + 1, {"large-table"})):
        header = "| Name | Type |" + " x |" * count
        text = f"# A\n\n## Fields\n\n{header}\n{'|---' * (count + 2)}|\n"
        assert codes(run(text)[1]) & {"large-table"} == found


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "MAX_SPECS", 3)
    for number, found in enumerate([set(), set(), set(), {"too-many-files"}]):
        (tmp_path / f"{number}.md").write_text("# A\n")
        report = Report()
        sources = read_specs(tmp_path, report)
        assert codes(report) == found
        assert bool(sources) is not bool(found)


LOST = "| `lost` | *String* | yes |"
HEAD = "| Field | Type | Required |\n|---|---|---|\n"
SILENT = {
    "more columns than dashes": f"# A\n\n| Field | Type | Required |\n|---|---|\n{LOST}\n",
    "in a quote below the table": f"{FIELDS}| `a` | *String* | yes |\n\n> {LOST}\n",
    "behind the mark of a list": f"{FIELDS}| `a` | *String* | yes |\n- {LOST}\n",
    "in a list too deep for markdown-it": FIELDS
    + "| `a` | *String* | yes |\n\n"
    + "".join("  " * level + "- x\n" for level in range(12))
    + "\n"
    + "  " * 12
    + f"{LOST}\n",
    "indented": f"# A\n\n    {HEAD.replace('|-', '    |-', 1)}    {LOST}\n",
    "in another section": f"{FIELDS}| `a` | *String* | yes |\n\n## Notes\n\n{LOST}\n",
    "behind a blank line": f"# A\n\n{HEAD}| `a` | *String* | yes |\n\n{LOST}\n",
    "in HTML": f"{FIELDS}| `a` | *String* | yes |\n<div>\n{LOST}\n</div>\n",
}


@pytest.mark.parametrize("what", SILENT)
def test_rows_that_markdown_does_not_read_are_errors(what: str) -> None:
    report = Report()
    read_schema([SourceFile("A.md", SILENT[what])], JAVA, report)
    line = SILENT[what].split("`lost`")[0].count("\n") + 1
    found = [f for f in report if f.code in ("stray-row", "missing-delimiters")]
    assert line in [number for f in found for number in lines_of(f.span)]


@pytest.mark.parametrize(
    "text",
    [
        f"# A\n\n- item\n\n  {HEAD.replace('|-', '  |-')}  {LOST}\n",
        f"# A\n\n> {HEAD.replace('|-', '> |-', 1)}> {LOST}\n",
    ],
    ids=["in a list", "in a quote"],
)
def test_tables_in_lists_and_quotes_are_read(text: str) -> None:
    report = Report()
    reading = read_schema([SourceFile("A.md", text)], JAVA, report)
    (definition,) = reading.schema.definitions.values()
    assert isinstance(definition, ObjectDef)
    assert [field.wire_name for field in definition.fields] == ["lost"]
    assert not report.has_errors


def test_rows_without_pipes_at_their_ends_below_too_few_dashes() -> None:
    text = "# A\n\nField | Type | Required\n---|---\n`lost` | *String* | yes\n"
    assert "stray-row" in codes(run(text)[1])


HUGE = "9" * 25
NUMBERS = {
    "a default": f"| a | integer | no | d | {HUGE} | | |",
    "a default in a list": f"| a | list of integer | no | d | [{HUGE}] | | |",
    "a default of any type": f'| a | any | no | d | {{"a": {HUGE}}} | | |',
    "an example": f"| a | integer | no | d | | {HUGE} | |",
    "a limit": f"| a | integer | no | d | | | min {HUGE} |",
    "a factor": f"| a | integer | no | d | | | multiple of {HUGE} |",
}


@pytest.mark.parametrize("what", NUMBERS)
def test_integers_beyond_64_bits(what: str, tmp_path: Path) -> None:
    """The caches keep pages in a format that has no such integers."""
    (tmp_path / "A.md").write_text(f"{WIDE}{NUMBERS[what]}\n")
    for _ in range(2):
        done = CliRunner().invoke(
            cli, [str(tmp_path / "A.md"), "-o", str(tmp_path / "out")]
        )
        assert done.exit_code == 0, done.output
        (tmp_path / "out/py.typed").unlink()
    texts = (path.read_text() for path in (tmp_path / "out").rglob("[aA].*"))
    assert HUGE in "".join(texts)


def test_an_enum_of_huge_integers() -> None:
    reading, report = run(f"{VALUES}| A | 1 |\n| B | {HUGE} |\n")
    assert not report.has_errors
    enum = reading.schema.definitions["A"]
    assert isinstance(enum, EnumDef)
    assert [member.value for member in enum.members] == [1, int(HUGE)]


REFERENCES: dict[str, Callable[[int], str]] = {
    "references": lambda n: WIDE
    + "".join(f"| [a{i}][{i}] | string | yes | d | | | |\n" for i in range(n))
    + "\n"
    + "".join(f"[{i}]: #a{i}\n" for i in range(n)),
    "blanks after a label": lambda n: WIDE.replace(
        "# A\n", "# A\n\n**x**" + " \t" * 10 * n + "x\n", 1
    ),
}


@pytest.mark.parametrize("what", REFERENCES)
def test_references_and_labels(what: str) -> None:
    assert_linear(REFERENCES[what], 1000)
