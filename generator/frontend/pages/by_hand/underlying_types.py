"""The underlying type of a name, as references of CRDs and swagger2markup print it.

::

    #### Mode                            #### Reason                        #### Colour (string)

    _Underlying type:_ _string_          *Type* : < string > array

    | Field | Description |
    | `Strict` | everything |

If a table follows, its rows are values; otherwise the title is an alias of the type.  Values in code
at the start of the text, `` `'red' | 'blue'` ``, are those of an enum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import (
    Block,
    Cell,
    ListBlock,
    Prose,
    Table,
    cell_at,
    part_of,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.constraints.enum_values import find_value_list
from generator.frontend.pages.page import EnumPage, Head, MemberRow, UnionPage
from generator.frontend.pages.sections.read_enum import read_value_table
from generator.frontend.pages.tables.columns import field_columns
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type, try_type
from generator.frontend.types.typeexpr import (
    LiteralExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.text.lazy_pattern import lazy_pattern

_UNDERLYING = lazy_pattern(
    r"[*_]{1,2}Underlying type:[*_]{1,2}[ \t]*[*_]{1,2}(?P<type>\S.*?)[*_]{1,2}\s*"
    r"|\*Type\* : (?P<plain>\S.*)"
)
# Values in code at the start of the text: `` `'red' | 'blue'`. Its colour. ``
_VALUE = r"(?:'[^'`|]{1,60}'|\"[^\"`|]{1,60}\")"
_VALUES = lazy_pattern(rf"`(?P<type>{_VALUE}(?:\s*+\|\s*+{_VALUE})+)`(?:[.:;,]|\s|\Z)")
_TYPED_TITLE = lazy_pattern(
    r"[*_`]{0,3}(?P<name>[A-Z]\w*+)[*_`]{0,3}\s++\((?P<type>[`\w. -]{2,40})\)"
)


def underlying_type(blocks: Sequence[Block]) -> Cell | None:
    """Return the type that the text of ``blocks`` names, None if it names none."""
    for block in blocks:
        if isinstance(block, Prose) and (
            match := _UNDERLYING.fullmatch(block.span.text)
        ):
            name = "type" if match["type"] else "plain"
            return cell_at(block.span.part(*match.span(name)))
    return _values_at_start(blocks)


def _values_at_start(blocks: Sequence[Block]) -> Cell | None:
    """Return the values at the start of ``blocks``, None if there are none or a table follows."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Prose) or any(isinstance(b, Table) for b in blocks):
        return None
    match = _VALUES.match(first.span.text)
    return cell_at(first.span.part(*match.span("type"))) if match else None


def split_typed_title(heading: Cell, dialect: Dialect) -> tuple[str, ScalarExpr] | None:
    """Return the name in a heading and the scalar in brackets after it: ``Colour (string)``."""
    match = _TYPED_TITLE.match(heading.content)
    if not match:
        return None
    named = try_type(read_inline(part_of(heading, *match.span("type"))), dialect)
    if isinstance(named, ScalarExpr) and named.name != "any":
        return match["name"], named
    return None


def read_named_type(
    head: Head,
    written: Cell,
    blocks: Sequence[Block],
    dialect: Dialect,
    report: Report,
) -> EnumPage | UnionPage:
    """Return the enum of the values in ``blocks``, or an alias of the type in ``written``.

    Reports: unreadable-type, unread-column.
    """
    for block in blocks:
        columns = _columns(block) if isinstance(block, Table) else None
        if isinstance(block, Table) and columns:
            return read_value_table(head, block, columns, blocks, report)
    if members := tuple(_listed(blocks)):
        return EnumPage(head, members, None, True)
    expr = read_type(read_inline(written), dialect, report)
    are_quoted = written.content[:1] in ("'", '"')
    if are_quoted and (members := tuple(_values_of(expr))):
        return EnumPage(head, members, None, True)
    return UnionPage(head, (expr,))


def _values_of(expr: TypeExpr) -> Iterator[MemberRow]:
    """Yield the values that ``expr`` is a union of; none if it has anything else."""
    members = expr.members if isinstance(expr, UnionExpr) else ()
    literals = [member for member in members if isinstance(member, LiteralExpr)]
    if len(literals) == len(members):
        for literal in literals:
            yield MemberRow("", literal.value, "", literal.span)


def _columns(table: Table) -> Mapping[str, int] | None:
    """Return the columns of values in ``table``, None if its rows have types."""
    columns = field_columns(table, by_hand=True)
    if not {"name", "doc"} <= columns.keys() or "type" in columns:
        return None
    return {"value": columns["name"], "doc": columns["doc"]}


def _listed(blocks: Sequence[Block]) -> Iterator[MemberRow]:
    """Yield the values of `- Enum: [A B]` in lists among ``blocks``."""
    for block in blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            listed = find_value_list(item)
            for value in listed.values if listed else ():
                yield MemberRow("", value, "", item.span)
