"""Types, values and names as code spans on one line, regardless of their text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from generator.backends.gates import comment
from generator.ir.constraints import Constraint
from generator.ir.schema import Field, Schema
from generator.ir.spelling import spell_constraint
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
from generator.text.code_spans import code_span

# Longer types and values are cut; the rest would not help.
_LONGEST = 120


def code(text: str) -> str:
    """Return ``text`` as a code span; backticks in it cannot end the span."""
    shown = comment(text)
    return code_span(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")


_NULL = {True: ", nullable", False: "", None: ", null unknown"}


def show_field(field: Field, schema: Schema) -> str:
    """Return the type of ``field`` and the other facts about its value."""
    presence = "required" if field.required else "optional"
    return f"{show_type(field.type, schema)}, {presence}{_NULL[field.nullable]}"


def show_type(type_: Type, schema: Schema) -> str:
    """Return ``type_`` as a code span."""
    return code(_spell(type_, schema))


def show_value(value: object) -> str:
    """Return ``value``, as ``json`` loads it, as a code span."""
    exact = isinstance(value, Decimal)
    return code(str(value) if exact else json.dumps(value, ensure_ascii=False))


def show_constraints(constraints: Iterable[Constraint]) -> str:
    """Return ``constraints`` as code spans, or a word if there are none."""
    return ", ".join(spell_constraint(c, code) for c in constraints) or "nothing"


def _spell(type_: Type, schema: Schema) -> str:
    match type_:
        case Scalar():
            return type_.value
        case ListOf(item):
            return f"list[{_spell(item, schema)}]"
        case MapOf(value):
            return f"map[{_spell(value, schema)}]"
        case StreamOf(item):
            return f"stream[{_spell(item, schema)}]"
        case Nullable(inner):
            return f"{_spell(inner, schema)} | null"
        case UnionOf(members):
            return " | ".join(_spell(member, schema) for member in members)
        case Literal(value):
            return json.dumps(value, ensure_ascii=False)
        case Ref(id_):
            return schema.definitions[id_].identity.name
        case Unknown():
            return "unknown"
        case _:
            assert_never(type_)
