"""Unions of classes -> functions that decode and encode their members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from generator.backends.gates import literal
from generator.backends.python.code import Built, Code, all_built, helper, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.layout.lines import (
    def_lines,
    field_lines,
    statement_lines,
)
from generator.backends.python.types.annotations import UNKNOWN_MEMBER
from generator.backends.python.types.class_unions import TaggedUnion, find_choice
from generator.backends.python.view import PyCase, PyMatch
from generator.backends.serializers.decoding import convert
from generator.backends.serializers.scope import Scope
from generator.ir.schema import ObjectDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)

# The return type of an encoder, by its role.
_RESULTS = {"encode": "dict[str, Any]", "prepare": "dict[str, Any]", "write": "str"}
_REFUSED: tuple[str, ...] = ("raise InvalidValue",)
_DOCS = {
    "decode": "Return the member of the union that ``data`` describes.",
    "encode": "Return the JSON object for ``value``, by its class.",
    "prepare": "Return the object for ``dumps``, by the class of ``value``.",
    "write": "Return the JSON text of ``value``, by its class.",
}


def unnamed_choices(
    types: Iterable[tuple[str, Type]], stem: str, context: PyContext
) -> dict[UnionOf, tuple[str, TaggedUnion]]:
    """Return the unions of classes in ``types``, each with its own stem.

    ``types`` has the name of an attribute before each; ``stem`` is that of the class.
    """
    choices: dict[UnionOf, tuple[str, TaggedUnion]] = {}
    taken: set[str] = set()
    for attribute, type_ in types:
        for union in _unions(type_):
            choice = find_choice(union, context.schema)
            if union in choices or choice is None:
                continue
            name = f"{stem}_{attribute}"
            while name in context.stems or name in taken:
                name += "_"
            taken.add(name)
            choices[union] = (name, choice)
    return choices


def _unions(type_: Type) -> Iterator[UnionOf]:
    match type_:
        case UnionOf():
            yield type_
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from _unions(inner)
        case Scalar() | StreamOf() | Literal() | Ref() | Unknown():
            return
        case _:
            assert_never(type_)


def build_choice(
    type_: Type, stem: str, choice: TaggedUnion, scope: Scope
) -> Built[tuple[PyMatch, ...]]:
    """Return the functions of ``type_``, and their imports."""
    decoded = _by_keys_alone(choice) if scope.config.accept_names else choice
    return all_built(
        (
            _decoder(type_, stem, decoded, scope)
            if verb == "decode"
            else _encoder(verb, type_, stem, choice, scope)
        )
        for verb in scope.verbs
    )


def _by_keys_alone(choice: TaggedUnion) -> TaggedUnion:
    """Return the same for data whose tag may be under the name of an attribute.

    The runtime looks for it there.
    """
    return replace(choice, key=None, tags={}, is_certain=False)


def _decoder(
    type_: Type, stem: str, choice: TaggedUnion, scope: Scope
) -> Built[PyMatch]:
    key = literal(choice.key) if choice.key is not None else ""
    maybe = helper("tags", "tag_in").wrap(f"{{}}(data, {key})")
    subject = Code(f"data[{key}]") if choice.is_certain else maybe
    calls = {
        tag: _call("decode", id_, "data", scope) for tag, id_ in choice.tags.items()
    }
    cases = [_case(literal(tag), call) for tag, call in calls.items()]
    hint = scope.hint(type_)
    tried = None if choice.is_certain else convert(type_, "data", scope)
    unknown = helper("tags", "unknown_member").wrap(f"{{}}(data, {key})")
    kept = unknown if choice.is_certain and choice.is_open else None
    otherwise = _REFUSED
    if tried:
        otherwise = _returned(tried, hint.text, 12 if cases else 4)
    elif kept:
        otherwise = statement_lines("return ", kept.text, 12)
    view = PyMatch(
        head=_head("decode", stem, "data: Any", hint.text, scope),
        doc=_DOCS["decode"],
        subject=subject.text if calls else None,
        cases=(*cases, PyCase("_", otherwise)) if cases else (),
        otherwise=() if cases else otherwise,
    )
    used = [hint, *calls.values(), *filter(None, (tried, kept))]
    return Built(view, imports_of([*used, subject] if calls else used))


def _returned(value: Code, hint: str, indent: int) -> tuple[str, ...]:
    """Return the lines that return ``value``, which type checkers do not know to be a ``hint``."""
    rendered = statement_lines(f"result: {hint} = ", value.text, indent)
    if len(rendered) > 1:
        declared = field_lines("result", hint, None, indent)
        rendered = (*declared, *statement_lines("result = ", value.text, indent))
    return (*rendered, "return result")


def _encoder(
    verb: str, type_: Type, stem: str, choice: TaggedUnion, scope: Scope
) -> Built[PyMatch]:
    classes = [scope.hint(Ref(id_)) for id_ in choice.members]
    patterns = [
        f"{cls.text}({_tag_pattern(id_, choice.key, scope)})"
        for cls, id_ in zip(classes, choice.members, strict=True)
    ]
    calls = [_call(verb, id_, "value", scope) for id_ in choice.members]
    hint = scope.hint(type_)
    if choice.is_open:
        classes.append(UNKNOWN_MEMBER)
        patterns.append(f"{UNKNOWN_MEMBER.text}()")
        calls.append(_unknown_data(verb, hint))
    view = PyMatch(
        head=_head(verb, stem, f"value: {hint.text}", _RESULTS[verb], scope),
        doc=_DOCS[verb],
        subject="value",
        cases=tuple(
            _case(pattern, call) for pattern, call in zip(patterns, calls, strict=True)
        ),
        otherwise=_REFUSED,
    )
    return Built(view, imports_of([hint, *classes, *calls]))


def _tag_pattern(id_: str, key: str | None, scope: Scope) -> str:
    """Return the possible values of the tag of a member, if its type also allows other values."""
    definition = scope.placement(id_).definition
    assert isinstance(definition, ObjectDef)
    names = zip(definition.fields, scope.attributes[id_], strict=False)
    for field, name in names:
        if field.wire_name == key and field.tags:
            values = [literal(value) for value in sorted(field.tags)]
            absent = [] if field.required and not field.nullable else ["None"]
            return f"{name}={' | '.join([*values, *absent])}"
    return ""


def _unknown_data(verb: str, hint: Code) -> Code:
    """Return the code that writes an object with an unknown tag."""
    data = helper("unions", "unknown_data").wrap(f"{{}}({hint.text}, value)")
    match verb:
        case "write":
            return helper("json_text", "json_text").of(data)
        case "prepare":
            return helper("json_library", "fragments").of(data)
        case _:
            return data


def _head(
    verb: str, stem: str, parameter: str, result: str, scope: Scope
) -> tuple[str, ...]:
    return def_lines(f"{verb}_{stem}", [parameter, *scope.depth_parameter], result)


def _call(verb: str, id_: str, argument: str, scope: Scope) -> Code:
    call = scope.call(verb, Ref(id_), argument)
    assert call
    return call


def _case(pattern: str, call: Code) -> PyCase:
    return PyCase(pattern, statement_lines("return ", call.text, 12))
