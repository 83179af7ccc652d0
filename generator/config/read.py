"""The text of a configuration -> Configuration.

Settings are in ``gen.toml`` or in ``[tool.gen]`` of ``pyproject.toml``; command-line options win
over them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath, PurePosixPath
from typing import Any, assert_never

from generator.config.kinds import (
    Boolean,
    DialectName,
    Entry,
    ImportPath,
    Integer,
    OneOf,
    PathSetting,
    Record,
    Records,
    Section,
    StringList,
    TableOf,
    TablesOf,
    Value,
    is_import_path,
    is_inner_path,
)
from generator.config.table import (
    AUTO,
    SETTINGS,
    Config,
    Configuration,
    Group,
    Setting,
)
from generator.config.toml_places import Key, key_places
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.source import SourceFile, Span
from generator.text.words import nearest

# If a folder has several, the first is read.
JOBS = "jobs"
# Tables that only group settings.
_SECTIONS = {key.partition(".")[0] for key in SETTINGS if "." in key}
_PYPROJECT_TABLE = ("tool", "gen")
_ERROR_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def has_settings(source: SourceFile) -> bool:
    """Return whether ``source`` is, or tries to be, a configuration of gen."""
    if not _prefix(source):
        return True
    try:
        tool = tomllib.loads(source.text).get("tool")
    except (ValueError, RecursionError):
        # Broken TOML counts if it mentions gen; reading it then reports why.
        return re.search(r"\bgen\b", source.text) is not None
    return isinstance(tool, dict) and "gen" in tool


def read_config(
    source: SourceFile, dialects: Sequence[str], report: Report
) -> Configuration:
    """Return the settings in ``source``.  Paths in it are relative to its folder.

    Reports: broken-config, unknown-setting, bad-setting.
    """
    try:
        data: Any = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        report.add(_broken(source, str(error)))
        return Configuration()
    return _Reader(source, dialects, report).read(data)


class _Reader:
    """Reads one file with valid TOML."""

    def __init__(
        self, source: SourceFile, dialects: Sequence[str], report: Report
    ) -> None:
        self.source = source
        self.report = report
        self.dialects = (AUTO, *dialects)
        self.prefix = _prefix(source)
        self.places = key_places(source.text)

    def read(self, data: Any) -> Configuration:
        for part in self.prefix:
            data = data.get(part) if isinstance(data, dict) else None
        if not isinstance(data, dict):
            # Without the table there are no settings, even if --config names the file.
            self._refuse((), "tool.gen", "a table")
            return Configuration()
        jobs = data.pop(JOBS, [])
        common = self._settings((), data, Config(), SETTINGS)
        return Configuration(common, self._jobs(jobs, common))

    def _jobs(self, jobs: Any, common: Config) -> tuple[Config, ...]:
        if not isinstance(jobs, list) or not all(isinstance(j, dict) for j in jobs):
            table = ".".join([*self.prefix, JOBS])
            self._refuse((JOBS,), JOBS, f"tables, each below [[{table}]]")
            return ()
        own = {k: s for k, s in SETTINGS.items() if s.group is not Group.REPORTING}
        read: list[Config] = []
        for index, job in enumerate(jobs):
            config = self._settings((JOBS, index), job, common, own)
            self._check_job((JOBS, index), job, config, read)
            read.append(config)
        return tuple(read)

    def _check_job(
        self, at: Key, job: Mapping[str, Any], config: Config, before: Iterable[Config]
    ) -> None:
        """Report a job that lacks a required setting, or that would overwrite another."""
        for key in ("specs", "output"):
            if getattr(config, key) is None and key not in job:
                self._refuse(at, JOBS, f"tables that each have `{key}`")
        if config.output and config.output in [other.output for other in before]:
            place = (*at, "output") if "output" in job else at
            self._refuse(place, "output", "a folder that no other job writes to")

    def _settings(
        self, at: Key, data: dict[str, Any], base: Config, known: Mapping[str, Setting]
    ) -> Config:
        """Return ``base`` with the settings of the table at ``at``; only ``known`` ones are
        allowed.
        """
        values: dict[str, Any] = {}
        for path, value in _flat(data):
            key = ".".join(path)
            if (setting := known.get(key)) is None:
                near = nearest(key, [*known, JOBS])
                span = self._span((*at, *path))
                self.report.add(catalog.unknown_setting(span, key, near))
                continue
            values[key] = self._value(setting, (*at, *path), value)
        # Refused values were reported; the default replaces them.
        values = {key: value for key, value in values.items() if value is not None}
        places = {key: self._span((*at, *key.split("."))) for key in values}
        return base.with_values(values, places)

    def _value(self, setting: Setting, at: Key, value: Any) -> Value:
        """Return the value, None if the setting cannot have it."""
        kind = setting.kind
        match kind:
            case PathSetting():
                if isinstance(value, str) and value:
                    return (PurePath(self.source.path).parent / value).as_posix()
                return self._refuse(at, setting.key, "a path, as a string")
            case OneOf(words):
                return self._word(at, setting.key, words, value)
            case DialectName():
                return self._word(at, setting.key, self.dialects, value)
            case ImportPath():
                if kind.fits(value):
                    return str(value)
                return self._refuse(at, setting.key, kind.expected)
            case Boolean():
                if isinstance(value, bool):
                    return value
                return self._refuse(at, setting.key, "true or false")
            case Integer(least):
                if type(value) is int and value >= least:
                    return value
                expected = f"an integer, at least {least}"
                return self._refuse(at, setting.key, expected)
            case StringList():
                return self._texts(at, setting.key, kind, value)
            case TableOf():
                if isinstance(value, dict):
                    return tuple(self._entries(at, setting.key, kind, value))
                table = ".".join([*self.prefix, setting.key])
                return self._refuse(at, setting.key, f"a table, such as [{table}]")
            case TablesOf(words):
                if isinstance(value, dict):
                    return tuple(self._sections(at, setting.key, words, value))
                table = ".".join([*self.prefix, setting.key])
                return self._refuse(at, setting.key, f'tables, such as [{table}."a/*"]')
            case Records():
                return self._records(at, setting.key, kind, value)
            case _:
                assert_never(kind)

    def _word(self, at: Key, name: str, words: Sequence[str], value: Any) -> Value:
        if isinstance(value, str) and value in words:
            return value
        near = nearest(str(value), words)
        expected = " or ".join(f'"{word}"' for word in words)
        return self._refuse(at, name, expected, near)

    def _texts(self, at: Key, name: str, kind: StringList, value: Any) -> Value:
        words = kind.words
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            return self._refuse(at, name, "a list of strings")
        wrong = [item for item in value if words and item not in words]
        if wrong:
            expected = "a list of " + ", ".join(f'"{word}"' for word in words)
            return self._refuse(at, name, expected, nearest(wrong[0], words))
        if lacking := kind.lacking(value):
            return self._refuse(at, name, lacking)
        return tuple(value)

    def _entries(
        self, at: Key, name: str, kind: TableOf, table: dict[str, Any]
    ) -> Iterator[Entry]:
        for key, value in table.items():
            place, full = (*at, key), f"{name}.{key}"
            if kind.words and key not in kind.words:
                near = nearest(key, kind.words)
                self.report.add(catalog.unknown_setting(self._span(place), full, near))
            elif not isinstance(value, str):
                expected = "a string; put a pattern with a dot in quotes"
                self._refuse(place, full, expected)
            elif not kind.words or self._word(place, full, kind.words[key], value):
                yield Entry(key, value, self._span(place))

    def _sections(
        self,
        at: Key,
        name: str,
        words: Mapping[str, Sequence[str]],
        table: dict[str, Any],
    ) -> Iterator[Section]:
        for key, inner in table.items():
            place, full = (*at, key), f"{name}.{key}"
            if not isinstance(inner, dict):
                self._refuse(place, full, "a table")
                continue
            entries = self._entries(place, full, TableOf(words), inner)
            yield Section(key, tuple(entries), self._span(place))

    def _records(self, at: Key, name: str, kind: Records, value: Any) -> Value:
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            table = ".".join([*self.prefix, name])
            return self._refuse(at, name, f"tables, each below [[{table}]]")
        read = [
            self._record((*at, index), name, kind, table)
            for index, table in enumerate(value)
        ]
        return tuple(record for record in read if record)

    def _record(
        self, at: Key, name: str, kind: Records, table: dict[str, Any]
    ) -> Record | None:
        """Return one table, None if something in it is wrong; that is reported."""
        known = [*kind.needed, *kind.others]
        for key in table.keys() - {*known}:
            near = nearest(key, known)
            span = self._span((*at, key))
            self.report.add(catalog.unknown_setting(span, f"{name}.{key}", near))
        for key in kind.needed:
            if key not in table:
                self._refuse(at, name, f"tables that have `{key}`")
        values = {
            key: self._text((*at, key), f"{name}.{key}", kind, value)
            for key, value in table.items()
            if key in known
        }
        if values.keys() < {*kind.needed} or None in values.values():
            return None
        places = {key: self._span((*at, key)) for key in values}
        return Record({k: v for k, v in values.items() if v}, self._span(at), places)

    def _text(self, at: Key, name: str, kind: Records, value: Any) -> str | None:
        key = str(at[-1])
        if key in kind.words:
            word = self._word(at, name, kind.words[key], value)
            return word if isinstance(word, str) else None
        if key in kind.imports and not is_import_path(value):
            expected = 'an import path, such as "acme.money:Money"'
            self._refuse(at, name, expected)
            return None
        if key in kind.inner and not is_inner_path(value):
            self._refuse(at, name, "the path of a file below a folder, with `/`")
            return None
        if not isinstance(value, str):
            self._refuse(at, name, "a string")
            return None
        return value

    def _refuse(
        self, key: Key, name: str, expected: str, near: Sequence[str] = ()
    ) -> Value:
        """Report that ``name`` is not as ``expected``; it then has no value."""
        self.report.add(catalog.bad_setting(self._span(key), name, expected, near))
        return None

    def _span(self, key: Key) -> Span:
        start, end = self.places.get((*self.prefix, *key), (0, 0))
        return Span(self.source, start, end)


def _flat(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the settings in ``data``; those in sections with their full names."""
    for key, value in data.items():
        if key in _SECTIONS and isinstance(value, dict):
            for name, inner in value.items():
                yield (key, name), inner
        else:
            yield (key,), value


def _prefix(source: SourceFile) -> tuple[str, ...]:
    """Return the path of the table with the settings in ``source``, ``()`` for the whole file."""
    name = PurePosixPath(source.path).name
    return _PYPROJECT_TABLE if name == "pyproject.toml" else ()


def _broken(source: SourceFile, message: str) -> Diagnostic:
    match = _ERROR_PLACE.search(message)
    start = len(source.text)
    if match:
        line, column = map(int, match.groups())
        start = min(source.line_start(line) + column - 1, len(source.text))
    reason = _ERROR_PLACE.sub("", message).removesuffix(" (at end of document)")
    return catalog.broken_config(Span(source, start, start), reason)
