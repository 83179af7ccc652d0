"""Constraints on values: metadata of ``Annotated`` in generated classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from .comparing import are_distinct, is_multiple, matches
from .metadata import Metadata


class Constraint(Protocol):
    """``str()`` of a constraint completes an error message: "must be >= 1".

    ``schema`` returns its JSON Schema keywords for a value of ``kind``, such as "string" or
    "array".
    """

    def accepts(self, value: Any) -> bool: ...

    def schema(self, kind: str) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class AtLeast(Metadata):
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value >= self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"minimum": self.value}

    def __str__(self) -> str:
        return f"must be >= {self.value}"


@dataclass(frozen=True, slots=True)
class AtMost(Metadata):
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value <= self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"maximum": self.value}

    def __str__(self) -> str:
        return f"must be <= {self.value}"


@dataclass(frozen=True, slots=True)
class MoreThan(Metadata):
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value > self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"exclusiveMinimum": self.value}

    def __str__(self) -> str:
        return f"must be > {self.value}"


@dataclass(frozen=True, slots=True)
class LessThan(Metadata):
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value < self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"exclusiveMaximum": self.value}

    def __str__(self) -> str:
        return f"must be < {self.value}"


@dataclass(frozen=True, slots=True)
class MultipleOf(Metadata):
    value: float

    def accepts(self, value: Any) -> bool:
        return is_multiple(value, self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"multipleOf": self.value}

    def __str__(self) -> str:
        return f"must be a multiple of {self.value}"


@dataclass(frozen=True, slots=True)
class OfLength(Metadata):
    """``maximum`` is None if there is none."""

    minimum: int
    maximum: int | None = None

    def accepts(self, value: Any) -> bool:
        length = len(value)
        return length >= self.minimum and (
            self.maximum is None or length <= self.maximum
        )

    def schema(self, kind: str) -> dict[str, Any]:
        unit = {"array": "Items", "object": "Properties"}.get(kind, "Length")
        least = {f"min{unit}": self.minimum} if self.minimum else {}
        return least if self.maximum is None else {**least, f"max{unit}": self.maximum}

    def __str__(self) -> str:
        if self.maximum is None:
            return f"length must be >= {self.minimum}"
        if not self.minimum:
            return f"length must be <= {self.maximum}"
        return f"length must be between {self.minimum} and {self.maximum}"


@dataclass(frozen=True, slots=True)
class Matching(Metadata):
    """``longest`` is the longest text to match, which bounds the time for malicious texts."""

    pattern: str
    longest: int

    def accepts(self, value: Any) -> bool:
        return matches(self.pattern, self.longest, value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"pattern": self.pattern, "maxLength": self.longest}

    def __str__(self) -> str:
        return f"must match {self.pattern} (at most {self.longest} characters)"


@dataclass(frozen=True, slots=True)
class Distinct(Metadata):
    def accepts(self, value: Any) -> bool:
        return are_distinct(value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"uniqueItems": True}

    def __str__(self) -> str:
        return "elements must be unique"
