"""Where each definition is in the generated package, and its name there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias, assert_never

from msgspec import Struct

from generator.backends.gates import path_part
from generator.backends.python.code import Import
from generator.backends.python.types.class_unions import TaggedUnion, find_choice
from generator.backends.python.types.scalars import PY_SCALARS
from generator.backends.target import Names
from generator.ir.graph import circles, parts, reachable, scalars
from generator.ir.scalars import FACTS
from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import Literal, Scalar, StreamOf, Type, UnionOf, Unknown, walk

# The docs folder of a package.
DOCS = "docs"

# Ids by id: which definitions refer to which.
Edges: TypeAlias = Mapping[str, Sequence[str]]
# The types in each definition, by id.
_Types: TypeAlias = Mapping[str, Sequence[Type]]


class Placement(Struct, frozen=True):
    """The place of a definition.

    - ``module``: dotted, with a leading dot for the root of the package.
    - ``in_circle``: whether it leads back to itself; those of one circle share a module.
    - ``choice``: the union of classes, if it is one.
    - ``is_exact``: its data may come from a document whose numbers are kept as written, since one
      of them is a decimal.
    - ``has_open_numbers``: a type in it accepts both integers and floats unchanged.
    """

    definition: Definition
    module: str
    class_name: str
    stem: str
    in_circle: bool
    choice: TaggedUnion | None
    is_exact: bool
    has_open_numbers: bool

    @property
    def alias(self) -> Type | None:
        """The type for which the definition is an alias, None if it is a class."""
        match self.definition:
            case ObjectDef():
                return None
            case EnumDef(_, members):
                if self.definition.kind:
                    return None
                return enum_type(self.definition) if members else Scalar.STR
            case UnionDef(_, types):
                return UnionOf(types, self.definition.is_open)
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

    def function(self, verb: str) -> Import:
        """Return the function with the role ``verb``: decode, encode, write, prepare."""
        return Import(self.module, f"{verb}_{self.stem}")

    @property
    def values(self) -> Import:
        return Import(self.module, f"{self.stem.upper()}_VALUES")


def place_definitions(
    schema: Schema, names: Names, edges: Edges, used_by: Edges
) -> Mapping[str, Placement]:
    """Return the placement of each definition, by id; a circle shares the module of its first one.

    - ``edges``: the ids that each definition refers to.
    - ``used_by``: the ids of the definitions that refer to each definition.
    """
    placements: dict[str, Placement] = {}
    types = {id_: parts(d) for id_, d in schema.definitions.items()}
    exact = _exact_ids(types, edges, used_by)
    open_numbers = _open_number_ids(schema, types, used_by)
    for group in circles(edges):
        module = "." + ".".join([*names.packages[group[0]], names.stems[group[0]]])
        in_circle = len(group) > 1 or group[0] in edges[group[0]]
        for id_ in group:
            definition = schema.definitions[id_]
            choice = None
            if isinstance(definition, UnionDef):
                union = UnionOf(definition.members, definition.is_open)
                choice = find_choice(union, schema)
            placements[id_] = Placement(
                definition,
                module,
                names.classes[id_],
                names.stems[id_],
                in_circle=in_circle,
                choice=choice,
                is_exact=id_ in exact,
                has_open_numbers=id_ in open_numbers,
            )
    return placements


def _exact_ids(types: _Types, edges: Edges, used_by: Edges) -> set[str]:
    """Return the definitions whose data may come from a document with an exact number."""
    starts = [id_ for id_, each in types.items() if any(map(_is_exact, each))]
    # What a definition with an exact number refers to is in the same document.
    return reachable(reachable(starts, used_by), edges)


def _open_number_ids(schema: Schema, types: _Types, used_by: Edges) -> set[str]:
    """Return the definitions in which an integer and a float may occur at the same place."""
    starts = [
        id_
        for id_, definition in schema.definitions.items()
        if isinstance(definition, OpaqueDef)
        or (isinstance(definition, UnionDef) and _keeps_numbers(definition))
        or any(map(_has_open_numbers, types[id_]))
    ]
    return reachable(starts, used_by)


def place_pages(schema: Schema, names: Names) -> dict[str, str]:
    """Return the path of each docs page; names that differ only in case get numbers."""
    paths: dict[str, str] = {}
    # MkDocs and GitHub would take README for the index.
    taken = {f"{DOCS}/index.md", f"{DOCS}/readme.md"}
    namespaces = {d.identity.namespace for d in schema.definitions.values()}
    folders = {namespace: _docs_folder(namespace) for namespace in namespaces}
    for id_, definition in schema.definitions.items():
        folder = folders[definition.identity.namespace]
        stem = f"{folder}/{path_part(names.classes[id_])}"
        path, number = f"{stem}.md", 2
        while path.casefold() in taken:
            path, number = f"{stem}_{number}.md", number + 1
        taken.add(path.casefold())
        paths[id_] = path
    return paths


def _docs_folder(namespace: str) -> str:
    parts = [path_part(part) for part in namespace.split("/") if part]
    return "/".join([DOCS, *parts])


# Cached: few types differ.
@lru_cache(maxsize=4096)
def _is_exact(type_: Type) -> bool:
    return any(PY_SCALARS[scalar].is_exact for scalar in scalars(type_))


@lru_cache(maxsize=4096)
def _has_open_numbers(type_: Type) -> bool:
    """Return whether ``type_`` accepts both integers and floats unchanged."""
    for each in walk(type_):
        if isinstance(each, StreamOf | Unknown):
            return True
        if isinstance(each, Scalar) and FACTS[each].is_opaque:
            return True
        if isinstance(each, UnionOf) and _keeps_numbers(each):
            return True
    return False


def _keeps_numbers(union: UnionOf | UnionDef) -> bool:
    """Return whether ``union`` accepts both kinds of numbers, or keeps unknown objects."""
    facts = [FACTS[member] for member in union.members if isinstance(member, Scalar)]
    kinds = {each.is_integer for each in facts if each.is_number}
    return union.is_open or len(kinds) == 2


def enum_type(enum: EnumDef) -> Type:
    """Return the values of ``enum`` as a type, for enums without a Python class."""
    values = [member.value for member in enum.members]
    # Python has no float literals (PEP 586).
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
