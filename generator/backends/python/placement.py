"""Where each definition lives in the generated package, and what it is called there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from generator.backends.gates import path_part
from generator.backends.python.code import Import
from generator.backends.python.scalars import PY_SCALARS
from generator.backends.serializers.class_unions import TaggedUnion, find_choice
from generator.backends.target import Names
from generator.ir.graph import circles, definition_references, parts, reachable, scalars
from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import Literal, Scalar, Type, UnionOf

# The folder of the docs in a package.
DOCS = "docs"


class Placement(Struct, frozen=True):
    """``module`` is dotted and begins with a dot, which is the root of the package.

    ``circle`` has the ids that refer to one another in one with this, none if there is no
    circle.  ``choice``: it is a union of classes.  ``is_exact``: its data may come from a
    document whose numbers are kept as they are written, since one of them is a decimal.
    """

    definition: Definition
    module: str
    class_name: str
    stem: str
    circle: frozenset[str]
    choice: TaggedUnion | None
    is_exact: bool

    @property
    def alias(self) -> Type | None:
        """The type that the definition is only a name of, None where it is a class."""
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
        """Return the function that does ``verb`` for this: decode, encode, write, prepare."""
        return Import(self.module, f"{verb}_{self.stem}")

    @property
    def values(self) -> Import:
        return Import(self.module, f"{self.stem.upper()}_VALUES")


def place_definitions(schema: Schema, names: Names) -> Mapping[str, Placement]:
    """Return the home of each definition by its id; a circle shares the first one's module."""
    placements: dict[str, Placement] = {}
    edges = definition_references(schema)
    exact = _exact_ids(schema, edges)
    for group in circles(edges):
        module = "." + ".".join([*names.packages[group[0]], names.stems[group[0]]])
        is_circle = len(group) > 1 or group[0] in edges[group[0]]
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
                circle=frozenset(group) if is_circle else frozenset(),
                choice=choice,
                is_exact=id_ in exact,
            )
    return placements


def _exact_ids(schema: Schema, edges: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the definitions that may stand in a document with a decimal number in it."""
    users: dict[str, list[str]] = defaultdict(list)
    for id_, used in edges.items():
        for other in used:
            users[other].append(id_)
    with_decimals = [
        id_
        for id_, definition in schema.definitions.items()
        if any(_is_exact(type_) for type_ in parts(definition))
    ]
    return reachable(reachable(with_decimals, users), edges)


def place_pages(schema: Schema, names: Names) -> dict[str, str]:
    """Return the path of each page of the docs; files that differ in case only are numbered."""
    paths: dict[str, str] = {}
    # MkDocs and GitHub would both take README for the index.
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


def _is_exact(type_: Type) -> bool:
    return any(PY_SCALARS[scalar].is_exact for scalar in scalars(type_))


def enum_type(enum: EnumDef) -> Type:
    """Return the values of ``enum`` as a type, for where no Python enum stands for them."""
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
