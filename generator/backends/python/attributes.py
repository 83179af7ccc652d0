"""The fields of an object as attributes of its class: annotation, default, presence.

=========================  ===================  ============================
the document says          annotation, default  absent from JSON
=========================  ===================  ============================
required                   ``T``                refused
required, nullable         ``T | None``         refused
optional                   ``T | None = None``  ``None``, and back
optional, nullable         ``T | None | Unset`` ``UNSET``, and back
optional, with a default   ``T = default``      the default; always written
=========================  ===================  ============================
"""

# ruff: noqa: SIM905  (words are read as words)

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from generator.backends.python.annotations import annotate, or_none
from generator.backends.python.code import Code, Import
from generator.backends.python.constrain import annotate_constraints
from generator.backends.python.context import PyContext
from generator.backends.python.converters import (
    Converter,
    annotate_converted,
    converters_for,
    taken_names,
)
from generator.backends.python.defaults import (
    default_code,
    default_json,
    made_anew,
    scalar_code,
)
from generator.backends.python.scalars import PY_SCALARS, formatter_names, parser_names
from generator.ir.schema import Default, Field, ObjectDef
from generator.ir.types import PLUMBING, Scalar

_UNSET = frozenset(
    {Import("._runtime.presence", "UNSET"), Import("._runtime.presence", "Unset")}
)
_FIELD = frozenset({Import("dataclasses", "dataclasses", whole=True)})
# Names that decoders, and encoders, need themselves.  A variable of such a name gets an
# underscore in front, which no attribute has.
_USED_BY_DECODERS = frozenset("""
    are_all are_distinct array bool convert data depth dict exact
    float int is_multiple isfinite item key len list mapping
    matches new null number object plain self str tag_in
    """.split()).union(parser_names())
_USED_BY_ENCODERS = frozenset("""
    are_all array array_text bool depth dict exact float fragment fragments int isfinite
    item json_text key keyed list mapping member members_text null number object_text
    quote repr result str text value wire_value
    """.split()).union(formatter_names())


class Attribute(Struct, frozen=True, kw_only=True):
    """A field, and what Python has of it.

    ``hint`` is the annotation of what is neither null nor absent.
    ``default`` is None where the class has none; ``empty_values`` are the values that stand for
    no value; ``missing_default`` is what the decoder reads for a missing key, nothing for ``None``.
    ``converters`` are for scalars in it.  ``variable`` holds the value while it is decoded,
    ``written_variable`` while it is encoded.
    """

    field: Field
    name: str
    annotation: Code
    hint: Code
    converters: Mapping[Scalar, Converter]
    variable: str
    written_variable: str
    default: str | None = None
    empty_values: tuple[str, ...] = ()
    missing_default: tuple[str, ...] = ()

    @property
    def is_converted(self) -> bool:
        """Whether it is itself a scalar with a converter, not only something in it."""
        return self.field.type in self.converters

    @property
    def on_the_wire(self) -> bool:
        return self.field.type not in PLUMBING

    @property
    def is_always_written(self) -> bool:
        return self.default not in ("None", "UNSET")

    @property
    def is_present(self) -> str:
        """The condition that its variable has a value, where it is not always written."""
        return f"{self.written_variable} is not {self.default}"

    @property
    def may_be_null(self) -> bool:
        """Whether None is a value of it: of what is there, if it may not be."""
        return "None" in self.empty_values and self.default != "None"


def build_attributes(definition: ObjectDef, context: PyContext) -> list[Attribute]:
    """Return the attributes of ``definition``, in the order of its fields."""
    identity = definition.identity
    pairs = zip(definition.fields, context.names.attributes[identity.id], strict=True)
    taken = taken_names(context.config)
    for_decoders, for_encoders = _USED_BY_DECODERS | taken, _USED_BY_ENCODERS | taken
    attributes = []
    for field, name in pairs:
        converters = converters_for(identity, field, context.config)
        plain = _annotation(field, converters, context)
        attribute = Attribute(
            field=field,
            name=name,
            annotation=plain,
            hint=plain,
            converters=converters,
            variable=_variable(name, for_decoders),
            written_variable=_variable(name, for_encoders),
        )
        attributes.append(_with_presence(attribute, context))
    return attributes


def _variable(name: str, used: AbstractSet[str]) -> str:
    """Return the variable for the attribute ``name``, which may hide none of ``used``."""
    # Scripts without case have no other way to tell a variable from a class.
    is_plain = name.isascii() or name.islower()
    calls = name.startswith(("decode_", "encode_", "prepare_", "write_"))
    return f"_{name}" if name in used or calls or not is_plain else name


def _with_presence(attribute: Attribute, context: PyContext) -> Attribute:
    """Return the same with what the class has where the value is null or absent."""
    field, plain = attribute.field, attribute.annotation
    if field.type in PLUMBING:
        default = "dataclasses.field(default=None, repr=False, compare=False)"
        annotation = Code(plain.text, plain.imports | _FIELD)
        return replace(attribute, annotation=annotation, default=default)
    if field.required:
        nullable = bool(field.nullable)
        annotation = or_none(plain) if nullable else plain
        return replace(
            attribute, annotation=annotation, empty_values=("None",) * nullable
        )
    if field.default and field.default.value is not None:
        return _with_default(attribute, field.default, context)
    maybe = or_none(plain)
    if not field.nullable:
        return replace(
            attribute, annotation=maybe, default="None", empty_values=("None",)
        )
    return replace(
        attribute,
        annotation=Code(f"{maybe.text} | Unset", maybe.imports | _UNSET),
        default="UNSET",
        empty_values=("UNSET", "None"),
        missing_default=("UNSET",),
    )


def _annotation(
    field: Field, converters: Mapping[Scalar, Converter], context: PyContext
) -> Code:
    """Return the annotation of what is neither null nor absent, with its constraints."""
    if isinstance(field.type, Scalar) and field.type in converters:
        # They are about the value on the wire.
        scalar = annotate_constraints(
            PY_SCALARS[field.type].annotation, field.constraints
        )
        return converters[field.type].annotate(scalar)
    hints = annotate_converted(converters)
    plain = annotate(field.type, lambda id_: context.placements[id_].cls, hints)
    return annotate_constraints(plain, field.constraints)


def _with_default(
    attribute: Attribute, default: Default, context: PyContext
) -> Attribute:
    type_, plain = attribute.field.type, attribute.annotation
    code = default_code(default, type_, context.placements, context.names)
    if isinstance(type_, Scalar) and type_ in attribute.converters:
        converter = attribute.converters[type_]
        code = made_anew(converter.decode.of(scalar_code(default, type_)))
    nullable = bool(attribute.field.nullable)
    annotation = or_none(plain) if nullable else plain
    return replace(
        attribute,
        annotation=Code(annotation.text, annotation.imports | code.imports),
        default=code.text,
        empty_values=("None",) * nullable,
        missing_default=(default_json(default),),
    )
