"""A type printed in the words of a dialect is read as that type again.

Java and ``plain`` have tests of their own: Java escapes each level once more, and people
write one type in many ways.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, strategies as st
from type_text import show

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
)
from generator.source import SourceFile, Span

NOWHERE = Span(SourceFile("", ""), 0, 0)


@dataclass(frozen=True)
class Words:
    """How a dialect writes types: ``{}`` is the place of the inner one.

    ``outside`` may stand outermost only.
    """

    scalars: dict[ScalarName, str]
    model: str
    inside: dict[type, str]
    outside: dict[type, str]


WORDS = {
    "python": Words(
        {"str": "str", "int": "int", "float": "float", "bool": "bool", "any": "Any"},
        "[models.{}](../models/{}.md)",
        {ListExpr: "List[{}]", MapExpr: "Dict[str, {}]", NullableExpr: "Nullable[{}]"},
        {OptionalExpr: "Optional[{}]"},
    ),
    "typescript": Words(
        {"str": "string", "number": "number", "bool": "boolean", "any": "any"},
        "[components.{}](../../models/components/{}.md)",
        {ListExpr: "{}[]", MapExpr: "Record<string, {}>"},
        {},
    ),
    "go": Words(
        {
            "str": "string",
            "int": "int64",
            "float": "float64",
            "bool": "bool",
            "any": "any",
        },
        "[components.{}](../../models/components/{}.md)",
        {ListExpr: "[]{}", MapExpr: "map[string]{}"},
        {},
    ),
    "csharp": Words(
        {
            "str": "string",
            "int": "int",
            "float": "double",
            "bool": "bool",
            "any": "object",
        },
        "[{}](../../Models/Components/{}.md)",
        {ListExpr: "List<{}>", MapExpr: "Dictionary<String, {}>"},
        {},
    ),
    "php": Words(
        {
            "str": "string",
            "int": "int",
            "float": "float",
            "bool": "bool",
            "any": "mixed",
        },
        "[Components\\{}](../../Models/Components/{}.md)",
        {ListExpr: "array<{}>", MapExpr: "array<string, {}>"},
        {},
    ),
    "ruby": Words(
        {
            "str": "::String",
            "int": "::Integer",
            "bool": "T::Boolean",
            "any": "::Object",
        },
        "[Models::Shared::{}](../../models/shared/{}.md)",
        {ListExpr: "T::Array<{}>", MapExpr: "T::Hash[Symbol, {}]"},
        {OptionalExpr: "T.nilable({})"},
    ),
    "gen": Words(
        {"str": "str", "decimal": "Decimal", "bigint": "int (bigint)", "uuid": "UUID"},
        "[{}](../components/{}.md)",
        {ListExpr: "list[{}]", MapExpr: "dict[str, {}]", StreamExpr: "stream[{}]"},
        {NullableExpr: "{} | None"},
    ),
}


@st.composite
def printed(draw: st.DrawFn, words: Words) -> tuple[str, TypeExpr]:
    """Return a type as ``words`` write it, and what it is."""
    expr: TypeExpr
    if draw(st.booleans()):
        scalar = draw(st.sampled_from(sorted(words.scalars)))
        text, expr = words.scalars[scalar], ScalarExpr(scalar, NOWHERE)
    else:
        name = draw(st.from_regex(r"[A-Z][a-z]{2,7}Dto[0-9]?", fullmatch=True))
        text = words.model.replace("{}", name)
        title = text[1 : text.index("]")]
        href = text[text.index("(") + 1 : -1]
        expr = NameExpr(title, href, NOWHERE)
    wraps = draw(st.lists(st.sampled_from(list(words.inside)), max_size=5))
    outermost = st.sampled_from(list(words.outside))
    wraps += draw(st.lists(outermost, max_size=1)) if words.outside else []
    for wrap in wraps:
        text = (words.inside | words.outside)[wrap].replace("{}", text)
        expr = wrap(expr, NOWHERE)
    return text, expr


@pytest.mark.parametrize("name", WORDS)
@given(data=st.data())
def test_what_is_printed_is_read_again(name: str, data: st.DataObject) -> None:
    text, expr = data.draw(printed(WORDS[name]))
    report = Report()
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    read = read_type(read_inline(cell), DIALECTS[name], report)
    assert not list(report), text
    assert show(read) == show(expr), text


def test_every_dialect_has_such_a_test() -> None:
    # The others have tests of their own.
    others = {"java", "openapi-generator", "plain"}
    assert WORDS.keys() | others == DIALECTS.keys()
