# pyright: standard
"""The exceptions of decoding and encoding."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

MISSING_KEY: Final = "missing key"
_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 200


class Problem(NamedTuple):
    """One problem: where, what was expected, what was found.

    ``found`` is a JSON type or "missing key"; it is empty if ``expected`` is a rule, such as
    "must be >= 1".  In a union without a tag it also names the nearest member.
    """

    path: str
    expected: str
    found: str

    @property
    def message(self) -> str:
        """The problem, without its path."""
        expected = _shortened(self.expected)
        if not self.found:
            return expected
        if self.found.startswith(MISSING_KEY):
            return f"{self.found}, expected {expected}"
        return f"expected {expected}, found {self.found}"

    def __str__(self) -> str:
        at = f"{_shortened(self.path)}: " if self.path else ""
        return f"{at}{self.message}"


class _InvalidData(ValueError):
    """``errors`` lists every problem, up to 100; ``path`` is that of the first, such as
    ``conditions[3].children[0].value``.  Neither contains values of the data.

    The text shows the first five, on one line of bounded length.
    """

    def __init__(self, subject: str, errors: tuple[Problem, ...]) -> None:
        shown = "; ".join(map(str, errors[:_SHOWN_PROBLEMS]))
        others = len(errors) - _SHOWN_PROBLEMS
        more = f"; and {others} more" if others > 0 else ""
        super().__init__(f"{subject}: {shown}{more}")
        self.subject = subject
        self.errors = errors

    @property
    def path(self) -> str:
        return self.errors[0].path

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.subject, self.errors)


class DecodeError(_InvalidData):
    __doc__ = f"The data is not what the class describes.\n\n    {_InvalidData.__doc__}"


class EncodeError(_InvalidData):
    __doc__ = f"The value cannot be written as JSON.\n\n    {_InvalidData.__doc__}"


class InvalidValue(Exception):
    """Raised for the first wrong value; never leaves this package."""


# Exceptions that a generated function may raise for a value of the wrong shape.
VALUE_ERRORS: Final = (
    InvalidValue,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)


def _shortened(text: str) -> str:
    """Return ``text``, shortened in the middle if it is long."""
    if len(text) <= _SHOWN_CHARACTERS:
        return text
    half = _SHOWN_CHARACTERS // 2
    return f"{text[:half]} … {text[-half:]}"
