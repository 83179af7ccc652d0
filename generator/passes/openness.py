"""Decides whether enums and unions accept unlisted values if the document does not say."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.config import Config
from generator.ir.discriminator import has_tag
from generator.ir.graph import parts
from generator.ir.schema import Definition, EnumDef, ObjectDef, Schema, UnionDef
from generator.ir.types import Type, UnionOf, map_children, unions_in

_CLOSED = re.compile(r"\bclosed union\b", re.IGNORECASE)


def apply_openness(schema: Schema, config: Config) -> Schema:
    """Return ``schema`` with undecided enums closed, and unions with a tag opened, if ``config``
    says so.

    Otherwise enums stay undecided: reports can then still show what the document says, and the
    back end treats undecided as open.
    """
    if config.enums == "closed":
        schema = Schema({id_: _close(d) for id_, d in schema.definitions.items()})
    if config.unions == "open":
        definitions = schema.definitions.items()
        schema = Schema({id_: _open(d, schema) for id_, d in definitions})
    return schema


def _close(definition: Definition) -> Definition:
    if isinstance(definition, EnumDef) and definition.open is None:
        return replace(definition, open=False)
    return definition


def _open(definition: Definition, schema: Schema) -> Definition:
    """Return ``definition`` with its unions open, if a tag identifies their members."""
    if isinstance(definition, UnionDef) and not _CLOSED.search(definition.identity.doc):
        return replace(definition, is_open=has_tag(definition.members, schema))
    if isinstance(definition, ObjectDef) and any(map(unions_in, parts(definition))):
        return definition.with_fields(
            lambda field: replace(field, type=_open_type(field.type, schema))
        )
    return definition


def _open_type(type_: Type, schema: Schema) -> Type:
    type_ = map_children(type_, lambda child: _open_type(child, schema))
    if isinstance(type_, UnionOf) and has_tag(type_.members, schema):
        return replace(type_, is_open=True)
    return type_
