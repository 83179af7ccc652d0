"""Equal findings are one; different ones are not, and none is lost without a word."""

from __future__ import annotations

from generator.diagnostics.catalog import duplicate_field, unknown_model
from generator.diagnostics.formats import FORMATS, Surroundings
from generator.diagnostics.groups import MOST_OF_A_CODE, cut, group_equal
from generator.diagnostics.report import Diagnostic
from generator.source import SourceFile, Span

PAGE = SourceFile("a.md", "x\n" * 6000)


def at(line: int) -> Span:
    return Span(PAGE, 2 * line - 2, 2 * line - 1)


def unknown(line: int, name: str = "Owl") -> Diagnostic:
    return unknown_model(at(line), name, "")


def test_equal_findings_are_one_with_the_first_places() -> None:
    shown = FORMATS["full"].render([*map(unknown, range(1, 9))], Surroundings())
    assert shown.count("error") == 1
    assert "the same in 7 other places: a.md:2:1, a.md:3:1, a.md:4:1 and 4 more" in (
        shown
    )


def test_one_other_place_and_two() -> None:
    two = FORMATS["full"].render([unknown(1), unknown(2)], Surroundings())
    assert "the same in 1 other place: a.md:2:1\n" in two
    three = FORMATS["full"].render([*map(unknown, (1, 2, 3))], Surroundings())
    assert "the same in 2 other places: a.md:2:1 and a.md:3:1\n" in three


def test_what_differs_is_not_grouped() -> None:
    linked = unknown_model(at(2), "Owl", "Owl.md")
    assert len(group_equal([unknown(1), linked, unknown(3, "Elk")])) == 3
    twice = [duplicate_field(at(2), at(1), "a"), duplicate_field(at(9), at(8), "a")]
    assert len(group_equal(twice)) == 2


def test_groups_stand_where_their_first_finding_does() -> None:
    groups = group_equal([unknown(1), unknown(2, "Elk"), unknown(3)])
    assert [g.first.span.begin[0] for g in groups] == [1, 2]
    assert [span.begin[0] for span in groups[0].others] == [3]


def test_of_one_code_so_many_are_kept() -> None:
    many = [unknown(line) for line in range(1, MOST_OF_A_CODE + 4)]
    other = duplicate_field(at(2), at(1), "a")
    kept, left_out = cut([*many, other])
    assert kept == [*many[:MOST_OF_A_CODE], other]
    assert left_out == {"unknown-model": 3}
    assert cut([other]) == ([other], {})
