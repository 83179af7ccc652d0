"""Cells of pages that generators write: one page, one field, what is read of it."""

from __future__ import annotations

import pytest
from described import described, kind, type_text

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.openapi_generator.grammar import in_language
from generator.ir.constraints import Length
from generator.ir.schema import EnumDef, Field, ObjectDef, Schema
from generator.source import SourceFile

HEAD = "# Till\n\n## Properties\nName | Type | Description | Notes\n--- | --- | --- | ---\n"


def read(text: str, language: str, *others: SourceFile) -> tuple[Schema, list[str]]:
    report = Report()
    sources = [SourceFile("Till.md", text), *others]
    schema = read_schema(sources, in_language(language), report).schema
    return schema, [each.code for each in report if each.span.file.path == "Till.md"]


def read_row(row: str, language: str, *others: SourceFile) -> tuple[Field, Schema]:
    schema, _ = read(f"{HEAD}{row}\n", language, *others)
    till = schema.definitions["Till"]
    assert isinstance(till, ObjectDef)
    return till.fields[0], schema


@pytest.mark.parametrize(
    ("language", "cell", "expected"),
    [
        ("rust", "Option<**::std::collections::HashMap<String, i64>**>", "map of int"),
        ("rust", "Option<[**crate::models::Coin**](Coin.md)>", "coin"),
        ("rust", "[**Vec<crate::models::AnyType>**](AnyType.md)", "list of any"),
        ("php", r"[**\Shop\Model\\DateTime**](\DateTime.md)", "datetime"),
        ("typescript", "**Array&lt;string | null&gt;**", "list of str or null"),
        ("micronaut", "`List&lt;List&lt;@Valid Coin&gt;&gt;`", "list of list of coin"),
        ("java", "**List&lt;@Size(max=3) String&gt;**", "list of str"),
        ("dart", "**BuiltList**", "list of any"),
        ("objc", "**NSDictionary***", "map of any"),
        ("ruby", "**Array&lt;BOOLEAN&gt;**", "list of bool"),
        ("csharp", "**Collection&lt;Guid&gt;**", "list of str"),
        ("csharp", "[****](.md)", "any"),
        ("csharp", "[**List&lt;&gt;**](.md)", "list of any"),
        ("php", "[**null[]**](.md)", "list of any"),
        ("bash", "**integer**", "number"),
        ("python", "**Dict[str, object]**", "map of any"),
        ("python", "**object**", "map of any"),
        ("php", "[**UploadedFile**](UploadedFile.md)", "file"),
        ("bash", "[**List**](Coin.md)", "list of coin"),
        ("bash", "[**Map**](integer.md)", "map of number"),
        ("bash", "[**List**](array.md)", "list of any"),
        ("powershell", "[**System.Collections.Hashtable**](Coin.md)", "map of coin"),
        ("c", r"[**list_t**](Coin.md) \*", "list of coin"),
        ("bash", "[**coin-op**](coin-op.md)", "coinop"),
        ("kotlin", "**kotlin.Array&lt;kotlin.Byte&gt;**", "bytes"),
        # A title of a page that the language has as a word, too.
        ("ruby", "**File**", "file"),
        ("ruby", "[**File**](File.md)", "file any"),
        ("java", "**List&lt;Any&gt;**", "list of any any"),
        ("kotlin", "**kotlin.Any**", "any"),
    ],
)
def test_types(language: str, cell: str, expected: str) -> None:
    pages = ("Coin", "coin-op", "File", "Any")
    others = [
        SourceFile(f"{name}.md", f"# {name}\n\n## Properties\n") for name in pages
    ]
    field, schema = read_row(f"**x** | {cell} | | ", language, *map(with_table, others))
    shown = type_text(field.type, schema)
    assert shown == expected.replace("file any", "file").replace("any any", "any")
    is_page = type(field.type).__name__ == "Ref" or "Ref(" in repr(field.type)
    names = ("coin", "file any", "any any")
    assert is_page == any(name in expected for name in names)


def with_table(page: SourceFile) -> SourceFile:
    return SourceFile(page.path, HEAD.replace("Till", page.path.removesuffix(".md")))


@pytest.mark.parametrize(
    ("language", "name", "key"),
    [
        ("typescript", "_id", "_id"),
        ("typescript", "_default", "default"),
        ("java", "_object", "object"),
        ("java", "propertyClass", "class"),
        ("java", "_24h", "24h"),
        ("go", "Var24h", "24h"),
        ("python", "var_schema", "schema"),
        ("python", "_type", "_type"),
        ("rust", "param_self", "self"),
        ("r", "item_private", "private"),
        ("kotlin", "propertyEntries", "entries"),
        ("csharp", "VarClient", "Client"),
        ("objc", "_description", "description"),
        ("swagger-go", "Type_", "Type"),
        ("dart", "required_", "required"),
        ("swift", "_protocol", "protocol"),
        ("bash", "coinUnderscorecount", "coin_count"),
        ("java", "coinUnderscore", "coinUnderscore"),
    ],
)
def test_names_are_as_in_json(language: str, name: str, key: str) -> None:
    assert read_row(f"**{name}** | **string** | | ", language)[0].wire_name == key


@pytest.mark.parametrize(
    ("language", "cell", "note", "expected"),
    [
        (
            "python",
            "**List[str]**",
            '["a","b"]',
            "list of str, optional, default ['a', 'b']",
        ),
        ("go", "**[]string**", '{"a"}', "list of str, optional, default ['a']"),
        ("go", "**[]string**", "{}", "list of str, optional, default []"),
        ("dart", "**List<String>**", "[]", "list of str, optional"),
        (
            "python",
            "**str**",
            """'it's "so"'""",
            """str, optional, default 'it\\'s "so"'""",
        ),
        ("bash", "**string**", "a[0]|b", "str, optional, default 'a[0]|b'"),
        ("bash", "**string**", "true", "str, optional, default 'true'"),
        ("r", "**character**", "TRUE", "bool, optional, default True"),
        (
            "ruby",
            "**Time**",
            "Time.parse(&quot;2020-01-31T10:20:30Z[Etc/UTC]&quot;)",
            "datetime, optional, default '2020-01-31T10:20:30Z'",
        ),
        (
            "julia",
            "**Date**",
            'OpenAPI.str2date("2020-01-31")',
            "date, optional, default '2020-01-31'",
        ),
        (
            "python-5",
            "**date**",
            "dateutil_parser('Fri Jan 31 00:00:00 UTC 2020').date()",
            "date, optional, default '2020-01-31'",
        ),
        (
            "php",
            "**string**",
            "'Fri Jan 31 10:20:30 GMT 2020'",
            "str, optional, default '2020-01-31T10:20:30Z'",
        ),
        ("swagger-go", "**string**", "COLOUR.RED", "str, optional"),
        (
            "swagger-go",
            "**string**",
            "none at all",
            "str, optional, default 'none at all'",
        ),
        ("csharp", "**int?**", "3", "int, optional, default 3"),
    ],
)
def test_defaults(language: str, cell: str, note: str, expected: str) -> None:
    row = f"**x** | {cell} | | [optional] [default to {note}]"
    field, schema = read_row(row, language)
    assert described(field, schema) == expected


def test_null_is_told_only_where_the_language_tells_it() -> None:
    assert read_row("**x** | **int?** | | ", "csharp")[0].nullable is None
    assert read_row("**x** | Pointer to **string** | | ", "go")[0].nullable is None
    assert read_row("**x** | **string** | | ", "go")[0].nullable is False
    assert read_row("**x** | **[]string** | | ", "go")[0].nullable is None
    assert read_row("**x** | **NullableString** | | ", "go")[0].nullable is True


def test_values_of_enums_as_code() -> None:
    note = 'must be one of ["red", "say "hi"", "a,b", "", 2, -1.5, True, ]'
    schema, _ = read(f"{HEAD}**value** | **str** | | {note}\n", "python-5")
    assert values(schema, "Till") == ["red", 'say "hi"', "a,b", "", 2, -1.5, True]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("* `BIG` (value: `10000000000l`)", 10000000000),
        ("* `HALF` (value: `new BigDecimal(0.5)`)", 0.5),
        ("* `ITS` (value: `'it's'`)", "it's"),
        ('* `SAID` (value: `"say "hi""`)', 'say "hi"'),
    ],
)
def test_values_of_enum_pages(line: str, value: object) -> None:
    schema, _ = read(f"# Till\n\n## Enum\n\n{line}\n", "java")
    assert values(schema, "Till") == [value]


def values(schema: Schema, name: str) -> list[object]:
    enum = schema.definitions[name]
    assert isinstance(enum, EnumDef)
    return [member.value for member in enum.members]


@pytest.mark.parametrize(
    ("cell", "anchor", "heading"),
    [
        ("Map&lt;String, InnerEnum&gt;", "Map&lt;String, InnerEnum&gt;", "InnerEnum"),
        (
            "inline",
            "kotlin.collections.Map&lt;kotlin.String, &#x60;Inner&#x60;&gt;",
            "sizes",
        ),
        ("inline", "kotlin.collections.Map&lt;kotlin.String, innerEnum&gt;", "sizes"),
    ],
    ids=["java", "kotlin", "older kotlin"],
)
def test_a_map_of_an_enum_in_a_section(cell: str, anchor: str, heading: str) -> None:
    row = f"**sizes** | [**{cell}**](#{anchor}) | | "
    text = f"{HEAD}{row}\n\n## Enum: {heading}\nName | Value\n---- | -----\n"
    one = (
        "sizes | s, m" if heading == "sizes" else "S | &quot;s&quot;\nM | &quot;m&quot;"
    )
    schema, codes = read(f"{text}{one}\n", "java")
    (enum,) = (d for d in schema.definitions.values() if isinstance(d, EnumDef))
    assert kind(enum, schema) == "enum 's' 'm'"
    till = schema.definitions["Till"]
    assert isinstance(till, ObjectDef)
    assert repr(enum.identity.id) in repr(till.fields[0].type)
    assert "unknown-model" not in codes


def test_an_enum_that_the_field_is_named_for() -> None:
    row = "**coinEnum** | [**inline**](#CoinEnumEnum) | | "
    table = "Name | Value\n---- | -----\ncoinEnum | s, m\n"
    schema, codes = read(f"{HEAD}{row}\n\n## Enum: coinEnum\n{table}", "kotlin")
    assert values(schema, "TillCoinEnum") == ["s", "m"]
    assert "unknown-model" not in codes


def test_numbers_of_elements_are_constraints() -> None:
    row = "**x** | **array[character]** | | [Max. items: 3] [Min. items: 1] "
    assert read_row(row, "r")[0].constraints == (Length(1, 3),)


def test_quotes_in_descriptions_have_no_escape() -> None:
    field, _ = read_row(r"**x** | **String** | a \"name\" | ", "dart")
    assert field.doc == 'a "name"'


def test_a_bar_in_a_type_of_two_columns() -> None:
    text = "# Till\n\n## Properties\n\nName | Type\n------------ | -------------\n"
    schema, _ = read(f"{text}`x` | Array&lt;string | null&gt;\n", "typescript-fetch")
    till = schema.definitions["Till"]
    assert isinstance(till, ObjectDef)
    assert type_text(till.fields[0].type, schema) == "list of str or null"


def test_a_union_without_a_page_takes_any_value_and_says_so() -> None:
    text = f"{HEAD}**x** | [**OneOfCoinstring**](OneOfCoinstring.md) | | \n"
    schema, codes = read(text, "rust")
    till = schema.definitions["Till"]
    assert isinstance(till, ObjectDef)
    assert type_text(till.fields[0].type, schema) == "any"
    assert "unstated-union" in codes
    page = with_table(SourceFile("OneOfCoinstring.md", ""))
    assert "unstated-union" not in read(text, "rust", page)[1]


def test_a_name_without_a_link_means_the_file_of_that_name() -> None:
    text = HEAD.replace("Till", "ModelError") + "**code** | **number** | | \n"
    page = SourceFile("Error.md", text)
    field, schema = read_row("**x** | **Error** | | ", "typescript", page)
    assert type_text(field.type, schema) == "modelerror"


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("java", "**numeric** | **Integer** | |  [optional]"),
        ("ruby", "**number** | **BOOLEAN** | | [optional] "),
        ("swagger-go", "**Price** | **float64** | | [optional] [default to null]"),
        ("julia", "**x** | **Vector{String}** | | [optional] "),
        (
            "csharp",
            "**character** | **Dictionary&lt;string, int?&gt;** | | [optional] ",
        ),
    ],
)
def test_languages_are_told_by_types_not_by_names(language: str, row: str) -> None:
    source = SourceFile("Till.md", f"{HEAD}{row}\n")
    dialect = read_schema([source], None, Report()).dialect
    assert dialect == f"openapi-generator ({language})"


MARKED = """# # Till

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
| `key`<sup>*_required_</sup> | ```string``` |  a | b  |  |
| `coins` | [```\\Shop\\Model\\Coin[]```](Coin.md) |    |  |
| `open` | ```bool``` |  Is it?  |  [default to false] |
"""


def test_names_with_a_mark_are_required_and_others_are_not() -> None:
    schema, codes = read(MARKED, "php", with_table(SourceFile("Coin.md", "")))
    till = schema.definitions["Till"]
    assert isinstance(till, ObjectDef)
    assert [f"{f.wire_name}: {described(f, schema)}" for f in till.fields] == [
        "key: str, required",
        "coins: list of coin, optional",
        "open: bool, optional, default False",
    ]
    assert till.fields[0].doc == "a | b"
    assert "unreadable-type" not in codes


def test_documents_with_marks_are_told_by_their_form() -> None:
    dialect = read_schema([SourceFile("Till.md", MARKED)], None, Report()).dialect
    assert dialect.startswith("openapi-generator")


def test_a_type_may_say_that_the_field_is_optional() -> None:
    row = "**x** | **(optional)** `string` | | [default to undefined]"
    field, schema = read_row(row, "typescript")
    assert described(field, schema) == "str, optional"
    field, schema = read_row("**x** | `Coin` | | [default to undefined]", "typescript")
    assert field.required


@pytest.mark.parametrize(
    ("language", "cell", "row"),
    [("c", "**int**", r"**y** | **list_t \*** | | "), ("r", "**character**", "")],
)
def test_booleans_that_cannot_be_told_are_a_warning(
    language: str, cell: str, row: str
) -> None:
    text = HEAD.replace("# Till", "# till_t" if language == "c" else "# Till")
    report = Report()
    source = SourceFile("Till.md", f"{text}**x** | {cell} | | \n{row}\n")
    assert language in read_schema([source], None, report).dialect
    assert [f.code for f in report].count("unstated-booleans") == 1
