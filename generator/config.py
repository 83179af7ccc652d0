"""The text of a configuration -> Config: what may be set, and where each value was set.

The settings stand in ``gen.toml``, or in ``[tool.gen]`` of ``pyproject.toml``; options of the
command line win over them.  docs/configuration.md describes each.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import PurePath, PurePosixPath
from typing import Any

from generator.casing import AS_WRITTEN, WIRE_CASES
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.source import SourceFile, Span
from generator.toml_places import Key, key_places

# In one folder, the first is read.
CONFIG_NAMES = ("gen.toml", "pyproject.toml")
AUTO = "auto"
ENUMS = ("open", "closed")
BLACK, RUFF = "black", "ruff"
FORMATTERS = (BLACK, RUFF, "none")
_PYPROJECT_TABLE = ("tool", "gen")
_ERROR_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class WireName:
    """The fields that ``pattern`` matches have the key ``name``; see ``passes/wire_names.py``."""

    pattern: str
    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings, each called as its key with ``_`` for ``-``.

    ``origins`` has the place or the option that a value comes from, by key; what is not in
    it has its default.
    """

    specs: str | None = None
    output: str | None = None
    dialect: str = AUTO
    wire_case: str = AS_WRITTEN
    wire_names: tuple[WireName, ...] = ()
    enums: str = "open"
    formatter: str = BLACK
    origins: Mapping[str, Span | str] = field(default_factory=dict, compare=False)

    def with_options(self, options: Mapping[str, str | None]) -> Config:
        """Return the configuration with those of ``options``, by key, that are not None."""
        given = {_key(k): value for k, value in options.items() if value is not None}
        named = {key: "SPECS" if key == "specs" else f"--{key}" for key in given}
        origins = {**self.origins, **named}
        return _with_values(replace(self, origins=origins), given)


def _key(attribute: str) -> str:
    return attribute.replace("_", "-")


SETTINGS = tuple(_key(f.name) for f in fields(Config) if f.name != "origins")


def _with_values(config: Config, values: Mapping[str, Any]) -> Config:
    return replace(config, **{k.replace("-", "_"): v for k, v in values.items()})


def has_settings(source: SourceFile) -> bool:
    """Return whether ``source`` is, or may be meant to be, a configuration of gen."""
    if not _prefix(source):
        return True
    try:
        tool = tomllib.loads(source.text).get("tool")
    except (ValueError, RecursionError):
        # Reading it reports why; a file that never says gen is none of ours.
        return re.search(r"\bgen\b", source.text) is not None
    return isinstance(tool, dict) and "gen" in tool


def read_config(source: SourceFile, dialects: Sequence[str], report: Report) -> Config:
    """Return what ``source`` sets.  Paths in it count from its folder.

    Reports: broken-config, unknown-setting, bad-setting.
    """
    try:
        data: Any = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        report.add(_broken(source, str(error)))
        return Config()
    return _Reader(source, dialects, report).read(data)


class _Reader:
    """Reads one file whose text is TOML."""

    def __init__(
        self, source: SourceFile, dialects: Sequence[str], report: Report
    ) -> None:
        self.source = source
        self.report = report
        self.prefix = _prefix(source)
        self.places = key_places(source.text)
        self.choices: Mapping[str, Sequence[str]] = {
            "dialect": [AUTO, *dialects],
            "wire-case": WIRE_CASES,
            "enums": ENUMS,
            "formatter": FORMATTERS,
        }

    def read(self, data: Any) -> Config:
        for part in self.prefix:
            data = data.get(part) if isinstance(data, dict) else None
        if not isinstance(data, dict):
            # Nor has a file without the table anything to say, though --config names it.
            self._refuse((), "tool.gen", "a table")
            return Config()
        values = {key: self._value(key, value) for key, value in data.items()}
        # What was refused has been reported, and its default stands in for it.
        values = {key: value for key, value in values.items() if value is not None}
        origins = {key: self._span((key,)) for key in values}
        return _with_values(Config(origins=origins), values)

    def _value(self, key: str, value: Any) -> str | tuple[WireName, ...] | None:
        """Return the value that is set for ``key``, None if there is none."""
        if key not in SETTINGS:
            near = get_close_matches(key, SETTINGS, 1)
            self.report.add(catalog.unknown_setting(self._span((key,)), key, near))
            return None
        if key == "wire-names":
            return self._wire_names(key, value)
        if key in self.choices:
            return self._choice(key, value)
        if isinstance(value, str) and value:
            return (PurePath(self.source.path).parent / value).as_posix()
        self._refuse((key,), key, "a path, as a string")
        return None

    def _choice(self, key: str, value: Any) -> str | None:
        choices = self.choices[key]
        if isinstance(value, str) and value in choices:
            return value
        near = get_close_matches(str(value), choices, 1)
        expected = " or ".join(f'"{choice}"' for choice in choices)
        self._refuse((key,), key, expected, near)
        return None

    def _wire_names(self, key: str, value: Any) -> tuple[WireName, ...] | None:
        if not isinstance(value, dict):
            self._refuse((key,), key, "a table, such as [tool.gen.wire-names]")
            return None
        return tuple(self._overrides(key, value))

    def _overrides(self, key: str, table: dict[str, Any]) -> Iterator[WireName]:
        for pattern, name in table.items():
            if isinstance(name, str):
                yield WireName(pattern, name, self._span((key, pattern)))
            else:
                expected = "a string; a pattern with a dot stands in quotes"
                self._refuse((key, pattern), f"{key}.{pattern}", expected)

    def _refuse(
        self, key: Key, name: str, expected: str, near: Sequence[str] = ()
    ) -> None:
        self.report.add(catalog.bad_setting(self._span(key), name, expected, near))

    def _span(self, key: Key) -> Span:
        start, end = self.places.get((*self.prefix, *key), (0, 0))
        return Span(self.source, start, end)


def _prefix(source: SourceFile) -> Key:
    """Return the table of the settings in ``source``, ``()`` for the whole of it."""
    name = PurePosixPath(source.path).name
    return _PYPROJECT_TABLE if name == "pyproject.toml" else ()


def _broken(source: SourceFile, message: str) -> Diagnostic:
    found = _ERROR_PLACE.search(message)
    start = len(source.text)
    if found:
        line, column = map(int, found.groups())
        start = min(source.line_start(line) + column - 1, len(source.text))
    reason = _ERROR_PLACE.sub("", message).removesuffix(" (at end of document)")
    return catalog.broken_config(Span(source, start, start), reason)
