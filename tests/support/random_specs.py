"""Whole specs at random, as Markdown: models that refer to one another, enums, unions, any value.

Two of them have the same names of pages and fields, therefore many definitions are in both, changed in
several ways at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NAMES = ("Ant", "Bee", "Cat", "Dog", "Elk", "Fox")
_KEYS = ("kind", "size", "name", "parts", "isBig", "any_thing")
_SCALARS = (
    *("str", "int", "float", "Decimal", "bool", "bytes", "date", "datetime", "time"),
    *("duration", "Any", "UUID", "None", "int (bigint)", "float (number)"),
    *('Literal["cat"]', 'Literal["dog"]', "Literal[1]", "Literal[True]"),
)
_RULES = {
    "str": ("min length 1", "max length 3", "pattern `^[a-z]*$`", "pattern `^[0-9]+$`"),
    "int": (">= 0", "<= 9", "> 3", "multiple of 2", "0..5"),
    "float": (">= 0", "< 9"),
    "Decimal": (">= 0", "<= 9"),
    "list": ("min length 1", "max length 2", "unique"),
}
_DEFAULTS = {
    "str": ('"xy"', '"7"'),
    "int": ("4", "0"),
    "bool": ("true", "false"),
    "list": ("[]",),
}
_FIELDS = "| Field | Type | Required | Default | Constraints | Wire name |"


def _cell(type_: str) -> str:
    """Return ``list[@Ant | str]`` as a page has it: code, and links where ``@`` is."""
    pieces = re.split(r"(@\w+)", type_.replace("|", "\\|"))
    return "".join(
        f"[{piece[1:]}]({piece[1:]}.md)" if piece[0] == "@" else f"`{piece}`"
        for piece in pieces
        if piece
    )


_single = st.sampled_from([*_SCALARS, *(f"@{name}" for name in NAMES)])
_members = st.lists(_single, min_size=2, max_size=3, unique=True)
_types: SearchStrategy[str] = st.one_of(
    _single,
    st.sampled_from([*_RULES, *_DEFAULTS]).map(
        lambda w: "list[str]" if w == "list" else w
    ),
    _single.map("list[{}]".format),
    _single.map("dict[str, {}]".format),
    _single.map("{} | None".format),
    _single.map("{} (null?)".format),
    _members.map(" | ".join),
    _members.map(lambda some: f"list[{' | '.join(some)}]"),
)


@st.composite
def _rows(draw: st.DrawFn, key: str) -> str:
    type_ = draw(_types)
    word = type_.partition("[")[0]
    rule = draw(st.sampled_from(["", "", *_RULES.get(word, ())]))
    default = draw(st.sampled_from(["", "", *_DEFAULTS.get(word, ())]))
    required = draw(st.sampled_from(["yes", "no"]))
    wire = draw(st.sampled_from([key, key, key.upper()]))
    shown = f"`{default}`" if default else ""
    return f"| `{key}` | {_cell(type_)} | {required} | {shown} | {rule} | `{wire}` |"


@st.composite
def _models(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(_KEYS), max_size=4, unique=True))
    rows = [draw(_rows(key)) for key in keys]
    return "\n".join(["## Fields", "", _FIELDS, "|---|---|---|---|---|---|", *rows])


@st.composite
def _enums(draw: st.DrawFn) -> str:
    some = draw(st.sampled_from([("cat", "dog", "Cat", "7"), ("1", "2", "3")]))
    values = draw(st.lists(st.sampled_from(some), min_size=1, unique=True))
    open_ = draw(st.sampled_from(["", "Open enum.", "Closed enum."]))
    rows = [f"| `V{number}` | `{value}` |" for number, value in enumerate(values)]
    return "\n".join(
        ["## Values", "", open_, "", "| Name | Value |", "|---|---|", *rows]
    )


@st.composite
def _unions(draw: st.DrawFn) -> str:
    parts = [f"### {_cell(member)}\n" for member in draw(_members)]
    return "\n".join(["## Supported Types", "", *parts])


_pages = st.one_of(
    _models(), _models(), _models(), _enums(), _unions(), st.just("Any value.")
)


@st.composite
def specs(draw: st.DrawFn) -> Mapping[str, str]:
    """Draw the text of each page, by path; a link may lead nowhere."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=3, unique=True))
    return {f"{name}.md": f"# {name}\n\n{draw(_pages)}\n" for name in sorted(names)}


@st.composite
def spec_pairs(draw: st.DrawFn) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Draw two specs: any two, or one and an edited copy; in either order."""
    old = draw(specs())
    if draw(st.booleans()):
        return old, draw(specs())
    new = dict(old)
    for path in draw(st.lists(st.sampled_from([*old]), min_size=1, max_size=3)):
        new[path] = draw(_edited(new[path]))
    return (old, new) if draw(st.booleans()) else (new, old)


@st.composite
def _edited(draw: st.DrawFn, page: str) -> str:
    """Draw ``page`` with a row removed, added or replaced."""
    head, *rows = page.rstrip().split("\n| `")
    name = head.partition("\n")[0]
    if "## Fields" not in page:
        return f"{name}\n\n{draw(_pages)}\n" if draw(st.booleans()) else page
    how = draw(st.sampled_from(["less", "more", "other", "other"]))
    key = draw(st.sampled_from([*_KEYS, "new"]))
    if how != "more" and rows:
        gone = rows.pop(draw(st.integers(0, len(rows) - 1)))
        key = gone.partition("`")[0]
    kept = [f"| `{row}" for row in rows if not row.startswith(f"{key}`")]
    added = [] if how == "less" else [draw(_rows(key))]
    return "\n".join([head, *kept, *added, ""])
