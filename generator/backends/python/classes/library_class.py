"""An object of the IR -> the PyClass of a class that a library decodes and encodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from generator.backends.gates import SpecText
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.bases import inherited
from generator.backends.python.classes.doc import DEPRECATED, class_doc
from generator.backends.python.classes.fields import build_field
from generator.backends.python.code import Built, Code, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyClass, PyField

# The annotation of an attribute, and the code after `=`.
Declared: TypeAlias = tuple[Code, Code | None]
# Returns the class of an object, and the imports of its module.
BuildClass: TypeAlias = Callable[[Placement, PyContext], Built[PyClass]]


def build_library_class(
    placement: Placement,
    context: PyContext,
    head: Sequence[Code],
    declared: Iterable[tuple[Attribute, Declared]],
    more: Iterable[tuple[PyField, Declared]] = (),
) -> Built[PyClass]:
    """Return the class at ``placement``, and the imports of its module.

    - ``head``: its base and the arguments of the class.
    - ``declared``: the attributes; ``more`` has those that are not fields of the document.
    """
    identity, fields = placement.definition.identity, list[PyField]()
    codes = [*inherited(placement.class_name, context.config), *head]
    options = ", ".join(code.text for code in codes)
    for attribute, (annotation, default) in declared:
        fields.append(build_field(attribute, default, context, annotation))
        codes += [annotation, default or Code("")]
    for field, (annotation, default) in more:
        fields.append(field)
        codes += [annotation, default or Code("")]
    view = PyClass(
        name=placement.class_name,
        options=options,
        title=SpecText(identity.name),
        doc=class_doc(identity),
        deprecated=identity.deprecated,
        fields=tuple(fields),
        serializers=None,
    )
    marks = DEPRECATED if identity.deprecated else frozenset()
    return Built(view, imports_of(codes) | marks)


def flags(options: Mapping[str, bool]) -> list[Code]:
    """Return an argument for each of ``options`` that is turned on."""
    return [Code(f"{name}=True") for name, is_on in options.items() if is_on]
