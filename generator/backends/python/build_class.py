"""An object of the IR -> PyClass: its attributes, and the functions that decode and encode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.backends.gates import literal
from generator.backends.python.annotation import Code, Import
from generator.backends.python.attributes import Attribute, build_attributes
from generator.backends.python.codecs import (
    Decoding,
    decode_variable,
    encode,
    or_nothing,
)
from generator.backends.python.constrain import violations
from generator.backends.python.doc import class_doc, field_doc
from generator.backends.python.homes import Home
from generator.backends.python.layout import (
    call_lines,
    def_lines,
    entry_lines,
    field_lines,
    guard_lines,
    statement_lines,
)
from generator.backends.python.names import Names
from generator.backends.python.view import (
    PyClass,
    PyDecoder,
    PyEncoder,
    PyField,
    PyOptionalKey,
)
from generator.ir.schema import ObjectDef

# What every module of classes imports.
_ALWAYS = frozenset(
    {
        Import("dataclasses", "dataclass"),
        Import("typing", "Any"),
        Import("typing", "Self"),
        Import("._runtime.errors", "Mismatch"),
        Import("._runtime.models", "decode_into"),
        Import("._runtime.models", "parse_json"),
        Import("._runtime.models", "register"),
        Import("._runtime.models", "write_json"),
    }
)


def build_class(
    home: Home, homes: Mapping[str, Home], names: Names
) -> tuple[PyClass, frozenset[Import]]:
    """Return the class of the object at ``home``, and what its module must import."""
    definition = home.definition
    assert isinstance(definition, ObjectDef)
    identity = definition.identity
    attributes = build_attributes(definition, homes, names)
    wired = [attribute for attribute in attributes if attribute.on_the_wire]
    decoder, decoder_imports = _build_decoder(home, attributes, homes)
    encoder, encoder_imports = _build_encoder(home, wired, homes)
    decode, encode_ = home.decoder.name, home.encoder.name
    cls = PyClass(
        name=home.class_name,
        doc=class_doc(identity),
        fields=tuple(_build_field(attribute) for attribute in attributes),
        from_dict=_method(f"decode_into(cls, {decode}, data)"),
        from_json=_method(f"decode_into(cls, {decode}, parse_json(text))"),
        to_dict=_method(f"{encode_}(self)"),
        to_json=_method(f"write_json({encode_}(self))"),
        decoder=decoder,
        encoder=encoder,
        register=_build_register(home, wired),
    )
    annotated = _imports(attribute.annotation for attribute in attributes)
    return cls, _ALWAYS | annotated | decoder_imports | encoder_imports


def _build_field(attribute: Attribute) -> PyField:
    return PyField(
        lines=field_lines(attribute.name, attribute.annotation.text, attribute.default),
        doc=field_doc(attribute.field),
    )


def _build_decoder(
    home: Home, attributes: Iterable[Attribute], homes: Mapping[str, Home]
) -> tuple[PyDecoder, frozenset[Import]]:
    reads: list[str] = []
    slots: list[str] = []
    broken: list[Code] = []
    values = []
    checks = ["data.__class__ is not dict"]
    for attribute in attributes:
        slot = f"self.{attribute.name}"
        if not attribute.on_the_wire:
            slots.append(f"{slot} = None")
            continue
        decoding = _decode(attribute, homes)
        reads += statement_lines(f"{attribute.variable} = ", _read_key(attribute), 4)
        checks += [decoding.check] if decoding.check else []
        slots += statement_lines(f"{slot} = ", decoding.value.text, 4)
        values.append(decoding.value)
        broken += violations(attribute.field.constraints, slot, attribute.nothings)
    view = PyDecoder(
        head=def_lines(home.decoder.name, "data: Any", home.class_name),
        reads=tuple(reads),
        guard=guard_lines(checks),
        create=statement_lines("self = ", f"object.__new__({home.class_name})", 4),
        slots=tuple(slots),
        constraints=guard_lines([code.text for code in broken]) if broken else (),
    )
    return view, _imports([*values, *broken])


def _read_key(attribute: Attribute) -> str:
    key = literal(attribute.field.wire_name)
    if attribute.field.required:
        return f"data[{key}]"
    return f"data.get({', '.join([key, *attribute.absent])})"


def _decode(attribute: Attribute, homes: Mapping[str, Home]) -> Decoding:
    plain = decode_variable(attribute.field.type, attribute.variable, homes)
    if not attribute.nothings:
        return plain
    return or_nothing(plain, attribute.variable, attribute.nothings)


def _build_encoder(
    home: Home, attributes: Iterable[Attribute], homes: Mapping[str, Home]
) -> tuple[PyEncoder, frozenset[Import]]:
    always: list[str] = []
    optional, values = [], []
    for attribute in attributes:
        slot, key = f"value.{attribute.name}", literal(attribute.field.wire_name)
        encoded = encode(attribute.field.type, slot, homes)
        values.append(encoded)
        if "None" in attribute.nothings and attribute.default != "None":
            encoded = _or_null(encoded, slot)
        if attribute.is_always_written:
            always += entry_lines(key, encoded.text, 8)
        else:
            condition = f"{slot} is not {attribute.default}"
            lines = statement_lines(f"result[{key}] = ", encoded.text, 8)
            optional.append(PyOptionalKey(condition, lines))
    view = PyEncoder(
        head=def_lines(
            home.encoder.name, f"value: {home.class_name}", "dict[str, Any]"
        ),
        always=tuple(always),
        optional=tuple(optional),
    )
    return view, _imports(values)


def _or_null(encoded: Code, slot: str) -> Code:
    if encoded.text == slot:
        return encoded
    return encoded.wrap(f"None if {slot} is None else {{}}")


def _build_register(home: Home, wired: Iterable[Attribute]) -> tuple[str, ...]:
    arguments = [home.class_name, home.decoder.name, home.encoder.name]
    keys = [f"        {literal(a.name)}: {literal(a.field.wire_name)}," for a in wired]
    if not keys:
        return call_lines("register", [*arguments, "{}"])
    named = [f"    {argument}," for argument in arguments]
    return ("register(", *named, "    {", *keys, "    },", ")")


def _method(call: str) -> tuple[str, ...]:
    return statement_lines("return ", call, 8)


def _imports(codes: Iterable[Code]) -> frozenset[Import]:
    return frozenset[Import]().union(*(code.imports for code in codes))
