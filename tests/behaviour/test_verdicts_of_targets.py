"""All targets take the same documents, and refuse the same, but for what docs/targets.md lists.

The table in docs/targets.md is written by this test: ``pytest --update-golden``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from conformance import (
    CONFIGS,
    DIFFERENCES,
    FEATURES,
    SETTINGS_UNSUPPORTED,
    TARGETS,
    holds,
    readers,
    render_conformance,
    render_settings,
)
from hypothesis import given, settings, strategies as st
from json_documents import Documents, object_ids
from sample_specs import EVERYTHING
from spec_package import read_texts
from table_specs import PETS, TABLES
from verdicts import Judge, changes, judges

from generator.compiler import Reading, read_schema
from generator.config import Config
from generator.config.targets import UNSUPPORTED
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs
from generator.ir.example import example_of

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "targets.md"
CASES = {path.parent.name: path for path in sorted((TESTS / "cases").glob("*/specs"))}
# Their findings are errors, so nothing is written; or a difference that is listed.
LEFT_OUT = {
    "recursive-union": "one of a circle of unions is any value",
    "other-keys": "msgspec loses them",
    "hostile-text": "msgspec loses keys with quotes",
}
# A Struct may lack its tag; UUIDs and decimals may have other forms.
_LISTED = [{"msgspec"}]
# JSON Schema does not look at a tag that only the page of a union gives; of members without a
# tag, dataclasses read the nearest, and the others any that fits.
_LISTED_OF_CASES = {
    "discriminators": [{"json-schema"}, {"json-schema", "pydantic", "msgspec"}],
}
_MOST = 60

Sample = tuple[Reading, Mapping[str, Judge]]


def read_case(folder: Path) -> Reading | None:
    """Return what the specs of a case say, None if nothing may be written."""
    report = Report()
    reading = read_schema(read_specs(folder, report), None, report)
    return None if report.has_errors else reading


@pytest.mark.parametrize("name", sorted(CASES.keys() - LEFT_OUT.keys()))
def test_cases(name: str) -> None:
    reading = read_case(CASES[name])
    if reading is None or not reading.schema.definitions:
        return
    listed = _LISTED_OF_CASES.get(name, [])
    with judges(reading, Config()) as found:
        for id_ in reading.schema.definitions:
            example = example_of(id_, reading.schema)
            agree(found, id_, example, listed)
            changed = list(islice(changes(example), 50 * _MOST))
            for document in changed[:: len(changed) // _MOST + 1]:
                agree(found, id_, document, listed)


def agree(
    found: Mapping[str, Judge],
    id_: str,
    document: Any,
    listed: Sequence[set[str]] = (),
) -> None:
    """Insist that all of ``found`` say the same of ``document``, or differ as is listed."""
    accepting = [name for name, judge in found.items() if judge(id_, document)]
    if 0 < len(accepting) < len(found):
        targets = {each.partition(",")[0] for each in accepting}
        is_listed = targets in (*_LISTED, *listed)
        assert is_listed, f"{id_}: only {accepting} take {document}"


@pytest.fixture(scope="module")
def everything() -> Iterator[Sample]:
    reading = read_texts(EVERYTHING)
    with judges(reading, Config()) as found:
        yield reading, found


@settings(max_examples=25)
@given(data=st.data())
def test_any_documents(everything: Sample, data: st.DataObject) -> None:
    reading, found = everything
    id_ = data.draw(st.sampled_from(object_ids(reading.schema)))
    document = data.draw(Documents(reading.schema).definition(id_))
    assert {judge(id_, document) for judge in found.values()} == {True}
    changed = data.draw(st.sampled_from(list(changes(document))))
    agree(found, id_, changed)


@pytest.fixture(scope="module", params=["open", "closed"])
def pets(request: pytest.FixtureRequest) -> Iterator[Sample]:
    config = Config(unions=request.param)
    reading = read_texts(PETS, "gen", config)
    with judges(reading, config) as found:
        yield reading, found


@settings(max_examples=25)
@given(data=st.data())
def test_documents_of_unions(pets: Sample, data: st.DataObject) -> None:
    reading, found = pets
    document = data.draw(Documents(reading.schema).definition("Home"))
    agree(found, "Home", data.draw(st.sampled_from(list(changes(document)))))


def test_rules_of_tables() -> None:
    reading = read_texts(TABLES, "plain", accept_warnings=True)
    with judges(reading, Config()) as all_judges:
        # It counts no bytes, and limits no decimals that are text.
        found = {n: j for n, j in all_judges.items() if n != "json-schema"}
        example = example_of("Order", reading.schema)
        for document in changes({**example, "code": "AB"}):
            agree(found, "Order", document)


# The table


def test_the_differences_are_those_of_the_table() -> None:
    found = set[tuple[str, str]]()
    for config in CONFIGS:
        with readers(config) as by_target:
            for feature in (each for each in FEATURES if each.config == config):
                found |= {
                    (feature.name, target)
                    for target in TARGETS
                    if not holds(feature, by_target[target])
                }
    assert found == DIFFERENCES.keys()


def test_what_is_not_held_has_a_reason() -> None:
    for models, settings_of in UNSUPPORTED.items():
        assert SETTINGS_UNSUPPORTED[models].keys() == settings_of.keys()


@pytest.mark.parametrize(
    ("name", "render"),
    [("conformance", render_conformance), ("settings", render_settings)],
)
def test_the_table_is_current(
    request: pytest.FixtureRequest, name: str, render: Callable[[], str]
) -> None:
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = PAGE.read_text("utf-8")
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    wanted = f"{head}{begin}\n\n{render()}\n\n{end}{tail}"
    if text != wanted and request.config.getoption("--update-golden"):
        PAGE.write_bytes(wanted.encode("utf-8"))
        pytest.fail("rewrote docs/targets.md; read the diff, then run again")
    assert text == wanted
