"""What all modules of one package have in common."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct

from generator.backends.docs.build_docs import doc_paths
from generator.backends.python.naming.allocate import Names
from generator.backends.python.placement import Placement, place_definitions
from generator.config import SERIALIZERS, Config
from generator.ir.schema import Schema


class Context(Struct, frozen=True, kw_only=True):
    """``stems`` are those of all definitions, which no other function may take; ``paths`` has
    the page in the docs of each.
    """

    schema: Schema
    names: Names
    placements: Mapping[str, Placement]
    paths: Mapping[str, str]
    stems: Container[str]
    config: Config

    @property
    def has_serializers(self) -> bool:
        return SERIALIZERS in self.config.targets


def make_context(schema: Schema, names: Names, config: Config) -> Context:
    return Context(
        schema=schema,
        names=names,
        placements=place_definitions(schema, names),
        paths=doc_paths(schema, names),
        stems=frozenset(names.stems.values()),
        config=config,
    )
