"""What the methods of a class do when its generated functions fail.

The modules that explain the failure are imported only then.
"""

from __future__ import annotations

from typing import Any, NoReturn


def raise_decode_error(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists every problem of ``data`` as a ``type_``.

    Raises:
        DecodeError: always.
    """
    from .explain import raise_with_problems

    raise_with_problems(type_, data)


def checked_dict(value: Any) -> dict[str, Any]:
    """Return the JSON object for ``value``, which the generated function did not encode.

    Raises:
        EncodeError: something in it has the wrong type; all problems are listed.
    """
    from .encoding import wire_value

    result: dict[str, Any] = wire_value(type(value), value)
    return result


def checked_json(value: Any) -> bytes:
    """Return the JSON document for ``value``, which the generated function did not encode."""
    from .encoding import wire_json

    return wire_json(type(value), value)
