"""Twice the size takes at most 2.3 times the calls, whatever was renamed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from calls import count_calls
from hypothesis import given, strategies as st

from generator.compare.compare import compare_schemas
from generator.compare.similar import Candidate, guess_pairs
from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.ir.schema import Schema
from generator.source import SourceFile

HEAD = "| Field | Type | Required |\n|---|---|---|\n"
MOST = 2.3


def models(count: int, name: str, field: str) -> str:
    """Return models that refer to one another in a circle."""
    return "\n".join(
        f"# {name}{i}\n\n{HEAD}| {field} | {name}{(i + 1) % count} | no |\n"
        for i in range(count)
    )


def one_model(*rows: str) -> str:
    return f"# A\n\n{HEAD}" + "".join(f"| {row} | no |\n" for row in rows)


def union(count: int, name: str) -> str:
    members = [f"{name}{i}" for i in range(count)]
    pages = [f"# {each}\n\n{HEAD}| f{each} | string | yes |\n" for each in members]
    return "\n".join([one_model(f"a | {' or '.join(members)}"), *pages])


def enum(count: int, name: str) -> str:
    values = "".join(f"| {name}{i} | {name}-{i} |\n" for i in range(count))
    page = f"# {name}\n\n## Values\n\n| Name | Value |\n|---|---|\n{values}"
    return f"{one_model(f'a | {name}')}\n{page}"


RENAMED: dict[str, Callable[[int, str], str]] = {
    "models of one field": lambda n, name: models(n, name, "a"),
    "models and their fields": lambda n, name: models(n, name, name),
    "models with a key each": lambda n, name: "\n".join(
        f"# {name}{i}\n\n{HEAD}| f{i} | string | no |\n| g{i} | string | no |\n"
        for i in range(n)
    ),
    "fields": lambda n, name: one_model(*(f"{name}{i} | string" for i in range(n))),
    "fields by a word": lambda n, name: one_model(
        *(f"{name}_of_{i} | string" for i in range(n))
    ),
    "values": lambda n, name: one_model(
        "a | " + " \\| ".join(f'"{name}{i}"' for i in range(n))
    ),
    "enums": enum,
    "unions": union,
}


def read(text: str) -> Schema:
    return read_schema([SourceFile("A.md", text)], None, Report()).schema


@pytest.mark.parametrize("what", RENAMED)
def test_time_is_linear(what: str) -> None:
    make = RENAMED[what]

    def calls(count: int) -> int:
        old, new = read(make(count, "One")), read(make(count, "Two"))
        return count_calls(lambda: compare_schemas(old, new))

    assert calls(240) < MOST * calls(120)


words = st.text("ab", max_size=3)
things = st.lists(
    st.builds(
        lambda name, keys: Candidate(name, name, dict.fromkeys(keys)),
        words,
        st.sets(words),
    ),
    max_size=12,
)


@given(things, things)
def test_of_a_few_things_all_are_compared(
    old: list[Candidate[str]], new: list[Candidate[str]]
) -> None:
    compared: set[tuple[int, int]] = set()

    def note(one: Candidate[str], other: Candidate[str]) -> float:
        compared.add((id(one), id(other)))
        return 0

    assert guess_pairs(old, new, note) == []
    assert compared == {
        (id(one), id(other))
        for one in old
        for other in new
        if one.keys.keys() & other.keys.keys()
    }


def test_many_models_of_one_form_are_paired_by_name() -> None:
    old, new = read(models(300, "Lamp", "a")), read(models(300, "Lamps", "a"))
    renamed = [c for c in compare_schemas(old, new) if c.rule.code == "model-renamed"]
    assert len(renamed) > 250
