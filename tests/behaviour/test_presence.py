"""Absent is not null: required, nullable, optional, and both."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package

MUST = {"must": "a", "mustOrNull": "b"}


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(EVERYTHING) as compiled:
        yield compiled


def refused_at(samples: Compiled, data: Any) -> list[str]:
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.Presence.from_dict(data)
    return [problem.path for problem in caught.value.errors]


def test_the_constructor_wants_what_is_required(samples: Compiled) -> None:
    with pytest.raises(TypeError, match="must_or_null"):
        samples.package.Presence(must="a")
    with pytest.raises(TypeError):
        samples.package.Presence("a", "b")


def test_defaults(samples: Compiled) -> None:
    made = samples.package.Presence(must="a", must_or_null=None)
    assert made.may is None
    assert made.may_or_null is samples.package.UNSET
    assert made.to_dict() == {"must": "a", "mustOrNull": None}


def test_null_for_a_required_key_is_refused(samples: Compiled) -> None:
    assert refused_at(samples, MUST | {"must": None}) == ["must"]


def test_required_and_nullable(samples: Compiled) -> None:
    presence = samples.package.Presence.from_dict(MUST | {"mustOrNull": None})
    assert presence.must_or_null is None
    assert presence.to_dict()["mustOrNull"] is None
    assert refused_at(samples, {"must": "a"}) == ["mustOrNull"]


def test_null_for_an_optional_key_is_none_and_left_out(samples: Compiled) -> None:
    presence = samples.package.Presence.from_dict(MUST | {"may": None})
    assert presence.may is None
    assert "may" not in presence.to_dict()


def test_absent_and_null_are_told_apart(samples: Compiled) -> None:
    presence, unset = samples.package.Presence, samples.package.UNSET
    absent = presence.from_dict(MUST)
    null = presence.from_dict(MUST | {"mayOrNull": None})
    given = presence.from_dict(MUST | {"mayOrNull": "c"})
    assert (absent.may_or_null, null.may_or_null) == (unset, None)
    assert "mayOrNull" not in absent.to_dict()
    assert null.to_dict()["mayOrNull"] is None
    assert given.to_dict()["mayOrNull"] == "c"
    assert absent != null


def test_a_wrong_type_names_all_that_would_do(samples: Compiled) -> None:
    with pytest.raises(
        samples.package.DecodeError, match=r"expected string or null, fou"
    ):
        samples.package.Presence.from_dict(MUST | {"mayOrNull": 1})


def test_unset_is_one_and_false(samples: Compiled) -> None:
    unset = samples.package.UNSET
    assert not unset
    assert repr(unset) == "UNSET"
    assert copy.deepcopy(unset) is unset
    assert pickle.loads(pickle.dumps(unset)) is unset
    assert isinstance(unset, samples.package.Unset)


def test_there_is_no_json_for_unset(samples: Compiled) -> None:
    for value in (samples.package.UNSET, [samples.package.UNSET]):
        with pytest.raises(samples.package.EncodeError, match="Unset"):
            samples.package.encode(value)
