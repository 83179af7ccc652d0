"""JSON as a target language: names for definitions, and one file for all of them."""

from __future__ import annotations

from generator.backends.json_schema.names import settle_names
from generator.backends.target import Context, Language, Names
from generator.config import Config
from generator.ir.schema import Schema


def _make_context(schema: Schema, names: Names, config: Config) -> Context:
    return Context(schema=schema, names=names, config=config)


JSON: Language[Context] = Language(
    name="json",
    settle_names=settle_names,
    make_context=_make_context,
    units=lambda _context: (),
)
