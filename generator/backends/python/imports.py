"""Imports of a module as lines: sorted, in blocks, relative inside the package."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from generator.backends.python.code import Import
from generator.backends.python.layout.lines import import_lines

_DIGITS = re.compile(r"([0-9]+)")


def import_blocks(
    imports: Iterable[Import], module: str, local: Container[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return the import lines of ``module`` in blocks, as isort has them.

    These are the standard library, libraries, ``local`` modules, and those of the package, whose
    names are dotted from its root, with a leading dot.  Imports from ``module`` itself are
    dropped.
    """
    blocks = [_Block() for _ in range(4)]
    names = defaultdict[str, set[str]](set)
    for wanted in imports:
        if wanted.whole:
            renamed = wanted.name != wanted.module
            line = f"import {wanted.module}" + f" as {wanted.name}" * renamed
            blocks[_rank(wanted.module, local)].whole.add(line)
        elif wanted.module != module:
            names[wanted.module].add(wanted.name)
    for target, wanted_names in names.items():
        imported = relative(target, module) if target.startswith(".") else target
        blocks[_rank(target, local)].names[imported] = wanted_names
    return tuple(lines for block in blocks if (lines := tuple(block.lines())))


class _Block:
    """``names`` are imported from modules; ``whole`` has the lines of modules."""

    def __init__(self) -> None:
        self.whole = set[str]()
        self.names: dict[str, set[str]] = {}

    def lines(self) -> Iterator[str]:
        yield from sorted(self.whole)
        # The farthest come first, as in isort.
        modules = sorted(self.names, key=lambda module: (-_dots(module), module))
        yield from _lines(modules, self.names)


def _rank(module: str, local: Container[str]) -> int:
    """Return the number of the block of ``module``."""
    if module.startswith("."):
        return 3
    is_standard = module.partition(".")[0] in sys.stdlib_module_names
    return 0 if is_standard else 1 + (module in local)


def relative(target: str, module: str) -> str:
    """Return ``target`` relative to ``module``; both are given from the root: ``..errors.error``."""
    here, there = module.split(".")[1:-1], target.split(".")[1:]
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "." * (len(here) - shared + 1) + ".".join(there[shared:])


def _lines(modules: Sequence[str], names: Mapping[str, set[str]]) -> Iterator[str]:
    for module in modules:
        yield from _import(module, frozenset(names[module]))


# Cached: the modules of a package import the same names from a few modules.
@lru_cache(maxsize=1024)
def _import(module: str, names: frozenset[str]) -> tuple[str, ...]:
    return import_lines(module, sorted(names, key=import_key))


def export_lines(exports: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return the lines that import ``exports``, which are modules and names in them."""
    names = defaultdict[str, set[str]](set)
    for module, name in exports:
        names[module].add(name)
    return _lines(sorted(names), names)


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
