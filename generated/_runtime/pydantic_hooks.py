# pyright: standard
"""Makes generated classes work in pydantic and FastAPI unchanged.

The functions of the class read and write the data, so keys and rules are those of the document;
the JSON Schema is made from the annotations.  Nothing here is imported before pydantic asks for
it, and pydantic is never imported by name: type checkers need not find it.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from enum import Enum, IntFlag
from importlib import import_module
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from .api import decode, encode
from .converters import via_of
from .enums import OpenIntEnum, OpenStrEnum
from .errors import DecodeError, Problem
from .fields import WireField, fields_of, others_of
from .formats import Form
from .models import model_of
from .scalars import ALL_FORMS
from .unknown_member import UnknownMember

# Classes whose schema is in progress: fields only refer to these.
_UNFINISHED: Final[ContextVar[frozenset[type]]] = ContextVar(
    "unfinished", default=frozenset()
)
# One step of a problem's path: a name, an index, or a key in quotes.
_STEP: Final = re.compile(r'\.?([^\W\d][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]')
# Annotations made at run time, which no type checker can follow.
_LIST: Final[Any] = list
_DICT: Final[Any] = dict
_UNION: Final[Any] = Union
_ANNOTATED: Final[Any] = Annotated
_JSON_TYPES: Final[dict[Any, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    UnknownMember: "object",
}


def core_schema(cls: Any, handler: Any) -> Any:
    """Return how pydantic validates and writes objects of ``cls``."""
    core: Any = import_module("pydantic_core.core_schema")
    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    unfinished = _UNFINISHED.get()
    if cls in unfinished:
        return core.definition_reference_schema(ref)
    token = _UNFINISHED.set(unfinished | {cls})
    try:
        described = _described(cls, core, handler.generate_schema)
    finally:
        _UNFINISHED.reset(token)

    def validate(data: Any, _: object) -> Any:
        return data if isinstance(data, cls) else _decode(cls, data)

    return core.no_info_wrap_validator_function(
        validate,
        described,  # used only for the JSON Schema
        serialization=core.plain_serializer_function_ser_schema(encode),
        ref=ref,
    )


def json_schema(cls: Any, schema: Any, handler: Any) -> Any:
    """Return the JSON Schema of ``cls``: its fields and its description."""
    result = handler(schema)
    described = handler.resolve_ref_schema(result)
    described["title"] = cls.__name__
    # Python gives a dataclass without a docstring its signature.
    if cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}("):
        described["description"] = cls.__doc__
    model = model_of(cls)
    if model and model.unknown_fields == "forbid" and not model.extra:
        described["additionalProperties"] = False
    return result


def _decode(cls: type[Any], data: Any) -> Any:
    try:
        return decode(cls, data)
    except DecodeError as error:
        core: Any = import_module("pydantic_core")
        problems = [_line(problem, data, core) for problem in error.errors]
        raise core.ValidationError.from_exception_data(cls.__name__, problems) from None


def _line(problem: Problem, data: Any, core: Any) -> dict[str, Any]:
    """Return ``problem``, of ``data``, in the form of pydantic's errors."""
    facts = {"message": problem.message}
    text = "{message}"
    type_ = core.PydanticCustomError("decode_error", text, facts)
    loc = tuple(_steps(problem.path))
    return {"type": type_, "loc": loc, "input": _value_at(loc, data)}


def _value_at(loc: tuple[str | int, ...], data: Any) -> Any:
    """Return the value at ``loc``; for a missing key, the object that lacks it."""
    for step in loc:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return data
    return data


def _steps(path: str) -> Iterator[str | int]:
    """Yield the keys and indices of ``path``."""
    for name, index, quoted in _STEP.findall(path):
        yield int(index) if index else json.loads(quoted) if quoted else name


def _described(cls: Any, core: Any, generate: Callable[[Any], Any]) -> Any:
    """Return the schema of the keys of ``cls``, and of others if the document describes them."""
    fields = _fields(cls, core, generate)
    model, others = model_of(cls), others_of(cls)
    if model is None or others is None or not model.extra:
        return core.typed_dict_schema(fields)
    return core.typed_dict_schema(
        fields, extra_behavior="allow", extras_schema=generate(_hint(others.type))
    )


def _fields(cls: Any, core: Any, generate: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the schema of each field, by key."""
    attributes = {field.name: field for field in dataclasses.fields(cls)}
    schemas: dict[str, Any] = {}
    for field in fields_of(cls):
        schema = generate(_hint(field.type))
        if _has_default(field):
            default = _default(attributes[field.name])
            schema = core.with_default_schema(schema, default=encode(default))
        schemas[field.key] = core.typed_dict_field(schema, required=field.required)
    return schemas


def _has_default(field: WireField) -> bool:
    return not field.required and field.omitted is dataclasses.MISSING


def _default(field: dataclasses.Field[Any]) -> Any:
    make = field.default_factory
    return field.default if make is dataclasses.MISSING else make()


def _hint(type_: Any) -> Any:
    """Return an annotation from which pydantic makes the JSON Schema of ``type_``."""
    if model_of(type_) or type_ in (Any, None, type(None)):
        return type_
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _LIST[_hint(args[0])]
        case origin if origin is dict:
            return _DICT[str, _hint(args[1])]
        case origin if origin is Union or origin is types.UnionType:
            return _UNION[tuple(map(_hint, args))]
        case origin if origin is Annotated:
            return _constrained(args[0], args[1:])
        case origin if origin is Literal:
            return type_
        case _:
            return _leaf(type_, {})


def _constrained(type_: Any, metadata: tuple[Any, ...]) -> Any:
    """Return an annotation for ``type_`` with the constraints in ``metadata``."""
    via = via_of(metadata)
    inner = via.type if via else type_
    origin: Any = get_origin(inner)
    kind = _JSON_TYPES.get(origin or inner, "string")
    keywords: dict[str, Any] = {}
    for constraint in metadata:
        if constraint is not via:
            keywords |= constraint.schema(kind)
    if origin is None:
        return _leaf(inner, keywords)
    field: Any = import_module("pydantic").Field(json_schema_extra=keywords)
    return _ANNOTATED[_hint(inner), field]


def _leaf(type_: Any, keywords: dict[str, Any]) -> Any:
    """Return an annotation for a scalar or an enum, with extra ``keywords``."""
    schema = {**_schema(type_), **keywords}
    with_json_schema: Any = import_module("pydantic").WithJsonSchema(schema)
    return _ANNOTATED[Any, with_json_schema]


def _schema(type_: Any) -> dict[str, Any]:
    """Return the JSON Schema of a scalar or an enum."""
    if isinstance(type_, type) and issubclass(type_, IntFlag):
        return {"type": "integer"}  # members can be combined
    if isinstance(type_, type) and issubclass(type_, Enum):
        kind = "integer" if issubclass(type_, int) else "string"
        listed = {"enum": [member.value for member in type_], "type": kind}
        is_open = issubclass(type_, OpenStrEnum | OpenIntEnum)
        return {"anyOf": [listed, {"type": kind}]} if is_open else listed
    forms: dict[Any, Form] = ALL_FORMS
    form = forms.get(type_)
    return form.schema if form else {"type": _JSON_TYPES[type_]}
