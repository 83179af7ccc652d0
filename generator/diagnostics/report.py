"""Findings: what a diagnostic is, and the report that collects them.

A pass is given a :class:`Report`, adds what it finds and carries on; nothing is raised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from generator.source import SourceFile, Span


class Severity(Enum):
    """ERROR: nothing is written.  WARNING: shown.  NOTE: shown with ``-v``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = (*(severity.value for severity in Severity), "off")


class Rule(Struct, frozen=True):
    """A kind of finding.

    ``code`` is a word, such as ``unknown-model``; ``title`` says in one sentence what is
    wrong; ``explanation`` is what ``gen explain`` prints: why, an example, what to do.
    ``lenient``, of an error: the output is sound without what is wrong, and nothing in it is
    missing, so that the configuration may make it less.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    lenient: bool = False

    @property
    def levels(self) -> tuple[str, ...]:
        """The words that the configuration may have for it."""
        lowest = self.severity is Severity.ERROR and not self.lenient
        return ("error",) if lowest else LEVELS


class Label(Struct, frozen=True):
    """A second place that belongs to a finding, and what it has to do with it."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True, kw_only=True):
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


class Severities(Struct, frozen=True):
    """How much findings matter where it is not as their rules say.

    ``levels`` are words by code: those of :class:`Severity`, or ``off``; ``strict`` makes
    errors of all that are warnings then.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    def apply(self, found: Diagnostic) -> Diagnostic | None:
        """Return ``found`` as it matters here, None if it does not."""
        level = self.levels.get(found.code, found.severity.value)
        if level == "off":
            return None
        severity = Severity(level)
        if self.strict and severity is Severity.WARNING:
            severity = Severity.ERROR
        if severity is found.severity:
            return found
        return replace(found, rule=replace(found.rule, severity=severity))


class Report:
    """Diagnostics, iterated in the order of file, place and code, each once."""

    def __init__(
        self,
        found: Iterable[Diagnostic] = (),
        severities: Severities = Severities(),  # noqa: B008  (it is frozen)
    ) -> None:
        self._severities = severities
        self._found: list[Diagnostic] = []
        self.extend(found)

    def add(self, diagnostic: Diagnostic) -> None:
        if (found := self._severities.apply(diagnostic)) is not None:
            self._found.append(found)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        for diagnostic in found:
            self.add(diagnostic)

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
