"""Nested rows -> separate models.

::

    | sender | object | yes |
    | > name | string | yes |

becomes a model with the field ``sender``, whose type is a second model with the field ``name``.
Rows are nested by marks, which the reader of names turned into indents, and by dotted names:
``sender.name``, ``stops[].at``.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from generator.config.table import NESTED_NAMES
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.page import FieldRow, Head, ObjectPage, Page, UnionPage
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NestedExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
    UnknownExpr,
    WrapperExpr,
    unwrapped,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_AUTO, _FLAT, _NESTED = NESTED_NAMES

# The words of a name, each with whether it is a list: `stops[].at`.
_Path: TypeAlias = tuple[tuple[str, bool], ...]

_MAX_DEPTH = 32
_LIST_MARK = lazy_pattern(r"\[(?:\*|\w?)\]$")
# `labels."acme.io/tier"`
_QUOTED_WORD = lazy_pattern(r'"(?P<quoted>[^"]+)"|(?P<bare>[^."\[\]]+)')
_QUOTED = lazy_pattern(r'(?:[^."\[\]]+\.){0,9}"[^"]+"')
_DOTTED = lazy_pattern(r"[\w$@-]+(?:\.[\w$@-]+)+")


def nest_rows(pages: Iterable[Page], mode: str, report: Report) -> Iterator[Page]:
    """Yield ``pages``, where nested rows become pages of their own.

    ``mode``: whether dots nest; ``auto`` nests if the part before the dot has a row, ends in ``[]``,
    or is an object in a JSON example, and in the values of a chart.

    Reports: dotted-name, nested-in-value, mixed-keys.
    """
    for page in pages:
        if isinstance(page, ObjectPage) and _has_structure(page):
            nodes = _by_indent(page.rows)
            if page.by_hand and mode != _FLAT:
                shown = set(_shown_objects(page.examples))
                is_nested = page.nests_names and mode == _AUTO
                nodes = _by_name(nodes, _NESTED if is_nested else mode, report, shown)
            yield from _Nester(report).pages(page, nodes)
        else:
            yield page


def _has_structure(page: ObjectPage) -> bool:
    return any(row.is_pattern for row in page.rows) or (
        page.by_hand and any(map(_is_nested, page.rows))
    )


def _is_nested(row: FieldRow) -> bool:
    return bool(row.indent) or "." in row.name or row.name.endswith("]")


class _Node:
    """A row and the rows ``inside`` it.

    ``row`` is None if only the names of inner rows imply it: ``sender`` in ``sender.name``.
    """

    def __init__(self, name: str, span: Span, row: FieldRow | None = None) -> None:
        self.name = name
        self.span = span
        self.row = row
        self.is_list = False
        self.inside: list[_Node] = []

    def settled(self) -> FieldRow:
        """Return the row, or one made from its inner rows."""
        return self.row or FieldRow(
            name=self.name,
            name_span=self.span,
            wire_name=None,
            type=MapExpr(ScalarExpr("any", self.span), self.span),
            required=any(node.settled().required for node in self.inside),
            doc="",
            example="",
            deprecated=False,
        )


def _by_indent(rows: Sequence[FieldRow]) -> list[_Node]:
    """Return the outermost rows; each contains the rows below that are indented further.

    A row with a plain value contains no rows: those indented further are its siblings.
    """
    outer: list[_Node] = []
    around: list[tuple[int, FieldRow, _Node]] = []
    for row in rows:
        while around and (around[-1][0] >= row.indent or len(around) > _MAX_DEPTH):
            around.pop()
        while len(around) > 1 and not _may_hold(around[-1][1].type):
            around.pop()
        node = _Node(row.name, row.name_span, row)
        (around[-1][2].inside if around else outer).append(node)
        around.append((row.indent, row, node))
    return outer


def _shown_objects(examples: Iterable[Span]) -> Iterator[tuple[str, ...]]:
    """Yield the paths of the objects inside the JSON ``examples``."""
    for span in examples:
        try:
            value = json.loads(span.text)
        except (ValueError, RecursionError):
            continue
        yield from _objects_in(value, ())


def _objects_in(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, list) and value and len(path) < _MAX_DEPTH:
        yield from _objects_in(value[0], path)
    elif isinstance(value, dict) and len(path) < _MAX_DEPTH:
        yield path
        for key, inner in value.items():
            yield from _objects_in(inner, (*path, key))


def _by_name(
    nodes: Sequence[_Node],
    mode: str,
    report: Report,
    shown: Container[tuple[str, ...]] = (),
) -> list[_Node]:
    """Return the nodes that no dotted name nests: ``sender.name`` goes into ``sender``.

    - ``shown``: the paths that are objects in an example.
    """
    paths = [_path_of(node, mode) for node in nodes]
    outer: list[_Node] = []
    placed: dict[tuple[str, ...], _Node] = {}
    if mode == _AUTO:
        rows = {
            _words(path)
            for path, node in zip(paths, nodes, strict=True)
            if node.row is None or _may_hold(node.row.type)
        }
        rows |= set(_above_lists(paths))
        rows |= {words for path in paths for words in _above(path) if words in shown}
        paths = [_shortened(path, rows) for path in paths]
        _report_dots(nodes, paths, report)
    for node, path in zip(nodes, paths, strict=True):
        if node.inside:
            node.inside = _by_name(node.inside, mode, report)
        _place(node, path, outer, placed)
    return outer


def _quoted_path(name: str) -> _Path:
    """Return the path of ``name`` if its last word is in quotes, else ``()``: ``a."b.c"``."""
    words = _QUOTED_WORD.finditer(name) if _QUOTED.fullmatch(name) else ()
    return tuple((word["quoted"] or word["bare"], False) for word in words)


def _path_of(node: _Node, mode: str) -> _Path:
    if mode == _NESTED and (quoted := _quoted_path(node.name)):
        return quoted
    is_pattern = node.row is not None and node.row.is_pattern
    marked = [] if is_pattern else node.name.split(".", _MAX_DEPTH)
    path = tuple((_LIST_MARK.sub("", w), bool(_LIST_MARK.search(w))) for w in marked)
    is_path = path and all(word for word, _ in path) and "." not in path[-1][0]
    return path if is_path else ((node.name, False),)


def _words(path: _Path) -> tuple[str, ...]:
    return tuple(word for word, _ in path)


def _above_lists(paths: Iterable[_Path]) -> Iterator[tuple[str, ...]]:
    """Yield the paths before ``[].`` and all their parents: these must be objects."""
    for path in paths:
        lists = [end for end in range(1, len(path)) if path[end - 1][1]]
        for end in range(1, max(lists, default=0) + 1):
            yield _words(path[:end])


def _above(path: _Path) -> Iterator[tuple[str, ...]]:
    """Yield the paths that enclose ``path``."""
    words = _words(path)
    yield from (words[:end] for end in range(1, len(words)))


def _shortened(path: _Path, rows: set[tuple[str, ...]]) -> _Path:
    """Return ``path`` with one word for the first row on it; dots before that do not nest."""
    for end in range(1, len(path)):
        if _words(path[:end]) in rows:
            return _joined(path[:end]) + path[end:]
    return _joined(path)


def _joined(path: _Path) -> _Path:
    return ((".".join(_words(path)), path[-1][1]),)


def _report_dots(
    nodes: Sequence[_Node], paths: Sequence[_Path], report: Report
) -> None:
    """Report the first of the names that look like paths but do not nest."""
    flat = [
        node
        for node, path in zip(nodes, paths, strict=True)
        if len(path) == 1 and _DOTTED.fullmatch(node.name)
    ]
    if flat:
        report.add(catalog.dotted_name(flat[0].span, flat[0].name, len(flat)))


def _place(
    node: _Node,
    path: _Path,
    outer: list[_Node],
    placed: dict[tuple[str, ...], _Node],
) -> None:
    """Put ``node`` at ``path``; missing rows on the way are created."""
    siblings, words = outer, _words(path)
    for end in range(1, len(path)):
        parent = placed.get(words[:end])
        if parent is None:
            parent = _Node(words[end - 1], _start(node.span, words[:end]))
            placed[words[:end]] = parent
            siblings.append(parent)
        parent.is_list |= path[end - 1][1]
        siblings = parent.inside
    made = placed.get(words)
    if made is None or made.row is not None:
        made = _Node(words[-1], node.span)
        siblings.append(made)
        placed.setdefault(words, made)
    if node.row is not None:
        made.row = replace(node.row, name=words[-1])
    made.is_list |= path[-1][1]
    made.inside += node.inside


def _start(span: Span, words: Sequence[str]) -> Span:
    """Return the place of ``words`` at the beginning of a name at ``span``."""
    return Span(span.file, span.start, span.start + len(".".join(words)))


class _Nester:
    """Makes the pages of one table."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._found: list[Page] = []

    def pages(self, page: ObjectPage, nodes: Sequence[_Node]) -> list[Page]:
        """Return ``page`` with the rows of ``nodes``, and the pages of the rows nested in them."""
        rows = self._rows(page.head, nodes)
        fields, extra = self._split(rows)
        if extra and not fields and not page.bases:
            return [UnionPage(page.head, (_map_of(extra),)), *self._found]
        return [replace(page, rows=fields, extra=extra), *self._found]

    def _rows(self, head: Head, nodes: Sequence[_Node]) -> list[FieldRow]:
        return [self._row(head, node) for node in nodes]

    def _row(self, head: Head, node: _Node) -> FieldRow:
        row = node.settled()
        if node.is_list and not isinstance(unwrapped(row.type), ListExpr):
            row = replace(row, type=ListExpr(row.type, row.type.span))
        if not node.inside:
            return row
        inner = _holding(row.type, self._model(head, row, node))
        if not _may_hold(row.type):
            self._report.add(catalog.nested_in_value(row.type.span, row.name))
        return replace(row, type=inner)

    def _model(self, outer: Head, row: FieldRow, node: _Node) -> TypeExpr:
        """Return the type that the rows inside ``row`` describe; a model becomes a page."""
        title, span = f"{outer.title} {row.name}", row.name_span
        head = Head(outer.file, title, span, row.doc, row.deprecated, is_nested=True)
        fields, extra = self._split(self._rows(head, node.inside))
        if extra and not fields:
            return _map_of(extra)
        self._found.append(ObjectPage(head, fields, by_hand=True, extra=extra))
        return NestedExpr(span)

    def _split(
        self, rows: Sequence[FieldRow]
    ) -> tuple[tuple[FieldRow, ...], FieldRow | None]:
        """Return the rows about single keys, and one row about all other keys."""
        fields = tuple(row for row in rows if not row.is_pattern)
        others = [row for row in rows if row.is_pattern]
        if len(others) > 1:
            self._report.add(catalog.mixed_keys(others[1].name_span, others[0].name))
        return fields, _joined_rows(others) if others else None


def _joined_rows(others: Sequence[FieldRow]) -> FieldRow:
    """Return one row for all keys of ``others``; it only keeps constraints that all of them have."""
    first = replace(others[0], required=False, default=None)
    if len(others) == 1:
        return first
    rules = {row.constraints for row in others}
    return replace(
        first,
        name=", ".join(row.name for row in others),
        type=UnionExpr(tuple(row.type for row in others), first.name_span),
        doc="\n\n".join(f"`{row.name}`: {row.doc}" for row in others if row.doc),
        constraints=first.constraints if len(rules) == 1 else (),
    )


def _map_of(extra: FieldRow) -> TypeExpr:
    return MapExpr(extra.type, extra.name_span)


def _may_hold(expr: TypeExpr) -> bool:
    """Return whether a value of type ``expr`` may have fields."""
    match unwrapped(expr):
        case ListExpr(item):
            return _may_hold(item)
        case UnionExpr(members):
            return any(map(_may_hold, members))
        case ScalarExpr(name):
            return name == "any"
        case other:
            return isinstance(other, MapExpr | NameExpr | NestedExpr | UnknownExpr)


def _holding(expr: TypeExpr, model: TypeExpr) -> TypeExpr:
    """Return ``expr`` with ``model`` instead of the object: a list stays a list."""
    if isinstance(expr, ListExpr):
        return replace(expr, item=_holding(expr.item, model))
    if isinstance(expr, MapExpr) and isinstance(expr.value, MapExpr):
        return replace(expr, value=_holding(expr.value, model))
    if isinstance(expr, WrapperExpr):
        return replace(expr, inner=_holding(expr.inner, model))
    if isinstance(expr, UnionExpr) and any(map(_may_hold, expr.members)):
        first = next(member for member in expr.members if _may_hold(member))
        held = (_holding(m, model) if m is first else m for m in expr.members)
        return replace(expr, members=tuple(held))
    return model
