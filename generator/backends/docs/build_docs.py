"""Schema -> DocPage, DocGroup: the content of the pages in ``docs/``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, assert_never

from msgspec.structs import replace

from generator.backends.docs.build_diagrams import build_diagrams
from generator.backends.docs.doc_types import TypeCells
from generator.backends.docs.docs_view import (
    DocGroup,
    DocLink,
    DocPage,
    DocRow,
    DocTags,
    DocValue,
)
from generator.backends.gates import (
    SpecText,
    code_cell,
    markdown_cell,
)
from generator.backends.python.context import PyContext
from generator.backends.python.placement import DOCS
from generator.ir.example import example_of
from generator.ir.schema import (
    EnumDef,
    Field,
    Member,
    ObjectDef,
    OpaqueDef,
    Schema,
    StatedDiscriminator,
    UnionDef,
)
from generator.ir.shown_examples import fitting_example
from generator.ir.spelling import spell_constraint
from generator.ir.types import Ref
from generator.text.printable import json_text

_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)")


def build_index(context: PyContext) -> tuple[DocGroup, ...]:
    """Return the links to all pages, grouped by namespace."""
    schema, names = context.schema, context.names
    links = defaultdict[str, list[DocLink]](list)
    for id_, definition in schema.definitions.items():
        identity = definition.identity
        href = context.pages[id_].removeprefix(f"{DOCS}/")
        title = _struck(names.classes[id_], identity.deprecated)
        link = DocLink(title, href, _summary(identity.doc))
        links[identity.namespace].append(link)
    diagrams = build_diagrams(schema, names, context.users)
    return tuple(
        DocGroup(
            SpecText(namespace or "Models"),
            tuple(sorted(links[namespace], key=_by_name)),
            diagrams.get(namespace),
        )
        for namespace in sorted(links)
    )


def _by_name(link: DocLink) -> tuple[str, str]:
    return link.title.strip("~"), link.href


def _struck(markdown: str, deprecated: bool) -> str:
    return f"~~{markdown}~~" if deprecated else markdown


def build_page(id_: str, context: PyContext) -> DocPage:
    """Return the page of the definition ``id_``."""
    schema, names, paths = context.schema, context.names, context.pages
    definition, class_name = schema.definitions[id_], names.classes[id_]
    identity = definition.identity
    cells = TypeCells(paths[id_], paths, names.classes)
    page = DocPage(
        path=paths[id_],
        title=SpecText(identity.name),
        class_name=None if class_name == identity.name else class_name,
        deprecated=identity.deprecated,
        doc=SpecText(identity.doc),
        users=tuple(cells.type(Ref(user)).markdown for user in context.users[id_]),
    )
    match definition:
        case ObjectDef():
            return _with_fields(page, definition, id_, cells, context)
        case EnumDef():
            return _with_values(page, definition, names.members[id_])
        case UnionDef():
            return _with_members(page, definition, id_, cells, schema)
        case OpaqueDef():
            return page
        case _:
            assert_never(definition)


def _with_fields(
    page: DocPage,
    definition: ObjectDef,
    id_: str,
    cells: TypeCells,
    context: PyContext,
) -> DocPage:
    schema, attributes = context.schema, context.names.attributes[id_]
    authored = fitting_example(definition, schema)
    example = example_of(id_, schema) if authored is None else authored
    count = len(definition.fields)
    named = zip(definition.fields, attributes[:count], strict=True)
    rows = tuple(_build_row(field, name, cells) for field, name in named)
    if definition.extra:
        rows += (_build_extra(definition.extra, attributes[count], cells),)
    return replace(
        page,
        rows=rows,
        example=json_text(example, indent=2),
        has_rules=any(row.default or row.constraints for row in rows),
        has_access=any(row.access for row in rows),
        has_examples=any(row.example != "" for row in rows),
    )


def _with_values(
    page: DocPage, definition: EnumDef, member_names: Sequence[str]
) -> DocPage:
    show = _show_flag if definition.is_flags else str
    named = zip(definition.members, member_names, strict=True)
    values = tuple(_build_value(member, name, show) for member, name in named)
    is_open = None if definition.is_flags else definition.open
    return replace(page, values=values, open=is_open)


def _with_members(
    page: DocPage, definition: UnionDef, id_: str, cells: TypeCells, schema: Schema
) -> DocPage:
    stated = definition.discriminator
    return replace(
        page,
        members=tuple(cells.type(type_).markdown for type_ in definition.members),
        tags=_build_tags(stated, cells) if stated else None,
        example=json_text(example_of(id_, schema), indent=2),
    )


def _build_tags(stated: StatedDiscriminator, cells: TypeCells) -> DocTags:
    rows = ((code_cell(v), cells.type(member).markdown) for v, member in stated.mapping)
    return DocTags(code_cell(stated.key), tuple(rows))


def _build_row(field: Field, name: str, cells: TypeCells) -> DocRow:
    return DocRow(
        name=_struck(code_cell(name), field.deprecated),
        type=cells.field(field),
        required="yes" if field.required else "no",
        doc=markdown_cell(field.doc),
        example=markdown_cell(field.example),
        default=_default_cell(field),
        constraints="; ".join(
            spell_constraint(each, code_cell) for each in field.constraints
        ),
        access=field.access,
        wire_name=code_cell(field.wire_name),
    )


def _build_extra(extra: Field, name: str, cells: TypeCells) -> DocRow:
    """Return the row for keys without a field; one attribute has all of them."""
    shown = _struck(f"*any other key*: {code_cell(name)}", extra.deprecated)
    return replace(_build_row(extra, name, cells), name=shown, wire_name="")


def _default_cell(field: Field) -> str:
    if field.default is None:
        return ""
    value = field.default.value
    return code_cell(str(value) if isinstance(value, Decimal) else json_text(value))


def _build_value(member: Member, name: str, show: Callable[[Any], str]) -> DocValue:
    value = code_cell(show(member.value))
    return DocValue(code_cell(name), value, markdown_cell(member.doc))


def _show_flag(value: int) -> str:
    """Return ``value`` as bits, which are read back as a flag: ``1 << 3``."""
    bits = (value & -value).bit_length() - 1
    return f"{value >> bits} << {bits}" if value else "0"


def _summary(doc: str) -> str:
    """Return the first sentence of ``doc``, as the content of a table cell."""
    first_line = doc.lstrip("> ").partition("\n")[0]
    sentence = _SENTENCE.match(first_line)
    return markdown_cell(sentence[1] if sentence else first_line)
