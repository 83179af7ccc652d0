"""Which elements of a list are equal for `unique`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st
from json_documents import json_values
from spec_package import spec_package

PAGE = """\
# Node

| Field | Type | Required | Constraints |
| --- | --- | --- | --- |
| v | int | no | |
| at | datetime | no | |
| next | list of Node | no | unique |
"""


@pytest.fixture(scope="module")
def made() -> Iterator[Any]:
    with spec_package({"node.md": PAGE}, "plain") as compiled:
        yield compiled


@pytest.mark.parametrize(
    ("values", "distinct"),
    [
        ([], True),
        ([None], True),
        (["a", "b"], True),
        (["a", "b", "a"], False),
        ([1, 1.0], False),
        ([1, True], True),
        ([0, False, None, "", [], {}], True),
        ([{"a": 1, "b": 2}, {"b": 2, "a": 1}], False),
        ([{"a": 1}, {"a": 1, "b": 2}], True),
        ([[1, 2], [1], [[1], 2]], True),
        ([[], [], []], False),
        (["1", 1], True),
        ([[{"a": [1]}], [{"a": [2]}], [{"a": [1]}]], False),
    ],
)
def test_values(made: Any, values: list[Any], distinct: bool) -> None:
    assert made.runtime("constraints").are_distinct(values) is distinct


def test_numbers_that_share_a_hash(made: Any) -> None:
    """Numbers of one hash would take quadratic time."""
    values = [number * sys.hash_info.modulus for number in range(1000)]
    assert len({*map(hash, values)}) == 1
    comparing = made.runtime("comparing")
    assert len({hash(comparing._apart(value)[0]) for value in values}) == 1000
    assert comparing.are_distinct([*values, 0.5, 1e300, -1.5, -0.5])
    for one, other in ((2**60, 2.0**60), (-3, -3.0), (0, -0.0), (1e300, int(1e300))):
        assert not comparing.are_distinct([one, other])


@given(values=st.lists(json_values()))
def test_as_their_texts(made: Any, values: list[Any]) -> None:
    """Numbers aside, two values are equal if their texts with sorted keys are."""
    texts = [json.dumps(_without_floats(value), sort_keys=True) for value in values]
    found = made.runtime("constraints").are_distinct(list(map(json.loads, texts)))
    assert found is (len({*texts}) == len(texts))


def _without_floats(value: Any) -> Any:
    if isinstance(value, float):
        return str(value)
    if isinstance(value, list):
        return [_without_floats(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_floats(item) for key, item in value.items()}
    return value


def test_objects(made: Any) -> None:
    node, are_distinct = made.package.Node, made.runtime("constraints").are_distinct
    assert are_distinct([node(v=1), node(v=2), node()])
    assert not are_distinct([node(v=1), node(v=2), node(v=1)])
    deep = [node(next=[node(v=1, next=[node(v=each)])]) for each in (1, 2, 3)]
    assert are_distinct(deep)
    assert not are_distinct([*deep, node(next=[node(v=1, next=[node(v=2)])])])


def test_values_that_hold_themselves(made: Any) -> None:
    one, other = made.package.Node(v=1), made.package.Node(v=1)
    one.next, other.next = [one, other], [one, other]
    with pytest.raises(ValueError, match="holds itself"):
        made.runtime("constraints").are_distinct([one, other])
    with pytest.raises(made.package.EncodeError):
        one.to_json()
