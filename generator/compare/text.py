"""Changes as text and as Markdown: grouped by definition, breaking groups first.

Changes of descriptions are counted, and listed only on request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.backends.gates import comment
from generator.compare.changes import Change, Verdict, count_verdicts, version_bump
from generator.compare.rules import DOC_CHANGED
from generator.compare.spelling import code
from generator.text.cropping import cropped
from generator.text.words import count

_MARGIN = " " * 12


def render_text(changes: Sequence[Change], *, all_: bool) -> str:
    """Return ``changes`` for a terminal; ``all_`` lists changes of descriptions, too."""
    blocks = []
    for id_, group in _groups(_shown(changes, all_)):
        lines = [
            cropped(comment(id_)),
            *(line for c in group for line in _text_lines(c)),
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, "\n".join(_summary(changes, all_))])


def _text_lines(change: Change) -> Iterator[str]:
    part = f"{cropped(comment(change.part))}: " if change.part else ""
    verdict = f"{change.verdict.value:{len(_MARGIN)}}"
    yield f"  {verdict}{part}{change.what} [{change.rule.code}]"
    for line in (" → ".join(map(comment, _places(change))), *change.reasons):
        yield f"  {_MARGIN}{line}"


def render_markdown(changes: Sequence[Change], *, all_: bool) -> str:
    """Return ``changes`` for a pull request; compatible ones are folded."""
    shown = _shown(changes, all_)
    breaking = [change for change in shown if change.verdict is Verdict.BREAKING]
    others = [change for change in shown if change.verdict is not Verdict.BREAKING]
    blocks = ["## Changes of the specs", "  \n".join(_summary(changes, all_))]
    blocks += _markdown_groups(breaking)
    if others:
        title = count(len(others), "other change")
        blocks += [f"<details><summary>{title}</summary>", *_markdown_groups(others)]
        blocks += ["</details>"]
    return "\n\n".join(blocks)


def _markdown_groups(changes: Iterable[Change]) -> Iterator[str]:
    for id_, group in _groups(changes):
        yield f"### {code(id_)}"
        yield "\n".join(line for change in group for line in _markdown_lines(change))


def _markdown_lines(change: Change) -> Iterator[str]:
    part = f"{code(change.part)}: " if change.part else ""
    places = " → ".join(map(code, _places(change)))
    yield f"- **{change.verdict.value}** {part}{change.what} (`{change.rule.code}`)"
    for line in (places, *change.reasons):
        yield f"  - {line}"


def _shown(changes: Sequence[Change], all_: bool) -> list[Change]:
    return [c for c in changes if all_ or c.rule is not DOC_CHANGED]


def _groups(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Return the changes of each definition, ordered by id, breaking groups first."""
    by_id = groupby(changes, key=lambda change: change.definition)
    groups = [(id_, list(group)) for id_, group in by_id]
    return sorted(groups, key=lambda group: not any(c.unallowed for c in group[1]))


def _summary(changes: Sequence[Change], all_: bool) -> Iterator[str]:
    if not changes:
        yield "nothing changed"
        return
    counts = count_verdicts(changes)
    parts = [f"{n} {verdict.value}" for verdict, n in counts.items() if n]
    bump = version_bump(changes).name.lower()
    yield f"{count(len(changes), 'change')}: {', '.join(parts)} → {bump} version"
    hidden = len(changes) - len(_shown(changes, all_))
    if hidden:
        yield f"{hidden} of them only in descriptions and examples (-v lists them)"


def _places(change: Change) -> list[str]:
    """Return the old and the new place of the change, where they exist."""
    return [str(span) for span in (change.old, change.new) if span]
