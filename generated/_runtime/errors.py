"""What decoding and encoding may raise."""

from __future__ import annotations

from typing import Any, Final, NamedTuple


class Problem(NamedTuple):
    """One thing that does not fit: where, what was expected, the type that came.

    ``found`` is a type in the words of JSON, or ``no key``.
    """

    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        at = f"{self.path}: " if self.path else ""
        return f"{at}expected {self.expected}, found {self.found}"


class DecodeError(ValueError):
    """The data is not what the class describes.

    ``errors`` lists every problem, up to 100; ``path`` is that of the first, such as
    ``conditions[3].children[0].value``.  Neither holds any value of the data.
    """

    def __init__(self, subject: str, errors: tuple[Problem, ...]) -> None:
        super().__init__(f"{subject}: " + "; ".join(map(str, errors)))
        self.subject = subject
        self.errors = errors

    @property
    def path(self) -> str:
        return self.errors[0].path

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.subject, self.errors)


class EncodeError(ValueError):
    """The value cannot be written as JSON."""


class Mismatch(Exception):
    """Raised by decoders at the first thing that does not fit; never leaves this package."""


# What a decoder may raise for data of the wrong shape.
REFUSALS: Final = (
    Mismatch,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    RecursionError,
)
