"""Types, constraints and values in a view: language-independent facts for templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from generator.backends.gates import SpecText
from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.schema import READ_ONLY, WRITE_ONLY
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
from generator.text.printable import json_text

# Keywords of JSON Schema for a field that only servers send, or only clients.
ACCESS_KEYWORDS = {READ_ONLY: "readOnly", WRITE_ONLY: "writeOnly"}


class TypeFacts(Struct, frozen=True, kw_only=True):
    """A type, by its ``kind``:

    - ``scalar``: ``name`` is its name in docs/types.md.
    - ``list``, ``map``, ``stream``, ``nullable``: ``item`` is the inner type.
    - ``union``: ``members`` are its types.
    - ``literal``: ``value`` is the JSON text of the only value.
    - ``ref``: ``name`` is the class of the definition.
    - ``unknown``: any value.
    """

    kind: str
    name: str = ""
    item: TypeFacts | None = None
    members: tuple[TypeFacts, ...] = ()
    value: str = ""


class ConstraintFacts(Struct, frozen=True, kw_only=True):
    """A constraint, by its ``kind``:

    - ``minimum``, ``maximum``: ``value``, which is itself excluded if ``exclusive``.
    - ``multiple_of``: ``value``.
    - ``length``: ``least`` and ``most``, None for no bound.
    - ``pattern``: ``text``, for strings of at most ``most`` characters.
    - ``unique``.
    """

    kind: str
    value: float | None = None
    exclusive: bool = False
    least: int | None = None
    most: int | None = None
    text: SpecText | None = None


def type_facts(type_: Type, names: Mapping[str, str]) -> TypeFacts:
    """Return the facts of ``type_``; ``names`` has the class of each definition, by id."""
    match type_:
        case Scalar():
            return _SCALARS[type_]
        case ListOf(item):
            return TypeFacts(kind="list", item=type_facts(item, names))
        case MapOf(item):
            return TypeFacts(kind="map", item=type_facts(item, names))
        case StreamOf(item):
            return TypeFacts(kind="stream", item=type_facts(item, names))
        case Nullable(item):
            return TypeFacts(kind="nullable", item=type_facts(item, names))
        case UnionOf(members):
            parts = tuple(type_facts(member, names) for member in members)
            return TypeFacts(kind="union", members=parts)
        case Literal(value):
            return TypeFacts(kind="literal", value=json_text(value))
        case Ref(id_):
            return TypeFacts(kind="ref", name=names[id_])
        case Unknown():
            return TypeFacts(kind="unknown")
        case _:
            assert_never(type_)


_SCALARS: Mapping[Scalar, TypeFacts] = {
    scalar: TypeFacts(kind="scalar", name=scalar.value) for scalar in Scalar
}


def constraint_facts(constraint: Constraint) -> ConstraintFacts:
    """Return the facts of ``constraint``."""
    match constraint:
        case Minimum(value, exclusive):
            return ConstraintFacts(kind="minimum", value=value, exclusive=exclusive)
        case Maximum(value, exclusive):
            return ConstraintFacts(kind="maximum", value=value, exclusive=exclusive)
        case MultipleOf(value):
            return ConstraintFacts(kind="multiple_of", value=value)
        case Length(least, most):
            return ConstraintFacts(kind="length", least=least, most=most)
        case Pattern(text, longest):
            return ConstraintFacts(kind="pattern", text=SpecText(text), most=longest)
        case Unique():
            return ConstraintFacts(kind="unique")
        case _:
            assert_never(constraint)
