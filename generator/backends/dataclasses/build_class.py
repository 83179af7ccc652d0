"""An object of the IR -> PyClass: its attributes, and what decodes and encodes it."""

from __future__ import annotations

from generator.backends.dataclasses.defaults import default_of
from generator.backends.facts import type_facts
from generator.backends.gates import SpecText
from generator.backends.python.attributes import build_attributes
from generator.backends.python.code import Import, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.doc import class_doc
from generator.backends.python.fields import build_field
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PyField
from generator.backends.serializers.build_serializers import build_serializers
from generator.config import Config
from generator.ir.presence import Presence
from generator.ir.schema import ObjectDef
from generator.ir.types import MapOf, Scalar

_DATACLASS = frozenset({Import("dataclasses", "dataclass")})
_FOR_UNKNOWN_FIELDS = frozenset(
    {Import("dataclasses", "dataclasses", whole=True), Import("typing", "Any")}
)
# The attribute for what the document does not describe.
_UNKNOWN_FIELDS = PyField(
    name="unknown_fields",
    annotation="dict[str, Any]",
    default="dataclasses.field(default_factory=dict)",
    wire_name=None,
    type=type_facts(MapOf(Scalar.ANY), {}),
    presence=Presence.LOCAL.value,
    required=False,
    nullable=False,
    json_default=None,
    constraints=(),
    deprecated=False,
    doc=SpecText("Keys that the document does not describe, as they came."),
)


def build_class(
    placement: Placement, context: PyContext
) -> tuple[PyClass, frozenset[Import]]:
    """Return the class of the object at ``placement``, and what its module must import."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    attributes = build_attributes(definition, context)
    defaults = [default_of(attribute, context) for attribute in attributes]
    fields = [
        build_field(attribute, default, context)
        for attribute, default in zip(attributes, defaults, strict=True)
    ]
    codes = [*(a.annotation for a in attributes), *filter(None, defaults)]
    imports = imports_of(codes) | _DATACLASS
    serializers = None
    if context.has_serializers:
        serializers, found = build_serializers(attributes, placement, context)
        imports |= found
        if context.config.unknown_fields == "keep":
            fields.append(_UNKNOWN_FIELDS)
            imports |= _FOR_UNKNOWN_FIELDS
    view = PyClass(
        name=placement.class_name,
        options=class_options(context.config),
        title=SpecText(definition.identity.name),
        doc=class_doc(definition.identity),
        deprecated=definition.identity.deprecated,
        fields=tuple(fields),
        serializers=serializers,
    )
    return view, imports


def class_options(config: Config) -> str:
    """Return the arguments of the decorator ``dataclass``."""
    options = {
        "slots": config.slots,
        "kw_only": True,
        "frozen": config.frozen,
        "order": config.order,
        "weakref_slot": config.slots and config.weak_references,
    }
    return ", ".join(f"{name}=True" for name, is_on in options.items() if is_on)
