"""What does not fit is refused with the right path, all of it, and without any value."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from json_documents import Documents, json_values
from mutations import CANARY, Mutation, removals, replacements, spots
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, spec_package

from generator.ir.types import Ref

some = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
NESTED = "models/components/IntegrationResponseDto"


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(SAMPLES) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def documents(samples: Compiled) -> Documents:
    return Documents(samples.schema)


def refusal(samples: Compiled, type_: Any, data: Any) -> Any:
    """Return the DecodeError that decoding ``data`` raises."""
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.decode(type_, data)
    return caught.value


def part() -> dict[str, Any]:
    return {"field": "f", "value": "v", "operator": "EQUAL", "on": "payload"}


def step(*children: Any) -> dict[str, Any]:
    return {
        "isNegated": False,
        "type": "GROUP",
        "value": "AND",
        "children": list(children),
    }


def integration(*conditions: Any) -> dict[str, Any]:
    texts = ["environmentId", "organizationId", "name", "identifier", "providerId"]
    return dict.fromkeys(texts, "x") | {
        "channel": "email",
        "credentials": {},
        "active": True,
        "deleted": False,
        "primary": True,
        "conditions": list(conditions),
    }


def test_the_path_of_a_missing_key(samples: Compiled) -> None:
    child = part()
    del child["value"]
    data = integration(step(), step(), step(), step(child))
    error = refusal(samples, samples.cls(NESTED), data)
    assert error.path == "conditions[3].children[0].value"
    assert [tuple(problem) for problem in error.errors] == [
        ("conditions[3].children[0].value", "string", "missing key")
    ]


def test_the_path_of_a_wrong_type(samples: Compiled) -> None:
    data = integration(step(part(), part() | {"field": 5}))
    error = refusal(samples, samples.cls(NESTED), data)
    assert [tuple(problem) for problem in error.errors] == [
        ("conditions[0].children[1].field", "string", "integer")
    ]
    assert str(error) == (
        "IntegrationResponseDto: conditions[0].children[1].field: "
        "expected string, found integer"
    )


def test_the_path_of_the_data_itself_is_empty(samples: Compiled) -> None:
    error = refusal(samples, samples.cls("Leaf"), [])
    assert error.path == ""
    assert str(error) == "Leaf: expected object, found array"


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("plain", "byName.plain.size"),
        ("with blank", 'byName["with blank"].size'),
        ("a.b", 'byName["a.b"].size'),
        ("0", 'byName["0"].size'),
        ("", 'byName[""].size'),
        ('"', r'byName["\""].size'),
        ("x" * 5000, f'byName["{"x" * 100}"].size'),
    ],
)
def test_keys_of_maps_in_paths(samples: Compiled, key: str, path: str) -> None:
    errors = refusal(samples, samples.cls("Nests"), {"byName": {key: {}}}).errors
    assert path in [problem.path for problem in errors]


def test_every_problem_is_listed_in_the_order_of_the_fields(samples: Compiled) -> None:
    data = {"text": 1, "whole": "1", "flag": 0, "data": "!", "thing": 1, "nothing": 0}
    error = refusal(samples, samples.cls("Scalars"), data)
    assert [problem.path for problem in error.errors] == (
        [
            "text",
            "whole",
            "real",
            "flag",
            "big",
            "money",
            "day",
            "moment",
            "data",
            "nothing",
        ]
    )
    assert error.path == "text"


def test_at_most_100_problems_are_listed(samples: Compiled) -> None:
    leaves = [{"size": None} for _ in range(150)]
    leaf: Any = samples.cls("Leaf")
    errors = refusal(samples, list[leaf], leaves).errors
    assert [problem.path for problem in errors] == [f"[{i}].size" for i in range(100)]


def test_a_decode_error_is_a_value_error_and_can_be_pickled(samples: Compiled) -> None:
    error = refusal(samples, samples.cls("Leaf"), {})
    assert issubclass(samples.package.DecodeError, ValueError)
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.errors, copy.path) == (str(error), error.errors, "size")


def test_no_context_tells_the_value(samples: Compiled) -> None:
    """What a traceback would show beside the error itself must not hold data."""
    data = {"size": CANARY}
    error = refusal(samples, samples.cls("Leaf"), data)
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None


def draw_mutation(
    samples: Compiled, documents: Documents, id_: str, data: st.DataObject, kinds: str
) -> tuple[Any, Mutation]:
    document = data.draw(documents.definition(id_))
    find = {"removal": removals, "replacement": replacements}[kinds]
    found = list(find(samples.schema, Ref(id_), document))
    assume(found)
    mutation = data.draw(st.sampled_from(found))
    return mutation.apply(document), mutation


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@some
def test_a_value_of_a_wrong_type(
    samples: Compiled, documents: Documents, id_: str, data: st.DataObject
) -> None:
    document, mutation = draw_mutation(samples, documents, id_, data, "replacement")
    error = refusal(samples, samples.cls(id_), document)
    assert [problem.path for problem in error.errors] == [mutation.path]
    assert error.path == mutation.path
    assert CANARY not in f"{error}{error!r}"


WITH_REQUIRED = [
    id_
    for id_ in MODELS
    if "| yes |" in SAMPLES[f"{id_}.md"] or ":heavy_check_mark:" in SAMPLES[f"{id_}.md"]
]


@pytest.mark.parametrize("id_", WITH_REQUIRED)
@given(data=st.data())
@some
def test_a_required_key_is_missing(
    samples: Compiled, documents: Documents, id_: str, data: st.DataObject
) -> None:
    document, mutation = draw_mutation(samples, documents, id_, data, "removal")
    error = refusal(samples, samples.cls(id_), document)
    assert [problem.path for problem in error.errors] == [mutation.path]
    assert error.errors[0].found == "missing key"


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@some
def test_the_fast_decoder_and_explain_agree(
    samples: Compiled, documents: Documents, id_: str, data: st.DataObject
) -> None:
    """One of them says whether, the other why: both read the same data the same way."""
    document = data.draw(documents.definition(id_))
    places = [spot.at for spot in spots(samples.schema, Ref(id_), document)]
    change = Mutation(data.draw(st.sampled_from(places)), data.draw(json_values()))
    agree(samples, id_, document)
    agree(samples, id_, change.apply(document))


@pytest.mark.parametrize("id_", MODELS)
@given(document=json_values())
@some
def test_they_agree_on_any_json(samples: Compiled, id_: str, document: Any) -> None:
    agree(samples, id_, document)


def agree(samples: Compiled, id_: str, document: Any) -> None:
    cls = samples.cls(id_)
    try:
        samples.runtime("models").model_of(cls).decode(document)
        decoded = True
    except samples.runtime("errors").VALUE_ERRORS:
        decoded = False
    problems = list(samples.runtime("explain").explain(cls, document))
    assert decoded == (not problems), problems


def test_no_value_is_in_any_message(samples: Compiled) -> None:
    """Also where many things are wrong at once."""
    data: dict[str, Any] = {}
    data |= {key: [CANARY, {"a": CANARY}] for key in ("whole", "day", "leaf")}
    data |= {"money": CANARY, "moment": CANARY, "data": CANARY, "level": CANARY}
    error = refusal(samples, samples.cls("Optionals"), data)
    assert len(error.errors) == len(data)
    assert CANARY not in f"{error}{error!r}{error.errors!r}"


def test_a_hundred_problems_are_one_short_line(samples: Compiled) -> None:
    key = "k" * 50_000 + "\n\x1b"
    data = {"words": [{key: index} for index in range(500)]}
    error = refusal(samples, samples.cls("Texts"), data)
    assert len(error.errors) == 100
    assert len(str(error)) < 2000
    assert str(error).isprintable()
    assert str(error).endswith("; and 95 more")


def test_a_deep_path_is_cut_in_its_middle(samples: Compiled) -> None:
    data: dict[str, Any] = {"value": 1, "children": []}
    for _ in range(150):
        data = {"value": "v", "children": [data]}
    error = refusal(samples, samples.cls("Tree"), data)
    assert error.path == ".".join(["children[0]"] * 150 + ["value"])
    assert len(str(error)) < 300
    assert " … " in str(error)
