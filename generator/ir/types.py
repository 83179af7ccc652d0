"""The types of the IR: what a value may be on the wire, in no language's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from msgspec import Struct

# The scalars are types, and are imported from here.
from generator.ir.scalars import (
    PLUMBING as PLUMBING,  # noqa: PLC0414
    Scalar as Scalar,  # noqa: PLC0414
)


class ListOf(Struct, frozen=True, tag=True):
    item: Type


class MapOf(Struct, frozen=True, tag=True):
    """A JSON object used as a map.  Keys are always strings."""

    value: Type


class StreamOf(Struct, frozen=True, tag=True):
    """A stream of events, each of which is an ``item``."""

    item: Type


class Nullable(Struct, frozen=True, tag=True):
    """An element that may be ``null``.  At the top of a field it is ``Field.nullable``."""

    inner: Type


class UnionOf(Struct, frozen=True, tag=True):
    """One of ``members``.  ``is_open``: an object whose tag is new is kept as it is."""

    members: tuple[Type, ...]
    is_open: bool = False


class Literal(Struct, frozen=True, tag=True, eq=False):
    """Exactly this value.  1 and True are two values, which Python's ``==`` denies."""

    value: str | int | bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literal) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[type, str | int | bool]:
        return type(self.value), self.value


class Ref(Struct, frozen=True, tag=True):
    """A reference to a definition of the same schema, by its id."""

    id: str


class Unknown(Struct, frozen=True, tag=True):
    """A cell that could not be read, or a name that could not be found: any value.

    An error says where, so a back end meets it only where that error was made a warning.
    """

    text: str


Type: TypeAlias = (
    Scalar | ListOf | MapOf | StreamOf | Nullable | UnionOf | Literal | Ref | Unknown
)


def children(type_: Type) -> tuple[Type, ...]:
    """Return the types that ``type_`` is made of; definitions that it names are none."""
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
    # Nearly every type is one of these, and every type of a schema is asked.
    if isinstance(type_, Scalar | Ref):
        return ()
    return tuple(part for part in walk(type_) if isinstance(part, UnionOf))


def map_children(type_: Type, renew: Callable[[Type], Type]) -> Type:
    """Return ``type_`` made of what ``renew`` returns for each of its children."""
    match type_:
        case Scalar() | Literal() | Ref() | Unknown():
            return type_
        case ListOf(inner) | MapOf(inner) | StreamOf(inner) | Nullable(inner):
            return type(type_)(renew(inner))
        case UnionOf(members, is_open):
            return UnionOf(tuple(map(renew, members)), is_open)
        case _:
            assert_never(type_)
