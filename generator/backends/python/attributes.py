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

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.backends.python.annotation import Code, Import, annotate, or_none
from generator.backends.python.constrain import annotate_constraints
from generator.backends.python.defaults import default_code, default_json
from generator.backends.python.homes import Home
from generator.backends.python.names import Names
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import PLUMBING

_UNSET = frozenset(
    {Import("._runtime.presence", "UNSET"), Import("._runtime.presence", "Unset")}
)
_FIELD = frozenset({Import("dataclasses", "dataclasses", whole=True)})
# Names that decoders and encoders need themselves.  A variable of such a name gets an underscore in front,
# which no attribute has.
_USED = frozenset(
    [
        "are_all",
        "are_distinct",
        "array",
        "array_text",
        "bool",
        "convert",
        "data",
        "depth",
        "dict",
        "exact",
        "float",
        "format_bytes",
        "format_datetime",
        "format_decimal",
        "fragment",
        "int",
        "is_multiple",
        "isfinite",
        "item",
        "json_text",
        "key",
        "keyed",
        "len",
        "list",
        "mapping",
        "native_datetime",
        "matches",
        "member",
        "members_text",
        "new",
        "null",
        "number",
        "object",
        "object_text",
        "parse_bytes",
        "parse_date",
        "parse_datetime",
        "parse_decimal",
        "parse_uuid",
        "plain",
        "quote",
        "repr",
        "result",
        "self",
        "str",
        "tag_in",
        "text",
        "value",
        "wire_value",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A field, and what Python has of it.

    ``default`` is None where the class has none; ``nothings`` are the values that stand for
    no value; ``absent`` is what the decoder reads for a missing key, nothing for ``None``.
    """

    field: Field
    name: str
    annotation: Code
    default: str | None = None
    nothings: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The variable that holds the value while it is decoded."""
        # Scripts without case have no other way to tell a variable from a class.
        is_plain = self.name.isascii() or self.name.islower()
        calls = self.name.startswith(("decode_", "encode_", "prepare_", "write_"))
        clashes = self.name in _USED or calls or not is_plain
        return f"_{self.name}" if clashes else self.name

    @property
    def on_the_wire(self) -> bool:
        return self.field.type not in PLUMBING

    @property
    def is_always_written(self) -> bool:
        return self.default not in ("None", "UNSET")

    @property
    def is_there(self) -> str:
        """The condition that its variable has a value, where it is not always written."""
        return f"{self.variable} is not {self.default}"

    @property
    def may_be_null(self) -> bool:
        """Whether None is a value of it: of what is there, if it may not be."""
        return "None" in self.nothings and self.default != "None"


def build_attributes(
    definition: ObjectDef, homes: Mapping[str, Home], names: Names
) -> list[Attribute]:
    """Return the attributes of ``definition``, in the order of its fields."""
    pairs = zip(
        definition.fields, names.attributes[definition.identity.id], strict=True
    )
    return [_build(field, name, homes, names) for field, name in pairs]


def _build(
    field: Field, name: str, homes: Mapping[str, Home], names: Names
) -> Attribute:
    plain = annotate(field.type, lambda id_: homes[id_].cls)
    plain = annotate_constraints(plain, field.constraints)
    if field.type in PLUMBING:
        return Attribute(
            field=field,
            name=name,
            annotation=Code(plain.text, plain.imports | _FIELD),
            default="dataclasses.field(default=None, repr=False, compare=False)",
        )
    if field.required:
        nullable = bool(field.nullable)
        annotation = or_none(plain) if nullable else plain
        nothings = ("None",) * nullable
        return Attribute(
            field=field, name=name, annotation=annotation, nothings=nothings
        )
    if field.default and field.default.value is not None:
        return _with_default(field, name, plain, homes, names)
    if not field.nullable:
        return Attribute(
            field=field,
            name=name,
            annotation=or_none(plain),
            default="None",
            nothings=("None",),
        )
    maybe = or_none(plain)
    return Attribute(
        field=field,
        name=name,
        annotation=Code(f"{maybe.text} | Unset", maybe.imports | _UNSET),
        default="UNSET",
        nothings=("UNSET", "None"),
        absent=("UNSET",),
    )


def _with_default(
    field: Field, name: str, plain: Code, homes: Mapping[str, Home], names: Names
) -> Attribute:
    assert field.default
    code = default_code(field.default, field.type, homes, names)
    annotation = or_none(plain) if field.nullable else plain
    return Attribute(
        field=field,
        name=name,
        annotation=Code(annotation.text, annotation.imports | code.imports),
        default=code.text,
        nothings=("None",) * bool(field.nullable),
        absent=(default_json(field.default),),
    )
