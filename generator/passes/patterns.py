r"""Which regular expressions may go into generated code: those that take bounded time.

Python's ``re`` backtracks, so that a pattern such as ``(a+)+$`` takes years for thirty
characters.  A pattern comes from a spec and the text from anywhere; so a pattern is taken
only if its worst case is a polynomial of low degree, and the runtime bounds the length.

>>> refusal(r"^[a-z]{2}-\d+$"), refusal(r"(a+)+$")
(None, 'a repeated group holds a repetition or a choice')
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

MAX_LENGTH = 500
# Each open-ended repetition multiplies the worst case by the length of the text, which is
# bounded accordingly: at most about 10^8 steps.
LONGEST_TEXTS = (65_536, 65_536, 8_192, 500)

_TOKEN = re.compile(
    r"""
    (?P<special> \(\?(?:[=!]|<[=!]|P=|\() | \\[1-9] )
    | (?P<open> \((?:\?:|\?P<\w+>)? )
    | (?P<close> \) )
    | (?P<repeat> (?:[*+] | \{\d+,\}) [?+]? )
    | (?P<bounded> (?:\? | \{\d+(?:,\d+)?\} | \{,\d+\}) [?+]? )
    | (?P<choice> \| )
    | (?P<other> \[\^?\]?(?:\\.|[^\]\\])*\] | \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Group:
    """What an open group holds so far."""

    repeats: bool = False
    chooses: bool = False


def longest_text(pattern: str) -> int:
    """Return how long a text may be that ``pattern``, which is taken, is applied to."""
    kinds = (token.lastgroup for token in _TOKEN.finditer(pattern))
    return LONGEST_TEXTS[sum(kind == "repeat" for kind in kinds)]


def refusal(pattern: str) -> str | None:
    """Return why ``pattern`` is not taken, None if it is."""
    if len(pattern) > MAX_LENGTH:
        return f"it is longer than {MAX_LENGTH} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
    except (re.error, Warning, RecursionError, OverflowError) as error:
        return f"Python does not read it: {error}"
    return _risk(pattern)


def _risk(pattern: str) -> str | None:
    stack, closed, open_ended = [_Group()], None, 0
    for token in _TOKEN.finditer(pattern):
        kind = token.lastgroup
        if kind == "special":
            return "it looks around or back"
        if kind == "repeat":
            if closed and (closed.repeats or closed.chooses):
                return "a repeated group holds a repetition or a choice"
            open_ended += 1
        if kind == "bounded" and closed and closed.repeats and token[0][0] == "{":
            return "a repeated group holds a repetition or a choice"
        closed = _step(kind or "", stack, closed)
    if open_ended >= len(LONGEST_TEXTS):
        return f"it has more than {len(LONGEST_TEXTS) - 1} open-ended repetitions"
    return None


def _step(kind: str, stack: list[_Group], closed: _Group | None) -> _Group | None:
    """Account for a token; return the group that it closes, if any."""
    match kind:
        case "open":
            stack.append(_Group())
        case "close" if len(stack) > 1:
            inner = stack.pop()
            stack[-1].repeats |= inner.repeats
            stack[-1].chooses |= inner.chooses
            return inner
        case "repeat":
            stack[-1].repeats = True
        case "choice":
            stack[-1].chooses = True
    return None
