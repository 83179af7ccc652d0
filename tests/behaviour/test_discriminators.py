"""Unions whose document says which key tells the members apart, and by which values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from spec_package import Compiled, model, read_texts, spec_package

from generator.backends.docs.target import TARGET as DOCS
from generator.backends.json_schema.target import TARGET as JSON_SCHEMA
from generator.backends.openapi.target import TARGET as OPENAPI
from generator.compiler import emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import UnionDef
from generator.source import SourceFile

UNION = """\
# Pet

## Supported Types

The key `kind` says which it is.

| Value | Type |
| --- | --- |
| `cat` | [Cat](Cat.md) |
| `kitten` | [Cat](Cat.md) |
| `dog` | [Dog](Dog.md) |

### [Cat](Cat.md)

### [Dog](Dog.md)
"""
# No key but the tag tells them apart.
SPECS = {
    "Pet.md": UNION,
    "Cat.md": model("Cat", {"kind": "string", "age?": "integer"}),
    "Dog.md": model("Dog", {"kind": "string", "age?": "integer"}),
    "Home.md": model("Home", {"pets": "array of Pet", "first?": "Pet or integer"}),
}


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def package(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param)
    with spec_package(SPECS, "plain", config) as compiled:
        yield compiled


@pytest.mark.parametrize(
    ("tag", "name"),
    [("cat", "Cat"), ("kitten", "Cat"), ("dog", "Dog"), ("fish", "UnknownMember")],
)
def test_the_tag_chooses_the_member(package: Compiled, tag: str, name: str) -> None:
    for document in (
        {"pets": [{"kind": tag, "age": 1}]},
        {"pets": [], "first": {"kind": tag}},
    ):
        home = package.cls("Home").from_dict(document)
        [pet] = home.pets or [home.first]
        assert type(pet).__name__ == name
        assert home.to_dict() == document
        assert package.cls("Home").from_json(home.to_json()) == home


def test_a_known_tag_with_wrong_content_is_an_error(package: Compiled) -> None:
    with pytest.raises(package.package.DecodeError) as caught:
        package.cls("Home").from_dict({"pets": [{"kind": "dog", "age": "x"}]})
    assert [problem.path for problem in caught.value.errors] == ["pets[0].age"]


def test_a_closed_union_names_the_tags_it_knows() -> None:
    config = Config(unions="closed")
    with spec_package(SPECS, "plain", config) as compiled:
        with pytest.raises(compiled.package.DecodeError) as caught:
            compiled.cls("Home").from_dict({"pets": [{"kind": "fish"}]})
        [problem] = caught.value.errors
        assert (problem.path, problem.expected) == (
            "pets[0].kind",
            "must be 'cat', 'dog' or 'kitten'",
        )


def test_no_object_is_written_with_the_tag_of_another(package: Compiled) -> None:
    pet = package.cls("Cat")(kind="dog")
    assert pet.to_dict() == {"kind": "dog"}  # by itself it is no member of anything
    for attributes in ({"pets": [pet]}, {"pets": [], "first": pet}):
        home = package.cls("Home")(**attributes)
        for write in (package.package.encode_json, package.package.validate):
            with pytest.raises(package.package.EncodeError) as caught:
                write(home)
            assert caught.value.path in ("pets[0].kind", "first.kind")


@given(kind=st.sampled_from(["cat", "kitten", "dog", "fish", ""]), cat=st.booleans())
@settings(max_examples=20)
def test_what_is_written_is_read_as_the_same(
    package: Compiled, kind: str, cat: bool
) -> None:
    pet = package.cls("Cat" if cat else "Dog")(kind=kind, age=1)
    home = package.cls("Home")(pets=[pet])
    try:
        text = home.to_json()
    except package.package.EncodeError:
        return
    assert package.cls("Home").from_json(text) == home


def read(specs: dict[str, str], dialect: str = "plain") -> tuple[Any, list[str]]:
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    reading = read_schema(sources, DIALECTS[dialect], report)
    return reading, [f"{f.code} {f.message}" for f in report]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "| `dog` | [Dog](Dog.md) |",
            "| `dog` | [Hog](Hog.md) |",
            "`dog` maps to `Hog`",
        ),
        ("| `dog` | [Dog](Dog.md) |", "| `dog` | [Home](Home.md) |", "maps to `Home`"),
        ("| `dog` | [Dog](Dog.md) |\n", "", "no value of `kind` maps to `Dog`"),
        ("key `kind`", "key `sort`", "`Cat` lacks the tag `sort`"),
    ],
)
def test_what_does_not_fit_is_a_finding(old: str, new: str, message: str) -> None:
    _, found = read(SPECS | {"Pet.md": UNION.replace(old, new)})
    assert any(f.startswith("unfit-tag") and message in f for f in found)


def test_a_value_that_the_type_of_the_key_refuses_is_a_finding() -> None:
    dog = model("Dog", {"kind": '"hound"', "age?": "integer"})
    _, found = read(SPECS | {"Dog.md": dog})
    assert "unfit-tag `kind` of `Dog` cannot be `dog`" in found


def test_a_key_without_values_is_a_note() -> None:
    rows = UNION[UNION.index("| Value") : UNION.index("### [Cat]")]
    reading, found = read(SPECS | {"Pet.md": UNION.replace(rows, "")})
    assert any(f.startswith("unstated-tags") for f in found)
    pet = reading.schema.definitions["Pet"]
    assert isinstance(pet, UnionDef)
    assert pet.discriminator
    assert pet.discriminator.key == "kind"


def test_other_targets_say_it_too() -> None:
    config = Config(targets=(OPENAPI.name, JSON_SCHEMA.name))
    reading = read_texts(SPECS, "plain", config)
    files = {
        file.path: json.loads(file.text)
        for file in emit_files(reading, config)
        if file.path.endswith(".json")
    }
    refs = {
        "openapi.json": ("#/components/schemas/", ("components", "schemas")),
        "schema.json": ("", ("$defs",)),
    }
    for path, (prefix, steps) in refs.items():
        found = files[path]
        for step in steps:
            found = found[step]
        assert found["Pet"]["discriminator"] == {
            "propertyName": "kind",
            "mapping": {
                "cat": f"{prefix}Cat",
                "kitten": f"{prefix}Cat",
                "dog": f"{prefix}Dog",
            },
        }


def test_the_docs_give_the_same_ir() -> None:
    reading = read_texts(SPECS, "plain")
    files = emit_files(reading, Config(targets=(DOCS.name,)))
    pages = {
        file.path.removeprefix("docs/"): file.text
        for file in files
        if file.path.startswith("docs/") and not file.path.endswith("index.md")
    }
    again, _ = read(pages, "gen")
    assert again.schema.definitions["Pet"] == reading.schema.definitions["Pet"]


@pytest.mark.parametrize("needed", [True, False])
def test_classes_of_libraries_choose_by_the_tag_too(needed: bool) -> None:
    kind = "kind" if needed else "kind?"
    specs = SPECS | {
        f"{name}.md": model(name, {kind: "string", "age?": "integer"})
        for name in ("Cat", "Dog")
    }
    for models in ("pydantic", "msgspec"):
        with spec_package(specs, "plain", Config(models=models), True) as compiled:
            home = compiled.cls("Home")
            for tag, name in (
                ("kitten", "Cat"),
                ("dog", "Dog"),
                ("x", "UnknownMember"),
            ):
                data = {"pets": [{"kind": tag}]}
                if models == "pydantic":
                    made = home.model_validate(data)
                    assert "kitten" in json.dumps(home.model_json_schema())
                else:
                    made = compiled.package.decode(home, data)
                assert [type(pet).__name__ for pet in made.pets] == [name]
