r"""Type cells and what they mean, in ``dialects/<name of the dialect>.md``.

A fixture is a title, the cell as it stands in a table, and the type that is read, each
ended by a line with a dot::

    a list of linked models
    .
    List\<[Step](../Step.md)>
    .
    List(Step -> ../Step.md)
    .

A type is a scalar by its name, a model with where its link leads, or one of List, Map,
Stream, Optional, Nullable, MaybeNull, Union and Literal.  A cell that cannot be read is
``error at 6: expected `>` ``: the column counts from 1 at the start of the cell.  Lines
that begin with ``#`` are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from type_text import show

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import UnknownExpr
from generator.source import SourceFile, Span

FOLDER = Path(__file__).parent / "dialects"
FIXTURE = re.compile(r"(?P<title>.+)\n\.\n(?P<cell>.*)\n\.\n(?P<expected>.+)\n\.\n")


class Fixture(NamedTuple):
    dialect: str
    title: str
    cell: str
    expected: str


def read_fixtures(path: Path) -> Iterator[Fixture]:
    text = path.read_text("utf-8")
    for line in FIXTURE.sub("", text).splitlines():
        assert not line or line.startswith("#"), f"{path.name}: no fixture: {line!r}"
    for found in FIXTURE.finditer(text):
        yield Fixture(path.stem, *found.groups())


FIXTURES = [f for path in sorted(FOLDER.glob("*.md")) for f in read_fixtures(path)]


def read(cell: str, dialect: Dialect) -> str:
    """Return the type in ``cell``, or the error that was reported, on one line."""
    report = Report()
    place = cell_at(Span(SourceFile("x.md", cell), 0, len(cell)))
    expr = read_type(read_inline(place), dialect, report)
    findings = list(report)
    assert isinstance(expr, UnknownExpr) is bool(findings), "lost without a finding"
    if not findings:
        return show(expr)
    [found] = findings
    assert found.code == "unreadable-type"
    return f"error at {found.span.begin[1]}: {found.label}"


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda f: f"{f.dialect}: {f.title}")
def test_fixture(fixture: Fixture) -> None:
    assert read(fixture.cell, DIALECTS[fixture.dialect]) == fixture.expected


def test_titles_are_unique() -> None:
    titles = [fixture[:2] for fixture in FIXTURES]
    assert len(set(titles)) == len(titles)


# `gen` has no column of types written in a language; its pages have a test of their own.
@pytest.mark.parametrize("dialect", sorted(DIALECTS.keys() - {"gen"}))
def test_every_dialect_has_fixtures(dialect: str) -> None:
    assert dialect in {fixture.dialect for fixture in FIXTURES}
