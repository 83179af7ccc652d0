r"""Decides which regular expressions may go into generated code: those with bounded time.

Python's ``re`` backtracks, so a pattern such as ``(a+)+$`` takes years for thirty characters.
Patterns come from a spec and texts from anywhere.  So a pattern is accepted only if its worst
case, computed from Python's own parse tree, is at most ``MAX_STEPS`` for the longest text that it
is applied to.

>>> refusal(r"^[a-z]{2}-\d+$"), refusal(r"(a+)+$")
(None, 'a repeated group can match the same text in several ways')
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from msgspec import Struct

from generator.ir.json_patterns import flags_of

MAX_LENGTH = 500
MAX_STEPS = 3 * 10**8
# Possible limits for the length of texts: the first one within the bound is used.
LONGEST_TEXTS = (65_536, 8_192, 500)

_parser: Any = import_module("re._parser")
_ops: Any = import_module("re._constants")
_REPEATS = {_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT}
_LOOKS = {_ops.ASSERT, _ops.ASSERT_NOT, _ops.GROUPREF, _ops.GROUPREF_EXISTS}
_STARTS = {_ops.AT_BEGINNING, _ops.AT_BEGINNING_STRING}


class _Refused(Exception):
    """Raised with the rule that a pattern breaks."""


class _Cost(Struct, frozen=True):
    """The number of ways a part can match from one place, and the steps to try them all."""

    ways: float
    steps: float


_ONE = _Cost(1, 1)


def longest_text(pattern: str) -> int:
    """Return the longest text that ``pattern``, an accepted pattern, is applied to."""
    tree = _parse(pattern)
    return next(n for n in LONGEST_TEXTS if worst_case(tree, n) <= MAX_STEPS)


def refusal(pattern: str) -> str | None:
    """Return the rule that ``pattern`` breaks, None if it is accepted."""
    if len(pattern) > MAX_LENGTH:
        return f"it is longer than {MAX_LENGTH} characters"
    try:
        tree = _parse(pattern)
        steps = worst_case(tree, LONGEST_TEXTS[-1])
    except (re.error, Warning, RecursionError, OverflowError, ValueError) as error:
        return f"Python does not read it: {error}"
    except _Refused as refused:
        return str(refused)
    if steps == math.inf:
        return "a repeated group can match the same text in several ways"
    if steps > MAX_STEPS:
        return f"it may take more than {MAX_STEPS:,} steps for {LONGEST_TEXTS[-1]} characters"
    return None


def _parse(pattern: str) -> Any:
    """Return the parse tree of ``pattern``, as ``_runtime/comparing.py`` compiles it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return _parser.parse(pattern, flags_of(pattern))


def worst_case(tree: Any, length: int) -> float:
    """Return an upper bound for the steps of a search in a text of ``length`` characters.

    A search that is not anchored starts at each of them.
    """
    if tree.state.flags & re.VERBOSE:
        raise _Refused("it has the flag `x`, which JSON Schema does not know")
    starts = 1 if _is_anchored(tree, tree.state.flags) else length + 1
    return starts * _sequence(tree, length).steps


def _is_anchored(items: Iterable[Any], flags: int) -> bool:
    """Return whether a match can only begin at the start of the text."""
    first: tuple[Any, Any] = next(iter(items), (None, None))
    op, argument = first
    if op is _ops.AT:
        return argument in _STARTS and not flags & re.MULTILINE
    if op is _ops.SUBPATTERN:
        return _is_anchored(argument[-1], flags | argument[1])
    if op is _ops.BRANCH:
        return all(_is_anchored(branch, flags) for branch in argument[1])
    return False


def _sequence(items: Iterable[Any], length: int) -> _Cost:
    ways, steps = 1.0, 0.0
    for op, argument in items:
        cost = _cost(op, argument, length)
        steps += ways * cost.steps
        ways *= cost.ways
    return _Cost(ways, steps)


def _cost(op: Any, argument: Any, length: int) -> _Cost:
    """Return the cost of one part of the tree."""
    if op in _LOOKS:
        raise _Refused("it looks around or back")
    if op in _REPEATS:
        least, most, body = argument
        # A body that matches only the empty text is tried once at most.
        room = length if body.getwidth()[0] else length + 1
        return _repeat(least, most, room, _sequence(body, length))
    if op is _ops.SUBPATTERN:
        _, added, removed, body = argument
        if (added | removed) & (re.MULTILINE | re.VERBOSE):
            raise _Refused("it sets the flag `m` or `x` for a part only")
        return _sequence(body, length)
    if op is _ops.ATOMIC_GROUP:
        return _sequence(argument, length)
    if op is _ops.BRANCH:
        branches = [_sequence(branch, length) for branch in argument[1]]
        return _Cost(sum(b.ways for b in branches), sum(b.steps for b in branches))
    return _ONE


def _repeat(least: int, most: int, room: int, body: _Cost) -> _Cost:
    """Return the cost of repeating ``body`` from ``least`` to ``most`` times, limited by ``room``."""
    counts, tries = range(least, min(most, room) + 1), min(most, room + 1)
    if body.ways <= 1:
        return _Cost(max(len(counts), 1), tries * body.steps)
    if tries * math.log2(body.ways) > math.log2(MAX_STEPS):
        return _Cost(math.inf, math.inf)
    ways = sum(body.ways**count for count in counts)
    steps = sum(body.ways**count for count in range(tries)) * body.steps
    return _Cost(max(ways, 1), steps)
