"""IR type -> Markdown of a type cell, in the dialect ``gen``, so that it can be read back."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from typing import assert_never

from msgspec import Struct

from generator.backends.gates import code_cell
from generator.ir.scalars import FACTS
from generator.ir.schema import Field
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
from generator.text.printable import json_text


class _Link(Struct, frozen=True):
    text: str
    href: str


class _Cell(Struct, frozen=True):
    """Code and links, in order."""

    pieces: tuple[str | _Link, ...]

    @property
    def markdown(self) -> str:
        """The content of a table cell: links between code spans."""
        shown, code = "", ""
        for piece in self.pieces:
            if isinstance(piece, _Link):
                shown += f"{code_cell(code)}[{piece.text}]({piece.href})"
                code = ""
            else:
                code += piece
        return shown + code_cell(code)


class TypeCells:
    """Types as cells of one page.  ``paths`` and ``names`` are those of the pages, by id."""

    def __init__(
        self, page: str, paths: Mapping[str, str], names: Mapping[str, str]
    ) -> None:
        self.folder = posixpath.dirname(page)
        self.paths = paths
        self.names = names

    def field(self, field: Field) -> str:
        """Return the type cell of ``field``."""
        cell = self.type(field.type)
        if field.nullable:
            cell = _join(cell, _NONE)
        elif field.nullable is None:
            cell = _wrap("", cell, " (null?)")
        return cell.markdown

    def type(self, type_: Type) -> _Cell:
        match type_:
            case Scalar():
                return _Cell((FACTS[type_].word,))
            case ListOf(item):
                return _wrap("list[", self.type(item), "]")
            case MapOf(value):
                return _wrap("dict[str, ", self.type(value), "]")
            case StreamOf(item):
                return _wrap("stream[", self.type(item), "]")
            case Nullable(inner):
                return _join(self.type(inner), _NONE)
            case UnionOf(members):
                return _join(*(self.type(member) for member in members))
            case Literal(value):
                return _Cell((f"Literal[{_literal(value)}]",))
            case Ref(id_):
                href = _relative(self.paths[id_], self.folder)
                return _Cell((_Link(self.names[id_], href),))
            case Unknown():
                return _Cell(("Any",))
            case _:
                assert_never(type_)


_NONE = _Cell(("None",))


def _relative(path: str, folder: str) -> str:
    """Return ``path`` relative to ``folder``."""
    there, _, name = path.rpartition("/")
    way = _way(folder, there)
    return name if way == "." else f"{way}/{name}"


# Cached: there are few folders, and `relpath` asks the system for the current one.
@lru_cache(maxsize=1024)
def _way(here: str, there: str) -> str:
    return posixpath.relpath(there or ".", here or ".")


def _wrap(before: str, cell: _Cell, behind: str) -> _Cell:
    return _Cell((before, *cell.pieces, behind))


def _join(*cells: _Cell) -> _Cell:
    first, *others = cells
    pieces = first.pieces
    for cell in others:
        pieces += (" | ", *cell.pieces)
    return _Cell(pieces)


def _literal(value: str | int | bool) -> str:
    """Return ``value`` as a Python literal; strings have the quotes of JSON."""
    return json_text(value) if isinstance(value, str) else repr(value)
