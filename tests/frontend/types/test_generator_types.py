"""A type printed as a language of openapi-generator prints it is read as that type again."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

import pytest
from hypothesis import given, strategies as st
from type_text import show

from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.type_text import read_type_text
from generator.frontend.markdown.document import cell_at
from generator.frontend.types.dialects.openapi_generator.grammar import in_language
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import ListExpr, MapExpr, NameExpr, ScalarExpr
from generator.source import SourceFile, Span

NOWHERE = Span(SourceFile("", ""), 0, 0)


class Words(NamedTuple):
    """How a language writes a text, a model, a list and a map, and all of a cell."""

    text: str
    model: str
    list: str
    map: str
    cell: str = "**{}**"


WORDS = {
    "bash": Words("string", "{}", "array[{}]", "map[String, {}]"),
    "csharp": Words("string", "{}", "List&lt;{}&gt;", "Dictionary&lt;string, {}&gt;"),
    "dart": Words("String", "{}", "BuiltList&lt;{}&gt;", "BuiltMap&lt;String, {}&gt;"),
    "go": Words("string", "{}", "[]{}", "map[string]{}", "Pointer to [**{}**](X.md)"),
    "java": Words("String", "{}", "List&lt;{}&gt;", "Map&lt;String, {}&gt;"),
    "javascript": Words("String", "{}", "[{}]", "{{String: {}}}", "[**{}**](X.md)"),
    "julia": Words("String", "*{}", "Vector{{{}}}", "Dict{{String, {}}}", "**`{}`**"),
    "kotlin": Words(
        "kotlin.String",
        "{}",
        "kotlin.collections.List&lt;{}&gt;",
        "kotlin.collections.Map&lt;kotlin.String, {}&gt;",
    ),
    "micronaut": Words(
        "String", "{}", "List&lt;{}&gt;", "Map&lt;String, {}&gt;", "`{}`"
    ),
    "objc": Words("NSString*", "{}*", "NSArray&lt;{}&gt;*", "NSDictionary&lt;{}&gt;*"),
    "perl": Words("string", "{}", "ARRAY[{}]", "HASH[string,{}]"),
    "php": Words("string", "\\Shop\\Model\\{}", "array<{}>", "array<string,{}>"),
    "powershell": Words("String", "{}", "{}[]", "Hashtable[String, {}]"),
    "python": Words("str", "{}", "List[{}]", "Dict[str, {}]", "[**{}**](X.md)"),
    "python-5": Words("str", "{}", "[{}]", "{{str: ({},)}}"),
    "r": Words("character", "{}", "array[{}]", "map({})"),
    "ruby": Words("String", "{}", "Array&lt;{}&gt;", "Hash&lt;String, {}&gt;"),
    "rust": Words(
        "String", "models::{}", "Vec<{}>", "std::collections::HashMap<String, {}>"
    ),
    "scala": Words("String", "{}", "Seq[{}]", "Map&lt;String, {}&gt;"),
    "swift": Words("String", "{}", "[{}]", "[String: {}]", "{}"),
    "typescript": Words("string", "{}", "Array&lt;{}&gt;", "{{ [key: string]: {}; }}"),
    "typescript-fetch": Words(
        "string", "{}", "Array&lt;{}&gt;", "{{ [key: string]: {}; }}", "{}"
    ),
}


@pytest.mark.parametrize("name", WORDS)
@given(
    model=st.none() | st.from_regex(r"[A-Z][a-z]{2,7}Dto[0-9]?", fullmatch=True),
    wraps=st.lists(st.sampled_from([ListExpr, MapExpr]), max_size=5),
)
def test_what_is_printed_is_read_again(
    name: str, model: str | None, wraps: list[type[ListExpr | MapExpr]]
) -> None:
    words = WORDS[name]
    leaf = NameExpr(model, "", NOWHERE) if model else ScalarExpr("str", NOWHERE)
    expr = reduce(lambda inner, wrap: wrap(inner, NOWHERE), wraps, leaf)
    text = words.model.format(model) if model else words.text
    for wrap in wraps:
        text = (words.list if wrap is ListExpr else words.map).format(text)
    report = Report()
    file = SourceFile("A.md", words.cell.format(text))
    cell = cell_at(Span(file, 0, len(file.text)))
    read = read_type(read_type_text(cell), in_language(name), report)
    assert not list(report), file.text
    assert show(read) == show(expr), file.text
