"""Definition -> its JSON Schema, and references to it."""

from __future__ import annotations

from typing import Any, assert_never

from generator.backends.facts import ACCESS_KEYWORDS
from generator.backends.json_schema.types import (
    Json,
    RefTo,
    TypeSchemas,
    constraint_keywords,
    or_null,
    scalar_schema,
)
from generator.config import Config
from generator.ir.constraints import Constraint
from generator.ir.discriminator import mapping_of
from generator.ir.example import example_of
from generator.ir.presence import Presence, all_as_read, presence_of
from generator.ir.scalars import Scalar, kind_of
from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import ListOf, MapOf, Type, UnionOf


class DefinitionSchemas:
    """Makes the schemas of definitions; ``ref_to`` returns a reference to one.

    ``config`` says whether decoders accept unknown keys and unknown null.
    """

    def __init__(self, schema: Schema, ref_to: RefTo, config: Config) -> None:
        accepts_null = config.unknown_null == "accept"
        self._schema = all_as_read(schema, accepts_null=accepts_null)
        self._types = TypeSchemas(schema, ref_to)
        self._ref_to = ref_to
        self._unknown_fields = config.unknown_fields

    def definition(self, id_: str) -> Json:
        """Return the schema of the definition ``id_``, with its descriptions."""
        definition = self._schema.definitions[id_]
        identity = definition.identity
        described: Json = {"title": identity.name}
        if identity.doc:
            described["description"] = identity.doc
        if identity.deprecated:
            described["deprecated"] = True
        return {**described, **self._body(definition)}

    def _body(self, definition: Definition) -> Json:
        match definition:
            case ObjectDef():
                return self._object(definition)
            case EnumDef():
                return enum_schema(definition)
            case UnionDef(_, members, is_open):
                schema = self._types.of(UnionOf(members, is_open))
                return {**schema, **self._discriminator(definition)}
            case OpaqueDef():
                return {}
            case _:
                assert_never(definition)

    def _discriminator(self, union: UnionDef) -> Json:
        """Return what the document says about the tag, in the form of OpenAPI."""
        stated = mapping_of(union)
        if stated is None:
            return {}
        refs = {value: self._ref_to(id_) for value, id_ in stated.mapping.items()}
        mapping = {value: ref["$ref"] for value, ref in refs.items() if "$ref" in ref}
        return {"discriminator": {"propertyName": stated.key, "mapping": mapping}}

    def _object(self, definition: ObjectDef) -> Json:
        wired = [
            field
            for field in definition.fields
            if presence_of(field) is not Presence.LOCAL
        ]
        schema: Json = {
            "type": "object",
            "properties": {field.wire_name: self._field(field) for field in wired},
        }
        if required := [field.wire_name for field in wired if field.required]:
            schema["required"] = required
        if definition.extra:
            schema["additionalProperties"] = self._extra(definition.extra)
        elif self._unknown_fields == "forbid":
            schema["additionalProperties"] = False
        schema["examples"] = [example_of(definition.identity.id, self._schema)]
        return schema

    def _field(self, field: Field) -> Json:
        """Return the schema of a field, including null if decoders accept it."""
        schema = self._ruled(field.type, field.constraints)
        if field.nullable or presence_of(field) is Presence.OPTIONAL:
            schema = or_null(schema)
        return {**schema, **self._annotations(field)}

    def _extra(self, extra: Field) -> Json:
        """Return the schema of the values at keys without a field."""
        schema = self._ruled(extra.type, extra.constraints)
        schema = or_null(schema) if extra.nullable else schema
        return {**schema, **self._annotations(extra)}

    def _annotations(self, field: Field) -> Json:
        keywords: Json = {}
        if field.doc:
            keywords["description"] = field.doc
        if field.deprecated:
            keywords["deprecated"] = True
        if field.access:
            keywords[ACCESS_KEYWORDS[field.access]] = True
        if field.default:
            keywords["default"] = field.default.wire
        return keywords

    def _ruled(self, type_: Type, constraints: tuple[Constraint, ...]) -> Json:
        schema, unit = self._types.of(type_), _unit(type_)
        keywords: Json = {}
        for constraint in constraints:
            for key, value in constraint_keywords(constraint, unit).items():
                # A pattern also limits the length: the smaller limit applies.
                is_bound = key == "maxLength" and key in keywords
                keywords[key] = min(value, keywords[key]) if is_bound else value
        return {**schema, **keywords}


def _unit(type_: Type) -> str:
    """Return the unit of the length of a value, as keywords name it."""
    if isinstance(type_, ListOf):
        return "Items"
    if isinstance(type_, MapOf):
        return "Properties"
    return "Bytes" if type_ is Scalar.BYTES else "Length"


def enum_schema(enum: EnumDef) -> Json:
    """Return the schema of ``enum``; an open one allows all values of the listed kinds."""
    values = [member.value for member in enum.members]
    if not values:
        return scalar_schema(Scalar.STR)
    if enum.is_flags:
        return {"type": "integer", "minimum": 0, **_descriptions(enum)}
    listed: Json = {"enum": values, **_descriptions(enum)}
    if enum.open is False:
        return listed
    kinds = sorted({_type_name(value) for value in values})
    return {"anyOf": [listed, {"type": kinds[0] if len(kinds) == 1 else kinds}]}


def _type_name(value: Any) -> str:
    name = kind_of(value).value
    return "number" if name == "fraction" else name


def _descriptions(enum: EnumDef) -> Json:
    """Return keywords for code generators: names and descriptions of the values."""
    keywords: Json = {}
    if all(member.name for member in enum.members):
        keywords["x-enum-varnames"] = [member.name for member in enum.members]
    if any(member.doc for member in enum.members):
        keywords["x-enum-descriptions"] = [member.doc for member in enum.members]
    return keywords
