"""What a diagnostic is, and the report that collects them.

A pass gets a :class:`Report`, adds its findings and carries on; nothing raises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fnmatch import fnmatchcase

from msgspec import Struct, field
from msgspec.structs import replace

from generator.source import Span
from generator.text.cropping import cropped


class Severity(Enum):
    """ERROR: nothing is written.  WARNING: shown.  NOTE: shown with ``-v``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = (*(severity.value for severity in Severity), "off")


class Loss(Enum):
    """What a package lacks if it is written in spite of a finding.

    - NOTHING: it is complete.
    - CELL: the content of one cell; the field exists, but its type is Any or it is optional.
    - PART: a row, a table or a file.
    - ALL: no sound package can be written.
    """

    NOTHING = "nothing"
    CELL = "cell"
    PART = "part"
    ALL = "all"


class Rule(Struct, frozen=True):
    """A kind of finding.

    - ``code``: a word, such as ``unknown-model``.
    - ``title``: what is wrong, in one sentence.
    - ``explanation``: what ``gen explain`` prints: why, an example, how to fix it.
    - ``outcome``: what is written in spite of it, such as "the type is Any".
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    loss: Loss = Loss.NOTHING
    outcome: str = ""

    @property
    def levels(self) -> tuple[str, ...]:
        """The severities that the configuration may give it.

        An error stays an error if the package would lack more than the content of a cell.
        """
        stays = self.severity is Severity.ERROR and self.loss is not Loss.CELL
        return ("error",) if stays else LEVELS

    @property
    def severity_by_hand(self) -> Severity:
        """The severity in hand-written documents, which may have nobody to correct them."""
        is_survived = self.loss is not Loss.ALL
        is_less = self.severity is Severity.ERROR and is_survived
        return Severity.WARNING if is_less else self.severity

    @property
    def severities(self) -> str:
        """Its severity in words, and that in hand-written documents if it differs."""
        by_hand = self.severity_by_hand
        if by_hand is self.severity:
            return self.severity.value
        return f"{self.severity.value}; a {by_hand.value} in hand-written tables"


class Label(Struct, frozen=True):
    """A second place that belongs to a finding, and how."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding.  ``span`` is the smallest wrong range; ``label`` is printed under it."""

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
        """What is written until this is fixed; ``""`` if there is nothing to say."""
        if not self.rule.outcome:
            return ""
        is_error = self.severity is Severity.ERROR
        how = "with --keep-going" if is_error else "until then"
        return f"{how}, {self.rule.outcome}"

    def cropped(self) -> Diagnostic:
        """Return the finding with long quotations cropped, for all formats alike."""
        texts = (self.message, self.label, self.help)
        message, label, help_ = map(cropped, texts)
        related = tuple(replace(each, text=cropped(each.text)) for each in self.related)
        if (message, label, help_) == texts and related == self.related:
            return self
        return replace(self, message=message, label=label, help=help_, related=related)

    def with_severity(self, severity: Severity) -> Diagnostic:
        if severity is self.severity:
            return self
        return replace(self, rule=replace(self.rule, severity=severity))


class Severities(Struct, frozen=True):
    """Severities that differ from the rules' own.

    - ``levels``: a word for each code: those of :class:`Severity`, or ``off``.
    - ``strict``: the remaining warnings become errors.
    - ``by_file``: levels for the files whose path matches a pattern; the last match wins.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    by_file: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def apply(self, finding: Diagnostic) -> Diagnostic | None:
        """Return ``finding`` with the severity in force, None if it is off."""
        level = self._level_in_file(finding) or self.levels.get(
            finding.code, finding.severity.value
        )
        if level == "off":
            return None
        severity = Severity(level)
        if self.strict and severity is Severity.WARNING:
            severity = Severity.ERROR
        return finding.with_severity(severity)

    def _level_in_file(self, finding: Diagnostic) -> str | None:
        levels = [
            levels[finding.code]
            for pattern, levels in self.by_file
            if finding.code in levels and fnmatchcase(finding.span.file.path, pattern)
        ]
        return levels[-1] if levels else None


class Report:
    """Diagnostics without duplicates, iterated by file, place and code."""

    def __init__(
        self,
        findings: Iterable[Diagnostic] = (),
        severities: Severities = Severities(),  # noqa: B008  (it is frozen)
    ) -> None:
        self._severities = severities
        self._findings: list[Diagnostic] = []
        self.extend(findings)

    def add(self, diagnostic: Diagnostic) -> None:
        if (finding := self._severities.apply(diagnostic)) is not None:
            self._findings.append(finding.cropped())

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        for diagnostic in findings:
            self.add(diagnostic)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    @property
    def leaves_nothing(self) -> bool:
        """Whether an error was found after which no sound package can be written."""
        return any(
            finding.severity is Severity.ERROR and finding.rule.loss is Loss.ALL
            for finding in self._findings
        )

    @property
    def unread_cells(self) -> int:
        """The number of cells that were not understood: they become Any, optional or without
        default.
        """
        return len(
            {
                finding.span
                for finding in self._findings
                if finding.rule.loss is Loss.CELL
                and finding.severity is not Severity.NOTE
            }
        )

    def count(self, severity: Severity) -> int:
        return Counter(finding.severity for finding in self)[severity]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self._findings), key=_sort_key))

    def __len__(self) -> int:
        return len(self._findings)


def _sort_key(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    span = finding.span
    return span.file.shown_path, span.start, span.end, finding.code, finding.message
