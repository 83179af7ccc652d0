"""Findings: what a diagnostic is, and the report that collects them.

A pass is given a :class:`Report`, adds what it finds and carries on; nothing is raised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from generator.source import SourceFile, Span


class Severity(Enum):
    """ERROR: nothing is written.  WARNING: shown.  NOTE: shown with ``-v``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.

    ``code`` is a word, such as ``unknown-model``; ``title`` says in one sentence what is
    wrong; ``explanation`` is what ``gen explain`` prints: why, an example, what to do.
    """

    code: str
    severity: Severity
    title: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that belongs to a finding, and what it has to do with it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.  ``span`` is the smallest range that is wrong; ``label`` is put under it."""

    rule: Rule
    message: str
    span: Span
    label: str = ""
    related: tuple[Label, ...] = ()
    help: str = ""

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity


class Report:
    """Diagnostics, iterated in the order of file, place and code, each once."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found = list(found)

    def add(self, diagnostic: Diagnostic) -> None:
        self._found.append(diagnostic)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        self._found.extend(found)

    @property
    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self._found)

    def has_errors_in(self, file: SourceFile) -> bool:
        """Return whether an error was found in ``file`` so far."""
        return any(
            found.severity is Severity.ERROR and found.span.file is file
            for found in self._found
        )

    def count(self, severity: Severity) -> int:
        return Counter(found.severity for found in self)[severity]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self._found), key=_sort_key))

    def __len__(self) -> int:
        return len(self._found)


def _sort_key(found: Diagnostic) -> tuple[str, int, int, str, str]:
    span = found.span
    return span.file.shown_path, span.start, span.end, found.code, found.message
