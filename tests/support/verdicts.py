"""The verdict of each target about a document: it fits, or it does not."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, TypeAlias

from json_documents import Json
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError as JsonSchemaError
from jsonschema.validators import extend
from msgspec import MsgspecError
from pydantic import BaseModel, TypeAdapter, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from spec_package import Compiled, compiled

from generator.backends.registry import settle_names
from generator.compiler import Reading, emit_files
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.scalars import FACTS
from generator.ir.values import is_same

# What the names of schemas are relative to.
_BASE = "http://localhost/"
Judge: TypeAlias = Callable[[str, Json], bool]
# One value of each JSON type, and values that almost have another type.
CANDIDATES: tuple[Json, ...] = (
    *(None, True, 7, -1, 1.0, 2.5, "", "1", "text"),
    *([], [None], {}, {"kind": "new"}),
)


def _listed(validator: Any, values: Json, value: Json, schema: Any) -> Iterator[Any]:
    if not any(is_same(value, each) for each in values):
        yield JsonSchemaError("not listed")


def _only(validator: Any, wanted: Json, value: Json, schema: Any) -> Iterator[Any]:
    return _listed(validator, [wanted], value, schema)


def _encoded(validator: Any, encoding: str, value: Json, schema: Any) -> Iterator[Any]:
    assert encoding == "base64"
    try:
        base64.b64decode(value if isinstance(value, str) else "", validate=True)
    except ValueError:
        yield JsonSchemaError("no base64")


_ASSERTING: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"contentEncoding": _encoded}
)
# To JSON Schema, 1.0 is 1, and an encoding is a remark.
_STRICT: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"enum": _listed, "const": _only, "contentEncoding": _encoded},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    ),
)


def strict_validator(schema: Any, checker: FormatChecker) -> Any:
    """Return a validator that distinguishes 1 and 1.0, and checks formats and encodings."""
    return _STRICT(schema, format_checker=checker)


def formats() -> FormatChecker:
    """Return a checker for the formats of scalars, by the rules of gen."""
    checker = FormatChecker(formats=())
    for facts in FACTS.values():
        if facts.parse and "format" in facts.schema:
            takes = facts.takes
            checker.checks(facts.schema["format"])(
                lambda value, takes=takes: not isinstance(value, str) or takes(value)
            )
    return checker


@contextmanager
def judges(reading: Reading, config: Config) -> Iterator[Mapping[str, Judge]]:
    """Yield the functions that judge documents, by the name of the target and its way of reading."""
    with ExitStack() as stack:
        judges_by_name: dict[str, Judge] = {
            "json-schema": _schema_judge(reading, config)
        }
        for models, make in _JUDGES.items():
            own = config.with_values({"models": models}, {})
            package = stack.enter_context(compiled(renamed(reading, own), own))
            judges_by_name |= make(package)
        yield judges_by_name


def renamed(reading: Reading, config: Config) -> Reading:
    """Return ``reading`` with the names that ``config`` makes."""
    names = settle_names(reading.schema, config, Report())
    return Reading(reading.schema, names, reading.dialect, reading.folders)


def _schema_judge(reading: Reading, config: Config) -> Judge:
    validator = schema_validator(reading, config)
    return lambda id_, document: bool(validator(id_).is_valid(document))


def schema_validator(
    reading: Reading, config: Config, *, strict: bool = True
) -> Callable[[str], Any]:
    """Return a function that makes the validator of a definition, from our target json-schema."""
    make = _STRICT if strict else _ASSERTING
    return _validators(make, reading, config, "json-schema", "schema.json", "")


def component_validator(reading: Reading, config: Config) -> Callable[[str], Any]:
    """Return what makes the validator of a component of our OpenAPI document."""
    components = "#/components/schemas/"
    return _validators(
        _ASSERTING, reading, config, "openapi", "openapi.json", components
    )


def _validators(
    make: Any, reading: Reading, config: Config, target: str, path: str, prefix: str
) -> Callable[[str], Any]:
    """Return what makes the validator of a definition, which ``prefix`` leads to in ``path``."""
    own = config.with_values({"targets": (target,)}, {})
    named = renamed(reading, own)
    [text] = [file.text for file in emit_files(named, own) if file.path == path]
    resource = DRAFT202012.create_resource(json.loads(text))
    # Read once, for all validators.
    registry = Registry[Any]().with_resource(_BASE, resource).crawl()
    names, checker = named.names["json"].classes, formats()

    @cache
    def validator(id_: str) -> Any:
        schema = {"$ref": f"{_BASE}{prefix}{names[id_]}"}
        return make(schema, registry=registry, format_checker=checker)

    return validator


def _dataclass_judges(package: Compiled) -> dict[str, Judge]:
    error = package.runtime("errors").DecodeError
    decode = package.package.decode
    return {"dataclasses": _judge(lambda i, d: decode(package.cls(i), d), error)}


def _pydantic_judges(package: Compiled) -> dict[str, Judge]:
    @cache
    def adapter(id_: str) -> TypeAdapter[Any]:
        type_ = package.cls(id_)
        # Only a model has settings of its own; an alias may be a class, such as int.
        is_model = isinstance(type_, type) and issubclass(type_, BaseModel)
        return TypeAdapter(type_, config=None if is_model else {"strict": True})

    def from_data(id_: str, document: Json) -> Any:
        return adapter(id_).validate_python(document)

    def from_text(id_: str, document: Json) -> Any:
        return adapter(id_).validate_json(json.dumps(document))

    return {
        "pydantic": _judge(from_data, ValidationError),
        "pydantic, text": _judge(from_text, ValidationError),
    }


def _msgspec_judges(package: Compiled) -> dict[str, Judge]:
    decode, decode_json = package.package.decode, package.package.decode_json

    def from_text(id_: str, document: Json) -> Any:
        return decode_json(package.cls(id_), json.dumps(document))

    return {
        "msgspec": _judge(lambda i, d: decode(package.cls(i), d), MsgspecError),
        "msgspec, text": _judge(from_text, MsgspecError),
    }


_JUDGES: Mapping[str, Callable[[Compiled], dict[str, Judge]]] = {
    "dataclasses": _dataclass_judges,
    "pydantic": _pydantic_judges,
    "msgspec": _msgspec_judges,
}


def _judge(read: Callable[[str, Json], Any], error: type[Exception]) -> Judge:
    def fits(id_: str, document: Json) -> bool:
        try:
            read(id_, copy.deepcopy(document))
        except error:
            return False
        return True

    return fits


def changes(document: Json) -> Iterator[Json]:
    """Yield copies of ``document`` with one thing in another's place, removed or added."""
    for path, value in _places(document, ()):
        for candidate in CANDIDATES:
            if type(candidate) is not type(value) or candidate != value:
                yield _with(document, path, copy.copy(candidate))
        if isinstance(value, dict):
            for key in value:
                less = {k: v for k, v in value.items() if k != key}
                yield _with(document, path, less)
            yield _with(document, path, {**value, "neverHeardOf": 1})


def _places(
    value: Json, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    yield path, value
    parts: Any = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for key, part in parts:
        yield from _places(part, (*path, key))


def _with(document: Json, path: tuple[str | int, ...], value: Json) -> Json:
    if not path:
        return value
    changed = copy.deepcopy(document)
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return changed
