"""JSON documents as text: bytes or str, strict, and never another exception."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(EVERYTHING) as compiled:
        yield compiled


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{'size': 1}",
        '{"size": 1,}',
        '{"size": 1} x',
        '{"size": NaN}',
        '{"size": Infinity}',
        '{"size": -Infinity}',
        f'{{"size": {"9" * 5000}}}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        b'{"size": 1, "label": "\xff"}',
        b'\xff\xfe{\x00"\x00',
        b"\x00",
        '{"label": "\n"}',
        "null",
        "[]",
        '"x"',
    ],
    ids=lambda text: repr(text)[:24],
)
def test_refused(samples: Compiled, text: Any) -> None:
    for read in (
        samples.package.Leaf.from_json,
        lambda given: samples.package.decode_json(samples.package.Leaf, given),
    ):
        with pytest.raises(samples.package.DecodeError) as caught:
            read(text)
        assert caught.value.path == ""
        assert len(str(caught.value)) < 200


@given(text=st.binary(max_size=40) | st.text(max_size=40))
def test_never_another_exception(samples: Compiled, text: Any) -> None:
    try:
        samples.package.decode_json(list[int], text)
    except samples.package.DecodeError as error:
        assert error.errors  # noqa: PT017


def test_syntax_errors_say_where(samples: Compiled) -> None:
    with pytest.raises(samples.package.DecodeError, match="line 2 column 10"):
        samples.package.Leaf.from_json('{\n "size": x}')


def test_the_text_is_not_in_the_message(samples: Compiled) -> None:
    for text in ('{"size": c4n4ry}', '{"size": "c4n4ry', '"\\xc4n4ry"', b"c4n4ry\xff"):
        with pytest.raises(samples.package.DecodeError) as caught:
            samples.package.Leaf.from_json(text)
        assert "c4n4ry" not in f"{caught.value}{caught.value!r}"


def test_data_nested_too_deeply_for_python(samples: Compiled) -> None:
    """Parsed data, so that it is the decoder that has to give up."""
    data: dict[str, Any] = {"value": "v", "children": []}
    for _ in range(sys.getrecursionlimit()):
        data = {"value": "v", "children": [data]}
    with pytest.raises(
        samples.package.DecodeError, match="nested more than 200 levels deep"
    ):
        samples.package.Tree.from_dict(data)


def test_data_nested_deeply_is_read(samples: Compiled) -> None:
    text = '{"value":"v","children":[' * 200 + "]}" * 200
    assert samples.package.Tree.from_json(text).to_json().decode() == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_there_is_no_json_for_nan(samples: Compiled, value: float) -> None:
    with pytest.raises(samples.package.EncodeError):
        samples.package.encode_json([value])
    scalars = samples.package.Optionals(thing=value)
    with pytest.raises(samples.package.EncodeError):
        scalars.to_json()


def test_there_is_no_utf8_for_half_a_surrogate_pair(samples: Compiled) -> None:
    leaf = samples.package.Leaf.from_json('{"size": 1, "label": "\\ud800"}')
    with pytest.raises(samples.package.EncodeError):
        leaf.to_json()


def test_encode_errors_are_value_errors(samples: Compiled) -> None:
    assert issubclass(samples.package.EncodeError, ValueError)


def test_numbers_keep_their_digits(samples: Compiled) -> None:
    text = b'{"thing":[0.1,1e+22,-0.0,123456789012345678901234567890]}'
    assert samples.package.Optionals.from_json(text).to_json() == text
