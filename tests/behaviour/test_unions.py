"""What the IR can say and Java documents cannot: unions, literals, closed enums, null."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents
from mutations import replacements
from spec_package import Compiled, model, schema_package, spec_package

from generator.ir.schema import EnumDef, Field, Identity, Member, ObjectDef, Schema
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)
from generator.source import SourceFile, Span

NOWHERE = Span(SourceFile("test.md", ""), 0, 0)
some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def identity(name: str) -> Identity:
    return Identity(name, name, "", "", False, NOWHERE)


def field(name: str, type_: Type, *, required: bool, nullable: bool | None) -> Field:
    return Field(
        doc_name=name,
        wire_name=name,
        type=type_,
        required=required,
        nullable=nullable,
        doc="",
        example="",
        deprecated=False,
        span=NOWHERE,
    )


def member(value: str | int) -> Member:
    return Member(None, value, "", NOWHERE)


# Each in all presences, in a list and in a map.
TYPES: dict[str, Type] = {
    "closed": Ref("Closed"),
    "number": Ref("Number"),
    "literal": Literal("on"),
    "flag": Literal(True),
    "either": UnionOf((Literal("a"), Literal(1), Scalar.BOOL)),
    "text": UnionOf((Scalar.STR, Scalar.INT)),
    "some": UnionOf((Ref("Leaf"), ListOf(Ref("Leaf")))),
    "known": UnionOf((Ref("Closed"), Ref("Leaf"))),
    "enums": UnionOf((Ref("Closed"), Ref("Number"))),
    "none": Scalar.NULL,
    "stream": StreamOf(Ref("Leaf")),
    "unknown": Unknown("?"),
    "real": Scalar.NUMBER,
    "day": Scalar.DATE,
}


def presences(name: str, type_: Type) -> Iterator[Field]:
    for number, (required, nullable) in enumerate(
        [(True, False), (True, True), (False, None), (False, True)]
    ):
        yield field(f"{name}{number}", type_, required=required, nullable=nullable)
    yield field(f"{name}List", ListOf(type_), required=True, nullable=False)
    yield field(f"{name}Map", MapOf(Nullable(type_)), required=True, nullable=False)


SCHEMA = Schema(
    {
        "All": ObjectDef(
            identity("All"),
            tuple(f for name, type_ in TYPES.items() for f in presences(name, type_)),
        ),
        "Closed": EnumDef(identity("Closed"), (member("x"), member("y")), False),
        "Leaf": ObjectDef(
            identity("Leaf"),
            (field("size", Scalar.INT, required=True, nullable=False),),
        ),
        "Number": EnumDef(identity("Number"), (member(1), member(2)), False),
    }
)


@pytest.fixture(scope="module")
def compiled() -> Iterator[Compiled]:
    with schema_package(SCHEMA) as package:
        yield package


@pytest.fixture(scope="module")
def documents() -> Documents:
    return Documents(SCHEMA)


@given(data=st.data())
@some
def test_round_trip(
    compiled: Compiled, documents: Documents, data: st.DataObject
) -> None:
    document = data.draw(documents.definition("All"))
    value = compiled.package.All.from_dict(document)
    assert value.to_dict() == document
    # A member of an enum is equal to its value, but no JSON.
    assert compiled.package.All.from_dict(value.to_dict()) == value
    assert compiled.package.All.from_json(value.to_json()) == value


@given(data=st.data())
@some
def test_wrong_types(
    compiled: Compiled, documents: Documents, data: st.DataObject
) -> None:
    document = data.draw(documents.definition("All"))
    found = list(replacements(SCHEMA, Ref("All"), document))
    mutation = data.draw(st.sampled_from(found))
    with pytest.raises(compiled.package.DecodeError) as caught:
        compiled.package.All.from_dict(mutation.apply(document))
    assert [problem.path for problem in caught.value.errors] == [mutation.path]


def test_type_hints(compiled: Compiled) -> None:
    hints = get_type_hints(compiled.package.All)
    assert hints["text0"] == str | int
    assert hints["text3"] == str | int | None | compiled.package.Unset
    assert hints["none0"] is type(None)


@pytest.mark.parametrize("value", ["z", "X", "", 1, None])
def test_a_closed_enum_takes_no_other_value(compiled: Compiled, value: Any) -> None:
    closed: Any = compiled.package.Closed
    is_string = isinstance(value, str)
    reason = "must be 'x' or 'y'$" if is_string else "expected Closed, found"
    for type_, data in ((closed, value), (list[closed], [value])):
        with pytest.raises(compiled.package.DecodeError, match=reason):
            compiled.package.decode(type_, data)
    with pytest.raises(ValueError, match="Closed"):
        closed(value)


def test_the_value_of_a_closed_enum_is_not_in_the_message(compiled: Compiled) -> None:
    with pytest.raises(compiled.package.DecodeError) as caught:
        compiled.package.decode(compiled.package.Closed, "c4n4ry")
    assert "c4n4ry" not in f"{caught.value}{caught.value!r}"


def test_unions_inside_of_unions_are_refused_in_time() -> None:
    """In time that grows with the depth of the data, and does not double with it."""
    node = field(
        "next", UnionOf((Scalar.INT, Ref("Node"))), required=True, nullable=None
    )
    with schema_package(Schema({"Node": ObjectDef(identity("Node"), (node,))})) as made:
        assert count_calls(made, levels(8)) < 4 * count_calls(made, levels(4))


def levels(depth: int) -> Any:
    return "x" if depth == 0 else {"next": levels(depth - 1)}


def count_calls(made: Compiled, data: Any) -> int:
    """Return how often the decoder of Node ran until ``data`` was refused."""
    calls = 0

    def count(frame: Any, event: str, _: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_name == "decode_node"

    sys.setprofile(count)
    try:
        with pytest.raises(made.package.DecodeError):
            made.package.Node.from_dict(data)
    finally:
        sys.setprofile(None)
    return calls


def test_a_union_with_any_value_writes_objects_as_what_they_are() -> None:
    specs = {
        "Box.md": model("Box", {"x": r"list of (integer or any or [Dog](Dog.md))"}),
        "Dog.md": model("Dog", {"born": "date"}),
    }
    with spec_package(specs, "plain", accept_warnings=True) as package:
        document = {"x": [{"born": "2020-01-31"}, {"a": 1}, 7]}
        box = package.cls("Box").from_dict(document)
        assert isinstance(box.x[0], package.cls("Dog"))
        assert box.to_dict() == document
        assert package.package.encode(box) == document
