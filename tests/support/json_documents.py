"""IR -> JSON: documents that fit a definition, and their Python values.

Both are made from the IR alone, so they check the generated code and do not repeat it.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from fitting import extra_of, only_member, wire_fields
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from spec_package import Compiled

from generator.ir.schema import (
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import (
    PLUMBING,
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    Type,
    UnionOf,
)

Json: TypeAlias = Any

_ANYTHING = frozenset({Scalar.ANY, Scalar.FILE, *PLUMBING})
# What encoding writes for each, so that documents survive a round trip as they are.
_OFFSETS = st.integers(-1439, 1439).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
_TEXT = st.text(max_size=8)
# Some are those of fields in another version.
_KEYS = _TEXT | st.sampled_from("abcde")
# This many nested required references are a circle.
_NO_END = -8


def _rfc3339(value: dt.datetime | dt.time) -> str:
    text = value.isoformat()
    return text.replace("+00:00", "Z") if text.endswith("+00:00") else text


def json_values(leaves: int = 6) -> SearchStrategy[Json]:
    """Return a strategy of any JSON values."""
    scalars = st.none() | st.booleans() | st.integers() | _floats() | _TEXT
    return st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3)
        ),
        max_leaves=leaves,
    )


def _floats() -> SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def _durations(draw: st.DrawFn) -> Json:
    """Draw a duration as it is written: ``-P1DT2H0.5S``."""
    bounds = {"D": 900_000_000, "H": 23, "M": 59, "S": 59}
    amounts = {unit: draw(st.integers(0, most)) for unit, most in bounds.items()}
    parts = {unit: f"{amount}{unit}" for unit, amount in amounts.items() if amount}
    if micros := draw(st.just(0) | st.integers(1, 999_999)):
        parts["S"] = f"{amounts['S']}.{micros:06}".rstrip("0") + "S"
    day = parts.pop("D", "")
    if not parts and not day:
        return "PT0S"
    clock = f"T{''.join(parts.values())}" if parts else ""
    return f"{draw(st.sampled_from(['', '-']))}P{day}{clock}"


_SCALARS: dict[Scalar, SearchStrategy[Json]] = {
    Scalar.STR: _TEXT,
    Scalar.INT: st.integers(),
    Scalar.BIGINT: st.integers(-(10**40), 10**40),
    Scalar.FLOAT: _floats() | st.integers(),
    Scalar.NUMBER: _floats() | st.integers(),
    Scalar.DECIMAL: st.decimals(allow_nan=False, allow_infinity=False).map(str),
    Scalar.BOOL: st.booleans(),
    Scalar.BYTES: st.binary(max_size=9).map(lambda b: base64.b64encode(b).decode()),
    Scalar.DATE: st.dates().map(dt.date.isoformat),
    Scalar.DATETIME: st.datetimes(timezones=st.none() | _OFFSETS).map(_rfc3339),
    Scalar.TIME: st.times(timezones=st.none() | _OFFSETS).map(_rfc3339),
    Scalar.DURATION: _durations(),
    Scalar.UUID: st.uuids().map(str),
    Scalar.NULL: st.none(),
}


class Documents:
    """Strategies of JSON documents for the types of ``schema``.

    Below ``depth`` references, what need not be there is left out, so that documents of
    models that contain themselves come to an end.  Of a definition that none can come to an
    end of, the strategy is empty.
    """

    def __init__(self, schema: Schema, depth: int = 2) -> None:
        self.schema = schema
        self.depth = depth
        self._object = cache(self._make_object)
        self._opened: set[str] = set()
        self._anything = json_values()

    def definition(self, id_: str) -> SearchStrategy[Json]:
        return self.of(Ref(id_), self.depth)

    def of(self, type_: Type, depth: int) -> SearchStrategy[Json]:
        match type_:
            case Scalar() if type_ in _SCALARS:
                return _SCALARS[type_]
            case ListOf() | MapOf() if depth <= 0:
                return st.builds(list if isinstance(type_, ListOf) else dict)
            case ListOf(item):
                return st.lists(self.of(item, depth - 1), max_size=2)
            case MapOf(value):
                return st.dictionaries(_TEXT, self.of(value, depth - 1), max_size=2)
            case Nullable(inner):
                return st.none() | self.of(inner, depth)
            case UnionOf(members):
                return st.one_of([self.of(member, depth) for member in members])
            case Literal(value):
                return st.just(value)
            case Ref(id_):
                return self._definition(id_, depth)
            case _:
                return self._anything

    def _definition(self, id_: str, depth: int) -> SearchStrategy[Json]:
        match self.schema.definitions[id_]:
            case ObjectDef():
                return self._object(id_, depth)
            case EnumDef() as enum:
                return _enum_values(enum)
            case UnionDef(_, members):
                return self._union(id_, members, depth)
            case OpaqueDef():
                return self._anything

    def _union(
        self, id_: str, members: tuple[Type, ...], depth: int
    ) -> SearchStrategy[Json]:
        """Return the types that the members of the union ``id_`` allow; a union inside itself adds
        none.
        """
        if id_ in self._opened:
            return st.nothing()
        self._opened.add(id_)
        try:
            return self.of(UnionOf(members), depth)
        finally:
            self._opened.discard(id_)

    def _make_object(self, id_: str, depth: int) -> SearchStrategy[Json]:
        if depth < _NO_END:
            return st.nothing()
        outer, self._opened = self._opened, set()
        try:
            return self._object_of_fields(id_, depth)
        finally:
            self._opened = outer

    def _object_of_fields(self, id_: str, depth: int) -> SearchStrategy[Json]:
        always, maybe = {}, {}
        for field in wire_fields(self.schema, id_):
            if field.required:
                always[field.wire_name] = self._field(field, depth - 1)
            elif depth > 0 and not (field.type is Scalar.NULL and not field.nullable):
                maybe[field.wire_name] = self._field(field, depth - 1)
        known = st.fixed_dictionaries(always, optional=maybe)
        extra = extra_of(self.schema, id_)
        if extra is None or depth <= 0:
            return known
        keys = {field.wire_name for field in wire_fields(self.schema, id_)}
        other_keys = _KEYS.filter(lambda key: key not in keys)
        value = self.of(extra.type, depth - 1)
        value = st.none() | value if extra.nullable else value
        others = st.dictionaries(other_keys, value, max_size=2)
        return st.builds(lambda one, other: one | other, known, others)

    def _field(self, field: Field, depth: int) -> SearchStrategy[Json]:
        value = self.of(field.type, depth)
        if field.nullable:
            return st.none() | value
        if not field.required and takes_anything(field.type, self.schema):
            # Such a key is read, and left out on the way back.
            return value.filter(lambda each: each is not None)
        return value


def _enum_values(enum: EnumDef) -> SearchStrategy[Json]:
    listed = [member.value for member in enum.members]
    known: SearchStrategy[Json] = st.sampled_from(listed) if listed else st.nothing()
    if enum.open is False:
        return known
    unknown = {int: st.integers(), str: _TEXT}
    return known | (unknown[enum.kind] if enum.kind else st.nothing())


def object_ids(schema: Schema) -> list[str]:
    return [id_ for id_, d in schema.definitions.items() if isinstance(d, ObjectDef)]


def takes_anything(
    type_: Type, schema: Schema, inside: frozenset[str] = frozenset()
) -> bool:
    """Return whether every JSON value fits ``type_``; ``inside`` are unions around it."""
    match type_:
        case Ref(id_):
            definition = schema.definitions[id_]
            if isinstance(definition, UnionDef) and id_ not in inside:
                union = UnionOf(definition.members)
                return takes_anything(union, schema, inside | {id_})
            return isinstance(definition, OpaqueDef)
        case Nullable(inner):
            return takes_anything(inner, schema, inside)
        case UnionOf(members):
            return any(takes_anything(member, schema, inside) for member in members)
        case ListOf() | MapOf() | Literal():
            return False
        case Scalar():
            return type_ in _ANYTHING
        case _:
            return True


def construct(compiled: Compiled, type_: Type, data: Json) -> Any:
    """Return the Python value that ``data`` means, made by calling the classes.

    No union in ``data`` is ambiguous.
    """
    if isinstance(type_, Ref):
        return _construct_ref(compiled, type_.id, data)
    if isinstance(type_, Nullable):
        return None if data is None else construct(compiled, type_.inner, data)
    if isinstance(type_, ListOf):
        return [construct(compiled, type_.item, item) for item in data]
    if isinstance(type_, MapOf):
        return {k: construct(compiled, type_.value, v) for k, v in data.items()}
    if isinstance(type_, UnionOf):
        member = only_member(compiled.schema, type_.members, data)
        assert member, "which member it means is for a test to say"
        return construct(compiled, member, data)
    match type_:
        case Scalar.DECIMAL:
            return Decimal(data)
        case Scalar.UUID:
            return UUID(data)
        case Scalar.BYTES:
            return base64.b64decode(data)
        case Scalar.DATE:
            return dt.date.fromisoformat(data)
        case Scalar.DATETIME:
            return dt.datetime.fromisoformat(data)
        case Scalar.TIME:
            return dt.time.fromisoformat(data)
        case Scalar.DURATION:
            return _duration(data)
        case _:
            return data


def _duration(text: str) -> dt.timedelta:
    """Return the value of a duration from ``_durations``."""
    match = re.fullmatch(
        r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?", text
    )
    assert match
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:5])
    micros = int((match[6] or "").ljust(6, "0"))
    value = dt.timedelta(days, seconds, micros, 0, minutes, hours)
    return -value if match[1] else value


def _construct_ref(compiled: Compiled, id_: str, data: Json) -> Any:
    match compiled.schema.definitions[id_]:
        case EnumDef():
            return compiled.cls(id_)(data)
        case OpaqueDef():
            return data
        case UnionDef(_, members):
            return construct(compiled, UnionOf(members), data)
        case ObjectDef(_, fields, _, extra):
            names = compiled.reading.names["python"].attributes[id_]
            arguments = {
                name: (
                    None
                    if data[field.wire_name] is None
                    else construct(compiled, field.type, data[field.wire_name])
                )
                for field, name in zip(fields, names, strict=False)
                if field.wire_name in data and field.type not in PLUMBING
            }
            if extra:
                keys = {field.wire_name for field in fields}
                arguments[names[-1]] = {
                    key: None if v is None else construct(compiled, extra.type, v)
                    for key, v in data.items()
                    if key not in keys
                }
            return compiled.cls(id_)(**arguments)
