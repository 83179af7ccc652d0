"""``constraints = "annotated-types"``: other libraries understand the constraints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from annotated_types import (
    Ge,
    GroupedMetadata,
    Gt,
    Le,
    Lt,
    MaxLen,
    MinLen,
    MultipleOf,
    Predicate,
)
from hypothesis import HealthCheck, given, settings, strategies as st
from pydantic import TypeAdapter, ValidationError
from spec_package import Compiled, spec_package

from generator.config import Config

RULES = """\
# Rules

| Property | Type | Required | Default | Constraints |
| --- | --- | --- | --- | --- |
| count | integer | no | 5 | 1..100; multiple of 5 |
| ratio | number | yes | | > 0, < 1 |
| note | string? | no | `"none"` | max length 5 |
| tags | string[] | no | | unique; max length 2 |
| code | string | no | | pattern `^[A-Z]+$` |
| names | map of string | yes | | length 1..2 |
"""
PAGES = {"rules.md": RULES}
CONFIG = Config(constraints="annotated-types")
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", params=[("serializers",), ()])
def made(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    targets = ("dataclasses", *request.param)
    config = Config(constraints="annotated-types", targets=targets)
    with spec_package(PAGES, "plain", config) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def whole() -> Iterator[Compiled]:
    with spec_package(PAGES, "plain", CONFIG) as compiled:
        yield compiled


@pytest.fixture(scope="module", params=["pydantic", "msgspec"])
def of_library(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(constraints="annotated-types", models=request.param)
    with spec_package(PAGES, "plain", config) as compiled:
        yield compiled


def hints(made: Compiled) -> dict[str, Any]:
    return get_type_hints(made.package.Rules, include_extras=True)


def metadata(hint: Any) -> list[Any]:
    """Return what libraries see of an annotation."""
    parts = [hint, *get_args(hint)]
    found = [each for part in parts for each in getattr(part, "__metadata__", ())]
    assert all(isinstance(each, GroupedMetadata) for each in found)
    return [each for group in found for each in group]


def test_metadata_are_those_of_annotated_types(made: Compiled) -> None:
    found = hints(made)
    assert metadata(found["count"]) == [Ge(1), Le(100), MultipleOf(5)]
    assert metadata(found["ratio"]) == [Gt(0), Lt(1)]
    assert metadata(found["names"]) == [MinLen(1), MaxLen(2)]
    assert metadata(found["note"]) == [MaxLen(5)]
    unique, length = metadata(found["tags"])
    assert (type(unique), length) == (Predicate, MaxLen(2))
    (matching,) = metadata(found["code"])
    assert (matching.func("AB"), matching.func("ab")) == (True, False)
    assert str(get_args(found["ratio"])[1]) == "must be > 0"


@given(data=st.data())
@few
def test_classes_of_libraries_have_them_too(
    of_library: Compiled, data: st.DataObject
) -> None:
    found = hints(of_library)
    made = {name: data.draw(st.from_type(found[name])) for name in ("ratio", "names")}
    value = of_library.package.Rules(**made)
    assert 0 < value.ratio < 1
    assert 0 < len(value.names) <= 2


def test_errors_are_the_same(whole: Compiled) -> None:
    bad = {"count": 7, "ratio": 2, "names": {}, "tags": ["a", "a"], "code": "AB\n"}
    with spec_package(PAGES, "plain") as own:
        found = []
        for package in (own.package, whole.package):
            with pytest.raises(package.DecodeError) as caught:
                package.Rules.from_dict(bad)
            found.append(str(caught.value))
    assert found[0] == found[1]


@given(data=st.data())
@few
def test_hypothesis_makes_objects_that_keep_the_rules(
    whole: Compiled, data: st.DataObject
) -> None:
    found = hints(whole)
    made = {
        name: data.draw(st.from_type(found[name]))
        for name in ("ratio", "names", "tags")  # it knows no multiples
    }
    value = whole.package.Rules(**made)
    whole.package.validate(value)
    assert whole.package.Rules.from_json(value.to_json()) == value


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("count", 5, 0),
        ("count", 5, 7),
        ("ratio", 0.5, 1.0),
        ("names", {"a": "b"}, {}),
        ("code", "AB", "ab"),
        ("tags", ["a"], ["a", "a"]),
    ],
)
def test_pydantic_holds_them(made: Compiled, name: str, good: Any, bad: Any) -> None:
    adapter = TypeAdapter(hints(made)[name])
    assert adapter.validate_python(good) == good
    with pytest.raises(ValidationError):
        adapter.validate_python(bad)


def test_polyfactory_makes_objects_that_keep_the_rules(whole: Compiled) -> None:
    factories = pytest.importorskip("polyfactory.factories")
    base: Any = factories.DataclassFactory
    factory = base.create_factory(whole.package.Rules, code=None, tags=None)
    for _ in range(20):
        whole.package.validate(factory.build())


def test_a_missing_library_is_said(
    whole: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{whole.package.__name__}._runtime.metadata"
    monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "annotated_types", None)
    with pytest.raises(ImportError, match="install annotated-types"):
        whole.runtime("metadata")
