"""What msgspec does not support: unions of Structs without tags, and some constraints.

For msgspec, such a value is any JSON.  A Struct that has one is a ``CheckedStruct``: after msgspec
has created it, it chooses the member and checks the constraints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, cached_property
from threading import local
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from . import by_tag
from .unknown_member import UnknownMember

T = TypeVar("T")
# Returns the value, or its replacement; raises ValueError if it does not fit.
Settle: TypeAlias = Callable[[Any], Any]
_MISFITS: Final = (ValueError, TypeError, ArithmeticError)


class _Choice:
    """Metadata of ``Annotated``: the value is a member of the union ``type``."""

    def __init__(self, type_: Any) -> None:
        self.type = type_


if TYPE_CHECKING:
    OneOf: TypeAlias = Annotated[T, "a union"]
else:

    class OneOf:
        """Any JSON for msgspec; then a member of the union in brackets."""

        def __class_getitem__(cls, type_: Any) -> Any:
            return Annotated[Any, _Choice(type_)]


class ByTag(by_tag.ByTag):
    """Metadata of a union whose members are chosen by the tag."""

    @cached_property
    def _by_tag(self) -> dict[str, tuple[Any, ...]]:
        return {tag: _parts(structs) for tag, structs in self.members.items()}

    @cached_property
    def _other(self) -> tuple[Any, ...]:
        return _parts(self.other)

    @cached_property
    def _absent(self) -> tuple[Any, ...]:
        every = [*self._by_tag.values(), self._other] if self.optional else []
        return tuple(dict.fromkeys(struct for some in every for struct in some))

    def structs(self, data: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the Structs that ``data`` may be."""
        tag = self.tag_in(data)
        if isinstance(tag, str) and tag in self._by_tag:
            return self._by_tag[tag]
        return self._absent if tag is None else self._other

    def is_new(self, data: Mapping[str, Any]) -> bool:
        """Return whether ``data`` has a tag that no Struct has."""
        return isinstance(self.tag_in(data), str) and not self.structs(data)


def _parts(type_: Any) -> tuple[Any, ...]:
    """Return the members of a union; any other type is its own member, None has none."""
    if get_origin(type_) in (Union, UnionType):
        return get_args(type_)
    return () if type_ is None else (type_,)


class NotInData:
    """An attribute that is never in the data; programs set it."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else instance.__dict__.get(self.name)

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.name] = value


class CheckedStruct(msgspec.Struct):
    """A Struct with fields that msgspec does not check completely."""

    def __post_init__(self) -> None:
        for name, key, settle in _checked(self.__class__):
            before = getattr(self, name)
            try:
                after = settle(before)
            except _MISFITS as error:
                raise ValueError(f"{error} - in `{key}`") from error
            if after is not before:
                msgspec.structs.force_setattr(self, name, after)


@cache
def _checked(cls: type[msgspec.Struct]) -> list[tuple[str, str, Settle]]:
    """Return the fields of ``cls`` that msgspec does not check, with their keys and checkers."""
    hints = get_type_hints(cls, include_extras=True)
    pairs = zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
    fields = ((name, key, settler_of(hints[name])) for name, key in pairs)
    return [(name, key, settle) for name, key, settle in fields if settle]


def settler_of(hint: Any) -> Settle | None:
    """Return the checker of a value that msgspec created for ``hint``, None if there is nothing to
    check.
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(args[0], args[1:])
    if origin is Union or origin is UnionType:
        return _optional(args)
    inner = settler_of(args[-1]) if origin in (list, dict) else None
    if inner is None:
        return None
    settle = inner
    if origin is list:
        return lambda value: [settle(item) for item in value]
    return lambda value: {key: settle(item) for key, item in value.items()}


def _optional(args: tuple[Any, ...]) -> Settle | None:
    """Return the checker of a value that may also be None or UNSET."""
    nothing = (NoneType in args, msgspec.UnsetType in args)
    settlers = [settle for arg in args if (settle := settler_of(arg))]
    return _unless_nothing(settlers[0], nothing) if settlers else None


def _unless_nothing(settle: Settle, nothing: tuple[bool, bool]) -> Settle:
    may_be_none, may_be_unset = nothing

    def settle_value(value: Any) -> Any:
        if value is None and may_be_none:
            return value
        if value is msgspec.UNSET and may_be_unset:
            return value
        return settle(value)

    return settle_value


def _annotated(type_: Any, metadata: tuple[Any, ...]) -> Settle | None:
    choice = next((each for each in metadata if isinstance(each, _Choice)), None)
    tagged = next((each for each in metadata if isinstance(each, ByTag)), None)
    rules = [each for each in metadata if hasattr(each, "accepts")]
    inner = _chooser(choice.type, tagged) if choice else settler_of(type_)
    if not rules:
        return inner

    def settle(value: Any) -> Any:
        value = inner(value) if inner else value
        for rule in rules:
            if not rule.accepts(value):
                raise ValueError(str(rule))
        return value

    return settle


# Unions


def _chooser(union: Any, tagged: ByTag | None) -> Settle:
    """Return a function that turns decoded JSON into a value of ``union``."""
    members = _parts(union)
    known = sorted((m for m in members if m is not UnknownMember), key=_rank)
    is_open = UnknownMember in members
    structs = tuple(member for member in known if _is_struct(member))
    readers = [_reader(member) for member in known if not _is_struct(member)]
    maps = [_reader(member) for member in known if by_tag.may_be_other_object(member)]

    def choose(value: Any) -> Any:
        if isinstance(value, UnknownMember) and is_open:
            return value
        if not _is_object(value):
            return _first([*readers, *map(_reader, structs)], value)
        if tagged and is_open and tagged.is_new(value):
            return UnknownMember(tagged.tag_in(value), value)
        possible = tagged.structs(value) if tagged else structs
        near = sorted(possible, key=_unknown_in(value))
        return _first([*map(_reader, near), *maps], value)

    return _once(choose)


class _Document(local):
    """The results of unions inside the outermost one, while that is read."""

    answers: dict[tuple[int, int], _Answer] | None = None


class _Answer(NamedTuple):
    """The result for ``value``, or the ``problem``.  Keeping the value keeps its ``id()`` valid."""

    value: Any
    result: Any = None
    problem: ValueError | None = None


_document: Final = _Document()


def _once(choose: Settle) -> Settle:
    """Return ``choose``, but called only once per value.

    Each member of a union reads the unions inside it, so a value inside many unions would take
    2^depth calls.
    """

    def ask(value: Any) -> Any:
        if value.__class__ not in (dict, list):
            return choose(value)
        if _document.answers is None:
            _document.answers = {}
            try:
                return ask(value)
            finally:
                _document.answers = None
        answers, key = _document.answers, (id(value), id(choose))
        if key not in answers:
            answers[key] = _answer(choose, value)
        answer = answers[key]
        if answer.problem:
            raise answer.problem
        return answer.result

    return ask


def _answer(choose: Settle, value: Any) -> _Answer:
    try:
        return _Answer(value, choose(value))
    except RecursionError:
        return _Answer(value, problem=ValueError("it is nested too deeply"))
    except _MISFITS as error:
        return _Answer(value, problem=ValueError(str(error)))


def _first(readers: list[Settle], value: Any) -> Any:
    """Return ``value`` as the first of ``readers`` that accepts it; a single reader reports its
    problem.
    """
    if len(readers) == 1:
        return readers[0](value)
    for read in readers:
        try:
            return read(value)
        except _MISFITS:
            continue
    raise ValueError("no member of the union fits")


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_enum(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, Enum)


def _is_struct(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, msgspec.Struct)


def _unknown_in(value: dict[str, Any]) -> Callable[[Any], int]:
    """Return a function that counts the keys of a value that a Struct does not know."""

    def count(struct: Any) -> int:
        config = struct.__struct_config__
        known = {*struct.__struct_encode_fields__, config.tag_field}
        return len(value.keys() - known)

    return count


def _rank(member: Any) -> int:
    """Return the rank of a member in its union: the most specific comes first."""
    if get_origin(member) is Annotated:
        return _rank(get_args(member)[0])
    if get_origin(member) is Literal:
        return 0
    if _is_enum(member):
        return 1
    # Almost any string is valid base64, and any value is Any.
    return {str: 4, bytes: 5, Any: 6}.get(member, 3)


@cache
def _literal(values: tuple[Any, ...]) -> Settle:
    listed: Final = [(value.__class__, value) for value in values]

    def read(value: Any) -> Any:
        if (value.__class__, value) not in listed:
            raise ValueError("not listed")
        return value

    return read


def _reader(member: Any) -> Settle:
    """Return a function that turns decoded JSON into a value of ``member``."""
    if get_origin(member) is Literal:
        return _literal(get_args(member))
    settle = settler_of(member)

    def read(value: Any) -> Any:
        converted = msgspec.convert(value, member)
        return settle(converted) if settle else converted

    return read
