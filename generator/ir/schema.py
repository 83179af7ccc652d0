"""The IR: every definition in a folder of specs, with references resolved.

Presence (``required``) and nullability are independent: a field can be absent, null, both or
neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.constraints import Constraint
from generator.ir.types import Type
from generator.source import IgnoresSpan, Span


class Identity(IgnoresSpan, frozen=True):
    """What every definition has.

    - ``id``: ``<namespace>/<name>``, unique.
    - ``name``: the title of the page.
    - ``namespace``: the folder of its spec, ``""`` at the root.
    - ``doc``: Markdown, ``""`` if there is none.
    """

    id: str
    name: str
    namespace: str
    doc: str
    deprecated: bool
    span: Span


class Default(IgnoresSpan, frozen=True):
    """The value of a missing field, as ``json`` would load it.

    After ``fit_defaults`` it is a value of the field's type: a string, a number, true, false, null,
    or an empty list or map; for a decimal field a Decimal with the digits of the cell.  ``bare`` is
    the text of the cell if it is not marked as a string: ``5`` is a number, but the string ``"5"``
    for a field of strings.
    """

    equality_ignores = frozenset({"span", "bare"})

    value: object
    span: Span
    bare: str | None = None

    @property
    def wire(self) -> object:
        """The value as JSON, where decimals are strings."""
        return str(self.value) if isinstance(self.value, Decimal) else self.value


# Who sends a field alone: servers, or clients.
READ_ONLY, WRITE_ONLY = "read-only", "write-only"


class Field(IgnoresSpan, frozen=True, kw_only=True):
    """A field of an object.

    - ``doc_name``: the name as printed.
    - ``wire_name``: the key in JSON.
    - ``wire_name_stated``: the document gives the key, so no setting changes it.
    - ``nullable``: None if the document does not tell whether null is allowed.
    - ``example``: the text of the example, ``""`` if there is none.
    - ``access``: ``read-only`` if only servers send it, ``write-only`` if only clients send it;
      otherwise ``""``.
    - ``tags``: the values that unions give it, if their document names the tag.
    """

    equality_ignores = frozenset({"doc_name", "span", "wire_name_stated", "tags"})

    doc_name: str
    wire_name: str
    type: Type
    required: bool
    nullable: bool | None
    doc: str
    example: str
    deprecated: bool
    access: str = ""
    default: Default | None = None
    constraints: tuple[Constraint, ...] = ()
    span: Span
    wire_name_stated: bool = False
    tags: tuple[str, ...] = ()


class ObjectDef(IgnoresSpan, frozen=True):
    """``examples`` are the places of whole JSON objects that the document shows.

    ``extra`` stands for all keys without a field: its type is that of each value, its name that of
    the row.  None if the document does not mention such keys.
    """

    equality_ignores = frozenset({"examples"})

    identity: Identity
    fields: tuple[Field, ...]
    examples: tuple[Span, ...] = ()
    extra: Field | None = None

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The fields; the one for other keys comes last."""
        return (*self.fields, self.extra) if self.extra else self.fields

    def field_at(self, key: str) -> Field | None:
        """Return the field with ``key`` in JSON, None if there is none."""
        return next((field for field in self.fields if field.wire_name == key), None)

    def requires(self, key: str) -> bool:
        """Return whether objects must have a value at ``key``, and not null."""
        field = self.field_at(key)
        return field is not None and field.required and not field.nullable

    def with_fields(self, renew: Callable[[Field], Field]) -> ObjectDef:
        """Return the object with each of ``all_fields`` replaced by the result of ``renew``."""
        return replace(
            self,
            fields=tuple(map(renew, self.fields)),
            extra=self.extra and renew(self.extra),
        )


class Member(IgnoresSpan, frozen=True):
    """``name`` is the name in the document, None if it lists only values."""

    equality_ignores = frozenset({"name", "span"})

    name: str | None
    value: str | int | float | bool
    doc: str
    span: Span


class EnumDef(Struct, frozen=True):
    """``open`` is None if the document does not tell whether other values are allowed.

    ``is_flags``: the values are bits, which can be combined.
    """

    identity: Identity
    members: tuple[Member, ...]
    open: bool | None
    is_flags: bool = False

    @property
    def kind(self) -> type | None:
        """``str`` or ``int`` if all values have that type, else None."""
        kinds = {type(member.value) for member in self.members}
        return kinds.pop() if kinds in ({str}, {int}) else None


class StatedDiscriminator(IgnoresSpan, frozen=True):
    """The tag of a union as its document gives it.

    ``mapping`` has a member for each value of ``key``; it is empty if the document names only the
    key.
    """

    key: str
    mapping: tuple[tuple[str, Type], ...]
    span: Span


class UnionDef(Struct, frozen=True):
    """One of several types.  ``is_open``: an object with an unknown tag is kept unchanged."""

    identity: Identity
    members: tuple[Type, ...]
    is_open: bool = False
    discriminator: StatedDiscriminator | None = None


class OpaqueDef(Struct, frozen=True):
    """Any value, kept unchanged: the document gives only a name."""

    identity: Identity


Definition: TypeAlias = ObjectDef | EnumDef | UnionDef | OpaqueDef


class Schema(Struct, frozen=True):
    """Definitions by id, ordered by id."""

    definitions: Mapping[str, Definition]
