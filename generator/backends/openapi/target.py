"""The file ``openapi.json``: OpenAPI 3.1 with a component for each definition, and no paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.json_schema.definitions import DefinitionSchemas
from generator.backends.json_schema.language import JSON
from generator.backends.json_schema.types import Json
from generator.backends.target import Context, Target, Writer
from generator.backends.templating.printer import Rendered
from generator.ir.discriminator import find_discriminator, mapping_of
from generator.ir.schema import UnionDef
from generator.text.printable import json_text

_PATH = "openapi.json"
_COMPONENTS = "#/components/schemas/"


class _OpenApiWriter(Writer[Context]):
    def overviews(self) -> Iterator[tuple[str, object]]:
        yield _PATH, build_document(self.context)

    def overview(self, path: str, view: object) -> Rendered:
        return OutputFile(path, json_text(view, indent=2) + "\n")


def build_document(context: Context) -> Json:
    """Return the document; users add the paths of their API."""
    names = context.names.classes
    schemas = DefinitionSchemas(
        context.schema,
        ref_to=lambda id_: {"$ref": f"{_COMPONENTS}{names[id_]}"},
        config=context.config,
    )
    components = {
        name: {**schemas.definition(id_), **_discriminator(id_, context)}
        for id_, name in names.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Models", "version": "0"},
        "paths": {},
        "components": {"schemas": components},
    }


def _discriminator(id_: str, context: Context) -> Json:
    """Return the discriminator of the union ``id_``, if it has one."""
    definition = context.schema.definitions[id_]
    if not isinstance(definition, UnionDef):
        return {}
    discriminator = find_discriminator(definition.members, context.schema)
    if discriminator:
        return {
            "discriminator": _mapping(discriminator.key, discriminator.mapping, context)
        }
    stated = mapping_of(definition)
    if stated is None:
        return {}
    return {"discriminator": _mapping(stated.key, stated.mapping, context)}


def _mapping(key: str, ids: Mapping[str, str], context: Context) -> Json:
    names = context.names.classes
    mapping = {tag: f"{_COMPONENTS}{names[id_]}" for tag, id_ in ids.items()}
    return {"propertyName": key, "mapping": mapping}


TARGET = Target(name="openapi", language=JSON, writer=_OpenApiWriter)
