"""Findings: what a diagnostic is, and the report that collects them.

A pass is given a :class:`Report`, adds what it finds and carries on; nothing is raised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fnmatch import fnmatchcase

from msgspec import Struct, field
from msgspec.structs import replace

from generator.source import Span


class Severity(Enum):
    """ERROR: nothing is written.  WARNING: shown.  NOTE: shown with ``-v``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = (*(severity.value for severity in Severity), "off")


class Loss(Enum):
    """What a package lacks that is written in spite of a finding.

    - NOTHING: it is complete.
    - CELL: what one cell says; the field is there, and its type is Any or it is optional.
    - PART: a row, a table or a file.
    - ALL: there is no sound package.
    """

    NOTHING = "nothing"
    CELL = "cell"
    PART = "part"
    ALL = "all"


class Rule(Struct, frozen=True):
    """A kind of finding.

    ``code`` is a word, such as ``unknown-model``; ``title`` says in one sentence what is
    wrong; ``explanation`` is what ``gen explain`` prints: why, an example, what to do.
    ``outcome`` says what is written in spite of it, such as "the type is Any".
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    loss: Loss = Loss.NOTHING
    outcome: str = ""

    @property
    def levels(self) -> tuple[str, ...]:
        """The words that the configuration may have for it.

        An error stays one if the package would lack more than what a cell says.
        """
        stays = self.severity is Severity.ERROR and self.loss is not Loss.CELL
        return ("error",) if stays else LEVELS

    @property
    def severity_by_hand(self) -> Severity:
        """The severity in documents that people wrote: nobody may be there to correct them."""
        is_survived = self.loss is not Loss.ALL
        is_less = self.severity is Severity.ERROR and is_survived
        return Severity.WARNING if is_less else self.severity


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

    @property
    def outcome(self) -> str:
        """What is written as long as this is not mended, and how; ``""`` if nothing is said."""
        if not self.rule.outcome:
            return ""
        is_error = self.severity is Severity.ERROR
        how = "with --keep-going" if is_error else "until then"
        return f"{how}, {self.rule.outcome}"

    def with_severity(self, severity: Severity) -> Diagnostic:
        if severity is self.severity:
            return self
        return replace(self, rule=replace(self.rule, severity=severity))


class Severities(Struct, frozen=True):
    """How much findings matter where it is not as their rules say.

    - ``levels``: words by code: those of :class:`Severity`, or ``off``.
    - ``strict``: all that are warnings then are errors.
    - ``by_file``: levels for the files whose path matches a pattern; the last one wins.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    by_file: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def apply(self, found: Diagnostic) -> Diagnostic | None:
        """Return ``found`` as it matters here, None if it does not."""
        level = self._level_in_file(found) or self.levels.get(
            found.code, found.severity.value
        )
        if level == "off":
            return None
        severity = Severity(level)
        if self.strict and severity is Severity.WARNING:
            severity = Severity.ERROR
        return found.with_severity(severity)

    def _level_in_file(self, found: Diagnostic) -> str | None:
        levels = [
            levels[found.code]
            for pattern, levels in self.by_file
            if found.code in levels and fnmatchcase(found.span.file.path, pattern)
        ]
        return levels[-1] if levels else None


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

    @property
    def leaves_nothing(self) -> bool:
        """Whether an error was found after which no sound package can be written."""
        return any(
            found.severity is Severity.ERROR and found.rule.loss is Loss.ALL
            for found in self._found
        )

    @property
    def unread_cells(self) -> int:
        """How many cells were not understood, and are Any, optional or without a default."""
        return len(
            {
                found.span
                for found in self._found
                if found.rule.loss is Loss.CELL and found.severity is not Severity.NOTE
            }
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
