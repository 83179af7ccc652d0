"""Every presence, default and constraint against every other: the verdicts are exact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from json_documents import Json
from schema_versions import SPAN, a_field, an_object
from spec_package import Compiled, schema_package

from generator.compare.compare import compare_schemas
from generator.compare.rules import Side
from generator.ir.constraints import Length, Maximum, Minimum, MultipleOf, Pattern
from generator.ir.schema import Default, Field, Schema
from generator.ir.types import Scalar

PRESENCES = [
    a_field("v", Scalar.INT, required=required, nullable=nullable, default=default)
    for required, nullable, default in product(
        [True, False], [True, False, None], [None, Default(4, SPAN)]
    )
]
NUMBERS = [
    a_field("v", type_, constraints=constraints)
    for type_ in (Scalar.INT, Scalar.FLOAT)
    for constraints in (
        (),
        (Minimum(1),),
        (Minimum(0, True),),
        (Minimum(0.5),),
        (Maximum(5),),
        (Maximum(6, True),),
        (Minimum(1), Maximum(5)),
        (Minimum(0), Maximum(9)),
        (MultipleOf(2),),
        (MultipleOf(4), Maximum(8)),
    )
]
TEXTS = [
    a_field("v", Scalar.STR, constraints=constraints)
    for constraints in (
        (),
        (Length(2, None),),
        (Length(None, 3),),
        (Length(1, 3),),
        (Length(0, 4),),
        (Pattern("^a+$", 9),),
        (Pattern("^a+$", 9), Length(2, None)),
    )
]
# Their length counts bytes, that of the text in JSON characters.
TEXTS += [
    a_field("v", Scalar.BYTES, constraints=constraints)
    for constraints in ((), (Length(0, 6),))
]
FIELDS = [*PRESENCES, *NUMBERS, *TEXTS]
VALUES: list[Json] = [*range(-6, 13), 0.25, 0.75, 1.5, 2.0, 4.0, 5.5]
VALUES += [
    "",
    "a",
    "aa",
    "aaa",
    "aaaa",
    "aaaaaa",
    "b",
    "b" * 10,
    "QUJD" * 2,
    "QUJD" * 3,
]


@pytest.fixture(scope="module")
def package() -> Iterator[Compiled]:
    models = [an_object(_model(n), field) for n, field in enumerate(FIELDS)]
    by_id = {model.identity.id: model for model in models}
    with schema_package(Schema(dict(sorted(by_id.items())))) as compiled:
        yield compiled


def _model(number: int) -> str:
    return f"Model{number}"


def decodes(package: Compiled, field: Field, document: Json) -> bool:
    try:
        package.cls(_model(FIELDS.index(field))).from_dict(document)
    except package.package.DecodeError:
        return False
    return True


def sent(package: Compiled, field: Field) -> Iterator[Json]:
    """Yield what the specs of ``field`` allow."""
    yield from (d for v in VALUES if decodes(package, field, d := {"v": v}))
    if field.nullable:
        yield {"v": None}
    if not field.required:
        yield {}


@pytest.mark.parametrize(
    "group", [PRESENCES, NUMBERS, TEXTS], ids=["presences", "numbers", "texts"]
)
def test_who_is_broken(package: Compiled, group: list[Field]) -> None:
    for old, new in product(group, repeat=2):
        schemas = [Schema({"A": an_object("A", field)}) for field in (old, new)]
        breaks = {
            side for c in compare_schemas(schemas[0], schemas[1]) for side in c.breaks
        }
        refusals = {
            Side.READERS: any(not decodes(package, old, d) for d in sent(package, new)),
            Side.WRITERS: any(not decodes(package, new, d) for d in sent(package, old)),
        }
        for side, refuses in refusals.items():
            assert (side in breaks) is refuses, (side, old, new)
