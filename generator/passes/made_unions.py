"""Finds the members of a union that is only a name: ``OneOfCardBankAccount``.

Before version 6, openapi-generator names such a union after its members, and writes no page for it.  If
the name has exactly one division into titles of pages in the folder and words for types, those are the
members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from generator.frontend.pages.page import ObjectPage, Page
from generator.frontend.types.dialects.openapi_generator.grammar import is_made_union
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
    UnionExpr,
    WrapperExpr,
)
from generator.passes.index import namespace_of
from generator.text.lazy_pattern import lazy_pattern

# One of several: `AllOf` is not a choice.
_CHOICE = lazy_pattern(r"(?:One|Any)Of(?P<members>\w{1,200})")
_SCALARS: Mapping[str, ScalarName] = {
    "string": "str",
    "integer": "int",
    "number": "number",
    "boolean": "bool",
    "AnyType": "any",
    "UUID": "str",
}
_Division: TypeAlias = tuple[str, ...]


def read_made_unions(pages: Sequence[Page]) -> list[Page]:
    """Return ``pages`` with the members in place of each name of a union without a page."""
    titles: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        titles[namespace_of(page)].add(page.head.title)
    return [_with_members(page, titles[namespace_of(page)]) for page in pages]


def _with_members(page: Page, titles: set[str]) -> Page:
    if not isinstance(page, ObjectPage):
        return page
    rows = (replace(row, type=_resolved(row.type, titles)) for row in page.rows)
    return replace(page, rows=tuple(rows))


def _resolved(expr: TypeExpr, titles: set[str]) -> TypeExpr:
    match expr:
        case ListExpr(item):
            return replace(expr, item=_resolved(item, titles))
        case MapExpr(value):
            return replace(expr, value=_resolved(value, titles))
        case NameExpr(name) if is_made_union(expr) and name not in titles:
            return _union(expr, titles) or expr
        case _ if isinstance(expr, WrapperExpr):
            return replace(expr, inner=_resolved(expr.inner, titles))
    return expr


def _union(expr: NameExpr, titles: set[str]) -> TypeExpr | None:
    """Return the union that ``expr`` is named after, None if its name is not clear."""
    match = _CHOICE.fullmatch(expr.name)
    divisions = _divide(match["members"], titles) if match else ()
    if len(divisions) != 1:
        return None
    members = tuple(
        (
            ScalarExpr(_SCALARS[name], expr.span)
            if name in _SCALARS
            else NameExpr(name, "", expr.span)
        )
        for name in dict.fromkeys(divisions[0])
    )
    return UnionExpr(members, expr.span) if len(members) > 1 else members[0]


def _divide(text: str, titles: set[str]) -> Sequence[_Division]:
    """Return the divisions of ``text`` into words and ``titles``, at most two of them."""
    longest = max(map(len, (*titles, *_SCALARS)))
    # The divisions of each beginning of the text.
    found: list[list[_Division]] = [[()]]
    for end in range(1, len(text) + 1):
        longer = _longer(text, end, found, longest, titles)
        found.append([division for division, _ in zip(longer, range(2), strict=False)])
    return found[-1]


def _longer(
    text: str,
    end: int,
    found: Sequence[Sequence[_Division]],
    longest: int,
    titles: set[str],
) -> Iterator[_Division]:
    """Yield the divisions of ``text`` up to ``end``, each made from one of ``found``."""
    for start in range(max(0, end - longest), end):
        name = text[start:end]
        if found[start] and (name in titles or name in _SCALARS):
            yield from ((*division, name) for division in found[start])
