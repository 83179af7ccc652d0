"""What was read, as data: the form ``gen-inspect/1`` of ``gen inspect --format json``.

docs/inspect.md describes each key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias, assert_never

from msgspec.structs import asdict

from generator.backends.python.language import PYTHON
from generator.backends.target import Names
from generator.compiler import Reading
from generator.diagnostics.report import Diagnostic
from generator.ir.constraints import Constraint
from generator.ir.discriminator import find_discriminator, mapping_of
from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    Identity,
    Member,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)
from generator.text.word_list import words

Json: TypeAlias = dict[str, Any]
# Keys may be added; a changed meaning raises the number.
FORMAT = "gen-inspect/1"
_OF_EXTRA = words("doc_name python_name nullable type doc constraints line column")


def inspect(reading: Reading, findings: Iterable[Diagnostic]) -> Json:
    """Return the schema and the findings as one JSON object."""
    names = reading.names[PYTHON.name]
    result: Json = {"format": FORMAT, "dialect": reading.dialect}
    result |= {kind: {} for kind in ("models", "enums", "unions", "aliases", "opaque")}
    for id_, definition in reading.schema.definitions.items():
        kind, described = _definition(definition, reading.schema, names)
        named = _identity(definition.identity, names.classes[id_])
        result[kind][id_] = named | described
        if isinstance(definition, UnionDef) and len(definition.members) == 1:
            only = describe_type(definition.members[0], reading.schema)
            result["aliases"][id_] = named | {"type": only}
    return result | {"diagnostics": [_diagnostic(finding) for finding in findings]}


def _definition(
    definition: Definition, schema: Schema, names: Names
) -> tuple[str, Json]:
    match definition:
        case ObjectDef(identity, fields):
            attributes = names.attributes[identity.id]
            pairs = zip(fields, attributes, strict=False)
            described = [_field(field, name, schema) for field, name in pairs]
            extra = definition.extra and _extra(
                definition.extra, attributes[-1], schema
            )
            return "models", {
                "fields": described,
                **({"extra": extra} if extra else {}),
            }
        case EnumDef(identity, members, is_open, is_flags):
            flags = {"flags": True} if is_flags else {}
            named = zip(members, names.members[identity.id], strict=True)
            shown = [_member(member, name) for member, name in named]
            return "enums", {"open": is_open, **flags, "members": shown}
        case UnionDef(_, types):
            of = [describe_type(type_, schema) for type_ in types]
            tag = find_discriminator(definition.members, schema)
            tag = tag or mapping_of(definition)
            discriminator = tag and {
                "field": tag.key,
                "mapping": {str(value): id_ for value, id_ in tag.mapping.items()},
            }
            stated = definition.discriminator
            stated_key = {"stated_key": stated.key} if stated else {}
            return "unions", {"of": of, "discriminator": discriminator, **stated_key}
        case OpaqueDef():
            return "opaque", {}
        case _:
            assert_never(definition)


def _identity(identity: Identity, python_name: str) -> Json:
    return {
        "name": identity.name,
        "python_name": python_name,
        "namespace": identity.namespace,
        "file": identity.span.file.path,
        "line": identity.span.begin[0],
        "doc": identity.doc or None,
        "deprecated": identity.deprecated,
    }


def _field(field: Field, python_name: str, schema: Schema) -> Json:
    line, column = field.span.begin
    return {
        "doc_name": field.doc_name,
        "wire_name": field.wire_name,
        "python_name": python_name,
        "required": field.required,
        "nullable": field.nullable,
        "type": describe_type(field.type, schema),
        "doc": field.doc or None,
        "example": field.example or None,
        "default": field.default and {"value": field.default.wire},
        "constraints": [describe_constraint(each) for each in field.constraints],
        "deprecated": field.deprecated,
        **({"access": field.access} if field.access else {}),
        "line": line,
        "column": column,
    }


def _extra(extra: Field, python_name: str, schema: Schema) -> Json:
    """Return the description of keys without a field."""
    facts = _field(extra, python_name, schema)
    return {key: facts[key] for key in _OF_EXTRA}


def describe_constraint(constraint: Constraint) -> Json:
    """Return a constraint as its kind and value."""
    return {"kind": type(constraint).__name__.lower(), **asdict(constraint)}


def _member(member: Member, python_name: str) -> Json:
    return {
        "name": member.name,
        "python_name": python_name,
        "value": member.value,
        "doc": member.doc or None,
    }


def describe_type(type_: Type, schema: Schema) -> Json:
    """Return the type tree of ``type_``."""
    match type_:
        case Scalar():
            return {"kind": "prim", "name": type_.value}
        case ListOf(inner):
            return {"kind": "list", "of": describe_type(inner, schema)}
        case MapOf(inner):
            return {"kind": "map", "of": describe_type(inner, schema)}
        case StreamOf(inner):
            return {"kind": "stream", "of": describe_type(inner, schema)}
        case Nullable(inner):
            return {"kind": "nullable", "of": describe_type(inner, schema)}
        case UnionOf(members):
            return {"kind": "union", "of": [describe_type(m, schema) for m in members]}
        case Literal(value):
            return {"kind": "literal", "value": value}
        case Ref(id_):
            name = schema.definitions[id_].identity.name
            return {"kind": "ref", "name": name, "id": id_}
        case Unknown(text):
            return {"kind": "unknown", "text": text}
        case _:
            assert_never(type_)


def _diagnostic(finding: Diagnostic) -> Json:
    (line, column), (end_line, end_column) = finding.span.begin, finding.span.finish
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "file": finding.span.file.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
