"""The classes that peers decode into, made from the same specs as ours.

Their attributes have the names that ours have; the keys in JSON are told to each peer in its
own way.  Those that cannot rename have attributes called as the keys, which spares them that.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import operator
import sys
from enum import Enum
from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Literal as LiteralType, get_args

import apischema
import dataclasses_json
import mashumaro
import mashumaro.config
import msgspec
import pydantic
import serpyco_rs

from generator.compiler import Reading
from generator.ir.schema import EnumDef, Field, ObjectDef, UnionDef
from generator.ir.types import ListOf, Literal, MapOf, Ref, Scalar, Type

_SCALARS: dict[Type, Any] = {
    Scalar.STR: str,
    Scalar.INT: int,
    Scalar.BIGINT: int,
    Scalar.FLOAT: float,
    Scalar.NUMBER: float,
    Scalar.BOOL: bool,
    Scalar.DATETIME: dt.datetime,
    Scalar.ANY: Any,
}


class Family:
    """The classes of one kind for all definitions."""

    def __init__(self, reading: Reading) -> None:
        self.schema = reading.schema
        self.names = reading.names["python"]
        self.made: dict[str, Any] = {}

    def of(self, name: str) -> Any:
        """Return the class, enum or union of the definition with the title ``name``."""
        definitions = self.schema.definitions.items()
        return self._definition(
            next(id_ for id_, d in definitions if d.identity.name == name)
        )

    def _definition(self, id_: str) -> Any:
        if id_ not in self.made:
            self.made[id_] = self._make(self.schema.definitions[id_])
        return self.made[id_]

    def _make(self, definition: object) -> Any:
        match definition:
            case ObjectDef(identity, fields):
                names = self.names.attributes[identity.id]
                return self.make_class(identity.name, self._entries(fields, names))
            case EnumDef(identity, members):
                values = {str(m.name or m.value): m.value for m in members}
                enum = Enum(  # type: ignore[misc]  # its name is not a literal
                    identity.name, values, type=str, module=__name__
                )
                # Some peers look their classes up where they say that they are.
                setattr(sys.modules[__name__], identity.name, enum)
                return enum
            case UnionDef(_, members):
                return self.make_union([self.type(member) for member in members])
            case _:
                return Any

    def type(self, type_: Type) -> Any:
        match type_:
            case ListOf(item):
                return list[self.type(item)]  # type: ignore[misc]
            case MapOf(value):
                return dict[str, self.type(value)]  # type: ignore[misc]
            case Ref(id_):
                return self._definition(id_)
            case Literal(value):
                return LiteralType[value]
            case _:
                return _SCALARS[type_]

    def _entries(
        self, fields: tuple[Field, ...], names: tuple[str, ...]
    ) -> list[Entry]:
        """Return the fields, those without a default first."""
        entries = [
            Entry(name, field.wire_name, self.type(field.type), field.required)
            for field, name in zip(fields, names, strict=True)
        ]
        return sorted(entries, key=lambda entry: not entry.required)

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        raise NotImplementedError

    def make_union(self, members: list[Any]) -> Any:
        return functools.reduce(operator.or_, members)


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A field: its attribute, its key in JSON."""

    name: str
    key: str
    type: Any
    required: bool

    @property
    def hint(self) -> Any:
        return self.type if self.required else self.type | None


class Dataclasses(Family):
    """Dataclasses with slots; ``metadata`` gives the library the key of a field.

    ``keys`` has the key of each attribute, for libraries that take them outside of the class.
    """

    namespace: ClassVar[dict[str, Any]] = {}

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.keys: dict[Any, dict[str, str]] = {}

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        fields = [(e.name, self.hint(e), self._field(e)) for e in entries]
        cls = dataclasses.make_dataclass(
            name, fields, namespace=self.namespace, slots=True, kw_only=True
        )
        self.keys[cls] = {entry.name: entry.key for entry in entries}
        return cls

    def _field(self, entry: Entry) -> Any:
        metadata = self.metadata(entry.key)
        if entry.required:
            return dataclasses.field(metadata=metadata)
        return dataclasses.field(default=None, metadata=metadata)

    def hint(self, entry: Entry) -> Any:
        return entry.hint

    def metadata(self, key: str) -> Any:
        return {}


class UnnamedDataclasses(Dataclasses):
    """The same for peers that cannot rename: attributes are called as the keys."""

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        # One field is called `from`, which no attribute can be.
        named = [
            dataclasses.replace(e, name=e.key) for e in entries if not iskeyword(e.key)
        ]
        return super().make_class(name, named)


class _MashumaroConfig(mashumaro.config.BaseConfig):  # type: ignore[misc]
    omit_none = True
    serialize_by_alias = True


class MashumaroDataclasses(Dataclasses):
    namespace: ClassVar[dict[str, Any]] = {"Config": _MashumaroConfig}

    def metadata(self, key: str) -> Any:
        return mashumaro.field_options(alias=key)


class ApischemaDataclasses(Dataclasses):
    def metadata(self, key: str) -> Any:
        return apischema.alias(key)


class JsonDataclasses(Dataclasses):
    """Those of dataclasses-json."""

    def metadata(self, key: str) -> Any:
        return dataclasses_json.config(field_name=key)

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        return dataclasses_json.dataclass_json(super().make_class(name, entries))


class SerpycoDataclasses(Dataclasses):
    def hint(self, entry: Entry) -> Any:
        if entry.key == entry.name:
            return entry.hint
        return Annotated[entry.hint, serpyco_rs.metadata.Alias(entry.key)]

    def make_union(self, members: list[Any]) -> Any:
        mark = serpyco_rs.metadata.Discriminator("kind")
        return Annotated[super().make_union(members), mark]


class PydanticDataclasses(Dataclasses):
    def hint(self, entry: Entry) -> Any:
        return Annotated[entry.hint, pydantic.Field(alias=entry.key)]

    def make_union(self, members: list[Any]) -> Any:
        return Annotated[
            super().make_union(members), pydantic.Field(discriminator="kind")
        ]


class Models(PydanticDataclasses):
    """Models of pydantic."""

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        fields: dict[str, Any] = {
            entry.name: (self.hint(entry), ... if entry.required else None)
            for entry in entries
        }
        return pydantic.create_model(name, **fields)


class Structs(Family):
    """Structs of msgspec; the tag of a union is not a field."""

    def make_class(self, name: str, entries: list[Entry]) -> Any:
        tag = [get_args(entry.type)[0] for entry in entries if entry.key == "kind"]
        named = [entry for entry in entries if entry.key != "kind"]
        fields = [
            (e.name, e.hint) if e.required else (e.name, e.hint, None) for e in named
        ]
        return msgspec.defstruct(
            name,
            fields,
            kw_only=True,
            omit_defaults=True,
            rename={entry.name: entry.key for entry in named},
            tag_field="kind" if tag else None,
            tag=tag[0] if tag else None,
        )
