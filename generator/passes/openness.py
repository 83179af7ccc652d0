"""Whether enums take values that their document does not list, where it does not say so."""

from __future__ import annotations

from msgspec.structs import replace

from generator.config import Config
from generator.ir.schema import Definition, EnumDef, Schema


def apply_openness(schema: Schema, config: Config) -> Schema:
    """Return ``schema`` with undecided enums closed, if ``config`` wants that.

    They stay undecided if it does not: what looks at the schema can then still tell what
    the document says, and the back end takes undecided for open.
    """
    if config.enums != "closed":
        return schema
    return Schema({id_: _close(d) for id_, d in schema.definitions.items()})


def _close(definition: Definition) -> Definition:
    if isinstance(definition, EnumDef) and definition.open is None:
        return replace(definition, open=False)
    return definition
