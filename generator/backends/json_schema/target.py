"""The file ``schema.json``: JSON Schema 2020-12, with each definition in ``$defs`` and its ``$id``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import OutputFile
from generator.backends.json_schema.definitions import DefinitionSchemas
from generator.backends.json_schema.language import JSON
from generator.backends.json_schema.types import Json
from generator.backends.target import Context, Target, Writer
from generator.backends.templating.printer import Rendered
from generator.text.printable import json_text

_PATH = "schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _SchemaWriter(Writer[Context]):
    def overviews(self) -> Iterator[tuple[str, object]]:
        yield _PATH, build_schema(self.context)

    def overview(self, path: str, view: object) -> Rendered:
        return OutputFile(path, json_text(view, indent=2) + "\n")


def build_schema(context: Context) -> Json:
    """Return the schema of all definitions, which refer to each other by ``$id``."""
    names = context.names.classes
    schemas = DefinitionSchemas(
        context.schema,
        ref_to=lambda id_: {"$ref": names[id_]},
        config=context.config,
    )
    definitions = {
        name: {"$id": name, **schemas.definition(id_)} for id_, name in names.items()
    }
    return {"$schema": _DIALECT, "$defs": definitions}


TARGET = Target(name="json-schema", language=JSON, writer=_SchemaWriter)
