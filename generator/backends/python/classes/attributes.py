"""The fields of an object as attributes of a Python class: name, annotation, presence.

=========================  =======================  ============================
the document says          annotation               if the key is missing
=========================  =======================  ============================
required                   ``T``                    rejected
required, one value only   ``T``, with a default    rejected
required, nullable         ``T | None``             rejected
optional                   ``T | None``             ``None``, and back
optional, nullable         ``T | None | Unset``     ``UNSET``, and back
optional, with a default   ``T`` or ``T | None``    the default; always written
=========================  =======================  ============================
"""

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet
from typing import assert_never

from msgspec import Struct

from generator.backends.python.code import Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.types.annotations import annotate, or_none
from generator.backends.python.types.constrain import (
    RULE_FUNCTIONS,
    annotate_constraints,
)
from generator.backends.python.types.converters import (
    Converter,
    annotate_converted,
    converters_for,
    taken_names,
)
from generator.backends.python.types.scalars import (
    PY_SCALARS,
    formatter_names,
    parser_names,
)
from generator.ir.presence import Presence, as_read, presence_of
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import Scalar
from generator.ir.values import constant_of
from generator.text.word_list import words

_UNSET = Import("._runtime.presence", "Unset")
# Names that decoders and encoders use themselves.  Variables with such a name get a leading
# underscore, which no attribute has.
_USED_BY_DECODERS = frozenset(words("""
    are_all array bool convert data depth dict exact float int isfinite item key list
    mapping new null number object plain self str tag_in
    """)).union(parser_names(), RULE_FUNCTIONS)
_USED_BY_ENCODERS = frozenset(words("""
    are_all array array_text bool depth dict exact extra_text float fragment fragments int isfinite
    item json_text key keyed list mapping member members_text null number object_text
    quote repr result str text value wire_value
    """)).union(formatter_names())


class Attribute(Struct, frozen=True, kw_only=True):
    """A field with its Python facts.

    - ``annotation``: the annotation of the attribute; ``hint`` is the part without null and UNSET.
    - ``constant``: the only possible value, as JSON; None if there are several.
    - ``converters``: the converters of scalars in it.
    - ``variable``: holds the value while decoding, ``written_variable`` while encoding.
    """

    field: Field
    name: str
    presence: Presence
    annotation: Code
    hint: Code
    constant: str | float | None
    converters: Mapping[Scalar, Converter]
    variable: str
    written_variable: str

    @property
    def is_converted(self) -> bool:
        """Whether the field itself is a scalar with a converter, not just a part of it."""
        return self.field.type in self.converters

    @property
    def on_the_wire(self) -> bool:
        return self.presence is not Presence.LOCAL

    @property
    def may_be_null(self) -> bool:
        """Whether null is a value, not just the way to read a missing key."""
        return bool(self.field.nullable) and self.on_the_wire


def build_attributes(definition: ObjectDef, context: PyContext) -> list[Attribute]:
    """Return the attributes of ``definition``, in the order of its fields."""
    identity, fields = definition.identity, definition.fields
    # The name of the attribute for other keys follows, if there is one.
    names = context.names.attributes[identity.id][: len(fields)]
    pairs = zip(fields, names, strict=True)
    taken = taken_names(context.config)
    for_decoders, for_encoders = _USED_BY_DECODERS | taken, _USED_BY_ENCODERS | taken
    if any(field.constraints for field in fields):
        for_encoders |= RULE_FUNCTIONS
    attributes = []
    accepts_null = context.config.unknown_null == "accept"
    for stated, name in pairs:
        field = as_read(stated, accepts_null=accepts_null)
        converters = converters_for(identity, field, context.config)
        hint, presence = hint_of(field, converters, context), presence_of(field)
        attribute = Attribute(
            field=field,
            name=name,
            presence=presence,
            annotation=annotation_of(hint, presence, field),
            hint=hint,
            constant=constant_of(field, context.schema),
            converters=converters,
            variable=_variable(name, for_decoders),
            written_variable=_variable(name, for_encoders),
        )
        attributes.append(attribute)
    return attributes


def _variable(name: str, used: AbstractSet[str]) -> str:
    """Return the variable for the attribute ``name``; it must not hide any of ``used``."""
    # In scripts without case, only the underscore tells a variable from a class.
    is_plain = name.isascii() or name.islower()
    calls = name.startswith(("decode_", "encode_", "prepare_", "write_"))
    return f"_{name}" if name in used or calls or not is_plain else name


def annotation_of(hint: Code, presence: Presence, field: Field) -> Code:
    """Return the annotation of an attribute whose actual values have the type ``hint``."""
    match presence:
        case Presence.REQUIRED | Presence.DEFAULTED:
            return or_none(hint) if field.nullable else hint
        case Presence.OPTIONAL:
            return or_none(hint)
        case Presence.OMITTABLE:
            return or_none(hint).wrap("{} | Unset").importing(_UNSET)
        case Presence.LOCAL:
            return hint
        case _:
            assert_never(presence)


def hint_of(
    field: Field, converters: Mapping[Scalar, Converter], context: PyContext
) -> Code:
    """Return the annotation of values other than null and UNSET, with their constraints."""
    if isinstance(field.type, Scalar) and field.type in converters:
        # Constraints apply to the JSON value.
        scalar = annotate_constraints(
            PY_SCALARS[field.type].annotation, field.constraints
        )
        return converters[field.type].annotate(scalar)
    hints = annotate_converted(converters)
    plain = annotate(field.type, lambda id_: context.placements[id_].cls, hints)
    return annotate_constraints(plain, field.constraints)
