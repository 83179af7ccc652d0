"""Constraints as metadata of annotated-types, which hypothesis, pydantic and polyfactory
understand.

Written by gen, unchanged, for ``constraints = "annotated-types"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol, cast

try:
    import annotated_types as at
except ImportError as error:
    raise ImportError(
        "these modules were generated with constraints = 'annotated-types': install "
        "annotated-types, or generate them without"
    ) from error

# By keyword of JSON Schema.
_KNOWN: Final[dict[str, Callable[[Any], Any]]] = {
    "minimum": at.Ge,
    "maximum": at.Le,
    "exclusiveMinimum": at.Gt,
    "exclusiveMaximum": at.Lt,
    "multipleOf": at.MultipleOf,
    "minLength": at.MinLen,
    "maxLength": at.MaxLen,
}


class _Constraint(Protocol):
    def accepts(self, value: Any) -> bool: ...

    def schema(self, kind: str) -> dict[str, Any]: ...


def _keyword(name: str) -> Any:
    """Return a property with the value of a JSON Schema keyword, None if it is missing."""
    return property(lambda self: self.schema("string").get(name))


class Metadata(at.GroupedMetadata):
    """Iterating over a constraint yields the equivalent metadata.

    polyfactory reads attributes instead, under the names of annotated-types.
    """

    __slots__ = ()
    ge = _keyword("minimum")
    gt = _keyword("exclusiveMinimum")
    le = _keyword("maximum")
    lt = _keyword("exclusiveMaximum")
    multiple_of = _keyword("multipleOf")
    min_length = _keyword("minLength")
    max_length = _keyword("maxLength")
    unique_items = _keyword("uniqueItems")

    def __iter__(self) -> Iterator[Any]:
        constraint = cast(_Constraint, self)
        keywords = constraint.schema("string")
        if keywords.keys() <= _KNOWN.keys():
            yield from (_KNOWN[key](value) for key, value in keywords.items())
        else:
            yield at.Predicate(constraint.accepts)
