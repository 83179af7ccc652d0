"""The types of the IR: what a value may be in JSON, independent of any language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from msgspec import Struct

# Scalars are types, so they can be imported from here.
from generator.ir.scalars import (
    PLUMBING as PLUMBING,  # noqa: PLC0414
    Scalar as Scalar,  # noqa: PLC0414
)


class ListOf(Struct, frozen=True, tag=True):
    """A JSON array; each element is an ``item``."""

    item: Type


class MapOf(Struct, frozen=True, tag=True):
    """A JSON object used as a map.  Keys are always strings."""

    value: Type


class StreamOf(Struct, frozen=True, tag=True):
    """A stream of events, each of them an ``item``."""

    item: Type


class Nullable(Struct, frozen=True, tag=True):
    """An element that may be ``null``.  For a whole field, use ``Field.nullable``."""

    inner: Type


class UnionOf(Struct, frozen=True, tag=True):
    """One of ``members``.  ``is_open``: an object with an unknown tag is kept unchanged."""

    members: tuple[Type, ...]
    is_open: bool = False


class Literal(Struct, frozen=True, tag=True, eq=False):
    """Exactly this value.  1 and True differ here, though they are equal in Python."""

    value: str | int | bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literal) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[type, str | int | bool]:
        return type(self.value), self.value


class Ref(Struct, frozen=True, tag=True):
    """A reference to a definition of the same schema, by id."""

    id: str


class Unknown(Struct, frozen=True, tag=True):
    """A cell that could not be read, or a name that was not found: any value.

    It comes with an error.  Back ends meet it only if that error was downgraded to a warning.
    """

    text: str


Type: TypeAlias = (
    Scalar | ListOf | MapOf | StreamOf | Nullable | UnionOf | Literal | Ref | Unknown
)


def children(type_: Type) -> tuple[Type, ...]:
    """Return the types that ``type_`` directly consists of; a reference has none."""
    match type_:
        case Scalar() | Literal() | Ref() | Unknown():
            return ()
        case ListOf(inner) | MapOf(inner) | StreamOf(inner) | Nullable(inner):
            return (inner,)
        case UnionOf(members):
            return members
        case _:
            assert_never(type_)


def walk(type_: Type) -> Iterator[Type]:
    """Yield ``type_`` and all types in it, each before its children, from left to right."""
    waiting = [type_]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += reversed(children(here))


def unions_in(type_: Type) -> tuple[UnionOf, ...]:
    """Return the unions in ``type_``, itself the first if it is one."""
    # Nearly every type is one of these, and every type of a schema is checked.
    if isinstance(type_, Scalar | Ref):
        return ()
    return tuple(part for part in walk(type_) if isinstance(part, UnionOf))


def map_children(type_: Type, renew: Callable[[Type], Type]) -> Type:
    """Return ``type_`` with each child replaced by ``renew(child)``."""
    match type_:
        case Scalar() | Literal() | Ref() | Unknown():
            return type_
        case ListOf(inner) | MapOf(inner) | StreamOf(inner) | Nullable(inner):
            return type(type_)(renew(inner))
        case UnionOf(members, is_open):
            return UnionOf(tuple(map(renew, members)), is_open)
        case _:
            assert_never(type_)
