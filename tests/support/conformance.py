"""What each target does with each feature: rows of documents, and the table that they make."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checkers import run_module
from json_documents import Json
from pydantic import TypeAdapter, ValidationError
from spec_package import Compiled, compiled, read_texts, write_files
from verdicts import component_validator, renamed, schema_validator

from generator.compiler import emit_files
from generator.config import Config
from generator.config.targets import MODELS, UNSUPPORTED

TARGETS = ("dataclasses", "pydantic", "msgspec", "typeddict", "json-schema", "openapi")
_HEAD = "| Name | Type | Required | Constraints | Default |\n| --- | --- | --- | --- | --- |\n"


def _page(title: str, *rows: str) -> str:
    return f"# {title}\n\n{_HEAD}" + "".join(f"| {row} |\n" for row in rows)


SPECS: Mapping[str, str] = {
    "Presence.md": _page(
        "Presence",
        "must | string | yes | |",
        "mustOrNull | string or null | yes | |",
        "may | string | no | |",
        "mayOrNull | string or null | no | |",
        "preset | integer | no | | 5",
    ),
    "Scalars.md": _page(
        "Scalars",
        *(
            f"{name} | {type_} | no | |"
            for name, type_ in {
                "text": "string",
                "whole": "integer",
                "real": "number",
                "flag": "boolean",
                "money": "decimal",
                "data": "bytes",
                "day": "date",
                "moment": "datetime",
                "clock": "time",
                "span": "duration",
                "key": "uuid",
                "mixed": "string or integer",
            }.items()
        ),
    ),
    "Rules.md": _page(
        "Rules",
        "whole | integer | no | 1..9 |",
        "real | number | no | > 0 |",
        "step | number | no | multiple of 0.5 |",
        "code | string | no | pattern `^[A-Z]+$` |",
        "name | string | no | length 2..3 |",
        "items | list of string | no | 1..2 items, unique |",
        "data | bytes | no | length 1..2 |",
        "money | decimal | no | >= 0 |",
    ),
    "Hue.md": "# Hue\n\n| Value | Description |\n| --- | --- |\n| red | R |\n| blue | B |\n",
    "Paint.md": _page("Paint", "hue | Hue | no | |"),
    "Cat.md": _page("Cat", '`kind` | "cat" | yes | |', "lives | integer | yes | |"),
    "Dog.md": _page("Dog", '`kind` | "dog" | yes | |', "tricks | integer | yes | |"),
    "Pet.md": "# Pet\n\n## Supported Types\n\n### Cat\n\n### Dog\n",
    "Lion.md": _page("Lion", "mane | string | yes | |"),
    "Bear.md": _page("Bear", "fur | string | yes | |"),
    "Beast.md": "# Beast\n\n## Supported Types\n\n### Lion\n\n### Bear\n",
    "Zoo.md": _page("Zoo", "pet | Pet | no | |", "beast | Beast | no | |"),
    "Tree.md": _page(
        "Tree", "name | string | yes | |", "branches | list of Tree | no | |"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Feature:
    """Documents of one definition that fit, that do not, that come back as they are.

    ``texts`` come back with all of their digits; ``errors`` have two errors, which both are told.
    """

    group: str
    name: str
    id: str
    config: Config = field(default_factory=Config)
    fits: tuple[Json, ...] = ()
    refused: tuple[Json, ...] = ()
    comes_back: tuple[Json, ...] = ()
    texts: tuple[str, ...] = ()
    errors: tuple[Json, ...] = ()

    def written(self) -> list[str]:
        """Return the texts that survive a round trip."""
        return [*map(json.dumps, self.comes_back), *self.texts]

    def documents(self) -> list[Json]:
        """Return all documents."""
        written = map(json.loads, self.written())
        return [*self.fits, *self.refused, *written, *self.errors]


_CLOSED = Config(enums="closed", unions="closed")
_CAT = {"kind": "cat", "lives": 9}
_FULL = {"must": "a", "mustOrNull": "b"}
FEATURES = (
    Feature(
        group="presences",
        name="a required key is neither absent nor null",
        id="Presence",
        fits=(_FULL,),
        refused=({"mustOrNull": "b"}, {"must": None, "mustOrNull": "b"}),
    ),
    Feature(
        group="presences",
        name="null where the document allows it",
        id="Presence",
        fits=({"must": "a", "mustOrNull": None},),
        refused=({"must": "a"},),
    ),
    Feature(
        group="presences",
        name="absent and null are preserved",
        id="Presence",
        comes_back=(
            {**_FULL, "mayOrNull": None, "preset": 1},
            {**_FULL, "mayOrNull": "c", "preset": 1},
        ),
    ),
    Feature(
        group="presences",
        name="a default is written",
        id="Presence",
        comes_back=({**_FULL, "preset": 5},),
    ),
    Feature(
        group="enums",
        name="open: other values are kept",
        id="Paint",
        fits=({"hue": "mauve"},),
        refused=({"hue": 1},),
        comes_back=({"hue": "mauve"}, {"hue": "red"}),
    ),
    Feature(
        group="enums",
        name="closed: other values are rejected",
        id="Paint",
        config=_CLOSED,
        fits=({"hue": "red"},),
        refused=({"hue": "mauve"},),
    ),
    Feature(
        group="unions",
        name="by a tag",
        id="Zoo",
        fits=({"pet": _CAT},),
        refused=({"pet": {"lives": 9}}, {"pet": {"kind": "dog", "lives": 9}}),
        comes_back=({"pet": _CAT},),
    ),
    Feature(
        group="unions",
        name="open: an object with a new tag is kept",
        id="Zoo",
        comes_back=({"pet": {"kind": "cow", "milk": [1]}},),
    ),
    Feature(
        group="unions",
        name="closed: an object with a new tag is rejected",
        id="Zoo",
        config=_CLOSED,
        refused=({"pet": {"kind": "cow"}},),
    ),
    Feature(
        group="unions",
        name="the tag is required outside of a union too",
        id="Cat",
        refused=({"lives": 9}, {"kind": "dog", "lives": 9}),
    ),
    Feature(
        group="unions",
        name="without a tag, by the keys",
        id="Zoo",
        refused=({"beast": {}}, {"beast": {"mane": 1}}),
        comes_back=({"beast": {"mane": "a"}}, {"beast": {"fur": "b"}}),
    ),
    Feature(
        group="unions",
        name="of a string and an integer",
        id="Scalars",
        refused=({"mixed": True}, {"mixed": 1.5}),
        comes_back=({"mixed": "1"}, {"mixed": 1}),
    ),
    Feature(
        group="constraints",
        name="limits, lengths, patterns",
        id="Rules",
        fits=({"whole": 9, "real": 0.1, "code": "A", "name": "ab", "data": "YQ=="},),
        refused=({"whole": 0}, {"real": 0}, {"code": "a"}, {"name": "a"}),
    ),
    Feature(
        group="constraints",
        name="multiples of fractions, distinct items",
        id="Rules",
        fits=({"step": 1.5, "items": ["a", "b"]},),
        refused=({"step": 0.25}, {"items": ["a", "a"]}),
    ),
    Feature(
        group="constraints",
        name="limits of decimals as text",
        id="Rules",
        fits=({"money": "0"},),
        refused=({"money": "-0.01"},),
    ),
    Feature(
        group="constraints",
        name="the length of bytes",
        id="Rules",
        refused=({"data": ""}, {"data": "YWJj"}),
    ),
    Feature(
        group="formats",
        name="dates, times, UUIDs, base64 are checked and preserved",
        id="Scalars",
        refused=({"day": "20260131"}, {"moment": "noon"}, {"key": "x"}, {"data": "?"}),
        comes_back=(
            {"day": "2026-01-31", "moment": "2026-01-31T12:00:00Z"},
            {"clock": "12:00:00", "data": "YQ=="},
            {"key": "123e4567-e89b-42d3-a456-426614174000", "span": "P1DT2S"},
        ),
    ),
    Feature(
        group="formats",
        name="UUIDs need hyphens, offsets need a colon",
        id="Scalars",
        refused=(
            {"key": "123e4567e89b42d3a456426614174000"},
            {"moment": "2026-01-31T12:00:00+0100"},
        ),
    ),
    Feature(
        group="formats",
        name="a duration in weeks",
        id="Scalars",
        fits=({"span": "P2W"},),
        refused=({"span": "P1Y"},),
    ),
    Feature(
        group="formats",
        name="a decimal is a number: no NaN, no blanks",
        id="Scalars",
        refused=({"money": "NaN"}, {"money": "1_0"}, {"money": " 1"}),
    ),
    Feature(
        group="recursion",
        name="recursive objects",
        id="Tree",
        refused=({"name": "a", "branches": [{}]},),
        comes_back=({"name": "a", "branches": [{"name": "b", "branches": []}]},),
    ),
    Feature(
        group="extras",
        name="`unknown-fields` ignores",
        id="Paint",
        fits=({"hue": "red", "other": 1},),
    ),
    Feature(
        group="extras",
        name="`unknown-fields` forbids",
        id="Paint",
        config=Config(unknown_fields="forbid"),
        refused=({"hue": "red", "other": 1},),
    ),
    Feature(
        group="extras",
        name="`unknown-fields` keeps",
        id="Paint",
        config=Config(unknown_fields="keep"),
        comes_back=({"hue": "red", "other": [1]},),
    ),
    Feature(
        group="exactness",
        name='no conversion: `"1"` and `true` are not integers',
        id="Scalars",
        refused=({"whole": "1"}, {"whole": True}, {"flag": 1}, {"real": "1"}),
    ),
    Feature(
        group="exactness",
        name="`1.0` is not an integer",
        id="Scalars",
        refused=({"whole": 1.0},),
    ),
    Feature(
        group="exactness",
        name="integers of any length; integers stay integers",
        id="Scalars",
        comes_back=({"whole": 10**30, "real": 10**17 + 1},),
    ),
    Feature(
        group="exactness",
        name="decimals as text keep their digits",
        id="Scalars",
        comes_back=({"money": "1.50"},),
    ),
    Feature(
        group="exactness",
        name="decimals as numbers keep their digits",
        id="Scalars",
        texts=('{"money": 1.10000000000000000001}',),
    ),
    Feature(
        group="errors",
        name="all errors at once",
        id="Rules",
        errors=({"whole": 0, "real": "1"},),
    ),
)
CONFIGS = list({str(feature.config): feature.config for feature in FEATURES}.values())
# What a target does otherwise, by the name of the feature: each is named in the table.
_OF_SCHEMAS = {
    "limits of decimals as text": "numbers only",
    "the length of bytes": "`x-minBytes`, unknown to validators",
    "`1.0` is not an integer": "it is an integer",
}
_BY_TARGET: Mapping[str, Mapping[str, str]] = {
    "pydantic": {"decimals as numbers keep their digits": "only those of a float"},
    "msgspec": {
        "a default is written": "omitted: absent means the same",
        "the tag is required outside of a union too": (
            "may be absent; a wrong tag is rejected"
        ),
        "UUIDs need hyphens, offsets need a colon": "optional",
        "a duration in weeks": "rejected",
        "a decimal is a number: no NaN, no blanks": (
            "whatever `decimal.Decimal` reads, except blanks"
        ),
        "`unknown-fields` keeps": "ignored, with a warning",
        "all errors at once": "only the first",
    },
    "typeddict": {
        "by a tag": "an open union takes any object",
        "of a string and an integer": "`True` is an `int` to type checkers",
        "limits, lengths, patterns": "no type says them",
        "multiples of fractions, distinct items": "no type says them",
        "limits of decimals as text": "no type says them",
        "the length of bytes": "no type says it",
        "dates, times, UUIDs, base64 are checked and preserved": "any `str`",
        "UUIDs need hyphens, offsets need a colon": "any `str`",
        "a duration in weeks": "any `str`",
        "a decimal is a number: no NaN, no blanks": "any `str`",
        "`unknown-fields` ignores": "rejected in a literal",
        "`unknown-fields` keeps": "rejected in a literal",
        'no conversion: `"1"` and `true` are not integers': (
            "`True` is an `int` to type checkers"
        ),
        "all errors at once": "wrong types only",
    },
    "json-schema": _OF_SCHEMAS,
    "openapi": _OF_SCHEMAS,
}
DIFFERENCES: Mapping[tuple[str, str], str] = {
    (name, target): said
    for target, by_name in _BY_TARGET.items()
    for name, said in by_name.items()
}


class Reader:
    """How one target reads and writes; ``None`` for what it does not support."""

    def __init__(self, package: Compiled) -> None:
        self.package = package

    def fits(self, id_: str, document: Json) -> bool:
        return self.errors(id_, document) == 0

    def errors(self, id_: str, document: Json) -> int:
        raise NotImplementedError

    def comes_back(self, id_: str, text: str) -> str:
        raise NotImplementedError


class _Dataclasses(Reader):
    def errors(self, id_: str, document: Json) -> int:
        error = self.package.runtime("errors").DecodeError
        try:
            self.package.cls(id_).from_dict(document)
        except error as raised:
            return len(raised.errors)
        return 0

    def comes_back(self, id_: str, text: str) -> str:
        return str(self.package.cls(id_).from_json(text).to_json(), "utf-8")


class _Pydantic(Reader):
    def errors(self, id_: str, document: Json) -> int:
        try:
            TypeAdapter(self.package.cls(id_)).validate_python(document)
        except ValidationError as raised:
            return len({error["loc"][0] for error in raised.errors() if error["loc"]})
        return 0

    def comes_back(self, id_: str, text: str) -> str:
        adapter = TypeAdapter[Any](self.package.cls(id_))
        return str(adapter.dump_json(adapter.validate_json(text)), "utf-8")


class _Msgspec(Reader):
    def errors(self, id_: str, document: Json) -> int:
        try:
            self.package.package.decode(self.package.cls(id_), document)
        except ValueError:
            return 1
        return 0

    def comes_back(self, id_: str, text: str) -> str:
        package = self.package.package
        return str(
            package.encode_json(package.decode_json(self.package.cls(id_), text)),
            "utf-8",
        )


class _Unwritten(Reader):
    """What describes JSON, and reads and writes nothing."""

    def comes_back(self, id_: str, text: str) -> str:
        return text


class _Schema(_Unwritten):
    def __init__(self, validator: Callable[[str], Any]) -> None:
        self.validator = validator

    def errors(self, id_: str, document: Json) -> int:
        return len(list(self.validator(id_).iter_errors(document)))


class _TypedDicts(_Unwritten):
    """The errors of mypy for a document as a value of its type."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def errors(self, id_: str, document: Json) -> int:
        return _type_errors()[f"{CONFIGS.index(self.config)} {_value(id_, document)}"]


def _value(id_: str, document: Json) -> str:
    return f": {id_} = {document!r}"


@cache
def _type_errors() -> Mapping[str, int]:
    """Return how many errors mypy finds in each document of the features."""
    errors = dict[str, int]()
    with TemporaryDirectory() as name:
        folder, lines = Path(name), list[str]()
        for number, config in enumerate(CONFIGS):
            own = config.with_values({"models": "typeddict"}, {})
            reading = read_texts(SPECS, "plain", own, accept_warnings=True)
            write_files(folder / f"models{number}", emit_files(reading, own))
            lines.append(f"import models{number}")
        for feature in FEATURES:
            number = CONFIGS.index(feature.config)
            for document in feature.documents():
                value = _value(feature.id, document)
                errors[f"{number} {value}"] = 0
        used = [
            f"v{line}: models{key[0]}.{key.partition(': ')[2]}"
            for line, key in enumerate(errors)
        ]
        (folder / "use.py").write_text("\n".join([*lines, *used]))
        done = run_module(folder, "mypy", "--strict", "use.py")
    keys = [*errors]
    for line in re.findall(r"^use\.py:(\d+): error", done.stdout, re.MULTILINE):
        errors[keys[int(line) - len(CONFIGS) - 1]] += 1
    return errors


_READERS: Mapping[str, type[Reader]] = {
    "dataclasses": _Dataclasses,
    "pydantic": _Pydantic,
    "msgspec": _Msgspec,
}


@contextmanager
def readers(config: Config) -> Iterator[dict[str, Reader]]:
    """Yield how each target reads, with the settings of ``config``."""
    reading = read_texts(SPECS, "plain", config, accept_warnings=True)
    with ExitStack() as stack:
        readers_by_name: dict[str, Reader] = {
            "json-schema": _Schema(schema_validator(reading, config, strict=False)),
            "openapi": _Schema(component_validator(reading, config)),
            "typeddict": _TypedDicts(config),
        }
        for models, make in _READERS.items():
            own = config.with_values({"models": models}, {})
            package = stack.enter_context(compiled(renamed(reading, own), own))
            readers_by_name[models] = make(package)
        yield readers_by_name


def holds(feature: Feature, reader: Reader) -> bool:
    """Return whether a target supports ``feature``."""
    id_ = feature.id
    return (
        all(reader.fits(id_, document) for document in feature.fits)
        and not any(reader.fits(id_, document) for document in feature.refused)
        and all(_comes_back(reader, id_, text) for text in feature.written())
        and all(reader.errors(id_, document) > 1 for document in feature.errors)
    )


def _comes_back(reader: Reader, id_: str, text: str) -> bool:
    if not reader.fits(id_, json.loads(text)):
        return False
    written = reader.comes_back(id_, text)
    before, after = (json.loads(t, parse_float=str) for t in (text, written))
    return bool(_digits(before) == _digits(after))


def _digits(value: Json) -> Json:
    """Return ``value`` with types that tell 1 from True and 1.0."""
    if isinstance(value, dict):
        return {key: _digits(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_digits(part) for part in value]
    return (type(value).__name__, value)


# Why a kind of classes cannot hold a setting.
_OF_LIBRARY = {
    "json": "no: that of the library",
    "max-depth": "no: that of the library",
}
SETTINGS_UNSUPPORTED: Mapping[str, Mapping[str, str]] = {
    "pydantic": {
        "order": "no: models are not ordered",
        "slots": "never",
        **_OF_LIBRARY,
    },
    "msgspec": {
        "accept-names": "no: a field has one name in JSON",
        "converters": "no: msgspec writes a Struct without asking",
        "slots": "always",
        "unknown-fields": '`"keep"` ignores: a Struct has no place for them',
        **_OF_LIBRARY,
    },
    "typeddict": dict.fromkeys(UNSUPPORTED["typeddict"], "no"),
}


def render_settings() -> str:
    """Return the table of settings and kinds of classes."""
    keys = sorted({key for unsupported in UNSUPPORTED.values() for key in unsupported})
    lines = ["| | " + " | ".join(MODELS) + " |", "| --- " * (len(MODELS) + 1) + "|"]
    for key in keys:
        cells = (
            SETTINGS_UNSUPPORTED.get(models, {}).get(key, "yes") for models in MODELS
        )
        lines.append(f"| `{key}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def render_conformance() -> str:
    """Return the table of features and targets; ``DIFFERENCES`` has the words of each cell."""
    lines = ["| | " + " | ".join(TARGETS) + " |", "| --- " * (len(TARGETS) + 1) + "|"]
    group = ""
    for feature in FEATURES:
        if feature.group != group:
            group = feature.group
            lines.append(f"| **{group}** |" + " |" * len(TARGETS))
        cells = (DIFFERENCES.get((feature.name, target), "yes") for target in TARGETS)
        lines.append(f"| {feature.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
