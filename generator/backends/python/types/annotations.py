"""IR type -> Python annotation, with the imports it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, assert_never

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code, Import, imports_of
from generator.backends.python.types.scalars import PY_SCALARS
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

ClassOf: TypeAlias = Callable[[str], Import]
MarkLiterals: TypeAlias = Callable[[Sequence[Literal], Code], Code]
MarkUnion: TypeAlias = Callable[[UnionOf, Code], Code]
UNKNOWN_MEMBER = Code(
    "UnknownMember", frozenset({Import("._runtime.unknown_member", "UnknownMember")})
)
ANY = PY_SCALARS[Scalar.ANY].annotation


def _plain_literals(literals: Sequence[Literal], annotation: Code) -> Code:
    return annotation


def _unmarked(union: UnionOf, annotation: Code) -> Code:
    return annotation


class Annotator(Struct, frozen=True, kw_only=True):
    """Makes annotations of types.

    - ``class_of`` returns the class for an id, with its import.
    - ``scalars`` has annotations that differ from the usual ones.
    - ``unknown_member`` is the annotation of an unknown object in an open union.
    - ``mark_union`` returns the annotation of a union, given that of its members.
    - ``mark_literals`` does the same for a ``Literal``.
    """

    class_of: ClassOf
    scalars: Mapping[Scalar, Code] = MappingProxyType({})
    unknown_member: Code = UNKNOWN_MEMBER
    mark_union: MarkUnion = _unmarked
    mark_literals: MarkLiterals = _plain_literals

    def of(self, type_: Type) -> Code:
        """Return the annotation of ``type_``."""
        match type_:
            case Scalar():
                return self.scalars.get(type_) or PY_SCALARS[type_].annotation
            case ListOf(item):
                return self.of(item).wrap("list[{}]")
            case MapOf(value):
                return self.of(value).wrap("dict[str, {}]")
            case Nullable(inner):
                return or_none(self.of(inner))
            case UnionOf():
                return self.mark_union(type_, self._union(type_))
            case Literal():
                return self._literals([type_])
            case Ref(id_):
                cls = self.class_of(id_)
                return Code(cls.name, frozenset({cls}))
            case StreamOf() | Unknown():
                return ANY
            case _:
                assert_never(type_)

    def _union(self, union: UnionOf) -> Code:
        """Return the annotation of a union; its literals form one ``Literal``, which comes first."""
        members = _flat(union.members)
        literals = [member for member in members if isinstance(member, Literal)]
        parts = [self.of(m) for m in members if not isinstance(m, Literal)]
        if literals:
            parts.insert(0, self._literals(literals))
        if _is_open(union):
            parts.insert(len(parts) - parts[-1].ends_in_none, self.unknown_member)
        distinct = list({part.text: part for part in parts}.values())
        text = " | ".join(part.text for part in distinct)
        return Code(text, imports_of(parts), distinct[-1].ends_in_none)

    def _literals(self, literals: Sequence[Literal]) -> Code:
        return self.mark_literals(literals, _literals(literals))


def annotate(
    type_: Type,
    class_of: ClassOf,
    scalars: Mapping[Scalar, Code] = MappingProxyType({}),
    unknown_member: Code = UNKNOWN_MEMBER,
) -> Code:
    """Return the annotation of ``type_``; see ``Annotator``."""
    annotator = Annotator(
        class_of=class_of, scalars=scalars, unknown_member=unknown_member
    )
    return annotator.of(type_)


def annotated(plain: Code, metadata: Sequence[Code]) -> Code:
    """Return ``plain`` with ``metadata``, in the order in which it is applied."""
    if not metadata:
        return plain
    text = ", ".join([plain.text, *(each.text for each in metadata)])
    imports = imports_of([plain, *metadata]) | {Import("typing", "Annotated")}
    return Code(f"Annotated[{text}]", imports)


def or_none(code: Code) -> Code:
    """Return ``code | None``; ``Any`` and ``None`` already include None."""
    if code == ANY or code.ends_in_none:
        return code
    return Code(f"{code.text} | None", code.imports, ends_in_none=True)


def _is_open(union: UnionOf) -> bool:
    """Return whether ``union``, or a union in it, is open."""
    inner = (member for member in union.members if isinstance(member, UnionOf))
    return union.is_open or any(map(_is_open, inner))


def _flat(members: Sequence[Type]) -> list[Type]:
    """Return ``members`` with nested unions flattened, without duplicates."""
    flat: list[Type] = []
    for member in members:
        flat += _flat(member.members) if isinstance(member, UnionOf) else [member]
    return list(dict.fromkeys(flat))


def _literals(literals: Sequence[Literal]) -> Code:
    values = ", ".join(literal(each.value) for each in literals)
    return Code(f"Literal[{values}]", frozenset({Import("typing", "Literal")}))
