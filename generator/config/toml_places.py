r"""Where the keys of a TOML text are, which ``tomllib`` does not tell.

>>> places = key_places('[tool.gen]\nspecs = "a"\n"x.y" = { z = 1 }')
>>> places["tool", "gen", "specs"], places["tool", "gen", "x.y", "z"]
((11, 16), (33, 34))

The tables of an array are counted from 0:

>>> key_places('[[jobs]]\na = 1\n[[jobs]]\na = 2')["jobs", 1, "a"]
(24, 25)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.text.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r'''
    (?P<skip> [\ \t\r]+ | \#[^\n]* )
  | (?P<string>
        """(?:\\.|[^\\])*?"{3,5} | \'{3}.*?\'{3,5}
      | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
  | (?P<end> \n )
  | (?P<mark> [][{}=.,] )
  | (?P<bare> [A-Za-z0-9_-]+ )
  | (?P<other> . )
    ''',
    re.VERBOSE | re.DOTALL,
)

Key = tuple[str | int, ...]
Place = tuple[int, int]


def key_places(text: str) -> Mapping[Key, Place]:
    """Return the range of each key in ``text``, which is valid TOML; the first if there are
    several.
    """
    return _Scanner(text).scan()


@dataclass
class _Scanner:
    text: str
    places: dict[Key, Place] = field(default_factory=dict)
    # The number of tables in each array so far.
    arrays: dict[Key, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        matches = _TOKEN.finditer(self.text)
        self.tokens = [match for match in matches if match.lastgroup != "skip"]
        self.at = 0

    def scan(self) -> Mapping[Key, Place]:
        table: Key = ()
        while self.at < len(self.tokens):
            if self._take("["):
                in_array = self._take("[")
                table = self._key(())
                if in_array:
                    table = self._next_of(table)
                while self._take("]"):
                    pass
            elif not self._take("\n"):
                self._pair(table)
        return self.places

    def _pair(self, table: Key) -> None:
        key = self._key(table)
        self._take("=")
        self._value(key)

    def _key(self, table: Key) -> Key:
        """Read a dotted key; each of its parts gets a place."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            table = (*table, _key_text(token))
            self.places.setdefault(table, token.span())
            if not self._take("."):
                break
            if table in self.arrays:  # the key refers to the last table of the array
                table = (*table, self.arrays[table] - 1)
        return table

    def _next_of(self, array: Key) -> Key:
        """Return the key of the next table in ``array``, whose place was just read."""
        index = self.arrays.get(array, 0)
        self.arrays[array] = index + 1
        self.places[*array, index] = self.tokens[self.at - 1].span()
        return (*array, index)

    def _value(self, key: Key) -> None:
        if self._take("{"):
            while self.at < len(self.tokens) and not self._take("}"):
                if not (self._take(",") or self._take("\n")):
                    self._pair(key)
        elif self._take("["):
            index = 0
            while self.at < len(self.tokens) and not self._take("]"):
                if not (self._take(",") or self._take("\n")):
                    if self._next_is("{"):
                        self.places[*key, index] = self.tokens[self.at].span()
                    self._value((*key, index))
                    index += 1
        else:
            # A number or a date may be several tokens.
            while self.at < len(self.tokens) and not self._next_is(*",]}\n"):
                self.at += 1

    def _next_is(self, *wanted: str) -> bool:
        ahead = self.tokens[self.at : self.at + 1]
        return bool(ahead) and ahead[0].group() in wanted

    def _take(self, wanted: str) -> bool:
        taken = self._next_is(wanted)
        self.at += taken
        return taken


def _key_text(token: re.Match[str]) -> str:
    if token.lastgroup != "string":
        return token.group()
    decoded: str = tomllib.loads(f"key = {token.group()}")["key"]
    return decoded
