"""What decoding and encoding may raise."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 200


class Problem(NamedTuple):
    """One thing that does not fit: where, what was expected, the type that came.

    ``found`` is a type in the words of JSON, or ``no key``.  In a union without a tag it
    also names the member that the data comes nearest to.
    """

    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        at = f"{_shortened(self.path)}: " if self.path else ""
        return f"{at}expected {_shortened(self.expected)}, found {self.found}"


class _Refusal(ValueError):
    """``errors`` lists every problem, up to 100; ``path`` is that of the first, such as
    ``conditions[3].children[0].value``.  Neither holds any value of the data.

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


class DecodeError(_Refusal):
    __doc__ = f"The data is not what the class describes.\n\n    {_Refusal.__doc__}"


class EncodeError(_Refusal):
    __doc__ = f"The value cannot be written as JSON.\n\n    {_Refusal.__doc__}"


class Mismatch(Exception):
    """Raised at the first thing that does not fit; never leaves this package."""


# What a generated function may raise for a value of the wrong shape.
REFUSALS: Final = (
    Mismatch,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)


def _shortened(text: str) -> str:
    """Return ``text`` with its middle left out if it is long."""
    if len(text) <= _SHOWN_CHARACTERS:
        return text
    half = _SHOWN_CHARACTERS // 2
    return f"{text[:half]} … {text[-half:]}"
