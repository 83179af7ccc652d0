"""Where `ambiguous-union` is raised: two members can have the same objects."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

MODELS = {
    "Cat": ["id | int | yes", "lives | int | no"],
    "Dog": ["id | int | yes", "tricks | int | no"],
    "Fish": ["id | int | yes", "fins | int | yes"],
    "Word": ["id | string | yes"],
}


def page(title: str, rows: list[str]) -> str:
    head = f"# {title}\n\n| Field | Type | Required |\n| --- | --- | --- |\n"
    return head + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    ("cell", "pair"),
    [
        ("Cat or Dog", "Cat Dog"),
        ("Cat or Fish", None),
        ("Dog or Word", None),
        ("Fish or Word or Cat", None),
        ("string or Dog or Cat", "Dog Cat"),
        ("Cat or list of Dog", None),
        ("list of (Cat or Dog)", "Cat Dog"),
        ("map of (Cat or Dog or null)", "Cat Dog"),
        ("list of Cat or list of Dog", "Cat Dog"),
        ("list of Cat or list of Fish", None),
        ("list of Cat or list of (Word or Dog)", "Cat Dog"),
        ("list of Cat or map of Dog", None),
        ("map of Cat or map of Dog", "Cat Dog"),
        ("list of list of Cat or list of list of Dog", "Cat Dog"),
    ],
)
def test_a_union_in_a_cell(cell: str, pair: str | None) -> None:
    pages = [page(title, rows) for title, rows in MODELS.items()]
    pages.append(page("Holder", [f"item | {cell} | yes"]))
    report = Report()
    sources = [SourceFile("pets.md", "\n\n".join(pages))]
    read_schema(sources, DIALECTS["plain"], report)
    found = [each for each in report if each.code == "ambiguous-union"]
    assert len(found) == bool(pair)
    for each in found:
        first, second = str(pair).split()
        assert f"`{first}`" in each.message
        assert f"`{second}`" in each.message
        assert each.span.text == "item"
