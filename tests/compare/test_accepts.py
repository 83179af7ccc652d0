"""Every type against every other: what is accepted is decoded, what is not is refused once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from json_documents import Documents, Json
from schema_versions import SPAN, a_field, an_enum, an_object
from spec_package import Compiled, schema_package

from generator.compare.accepts import Acceptance
from generator.ir.schema import Definition, Identity, OpaqueDef, Schema, UnionDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    Type,
    UnionOf,
)

PLAIN: list[Type] = [
    *(s for s in Scalar if not s.value.startswith("http")),
    *(Literal(value) for value in ("cat", "red", 1, True)),
    *map(Ref, ["Blob", "Open", "Closed", "Level", "Mixed", "Both", "Real", "None"]),
    *map(Ref, ["Cat", "Dog", "Any cat", "Loose", "Strict", "Tree", "Pet"]),
]
ITEMS: list[Type] = [Scalar.STR, Scalar.ANY, Ref("Cat"), Nullable(Scalar.STR)]
TYPES: list[Type] = [
    *PLAIN,
    *(ListOf(item) for item in ITEMS),
    *(MapOf(value) for value in ITEMS),
    UnionOf((Scalar.INT, Scalar.STR)),
    UnionOf((Ref("Cat"), Ref("Dog"), Scalar.STR)),
    UnionOf((Ref("Any cat"), Ref("Dog"))),
    UnionOf((ListOf(Scalar.STR), Ref("Loose"), Ref("Closed"))),
]
_LOOSE: set[Type] = {
    Ref("Loose"),
    UnionOf((ListOf(Scalar.STR), Ref("Loose"), Ref("Closed"))),
}
# What is called refused, by writer, and no document made here shows it: a decimal may be a
# number in JSON; a key in a map may be one that the model has; an open enum may have others.
IN_DOUBT: dict[Type, set[Type]] = {
    Scalar.DECIMAL: {
        Scalar.STR,
        *map(Ref, ["Open", "Mixed", "None"]),
        UnionOf((Scalar.INT, Scalar.STR)),
        UnionOf((Ref("Cat"), Ref("Dog"), Scalar.STR)),
    },
    Ref("Mixed"): {Ref("Both")},
    **{type_: _LOOSE for type_ in TYPES if isinstance(type_, MapOf)},
}


def schema() -> Schema:
    def identity(id_: str) -> Identity:
        return Identity(id_, id_, "", "", False, SPAN)

    optional = a_field("note", Scalar.STR, required=False)
    definitions: list[Definition] = [
        OpaqueDef(identity("Blob")),
        an_enum("Open", ["red", "green"], None),
        an_enum("Closed", ["red"], False),
        an_enum("Level", [1, 2], False),
        an_enum("Mixed", ["red", 1], True),
        an_enum("Both", ["red", 1], False),
        an_enum("Real", [0.5], False),
        an_enum("None", [], False),
        an_object("Cat", a_field("kind", Literal("cat")), optional),
        an_object("Dog", a_field("kind", Literal("dog")), a_field("bark", Scalar.INT)),
        an_object("Any cat", a_field("kind", Scalar.STR)),
        an_object("Loose", optional),
        an_object("Strict", a_field("note", Scalar.STR, nullable=True)),
        an_object("Tree", a_field("children", ListOf(Ref("Tree")))),
        UnionDef(identity("Pet"), (Ref("Cat"), Ref("Dog"))),
        *(an_object(_model(n), a_field("v", type_)) for n, type_ in enumerate(TYPES)),
    ]
    by_id = {definition.identity.id: definition for definition in definitions}
    return Schema(dict(sorted(by_id.items())))


def _model(number: int) -> str:
    return f"Model{number}"


@pytest.fixture(scope="module")
def every_type() -> Iterator[Compiled]:
    with schema_package(schema()) as compiled:
        yield compiled


@pytest.mark.parametrize("writer", [t for t in TYPES if t != Ref("None")], ids=str)
def test_what_readers_take(every_type: Compiled, writer: Type) -> None:
    found = every_type.schema
    accepted = {
        reader
        for reader in TYPES
        if Acceptance(found, found, frozenset()).accepts(reader, writer)
    }
    refused: set[Type] = set()

    @given(Documents(found).definition(_model(TYPES.index(writer))))
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def check(document: Json) -> None:
        for number, reader in enumerate(TYPES):
            try:
                every_type.cls(_model(number)).from_dict(document)
            except every_type.package.DecodeError:
                refused.add(reader)
                assert reader not in accepted, document

    check()
    assert {*TYPES} - accepted - refused == IN_DOUBT.get(writer, set())


def test_unions_that_contain_themselves() -> None:
    """No package has them, since they are errors; but what is asked must come to an end."""

    def json_like(id_: str, scalar: Type) -> Schema:
        union = UnionDef(an_object(id_).identity, (scalar, ListOf(Ref(id_))))
        return Schema({id_: union})

    old, new = json_like("A", Scalar.INT), json_like("B", Scalar.FLOAT)
    assert Acceptance(new, old, frozenset()).accepts(Ref("B"), Ref("A"))
    assert not Acceptance(old, new, frozenset()).accepts(Ref("A"), Ref("B"))


def test_what_is_very_deep_is_refused() -> None:
    old, new = [
        Schema(
            {
                f"{name}{n}": an_object(
                    f"{name}{n}", a_field("a", Ref(f"{name}{(n + 1) % 500}"))
                )
                for n in range(500)
            }
        )
        for name in "AB"
    ]
    assert not Acceptance(old, new, frozenset()).accepts(Ref("A0"), Ref("B0"))
