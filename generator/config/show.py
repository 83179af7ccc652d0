"""Configs -> the output of ``gen config``: TOML, with the origin of each value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.config.kinds import Entry, Record, Section, Value
from generator.config.table import SETTINGS, Config, Group, Setting


def show_settings(jobs: Sequence[Config]) -> Iterator[str]:
    """Yield the lines: all settings of a single job; or the shared settings, then each job."""
    shared = [s for s in SETTINGS.values() if s.group is Group.REPORTING]
    own = [s for s in SETTINGS.values() if s.group is not Group.REPORTING]
    if len(jobs) == 1:
        yield from _table(jobs[0], [*own, *shared])
        return
    yield from _table(jobs[0], shared)
    for job in jobs:
        yield "[[jobs]]"
        yield from _table(job, own)


def _table(config: Config, settings: Sequence[Setting]) -> Iterator[str]:
    for setting in settings:
        value: Value = getattr(config, setting.attribute)
        if value is None:
            yield f"# {setting.key} is not set"
        elif isinstance(value, tuple) and value and isinstance(value[0], Entry):
            yield from _entries(setting.key, value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            yield from _records(setting.key, value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Section):
            for section in value:
                assert isinstance(section, Section)
                key = f"{setting.key}.{_quoted(section.key)}"
                yield from _entries(key, section.entries)
        elif value != ():
            origin = config.origins.get(setting.key, "default")
            yield f"{setting.key} = {_shown(value)}  # {origin}"


def _entries(key: str, entries: Sequence[object]) -> Iterator[str]:
    for entry in entries:
        assert isinstance(entry, Entry)
        pair = f"{_quoted(entry.key)} = {_quoted(entry.value)}"
        yield f"{key}.{pair}  # {entry.span}"


def _records(key: str, records: Sequence[object]) -> Iterator[str]:
    for record in records:
        assert isinstance(record, Record)
        yield f"[[{key}]]  # {record.span}"
        for name, value in record.values.items():
            yield f"{name} = {_quoted(value)}"


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(str(item)) for item in value)}]"
    return json.dumps(value)


def _quoted(text: str) -> str:
    """Return ``text`` as a TOML string, with control characters escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
