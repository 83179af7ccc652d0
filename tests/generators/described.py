"""What a schema says, a line for each definition and field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
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


def lines(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield what ``schema`` says: the name of a definition or of a field, and what it is."""
    for definition in schema.definitions.values():
        name = plain(definition.identity.name)
        if isinstance(definition, EnumDef) and name not in ("colour", "level"):
            continue  # Shown where it is used.
        yield name, kind(definition, schema)
        for field in definition.fields if isinstance(definition, ObjectDef) else ():
            yield f"{name}.{plain(field.wire_name)}", described(field, schema)


def plain(name: str) -> str:
    """Return a name without what a language makes of it: case, underscores, a prefix."""
    return re.sub("[^a-z]", "", name.removeprefix("SH").casefold())


def kind(definition: Definition, schema: Schema) -> str:
    match definition:
        case ObjectDef():
            return "object"
        case EnumDef(_, members):
            return " ".join(["enum", *(repr(member.value) for member in members)])
        case UnionDef(_, members):
            shown = sorted(type_text(member, schema) for member in members)
            return f"union of {', '.join(shown)}"
        case OpaqueDef():
            return "any"
        case _:
            assert_never(definition)


def described(field: Field, schema: Schema) -> str:
    parts = [type_text(field.type, schema)]
    parts.append("required" if field.required else "optional")
    if field.nullable:
        parts.append("null")
    if field.access:
        parts.append("read-only")
    if field.default:
        parts.append(f"default {field.default.value!r}")
    return ", ".join(parts)


def type_text(type_: Type, schema: Schema) -> str:
    match type_:
        case Scalar():
            return type_.value
        case ListOf(inner):
            return f"list of {type_text(inner, schema)}"
        case MapOf(inner):
            return f"map of {type_text(inner, schema)}"
        case Ref(id_):
            definition = schema.definitions[id_]
            name = plain(definition.identity.name)
            is_inside = isinstance(definition, EnumDef) and name.startswith("basket")
            return kind(definition, schema) if is_inside else name
        case Nullable(inner):
            return f"{type_text(inner, schema)} or null"
        case UnionOf(members):
            return " or ".join(type_text(member, schema) for member in members)
        case Literal(value):
            return repr(value)
        case StreamOf() | Unknown():
            return repr(type_)
        case _:
            assert_never(type_)
