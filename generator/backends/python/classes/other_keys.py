"""The attribute for keys without a field: those that the document describes, or all others.

==============================  ==================================================
the document                    attribute
==============================  ==================================================
gives a type for them           ``extra: dict[str, T]``, or another name if a field has that one
does not mention them           ``unknown_fields: dict[str, Any]`` if they are kept, else none
==============================  ==================================================
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.backends.facts import constraint_facts, type_facts
from generator.backends.gates import SpecText
from generator.backends.python.classes.attributes import hint_of
from generator.backends.python.classes.doc import field_doc
from generator.backends.python.code import Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.types.annotations import ANY, or_none
from generator.backends.python.types.converters import Converter, converters_for
from generator.backends.python.view import PyField
from generator.ir.constraints import Constraint
from generator.ir.presence import as_read
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import MapOf, Nullable, Scalar, Type

DATACLASSES = Import("dataclasses", "dataclasses", whole=True)
_KEPT = "Keys that the document does not describe, as they came."
_DESCRIBED = "The values of all keys without an attribute of their own."


class OtherKeys(Struct, frozen=True, kw_only=True):
    """The attribute ``name``, a dict.

    - ``value``: the type of each value in it, including null; ``hint`` is its annotation without
      null.
    - ``is_described``: the document gives a type for the values.
    """

    name: str
    value: Type
    hint: Code
    is_described: bool
    constraints: tuple[Constraint, ...]
    converters: Mapping[Scalar, Converter]
    docstring: SpecText

    @property
    def is_nullable(self) -> bool:
        return isinstance(self.value, Nullable)

    @property
    def annotation(self) -> Code:
        """The annotation of the attribute."""
        value = or_none(self.hint) if self.is_nullable else self.hint
        return value.wrap("dict[str, {}]")


_UNKNOWN_FIELDS = OtherKeys(
    name="unknown_fields",
    value=Scalar.ANY,
    hint=ANY,
    is_described=False,
    constraints=(),
    converters={},
    docstring=SpecText(_KEPT),
)


def find_other_keys(definition: ObjectDef, context: PyContext) -> OtherKeys | None:
    """Return the attribute of ``definition`` for other keys, None if it has none."""
    if definition.extra:
        return _described(definition, definition.extra, context)
    keeps = context.has_serializers and context.config.unknown_fields == "keep"
    return _UNKNOWN_FIELDS if keeps else None


def _described(definition: ObjectDef, stated: Field, context: PyContext) -> OtherKeys:
    field = as_read(stated, accepts_null=context.config.unknown_null == "accept")
    converters = converters_for(definition.identity, field, context.config)
    hint = hint_of(field, converters, context)
    return OtherKeys(
        name=context.names.attributes[definition.identity.id][-1],
        value=Nullable(field.type) if field.nullable else field.type,
        hint=hint,
        is_described=True,
        constraints=field.constraints,
        converters=converters,
        docstring=field_doc(field) or SpecText(_DESCRIBED),
    )


def build_other_keys(others: OtherKeys, context: PyContext) -> PyField:
    """Return the view of the attribute."""
    return PyField(
        name=others.name,
        annotation=others.annotation.text,
        default="dataclasses.field(default_factory=dict)",
        wire_name=None,
        type=type_facts(MapOf(others.value), context.names.classes),
        presence="extra" if others.is_described else "local",
        required=False,
        nullable=False,
        json_default=None,
        constraints=tuple(map(constraint_facts, others.constraints)),
        deprecated=False,
        doc=others.docstring,
    )
