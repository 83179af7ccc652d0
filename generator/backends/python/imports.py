"""Imports of a module as lines: sorted, in blocks, relative inside the package."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from generator.backends.python.code import Import
from generator.backends.python.layout.lines import import_lines

_DIGITS = re.compile(r"([0-9]+)")


def import_blocks(
    imports: Iterable[Import], module: str, local: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return the import lines of ``module`` in blocks, as isort has them.

    These are the standard library, libraries, ``local`` modules, and those of the package, whose
    names are dotted from its root, with a leading dot.  Imports from ``module`` itself are
    dropped.
    """
    whole = set[tuple[int, str]]()  # the rank and the line
    names = defaultdict[str, set[str]](set)
    for wanted in imports:
        if wanted.whole:
            renamed = wanted.name != wanted.module
            line = f"import {wanted.module}" + f" as {wanted.name}" * renamed
            whole.add((_rank(wanted.module, local), line))
        elif wanted.module != module:
            names[wanted.module].add(wanted.name)
    blocks: Sequence[list[str]] = [[], [], [], []]
    for rank, line in sorted(whole):
        blocks[rank].append(line)
    package = module.rpartition(".")[0]
    for place, target in sorted((_place(t, package, local), t) for t in names):
        blocks[place.rank] += _import(place.module, frozenset(names[target]))
    return tuple(tuple(lines) for lines in blocks if lines)


class _Place(NamedTuple):
    """The place of a module among the imports, as a sort key: the farthest come first, as in isort."""

    rank: int
    distance: int
    module: str


# Cached: the modules of a package import from a few modules.
@lru_cache(maxsize=8192)
def _place(target: str, package: str, local: tuple[str, ...]) -> _Place:
    """Return the place of ``target`` in a module of ``package``."""
    module = _from_package(target, package) if target.startswith(".") else target
    return _Place(_rank(target, local), -_dots(module), module)


def _rank(module: str, local: Container[str]) -> int:
    """Return the number of the block of ``module``."""
    if module.startswith("."):
        return 3
    is_standard = module.partition(".")[0] in sys.stdlib_module_names
    return 0 if is_standard else 1 + (module in local)


def relative(target: str, module: str) -> str:
    """Return ``target`` relative to ``module``; both are given from the root: ``..errors.error``."""
    return _from_package(target, module.rpartition(".")[0])


def _from_package(target: str, package: str) -> str:
    """Return ``target`` relative to a module of ``package``."""
    here, there = package.split(".")[1:], target.split(".")[1:]
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "." * (len(here) - shared + 1) + ".".join(there[shared:])


# Cached: the modules of a package import the same names from a few modules.
@lru_cache(maxsize=1024)
def _import(module: str, names: frozenset[str]) -> tuple[str, ...]:
    return import_lines(module, sorted(names, key=import_key))


def export_lines(exports: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines that import ``exports``, which are modules and names in them."""
    names = defaultdict[str, set[str]](set)
    for module, name in exports:
        names[module].add(name)
    for module in sorted(names):
        yield from _import(module, frozenset(names[module]))


def _dots(module: str) -> int:
    return len(module) - len(module.lstrip("."))


_Pieces: TypeAlias = tuple[tuple[int, int, str], ...]


@lru_cache(maxsize=8192)
def import_key(name: str) -> tuple[int, _Pieces, _Pieces]:
    """Return the sort key of isort and ruff (I001) for imported names: case comes last."""
    return _kind(name), _natural(name.lower()), _natural(name)


@lru_cache(maxsize=8192)
def export_key(name: str) -> tuple[int, _Pieces]:
    """Return the sort key of ruff (RUF022) for the names in ``__all__``."""
    return _kind(name), _natural(name)


def _kind(name: str) -> int:
    """Return the rank of a name: constants, then classes, then others."""
    if len(name.encode()) > 1 and name.isupper():  # ruff counts bytes
        return 0
    return 1 if name[0].isupper() else 2


def _natural(name: str) -> _Pieces:
    """Return the key for natural sorting, where a10 comes after a9."""
    return tuple(_by_value(piece) for piece in _DIGITS.split(name) if piece)


def _by_value(piece: str) -> tuple[int, int, str]:
    """Return the sort key of a piece of a name; the piece has only digits or none.

    A longer number is larger; a number with a leading zero sorts like a fraction.
    """
    if not piece.isdecimal():
        return 2, 0, piece
    return (0, 0, piece) if piece[0] == "0" else (1, len(piece), piece)
