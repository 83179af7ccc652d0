"""The IR: every definition of a folder of specs, references resolved.

Presence (``required``) and nullability are two facts: a field can be absent, null, both
or neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from generator.ir.constraints import Constraint
from generator.ir.types import Type
from generator.source import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """What every definition has.

    ``id`` is ``<namespace>/<name>`` and unique; ``name`` the title of the page; ``namespace``
    the folder of its spec, ``""`` at the root; ``doc`` Markdown, ``""`` where there is none.
    """

    id: str
    name: str
    namespace: str
    doc: str
    deprecated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Default:
    """The value of a field that is absent, as ``json`` would load it.

    After ``fit_defaults`` it is a value of the field's type: a string, number, true, false,
    null, or an empty list or map; for a decimal field a Decimal, with the digits of the cell.  ``bare`` is the text of the cell where that is not marked
    as a string: ``5`` is a number, but the string ``"5"`` for a field of strings.
    """

    value: object
    span: Span = field(compare=False)
    bare: str | None = field(default=None, compare=False)

    @property
    def wire(self) -> object:
        """The value as it stands in JSON, where decimals are strings."""
        return str(self.value) if isinstance(self.value, Decimal) else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``nullable`` is None where the document cannot say whether null may come.

    ``doc_name`` is the name as printed, ``wire_name`` the key in JSON, ``example`` the text
    of the example, ``""`` where there is none.  ``wire_name_stated``: the document itself
    says the key, so that no setting changes it.
    """

    doc_name: str = field(compare=False)
    wire_name: str
    type: Type
    required: bool
    nullable: bool | None
    doc: str
    example: str
    deprecated: bool
    default: Default | None = None
    constraints: tuple[Constraint, ...] = ()
    span: Span = field(compare=False)
    wire_name_stated: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class ObjectDef:
    """``examples`` are the places of whole objects in JSON that the document shows."""

    identity: Identity
    fields: tuple[Field, ...]
    examples: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """``name`` is that in the document, None where it lists values only."""

    name: str | None = field(compare=False)
    value: str | int | float | bool
    doc: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class EnumDef:
    """``open`` is None where the document does not say whether other values may come."""

    identity: Identity
    members: tuple[Member, ...]
    open: bool | None

    @property
    def kind(self) -> type | None:
        """``str`` or ``int`` if all values are that, else None."""
        kinds = {type(member.value) for member in self.members}
        return kinds.pop() if kinds in ({str}, {int}) else None


@dataclass(frozen=True, slots=True)
class UnionDef:
    """One of several types."""

    identity: Identity
    members: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class OpaqueDef:
    """Any value, kept as it is: the document says no more than a name."""

    identity: Identity


Definition: TypeAlias = ObjectDef | EnumDef | UnionDef | OpaqueDef


@dataclass(frozen=True, slots=True)
class Schema:
    """Definitions by id, in the order of their ids."""

    definitions: Mapping[str, Definition]
