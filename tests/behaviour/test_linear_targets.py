"""Classes of pydantic and msgspec: a short document is read in a few calls, however its unions nest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import msgspec
import pytest
from spec_package import Compiled, spec_package

from generator.config import Config

MOST = 60_000  # calls; the unions themselves would take 2^40
DEPTH = 40
ROWS = {
    "one or the other": "next | A or B | no",
    "lists": "next | list of A or list of B | no",
    "a list of unions": "next | list of (A or B) | no",
    "a string, too": "next | A or B or string | no",
    "a tag that may be missing": 'k | "{}" | no |\n| next | A or B | no',
}


def page(name: str, row: str) -> str:
    head = f"# {name}\n\n| Field | Type | Required |\n|---|---|---|\n"
    return f"{head}| {name.lower()} | integer | no |\n| {row.replace('{}', name)} |\n"


@pytest.fixture(scope="module", params=ROWS)
def row(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["pydantic", "msgspec"])
def made(request: pytest.FixtureRequest, row: str) -> Iterator[Compiled]:
    pages = {"A.md": page("A", ROWS[row]), "B.md": page("B", ROWS[row])}
    config = Config(models=request.param)
    with spec_package(pages, "plain", config, accept_warnings=True) as package:
        yield package


def read(made: Compiled, data: Any) -> Any:
    cls: Any = made.package.A
    if hasattr(cls, "model_validate_json"):
        return cls.model_validate_json(msgspec.json.encode(data))
    return msgspec.json.decode(msgspec.json.encode(data), type=cls)


def chain(row: str, depth: int, leaf: Any) -> Any:
    for _ in range(depth):
        leaf = {"next": [leaf] if "list" in row else leaf}
    return leaf


def in_few_calls(action: Callable[[], object]) -> None:
    """Do ``action``, and stop it when it makes too many calls; it may raise a ValueError."""
    calls = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"
        if calls > MOST:
            raise TimeoutError(f"more than {MOST} calls")

    sys.setprofile(note)
    try:
        action()
    except ValueError:
        pass
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("leaf", [{}, 5, {"a": "wrong"}, {"b": 1}, {"z": 1}], ids=str)
def test_reading_is_bounded(made: Compiled, row: str, leaf: Any) -> None:
    read(made, {})  # what is cached is made now
    in_few_calls(lambda: read(made, chain(row, DEPTH, leaf)))


def test_what_fits_is_read(made: Compiled, row: str) -> None:
    for depth in (0, 1, 5, 30):
        value = read(made, chain(row, depth, {}))
        for _ in range(depth):
            value = value.next[0] if "list" in row else value.next
        assert value.next is None


def test_a_member_that_fits_is_taken(made: Compiled, row: str) -> None:
    if row == "lists":  # The first list takes the objects too, without their keys.
        return
    value = read(made, chain(row, 1, chain(row, 1, {"b": 1})))
    inner = value.next[0].next[0] if "list" in row else value.next.next
    assert inner.b == 1
