"""Comments in specs that ignore findings: ``<!-- gen: ignore unread-column -->``.

- ``ignore`` applies to the block directly below or around it: the lines up to a blank one.
- ``ignore-file`` applies to the file.

An error that leaves something out of the package cannot be ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import SourceFile, Span
from generator.text.comments import find_comments
from generator.text.words import nearest

IGNORE, IGNORE_FILE = "ignore", "ignore-file"
_WORD = re.compile(r"[^\s,]+")
_WHOLE_FILE, _NOWHERE = 0, -1


def apply_ignores(
    findings: Iterable[Diagnostic], sources: Iterable[SourceFile]
) -> Iterator[Diagnostic]:
    """Yield ``findings`` except those that a comment in their file ignores.

    Reports: unknown-comment, unused-ignore.
    """
    read = {source: _Ignores(source) for source in sources if "gen:" in source.text}
    for finding in findings:
        ignores = read.get(finding.span.file) if read else None
        if ignores is None or not ignores.take(finding):
            yield finding
    for ignores in read.values():
        yield from ignores.unknown
        yield from ignores.unused()


class _Ignores:
    """The comments of one file.

    A place is the number of the last line of a block, or _WHOLE_FILE.
    """

    def __init__(self, source: SourceFile) -> None:
        self.unknown: list[Diagnostic] = []
        self._places = _last_lines(source.text)
        self._words: dict[tuple[str, int], Span] = {}
        self._unused: set[Span] = set()
        for comment in find_comments(source.text):
            start = comment.start("words")
            words = [
                Span(source, start + word.start(), start + word.end())
                for word in _WORD.finditer(comment["words"])
            ]
            self._read(Span(source, comment.start(), comment.end()), words)

    def _read(self, comment: Span, words: Sequence[Span]) -> None:
        verb = words[0] if words else comment
        if verb.text not in (IGNORE, IGNORE_FILE) or len(words) == 1:
            near = [
                w for w in nearest(verb.text, [IGNORE, IGNORE_FILE]) if w != verb.text
            ]
            self.unknown.append(catalog.unknown_comment(verb, verb.text, near))
            return
        line = comment.finish[0]
        place = _WHOLE_FILE if verb.text == IGNORE_FILE else self._block_below(line)
        for word in words[1:]:
            if word.text not in catalog.RULES:
                near = nearest(word.text, catalog.RULES)
                self.unknown.append(catalog.unknown_comment(word, word.text, near))
                continue
            self._words.setdefault((word.text, place), word)
            self._unused.add(word)

    def _block_below(self, line: int) -> int:
        """Return the place of the first block below the line number ``line``."""
        below = (last for last in self._places[line:] if last)
        return next(below, _NOWHERE)

    def take(self, finding: Diagnostic) -> bool:
        """Return whether ``finding`` is ignored."""
        if finding.severity is Severity.ERROR and finding.rule.loss is not Loss.CELL:
            return False
        for place in (self._places[finding.span.begin[0] - 1], _WHOLE_FILE):
            if word := self._words.get((finding.code, place)):
                self._unused.discard(word)
                return True
        return False

    def unused(self) -> Iterator[Diagnostic]:
        for word in sorted(self._unused, key=lambda span: span.start):
            yield catalog.unused_ignore(word, word.text)


def _last_lines(text: str) -> Sequence[int]:
    """Return for each line the last line of its block, _WHOLE_FILE for a blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = [_WHOLE_FILE] * len(lines)
    for number in range(len(lines), 0, -1):
        if lines[number - 1].strip():
            below = last[number] if number < len(lines) else _WHOLE_FILE
            last[number - 1] = below or number
    return last
