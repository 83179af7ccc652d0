"""Compares the keys in JSON examples with those of the fields.

SDK documents print names in the case of their language, but examples show the keys of the JSON.  So
an example whose keys would fit in a different case shows which wire case to configure.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import Field, ObjectDef, Schema
from generator.ir.types import ListOf, MapOf, Nullable, Ref, Type
from generator.source import Span
from generator.text.casing import AS_WRITTEN, WIRE_CASES, apply_case, split_words
from generator.text.code_spans import read_code_span

# `**Example 1:** {…}<br/>**Example 2:** {…}`
_SEVERAL = re.compile(r"\*\*Example \d+:\*\*")


class _Key(Struct, frozen=True):
    """A key of an object in the example at ``shown``, and the wire cases that produce it."""

    owner: str
    name: str
    cases: frozenset[str]
    shown: Span


def check_examples(schema: Schema, config: Config, report: Report) -> None:
    """Report the first key in an example that would be a field in a different case.

    Reports: wire-case-mismatch.
    """
    first_of: dict[tuple[str, str], _Key] = {}
    for key in _Keys(schema, config.wire_case).all():
        first_of.setdefault((key.owner, key.name), key)
    keys = first_of.values()
    wrong = [key for key in keys if config.wire_case not in key.cases]
    if not wrong:
        return
    votes = Counter(case for key in keys for case in key.cases)
    # If several fit equally well: the one in force, else the first in the list.
    order = [config.wire_case, AS_WRITTEN, *WIRE_CASES]
    best = max(order, key=lambda case: votes[case])
    report.add(
        catalog.wire_case_mismatch(
            _place(wrong[0]),
            wrong[0].name,
            config.wire_case,
            votes[config.wire_case],
            best,
            votes[best],
            len(keys),
        )
    )


def _place(key: _Key) -> Span:
    """Return the place of the key in its example; the whole example if it cannot be found."""
    shown, quoted = key.shown, json.dumps(key.name, ensure_ascii=False)
    # From the right, since a description may contain the quoted word, too.
    start = shown.file.text.rfind(quoted, shown.start, shown.end)
    return Span(shown.file, start, start + len(quoted)) if start >= 0 else shown


def _row(field: Field) -> Span:
    """Return the row of ``field``, from its name on."""
    name = field.span
    return Span(name.file, name.start, name.file.line_end(name.begin[0]))


class _Possible(Struct, frozen=True):
    """The key that ``field`` has in each of ``cases``; no cases if the name has only one form."""

    field: Field
    cases: frozenset[str]


class _Keys:
    """The keys in all examples that show the wire case."""

    def __init__(self, schema: Schema, case: str) -> None:
        self.schema = schema
        self.case = case
        self._possible: dict[str, dict[str, _Possible]] = {}

    def all(self) -> Iterator[_Key]:
        for id_, definition in self.schema.definitions.items():
            if not isinstance(definition, ObjectDef):
                continue
            for field in definition.fields:
                for value in _json_values(field.example):
                    yield from self._of(value, field.type, _row(field))
            for example in definition.examples:
                for value in _json_values(example.text):
                    yield from self._of(value, Ref(id_), example)
                    yield from self._of(value, ListOf(Ref(id_)), example)

    def _of(self, value: Any, type_: Type, shown: Span) -> Iterator[_Key]:
        """Yield the keys in ``value``, an example of ``type_``."""
        # Without recursion: a document may nest values to any depth.
        ahead = [(value, type_)]
        while ahead:
            value, type_ = ahead.pop()
            match type_, value:
                case Nullable(inner), _:
                    ahead.append((value, inner))
                case ListOf(inner), list():
                    ahead += [(item, inner) for item in reversed(value)]
                case MapOf(inner), dict():
                    ahead += [(item, inner) for item in reversed(value.values())]
                case Ref(id_), dict():
                    definition = self.schema.definitions[id_]
                    if isinstance(definition, ObjectDef):
                        yield from self._own(value, definition, shown)
                        ahead += reversed(list(self._inner(value, definition)))

    def _own(
        self, value: dict[str, Any], owner: ObjectDef, shown: Span
    ) -> Iterator[_Key]:
        possible = self._possible_keys(owner)
        for name in value:
            if name in possible and possible[name].cases:
                yield _Key(owner.identity.id, name, possible[name].cases, shown)

    def _inner(
        self, value: dict[str, Any], owner: ObjectDef
    ) -> Iterator[tuple[Any, Type]]:
        """Yield the values of the known keys in ``value``, with their types."""
        possible = self._possible_keys(owner)
        for name, inner in value.items():
            if name in possible:
                yield inner, possible[name].field.type

    def _possible_keys(self, owner: ObjectDef) -> dict[str, _Possible]:
        id_ = owner.identity.id
        if id_ not in self._possible:
            self._possible[id_] = _possible_keys(owner, self.case)
        return self._possible[id_]


def _possible_keys(owner: ObjectDef, case: str) -> dict[str, _Possible]:
    """Return the possible keys of the fields of ``owner``, in all cases.

    Stated and configured keys, and names of one word, do not show the case.
    """
    made: dict[str, tuple[Field, set[str]]] = {}
    for field in owner.fields:
        is_telling = _follows(field, case) and len(split_words(field.doc_name)) > 1
        for other in WIRE_CASES if _follows(field, case) else ():
            key = apply_case(field.doc_name, other)
            cases = made.setdefault(key, (field, set()))[1]
            cases |= {other} if is_telling else set()
    fixed = {
        f.wire_name: (f, set[str]()) for f in owner.fields if not _follows(f, case)
    }
    return {
        key: _Possible(field, frozenset(cases))
        for key, (field, cases) in {**made, **fixed}.items()
    }


def _follows(field: Field, case: str) -> bool:
    """Return whether the key of ``field`` is its name in the wire case."""
    made = apply_case(field.doc_name, case)
    return not field.wire_name_stated and field.wire_name == made


def _json_values(example: str) -> Iterable[Any]:
    """Return the JSON values in ``example``; most examples are other text."""
    if "{" not in example and "[" not in example:
        return ()
    return _parsed(example)


def _parsed(example: str) -> Iterator[Any]:
    for text in _SEVERAL.split(example):
        text = text.strip()
        shown = read_code_span(text) or text
        if shown.lstrip().startswith(("{", "[")):
            try:
                yield json.loads(shown)
            except (ValueError, RecursionError):
                continue
