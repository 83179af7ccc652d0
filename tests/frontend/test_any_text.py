"""Whatever stands in a file: reading it never raises, and every place is where it says."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, strategies as st
from random_markdown import documents, texts

from generator.compiler import emit_files, read_schema
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.java import JAVA
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import UnknownExpr
from generator.reports.inspection import inspect
from generator.source import SourceFile, Span


@given(st.dictionaries(st.sampled_from(["A.md", "b/A.md", "b/c.md"]), documents))
def test_specs_are_read_and_written_or_reported(files: dict[str, str]) -> None:
    sources = [SourceFile(path, text) for path, text in files.items()]
    report = Report()
    reading = read_schema(sources, JAVA, report)
    assert inspect(reading, report)
    assert all(render_full(found) for found in report)
    if not report.has_errors:
        for file in emit_files(reading):
            if file.path.endswith(".py"):
                compile(file.text.encode(), file.path, "exec")


@given(documents)
def test_blocks_cover_the_file_in_order(text: str) -> None:
    document = read_document(SourceFile("A.md", text))
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(text)
        at = block.span.end


@given(texts, st.sampled_from(list(DIALECTS.values())))
def test_any_type_is_read_or_reported(text: str, dialect: Dialect) -> None:
    report = Report()
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    expr = read_type(read_inline(cell), dialect, report)
    assert isinstance(expr, UnknownExpr) is bool(list(report))


@given(texts)
def test_every_character_shown_has_its_place(text: str) -> None:
    # `<http://a/b%20c>` is shown as `http://a/b c`; no document has that in a cell.
    assume(not ("<" in text and "%" in text))
    cell = cell_at(Span(SourceFile("A.md", f"| {text} |"), 2, 2 + len(text)))
    rich = read_inline(cell)
    assert len(rich.origins) == len(rich.text)
    assert list(rich.origins) == sorted(rich.origins)
    for index, shown in enumerate(rich.text):
        written = cell.content[rich.origins[index]]
        # An escape or an entity is at the place of its first character.
        assert written == shown or written in "\\&"
        place = rich.span(index, index + 1)
        assert cell.span.start <= place.start < place.end <= cell.span.end
    for link in rich.links:
        assert 0 <= link.start <= link.end <= len(rich.text)


@pytest.mark.parametrize(
    ("text", "shown", "origins"),
    [
        ("&lt;lt;", "<lt;", (0, 4, 5, 6)),
        ("\\<<", "<<", (0, 2)),
        ("[b](b)b", "bb", (1, 6)),
        ('[b](<b b> "b")b', "bb", (1, 14)),
        ("`` b ` ``b", "b `b", (3, 4, 5, 9)),
        ("**b***b*b", "bbb", (2, 6, 8)),
        ("_b_", "_b_", (0, 1, 2)),
        ("a\\|b", "a|b", (0, 1, 2)),
    ],
)
def test_what_was_shown_before_is_not_found_again(
    text: str, shown: str, origins: tuple[int, ...]
) -> None:
    rich = read_inline(cell_at(Span(SourceFile("A.md", text), 0, len(text))))
    assert (rich.text, tuple(rich.origins)) == (shown, origins)
