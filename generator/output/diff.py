"""A plan as a unified diff, which ``patch -p1`` understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from generator.output.plan import Change, Plan

# Not str.splitlines, which also ends a line at a form feed or at U+2028.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def diff_changes(plan: Plan) -> str:
    """Return the changes of ``plan`` as a diff, file by file; ``""`` if there are none."""
    return "".join(line for change in plan.changes for line in _diff_file(change))


def _diff_file(change: Change) -> Iterator[str]:
    old = "/dev/null" if change.old is None else f"a/{change.path}"
    new = "/dev/null" if change.new is None else f"b/{change.path}"
    # difflib omits these lines for an empty file.
    yield f"--- {old}\n+++ {new}\n"
    diff = unified_diff(_lines(change.old), _lines(change.new), lineterm="\n")
    for line in list(diff)[2:]:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes | None) -> list[str]:
    return _LINE.findall((content or b"").decode("utf-8", "replace"))
