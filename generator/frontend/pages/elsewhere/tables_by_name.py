"""Links a field that is only an ``object``, or a text, to the table that describes it.

=============================  =======================
``owner``: ``object``          ``### `owner` object``
``rooms``: ``array of object`` ``### Room``
``state``: ``string``          ``### State values``
=============================  =======================

The table is below a heading with the name of the field, in the same file.  A table inside a section
that has other tables belongs to that section alone.  If the description has a link, such as
``see [Owner](#people)``, the link decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.elsewhere.values_by_heading import with_own_values
from generator.frontend.pages.headings.title_words import (
    FILLERS,
    PREPOSITIONS,
    ROWS,
    VALUE_NOUNS,
)
from generator.frontend.pages.page import EnumPage, FieldRow, ObjectPage, OpaquePage
from generator.frontend.pages.placed_page import PlacedPage
from generator.frontend.types.open_types import (
    is_choice,
    is_list,
    is_open_object,
    with_model,
)
from generator.frontend.types.typeexpr import NestedExpr, ScalarExpr, has_enum, walk
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.casing import separate_words
from generator.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+")
_INTEGER = lazy_pattern(r"-?\d+")
_LIST_MARK = lazy_pattern(r"\[\w?\]")
# Words of a heading around the name of a field: `owner object fields`, `Values of state`.
_ENDS = (
    ROWS
    | FILLERS
    | VALUE_NOUNS
    | {"object", "objects", "array", "item", "items", "entry", "codes", "options"}
)
_STARTS = VALUE_NOUNS | FILLERS | PREPOSITIONS | ROWS
_SEE = words_of(each.see for each in LANGUAGES)
_REFERENCE = lazy_pattern(
    rf"(?:\A|\b(?:{_SEE})[\s:：]{{0,4}}(?:(?:the|an?)\s)?)\s?\[[^\[\]]{{1,200}}\]\(#(?P<anchor>[^()\s]{{1,200}})\)",  # noqa: RUF001
    re.IGNORECASE,
)


class _Target(Struct, frozen=True):
    """A table that may describe a field.

    - ``names``: the name in its heading, as :func:`_loose` returns it, in each of its forms.
    - ``scope``: the headings of the section that it belongs to.
    """

    names: frozenset[str]
    scope: tuple[Span, ...]
    placed: PlacedPage
    page: ObjectPage | EnumPage


def link_by_name(
    placed: Sequence[PlacedPage], report: Report
) -> tuple[PlacedPage, ...]:
    """Return ``placed`` with objects and texts replaced by the tables that describe them.

    Reports: several-tables.
    """
    if len(placed) < 2:
        return tuple(placed)
    placed = with_own_values(placed)
    linker = _Linker(placed, report)
    return tuple(map(linker.link, placed))


class _Linker:
    """Links the fields of one document."""

    def __init__(self, placed: Sequence[PlacedPage], report: Report) -> None:
        self._report = report
        self._targets: dict[str, list[_Target]] = {}
        self._by_anchor: dict[str, _Target] = {}
        for target in _targets(placed):
            for name in target.names:
                self._targets.setdefault(name, []).append(target)
            for anchor in target.page.head.anchors:
                self._by_anchor.setdefault(anchor, target)

    def link(self, placed: PlacedPage) -> PlacedPage:
        page = placed.page
        if not isinstance(page, ObjectPage):
            return placed
        rows = tuple(self._row(row, placed, page) for row in page.rows)
        is_same = all(new is old for new, old in zip(rows, page.rows, strict=True))
        return placed if is_same else replace(placed, page=replace(page, rows=rows))

    def _row(self, row: FieldRow, placed: PlacedPage, page: ObjectPage) -> FieldRow:
        is_object = is_open_object(row.type)
        if row.is_pattern or not (is_object or is_choice(row.type)):
            return row
        kind = ObjectPage if is_object else EnumPage
        referenced = self._referenced(row)
        if (
            referenced
            and (isinstance(referenced.page, kind) or is_list(row.type))
            and _fits(row, referenced.page)
        ):
            targets = [referenced]
        else:
            targets = self._named(row, placed, page, kind)
        if len(targets) > 1 and is_object:
            first, second = (target.page.head.span for target in targets[:2])
            span = row.type.span
            self._report.add(catalog.several_tables(span, row.name, first, second))
        if len(targets) != 1 or targets[0].page is page:
            return row
        model = NestedExpr(targets[0].page.head.span)
        return replace(row, type=with_model(row.type, model))

    def _referenced(self, row: FieldRow) -> _Target | None:
        """Return the table that the description of ``row`` refers to."""
        match = _REFERENCE.search(row.doc) if "](#" in row.doc else None
        return self._by_anchor.get(match["anchor"].casefold()) if match else None

    def _named(
        self,
        row: FieldRow,
        placed: PlacedPage,
        page: ObjectPage,
        kind: type[ObjectPage | EnumPage],
    ) -> list[_Target]:
        """Return the nearest tables of a ``kind`` with the name of the field of ``row``."""
        name, owner = _loose(row.name), _loose(page.head.title)
        names = {name, *(_singular(name) if is_list(row.type) else ())}
        fits: dict[tuple[bool, int, bool], list[_Target]] = {}
        for is_full, form in ((f, owner * f + n) for f in (True, False) for n in names):
            for target in self._targets.get(form, ()):
                is_kind = isinstance(target.page, kind) and _fits(row, target.page)
                if not is_kind or target.page is page:
                    continue
                if not _is_seen(target, placed) or not (
                    is_full or kind is ObjectPage or _is_sure(row, target, placed)
                ):
                    continue
                near = _shared(target.placed.headings, placed.headings)
                key = (is_full, near, name in target.names)
                same = fits.setdefault(key, [])
                if target not in same:
                    same.append(target)
        return fits[max(fits)] if fits else []


def _fits(row: FieldRow, page: ObjectPage | EnumPage) -> bool:
    """Return whether the values on ``page`` have the type of ``row``: not numbers for a text."""
    if isinstance(page, ObjectPage):
        return True
    names = {part.name for part in walk(row.type) if isinstance(part, ScalarExpr)}
    are_integers = all(_INTEGER.fullmatch(str(each.value)) for each in page.members)
    return not ({"int"} if not are_integers else {"str"}) & names


def _is_sure(row: FieldRow, target: _Target, placed: PlacedPage) -> bool:
    """Return whether the name alone is specific enough: many models have a `type` or a `status`."""
    is_inside = bool(placed.base) and target.placed.base[:-1] == placed.base
    return (
        has_enum(row.type)
        or is_inside
        or len(_WORD.findall(separate_words(row.name))) > 1
    )


def _targets(placed: Sequence[PlacedPage]) -> Iterator[_Target]:
    pages = [each for each in placed if each.page]
    owners = {each.base for each in pages if not isinstance(each.page, OpaquePage)}
    places = Counter(each.page.head.span for each in pages if each.page)
    for each in pages:
        page = each.page
        if isinstance(page, ObjectPage | EnumPage) and places[page.head.span] == 1:
            ends = range(len(each.base) - 1, 0, -1)
            scopes = (each.base[:end] for end in ends if each.base[:end] in owners)
            names = _names(page.head.title)
            if isinstance(page, EnumPage):
                names |= {one for name in names for one in _singular(name)}
            yield _Target(names, next(scopes, ()), each, page)


def _is_seen(target: _Target, placed: PlacedPage) -> bool:
    """Return whether ``target`` may describe a field of ``placed``; it must not enclose it."""
    scope, base = target.scope, target.placed.base
    is_around = bool(base) and placed.base[: len(base)] == base and placed.base != base
    return placed.base[: len(scope)] == scope and not is_around


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return the number of headings that enclose both."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _names(title: str) -> frozenset[str]:
    """Return the forms of the name in a heading: the whole heading, and without other words."""
    last = _LIST_MARK.sub("", title).rpartition(".")[2]
    words = _WORD.findall(separate_words(last).casefold())
    forms = {"".join(words), _loose(title)}
    known = [word for word in words if word.isascii()]
    if len(known) == 1:  # `parts 数组元素`
        forms.add(known[0])
    while len(words) > 1 and words[-1] in _ENDS:
        words.pop()
        forms.add("".join(words))
    while len(words) > 1 and words[0] in _STARTS:
        words.pop(0)
        forms.add("".join(words))
    return frozenset(forms)


def _loose(name: str) -> str:
    """Return ``name`` without case and separators."""
    return "".join(_WORD.findall(_LIST_MARK.sub("", name))).casefold()


def _singular(name: str) -> Iterator[str]:
    """Yield possible names of a single element of ``name``."""
    if name.endswith("ies"):
        yield name[:-3] + "y"
    if name.endswith("es"):
        yield name[:-2]
    if name.endswith("s"):
        yield name[:-1]
