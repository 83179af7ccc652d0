"""Defaults: each must be a value of its field's type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from msgspec.structs import replace

from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.constrained_values import keeps
from generator.ir.scalars import parse_datetime
from generator.ir.schema import (
    Default,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
)
from generator.ir.types import Ref, Scalar, Type, Unknown, children
from generator.ir.values import fits
from generator.passes.constants import value_of_constant

# Returns whether a value is rejected though it fits the type.
_Refused: TypeAlias = Callable[[object, Type], bool]


def fit_defaults(schema: Schema, config: Config, report: Report) -> Schema:
    """Return ``schema`` without the defaults that do not fit their field's type.

    Reports: wrong-default, unstated-default.
    """
    refused = _has_naive if config.naive_datetimes == "refuse" else _nothing
    definitions = {
        id_: (
            _fit_object(definition, schema, refused, report)
            if isinstance(definition, ObjectDef)
            else definition
        )
        for id_, definition in schema.definitions.items()
    }
    return Schema(definitions)


def _nothing(value: object, type_: Type) -> bool:
    return False


def _has_naive(value: object, type_: Type) -> bool:
    """Return whether a date-time in ``value``, a ``type_``, lacks an offset."""
    if type_ is Scalar.DATETIME and isinstance(value, str):
        return parse_datetime(value).tzinfo is None
    if isinstance(value, dict):
        value = [*value.values()]
    parts = value if isinstance(value, list) else [value]
    return any(_has_naive(part, child) for child in children(type_) for part in parts)


def _fit_object(
    definition: ObjectDef, schema: Schema, refused: _Refused, report: Report
) -> ObjectDef:
    if not any(field.default for field in definition.fields):
        return definition
    fields = (_fit_field(field, schema, refused, report) for field in definition.fields)
    return replace(definition, fields=tuple(fields))


def _fit_field(
    field: Field, schema: Schema, refused: _Refused, report: Report
) -> Field:
    default = field.default
    if default is None:
        return field
    for value in _candidates(field, default, schema):
        if _is_fine(value, field, schema) and not refused(value, field.type):
            if _breaks_a_rule(value, field):
                report.add(catalog.refused_default(default.span, field.wire_name))
                return replace(field, default=None)
            return replace(field, default=replace(default, value=value, bare=None))
    if _is_unstated(field, default, schema):
        report.add(catalog.unstated_default(default.span))
        return replace(field, default=None)
    if not _is_unknown(field.type):  # otherwise it has been reported
        report.add(catalog.wrong_default(default.span, field.wire_name))
    return replace(field, default=None)


def _candidates(field: Field, default: Default, schema: Schema) -> Iterator[object]:
    """Yield the possible meanings of ``default``, as ``json`` would load them, most likely first."""
    yield _exact(default) if field.type is Scalar.DECIMAL else default.value
    if default.bare is not None:
        yield default.bare
    if default.bare == "{}":  # an empty list, as databases write it: `DEFAULT '{}'`
        yield []
    enum = schema.definitions[field.type.id] if isinstance(field.type, Ref) else None
    if isinstance(enum, EnumDef):
        constant = value_of_constant(str(default.value), enum)
        if constant is not None:
            yield constant


def _is_unstated(field: Field, default: Default, schema: Schema) -> bool:
    """Return whether ``default`` may be a constant of an enum that no page lists."""
    named = schema.definitions[field.type.id] if isinstance(field.type, Ref) else None
    return isinstance(named, OpaqueDef) and isinstance(default.bare, str)


def _is_unknown(type_: Type) -> bool:
    return isinstance(type_, Unknown) or any(map(_is_unknown, children(type_)))


def _exact(default: Default) -> object:
    """Return the value of ``default``; a number with a fraction keeps all digits."""
    if not isinstance(default.value, float) or default.bare is None:
        return default.value
    try:
        return Decimal(default.bare)
    except InvalidOperation:  # the exponent is too large for a Decimal
        return default.value


def _breaks_a_rule(value: object, field: Field) -> bool:
    """Return whether decoders would reject ``value`` in data."""
    if value is None:
        return False
    return any(not keeps(value, rule) for rule in field.constraints)


def _is_fine(value: object, field: Field, schema: Schema) -> bool:
    if value is None:
        return not field.required or bool(field.nullable)
    return fits(value, field.type, schema)
