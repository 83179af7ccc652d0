"""A type printed as Java documents print it is read as that type again."""

from __future__ import annotations

import functools

from hypothesis import given, strategies as st
from type_text import show

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects.java import JAVA, SCALARS
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    StreamExpr,
    TypeExpr,
)
from generator.source import SourceFile, Span

NOWHERE = Span(SourceFile("", ""), 0, 0)
WORDS = {meaning: word for word, meaning in SCALARS.items()}
BRACKETS = {
    ListExpr: "List{}{}>",
    MapExpr: "Map{}String, {}>",
    OptionalExpr: "Optional{}{}>",
    NullableExpr: "JsonNullable{}{}>",
    StreamExpr: "EventStream{}{}>",
}

names = st.from_regex(r"[A-Z][A-Za-z0-9_]{0,6}", fullmatch=True).filter(
    lambda name: name not in SCALARS
)
leaves: st.SearchStrategy[TypeExpr] = st.one_of(
    st.sampled_from(sorted(WORDS)).map(lambda word: ScalarExpr(word, NOWHERE)),
    names.map(lambda name: NameExpr(name, "", NOWHERE)),
    names.map(lambda name: NameExpr(name, f"../{name}.md", NOWHERE)),
)
types: st.SearchStrategy[TypeExpr] = st.builds(
    lambda wraps, leaf: functools.reduce(
        lambda expr, wrap: wrap(expr, NOWHERE), wraps, leaf
    ),
    st.lists(st.sampled_from(list(BRACKETS)), max_size=6),
    leaves,
)


def write(expr: TypeExpr, escaped: bool, depth: int = 1) -> str:
    """Return ``expr`` in Java; with ``escaped``, each level has one backslash more."""
    match expr:
        case ScalarExpr(name):
            return f"*{WORDS[name]}*"
        case NameExpr(name, href):
            return f"[{name}]({href})" if href else f"*{name}*"
        case ListExpr(item) | MapExpr(item) | StreamExpr(item):
            inner = item
        case OptionalExpr(item) | NullableExpr(item):
            inner = item
        case _:
            raise AssertionError(expr)
    opening = "\\" * depth + "<" if escaped else "<"
    return BRACKETS[type(expr)].format(opening, write(inner, escaped, depth + 1))


@given(types, st.booleans())
def test_what_is_printed_is_read_again(expr: TypeExpr, escaped: bool) -> None:
    text = write(expr, escaped)
    report = Report()
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    assert show(read_type(read_inline(cell), JAVA, report)) == show(expr)
    assert not list(report)
