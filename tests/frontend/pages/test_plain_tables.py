"""Tables that people write: their headers, marks, defaults and constraints, and what is said."""

# ruff: noqa: RUF001  (the dashes that people write)

from __future__ import annotations

from typing import Any

import pytest
from type_text import show

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.detect.detect import count_votes, decide
from generator.frontend.generators import find_form
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Cell, cell_at
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.frontend.pages.constraints.read_constraints import read_constraints
from generator.frontend.pages.page import EnumPage, FieldRow, ObjectPage, Page
from generator.frontend.pages.read_pages import read_pages
from generator.frontend.pages.values.defaults import read_default
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile, Span


def read(text: str, dialect: str = "plain") -> tuple[tuple[Page, ...], list[str]]:
    """Return the pages of ``text``, and what was found: ``code at line:column``."""
    report = Report()
    document = read_document(SourceFile("a.md", text))
    pages = read_pages(document, DIALECTS[dialect], report)
    return pages, [
        f"{found.code} at {found.span.begin[0]}:{found.span.begin[1]}"
        for found in report
    ]


def table(header: str, *rows: str) -> str:
    width = header.count("|") + 1
    return "\n".join(
        f"| {line} |" for line in (header, "--|" * (width - 1) + "--", *rows)
    )


def fields(header: str, *rows: str) -> tuple[list[FieldRow], list[str]]:
    pages, found = read(f"# A\n\n{table(header, *rows)}\n")
    [page] = pages
    assert isinstance(page, ObjectPage)
    return list(page.rows), found


def required(header: str, *rows: str) -> tuple[list[bool], list[str]]:
    found, codes = fields(header, *rows)
    return [row.required for row in found], codes


def cell(text: str) -> Cell:
    return cell_at(Span(SourceFile("a.md", f"| {text} |"), 2, 2 + len(text)))


# Headers


@pytest.mark.parametrize(
    "name",
    ["Field", "Name", "Property", "Parameter", "Key", "Attribute", "Column", "Member"],
)
@pytest.mark.parametrize(
    "type_", ["Type", "Data type", "Datatype", "**TYPE**", "Format"]
)
def test_words_for_names_and_types(name: str, type_: str) -> None:
    [row], _ = fields(f"{type_} | {name}", "string | a")
    assert (row.name, show(row.type)) == ("a", "str")


@pytest.mark.parametrize(
    ("header", "value", "attribute", "expected"),
    [
        ("Notes", "x", "doc", "x"),
        ("Meaning", "x", "doc", "x"),
        ("Comments", "x", "doc", "x"),
        ("Sample", "x", "example", "x"),
        ("Example value", "x", "example", "x"),
        ("JSON", "_id", "wire_name", "_id"),
        ("JSON key", "_id", "wire_name", "_id"),
        ("Key", "_id", "wire_name", "_id"),
        ("Wire name", "_id", "wire_name", "_id"),
    ],
)
def test_words_for_other_columns(
    header: str, value: str, attribute: str, expected: str
) -> None:
    [row], found = fields(
        f"Name | {header} | Type | Required", f"a | {value} | int | y"
    )
    assert getattr(row, attribute) == expected
    assert not found


def test_an_unknown_format_beside_a_type_is_a_warning_at_its_place() -> None:
    [row], found = fields("Name | Format | Type | Required", "a | x | int | yes")
    assert show(row.type) == "int"
    assert found == ["unread-constraint at 5:7"]


def test_sdk_dialects_read_naked_tables_as_they_did() -> None:
    text = f"# A\n\n{table('Property | Type | Required', 'a | String | yes')}"
    assert read(text, "java")[0] == ()


# Required or not


@pytest.mark.parametrize(
    "header", ["Required", "Required?", "Mandatory", "Presence", "Req"]
)
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(
            (word, True)
            for word in ("Yes", "Y", "true", "✓", "✔", "✔️", "✅", "☑", "M")
        ),
        *((word, True) for word in ("**Required**", "mandatory", "1", "1..1", "`yes`")),
        *((word, True) for word in (":heavy_check_mark:", ":white_check_mark:", "[x]")),
        *(
            (word, False)
            for word in ("No", "N", "false", "✗", "✘", "❌", "–", "—", "-", "")
        ),
        *((word, False) for word in ("optional", "conditional", "O", "0", "0..1")),
        *((word, False) for word in (":x:", ":heavy_minus_sign:", "[ ]")),
    ],
)
def test_words_of_the_required_column(header: str, word: str, expected: bool) -> None:
    said, found = required(f"Name | Type | {header}", f"a | int | {word}")
    assert (said, found) == ([expected], [])


def test_a_cross_ticks_where_nothing_else_does() -> None:
    rows = ["a | int | x", "b | int | ", "c | int | X"]
    assert required("Name | Type | Required", *rows)[0] == [True, False, True]


def test_a_cross_is_no_where_another_mark_says_yes() -> None:
    rows = ["a | int | x", "b | int | ✓"]
    assert required("Name | Type | Required", *rows)[0] == [False, True]


def test_optional_column_says_the_opposite() -> None:
    rows = ["a | int | yes", "b | int | no", "c | int | ", "d | int | optional"]
    rows += ["e | int | required"]
    said, _ = required("Name | Type | Optional", *rows)
    assert said == [False, True, True, False, True]


def test_nullable_column_is_about_null() -> None:
    header = "Name | Type | Required | Nullable"
    rows, found = fields(header, "a | int | yes | yes", "b | int | no | no")
    assert [show(row.type) for row in rows] == ["Nullable(int)", "int"]
    assert [row.required for row in rows] == [True, False]
    assert not found


def test_an_unclear_word_is_an_error() -> None:
    assert required("Name | Type | Required", "a | int | maybe")[1] == [
        "unclear-required at 5:13"
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a* | int | ", True),
        ("`a`* | int | ", True),
        ("a (required) | int | ", True),
        ("a (obligatorio) | int | ", True),
        ("`a` (obligatorio) | int | ", True),
        ("`a` (必填) | int | ", True),
        ("`a` (opcional) | int | ", False),
        ("a? | int | ", False),
        ("a (optional) | int | ", False),
        ("a | int, required | ", True),
        ("a | int (optional) | ", False),
        ("a | optional int | ", False),
        ("a | int? | ", False),
        ("a | int | REQUIRED. Text.", True),
        ("a | int | Required. Text.", True),
        ("a | int | **Required** Text.", True),
        ("a | int | **Required.** Text.", True),
        ("a | int | (required) Text.", True),
        ("a | int | Required: Text.", True),
        ("a | int | Required - Text.", True),
        ("a | int | *Optional*. Text.", False),
        ("a | int | Optional. Text.", False),
        ("a | int | Optional, Text.", False),
        ("a | int | Required", True),
    ],
)
def test_marks_inside_cells(row: str, expected: bool) -> None:
    # The other row says the opposite, so that it is no default.
    other = "z? | int |" if expected else "z* | int |"
    rows, found = fields("Name | Type | Description", row, other)
    assert [r.required for r in rows] == [expected, not expected]
    assert rows[0].name == "a"
    assert rows[0].doc in ("", "Text.")
    assert not found


@pytest.mark.parametrize(
    "doc",
    [
        "Required if b is set.",
        "**Required** when b is set.",
        "Required unless b is set.",
        "**Required** where b is set.",
        "**Obligatoire** sauf si b est présent.",
        "Required for cards.",
    ],
)
def test_required_under_a_condition_is_optional(doc: str) -> None:
    rows, _ = fields("Name | Type | Description", f"a | int | {doc}", "b* | int | ")
    assert [row.required for row in rows] == [False, True]
    assert rows[0].doc == doc


@pytest.mark.parametrize("doc", ["Required fields are listed.", "Optional extras."])
def test_words_that_begin_a_sentence_are_no_marks(doc: str) -> None:
    rows, found = fields("Name | Type | Description", f"a | int | {doc}")
    assert (rows[0].doc, found) == (doc, ["no-required-column at 3:1"])


def test_rows_without_a_mark_are_optional_if_one_is_required() -> None:
    assert required("Name | Type", "a* | int", "b | int") == ([True, False], [])


def test_rows_without_a_mark_are_required_if_one_is_optional() -> None:
    assert required("Name | Type", "a? | int", "b | int") == ([False, True], [])


def test_without_any_mark_all_are_required() -> None:
    said, found = required("Name | Type", "a | int", "b | int")
    assert (said, found) == ([True, True], ["no-required-column at 3:1"])


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("a? | int | yes | ", "5:3"),
        ("a | int, optional | yes | ", "5:12"),
        ("a | int | yes | **Optional.** Text.", "5:19"),
        ("a | int | no | REQUIRED. Text.", "5:18"),
    ],
)
def test_a_column_wins_over_a_mark_with_a_warning(row: str, place: str) -> None:
    header = "Name | Type | Required | Description"
    said, found = required(header, row)
    assert said == ["yes" in row]
    assert [code.split()[0] for code in found] == ["contradictory-required"]
    assert found[0].split()[2].split(":")[0] == place.split(":")[0]


def test_a_question_mark_behind_a_type_contradicts_nothing() -> None:
    rows, found = fields("Name | Type | Required", "a | string? | yes")
    assert (rows[0].required, show(rows[0].type), found) == (True, "Optional(str)", [])


@pytest.mark.parametrize("name", ["a?", "a*"])
def test_names_keep_their_marks_in_other_dialects(name: str) -> None:
    text = f"# A\n\n## Fields\n\n{table('Name | Type | Required', f'{name} | String | yes')}"
    [page], found = read(text, "java")
    assert isinstance(page, ObjectPage)
    assert (page.rows[0].name, found) == (name, [])


def test_a_primary_key_says_nothing_of_other_rows() -> None:
    for rows in (
        ["a | int PK", "b | int"],
        ["a | int | Primary key", "b | int |"],
        ["a | int | PK | ", "b | int | |"],
    ):
        headers = ["Name", "Type", "Constraints", "Notes"]
        header = " | ".join(headers[: rows[0].count("|") + 1])
        said, found = required(header, *rows)
        assert (said, found) == ([True, True], ["no-required-column at 3:1"])


def test_words_of_databases_say_what_may_be_absent_or_null() -> None:
    rows, found = fields(
        "Column | Type | Constraints",
        "a | uuid | PRIMARY KEY, AUTO_INCREMENT",
        "b | text | `NOT NULL` `UNIQUE`",
        "c | text | NULL, indexed",
        "d | int | FK → lamps(id) ON DELETE CASCADE",
        "e | text | NOT NULL DEFAULT 'on'",
        "f | datetime | DEFAULT now()",
    )
    assert [row.required for row in rows] == [True, True, False, False, True, False]
    assert [show(row.type) for row in rows][:3] == ["uuid", "str", "Nullable(str)"]
    assert [row.default.value for row in rows if row.default] == ["on"]
    assert not found


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("int PK", "int"),
        ("UUID FK → lamps (CASCADE)", "uuid"),
        ("varchar(20) NOT NULL UNIQUE", "str"),
        ("text nullable", "Nullable(str)"),
        ("text, null", "Nullable(str)"),
        ("float / nullable", "Nullable(float)"),
        ("bool default false", "bool"),
    ],
)
def test_words_of_databases_behind_a_type(type_: str, expected: str) -> None:
    header = "Column | Type | Required"
    [row], found = fields(header, f"a | {type_} | yes")
    assert (show(row.type).removeprefix("MaybeNull"), found) == (expected, [])


@pytest.mark.parametrize("word", ["opcional", "optionnel", "необязательно", "可选"])
def test_optional_behind_a_type_in_any_language(word: str) -> None:
    assert required("Name | Type", f"a | text, {word}", "b | text") == (
        [False, True],
        [],
    )


def test_a_column_for_null_may_say_it_as_databases_do() -> None:
    rows, found = fields(
        "Name | Type | Nullable", "a | int | NOT NULL", "b | int | NULL"
    )
    assert [show(row.type) for row in rows] == ["int", "Nullable(int)"]
    assert found == ["no-required-column at 3:1"]


def test_a_default_that_says_required_is_none() -> None:
    header = "Name | Type | Default"
    rows, found = fields(
        header, "a | text | **Required**", "b | text | `required`", "c | int | "
    )
    assert [(row.required, row.default is None) for row in rows] == [
        (True, True),
        (False, False),
        (False, True),
    ]
    assert not found


def test_columns_of_data_dictionaries() -> None:
    rows, found = fields(
        "字段名 | 类型 | 长度 | 是否非空 | 说明",
        "a | varchar | 20 | 是 | x",
        "b | int | 11 | 否 | y",
    )
    assert [row.required for row in rows] == [True, False]
    assert [[_bare(c) for c in row.constraints] for row in rows] == [
        [("length", None, 20)],
        [],
    ]
    assert not found


def test_a_circle_says_yes_where_a_cross_says_no() -> None:
    said, found = required("Name | Type | Required", "a | int | O", "b | int | X")
    assert (said, found) == ([True, False], [])
    said, _ = required("Name | Type | Required", "a | int | O", "b | int | M")
    assert said == [False, True]


def test_a_row_with_a_cell_too_few_has_its_description() -> None:
    header = "Name | Type | Required | Notes"
    rows, found = fields(header, "a | int | How many there are", "b | int | yes | x")
    assert [(row.required, row.doc) for row in rows] == [
        (False, "How many there are"),
        (True, "x"),
    ]
    assert found == ["filled-row at 5:1"]


# Names


@pytest.mark.parametrize(
    "names",
    [
        "`a`, `b`",
        "`a` / `b`",
        "`a` and `b`",
        "a, b",
        "a / b",
        "`a, b`",
        "`a`(3)<br>`b`",
    ],
)
def test_several_names_in_a_cell_are_several_fields(names: str) -> None:
    rows, found = fields("Name | Type | Required", f"{names} | int | yes")
    assert [(row.name, show(row.type)) for row in rows] == [("a", "int"), ("b", "int")]
    assert not found


@pytest.mark.parametrize("name", ["a/b", "first name, last name", "a,b", "`a`, see b"])
def test_other_names_are_one(name: str) -> None:
    rows, _ = fields("Name | Type | Required", f"{name} | int | yes")
    assert len(rows) == 1


@pytest.mark.parametrize("name", ["`size`", "size（必填）", "size（单位）"])
def test_remarks_in_wide_brackets_are_no_part_of_a_name(name: str) -> None:
    [row], _ = fields("Name | Type | Required", f"{name} | int | yes")
    assert row.name == "size"


@pytest.mark.parametrize("name", ["` *`size`*`", "`*`size`*`", "`*size*`"])
def test_stars_in_code_are_no_part_of_a_name(name: str) -> None:
    [row], _ = fields("Name | Type | Required", f"{name} | int | yes")
    assert row.name == "size"


@pytest.mark.parametrize(
    "text",
    [
        table("Name | Type | Required", "Lamp colour | Choice | yes"),
        table(
            "Name | Type | Notes", "Lamp colour | Choice | x", "Lamp size | Number | y"
        ),
    ],
)
def test_fields_may_be_named_by_labels(text: str) -> None:
    assert isinstance(read(f"# A\n\n{text}\n")[0][0], ObjectPage)


def test_things_with_kinds_are_no_fields() -> None:
    text = table(
        "Name | Type | Notes", "Red lamp | Lamp kind | x", "Blue lamp, old | b c | y"
    )
    assert read(f"# A\n\n{text}\n")[0] == ()


@pytest.mark.parametrize(
    "header",
    ["Claim | Type | Status", "Term | Type | Meaning", "Name | Type | Owner"],
)
def test_kinds_of_things_are_no_types(header: str) -> None:
    text = table(header, "lamp | Noun | kept", "light | Verb | new")
    assert read(f"# A\n\n{text}\n") == ((), ["not-a-spec at 1:1"])
    (page,), _ = read(
        f"# A\n\n{table('Claim | Type | Status', 'sub | string | new')}\n"
    )
    assert isinstance(page, ObjectPage)


def test_a_table_of_patterns_has_names() -> None:
    rows, _ = fields("Field Pattern | Type | Description", "^x- | string | Others.")
    assert [row.is_pattern for row in rows] == [True]


def test_a_title_of_two_tables_is_said_with_the_other_place() -> None:
    one = f"## Trip\n\n{table('Field | Type', 'a | string')}\n\n"
    report = Report()
    read_schema(
        [SourceFile("a.md", f"# Trips\n\n{one}{one}")], DIALECTS["plain"], report
    )
    found = [each.message for each in report if each.code == "duplicate-model"]
    assert found == ["the title `Trip` is also at a.md:3"]


# Types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_string_", "str"),
        ("_string[]_", "List(str)"),
        ("array of _integer_", "List(int)"),
        ("string（uuid）", "uuid"),
        ("xsd:int", "int"),
        ("`<String>`", "str"),
        ("`{Number[]}`", "List(number)"),
        ("readonly string[]", "List(str)"),
        ('"_a_" or "_b_"', 'Union(Literal("_a_"), Literal("_b_"))'),
    ],
)
def test_what_people_put_around_words(text: str, expected: str) -> None:
    [row], _ = fields("Name | Type | Required", f"a | {text} | yes")
    assert show(row.type) == expected


@pytest.mark.parametrize(
    "doc",
    [
        "on / off",
        "on, off",
        "on/off.",
        "What it does (on, off)",
        "on / off (a switch)",
    ],
)
def test_bare_words_are_the_values_of_an_enum(doc: str) -> None:
    rows, _ = fields("Name | Type | Notes", f"a | enum | {doc}", f"b | text | {doc}")
    assert show(rows[0].type) == 'Union(Literal("on"), Literal("off"))'
    assert show(rows[1].type) == "str"


@pytest.mark.parametrize("doc", ["What, when, etc. may come.", "One / two steps"])
def test_prose_lists_no_values(doc: str) -> None:
    [row], found = fields("Name | Type | Required | Notes", f"a | enum | yes | {doc}")
    assert (show(row.type), found) == ("Enum(str)", ["unlisted-enum at 5:7"])


# Defaults


@pytest.mark.parametrize(
    ("text", "value", "is_bare"),
    [
        ("5", 5, True),
        ("-1.5", -1.5, True),
        ("true", True, True),
        ("`False`", False, True),
        ("null", None, True),
        ("`None`", None, True),
        ("active", "active", True),
        ("`New York`", "New York", True),
        ('"New York"', "New York", False),
        ('`"5"`', "5", False),
        ("'a'", "a", False),
        ('`""`', "", False),
        ("empty string", "", False),
        ("[]", [], False),
        ("`{}`", {}, False),
        ("2024-01-01", "2024-01-01", True),
        ("`none`", "none", True),
        ("NaN", "NaN", True),
        ("1e999", "1e999", True),
    ],
)
def test_defaults(text: str, value: Any, is_bare: bool) -> None:
    report = Report()
    found = read_default(cell(text), report)
    assert found
    assert (found.value, type(found.value)) == (value, type(value))
    assert (found.is_bare, found.span.text, list(report)) == (is_bare, text, [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "–", "—", "N/A", "none", "None", "now()", "Auto", "undefined"),
        *("нет", "なし", "无", "erzeugt", "ninguno", "없음"),
    ],
)
def test_no_default(text: str) -> None:
    report = Report()
    assert read_default(cell(text), report) is None
    assert not list(report)


@pytest.mark.parametrize("text", ["the current time", '"\\ud800"', "[" * 5000])
def test_unread_default(text: str) -> None:
    report = Report()
    assert read_default(cell(text), report) is None
    assert [found.code for found in report] == ["unread-default"]


# Constraints


def constraints(text: str) -> tuple[list[Any], list[str]]:
    """Return the constraints of a cell without their places, and the pieces not read."""
    report = Report()
    found = read_constraints(cell(text), report)
    assert all(one.span.text in text and one.span.text for one in found)
    assert {finding.code for finding in report} <= {"unread-constraint"}
    return [_bare(one) for one in found], [finding.span.text for finding in report]


def _bare(found: Any) -> Any:
    match found:
        case Minimum(value, exclusive):
            return (">" if exclusive else ">=", value)
        case Maximum(value, exclusive):
            return ("<" if exclusive else "<=", value)
        case Length(minimum, maximum):
            return ("length", minimum, maximum)
        case Pattern(text):
            return ("pattern", text)
        case Unique():
            return "unique"
        case MultipleOf(value):
            return ("multiple", value)
    return found.required


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min 1", [(">=", 1)]),
        ("Maximum: 10", [("<=", 10)]),
        (">= 0", [(">=", 0)]),
        ("\\>= 0", [(">=", 0)]),
        ("&gt;= 0", [(">=", 0)]),
        ("`> 0`; `< 10`", [(">", 0), ("<", 10)]),
        ("≤ 1.5", [("<=", 1.5)]),
        ("1..10", [(">=", 1), ("<=", 10)]),
        ("1-10", [(">=", 1), ("<=", 10)]),
        ("0 to 10", [(">=", 0), ("<=", 10)]),
        ("between 1 and 10", [(">=", 1), ("<=", 10)]),
        ("-5 - -1", [(">=", -5), ("<=", -1)]),
        ("0 <= x < 1", [(">=", 0), ("<", 1)]),
        ("1,000 to 5,000", [(">=", 1000), ("<=", 5000)]),
        ("positive", [(">", 0)]),
        ("max length 50", [("length", None, 50)]),
        ("maxLength: 50", [("length", None, 50)]),
        ("min length 3", [("length", 3, None)]),
        ("length 3..50", [("length", 3, 50)]),
        ("max 50 characters", [("length", None, 50)]),
        ("36 characters", [("length", 36, 36)]),
        ("minItems: 1", [("length", 1, None)]),
        ("non-empty", [("length", 1, None)]),
        ("unique", ["unique"]),
        ("uniqueItems: true", ["unique"]),
        ("multiple of 5", [("multiple", 5)]),
        ("`/^a+$/`", [("pattern", "^a+$")]),
        ("/^a+$/", [("pattern", "^a+$")]),
        ("pattern: ^a{1,3}$", [("pattern", "^a{1,3}$")]),
        ("pattern: ^\\d+\\.\\d$", [("pattern", "^\\d+\\.\\d$")]),
        ("regex `^[a,b]*c*$`", [("pattern", "^[a,b]*c*$")]),
        ("`pattern: ^a+$`", [("pattern", "^a+$")]),
        ("`^a+$`, max 5", [("pattern", "^a+$"), ("<=", 5)]),
        ("min 1<br/>max 5", [(">=", 1), ("<=", 5)]),
        ("min 1 and max 5", [(">=", 1), ("<=", 5)]),
        ("required, max 5", [True, ("<=", 5)]),
        ("**min** 1", [(">=", 1)]),
        ("", []),
        ("-", []),
        ("N/A", []),
    ],
)
def test_constraints(text: str, expected: list[Any]) -> None:
    assert constraints(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected", "unread"),
    [
        ("must be nice", [], ["must be nice"]),
        ("min 1, foo", [(">=", 1)], ["foo"]),
        ("max 5 MB", [], ["max 5 MB"]),
        ("/a/i", [], ["/a/i"]),
        ("max 1e999", [], ["max 1e999"]),
        ("pattern `^a$` or such", [], ["pattern `^a$` or such"]),
        ("multiple of 0", [], ["multiple of 0"]),
        ("length 5..3", [], ["length 5..3"]),
    ],
)
def test_unread_constraints(text: str, expected: list[Any], unread: list[str]) -> None:
    assert constraints(text) == (expected, unread)


@pytest.mark.parametrize(
    ("type_", "constraint", "expected"),
    [
        ("varchar(36)", "", [("length", None, 36)]),
        ("string (1..50)", "", [("length", 1, 50)]),
        ("string?", "min 3", [("length", 3, None)]),
        ("string[]", "max 5", [("length", None, 5)]),
        ("list of string (max 5)", "", [("length", None, 5)]),
        ("integer", "min 3", [(">=", 3)]),
        ("integer (min 3)", "max 5", [(">=", 3), ("<=", 5)]),
        ("decimal(10,2)", "", []),
        ("int(11)", "", []),
    ],
)
def test_constraints_fit_the_type(
    type_: str, constraint: str, expected: list[Any]
) -> None:
    header = "Name | Type | Required | Constraints"
    [row], found = fields(header, f"a | {type_} | yes | {constraint}")
    kept: tuple[Constraint, ...] = row.constraints
    assert ([_bare(one) for one in kept], found) == (expected, [])


def test_an_unread_note_is_a_warning_at_its_place() -> None:
    [row], found = fields("Name | Type | Required", "a | string (see below) | yes")
    assert (show(row.type), row.constraints) == ("str", ())
    assert found == ["unread-constraint at 5:15"]


# Pages

FIELDS = table("Name | Type | Required", "a | int | yes")


def test_any_heading_names_a_model() -> None:
    text = f"## A\n\n{FIELDS}\n\n#### B\n\n{FIELDS}\n\n# C\n\n### D\n\n{FIELDS}\n"
    pages, found = read(text)
    assert [page.head.title for page in pages] == ["A", "B", "D"]
    assert not found


@pytest.mark.parametrize("name", ["Fields", "Properties", "Attributes", "Parameters"])
def test_a_section_of_fields(name: str) -> None:
    [page], found = read(f"# A\n\nText.\n\n## {name}\n\n{FIELDS}\n")
    assert (page.head.title, page.head.doc, found) == ("A", "Text.", [])


def test_a_table_of_values_below_a_heading_is_an_enum() -> None:
    values = table("Value | Meaning", "`a` | first", "b | ")
    [page], found = read(f"# A\n\n{values}\n")
    assert isinstance(page, EnumPage)
    assert [(m.name, m.value, m.doc) for m in page.members] == [
        ("", "a", "first"),
        ("", "b", ""),
    ]
    assert not found


def test_a_table_of_values_with_names() -> None:
    values = table("Constant | Value | Notes", "`A` | 1 | first")
    [page], _ = read(f"# A\n\n## Values\n\n{values}\n")
    assert isinstance(page, EnumPage)
    assert [(m.name, m.value, m.doc) for m in page.members] == [("A", "1", "first")]


def test_the_first_table_of_fields_is_read_whatever_stands_before() -> None:
    pages, found = read(f"# A\n\n{table('Code | Text', '1 | b')}\n\n{FIELDS}\n")
    assert isinstance(pages[0], ObjectPage)
    assert len(pages[0].rows) == 1
    assert found == ["unclaimed-table at 3:1"]


def test_a_table_without_a_heading_is_named_after_its_file() -> None:
    pages, found = read(f"{FIELDS}\n")
    assert [page.head.title for page in pages] == ["a"]
    assert not found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"# A\n\n{table('Name | Required', 'a | yes')}", "missing-type-column at 3:1"),
        (f"# A\n\n{table('Field | Notes', 'a | b')}", "missing-type-column at 3:1"),
        (
            f"# A\n\n{table('Thing | Type | Notes', 'a b | int | c')}",
            "unnamed-fields at 3:1",
        ),
        (f"# A\n\n{FIELDS}\n\n## Example Usage\n\n{FIELDS}", "unread-fields at 9:1"),
        (
            f"# A\n\n{FIELDS}\n\n## Codes\n\n{table('Code | Text')}",
            "unclaimed-table at 9:1",
        ),
        (f"# A\n\n{FIELDS}\n\n{FIELDS}", "unread-table at 7:1"),
    ],
)
def test_no_table_is_lost(text: str, found: str) -> None:
    assert found in read(text)[1]


def test_words_alone_head_tables_of_a_text_without_headings() -> None:
    pages, found = read(f"Lamp\n\n{FIELDS}\n\nLamp shade\n\n{FIELDS}\n")
    assert [page.head.title for page in pages] == ["Lamp", "Lamp shade"]
    assert not found


def test_the_name_of_a_model_alone_heads_its_table() -> None:
    text = f"# A\n\n**In**: `LampIn`\n\n{FIELDS}\n\n`LampOut`:\n\n{FIELDS}\n"
    pages, found = read(text)
    assert [page.head.title for page in pages] == ["LampIn", "LampOut"]
    assert not found


def test_a_glossary_is_no_table_of_fields() -> None:
    assert read(f"# A\n\n{table('Name | Description', 'a | b')}")[1] == [
        "not-a-spec at 1:1"
    ]


# The vote


def detect(*texts: str) -> tuple[str, list[str]]:
    report = Report()
    documents = [read_document(SourceFile("a.md", text)) for text in texts]
    ballots = (count_votes(each, find_form(each)) for each in documents)
    dialect = decide(ballots, report, {}).main
    return dialect.name, [found.code for found in report]


@pytest.mark.parametrize(
    "text",
    [
        table("Name | Type | Required", "a | string | Yes", "b | integer | No"),
        table("Name | Type | Required", "a | string | Yes"),
        table("Field | Type | Required | Description", "a | string | ✓ | b"),
        table("Property | Type | Notes", "a | number | REQUIRED. b"),
        table("Name | Type | Required", "a | Address | Yes"),
        table("Name | Type | Required", "a | date-time | :heavy_check_mark:"),
        table("Value | Meaning", "a | first"),
    ],
)
def test_tables_written_by_hand_are_plain(text: str) -> None:
    assert detect(f"# A\n\n{text}\n") == ("plain", [])


@pytest.mark.parametrize(
    ("cells", "dialect"),
    [
        (["*string*", "*number*"], "typescript"),
        (["*string*", "*number*", "*integer*"], "plain"),
        (["*string*", "*?int*", "*array\\<string>*", "*mixed*"], "php"),
        (["*String*", "*Optional\\<String>*"], "java"),
        (["`string`", "`*string`", "`int64`"], "go"),
    ],
)
def test_plain_stands_back_among_generated_tables(
    cells: list[str], dialect: str
) -> None:
    rows = [f"`a` | {cell} | :heavy_check_mark: | b" for cell in cells]
    text = table("Field | Type | Required | Description", *rows)
    assert detect(f"# A\n\n## Fields\n\n{text}\n") == (dialect, [])


def test_docs_that_gen_wrote_are_not_plain() -> None:
    header = "Field | Type | Required | Description | Example | Wire name"
    text = table(header, "a | str | yes | | | a", "b | list[str] | no | | | b")
    assert detect(f"# A\n\n## Fields\n\n{text}\n") == ("gen", [])


@pytest.mark.parametrize(
    ("header", "meant"), [("Requierd", "required"), ("Descripton", "description")]
)
def test_a_misspelt_column_is_recognised(header: str, meant: str) -> None:
    text = (
        f"# A\n\n| Name | Type | {header} |\n| --- | --- | --- |\n| a | string | b |\n"
    )
    report = Report()
    read_pages(read_document(SourceFile("a.md", text)), DIALECTS["plain"], report)
    helps = [found.help for found in report if found.code == "unread-column"]
    assert helps == [f"did you mean `{meant}`?"]
