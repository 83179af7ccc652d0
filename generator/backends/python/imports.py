"""Imports of a module as lines: sorted, in blocks, relative inside the package."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from generator.backends.python.code import Import
from generator.backends.python.layout.lines import import_lines

_DIGITS = re.compile(r"([0-9]+)")


def import_blocks(
    imports: Iterable[Import], module: str
) -> tuple[tuple[str, ...], ...]:
    """Return the import lines of ``module`` in blocks: standard library, third-party, own package.

    Module names of the package are dotted from its root, with a leading dot.  Imports from
    ``module`` itself are dropped.
    """
    names: dict[str, set[str]] = defaultdict(set)
    whole, others_whole = set[str](), set[str]()
    for wanted in imports:
        if wanted.whole:
            renamed = wanted.name != wanted.module
            line = f"import {wanted.module}" + f" as {wanted.name}" * renamed
            (whole if _is_standard(wanted.module) else others_whole).add(line)
        elif wanted.module != module:
            names[wanted.module].add(wanted.name)
    standard, others, own = {}, {}, {}
    for imported, of_module in names.items():
        if imported.startswith("."):
            own[relative(imported, module)] = of_module
        elif _is_standard(imported):
            standard[imported] = of_module
        else:
            others[imported] = of_module
    first = (*sorted(whole), *_lines(sorted(standard), standard))
    second = (*sorted(others_whole), *_lines(sorted(others), others))
    # The farthest come first, as in isort.
    third = tuple(_lines(sorted(own, key=lambda m: (-_dots(m), m)), own))
    return tuple(block for block in (first, second, third) if block)


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def relative(target: str, module: str) -> str:
    """Return ``target`` relative to ``module``; both are given from the root: ``..errors.error``."""
    here, there = module.split(".")[1:-1], target.split(".")[1:]
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "." * (len(here) - shared + 1) + ".".join(there[shared:])


def _lines(modules: Sequence[str], names: dict[str, set[str]]) -> list[str]:
    return [
        line
        for module in modules
        for line in import_lines(module, sorted(names[module], key=import_key))
    ]


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
