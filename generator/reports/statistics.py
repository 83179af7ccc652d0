"""Figures about the specs: ``gen stats``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.compiler import Reading, count_definitions
from generator.ir.presence import has_unknown_null
from generator.ir.schema import EnumDef, Field, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.types import Nullable, Ref, Scalar, Unknown
from generator.source import SourceFile
from generator.text.words import count


class FieldCounts(Struct, frozen=True, kw_only=True):
    """Counts of fields.

    - ``any``: fields of any type, because the document gives none or it could not be read.
    - ``unknown_null``: fields where the document does not tell whether null is allowed.
    """

    total: int
    required: int
    deprecated: int
    without_description: int
    any: int
    unknown_null: int


class Statistics(Struct, frozen=True, kw_only=True):
    """All figures.

    - ``without_definition``: paths of specs without a definition.
    - ``folders``: the dialects of folders that do not use ``dialect``.
    - ``with_extra``: the number of models with a type for unknown keys.
    """

    specs: int
    without_definition: tuple[str, ...]
    dialect: str
    folders: dict[str, str]
    pages: dict[str, int]
    kinds: tuple[str, ...]
    with_extra: int
    fields: FieldCounts

    def as_json(self) -> dict[str, Any]:
        return {
            "format": "gen-stats/1",
            "specs": self.specs,
            "without_definition": [*self.without_definition],
            "dialect": self.dialect,
            "folders": self.folders,
            "pages": self.pages,
            "models_with_other_keys": self.with_extra,
            "fields": asdict(self.fields),
        }

    def lines(self) -> Iterator[str]:
        """Yield the figures as lines for people."""
        nothing = len(self.without_definition)
        yield f"specs    {self.specs}, {nothing} of them without a definition"
        others = "".join(f"; {d} in {f or '.'}" for f, d in self.folders.items())
        yield f"dialect  {self.dialect}{others}"
        yield f"pages    {', '.join(self.kinds) or 'none'}"
        if self.with_extra:
            yield f"         {count(self.with_extra, 'model')} with other keys"
        fields = self.fields
        yield f"fields   {fields.total}, {_share(fields.required, fields)} required"
        yield f"         {_share(fields.without_description, fields)} without a description"
        yield f"         {_share(fields.any, fields)} of any type"
        yield f"         {_share(fields.deprecated, fields)} deprecated"
        yield f"         {_share(fields.unknown_null, fields)} where null is unknown"


def count_all(reading: Reading, sources: Sequence[SourceFile]) -> Statistics:
    """Count everything in ``sources`` and their ``reading``."""
    schema = reading.schema
    definitions = schema.definitions.values()
    read = {definition.identity.span.file.path for definition in definitions}
    kinds = {
        "model": ObjectDef,
        "enum": EnumDef,
        "union": UnionDef,
        "opaque": OpaqueDef,
    }
    return Statistics(
        specs=len(sources),
        without_definition=tuple(s.path for s in sources if s.path not in read),
        dialect=reading.dialect,
        folders=dict(sorted(reading.folders.items())),
        pages={
            name: sum(isinstance(definition, kind) for definition in definitions)
            for name, kind in kinds.items()
        },
        kinds=count_definitions([reading]),
        with_extra=sum(isinstance(d, ObjectDef) and bool(d.extra) for d in definitions),
        fields=_count_fields(schema),
    )


def _count_fields(schema: Schema) -> FieldCounts:
    fields = [
        field
        for definition in schema.definitions.values()
        if isinstance(definition, ObjectDef)
        for field in definition.fields
    ]
    return FieldCounts(
        total=len(fields),
        required=sum(field.required for field in fields),
        deprecated=sum(field.deprecated for field in fields),
        without_description=sum(not field.doc for field in fields),
        any=sum(_is_any(field, schema) for field in fields),
        unknown_null=sum(map(has_unknown_null, fields)),
    )


def _is_any(field: Field, schema: Schema) -> bool:
    type_ = field.type
    while isinstance(type_, Nullable):
        type_ = type_.inner
    if isinstance(type_, Ref):
        return isinstance(schema.definitions[type_.id], OpaqueDef)
    return type_ is Scalar.ANY or isinstance(type_, Unknown)


def _share(part: int, fields: FieldCounts) -> str:
    percent = 100 * part / fields.total if fields.total else 0
    return f"{part} ({percent:.0f} %)"
