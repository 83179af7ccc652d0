"""Objects that stand in objects of their own circle, as deep as is allowed and no deeper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sample_specs import EVERYTHING
from spec_package import Compiled, model, spec_package

from generator.config import Config

LIMIT = 5


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def samples(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(max_depth=LIMIT, json=request.param)
    with spec_package(EVERYTHING, config=config) as compiled:
        yield compiled


def tree(levels: int) -> dict[str, Any]:
    """Return a tree with ``levels`` trees in one another below the first."""
    data: dict[str, Any] = {"value": "v", "children": []}
    for _ in range(levels):
        data = {"value": "v", "children": [data]}
    return data


def test_as_deep_as_is_allowed(samples: Compiled) -> None:
    made = samples.cls("Tree").from_dict(tree(LIMIT))
    assert made.to_dict() == tree(LIMIT)
    assert samples.cls("Tree").from_json(made.to_json()) == made


def test_no_deeper(samples: Compiled) -> None:
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.cls("Tree").from_dict(tree(LIMIT + 1))
    path = ".".join(["children[0]"] * (LIMIT + 1))
    assert caught.value.errors == ((path, f"nested more than {LIMIT} levels deep", ""),)


def test_no_deeper_by_detours(samples: Compiled) -> None:
    data = tree(0)
    for _ in range(LIMIT):
        data = {**tree(0), "owner": {"trees": {"t": data}}}
    with pytest.raises(samples.package.DecodeError, match="levels"):
        samples.cls("Tree").from_dict(data)


def test_no_deeper_when_encoding(samples: Compiled) -> None:
    cls = samples.cls("Tree")
    made = cls(value="v", children=[])
    for _ in range(LIMIT + 1):
        made = cls(value="v", children=[made])
    path = ".".join(["children[0]"] * (LIMIT + 1))
    for encode in (made.to_dict, made.to_json, lambda: samples.package.encode(made)):
        with pytest.raises(samples.package.EncodeError) as caught:
            encode()
        assert caught.value.errors == (
            (path, f"nested more than {LIMIT} levels deep", ""),
        )


def test_a_value_that_holds_itself(samples: Compiled) -> None:
    made = samples.cls("Tree")(value="v", children=[])
    made.children.append(made)
    for encode in (made.to_dict, made.to_json):
        with pytest.raises(samples.package.EncodeError, match="levels"):
            encode()


def test_any_value_that_holds_itself(samples: Compiled) -> None:
    thing: list[Any] = []
    thing.append(thing)
    holder = samples.cls("Optionals")(thing=thing)
    with pytest.raises(samples.package.EncodeError):
        holder.to_json()


def test_the_default_is_two_hundred() -> None:
    with spec_package(EVERYTHING) as compiled:
        cls = compiled.cls("Tree")
        assert cls.from_dict(tree(200)).to_dict() == tree(200)
        with pytest.raises(compiled.package.DecodeError, match="200 levels"):
            cls.from_dict(tree(201))


def test_through_a_union_of_classes_and_others() -> None:
    specs = {
        "Node.md": model("Node", {"next?": "[Next](Next.md)"}),
        "Other.md": model("Other", {"last": "*int*", "next?": "[Next](Next.md)"}),
        "Next.md": "# Next\n\n## Supported Types\n\n### Node\n\n### Other\n\n### `String`\n",
    }
    with spec_package(specs, config=Config(max_depth=LIMIT)) as compiled:
        data: dict[str, Any] = {}
        for _ in range(LIMIT):
            data = {"next": data}
        cls = compiled.cls("Node")
        assert cls.from_dict(data).to_dict() == data
        with pytest.raises(compiled.package.DecodeError):
            cls.from_dict({"next": data})
