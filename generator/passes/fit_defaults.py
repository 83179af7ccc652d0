"""Defaults: each must be a value of the type of its field."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import assert_never

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.scalars import FACTS
from generator.ir.schema import (
    Default,
    EnumDef,
    Field,
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


def fit_defaults(schema: Schema, report: Report) -> Schema:
    """Return ``schema`` without the defaults that are no value of their field's type.

    Reports: wrong-default.
    """
    definitions = {
        id_: (
            _fit_object(definition, schema, report)
            if isinstance(definition, ObjectDef)
            else definition
        )
        for id_, definition in schema.definitions.items()
    }
    return Schema(definitions)


def _fit_object(definition: ObjectDef, schema: Schema, report: Report) -> ObjectDef:
    if not any(field.default for field in definition.fields):
        return definition
    fields = (_fit_field(field, schema, report) for field in definition.fields)
    return replace(definition, fields=tuple(fields))


def _fit_field(field: Field, schema: Schema, report: Report) -> Field:
    default = field.default
    if default is None:
        return field
    values = [_exact(default) if field.type is Scalar.DECIMAL else default.value]
    for value in values if default.bare is None else [*values, default.bare]:
        if _is_fine(value, field, schema):
            return replace(field, default=replace(default, value=value, bare=None))
    report.add(catalog.wrong_default(default.span, field.wire_name))
    return replace(field, default=None)


def _exact(default: Default) -> object:
    """Return the value of ``default``; of a number with a fraction, every digit of the cell."""
    if not isinstance(default.value, float) or default.bare is None:
        return default.value
    try:
        return Decimal(default.bare)
    except InvalidOperation:  # an exponent beyond those that a Decimal has
        return default.value


def _is_fine(value: object, field: Field, schema: Schema) -> bool:
    if value is None:
        return not field.required or bool(field.nullable)
    return fits(value, field.type, schema)


def fits(value: object, type_: Type, schema: Schema) -> bool:
    """Return whether ``value``, as ``json`` would load it, can be a default of ``type_``."""
    match type_:
        case Scalar.FILE | Scalar.HTTP_RESPONSE | Scalar.HTTP_REQUEST:
            return False
        case Scalar():
            return not isinstance(value, list | dict) and FACTS[type_].takes(value)
        case ListOf():
            return value == [] and isinstance(value, list)
        case MapOf():
            return value == {} and isinstance(value, dict)
        case Nullable(inner):
            return fits(value, inner, schema)
        case UnionOf(members):
            # Of other unions no member could be named as the one that is meant.
            plain = all(isinstance(member, Scalar | Literal) for member in members)
            return plain and any(fits(value, member, schema) for member in members)
        case Literal():
            return isinstance(value, str | int | bool) and Literal(value) == type_
        case Ref(id_):
            return _fits_definition(value, id_, schema)
        case StreamOf() | Unknown():
            return False
        case _:
            assert_never(type_)


def _fits_definition(value: object, id_: str, schema: Schema) -> bool:
    definition = schema.definitions[id_]
    match definition:
        case EnumDef(_, members):
            return any(
                type(m.value) is type(value) and m.value == value for m in members
            )
        case UnionDef() | OpaqueDef() | ObjectDef():
            return False
        case _:
            assert_never(definition)
