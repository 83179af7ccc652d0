"""An object of the IR -> PyClass: its attributes, and the code that decodes and encodes it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.dataclasses.defaults import default_code
from generator.backends.gates import SpecText
from generator.backends.python.classes.attributes import Attribute, build_attributes
from generator.backends.python.classes.bases import inherited
from generator.backends.python.classes.doc import DEPRECATED, class_doc
from generator.backends.python.classes.fields import build_field
from generator.backends.python.classes.other_keys import (
    DATACLASSES,
    OtherKeys,
    build_other_keys,
    find_other_keys,
)
from generator.backends.python.code import Built, Import, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PySerializers
from generator.backends.serializers.build_serializers import build_serializers
from generator.config import Config
from generator.ir.schema import ObjectDef

_DATACLASS = frozenset({Import("dataclasses", "dataclass")})


def build_class(placement: Placement, context: PyContext) -> Built[PyClass]:
    """Return the class of the object at ``placement``, and the imports it needs."""
    definition = placement.definition
    assert isinstance(definition, ObjectDef)
    attributes = build_attributes(definition, context)
    defaults = [default_code(attribute, context) for attribute in attributes]
    fields = [
        build_field(attribute, default, context)
        for attribute, default in zip(attributes, defaults, strict=True)
    ]
    others = find_other_keys(definition, context)
    if others:
        fields.append(build_other_keys(others, context))
    codes = [*(a.annotation for a in attributes), *filter(None, defaults)]
    codes += [others.annotation.importing(DATACLASSES)] if others else []
    bases = inherited(placement.class_name, context.config)
    imports = imports_of([*codes, *bases]) | _DATACLASS
    if definition.identity.deprecated:
        imports |= DEPRECATED
    serializers = _serializers(attributes, others, placement, context)
    view = PyClass(
        name=placement.class_name,
        options=class_options(context.config),
        bases=f"({', '.join(base.text for base in bases)})" if bases else "",
        title=SpecText(definition.identity.name),
        doc=class_doc(definition.identity),
        deprecated=definition.identity.deprecated,
        fields=tuple(fields),
        serializers=serializers.view,
    )
    return Built(view, imports | serializers.imports)


def _serializers(
    attributes: Sequence[Attribute],
    others: OtherKeys | None,
    placement: Placement,
    context: PyContext,
) -> Built[PySerializers] | Built[None]:
    """Return the code that decodes and encodes the class, None if the target is not wanted."""
    if not context.has_serializers:
        return Built(None)
    return build_serializers(attributes, others, placement, context)


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
