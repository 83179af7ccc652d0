"""The attributes of a class -> the function that makes a dict of an object of it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.gates import literal
from generator.backends.python.annotation import Code, Import, imports_of
from generator.backends.python.attributes import Attribute
from generator.backends.python.decoding import or_nothing
from generator.backends.python.encoding import Form, encode, encode_variable
from generator.backends.python.layout import (
    def_lines,
    entry_lines,
    guard_lines,
    statement_lines,
)
from generator.backends.python.scope import Checked, Scope
from generator.backends.python.view import PyEncoder, PyOptionalKey


def build_encoder(
    attributes: Sequence[Attribute], scope: Scope, form: Form
) -> tuple[PyEncoder, frozenset[Import]]:
    """Return the function that encodes ``attributes``, and what it must import."""
    reads = [] if form == "encode" else [read(attribute) for attribute in attributes]
    always = [attribute for attribute in attributes if attribute.is_always_written]
    others = [attribute for attribute in attributes if not attribute.is_always_written]
    encodings = [_encode(attribute, scope, form) for attribute in always]
    optional = [_encode_present(attribute, scope, form) for attribute in others]
    checks = [*scope.checks_of_depth, *(encoding.check for encoding in encodings)]
    found = [code.text for code in checks if code.text]
    view = PyEncoder(
        head=encoder_head(form, scope, "dict[str, Any]"),
        reads=tuple(line for lines in reads for line in lines),
        guard=guard_lines(found) if found else (),
        always=tuple(
            line
            for attribute, encoding in zip(always, encodings, strict=True)
            for line in entry_lines(
                literal(attribute.field.wire_name), encoding.value.text, 8
            )
        ),
        optional=tuple(
            _entry(attribute, value, form)
            for attribute, value in zip(others, optional, strict=True)
        ),
        keeps_unknown=scope.unknown_fields == "keep",
    )
    return view, imports_of([*checks, *(e.value for e in encodings), *optional])


def encoder_head(verb: str, scope: Scope, result: str) -> tuple[str, ...]:
    """Return the head of a function that takes an object of the class at ``scope.here``."""
    parameters = [f"value: {scope.here.class_name}", *scope.depth_parameter]
    return def_lines(f"{verb}_{scope.here.stem}", parameters, result)


def read(attribute: Attribute) -> tuple[str, ...]:
    """Return the lines that put ``attribute`` into its variable."""
    return statement_lines(f"{attribute.variable} = ", f"value.{attribute.name}", 4)


def _name(attribute: Attribute, form: Form) -> str:
    """Return where the value is: what is checked first is put into a variable."""
    return f"value.{attribute.name}" if form == "encode" else attribute.variable


def _encode(attribute: Attribute, scope: Scope, form: Form) -> Checked:
    name = _name(attribute, form)
    plain = encode_variable(attribute.field.type, name, scope, form)
    return or_nothing(plain, name, ("None",)) if attribute.nothings else plain


def _encode_present(attribute: Attribute, scope: Scope, form: Form) -> Code:
    """Return how an optional attribute is encoded that is there."""
    name = _name(attribute, form)
    encoded = encode(attribute.field.type, name, scope, form)
    if attribute.may_be_null and encoded.text != name:
        return encoded.wrap(f"None if {name} is None else {{}}")
    return encoded


def _entry(attribute: Attribute, value: Code, form: Form) -> PyOptionalKey:
    condition = f"{_name(attribute, form)} is not {attribute.default}"
    key = literal(attribute.field.wire_name)
    lines = statement_lines(f"result[{key}] = ", value.text, 8)
    return PyOptionalKey(condition, lines)
