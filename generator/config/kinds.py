"""What a setting can be.  Each kind is read from TOML by ``read.py`` and from the command
line by ``commands/options.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.source import Span


@dataclass(frozen=True, slots=True)
class PathTo:
    """A path of a file or folder; in a file it counts from the folder of that file."""

    must_be_folder: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class DialectName:
    """``auto``, or one of the dialects, which the front end knows."""


@dataclass(frozen=True, slots=True)
class YesNo:
    pass


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, ``least`` or more."""

    least: int


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of strings; each is one of ``words``, if there are any."""

    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table from strings to strings: :class:`Entry` s.

    The keys, and the values, are of the words given, if there are any.
    """

    keys: Sequence[str] = ()
    values: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: what it says for ``key``, and where."""

    key: str
    value: str
    span: Span = field(compare=False)


Kind: TypeAlias = PathTo | OneOf | DialectName | YesNo | Whole | Texts | TableOf
Value: TypeAlias = str | bool | int | tuple[str, ...] | tuple[Entry, ...] | None
