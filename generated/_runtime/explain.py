# pyright: standard
"""Explains why data does not fit: every problem with its path.

The generated functions stop at the first value that does not fit; only then is this module
imported.  It checks the same data again, slowly, by the annotations of the classes.
"""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, NamedTuple, NoReturn, Union, get_args, get_origin

from .constraints import Constraint, OfLength
from .convert import convert
from .converters import via_of
from .errors import MISSING_KEY, VALUE_ERRORS, DecodeError, Problem
from .fields import fields_of, others_of
from .models import Model, model_of
from .names import found_keys, keys_by_name
from .places import MAX_PROBLEMS, Place
from .unions import Choice, members_of
from .words import alternatives, join, json_kind, misfit, name_of

# Some unions have hundreds of members.
_SHOWN = 5


class _Part(NamedTuple):
    """Data that is still to be checked.

    ``nearest`` names the member of a union that the data is nearest to, ``""`` if it is certain.
    """

    type: Any
    data: Any
    place: Place
    nearest: str = ""

    def child(self, type_: Any, data: Any, path: str) -> _Part:
        return self._replace(type=type_, data=data, place=self.place.at(path))

    def problem(self, expected: str, found: str, path: str | None = None) -> Problem:
        at = self.place.path if path is None else path
        return Problem(at, expected, f"{found}{self.nearest}" if found else "")


class _Rule(NamedTuple):
    """A rule of an array or object, checked after its parts.

    ``before`` is the number of problems before those of its parts.
    """

    part: _Part
    rule: Constraint
    before: int = 0


def raise_with_problems(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists every problem of ``data`` as a ``type_``.

    Raises:
        DecodeError: always.
    """
    problems = tuple(islice(explain(type_, data), MAX_PROBLEMS))
    error = sys.exception()
    if not problems and isinstance(error, DecodeError):
        # The data is valid, but the constructor of a subclass raised.
        raise DecodeError(name_of(type_), error.errors) from error.__cause__
    # Both passes should agree; if they do not, there is still a problem to show.
    problems = problems or (Problem("", name_of(type_), json_kind(data)),)
    raise DecodeError(name_of(type_), problems) from None


def explain(type_: Any, data: Any) -> Iterator[Problem]:
    """Yield every problem of ``data`` as a ``type_``, in the order of the data."""
    # An explicit stack: data may be nested deeper than Python's recursion limit.
    waiting: list[Problem | _Part | _Rule] = [_Part(type_, data, Place())]
    found = 0
    while waiting:
        next_ = waiting.pop()
        if isinstance(next_, Problem):
            found += 1
            yield next_
        elif isinstance(next_, _Part):
            parts = [*_look_into(next_)]
            waiting += (
                each._replace(before=found) if isinstance(each, _Rule) else each
                for each in reversed(parts)
            )
        elif _breaks_inside(next_, found):
            found += 1
            yield next_.part.problem(str(next_.rule), "")


def _look_into(part: _Part) -> Iterator[Problem | _Part | _Rule]:
    """Yield the problems of the part itself, and its own parts."""
    type_, data, place = part.type, part.data, part.place
    origin, args = get_origin(type_), get_args(type_)
    model = model_of(type_)
    if model:
        yield from _look_into_object(model, part)
    elif origin is dict:
        if data.__class__ is not dict:
            yield part.problem("object", json_kind(data))
            return
        for key, value in data.items():
            yield part.child(args[1], value, join(place.path, key))
    elif origin is list:
        if data.__class__ is not list:
            yield part.problem("array", json_kind(data))
            return
        for index, value in enumerate(data):
            yield part.child(args[0], value, f"{place.path}[{index}]")
    elif origin is Union or origin is types.UnionType:
        yield from _look_into_union(args, part)
    elif origin is Annotated:
        yield from _look_into_annotated(part, args[0], args[1:])
    elif not _fits(type_, data):
        name, kind = misfit([type_], data)
        # A number that Python cannot represent, such as 1e400.
        yield part.problem(name, f"invalid {kind}" if kind == name else kind)


def _look_into_object(model: Model, part: _Part) -> Iterator[Problem | _Part]:
    place, data = part.place.inside(model), part.data
    if data.__class__ is not dict:
        yield part.problem("object", json_kind(data))
        return
    if too_deep := place.too_deep(model):
        yield too_deep
        return
    part = part._replace(place=place)
    names = found_keys(model.cls, data)
    known: set[str] = set()
    for field in fields_of(model.cls):
        key = names.get(field.key, field.key)
        known.add(key)
        at = join(place.path, key)
        if key in data:
            yield part.child(field.type, data[key], at)
        elif field.required:
            yield part.problem(name_of(field.type), MISSING_KEY, at)
    for name, key in keys_by_name(model.cls).items():
        if name in data and key in data:
            known.add(name)
            at = join(place.path, name)
            yield part.problem(f"the same attribute as {json.dumps(key)}", "", at)
    others = others_of(model.cls)
    for key in (key for key in data if key not in known):
        at = join(place.path, key)
        if others:
            yield part.child(others.type, data[key], at)
        elif model.unknown_fields == "forbid":
            yield part.problem("unknown key", "", at)


def _look_into_annotated(
    part: _Part, type_: Any, metadata: tuple[Any, ...]
) -> Iterator[Problem | _Part | _Rule]:
    """Yield the part without its rules, and the rules that it breaks or may break."""
    via = via_of(metadata)
    inner = part._replace(type=via.type if via else type_)
    rules = [each for each in metadata if each is not via]
    if part.data.__class__ in (list, dict):
        yield inner
        yield from (_Rule(inner, rule) for rule in rules)
        return
    broken = [rule for rule in rules if _breaks(rule, inner)]
    yield inner
    for rule in broken:
        yield part.problem(str(rule), "")
    if via and not broken and _fits(via.type, part.data):
        try:
            via.decode(convert(via.type, part.data))
        except VALUE_ERRORS:
            yield part.problem(name_of(type_), f"invalid {json_kind(part.data)}")


def _breaks_inside(rule: _Rule, found: int) -> bool:
    """Return whether an array or object breaks ``rule``.

    ``found`` is the number of problems up to its last part.  A length does not depend on the
    parts; any other rule is checked only if all parts are valid.
    """
    part = rule.part
    if isinstance(rule.rule, OfLength):
        return not rule.rule.accepts(part.data)
    return found == rule.before and _breaks(rule.rule, part)


def _breaks(rule: Constraint, part: _Part) -> bool:
    """Return whether the data of ``part`` has the right type but breaks ``rule``."""
    try:
        return not rule.accepts(convert(part.type, part.data))
    except VALUE_ERRORS:
        return False


def _look_into_union(types_: tuple[Any, ...], part: _Part) -> Iterator[Problem | _Part]:
    """Yield the part as the union member that it is, or is nearest to."""
    members = members_of(types_)
    choice = members.choose(part.data)
    if choice and choice.unknown:
        return
    if choice:
        yield part._replace(type=choice.type, nearest=_nearest(choice) or part.nearest)
    elif part.data.__class__ is dict and (tag := members.wrong_tag(part.data)):
        key = tag.key_in(part.data)
        value, at = part.data.get(key), join(part.place.path, key)
        expected = alternatives(map(repr, tag.strings))
        if value.__class__ is str:
            yield part.problem(f"must be {expected}", "", at)
        else:
            kind = MISSING_KEY if value is None else json_kind(value)
            yield part.problem(expected, kind, at)
    else:
        yield part.problem(*misfit(types_, part.data))


def _nearest(choice: Choice) -> str:
    """Return a remark for an uncertain choice, ``""`` if a tag selected the class."""
    if len(choice.among) < 2:
        return ""
    names = ", ".join(map(name_of, choice.among[:_SHOWN]))
    return f" (in {name_of(choice.type)}, the nearest of {names})"


def _fits(type_: Any, data: Any) -> bool:
    """Return whether ``data`` is a ``type_``, a type without parts."""
    try:
        convert(type_, data)
    except VALUE_ERRORS:
        return False
    return True
