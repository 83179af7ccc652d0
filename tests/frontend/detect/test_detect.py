"""Which dialect a folder is in is decided by its type cells; a tie is reported."""

from __future__ import annotations

import pytest

from generator.diagnostics.report import Report
from generator.frontend.detect.detect import Known, count_votes, decide, still_needed
from generator.frontend.generators import find_form
from generator.frontend.markdown.commonmark import read_document
from generator.source import SourceFile


def detect(*cells: str) -> tuple[str, list[str]]:
    """Return the dialect of a table with ``cells``, and the codes that are reported."""
    rows = "".join(f"| `f` | {cell} | yes |\n" for cell in cells)
    text = f"# A\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n{rows}"
    report = Report()
    document = read_document(SourceFile("A.md", text))
    votes = count_votes(document, find_form(document))
    dialect = decide([votes], report, {}).main
    return dialect.name, [found.code for found in report]


@pytest.mark.parametrize(
    ("cell", "dialect"),
    [
        ("*Optional\\<String>*", "java"),
        ("*Optional[str]*", "python"),
        ("`*time.Time`", "go"),
        ("*T.nilable(::String)*", "ruby"),
    ],
)
def test_a_cell_that_only_one_dialect_knows(cell: str, dialect: str) -> None:
    assert detect(cell) == (dialect, [])


def test_most_cells_win() -> None:
    assert detect("*Optional\\<Long>*", "*Optional\\<Float>*", "*str*") == ("java", [])


def test_a_tie_of_dialects_that_read_the_same_is_none() -> None:
    assert detect("*String*") == ("java", [])


def test_a_tie_is_unclear_dialect() -> None:
    """In Ruby the word is the name of a model, in TypeScript it is a type."""
    assert detect("*Date*") == ("ruby", ["unclear-dialect"])


def known_after(known: Known, *definitions: str) -> Known:
    """Return what is known after a vote on a folder with one cell ``[Foo]``."""
    table = "| Field | Type | Required |\n|---|---|---|\n| `f` | [Foo] | yes |\n"
    text = "\n".join([f"# A\n\n## Fields\n\n{table}", *definitions])
    votes = count_votes(read_document(SourceFile("A.md", text)), None)
    decide([votes], Report(), known)
    return still_needed(known, [votes])


def test_a_cell_is_judged_again_if_its_file_defines_links() -> None:
    before = known_after({})
    assert {key[1:] for key in before} == {("[Foo]", "")}
    assert not any(before.values())
    assert known_after({**before}) == before
    after = known_after({**before}, "[Foo]: foo.md")
    assert after.items() > before.items()
    assert any(after.values())
    other = {("java", "of another page", ""): True}
    assert known_after({**before, **other}) == before
