"""Documents of single-file tools: each is recognised, no other is, and no text makes gen raise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.generators import find_form
from generator.frontend.markdown.commonmark import read_document
from generator.source import SourceFile

CASES = Path(__file__).parent.parent / "cases"
TOOLS = (
    *("protoc-gen-doc", "widdershins", "swagger-markdown", "typedoc", "jsonschema2md"),
    *("asyncapi", "json-schema-for-humans", "api-documenter"),
    "linkml",
)


def documents(tool: str) -> dict[str, str]:
    folder = CASES / f"tool-{tool}/specs"
    paths = sorted(p for p in folder.rglob("*.md") if p.name != "README.md")
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in paths}


DOCUMENTS = [
    (tool, path, text) for tool in TOOLS for path, text in documents(tool).items()
]


def form_of(path: str, text: str) -> str | None:
    form = find_form(read_document(SourceFile(path, text)))
    return form.name if form else None


@pytest.mark.parametrize(("tool", "path", "text"), DOCUMENTS)
def test_documents_are_recognised_by_their_form(
    tool: str, path: str, text: str
) -> None:
    assert form_of(path, text) == tool


def test_no_other_case_is_taken_for_one_of_a_tool() -> None:
    for folder in CASES.iterdir():
        if not folder.name.startswith("tool-") and "generators" not in folder.name:
            for path in folder.glob("specs/**/*.md"):
                text = path.read_bytes().decode("utf-8", "replace")
                assert form_of(path.name, text) not in TOOLS, path


@given(st.sampled_from(DOCUMENTS), st.data())
def test_no_change_of_a_document_makes_gen_raise(
    document: tuple[str, str, str], data: st.DataObject
) -> None:
    """Pieces are dropped, doubled and moved; what is left may be any text."""
    _, path, text = document
    pieces = re.split(r"(\n|\||`|\[)", text)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(pieces)))
        end = data.draw(st.integers(start, min(start + 40, len(pieces))))
        times = data.draw(st.sampled_from([0, 0, 2, 3]))
        pieces[start:end] = pieces[start:end] * times
    report = Report()
    reading = read_schema([SourceFile(path, "".join(pieces))], None, report)
    if not report.leaves_nothing:
        emit_files(reading)


def test_deep_nesting_ends() -> None:
    rows = "\n".join(
        f"|{'»' * depth} a{depth}|object|true|none|none|" for depth in range(500)
    )
    header = "|Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n"
    text = f'# Schemas\n\n<h2 id="tocS_A">A</h2>\n\n### Properties\n\n{header}{rows}\n'
    report = Report()
    schema = read_schema([SourceFile("api.md", text)], None, report).schema
    assert len(schema.definitions) > 10
