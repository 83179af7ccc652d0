"""Where each definition lives in the generated package, and what it is called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from generator.backends.python.annotation import Import
from generator.backends.python.names import Names
from generator.ir.graph import circles
from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import Literal, Scalar, Type, UnionOf


@dataclass(frozen=True, slots=True)
class Home:
    """``module`` is dotted and begins with a dot, which is the root of the package."""

    definition: Definition
    module: str
    class_name: str
    stem: str

    @property
    def alias(self) -> Type | None:
        """The type that the definition is only a name of, None where it is a class."""
        match self.definition:
            case ObjectDef():
                return None
            case EnumDef(_, members):
                if self.definition.kind:
                    return None
                return _values(self.definition) if members else Scalar.STR
            case UnionDef(_, types):
                return UnionOf(types)
            case OpaqueDef():
                return Scalar.ANY
            case _:
                assert_never(self.definition)

    @property
    def path(self) -> str:
        """The file of the module, below the folder of the package."""
        return self.module[1:].replace(".", "/") + ".py"

    @property
    def cls(self) -> Import:
        return Import(self.module, self.class_name)

    @property
    def decoder(self) -> Import:
        return Import(self.module, f"decode_{self.stem}")

    @property
    def encoder(self) -> Import:
        return Import(self.module, f"encode_{self.stem}")

    @property
    def values(self) -> Import:
        return Import(self.module, f"{self.stem.upper()}_VALUES")


def find_homes(schema: Schema, names: Names) -> Mapping[str, Home]:
    """Return the home of each definition by its id; a circle shares the first one's module."""
    homes: dict[str, Home] = {}
    for group in circles(schema):
        module = "." + ".".join([*names.packages[group[0]], names.stems[group[0]]])
        for id_ in group:
            homes[id_] = Home(
                schema.definitions[id_], module, names.classes[id_], names.stems[id_]
            )
    return homes


def _values(enum: EnumDef) -> Type:
    """Return the type of an enum whose values are of several kinds: no Python enum fits."""
    values = [member.value for member in enum.members]
    # Python has no literals of floats (PEP 586).
    types: list[Type] = [Literal(v) for v in values if not isinstance(v, float)]
    if enum.open is not False or len(types) < len(values):
        kinds = {type(value) for value in values}
        types += [scalar for kind, scalar in _KINDS.items() if kind in kinds]
    return UnionOf(tuple(types))


_KINDS: Mapping[type, Scalar] = {
    str: Scalar.STR,
    bool: Scalar.BOOL,
    int: Scalar.INT,
    float: Scalar.NUMBER,
}
