"""Two versions of one small schema, the second a mutation of the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.ir.constraints import Constraint, Length, Maximum, Minimum
from generator.ir.graph import references
from generator.ir.schema import (
    Default,
    Definition,
    EnumDef,
    Field,
    Identity,
    Member,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
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
from generator.source import SourceFile, Span

SPAN = Span(SourceFile("A.md", "text"), 0, 4)
# Each has at most one change, apart from those of the shared definitions.
MODELS = tuple(f"Model{number}" for number in range(6))
_KEYS = ("a", "b", "c", "d")
_VALUES = ("red", "green", "blue")
_NUMBERS = (Scalar.INT, Scalar.FLOAT, Scalar.NUMBER, Scalar.BIGINT)

_plain = st.sampled_from(
    [
        *(s for s in Scalar if not s.value.startswith("http") and s is not Scalar.FILE),
        *map(Ref, ["Open", "Closed", "Level", "Cat", "Dog", "Pet", "Blob", "Leaf"]),
        Literal("red"),
        Literal("cat"),
        Literal(1),
    ]
)
types = st.one_of(
    _plain,
    _plain.map(ListOf),
    _plain.map(MapOf),
    _plain.map(lambda t: ListOf(Nullable(t))),
    st.lists(_plain, min_size=2, max_size=3, unique=True).map(
        lambda members: UnionOf(tuple(members))
    ),
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Schema, Schema]:
    """Draw an old and a new schema; a change may go either way."""
    shared, models = draw(_shared()), draw(_models())
    changed = draw(st.sampled_from([None, None, *range(len(shared))]))
    first = [*shared, *models]
    second = [
        draw(_mutated(definition)) if index == changed else definition
        for index, definition in enumerate(shared)
    ] + [draw(_mutated(model)) for model in models]
    pair = _schema(first), _schema(second)
    return pair if draw(st.booleans()) else pair[::-1]


def reachable(schemas: Iterable[Schema], id_: str) -> set[str]:
    """Return the ids of all that a document of ``id_`` may have in it."""
    seen, ahead = set(), [id_]
    while ahead:
        id_ = ahead.pop()
        if id_ not in seen:
            seen.add(id_)
            for schema in schemas:
                for type_ in _parts(schema.definitions.get(id_)):
                    ahead += references(type_)
    return seen


def _parts(definition: Definition | None) -> tuple[Type, ...]:
    match definition:
        case ObjectDef():
            return tuple(field.type for field in definition.all_fields)
        case UnionDef(_, members):
            return members
        case _:
            return ()


def _schema(definitions: Iterable[Definition]) -> Schema:
    by_id = {definition.identity.id: definition for definition in definitions}
    return Schema(dict(sorted(by_id.items())))


def _identity(id_: str) -> Identity:
    return Identity(id_, id_, "", "", False, SPAN)


@st.composite
def _models(draw: st.DrawFn) -> list[Definition]:
    return [
        ObjectDef(_identity(id_), draw(_fields(1, 2)), extra=draw(_extras))
        for id_ in MODELS
    ]


@st.composite
def _shared(draw: st.DrawFn) -> list[Definition]:
    tagged = [
        ObjectDef(
            _identity(name.title()),
            (a_field("kind", Literal(name)), *draw(_fields(0, 1))),
        )
        for name in ("cat", "dog")
    ]
    return [
        *tagged,
        UnionDef(_identity("Pet"), (Ref("Cat"), Ref("Dog"))),
        OpaqueDef(_identity("Blob")),
        an_enum("Open", draw(_members(_VALUES)), None),
        an_enum("Closed", draw(_members(_VALUES)), False),
        an_enum(
            "Level", draw(_members((1, 2, 3))), draw(st.sampled_from([True, False]))
        ),
        ObjectDef(_identity("Leaf"), draw(_fields(0, 2))),
    ]


def _members(values: tuple[Any, ...]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)


def an_enum(id_: str, values: Iterable[Any], is_open: bool | None) -> EnumDef:
    members = tuple(Member(None, value, "", SPAN) for value in values)
    return EnumDef(_identity(id_), members, is_open)


def an_object(id_: str, *fields: Field) -> ObjectDef:
    return ObjectDef(_identity(id_), fields)


def a_field(key: str, type_: Type, **facts: Any) -> Field:
    standard: dict[str, Any] = {
        "required": True,
        "nullable": False,
        "doc": "",
        "example": "",
    }
    fixed: dict[str, Any] = {
        "doc_name": key,
        "wire_name": key,
        "deprecated": False,
        "span": SPAN,
    }
    return Field(type=type_, **(fixed | standard | facts))


@st.composite
def _fields(draw: st.DrawFn, least: int, most: int) -> tuple[Field, ...]:
    some = st.sampled_from(_KEYS)
    keys = draw(st.lists(some, min_size=least, max_size=most, unique=True))
    return tuple([draw(_one_field(key)) for key in keys])


@st.composite
def _one_field(draw: st.DrawFn, key: str) -> Field:
    return draw(_with_rules(a_field(key, draw(types), **draw(_presence))))


_presence = st.fixed_dictionaries(
    {"required": st.booleans(), "nullable": st.sampled_from([None, False, True])}
)


_extras = st.none() | types.map(lambda type_: a_field("*", type_, required=False))


@st.composite
def _with_rules(draw: st.DrawFn, field: Field) -> Field:
    """Draw constraints and a default that fit the type of ``field``."""
    constraints: list[Constraint] = []
    default: Any = None
    if field.type in _NUMBERS:
        least, most = draw(st.tuples(st.integers(-3, 3), st.integers(4, 9)))
        some: list[Constraint] = [Minimum(least, draw(st.booleans())), Maximum(most)]
        constraints = draw(st.lists(st.sampled_from(some), max_size=2, unique=True))
        default = draw(st.sampled_from([None, 4]))
    elif field.type in (Scalar.STR, ListOf(Scalar.STR)):
        lengths = st.builds(Length, st.sampled_from([None, 1]), st.integers(2, 4))
        constraints = draw(st.lists(lengths, max_size=1))
        default = draw(
            st.sampled_from([None, [] if field.type != Scalar.STR else "xy"])
        )
    return replace(
        field,
        constraints=tuple(constraints),
        default=None if default is None else Default(default, SPAN),
    )


@st.composite
def _mutated(draw: st.DrawFn, definition: Definition) -> Definition:
    match definition:
        case ObjectDef(identity, fields):
            extra = definition.extra
            if draw(st.integers(0, 3)) == 0:
                return replace(definition, extra=draw(_mutated_extra(extra)))
            mutated = draw(_mutated_fields(fields))
            return replace(definition, fields=mutated)
        case EnumDef(identity, members, is_open):
            kept = draw(st.sampled_from([members, members[:1]]))
            value: Any = "more" if isinstance(members[0].value, str) else 9
            more = draw(st.sampled_from([(), (Member(None, value, "", SPAN),)]))
            is_open = draw(st.sampled_from([is_open, True, False]))
            return EnumDef(identity, (*kept, *more), is_open)
        case UnionDef(identity, members):
            lists = [members[:1], (*members, Ref("Leaf")), (*members, Scalar.STR)]
            return UnionDef(identity, draw(st.sampled_from(lists)))
        case OpaqueDef(identity):
            return ObjectDef(identity, draw(_fields(0, 2)))


@st.composite
def _mutated_extra(draw: st.DrawFn, extra: Field | None) -> Field | None:
    if extra is None or draw(st.booleans()):
        return draw(_extras)
    near = st.sampled_from(_near(extra.type))
    return replace(extra, type=draw(near))


@st.composite
def _mutated_fields(draw: st.DrawFn, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    how = draw(st.sampled_from(["change", "change", "change", "add", "remove"]))
    if how == "add":
        added = draw(_one_field("e"))
        return (*fields, added)
    if how == "remove" or not fields:
        return fields[1:]
    return (draw(_mutated_field(fields[0])), *fields[1:])


@st.composite
def _mutated_field(draw: st.DrawFn, field: Field) -> Field:
    how = draw(st.sampled_from(["type", "type", "presence", "rules", "all"]))
    if how == "type":
        type_ = draw(st.sampled_from(_near(field.type)))
        return draw(_with_rules(replace(field, type=type_)))
    if how == "presence":
        presence: dict[str, Any] = draw(_presence)
        return replace(field, **presence)
    if how == "rules":
        return draw(_with_rules(field))
    return draw(_one_field(field.wire_name))


def _near(type_: Type) -> list[Type]:
    """Return types that have values in common with ``type_``, most of them wider."""
    near: list[Type] = [
        UnionOf((type_, Scalar.STR)),
        UnionOf((type_, Ref("Cat"), Ref("Dog"))),
        Scalar.ANY,
        Ref("Blob"),
    ]
    match type_:
        case Scalar():
            near += [Scalar.STR, Scalar.FLOAT, Scalar.DECIMAL, Scalar.INT, Ref("Open")]
        case Literal() | Ref("Open" | "Closed"):
            near += [Scalar.STR, Ref("Open"), Ref("Closed"), Scalar.INT, Ref("Level")]
        case Ref("Cat" | "Dog" | "Leaf" | "Pet"):
            near += map(Ref, ["Cat", "Leaf", "Pet"])
            near += [MapOf(Scalar.ANY), MapOf(Scalar.STR)]
        case ListOf(item) | MapOf(item):
            near += [type(type_)(Nullable(item)), type(type_)(Scalar.ANY)]
        case UnionOf(members):
            near += [members[0], UnionOf(members[:1]), UnionOf(members[::-1])]
    return [each for each in near if each != type_]
