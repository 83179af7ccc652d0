"""What the user sees of a finding: the caret is under the right character, always."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, strategies as st

from generator.diagnostics.render import Look, render_explanation, render_full
from generator.diagnostics.report import Diagnostic, Label, Rule, Severity
from generator.source import SourceFile, Span

RULE = Rule("odd-word", Severity.WARNING, "A word is odd.", "Because.\n\nUse another.")

PAGE = SourceFile("a/Step.md", "# Step\n\n| id | *string* | yes |\n")


def finding(span: Span, label: str = "", *related: Label, help: str = "") -> Diagnostic:
    return Diagnostic(
        rule=RULE, message="odd", span=span, label=label, related=related, help=help
    )


def find(file: SourceFile, text: str) -> Span:
    start = file.text.index(text)
    return Span(file, start, start + len(text))


def show(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the source row and the caret row for a span of ``text``."""
    shown = render_full(finding(Span(SourceFile("a.md", text), start, end)))
    _, _, row, carets = shown.split("\n")
    return row, carets


def columns(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.category(char) in ("Mn", "Me") for char in text)
    return len(text) + wide - marks


def from_column(row: str, column: int) -> str:
    """Return what a terminal shows from ``column`` on."""
    cut = next(i for i in range(len(row) + 1) if columns(row[:i]) >= column)
    assert columns(row[:cut]) == column, "the column is in the middle of a character"
    # Marks are drawn over the character before them, so they are in its column.
    while cut < len(row) and columns(row[cut]) == 0:
        cut += 1
    return row[cut:]


def test_the_whole_of_it() -> None:
    diagnostic = Diagnostic(
        rule=RULE,
        message="`*string*` is odd",
        span=find(PAGE, "*string*"),
        label="this",
        related=(Label(find(PAGE, "yes"), "because of this"),),
        help="use another",
    )
    assert render_full(diagnostic).split("\n") == [
        "a/Step.md:3:8: warning: `*string*` is odd [odd-word]",
        "    |",
        "  3 | | id | *string* | yes |",
        "    |        ^^^^^^^^ this",
        "    |",
        "  3 | | id | *string* | yes |",
        "    |                   ^^^ because of this",
        "  help: use another",
    ]


def test_gutters_are_as_wide_as_the_longest_line_number() -> None:
    file = SourceFile("a.md", "one\n" * 1000)
    diagnostic = finding(file.lines(7, 7), "", Label(file.lines(1000, 1000), "here"))
    assert render_full(diagnostic).split("\n")[1:] == [
        "       |",
        "     7 | one",
        "       | ^^^",
        "       |",
        "  1000 | one",
        "       | ^^^ here",
    ]


def test_a_related_place_in_another_file_is_named() -> None:
    other = SourceFile("b.md", "\nother")
    diagnostic = finding(find(PAGE, "yes"), "", Label(find(other, "other"), "here"))
    assert render_full(diagnostic).split("\n")[4:] == [
        "   ::: b.md:2:1",
        "    |",
        "  2 | other",
        "    | ^^^^^ here",
    ]


def test_a_file_without_text_has_no_frame_and_keeps_its_label() -> None:
    span = Span(SourceFile("a.md", ""), 0, 0)
    assert render_full(finding(span)) == "a.md:1:1: warning: odd [odd-word]"
    assert render_full(finding(span, label="all of it")).split("\n")[1:] == [
        "    = all of it"
    ]


def test_a_span_over_lines_shows_the_first() -> None:
    row, carets = show("one two\r\nthree\n", 4, 12)
    assert row == "  1 | one two"
    assert carets == "    |     ^^^"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (3, 4), (4, 5), (5, 5)])
def test_a_span_at_the_end_of_a_line_has_one_caret_behind_it(
    start: int, end: int
) -> None:
    row, carets = show("one\r\n", start, end)
    assert carets.count("^") == 1
    assert row in ("  1 | one", "  2 | ")


def test_a_line_that_fits_is_not_cropped() -> None:
    line = "x" * 100
    for start in (0, 50, 99):
        row, carets = show(line, start, start + 1)
        assert row == f"  1 | {line}"
        assert carets == f"    | {' ' * start}^"


def test_a_wide_row_is_cropped_around_the_span() -> None:
    text = f"| {'a' * 5000} | here | {'b' * 5000} |"
    row, carets = show(text, text.index("here"), text.index("here") + 4)
    assert row.startswith("  1 | ...a")
    assert row.endswith("b...")
    assert len(row) < 120
    assert row[carets.index("^") :].startswith("here | b")
    assert carets.count("^") == 4


def test_a_span_longer_than_the_screen_is_cropped_too() -> None:
    row, carets = show("a" * 10_000, 5000, 9000)
    assert len(row) < 120
    assert len(carets) < 120
    assert carets.count("^") >= 60


@pytest.mark.parametrize("before", ["a" * 60 + "名" * 40, "名" * 60 + "a" * 40])
def test_as_much_before_the_span_as_has_room(before: str) -> None:
    row, carets = show(before + "x", 100, 101)
    assert 98 <= carets.index("^") - columns("  1 | ...") <= 99
    assert row.endswith(before[-50:] + "x")


def test_wide_characters_keep_the_caret_in_place() -> None:
    row, carets = show("| 名前 | x |", 2, 4)
    assert columns(row[: row.index("名")]) == carets.index("^")
    assert carets.count("^") == 4
    row, carets = show("| 名前 | x |", 7, 8)
    assert columns(row[: row.index("x")]) == carets.index("^")


HOSTILE = "a\x1b[31m\tb\x07\x9b2J\u202ec\u200b\u2066\ufeff\u2028\x85\x7f\x00\ud800"


def test_spec_text_cannot_steer_the_terminal() -> None:
    file = SourceFile(f"p{HOSTILE}.md", HOSTILE)
    diagnostic = Diagnostic(
        rule=RULE,
        message=f"m{HOSTILE}\n\r",
        span=Span(file, 0, 3),
        label=f"l{HOSTILE}\n",
        related=(Label(Span(SourceFile(f"q{HOSTILE}", "x"), 0, 1), HOSTILE),),
        help=f"h{HOSTILE}\n",
    )
    shown = render_full(diagnostic)
    assert all(line.isprintable() for line in shown.split("\n"))
    assert shown.count("\n") == 8
    assert r"a\x1b[31m\tb\x07\x9b2J\u202ec\u200b" in shown
    shown.encode("utf-8")


def test_caret_below_an_escape_is_as_wide_as_the_escape() -> None:
    row, carets = show("ab\x1bc", 2, 3)
    assert row == r"  1 | ab\x1bc"
    assert carets == r"    |   ^^^^"


def test_colour_changes_nothing_but_colour() -> None:
    related = Label(find(PAGE, "id"), "why")
    diagnostic = finding(find(PAGE, "yes"), "here", related, help="use another")
    coloured = render_full(diagnostic, look=Look(color=True))
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert "\x1b[1;33m^^^ here\x1b[0m" in coloured
    assert "\x1b[1;34m^^ why\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_full(diagnostic)


def test_severities_differ_in_colour() -> None:
    shown = {
        render_full(
            Diagnostic(
                rule=Rule("x", severity, "", ""),
                message="m",
                span=Span(SourceFile("a.md", ""), 0, 0),
            ),
            look=Look(color=True),
        ).replace(severity.value, "")
        for severity in Severity
    }
    assert len(shown) == len(Severity)


def test_explanation() -> None:
    assert render_explanation(RULE) == (
        "odd-word (warning)\nA word is odd.\n\nBecause.\n\nUse another."
    )


ALPHABET = "ab |*\\名Ａ🎉é\u0301\u20dd\t\x1b\u202e\u200d\ufeff\U000e0001"

LINES = st.text(ALPHABET, min_size=1, max_size=400) | st.text(
    st.characters(exclude_characters="\r\n"), min_size=1
)


@given(LINES, st.data())
def test_the_caret_is_under_the_first_character(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    row, carets = show(line, start, end)
    first = line[start]
    if not first.isprintable() or columns(first) == 0:
        first = first.encode("unicode_escape").decode("ascii")

    column = carets.index("^")
    assert column <= 110
    assert columns(row) <= 112
    assert from_column(row, column).startswith(first)


@given(LINES, st.data())
def test_there_are_carets_under_the_whole_span(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, min(len(line), start + 6)))
    _, carets = show(line, start, end)
    width = 0
    for index, char in enumerate(line[start:end]):
        if not char.isprintable() or (index == 0 and columns(char) == 0):
            char = char.encode("unicode_escape").decode("ascii")
        width += columns(char)
    assert carets.count("^") == width


@pytest.mark.parametrize("width", [20, 60, 112, 300])
def test_a_line_is_cropped_to_the_width_of_the_terminal(width: int) -> None:
    file = SourceFile("a.md", "x" * 1000)
    shown = render_full(finding(Span(file, 500, 510)), look=Look(width=width))
    longest = max(map(len, shown.split("\n")))
    assert longest <= max(width, 60)
    assert longest > width * 0.8
    assert "^" * 10 in shown


def test_places_are_links_where_the_terminal_has_them() -> None:
    look = Look(link_of=lambda path: f"file:///here/{path}")
    other = SourceFile("b.md", "text")
    found = finding(find(PAGE, "yes"), "", Label(Span(other, 0, 4), "there"))
    shown = render_full(found, look=look)
    place = str(find(PAGE, "yes"))
    assert f"\x1b]8;;file:///here/a/Step.md\x1b\\{place}\x1b]8;;\x1b\\: warn" in shown
    assert "\x1b]8;;file:///here/b.md\x1b\\b.md:1:1\x1b]8;;" in shown
