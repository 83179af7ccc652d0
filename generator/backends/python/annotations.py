"""IR type -> Python annotation, with the imports that make it valid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, assert_never

from msgspec import Struct

from generator.backends.gates import literal
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


class Import(Struct, frozen=True, order=True):
    """``from module import name``, or ``import module as name`` if ``whole``."""

    module: str
    name: str
    whole: bool = False


class Code(Struct, frozen=True):
    """Python source for an expression or a type, with the imports that it needs."""

    text: str
    imports: frozenset[Import] = frozenset()

    def wrap(self, pattern: str) -> Code:
        """Return ``pattern`` with this text in the place of its ``{}``."""
        return Code(pattern.replace("{}", self.text), self.imports)

    def of(self, argument: Code) -> Code:
        """Return the call of this with ``argument``."""
        return Code(f"{self.text}({argument.text})", self.imports | argument.imports)


def imports_of(codes: Iterable[Code]) -> frozenset[Import]:
    """Return all that ``codes`` import."""
    return frozenset[Import]().union(*(code.imports for code in codes))


ClassOf: TypeAlias = Callable[[str], Import]
ANY = Code("Any", frozenset({Import("typing", "Any")}))
_DT = frozenset({Import("datetime", "dt", whole=True)})
SCALARS: Mapping[Scalar, Code] = {
    Scalar.STR: Code("str"),
    Scalar.INT: Code("int"),
    Scalar.BIGINT: Code("int"),
    Scalar.FLOAT: Code("float"),
    Scalar.NUMBER: Code("float"),
    Scalar.DECIMAL: Code("Decimal", frozenset({Import("decimal", "Decimal")})),
    Scalar.BOOL: Code("bool"),
    Scalar.BYTES: Code("bytes"),
    Scalar.DATE: Code("dt.date", _DT),
    Scalar.DATETIME: Code("dt.datetime", _DT),
    Scalar.UUID: Code("UUID", frozenset({Import("uuid", "UUID")})),
    Scalar.NULL: Code("None"),
    Scalar.ANY: ANY,
    Scalar.FILE: ANY,
    Scalar.HTTP_RESPONSE: ANY,
    Scalar.HTTP_REQUEST: ANY,
}


def annotate(
    type_: Type,
    exact_encoder: ClassOf,
    scalars: Mapping[Scalar, Code] = MappingProxyType({}),
) -> Code:
    """Return the annotation of ``type_``.

    ``exact_encoder`` says what is imported for an id; ``scalars`` has the annotations of those
    that are not annotated as they always are.
    """
    match type_:
        case Scalar():
            return scalars.get(type_) or SCALARS[type_]
        case ListOf(item):
            return annotate(item, exact_encoder, scalars).wrap("list[{}]")
        case MapOf(value):
            return annotate(value, exact_encoder, scalars).wrap("dict[str, {}]")
        case Nullable(inner):
            return or_none(annotate(inner, exact_encoder, scalars))
        case UnionOf(members):
            return _union(members, exact_encoder, scalars)
        case Literal():
            return _literals([type_])
        case Ref(id_):
            cls = exact_encoder(id_)
            return Code(cls.name, frozenset({cls}))
        case StreamOf() | Unknown():
            return ANY
        case _:
            assert_never(type_)


def or_none(code: Code) -> Code:
    """Return the annotation of the same or None; ``Any`` and ``None`` are that already."""
    if code.text == "Any" or code.text.split(" | ")[-1] == "None":
        return code
    return code.wrap("{} | None")


def _union(
    members: Sequence[Type], exact_encoder: ClassOf, scalars: Mapping[Scalar, Code]
) -> Code:
    """Return the annotation of a union; its literals are one ``Literal``, and come first."""
    members = _flat(members)
    literals = [member for member in members if isinstance(member, Literal)]
    parts = [
        annotate(m, exact_encoder, scalars)
        for m in members
        if not isinstance(m, Literal)
    ]
    if literals:
        parts.insert(0, _literals(literals))
    texts = list(dict.fromkeys(part.text for part in parts))
    return Code(" | ".join(texts), imports_of(parts))


def _flat(members: Sequence[Type]) -> list[Type]:
    """Return ``members`` with the unions among them opened, each once."""
    resolve_alias: list[Type] = []
    for member in members:
        resolve_alias += (
            _flat(member.members) if isinstance(member, UnionOf) else [member]
        )
    return list(dict.fromkeys(resolve_alias))


def _literals(literals: Sequence[Literal]) -> Code:
    values = ", ".join(literal(each.value) for each in literals)
    return Code(f"Literal[{values}]", frozenset({Import("typing", "Literal")}))
