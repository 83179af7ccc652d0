# pyright: standard
"""What the methods of a class do with what its functions do not take.

The modules that say what is wrong are imported only then.
"""

from __future__ import annotations

from typing import Any, NoReturn


def raise_decode_error(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists what is wrong with ``data`` as a ``type_``.

    Raises:
        DecodeError: always.
    """
    from .explain import raise_with_problems

    raise_with_problems(type_, data)


def checked_dict(value: Any) -> dict[str, Any]:
    """Return the JSON object for ``value``, which its own function did not encode.

    Raises:
        EncodeError: something in it is not of its type; it lists all that is wrong.
    """
    from .encoding import wire_value

    result: dict[str, Any] = wire_value(type(value), value)
    return result


def checked_json(value: Any) -> bytes:
    """Return the same as a JSON document."""
    from .encoding import wire_json

    return wire_json(type(value), value)
