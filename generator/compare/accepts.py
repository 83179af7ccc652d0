"""Can the code generated for one schema decode everything that another schema allows?

If in doubt, the answer is no: "accepted" is always true.  A pair of definitions that is compared
separately counts as accepted, since its differences are reported there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from generator.compare.constraints import keeps_constraints
from generator.ir.discriminator import (
    Discriminator,
    find_discriminator,
    flatten,
    only_value,
)
from generator.ir.scalars import FACTS
from generator.ir.schema import EnumDef, Field, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.types import (
    PLUMBING,
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

# Deeper than any real type; every level takes several Python frames.
_DEEPEST = 60
_OF_VALUES = {str: Scalar.STR, int: Scalar.INT, bool: Scalar.BOOL, float: Scalar.FLOAT}


@dataclass
class Acceptance:
    """Whether types of ``reader`` accept types of ``writer``.

    - ``same``: the pairs of ids, of the reader and of the writer, that count as accepted.
    - ``forbids_unknown``: the reader rejects unknown keys.
    """

    reader: Schema
    writer: Schema
    same: frozenset[tuple[str, str]]
    forbids_unknown: bool = False
    # A pair in progress counts as accepted: models may contain themselves.
    _assumed: dict[tuple[Type, Type], None] = field(default_factory=dict, init=False)
    _refused: set[tuple[Type, Type]] = field(default_factory=set, init=False)
    _depth: int = field(default=0, init=False)

    def accepts(self, reader: Type, writer: Type) -> bool:
        """Return whether ``reader`` decodes every value of ``writer``."""
        pair = reader, writer
        if pair in self._assumed or pair in self._refused:
            return pair in self._assumed
        before = len(self._assumed)
        self._assumed[pair] = None
        self._depth += 1
        accepted = self._depth <= _DEEPEST and self._accepts(reader, writer)
        self._depth -= 1
        if not accepted:
            # Forget results that relied on a wrong assumption.
            while len(self._assumed) > before:
                self._assumed.popitem()
            self._refused.add(pair)
        return accepted

    def _accepts(self, reader: Type, writer: Type) -> bool:
        if self._is_same(reader, writer) or self._takes_anything(reader):
            return True
        parts = self._parts(writer)
        if parts is not None:
            return all(self.accepts(reader, part) for part in parts)
        members = self._members(reader)
        if members is not None:
            return self._union_accepts(members, writer) or self.keeps(reader, writer)
        return self._one_accepts(reader, writer)

    def keeps(self, reader: Type, writer: Type) -> bool:
        """Return whether ``reader``, an open union, keeps the objects of ``writer`` unchanged
        because their tag is unknown.
        """
        tag = self._tag(self._members(reader) or ())
        is_open = flatten((reader,), self.reader).is_open
        if tag is None or not is_open or not isinstance(writer, Ref):
            return False
        sent = _wire_fields(self.writer, writer.id)[0].get(tag.key)
        value = only_value(sent.type, self.writer) if sent and sent.required else None
        return isinstance(value, str) and value not in tag.mapping

    def _is_same(self, reader: Type, writer: Type) -> bool:
        return (
            isinstance(reader, Ref)
            and isinstance(writer, Ref)
            and (reader.id, writer.id) in self.same
        )

    def takes_null(self, reader: Field) -> bool:
        """Return whether the decoder of a field accepts null; an optional field treats it as
        absent.
        """
        as_absent = not reader.required and default_of(reader) is None
        return bool(reader.nullable or as_absent) or self.accepts(
            reader.type, Scalar.NULL
        )

    def _parts(self, writer: Type) -> Iterable[Type] | None:
        """Return the alternatives of ``writer``; None if it has only one form."""
        match writer:
            case Nullable(inner):
                return (Scalar.NULL, inner)
            case UnionOf(members):
                return members
            case Ref(id_):
                definition = self.writer.definitions[id_]
                if isinstance(definition, UnionDef):
                    return definition.members
                return (
                    values_of(definition) if isinstance(definition, EnumDef) else None
                )
            case Scalar() | ListOf() | MapOf() | StreamOf() | Literal() | Unknown():
                return None
            case _:
                assert_never(writer)

    def _members(self, reader: Type) -> tuple[Type, ...] | None:
        """Return the types that ``reader`` tries, with nested unions opened; None if it is not a
        union.
        """
        match reader:
            case Nullable(inner):
                return (Scalar.NULL, *(self._members(inner) or (inner,)))
            case UnionOf(members):
                return tuple(self._opened(members, frozenset()))
            case Ref(id_):
                is_union = isinstance(self.reader.definitions[id_], UnionDef)
                return tuple(self._opened((reader,), frozenset())) if is_union else None
            case Scalar() | ListOf() | MapOf() | StreamOf() | Literal() | Unknown():
                return None
            case _:
                assert_never(reader)

    def _opened(self, members: Iterable[Type], outer: frozenset[str]) -> Iterator[Type]:
        for member in members:
            match member:
                case UnionOf(inner):
                    yield from self._opened(inner, outer)
                case Nullable(one):
                    yield from self._opened((Scalar.NULL, one), outer)
                case Ref(id_):
                    definition = self.reader.definitions[id_]
                    if not isinstance(definition, UnionDef):
                        yield member
                    elif id_ not in outer:
                        yield from self._opened(definition.members, outer | {id_})
                case Scalar() | ListOf() | MapOf() | StreamOf() | Literal() | Unknown():
                    yield member
                case _:
                    assert_never(member)

    def _union_accepts(self, members: tuple[Type, ...], writer: Type) -> bool:
        """Follow the union decoder: a tag chooses a class; otherwise one member has to fit."""
        tried = any(self.accepts(member, writer) for member in members)
        tag = self._tag(members)
        if tag is None:
            return tried
        if isinstance(writer, Ref):
            return self._tagged_accepts(tag, writer.id, tried)
        # Any key may be in a free object, including the tag.
        return tried and not (isinstance(writer, MapOf) or _is_opaque(writer))

    def _tagged_accepts(self, tag: Discriminator, writer: str, tried: bool) -> bool:
        """``tried``: some member accepts the objects of ``writer`` if the tag is absent."""
        sent = _wire_fields(self.writer, writer)[0].get(tag.key)
        value = only_value(sent.type, self.writer) if sent else None
        if sent is None or value not in {*tag.mapping, None}:
            return tried
        if not isinstance(value, str):
            return False
        chosen = self.accepts(Ref(tag.mapping[value]), Ref(writer))
        return chosen and (sent.required or tried)

    def _tag(self, members: Iterable[Type]) -> Discriminator | None:
        """Return the tag of the models among ``members``, found as in ``_runtime/tags.py``."""
        definitions = self.reader.definitions
        models = tuple(
            member
            for member in members
            if isinstance(member, Ref) and isinstance(definitions[member.id], ObjectDef)
        )
        if not models:
            return None
        return find_discriminator(models, self.reader)

    def _one_accepts(self, reader: Type, writer: Type) -> bool:
        match reader, writer:
            case Scalar(), Scalar():
                return (
                    reader is writer or FACTS[writer].kinds <= FACTS[reader].takes_all
                )
            case Scalar(), Literal(value):
                return self.accepts(reader, _OF_VALUES[type(value)])
            case Literal(), Literal():
                return reader == writer
            case Ref(id_), Scalar() | Literal():
                definition = self.reader.definitions[id_]
                return isinstance(definition, EnumDef) and any(
                    self.accepts(value, writer) for value in values_of(definition)
                )
            case ListOf(item), ListOf(sent):
                return self.accepts(item, sent)
            case MapOf(value), MapOf(sent):
                return self.accepts(value, sent)
            case Ref() | MapOf(), Ref():
                return self._definition_accepts(reader, writer)
            case _:
                return False

    def _definition_accepts(self, reader: Ref | MapOf, writer: Ref) -> bool:
        """Return whether a model or a map accepts the objects of another model."""
        if not isinstance(self.writer.definitions[writer.id], ObjectDef):
            return False
        sent, others_sent = _wire_fields(self.writer, writer.id)
        if isinstance(reader, MapOf):
            values = [*sent.values(), *([others_sent] if others_sent else [])]
            return all(self._value_accepts(reader.value, each) for each in values)
        if not isinstance(self.reader.definitions[reader.id], ObjectDef):
            return False
        wanted, others_wanted = _wire_fields(self.reader, reader.id)
        unknown = [field for key, field in sent.items() if key not in wanted]
        unknown += [others_sent] if others_sent else []
        pairs = [(each, sent.get(key, others_sent)) for key, each in wanted.items()]
        return all(self.other_accepts(others_wanted, each) for each in unknown) and all(
            self._field_accepts(each, other) for each, other in pairs
        )

    def other_accepts(self, reader: Field | None, writer: Field) -> bool:
        """Return whether the reader accepts what ``writer`` sends at a key without a field.

        - ``reader``: the reader's type for such keys.
        """
        if reader is None:
            return not self.forbids_unknown
        return self.field_takes(reader, writer) and (
            not writer.nullable or bool(reader.nullable)
        )

    def _field_accepts(self, reader: Field, writer: Field | None) -> bool:
        if writer is None or (reader.required and not writer.required):
            return not reader.required
        may_be_null = writer.nullable and not self.takes_null(reader)
        return not may_be_null and self.field_takes(reader, writer)

    def field_takes(self, reader: Field, writer: Field) -> bool:
        """Return whether a field accepts the values of another, apart from null."""
        is_accepted = self.accepts(reader.type, writer.type)
        return is_accepted and keeps_constraints(reader, writer)

    def _value_accepts(self, reader: Type, writer: Field) -> bool:
        may_be_null = writer.nullable and not self.accepts(reader, Scalar.NULL)
        return not may_be_null and self.accepts(reader, writer.type)

    def _takes_anything(self, reader: Type) -> bool:
        if isinstance(reader, Ref):
            return isinstance(self.reader.definitions[reader.id], OpaqueDef)
        return _is_opaque(reader)


def _is_opaque(type_: Type) -> bool:
    """Return whether every JSON value is a ``type_``; references and unions aside."""
    if isinstance(type_, Scalar):
        return FACTS[type_].is_opaque
    return isinstance(type_, StreamOf | Unknown)


def values_of(enum: EnumDef) -> tuple[Type, ...]:
    """Return the types of the values that ``enum`` allows: literals, or whole types if it is open."""
    if not enum.members:
        return (Scalar.STR,)
    values = [member.value for member in enum.members]
    if is_open(enum):
        return tuple({_OF_VALUES[type(value)]: None for value in values})
    return tuple(Literal(value) for value in values if not isinstance(value, float))


def is_open(enum: EnumDef) -> bool:
    """Return whether the generated ``enum`` accepts other values.

    Python has no float literals, so an enum with a float cannot be closed.
    """
    has_floats = any(isinstance(member.value, float) for member in enum.members)
    return enum.open is not False or has_floats or not enum.members


def default_of(field: Field) -> object:
    """Return the value of ``field`` if its key is absent, None if it then has no value."""
    return field.default.value if field.default and not field.required else None


def _wire_fields(schema: Schema, id_: str) -> tuple[dict[str, Field], Field | None]:
    """Return the fields of an object by key, and the one for other keys."""
    definition = schema.definitions[id_]
    if not isinstance(definition, ObjectDef):
        return {}, None
    fields = [field for field in definition.fields if field.type not in PLUMBING]
    return {field.wire_name: field for field in fields}, definition.extra
