"""Rows about the whole that a table describes: its root, or each element of a list.

::

    | (array)  | Stop[] |          | $           | object |
    | [].name  | string |          | $.stops[].x | number |

The names of the other rows are paths that begin at the root, or do not mention it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.text.lazy_pattern import lazy_pattern

_FIRST = ("(", "[", "$")
_LIST = r"\[[*0]?\]"
_ROOT = lazy_pattern(rf"\(\w+\)|\$(?:{_LIST})?|{_LIST}")
_BEGINNING = lazy_pattern(
    rf"(?:\$(?:{_LIST})?|{_LIST}|\(\w+\)(?:{_LIST})?)\.(?=[\w$@])"
)


def names_below_root(names: Sequence[str]) -> Sequence[str]:
    """Return ``names`` without the beginning that stands for the root; ``""`` for the root itself.

    A mark of the root may be a key as well, unless all other rows begin with it or are words.
    """
    if not any(name.startswith(_FIRST) for name in names):
        return names
    others = [name for name in names if not _ROOT.fullmatch(name)]
    if not others:
        return names
    starts = [_BEGINNING.match(name) for name in others]
    if all(starts):
        return ["" if _ROOT.fullmatch(name) else _below(name) for name in names]
    if names[0].startswith("(") and names[0] not in others and not any(starts):
        return ["" if _ROOT.fullmatch(name) else name for name in names]
    return names


def _below(name: str) -> str:
    start = _BEGINNING.match(name)
    return name[start.end() :] if start else name
