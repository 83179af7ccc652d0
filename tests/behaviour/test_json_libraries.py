"""``json = "orjson"`` and ``"msgspec"``: the same values, the same text, the same refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from json_documents import Documents
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, model, spec_package

from generator.config import Config

LIBRARIES = ("orjson", "msgspec")


@pytest.fixture(scope="module", params=LIBRARIES)
def fast(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(SAMPLES, config=Config(json=request.param)) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def standard() -> Iterator[Compiled]:
    with spec_package(SAMPLES) as compiled:
        yield compiled


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@settings(max_examples=15)
def test_they_agree_with_the_standard_library(
    fast: Compiled, standard: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(fast.schema).definition(id_))
    text = json.dumps(document)
    one, other = fast.cls(id_).from_json(text), standard.cls(id_).from_json(text)
    assert one.to_dict() == other.to_dict() == document
    assert json.loads(one.to_json()) == json.loads(other.to_json()) == document


def test_what_only_the_standard_library_reads(fast: Compiled) -> None:
    """Integers beyond 64 bits, and halves of surrogate pairs."""
    leaf = fast.cls("Leaf")
    assert leaf.from_json(f'{{"size": {2**70}}}').size == 2**70
    assert json.loads(leaf(size=2**70).to_json()) == {"size": 2**70}
    assert leaf.from_json('{"size": 1, "label": "\\ud800"}').label == "\ud800"


SURROGATES = """\
# Note

| Field | Type | Required |
| --- | --- | --- |
| text | string? | no |
| tags | list of string | no |
| named | map of string | no |
| either | string or int | no |
| anything | any | no |
| parts | list of Note | no |
"""


@pytest.mark.parametrize("library", ["standard", *LIBRARIES])
def test_half_a_surrogate_pair_has_its_path(library: str) -> None:
    half = "\ud800"
    config = Config(json=library)
    with spec_package({"note.md": SURROGATES}, "plain", config) as made:
        note = made.package.Note
        cases = {
            "text": note(text=half),
            "tags[1]": note(tags=["a", half]),
            "named.a": note(named={"a": half}),
            'named["\\ud800"]': note(named={half: "a"}),
            "either": note(either=half),
            "anything[0].a": note(anything=[{"a": half}]),
            "parts[1].text": note(parts=[note(), note(text=half)]),
        }
        for path, value in cases.items():
            for write in (
                value.to_json,
                lambda each=value: made.package.validate(each),
            ):
                with pytest.raises(made.package.EncodeError) as caught:
                    write()
                (problem,) = caught.value.errors
                assert problem.path == path
                assert problem.expected == "string without lone surrogates"


def test_errors_are_the_same(fast: Compiled, standard: Compiled) -> None:
    for text in ('{"size": 1.5, "label": 2}', '{"size"', "[]", '{"size": NaN}'):
        found = []
        for package in (fast, standard):
            with pytest.raises(package.package.DecodeError) as caught:
                package.cls("Leaf").from_json(text)
            found.append((str(caught.value), caught.value.errors))
        assert found[0] == found[1]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_missing_library_is_said(library: str) -> None:
    specs = {"A.md": model("A", {"x": "*int*"})}
    with spec_package(specs, config=Config(json=library)) as compiled:
        code = (
            f"import sys; sys.modules[{library!r}] = None; "
            f"from {compiled.folder.name} import A"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=compiled.folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: these modules were generated with json =")
    assert f"install {library}" in last


@pytest.mark.parametrize("config", [Config(json=name) for name in LIBRARIES])
def test_type_checkers_accept_the_package(config: Config) -> None:
    with spec_package(SAMPLES, config=config) as compiled:
        for command in (["mypy", "--strict"], ["ruff", "check", "--isolated"]):
            done = subprocess.run(
                [sys.executable, "-m", *command, str(compiled.folder)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr


def test_subclasses_are_made_by_from_json(fast: Compiled) -> None:
    package: Any = fast.package

    class MyLeaf(package.Leaf):  # type: ignore[misc]
        def double(self) -> int:
            size: int = self.size
            return 2 * size

    assert MyLeaf.from_json('{"size": 2}').double() == 4


BIG = 123456789012345678901234567890
OPEN = {
    "Open.md": model(
        "Open",
        {
            "thing?": "*Object*",
            "things?": r"List\<*Object*>",
            "inner?": "[Blob](./Blob.md)",
            "small?": "*int*",
        },
    ),
    "Blob.md": "# Blob\n",
    "Outer.md": model("Outer", {"open": "[Open](./Open.md)"}),
}
BIG_NUMBERS = (2**64, -(2**63) - 1, -(10**19) + 1, BIG, -BIG)


@pytest.mark.parametrize("library", ["standard", *LIBRARIES])
@pytest.mark.parametrize("number", [*BIG_NUMBERS, 2**64 - 1, -(2**63), 0])
def test_integers_are_exact_where_any_value_may_stand(
    library: str, number: int
) -> None:
    config = Config(json=library, unknown_fields="keep")
    document = {
        "open": {"thing": {"a": [number]}, "things": [number], "inner": number},
        "other": number,
    }
    with spec_package(OPEN, config=config) as compiled:
        for text in (json.dumps(document), json.dumps(document).encode()):
            made = compiled.package.Outer.from_json(text)
            assert made.open.thing == {"a": [number]}
            assert made.unknown_fields == {"other": number}
            assert json.loads(made.to_json()) == document
            assert made.to_dict() == document


@pytest.mark.parametrize("library", ["standard", *LIBRARIES])
def test_integers_are_exact_in_unions_of_numbers(library: str) -> None:
    table = "| Field | Type | Required |\n| --- | --- | --- |\n| x | integer or number | yes |\n"
    config = Config(json=library)
    with spec_package({"a.md": f"# A\n\n{table}"}, "plain", config=config) as compiled:
        for number in (*BIG_NUMBERS, 1.5, 1e300):
            made = compiled.package.A.from_json(json.dumps({"x": number}))
            assert type(made.x) is type(number)
            assert json.loads(made.to_json()) == {"x": number}


@pytest.mark.parametrize("library", ["standard", *LIBRARIES])
def test_integers_are_exact_in_objects_whose_tag_is_new(library: str) -> None:
    head = "| Field | Type | Required |\n| --- | --- | --- |\n"
    pages = "".join(
        f'# {name}\n\n{head}| kind | "{name}" | yes |\n\n' for name in ("Cat", "Dog")
    )
    page = f"{pages}# Box\n\n{head}| pet | [Cat](#cat) or [Dog](#dog) | yes |\n"
    document = {"pet": {"kind": "Bird", "wings": BIG}}
    with spec_package({"a.md": page}, "plain", config=Config(json=library)) as compiled:
        box = compiled.package.Box.from_json(json.dumps(document))
        assert box.to_dict() == document
        assert json.loads(box.to_json()) == document


def test_only_classes_that_keep_numbers_look_for_large_ones() -> None:
    with spec_package(OPEN, config=Config(json="orjson")) as compiled:
        texts = {
            name: (compiled.folder / f"{name}.py").read_text("utf-8")
            for name in ("open", "outer")
        }
        assert all("exact_loads(text)" in text for text in texts.values())
    specs = {"A.md": model("A", {"x": "*int*", "y": "*double*", "z": "*String*"})}
    with spec_package(specs, config=Config(json="orjson")) as compiled:
        assert "exact_loads" not in (compiled.folder / "a.py").read_text("utf-8")
