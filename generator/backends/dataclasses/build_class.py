"""An object of the IR -> PyClass: its attributes, and what decodes and encodes it."""

from __future__ import annotations

from generator.backends.gates import SpecText
from generator.backends.python.attributes import Attribute, build_attributes
from generator.backends.python.code import Import, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.doc import class_doc, field_doc
from generator.backends.python.layout.lines import field_lines
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PyField
from generator.backends.serializers.build_serializers import build_serializers
from generator.ir.schema import ObjectDef

_DATACLASS = frozenset({Import("dataclasses", "dataclass")})
_FOR_UNKNOWN_FIELDS = frozenset(
    {Import("dataclasses", "dataclasses", whole=True), Import("typing", "Any")}
)
_UNKNOWN_DOC = SpecText("Keys that the document does not describe, as they came.")


def build_class(
    placement: Placement, context: PyContext
) -> tuple[PyClass, frozenset[Import]]:
    """Return the class of the object at ``placement``, and what its module must import."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    attributes = build_attributes(definition, context)
    fields = [_build_field(attribute) for attribute in attributes]
    imports = imports_of(a.annotation for a in attributes) | _DATACLASS
    serializers = None
    if context.has_serializers:
        serializers, found = build_serializers(attributes, placement, context)
        imports |= found
        if context.config.unknown_fields == "keep":
            fields.append(_unknown_fields())
            imports |= _FOR_UNKNOWN_FIELDS
    view = PyClass(
        name=placement.class_name,
        doc=class_doc(definition.identity),
        fields=tuple(fields),
        serializers=serializers,
    )
    return view, imports


def _build_field(attribute: Attribute) -> PyField:
    return PyField(
        lines=field_lines(attribute.name, attribute.annotation.text, attribute.default),
        doc=field_doc(attribute.field),
    )


def _unknown_fields() -> PyField:
    """Return the attribute for what the document does not describe."""
    default = "dataclasses.field(default_factory=dict)"
    lines = field_lines("unknown_fields", "dict[str, Any]", default)
    return PyField(lines=lines, doc=_UNKNOWN_DOC)
