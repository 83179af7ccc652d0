"""The diagram of a namespace: what it shows, and where it would be too large."""

from __future__ import annotations

import pytest

from generator.backends.docs import build_diagrams
from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile


def index_of(**pages: str) -> str:
    """Return the index for pages by name, ``shop__Order``; each is text or ``name: type``."""
    sources = []
    for name, page in pages.items():
        *_, title = name.split("__")
        rows = [row.partition(":") for row in page.split(";")]
        table = "".join(f"| {n} | {t} | yes |\n" for n, _, t in rows if n)
        head = "| Field | Type | Required |\n|---|---|---|\n" if table else "x\n"
        path = name.replace("__", "/") + ".md"
        sources.append(SourceFile(path, f"# {title}\n\n{head}{table}"))
    report = Report()
    reading = read_schema(sources, DIALECTS["plain"], report)
    assert not report.has_errors, [str(found) for found in report]
    [index] = [f for f in emit_files(reading) if f.path == "docs/index.md"]
    return index.text


def arrows(index: str) -> list[str]:
    return [line for line in index.splitlines() if "-->" in line]


def test_references_inside_the_namespace_are_shown() -> None:
    index = index_of(
        shop__Order="lines: list of Line; note: string; address: Address; self: Order",
        shop__Line="",
        shop__Alone="",
        other__Address="",
    )
    assert arrows(index) == ["`Order` --> `Line` : lines"]
    assert "class `Line`" in index
    assert "class `Alone`" not in index
    assert index.count("```mermaid") == 1


def test_many_attributes_are_one_arrow() -> None:
    index = index_of(
        A="a: B; b: list of B; c: B", B="", C="only: B; twice: B or list of B"
    )
    assert arrows(index) == ["`A` --> `B` : a, b, …", "`C` --> `B` : only, twice"]


@pytest.mark.parametrize("limit", ["MAX_CLASSES", "MAX_ARROWS"])
def test_what_could_not_be_read_is_left_out(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    pages = {"A": "b: B; c: C", "B": "c: C", "C": ""}
    monkeypatch.setattr(build_diagrams, limit, 3)
    assert len(arrows(index_of(**pages))) == 3
    monkeypatch.setattr(build_diagrams, limit, 2)
    index = index_of(**pages)
    assert "There is no diagram: 3 classes with 3 arrows are too many to read." in index
    assert "mermaid" not in index
