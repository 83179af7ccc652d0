"""The common data of all files of a Python package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import ClassVar

from generator.backends.python.placement import (
    Placement,
    place_definitions,
    place_pages,
)
from generator.backends.target import Context, Names, Unit
from generator.config import Config
from generator.ir.graph import definition_references, users
from generator.ir.schema import Schema

LANGUAGE = "python"


class PyContext(Context, frozen=True, kw_only=True):
    """- ``placements``: the module and the class of each definition.
    - ``pages``: the path of its page in the docs.
    - ``users``: the ids of the definitions that refer to it.
    - ``stems``: those of all definitions, which no other function may take.
    """

    repeated: ClassVar[frozenset[str]] = frozenset({"schema"})  # in ``placements``

    placements: Mapping[str, Placement]
    pages: Mapping[str, str]
    users: Mapping[str, tuple[str, ...]]
    stems: Container[str]

    @property
    def has_serializers(self) -> bool:
        return "serializers" in self.config.written_targets


def make_context(schema: Schema, names: Names, config: Config) -> PyContext:
    """Return the common data of a package in which everything has its name from ``names``."""
    edges = definition_references(schema)
    used_by = users(edges)
    return PyContext(
        schema=schema,
        names=names,
        placements=place_definitions(schema, names, edges, used_by),
        pages=place_pages(schema, names),
        users=used_by,
        stems=frozenset(names.stems.values()),
        config=config,
    )


def module_units(context: PyContext) -> Iterator[Unit]:
    """Yield a unit for each module, with the ids of its definitions."""
    ids = defaultdict[str, list[str]](list)
    for id_, placement in context.placements.items():
        ids[placement.module].append(id_)
    for module in sorted(ids):
        here = tuple(ids[module])
        yield Unit(context.placements[here[0]].path, LANGUAGE, here)
