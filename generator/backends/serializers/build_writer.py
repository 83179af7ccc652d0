"""The attributes of a class -> its writer, which returns JSON text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import Struct

from generator.backends.gates import WIDTH, fstring_text
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.other_keys import OtherKeys
from generator.backends.python.code import Built, Code, helper, imports_of
from generator.backends.python.layout.lines import (
    fstring_lines,
    guard_lines,
    statement_lines,
)
from generator.backends.python.view import PyOptionalKey, PyWriter
from generator.backends.serializers.absence import is_present
from generator.backends.serializers.build_encoder import (
    broken_rules,
    checks_of_object,
    clashes,
    encoder_head,
    read,
)
from generator.backends.serializers.comprehension import each_value, item_name
from generator.backends.serializers.encoding import wire_value
from generator.backends.serializers.scope import Guarded, Scope, call
from generator.backends.serializers.writing import (
    write,
    write_field,
    write_variable,
)
from generator.ir.types import ListOf, MapOf

_JSON = json.JSONEncoder(ensure_ascii=False)
# With more optional keys, type checkers lose track of the type of `text`.
_MOST_INFERRED = 50
# `    text += f',` and the closing quote.
_FRAME = 16


class _Member(Struct, frozen=True):
    """``part`` of an f-string is the key with its value; ``reads`` come before all parts."""

    reads: tuple[str, ...]
    check: Code
    part: str
    value: Code


def build_writer(attributes: Sequence[Attribute], scope: Scope) -> Built[PyWriter]:
    """Return the writer of ``attributes``, and its imports."""
    always = [_member(a, scope) for a in attributes if a.presence.is_always_written]
    others = [a for a in attributes if not a.presence.is_always_written]
    optional = [_optional(attribute, scope) for attribute in others]
    checks = [*checks_of_object(scope), *(member.check for member in always)]
    checks += [code for attribute in attributes for code in broken_rules(attribute)]
    checks += clashes(scope)
    guards = [code.text for code in checks if code.text]
    others_text = _others(scope.others, scope) if scope.others else None
    keeps = others_text is not None
    reads = [*(member.reads for member in always), *map(read, others)]
    view = PyWriter(
        head=encoder_head("write", scope, "str"),
        reads=tuple(line for lines in reads for line in lines),
        guard=guard_lines(guards) if guards else (),
        always=_text(
            always,
            is_whole=not others and not keeps,
            is_long=len(others) > _MOST_INFERRED,
        ),
        optional=tuple(key for key, _ in optional),
        unknown=statement_lines("text += ", others_text.text, 4) if others_text else (),
        end=_end(has_begun=bool(always)) if others or keeps else None,
    )
    values = (member.value for member in always)
    kept = [others_text] if others_text else []
    codes = [*checks, *values, *(value for _, value in optional), *kept]
    return Built(view, imports_of(codes))


def _others(others: OtherKeys, scope: Scope) -> Code:
    """Return the expression for the text of keys without a field, each after a comma."""
    slot = f"value.{others.name}"
    if not others.is_described:
        return call("json_text", "members_text", slot)
    if others.constraints:
        values = wire_value(others.annotation, slot)
        return helper("json_text", "members_text").of(values)
    text = write(others.value, item_name(0), scope.of(others.converters), 1)
    texts = each_value(call("checks", "mapping", slot), text, 0)
    return helper("json_text", "extra_text").of(texts)


def _text(
    members: Sequence[_Member], *, is_whole: bool, is_long: bool
) -> tuple[str, ...]:
    """Return the lines that make the text of ``members``.

    - ``is_whole``: they are all members of the object.
    - ``is_long``: many statements append to the text, so its type is declared.
    """
    start = "text: str = " if is_long else "text = "
    prefix, end = ("return ", "}}") if is_whole else (start, "")
    if not members:
        return (f'{prefix}"{{}}"' if is_whole else f'{prefix}""',)
    parts = [f",{member.part}" for member in members]
    parts[0] = "{{" + parts[0][1:]
    parts[-1] += end
    return fstring_lines(prefix, parts, 4)


def _end(*, has_begun: bool) -> str:
    """Return the line that returns the text; without required keys it begins with a comma."""
    return 'return text + "}"' if has_begun else 'return f"{{{text[1:]}}}"'


def _member(attribute: Attribute, scope: Scope) -> _Member:
    """Return the code that writes a required attribute."""
    type_, name = attribute.field.type, attribute.written_variable
    scope = scope.of(attribute.converters)
    if attribute.may_be_null:
        text = _or_null(write(type_, name, scope), name)
        checked = Guarded(Code(""), text.wrap("{{}}"))
    else:
        checked = write_variable(type_, name, scope)
    part = f"{_key(attribute)}{checked.value.text}"
    if not _is_bulky(attribute, part):
        return _Member(read(attribute), checked.check, part, checked.value)
    slot = f"value.{attribute.name}"
    text = write(type_, slot, scope)
    text = _or_null(text, slot) if attribute.may_be_null else text
    lines = statement_lines(f"{name} = ", text.text, 4)
    return _Member(lines, Code(""), f"{_key(attribute)}{{{name}}}", text)


def _optional(attribute: Attribute, scope: Scope) -> tuple[PyOptionalKey, Code]:
    """Return the code that writes an optional attribute."""
    type_, name = attribute.field.type, attribute.written_variable
    scope = scope.of(attribute.converters)
    if attribute.may_be_null:
        value = _or_null(write(type_, name, scope), name).wrap("{{}}")
    else:
        value = write_field(type_, name, scope)
    part = f",{_key(attribute)}{value.text}"
    lines = fstring_lines("text += ", [part], 8)
    if _is_bulky(attribute, part):
        value = write(type_, name, scope)
        value = _or_null(value, name) if attribute.may_be_null else value
        part = f",{_key(attribute)}{{member}}"
        lines = statement_lines("member = ", value.text, 8)
        lines += fstring_lines("text += ", [part], 8)
    return PyOptionalKey(is_present(attribute, name), lines), value


def _is_bulky(attribute: Attribute, part: str) -> bool:
    """Return whether the value should get its own line."""
    is_container = isinstance(attribute.field.type, ListOf | MapOf)
    return is_container or len(part) + _FRAME > WIDTH


def _key(attribute: Attribute) -> str:
    return f"{fstring_text(_JSON.encode(attribute.field.wire_name))}:"


def _or_null(text: Code, name: str) -> Code:
    return text.wrap(f'"null" if {name} is None else {{}}')
