"""What all modules of one package have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.backends.python.homes import Home, find_homes
from generator.backends.python.names import Names
from generator.config import SERIALIZERS, Config
from generator.ir.schema import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``stems`` are those of all definitions, which no other function may take."""

    schema: Schema
    names: Names
    homes: Mapping[str, Home]
    stems: frozenset[str]
    config: Config

    @property
    def has_serializers(self) -> bool:
        return SERIALIZERS in self.config.targets


def make_context(schema: Schema, names: Names, config: Config) -> Context:
    return Context(
        schema=schema,
        names=names,
        homes=find_homes(schema, names),
        stems=frozenset(names.stems.values()),
        config=config,
    )
