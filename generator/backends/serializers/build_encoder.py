"""The attributes of a class -> its encoder, which returns a dict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.backends.gates import literal
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.other_keys import OtherKeys
from generator.backends.python.code import Built, Code, imports_of
from generator.backends.python.layout.lines import (
    def_lines,
    entry_lines,
    guard_lines,
    statement_lines,
)
from generator.backends.python.types.constrain import violations
from generator.backends.python.view import PyEncoder, PyOptionalKey
from generator.backends.serializers.absence import empty_values, is_present
from generator.backends.serializers.comprehension import each_value, item_name
from generator.backends.serializers.decoding import or_nothing
from generator.backends.serializers.encoding import (
    Form,
    encode,
    encode_variable,
    wire_value,
)
from generator.backends.serializers.scope import Guarded, Scope, call
from generator.ir.types import Scalar

_DOCS: Mapping[Form, str] = {
    "encode": "Return the JSON object for ``value``; raise at the first wrong type.",
    "prepare": "Return the same for ``dumps``, which writes dates and UUIDs itself.",
}


def build_encoder(
    attributes: Sequence[Attribute], scope: Scope, form: Form
) -> Built[PyEncoder]:
    """Return the encoder of ``attributes``, and its imports."""
    reads = [] if form == "encode" else [read(attribute) for attribute in attributes]
    always = [a for a in attributes if a.presence.is_always_written]
    others = [a for a in attributes if not a.presence.is_always_written]
    encodings = [_encode(attribute, scope, form) for attribute in always]
    optional = [_encode_present(attribute, scope, form) for attribute in others]
    checks = _checks(attributes, [each.check for each in encodings], scope, form)
    guards = [code.text for code in checks if code.text]
    unknown = _others(scope.others, scope, form) if scope.others else None
    view = PyEncoder(
        head=encoder_head(form, scope, "dict[str, Any]"),
        reads=tuple(line for lines in reads for line in lines),
        guard=guard_lines(guards) if guards else (),
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
        end=_end(others, unknown),
        doc=_DOCS[form],
    )
    codes = [*checks, *(e.value for e in encodings), *optional]
    return Built(view, imports_of([*codes, unknown] if unknown else codes))


def _checks(
    attributes: Sequence[Attribute],
    checks_of_values: Sequence[Code],
    scope: Scope,
    form: Form,
) -> list[Code]:
    """Return conditions that reject an object, in the order in which the encoder tests them."""
    # A dict is built from attributes that exist; an object without attributes lacks nothing.
    is_checked = form == "prepare" or not attributes
    return [
        *(checks_of_object(scope) if is_checked else scope.checks_of_depth),
        *checks_of_values,
        *(code for attribute in attributes for code in broken_rules(attribute)),
        *clashes(scope),
    ]


def _end(others: Sequence[Attribute], unknown: Code | None) -> str | None:
    """Return the line that returns the entries, if others may follow the first ones."""
    if unknown:
        return f"return {{**{unknown.text}, **result}}"
    return "return result" if others else None


def clashes(scope: Scope) -> list[Code]:
    """Return a condition that is true if the other keys contain the key of a field."""
    if scope.others is None:
        return []
    return [Code(f"not {scope.keys_name}.isdisjoint(value.{scope.others.name})")]


def _others(others: OtherKeys, scope: Scope, form: Form) -> Code:
    """Return the code that writes keys without a field."""
    slot = f"value.{others.name}"
    if others.constraints:
        return wire_value(others.annotation, slot)
    if not others.is_described and form == "prepare":
        return call("json_library", "fragments", slot)
    value = encode(others.value, item_name(0), scope.of(others.converters), form, 1)
    if form == "encode" and value.text == item_name(0):
        return Code(slot)
    source = call("checks", "keyed", slot) if form == "prepare" else Code(slot)
    return each_value(source, value, 0)


def encoder_head(verb: str, scope: Scope, result: str) -> tuple[str, ...]:
    """Return the ``def`` lines of a function that takes an object of the class at ``scope.here``."""
    parameters = [f"value: {scope.here.class_name}", *scope.depth_parameter]
    return def_lines(f"{verb}_{scope.here.stem}", parameters, result)


def checks_of_object(scope: Scope) -> tuple[Code, ...]:
    """Return conditions that reject an object before its attributes are read.

    A different class may have attributes with the same names, and one without attributes lacks
    nothing.
    """
    cls = scope.here.class_name
    no_subclass = call("checks", "is_other", f"{cls}, value")
    other = no_subclass.wrap(f"(value.__class__ is not {cls} and {{}})")
    return (*scope.checks_of_depth, other)


def read(attribute: Attribute) -> tuple[str, ...]:
    """Return the lines that read ``attribute`` into its variable."""
    return statement_lines(
        f"{attribute.written_variable} = ", f"value.{attribute.name}", 4
    )


def broken_rules(attribute: Attribute) -> list[Code]:
    """Return a condition for each constraint that an attribute of ``value`` may break."""
    if not attribute.field.constraints:
        return []
    slot, type_ = f"value.{attribute.name}", attribute.field.type
    converter = attribute.converters.get(type_) if isinstance(type_, Scalar) else None
    wire = converter.encode.of(Code(slot)) if converter else None
    empty = empty_values(attribute)
    return violations(attribute.field.constraints, slot, empty, wire)


def _name(attribute: Attribute, form: Form) -> str:
    """Return the expression of the value: a variable if it is checked first."""
    return f"value.{attribute.name}" if form == "encode" else attribute.written_variable


def _encode(attribute: Attribute, scope: Scope, form: Form) -> Guarded:
    name, scope = _name(attribute, form), scope.of(attribute.converters)
    plain = encode_variable(attribute.field.type, name, scope, form)
    return or_nothing(plain, name, ("None",)) if attribute.may_be_null else plain


def _encode_present(attribute: Attribute, scope: Scope, form: Form) -> Code:
    """Return the code that encodes an optional attribute if it is present."""
    name, scope = _name(attribute, form), scope.of(attribute.converters)
    encoded = encode(attribute.field.type, name, scope, form)
    if attribute.may_be_null and encoded.text != name:
        return encoded.wrap(f"None if {name} is None else {{}}")
    return encoded


def _entry(attribute: Attribute, value: Code, form: Form) -> PyOptionalKey:
    condition = is_present(attribute, _name(attribute, form))
    key = literal(attribute.field.wire_name)
    lines = statement_lines(f"result[{key}] = ", value.text, 8)
    return PyOptionalKey(condition, lines)
