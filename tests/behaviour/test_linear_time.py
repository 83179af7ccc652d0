"""Twice the depth takes at most 2.2 times the calls, whatever comes and however it is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from spec_package import Compiled, spec_package

from generator.config import Config

SHALLOW, DEEP, MOST = 40, 80, 2.2


class One(IntEnum):
    ONE = 1


def table(title: str, *rows: str) -> str:
    """Return the page of a model; a row may have constraints in a fourth cell."""
    head = f"# {title}\n\n| Field | Type | Required | Constraints |\n"
    head += "| --- | --- | --- | --- |\n"
    return head + "".join(f"| {row} {'|' * (4 - row.count('|'))}\n" for row in rows)


def union(title: str, *members: str) -> str:
    parts = "".join(f"### {member}\n\n" for member in members)
    return f"# {title}\n\n## Supported Types\n\n{parts}"


# Each has a class Node whose objects are chained by `next`.
SHAPES = {
    "optional": [table("Node", "v | int | yes", "next | Node | no")],
    "page union": [
        table("Node", "v | int | yes", "next | Next | no"),
        table("Other", "v | int | yes", "next | Next | no", "o | int | no"),
        union("Next", "Node", "Other", "string"),
    ],
    "untagged": [
        table("Node", "v | int | yes", "next | Node or Other | no", "a | int | no"),
        table("Other", "v | int | yes", "next | Node or Other | no", "b | int | no"),
    ],
    "tagged": [
        table("Node", 'k | "n" | no', "v | int | yes", "next | Node or Other | no"),
        table("Other", 'k | "o" | yes', "v | int | yes", "next | Node or Other | no"),
    ],
    "list of a union": [
        table("Node", "v | int | yes", "next | list of (Node or Other or string) | no"),
        table("Other", "v | int | yes", "next | list of (Node or Other) | no"),
    ],
    "map of a union": [
        table("Node", "v | int | yes", "next | map of (Node or Other or null) | no"),
        table("Other", "v | int | yes", "next | map of (Node or int) | no"),
    ],
    "list or one": [
        table("Node", "v | int | yes", "next | Node or list of Node or string | no"),
    ],
    "unique list of": [
        table("Node", "v | int | yes", "next | list of Node | no | unique"),
    ],
    "twins in a unique list of": [
        table("Node", "v | int | yes", "next | list of Node | no | unique"),
    ],
}


@pytest.fixture(scope="module", params=SHAPES)
def shape(request: pytest.FixtureRequest) -> Iterator[tuple[str, Compiled]]:
    text = "\n\n".join(SHAPES[request.param])
    with compiled(text) as package:
        yield request.param, package


def compiled(text: str) -> Any:
    config = Config(max_depth=500)
    return spec_package({"specs.md": text}, "plain", config, accept_warnings=True)


def wrapped(name: str, value: Any) -> Any:
    """Return ``value`` as it stands in a field ``next``."""
    if "twins" in name:
        # Unlike the chain only at the end of a few levels.
        twin = {"v": 1, "next": [{"v": 1, "next": [{"v": 2}]}]}
        return [type(value).from_dict(twin) if hasattr(value, "v") else twin, value]
    return [value] if "list of" in name else {"k": value} if "map" in name else value


def chain(name: str, depth: int, leaf: Any) -> Any:
    for _ in range(depth):
        leaf = {"v": 1, "next": wrapped(name, leaf)}
    return leaf


def chain_of_objects(name: str, cls: Any, depth: int, leaf: Any) -> Any:
    for _ in range(depth):
        leaf = cls(v=1, next=wrapped(name, leaf))
    return leaf


def count_calls(action: Callable[[], object]) -> int:
    """Return how many functions of Python ``action`` calls; it may raise a ValueError."""
    calls = 0

    def count(frame: Any, event: str, _: Any) -> None:
        nonlocal calls
        calls += event == "call"

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(10_000)
    sys.setprofile(count)
    try:
        action()
    except ValueError:
        pass
    finally:
        sys.setprofile(None)
        sys.setrecursionlimit(limit)
    return calls


def assert_linear(action_at: Callable[[int], Callable[[], object]]) -> None:
    count_calls(action_at(3))  # what is cached is made now
    shallow, deep = (count_calls(action_at(depth)) for depth in (SHALLOW, DEEP))
    assert deep <= MOST * shallow, (shallow, deep)


@pytest.mark.parametrize("leaf", [{"v": 1}, {"v": "wrong"}, {}, 5, {"v": 1, "z": 2}])
def test_decoding(shape: tuple[str, Compiled], leaf: Any) -> None:
    name, made = shape

    def decode(depth: int) -> Callable[[], object]:
        data = chain(name, depth, leaf)
        return lambda: made.package.Node.from_dict(data)

    assert_linear(decode)


@pytest.mark.parametrize("method", ["to_dict", "to_json"])
@pytest.mark.parametrize("leaf", [1, One.ONE, "wrong", None])
def test_encoding(shape: tuple[str, Compiled], leaf: Any, method: str) -> None:
    name, made = shape
    cls = made.package.Node

    def encode(depth: int) -> Callable[[], object]:
        value = chain_of_objects(name, cls, depth, cls(v=leaf))
        return lambda: getattr(value, method)()

    assert_linear(encode)


@pytest.mark.parametrize("method", ["to_dict", "to_json"])
def test_an_object_of_a_subclass_at_the_leaf(
    shape: tuple[str, Compiled], method: str
) -> None:
    name, made = shape
    cls = made.package.Node
    subclass = type("Special", (cls,), {})

    def encode(depth: int) -> Callable[[], object]:
        value = chain_of_objects(name, cls, depth, subclass(v=1))
        return lambda: getattr(value, method)()

    assert_linear(encode)


def test_values_that_are_deep_come_back(shape: tuple[str, Compiled]) -> None:
    name, made = shape
    data = chain(name, 20, {"v": 1})
    value = made.package.Node.from_dict(data)
    assert value.to_dict() == data
    assert made.package.Node.from_json(value.to_json()) == value


@pytest.mark.parametrize("method", ["to_dict", "to_json"])
def test_a_value_that_holds_itself(shape: tuple[str, Compiled], method: str) -> None:
    name, made = shape
    node = made.package.Node(v=1)
    node.next = wrapped(name, node)

    def encode() -> None:
        with pytest.raises(made.package.EncodeError, match="levels"):
            getattr(node, method)()

    assert count_calls(encode) < 500 * 500


# A model has some of these fields; `k` is a tag in some of them.
_FIELDS = st.lists(
    st.sampled_from(
        [
            "a | int | yes",
            "b | int | no",
            "c | string or int | no",
            "d | list of int | no",
            'k | "x" | no',
            'k | "y" | yes',
        ]
    ),
    unique_by=lambda row: row[0],
    max_size=4,
)
_NEXT = st.sampled_from(["{}", "list of ({})", "map of ({})", "{} or list of ({})"])


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_unions(data: st.DataObject) -> None:
    names = ["A", "B", "C"]
    pages, nexts = [], {}
    for name in names:
        members = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        nexts[name] = data.draw(_NEXT)
        cell = nexts[name].replace("{}", " or ".join(members))
        rows = data.draw(_FIELDS)
        pages.append(table(name, *rows, f"next | {cell} | no"))
    leaf = data.draw(
        st.dictionaries(st.sampled_from("abcdkz"), st.sampled_from([1, "x", "y", []]))
    )
    with compiled("\n\n".join(pages)) as made:

        def decode(depth: int) -> Callable[[], object]:
            value = chain(nexts["A"].split(" (")[0], depth, leaf)
            return lambda: made.package.A.from_dict(value)

        def encode(depth: int) -> Callable[[], object]:
            value = chain(nexts["A"].split(" (")[0], depth, {})
            with suppress(made.package.DecodeError):
                made_of_it = made.package.A.from_dict(value)
                return lambda: made_of_it.to_json()
            return object  # a key is required

        assert_linear(decode)
        assert_linear(encode)
