"""What a setting can be.  Each kind is read from TOML by ``read.py`` and from the command
line by ``commands/options.py``."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.source import IgnoresSpan, Span


class PathSetting(Struct, frozen=True):
    """A path of a file or folder; in a file it counts from the folder of that file."""

    must_be_folder: bool = False
    must_exist: bool = False


class OneOf(Struct, frozen=True):
    words: Sequence[str]


class DialectName(Struct, frozen=True):
    """``auto``, or one of the dialects, which the front end knows."""


class ImportPath(Struct, frozen=True):
    """The place of something in Python: ``package.module:name``, or without a name."""

    has_name: bool

    @property
    def expected(self) -> str:
        example = "acme.base:Model" if self.has_name else "acme.mixins"
        what = "an import path" if self.has_name else "the name of a module"
        return f'{what}, such as "{example}"'

    def fits(self, value: object) -> bool:
        name = value if self.has_name else f"{value}:name"
        return isinstance(value, str) and is_import_path(name)


class Boolean(Struct, frozen=True):
    pass


class Integer(Struct, frozen=True):
    """A whole number, ``least`` or more."""

    least: int


class StringList(Struct, frozen=True):
    """A list of strings; each is one of ``words``, if there are any.

    ``needs``: a word that is in the list only with another.
    """

    words: Sequence[str] = ()
    needs: Mapping[str, str] = {}

    def lacking(self, values: Sequence[str]) -> str | None:
        """Return what ``values`` should be if one of them needs another, None if not."""
        for word, needed in self.needs.items():
            if word in values and needed not in values:
                return f'a list that has "{needed}" where it has "{word}"'
        return None


class TableOf(Struct, frozen=True):
    """A table from strings to strings: :class:`Entry` s.

    ``words`` has the keys that there are, and what each can be; empty, any will do.
    """

    words: Mapping[str, Sequence[str]] = {}


class TablesOf(Struct, frozen=True):
    """A table of tables from strings to strings: :class:`Section` s.

    ``words``: see TableOf; they are those of the inner tables.
    """

    words: Mapping[str, Sequence[str]]


class Records(Struct, frozen=True):
    """A list of tables, each with strings: :class:`Record` s.

    The keys in ``needed`` must be there.  A value is one of ``words`` for its key; those of
    ``imports`` are import paths, ``package.module:name``; those of ``inner`` are paths of
    files below a folder.
    """

    needed: Sequence[str]
    others: Sequence[str] = ()
    words: Mapping[str, Sequence[str]] = {}
    imports: Sequence[str] = ()
    inner: Sequence[str] = ()


class Record(IgnoresSpan, frozen=True):
    """One of these tables, and where it begins and its keys stand."""

    equality_ignores = frozenset({"span", "places"})

    values: Mapping[str, str]
    span: Span
    places: Mapping[str, Span] = {}

    def place(self, key: str) -> Span:
        return self.places.get(key, self.span)


class Entry(IgnoresSpan, frozen=True):
    """One line of a table: what it says for ``key``, and where."""

    key: str
    value: str
    span: Span


class Section(IgnoresSpan, frozen=True):
    """One of the tables in a table: its key, what it says, and where it begins."""

    key: str
    entries: tuple[Entry, ...]
    span: Span


Kind: TypeAlias = (
    PathSetting
    | OneOf
    | DialectName
    | ImportPath
    | Boolean
    | Integer
    | StringList
    | TableOf
    | TablesOf
    | Records
)
Value: TypeAlias = (
    str
    | bool
    | int
    | tuple[str, ...]
    | tuple[Entry, ...]
    | tuple[Section, ...]
    | tuple[Record, ...]
    | None
)


def is_inner_path(value: object) -> bool:
    """Return whether ``value`` is the path of a file below a folder, whichever that is.

    It is none that gen keeps there for itself.
    """
    if not isinstance(value, str) or not value.isprintable():
        return False
    parts = value.split("/")
    if parts[0].startswith(".gen"):
        return False
    return not ({"", ".", ".."} & {*parts} or {"\\", ":"} & {*value})


def is_import_path(value: object) -> bool:
    """Return whether ``value`` is ``package.module:name``, all of it names of Python."""
    if not isinstance(value, str):
        return False
    module, _, name = value.partition(":")
    return all(
        part.isidentifier() and not keyword.iskeyword(part)
        for part in (*module.split("."), name)
    )
