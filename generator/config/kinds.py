"""The kinds of settings.  ``read.py`` reads each from TOML, ``commands/options.py`` from the
command line.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.source import IgnoresSpan, Span


class PathSetting(Struct, frozen=True):
    """A path of a file or folder; in a file it is relative to the folder of that file."""

    must_be_folder: bool = False
    must_exist: bool = False


class OneOf(Struct, frozen=True):
    """One of ``words``."""

    words: Sequence[str]


class DialectName(Struct, frozen=True):
    """``auto``, or the name of a dialect; the front end knows the names."""


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
    """True or false."""


class Integer(Struct, frozen=True):
    """An integer, at least ``least``."""

    least: int


class StringList(Struct, frozen=True):
    """A list of strings, from ``words`` if that is not empty.

    ``needs``: maps a word to another that must be in the list as well.
    """

    words: Sequence[str] = ()
    needs: Mapping[str, str] = {}

    def lacking(self, values: Sequence[str]) -> str | None:
        """Return the expectation that ``values`` violates, None if there is none."""
        for word, needed in self.needs.items():
            if word in values and needed not in values:
                return f'a list with "{needed}", since it has "{word}"'
        return None


class TableOf(Struct, frozen=True):
    """A table from strings to strings, read as :class:`Entry` values.

    ``words`` maps the allowed keys to their allowed values; if empty, anything goes.
    """

    words: Mapping[str, Sequence[str]] = {}


class TablesOf(Struct, frozen=True):
    """A table of tables from strings to strings, read as :class:`Section` values.

    ``words`` applies to the inner tables: see TableOf.
    """

    words: Mapping[str, Sequence[str]]


class Records(Struct, frozen=True):
    """A list of tables of strings, read as :class:`Record` values.

    - ``needed``: the required keys.
    - ``words``: the allowed values, by key.
    - ``imports``: keys whose values are import paths, ``package.module:name``.
    - ``inner``: keys whose values are paths of files below a folder.
    """

    needed: Sequence[str]
    others: Sequence[str] = ()
    words: Mapping[str, Sequence[str]] = {}
    imports: Sequence[str] = ()
    inner: Sequence[str] = ()


class Record(IgnoresSpan, frozen=True):
    """One table of a list, with its own place and the places of its keys."""

    equality_ignores = frozenset({"span", "places"})

    values: Mapping[str, str]
    span: Span
    places: Mapping[str, Span] = {}

    def place(self, key: str) -> Span:
        return self.places.get(key, self.span)


class Entry(IgnoresSpan, frozen=True):
    """One line of a table: key, value and place."""

    key: str
    value: str
    span: Span


class Section(IgnoresSpan, frozen=True):
    """An inner table: its key, its entries, and its place."""

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
    """Return whether ``value`` is a relative path of a file that stays below its folder.

    Paths that gen uses itself are refused.
    """
    if not isinstance(value, str) or not value.isprintable():
        return False
    parts = value.split("/")
    if parts[0].startswith(".gen"):
        return False
    return not ({"", ".", ".."} & {*parts} or {"\\", ":"} & {*value})


def is_import_path(value: object) -> bool:
    """Return whether ``value`` is ``package.module:name`` with valid Python names."""
    if not isinstance(value, str):
        return False
    module, _, name = value.partition(":")
    return all(
        part.isidentifier() and not keyword.iskeyword(part)
        for part in (*module.split("."), name)
    )
