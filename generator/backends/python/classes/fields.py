"""Attributes -> PyField: the facts of a field, for templates."""

from __future__ import annotations

from generator.backends.facts import constraint_facts, type_facts
from generator.backends.gates import SpecText
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.doc import field_doc
from generator.backends.python.code import Code
from generator.backends.python.context import PyContext
from generator.backends.python.view import PyField
from generator.ir.schema import Field
from generator.text.printable import json_text


def build_field(
    attribute: Attribute,
    default: Code | None,
    context: PyContext,
    annotation: Code | None = None,
) -> PyField:
    """Return the view of ``attribute``, which has the ``default`` in this class.

    ``annotation`` is given by targets whose annotations differ from those of dataclasses.
    """
    field = attribute.field
    return PyField(
        name=attribute.name,
        annotation=(annotation or attribute.annotation).text,
        default=default.text if default else None,
        wire_name=SpecText(field.wire_name) if attribute.on_the_wire else None,
        type=type_facts(field.type, context.names.classes),
        presence=attribute.presence.value,
        required=field.required,
        nullable=field.nullable,
        json_default=_json_default(field),
        constraints=tuple(map(constraint_facts, field.constraints)),
        deprecated=field.deprecated,
        doc=field_doc(field),
    )


def _json_default(field: Field) -> str | None:
    return json_text(field.default.wire) if field.default else None
