"""Links a field that is only an ``object`` to the table with its fields.

::

    | owner | object | yes |        ### `owner` object
    | rooms | array of objects | no |    ### Room

A heading with the name of the field, in the same file, tells which table it is.  A table inside a
section that has tables of its own belongs to that section alone.  If the description says
``see [Owner](#people)``, the link tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.found import Found
from generator.frontend.pages.pages import FieldRow, ObjectPage, OpaquePage
from generator.frontend.pages.title_words import FILLERS, ROWS
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NestedExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
    WrapperExpr,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.casing import separate_words
from generator.text.lazy_pattern import lazy_pattern

_WORD = re.compile(r"[^\W_]+")
_LIST_MARK = re.compile(r"\[\w?\]")
# Words of a heading after the name of a field: `owner object fields`.
_ENDS = ROWS | FILLERS | {"object", "objects", "array", "item", "items", "entry"}
_SEE = words_of(each.see for each in LANGUAGES)
_REFERENCE = lazy_pattern(
    rf"(?:\A|\b(?:{_SEE})[\s:：]*(?:(?:the|an?)\s)?)\s*\[[^\[\]]+\]\(#(?P<anchor>[^()\s]+)\)",  # noqa: RUF001
    re.IGNORECASE,
)


class _Target(Struct, frozen=True):
    """A table of fields that a field may mean.

    - ``names``: the name in its heading, as :func:`_loose` returns it, in each of its forms.
    - ``scope``: the headings of the section that it belongs to.
    """

    names: frozenset[str]
    scope: tuple[Span, ...]
    found: Found
    page: ObjectPage


def link_objects(found: Sequence[Found], report: Report) -> tuple[Found, ...]:
    """Return ``found``, where the types of objects are the tables that describe them.

    Reports: several-tables.
    """
    if len(found) < 2 or not any(map(_has_objects, found)):
        return tuple(found)
    linker = _Linker(found, report)
    return tuple(linker.link(each) if _has_objects(each) else each for each in found)


def _has_objects(found: Found) -> bool:
    page = found.page
    return isinstance(page, ObjectPage) and any(_is_open(row.type) for row in page.rows)


class _Linker:
    """Links the objects of one document."""

    def __init__(self, found: Sequence[Found], report: Report) -> None:
        self._report = report
        self._targets = tuple(_targets(found))
        self._by_anchor: dict[str, _Target] = {}
        for target in self._targets:
            for anchor in target.page.head.anchors:
                self._by_anchor.setdefault(anchor, target)

    def link(self, found: Found) -> Found:
        page = found.page
        assert isinstance(page, ObjectPage)
        rows = tuple(self._row(row, found, page) for row in page.rows)
        return replace(found, page=replace(page, rows=rows))

    def _row(self, row: FieldRow, found: Found, page: ObjectPage) -> FieldRow:
        if row.is_pattern or not _is_open(row.type):
            return row
        said = self._said(row)
        targets = [said] if said else self._named(row, found, page)
        if len(targets) > 1:
            first, second = (target.page.head.span for target in targets[:2])
            self._report.add(
                catalog.several_tables(row.type.span, row.name, first, second)
            )
        if len(targets) != 1 or targets[0].page is page:
            return row
        return replace(row, type=_linked(row.type, targets[0].page.head.span))

    def _said(self, row: FieldRow) -> _Target | None:
        """Return the table that the description of ``row`` refers to."""
        match = _REFERENCE.search(row.doc) if "](#" in row.doc else None
        return self._by_anchor.get(match["anchor"].casefold()) if match else None

    def _named(self, row: FieldRow, found: Found, page: ObjectPage) -> list[_Target]:
        """Return the nearest tables called like the field of ``row``."""
        name = _loose(row.name)
        names = {name, *(_singular(name) if _is_list(row.type) else ())}
        owner = _loose(page.head.title)
        full = {owner + name for name in names}
        fits: dict[tuple[bool, int, bool], list[_Target]] = {}
        for target in self._targets:
            is_full = not full.isdisjoint(target.names)
            if not is_full and names.isdisjoint(target.names):
                continue
            if _is_seen(target, found) and target.page is not page:
                near = _shared(target.found.headings, found.headings)
                key = (is_full, near, name in target.names)
                fits.setdefault(key, []).append(target)
        return fits[max(fits)] if fits else []


def _targets(found: Iterable[Found]) -> Iterator[_Target]:
    found = list(found)
    owners = {
        each.base
        for each in found
        if each.base and each.page and not isinstance(each.page, OpaquePage)
    }
    places = Counter(each.page.head.span for each in found if each.page)
    for each in found:
        page = each.page
        if isinstance(page, ObjectPage) and places[page.head.span] == 1:
            ends = range(len(each.base) - 1, 0, -1)
            scopes = (each.base[:end] for end in ends if each.base[:end] in owners)
            yield _Target(_names(page.head.title), next(scopes, ()), each, page)


def _is_seen(target: _Target, found: Found) -> bool:
    """Return whether a field of ``found`` may mean ``target``, which is not around it."""
    scope, base = target.scope, target.found.base
    is_around = bool(base) and found.base[: len(base)] == base and found.base != base
    return found.base[: len(scope)] == scope and not is_around


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return the number of headings that both are below."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other)))


def _names(title: str) -> frozenset[str]:
    """Return the forms of the name in a heading: whole, and without what else it says."""
    last = _LIST_MARK.sub("", title).rpartition(".")[2]
    words = _WORD.findall(separate_words(last).casefold())
    forms = {"".join(words), _loose(title)}
    while len(words) > 1 and words[-1] in _ENDS:
        words.pop()
        forms.add("".join(words))
    return frozenset(forms)


def _loose(name: str) -> str:
    """Return ``name`` without case and separators."""
    return "".join(_WORD.findall(_LIST_MARK.sub("", name))).casefold()


def _singular(name: str) -> Iterator[str]:
    """Yield what one of ``name`` may be called."""
    if name.endswith("ies"):
        yield name[:-3] + "y"
    if name.endswith("es"):
        yield name[:-2]
    if name.endswith("s"):
        yield name[:-1]


def _is_open(expr: TypeExpr) -> bool:
    """Return whether ``expr`` has an object, or a list, of which nothing more is said."""
    match expr:
        case MapExpr(ScalarExpr("any", place), span) | ListExpr(
            ScalarExpr("any", place), span
        ):
            return place == span
        case ListExpr(inner) | MapExpr(inner):
            return _is_open(inner)
        case UnionExpr(members):
            return sum(map(_is_open, members)) == 1
        case _ if isinstance(expr, WrapperExpr):
            return _is_open(expr.inner)
    return False


def _is_list(expr: TypeExpr) -> bool:
    """Return whether a name of many things is that of ``expr``."""
    match expr:
        case ListExpr():
            return True
        case MapExpr(value):
            return not isinstance(value, ScalarExpr)
        case UnionExpr(members):
            return any(map(_is_list, members))
        case _ if isinstance(expr, WrapperExpr):
            return _is_list(expr.inner)
    return False


def _linked(expr: TypeExpr, head: Span) -> TypeExpr:
    """Return ``expr`` with the model at ``head`` instead of the open object."""
    match expr:
        case MapExpr(ScalarExpr(), _):
            return NestedExpr(head)
        case ListExpr(ScalarExpr()):
            return replace(expr, item=NestedExpr(head))
        case ListExpr(inner):
            return replace(expr, item=_linked(inner, head))
        case MapExpr(inner):
            return replace(expr, value=_linked(inner, head))
        case UnionExpr(members):
            linked = (_linked(m, head) if _is_open(m) else m for m in members)
            return replace(expr, members=tuple(linked))
        case _ if isinstance(expr, WrapperExpr):
            return replace(expr, inner=_linked(expr.inner, head))
    return expr
