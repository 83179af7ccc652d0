"""The attributes of a class -> its decoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.backends.gates import literal
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.other_keys import OtherKeys
from generator.backends.python.code import Built, Code, helper, imports_of
from generator.backends.python.layout.lines import (
    def_lines,
    guard_lines,
    statement_lines,
)
from generator.backends.python.types.constrain import violations
from generator.backends.python.view import PyDecoder
from generator.backends.serializers.absence import empty_values, read_key
from generator.backends.serializers.comprehension import item_name
from generator.backends.serializers.decoding import (
    decode,
    decode_variable,
    or_nothing,
)
from generator.backends.serializers.scope import Guarded, Scope, accepts_names


def build_decoder(attributes: Sequence[Attribute], scope: Scope) -> Built[PyDecoder]:
    """Return the decoder of the class at ``scope.here``, and its imports."""
    wired = [attribute for attribute in attributes if attribute.on_the_wire]
    decodings = [_decode(attribute, scope) for attribute in wired]
    checks = [*_checks_of_data(scope), *(decoding.check for decoding in decodings)]
    broken = [code for attribute in wired for code in _violations(attribute)]
    kept = [_others(scope.others, scope)] if scope.others else []
    named, for_names = _with_keys(wired, scope)
    values = {a.name: d.value.text for a, d in zip(wired, decodings, strict=True)}
    values |= {a.name: "None" for a in attributes if not a.on_the_wire}
    if scope.others:
        values[scope.others.name] = kept[0].text
    slots = [_set(name, value, scope) for name, value in values.items()]
    view = PyDecoder(
        head=def_lines(
            f"decode_{scope.here.stem}",
            ["data: Any", *scope.depth_parameter],
            scope.here.class_name,
        ),
        reads=(*named, *_flat(_read(attribute) for attribute in wired)),
        guard=guard_lines([code.text for code in checks if code.text]),
        slots=_flat(slots),
        constraints=guard_lines([code.text for code in broken]) if broken else (),
    )
    decoded = (decoding.value for decoding in decodings)
    codes = [*checks, *decoded, *broken, *kept, *for_names]
    return Built(view, imports_of(codes))


def _checks_of_data(scope: Scope) -> Iterator[Code]:
    yield from scope.checks_of_depth
    yield Code("data.__class__ is not dict")
    if scope.forbids_others:
        yield Code(f"not {scope.keys_name}.issuperset(data)")


def _with_keys(
    wired: Iterable[Attribute], scope: Scope
) -> tuple[tuple[str, ...], list[Code]]:
    """Return the lines that replace attribute names by keys, if names are accepted."""
    if not accepts_names(wired, scope):
        return (), []
    call = helper("names", "with_keys").wrap(f"{{}}({scope.here.class_name}, data)")
    return statement_lines("data = ", call.text, 4), [call]


def _others(others: OtherKeys, scope: Scope) -> Code:
    """Return the code for the data at keys without a field."""
    item = item_name(0)
    if others.constraints:
        value = _converted(others.hint, f"{item}{scope.depth_for(others.value)}")
        if others.is_nullable:
            value = value.wrap(f"None if {item} is None else {{}}")
    else:
        value = decode(others.value, item, scope.of(others.converters), 1)
    pairs = f"for key, {item} in data.items() if key not in {scope.keys_name}"
    return Code(f"{{key: {value.text} {pairs}}}", value.imports)


def _read(attribute: Attribute) -> tuple[str, ...]:
    key = literal(attribute.field.wire_name)
    return statement_lines(f"{attribute.variable} = ", read_key(attribute, key), 4)


def _decode(attribute: Attribute, scope: Scope) -> Guarded:
    scope = scope.of(attribute.converters)
    type_, name = attribute.field.type, attribute.variable
    if attribute.is_converted and attribute.field.constraints:
        # Constraints apply to the JSON value, which has no variable of its own.
        plain = Guarded(Code(""), _converted(attribute.hint, attribute.variable))
    else:
        plain = decode_variable(type_, name, scope)
    empty = empty_values(attribute)
    return or_nothing(plain, name, empty) if empty else plain


def _converted(hint: Code, expr: str) -> Code:
    """Return the call that decodes ``expr`` by its annotation when it runs."""
    function = helper("convert", "convert")
    return Code(
        f"{function.text}({hint.text}, {expr})", function.imports | hint.imports
    )


def _set(name: str, value: str, scope: Scope) -> tuple[str, ...]:
    """Return the lines that set the attribute ``name``, even in a frozen class."""
    if scope.config.frozen:
        call = f"object.__setattr__(self, {literal(name)}, {value})"
        return statement_lines("", call, 4)
    return statement_lines(f"self.{name} = ", value, 4)


def _violations(attribute: Attribute) -> list[Code]:
    if attribute.is_converted:
        return []
    slot = f"self.{attribute.name}"
    return violations(attribute.field.constraints, slot, empty_values(attribute))


def _flat(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(line for part in parts for line in part)
