"""Docstrings of definitions and attributes."""

from __future__ import annotations

from generator.backends.gates import SpecText
from generator.backends.python.code import Import
from generator.ir.schema import Field, Identity
from generator.ir.types import PLUMBING

# What the decorator of deprecated classes needs.
DEPRECATED = frozenset({Import("._runtime.deprecation", "deprecated")})
_LONGEST_EXAMPLE = 60
_OFF_THE_WIRE = "Not part of the JSON: for you to set."


def class_doc(identity: Identity, *more: str) -> SpecText | None:
    """Return the docstring of a definition with ``more`` paragraphs, None for none."""
    text = "\n\n".join(part for part in (identity.doc, *more) if part)
    doc = _with_deprecation(text, identity.deprecated)
    return SpecText(doc) if doc else None


def field_doc(field: Field) -> SpecText | None:
    """Return the docstring of an attribute, None for none."""
    parts = [field.doc]
    if field.type in PLUMBING:
        parts.append(_OFF_THE_WIRE)
    if (
        field.example
        and "\n" not in field.example
        and len(field.example) <= _LONGEST_EXAMPLE
    ):
        parts.append(f"Example: {field.example}")
    doc = "\n\n".join(part for part in parts if part)
    doc = _with_deprecation(doc, field.deprecated)
    return SpecText(doc) if doc else None


def _with_deprecation(doc: str, deprecated: bool) -> str:
    if not deprecated or "deprecated" in doc.lower():
        return doc
    return f"Deprecated: do not use in new code.\n\n{doc}".strip()
