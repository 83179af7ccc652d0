r"""Pages -> Schema: names become references, and cells become facts.

For example, the Java row ::

    | `next` | *Optional\<String>* | :heavy_check_mark: | … |

becomes ``Field(wire_name="next", type=Scalar.STR, required=True, nullable=True)``: the key is
required, so ``Optional`` can only mean null.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.page import (
    EnumPage,
    FieldRow,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
    TagTable,
    UnionPage,
)
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    LiteralExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    NestedExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    StreamExpr,
    TypeExpr,
    UnionExpr,
    UnknownExpr,
    WrapperExpr,
)
from generator.ir.schema import (
    Default,
    Definition,
    EnumDef,
    Field,
    Identity,
    Member,
    ObjectDef,
    OpaqueDef,
    Schema,
    StatedDiscriminator,
    UnionDef,
)
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
from generator.passes.constrain import constrain
from generator.passes.flags import read_flags
from generator.passes.index import SymbolTable, namespace_of
from generator.passes.sized_integers import with_bounds

_SCALARS = {scalar.value: scalar for scalar in Scalar}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,99}")


def lower_pages(
    pages: Sequence[tuple[str, Page]], symbols: SymbolTable, report: Report
) -> Schema:
    """Return the schema that ``pages``, each with its id, describe.

    Reports: unknown-model, unfit-tag.
    """
    return Schema({id_: lower_page(id_, page, symbols, report) for id_, page in pages})


def lower_page(
    id_: str, page: Page, symbols: SymbolTable, report: Report
) -> Definition:
    """Return the definition that ``page`` describes, under the id ``id_``.

    Reports: unknown-model, unfit-tag.
    """
    head = page.head
    identity = Identity(
        id_, head.title, namespace_of(page), head.doc, head.deprecated, head.span
    )
    match page:
        case ObjectPage(_, rows, examples):
            fields = (lower_field(row, identity, symbols, report) for row in rows)
            found = ObjectDef(identity, tuple(fields), examples)
            if page.extra is None:
                return found
            extra = lower_field(page.extra, identity, symbols, report)
            return replace(found, extra=extra)
        case EnumPage(_, members, is_open):
            if flags := None if page.is_typed else read_flags(members):
                return EnumDef(identity, flags, True, is_flags=True)
            typed = page.is_typed
            return EnumDef(identity, lower_members(members, typed=typed), is_open)
        case UnionPage(_, exprs, tags):
            types = (lower_member(expr, identity, symbols, report) for expr in exprs)
            union = UnionDef(identity, tuple(dict.fromkeys(types)))
            stated = lower_tags(tags, identity, symbols, report) if tags else None
            return replace(union, discriminator=stated)
        case OpaquePage():
            return OpaqueDef(identity)
        case _:
            assert_never(page)


def lower_field(
    row: FieldRow, owner: Identity, symbols: SymbolTable, report: Report
) -> Field:
    """Return the field of ``row``; wrappers of its type become requiredness and nullability."""
    expr: TypeExpr = row.type
    nullable: bool | None = False
    # The key is required, so Optional can only mean null.
    must_be_null = row.required or row.default is not None
    while isinstance(expr, WrapperExpr):
        if isinstance(expr, MaybeNullExpr):
            nullable = nullable or None
        elif must_be_null or isinstance(expr, NullableExpr):
            nullable = True
        expr = expr.inner
    type_ = lower_type(expr, owner.namespace, symbols, report)
    return Field(
        doc_name=row.name,
        wire_name=row.wire_name or row.bare_name or row.name,
        wire_name_stated=row.wire_name is not None,
        type=type_,
        required=row.required,
        nullable=nullable,
        doc=row.doc,
        example=row.example,
        deprecated=row.deprecated,
        access=row.access,
        default=_lower_default(row.default),
        constraints=with_bounds(constrain(row.constraints, type_, report), expr),
        span=row.name_span,
    )


def _lower_default(default: DefaultValue | None) -> Default | None:
    if default is None:
        return None
    return Default(
        default.value, default.span, default.text if default.is_bare else None
    )


def lower_type(
    expr: TypeExpr, namespace: str, symbols: SymbolTable, report: Report
) -> Type:
    """Return the type that ``expr`` means on a page of ``namespace``.

    Reports: unknown-model, values-in-capitals.
    """

    def lower(inner: TypeExpr) -> Type:
        return lower_type(inner, namespace, symbols, report)

    match expr:
        case ScalarExpr(name, _, word):
            page = symbols.page_in(namespace, word) if word else None
            return Ref(page) if page else _SCALARS[name]
        case ListExpr(item):
            return ListOf(lower(item))
        case MapExpr(value):
            return MapOf(lower(value))
        case StreamExpr(item):
            return StreamOf(lower(item))
        case OptionalExpr(inner) | NullableExpr(inner):
            return Nullable(lower(inner))
        case MaybeNullExpr(inner):
            return lower(inner)
        case UnionExpr(members):
            if values := _values(members, namespace, symbols):
                report.add(catalog.values_in_capitals(expr.span, values[0]))
                return UnionOf(tuple(map(Literal, values)))
            types = tuple(dict.fromkeys(lower(member) for member in members))
            return UnionOf(types) if len(types) > 1 else types[0]
        case LiteralExpr(value):
            return Literal(value)
        case NestedExpr(span):
            return Ref(symbols.at(span))
        case EnumExpr(base):
            return lower(base)
        case UnknownExpr(text):
            return Unknown(text)
        case NameExpr():
            return _resolve(expr, namespace, symbols, report)
        case _:
            assert_never(expr)


def _values(
    members: Sequence[TypeExpr], namespace: str, symbols: SymbolTable
) -> tuple[str, ...]:
    """Return the names of ``members`` if all of them may be values and none is a model."""
    names = tuple(
        member.name
        for member in members
        if isinstance(member, NameExpr)
        and member.is_value
        and symbols.find(member, namespace) is None
    )
    return tuple(dict.fromkeys(names)) if len(names) == len(members) > 1 else ()


def _resolve(
    expr: NameExpr, namespace: str, symbols: SymbolTable, report: Report
) -> Type:
    id_ = symbols.find(expr, namespace)
    if id_ is None and expr.scalar:
        return _SCALARS[expr.scalar]
    if id_ is None and expr.values:
        return UnionOf(tuple(map(Literal, expr.values)))
    if id_ is None:
        report.add(
            catalog.unknown_model(expr.span, expr.name, expr.href, symbols.near(expr))
        )
        return Unknown(expr.name)
    return Ref(id_)


def lower_member(
    expr: TypeExpr, owner: Identity, symbols: SymbolTable, report: Report
) -> Type:
    """Return the type of a union member; a bare name that is not found is any value.

    Reports: unknown-member, unknown-model.
    """
    match expr:
        case NameExpr(name, "") if symbols.find(expr, owner.namespace) is None:
            report.add(catalog.unknown_member(expr.span, name, symbols.near(expr)))
            return Scalar.ANY
    return lower_type(expr, owner.namespace, symbols, report)


def lower_tags(
    table: TagTable, owner: Identity, symbols: SymbolTable, report: Report
) -> StatedDiscriminator:
    """Return the tag of a union, as its page gives it.

    Reports: unfit-tag.
    """
    mapping: dict[str, Type] = {}
    for row in table.rows:
        member = row.member
        if isinstance(member, NameExpr) and not symbols.find(member, owner.namespace):
            report.add(catalog.unfit_tag(row.span, row.value, member.name))
        else:
            type_ = lower_type(member, owner.namespace, symbols, report)
            mapping.setdefault(row.value, type_)
    return StatedDiscriminator(table.key, tuple(mapping.items()), table.span)


def lower_members(rows: Sequence[MemberRow], *, typed: bool) -> tuple[Member, ...]:
    """Return the members of an enum; the values are integers if all cells read as integers.

    A table does not distinguish ``1`` and ``"1"``; of 76 enums of numbers, 72 have integers.
    """
    integers = not typed and all(_INTEGER.fullmatch(str(row.value)) for row in rows)
    return tuple(
        Member(
            row.name or None,
            int(row.value) if integers else row.value,
            row.doc,
            row.span,
        )
        for row in rows
    )
