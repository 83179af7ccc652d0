"""What metadata of annotations are to other libraries: those of annotated-types, which hypothesis,
pydantic and polyfactory understand; written by gen, as it is, for
``constraints = "annotated-types"``.
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

# By the keyword of JSON Schema.
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
    """Return a property with the value of a keyword of JSON Schema, None if it is not there."""
    return property(lambda self: self.schema("string").get(name))


class Metadata(at.GroupedMetadata):
    """Whoever goes over a constraint finds the metadata that say the same.

    polyfactory looks at attributes instead, by the names that annotated-types have for them.
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
