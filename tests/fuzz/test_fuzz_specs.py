"""The fuzz target: folders made of what specs, attacks and accidents are made of.

Four properties: nothing raises; what is written is Python, and inert Markdown; text is never
code; every row is in the schema or in a finding.  ``make test`` tries the same 200 examples
each time, ``make fuzz`` 5000 others.
"""

from __future__ import annotations

from collections.abc import Mapping

from hostile import (
    PAGES,
    TEXTS,
    active_parts,
    payloads,
    shape,
    shapes,
    specs_with,
    strings_of,
)
from hypothesis import assume, given, strategies as st
from random_markdown import documents, texts
from rows import FIELDS, VALUES, lost

from generator.compiler import emit_files, read_schema
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

attacks = st.lists(
    st.one_of(st.sampled_from(TEXTS), payloads, texts), min_size=1, max_size=4
).map(" ".join)
paths = st.one_of(
    st.sampled_from(["A.md", "b/A.md", "b/c.md", "../x.md", "class/con.md"]),
    attacks.map(lambda text: text.replace("\x00", "") + ".md"),
)
folders = st.dictionaries(
    paths, st.one_of(documents, attacks.map(lambda text: f"# {text}\n")), max_size=3
)
SHAPES = shapes(PAGES)


def written(files: Mapping[str, str], dialect: str = "java") -> dict[str, str]:
    """Return what is written for ``files``: nothing, if there are errors."""
    report = Report()
    sources = [SourceFile(path, text) for path, text in files.items()]
    reading = read_schema(sources, DIALECTS.get(dialect), report)
    assert all(render_full(found) for found in report)
    out = () if report.has_errors else emit_files(reading)
    return {f.path: f.text for f in out if not f.path.startswith("_runtime/")}


def check(files: Mapping[str, str]) -> None:
    for path, text in files.items():
        text.encode("utf-8")
        if path.endswith(".md"):
            assert active_parts(text) == [], path
        elif path.endswith(".py"):
            strings_of(path, text)


@given(folders, st.sampled_from(["auto", *DIALECTS]))
def test_any_folder(files: dict[str, str], dialect: str) -> None:
    check(written(files, dialect))


@given(attacks)
def test_text_in_every_position(text: str) -> None:
    # These words change the code, as they should.
    assume("deprecated" not in text.casefold())
    files = written(specs_with(f"x {text} z", PAGES))
    check(files)
    for path in files.keys() & SHAPES.keys():
        assert shape(files[path]) in SHAPES[path], path


@given(st.lists(attacks.map(lambda text: " ".join(text.split())), max_size=4))
def test_every_row_is_accounted_for(cells: list[str]) -> None:
    for head in (FIELDS, VALUES):
        rows = [f"| a{number} | {cell} |" for number, cell in enumerate(cells)]
        assert lost(head + "\n".join(rows)) == []
