"""A type printed in people's words is read as that type again; no row of a table is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from random_markdown import texts
from type_text import show

from generator.diagnostics.report import Report
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.page import ObjectPage
from generator.frontend.pages.read_pages import read_pages
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.dialects.plain.words import FORMATS, SCALARS
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.source import SourceFile, Span

SENSES = SCALARS.senses
NOWHERE = Span(SourceFile("", ""), 0, 0)
LISTS = ["list of {}", "array of {}", "list[{}]", "array<{}>", "[{}]", "({})[]"]
MAPS = ["map of {}", "map<string, {}>", "dict[str, {}]", "map of string to {}"]
NULLS = ["({}) or null", "({}) | null", "nullable ({})"]

names = st.from_regex(r"[A-Z][a-z0-9_]{3,6}", fullmatch=True).filter(
    lambda name: not FORMATS.fullmatch(name)
    and name.lower() not in ("list", "array", "dict", "enum", "const", "record", "hash")
)
leaves: st.SearchStrategy[TypeExpr] = st.one_of(
    st.sampled_from(sorted(set(SENSES.values()) - {"null"})).map(
        lambda name: ScalarExpr(name, NOWHERE)
    ),
    names.map(lambda name: NameExpr(name, "", NOWHERE)),
    names.map(lambda name: NameExpr(name, f"../{name}.md", NOWHERE)),
    st.from_regex(r"[a-z ]{1,5}", fullmatch=True).map(
        lambda text: LiteralExpr(text, NOWHERE)
    ),
)
types: st.SearchStrategy[TypeExpr] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda expr: ListExpr(expr, NOWHERE)),
        inner.map(lambda expr: MapExpr(expr, NOWHERE)),
    ),
    max_leaves=4,
)
wholes: st.SearchStrategy[TypeExpr] = st.one_of(
    types,
    types.map(lambda expr: NullableExpr(expr, NOWHERE)),
    types.map(lambda expr: OptionalExpr(expr, NOWHERE)),
    st.lists(leaves, min_size=2, max_size=3).map(
        lambda members: UnionExpr(tuple(members), NOWHERE)
    ),
)


def write(expr: TypeExpr, draw: st.DataObject) -> str:
    def one_of(patterns: list[str], inner: TypeExpr) -> str:
        return draw.draw(st.sampled_from(patterns)).format(write(inner, draw))

    match expr:
        case ScalarExpr(name):
            words = sorted(word for word, meaning in SENSES.items() if meaning == name)
            return draw.draw(st.sampled_from(words))
        case NameExpr(name, href):
            return f"[{name}]({href})" if href else name
        case LiteralExpr(value):
            return f'"{value}"'
        case ListExpr(item):
            return one_of(LISTS, item)
        case MapExpr(value):
            return one_of(MAPS, value)
        case NullableExpr(inner):
            return one_of(NULLS, inner)
        case OptionalExpr(inner):
            return one_of(["({})?", "optional ({})", "?({})"], inner)
        case UnionExpr(members):
            between = draw.draw(st.sampled_from([" | ", " or ", "/"]))
            return between.join(write(member, draw) for member in members)
    raise AssertionError(expr)


@given(wholes, st.data())
def test_what_is_printed_is_read_again(expr: TypeExpr, data: st.DataObject) -> None:
    text = write(expr, data)
    report = Report()
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    assert show(read_type(read_inline(cell), PLAIN, report)) == show(expr)
    assert not list(report)


PIECES = st.sampled_from(
    [
        *(
            "required",
            "Optional.",
            "REQUIRED",
            "x",
            "✓",
            "min",
            "max ",
            "length",
            "1",
            "..",
        ),
        *(
            ">=",
            "<",
            "/",
            "`",
            "^",
            "pattern:",
            "unique",
            "null",
            "or",
            "of",
            "list",
            "[",
        ),
        *(
            "]",
            "(",
            ")",
            "{",
            "}",
            "enum",
            ":",
            ",",
            '"',
            "'",
            "string",
            "map",
            "?",
            "*",
        ),
        *(
            "uuid",
            "<br/>",
            " ",
            "nullable",
            "A",
            "one of",
            "const",
            "999999999999999999",
        ),
    ]
)
cells = st.lists(PIECES, max_size=8).map(" ".join) | texts.map(
    lambda text: text.replace("|", "\\|").replace("\\\\|", "\\|")
)
HEADER = "Name | Type | Required | Nullable | Notes | Default | Constraints"


@given(st.lists(st.lists(cells, min_size=6, max_size=6), max_size=4))
def test_every_row_is_read_or_reported(rows: list[list[str]]) -> None:
    lines = [f"| a{n} | {' | '.join(row)} |" for n, row in enumerate(rows)]
    head = [f"| {HEADER} |", "|--" * 7 + "|"]
    text = "\n".join(["# A", "", *head, *lines, ""])
    report = Report()
    pages = read_pages(read_document(SourceFile("A.md", text)), PLAIN, report)
    [page] = pages
    assert isinstance(page, ObjectPage)
    assert [row.name for row in page.rows] == [f"a{n}" for n in range(len(rows))]
    for found in report:
        assert 0 <= found.span.start <= found.span.end <= len(text)


@pytest.mark.parametrize(
    "text", ["?", "[", "(", "list of ", "optional ", "map of ", "a("]
)
def test_deep_types_are_refused(text: str) -> None:
    cell = cell_at(Span(SourceFile("A.md", text * 5000), 0, len(text) * 5000))
    report = Report()
    read_type(read_inline(cell), PLAIN, report)
    assert [found.code for found in report] == ["unreadable-type"]


@pytest.mark.parametrize("text", ["string" + "[]" * 5000, "string" + "?" * 5000])
def test_long_suffixes_do_not_recurse(text: str) -> None:
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    assert read_type(read_inline(cell), PLAIN, Report())
