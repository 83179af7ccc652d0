"""An example of a definition as JSON, made from the examples in its document."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import Any, assert_never

from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.graph import references
from generator.ir.scalars import FACTS, kind_of
from generator.ir.schema import EnumDef, Field, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.types import (
    PLUMBING,
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

# Below this depth only required fields are shown.
_SHOWN_DEPTH = 2
# Below this depth nothing is shown: a chain of models would fill whole pages.
_DEEPEST = 10
# The longest text that is generated to satisfy a minimum length.
_LONGEST = 100
_QUOTED = re.compile(r"^([`\"])(.*)\1$", re.DOTALL)


def example_of(id_: str, schema: Schema) -> Any:
    """Return an example of the definition ``id_``, as ``json`` would load it.

    An optional field is shown if its document has a fitting example of it, or if it is not nested
    deeply.  A required field that leads back to its own object is left out, since no finite
    document can have it.
    """
    return _Example(schema).definition(id_, ())


class _Example:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def definition(self, id_: str, outer: tuple[str, ...]) -> Any:
        """Return an example of ``id_``, nested inside ``outer``."""
        definition = self.schema.definitions[id_]
        if len(outer) >= _DEEPEST:
            return {}
        match definition:
            case ObjectDef(_, fields):
                inside = (*outer, id_)
                known = {
                    field.wire_name: self.field(field, inside)
                    for field in fields
                    if self._is_shown(field, inside)
                }
                return known | self._extra(definition, inside)
            case EnumDef(_, members):
                return members[0].value if members else "text"
            case UnionDef(_, members):
                return self.member(members, (*outer, id_))
            case OpaqueDef():
                return {}
            case _:
                assert_never(definition)

    def _extra(self, definition: ObjectDef, outer: tuple[str, ...]) -> dict[str, Any]:
        """Return an example of a key without a field, if the document describes such keys."""
        extra, keys = definition.extra, {f.wire_name for f in definition.fields}
        if extra is None or not self._is_shown(extra, outer):
            return {}
        key = next(key for key in map("key{}".format, count(1)) if key not in keys)
        return {key: self.field(extra, outer)}

    def field(self, field: Field, outer: tuple[str, ...]) -> Any:
        """Return the example in the document if it fits the field's type."""
        given = _parse(field.example, field.type)
        if field.tags:
            given = given if given in field.tags else field.tags[0]
        elif isinstance(field.type, Ref):
            given = self._member(field.example, field.type.id)
        if given is None and field.default:
            given = field.default.wire
        if given is None:
            given = constrained(self.value(field.type, outer), field.constraints)
        return given

    def _member(self, text: str, id_: str) -> str | int | float | None:
        """Return the value of ``text`` if ``id_`` is an enum that lists it."""
        definition = self.schema.definitions[id_]
        members = definition.members if isinstance(definition, EnumDef) else ()
        return next((m.value for m in members if str(m.value) == text), None)

    def value(self, type_: Type, outer: tuple[str, ...]) -> Any:
        match type_:
            case Scalar():
                return FACTS[type_].example
            case ListOf(item) if _leads_back(item, outer):
                return []
            case MapOf(value) if _leads_back(value, outer):
                return {}
            case Nullable(inner) if _leads_back(inner, outer):
                return None
            case ListOf(item):
                return [self.value(item, outer)]
            case MapOf(value):
                return {"key": self.value(value, outer)}
            case Nullable(inner):
                return self.value(inner, outer)
            case UnionOf(members):
                return self.member(members, outer)
            case Literal(value):
                return value
            case Ref(id_):
                return self.definition(id_, outer)
            case StreamOf() | Unknown():
                return {}
            case _:
                assert_never(type_)

    def member(self, members: tuple[Type, ...], outer: tuple[str, ...]) -> Any:
        """Return an example of the first of ``members`` that does not lead back."""
        ahead = (m for m in members if not _leads_back(m, outer))
        return next((self.value(member, outer) for member in ahead), {})

    def _is_shown(self, field: Field, outer: tuple[str, ...]) -> bool:
        is_empty = isinstance(field.type, ListOf | MapOf)
        if field.type in PLUMBING or (_leads_back(field.type, outer) and not is_empty):
            return False
        # gen cannot invent a text that matches a pattern.
        has_pattern = any(isinstance(each, Pattern) for each in field.constraints)
        if has_pattern and not field.required and not field.example:
            return False
        return field.required or len(outer) <= _SHOWN_DEPTH


def constrained(value: Any, constraints: tuple[Constraint, ...]) -> Any:
    """Return ``value``, adapted to simple ``constraints``."""
    for constraint in constraints:
        match constraint:
            case Minimum(least, exclusive) if not isinstance(value, str):
                value = max(value, least + exclusive)
            case Maximum(most, exclusive) if not isinstance(value, str):
                value = min(value, most - exclusive)
            case Length(minimum, maximum) if isinstance(value, str):
                # A document may ask for a gigabyte.
                value = value.ljust(min(minimum or 0, _LONGEST), "x")[:maximum]
            case MultipleOf(unit) if not isinstance(value, str):
                value = unit
            case Minimum() | Maximum() | Length() | MultipleOf() | Pattern() | Unique():
                pass  # a length of text, lists or maps, which are shown unchanged
            case _:
                assert_never(constraint)
    return value


def _leads_back(type_: Type, outer: tuple[str, ...]) -> bool:
    return any(id_ in outer for id_ in references(type_))


def _parse(text: str, type_: Type) -> Any:
    """Return the example ``text`` as a value of ``type_``, None if it does not fit."""
    if not text:
        return None
    if type_ is Scalar.STR:
        return _QUOTED.sub(r"\2", text)
    if not isinstance(type_, Scalar) or FACTS[type_].is_opaque:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    facts = FACTS[type_]
    is_alike = kind_of(value) is kind_of(facts.example) and facts.takes(value)
    return value if is_alike else None
