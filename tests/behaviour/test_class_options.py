"""What the settings say of dataclasses: slots, weak references, frozen, order."""

from __future__ import annotations

import dataclasses
import weakref
from typing import Any

import pytest
from json_documents import object_ids
from sample_specs import EVERYTHING
from spec_package import Compiled, model, spec_package

from generator.config import Config
from generator.ir.example import example_of

SPECS = {"Box.md": model("Box", {"size": "*long*", "label?": "*String*"})}


def box(size: int = 1, **options: Any) -> Any:
    """Return an object of a class that is generated with ``options``."""
    with spec_package(SPECS, config=Config(**options)) as compiled:
        return compiled.cls("Box").from_dict({"size": size})


def test_slots_are_a_setting() -> None:
    assert not hasattr(box(), "__dict__")
    assert box(slots=False).__dict__ == {"size": 1, "label": None}


def test_weak_references_are_a_setting() -> None:
    with pytest.raises(TypeError, match="weak reference"):
        weakref.ref(box())
    for options in ({"weak_references": True}, {"slots": False}):
        made = box(**options)
        assert weakref.ref(made)() is made


def test_order_is_a_setting() -> None:
    with spec_package(SPECS, config=Config(order=True)) as compiled:
        one, two = (compiled.cls("Box")(size=n, label="") for n in (1, 2))
        assert sorted([two, one]) == [one, two]


@pytest.mark.parametrize("unknown_fields", ["ignore", "keep"])
def test_frozen_classes_are_decoded_and_do_not_change(unknown_fields: str) -> None:
    config = Config(frozen=True, unknown_fields=unknown_fields)
    with spec_package(EVERYTHING, config=config) as compiled:
        for id_ in object_ids(compiled.schema):
            check_frozen(compiled, id_)


def check_frozen(compiled: Compiled, id_: str) -> None:
    example = example_of(id_, compiled.schema)
    made = compiled.cls(id_).from_dict(example)
    assert made == compiled.cls(id_).from_json(made.to_json())
    for field in dataclasses.fields(made):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(made, field.name, None)
