"""Modules of dataclasses, and the exports of their packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.backends.dataclasses.build_class import build_class
from generator.backends.python.build import (
    ClassBuilders,
    build_exports,
    build_py_module,
    enum_base,
    plain_annotation,
)
from generator.backends.python.context import PyContext
from generator.backends.python.view import PyExports, PyModule
from generator.backends.serializers.build_extras import alias_functions, enum_values

# Exports of the package in addition to the classes: name -> module of the runtime.
_VALUES: Mapping[str, str] = {
    "UNSET": "presence",
    "Unset": "presence",
    "UnknownMember": "unknown_member",
}
_API: Mapping[str, str] = {
    **_VALUES,
    "DecodeError": "errors",
    "EncodeError": "errors",
    "decode": "api",
    "decode_json": "api",
    "encode": "api",
    "encode_json": "api",
    "validate": "api",
}
_BUILDERS = ClassBuilders(
    build_class=build_class,
    alias_functions=alias_functions,
    enum_values=enum_values,
    annotate=plain_annotation,
    enum_base=enum_base,
)


def build_module(ids: Sequence[str], context: PyContext) -> PyModule:
    """Return the module of the definitions ``ids``: a single one, or a circle."""
    return build_py_module(ids, context, _BUILDERS)


def exports_of(context: PyContext) -> tuple[PyExports, ...]:
    """Return the ``__init__`` of each package; the root also has the API."""
    api = _API if context.has_serializers else _VALUES
    return tuple(build_exports(context, api))
