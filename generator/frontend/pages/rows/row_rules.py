"""The cell of constraints in a row -> constraints, or the description of the field."""

from __future__ import annotations

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell
from generator.frontend.pages.constraints.clauses import Clause
from generator.frontend.pages.constraints.enum_values import ValueList
from generator.frontend.pages.constraints.read_constraints import read_constraints
from generator.frontend.pages.rows.row_facts import SourceRow
from generator.text.lazy_pattern import lazy_pattern

# Text with a number may be a constraint, even if it cannot be read.
_DIGIT = lazy_pattern(r"\d")


class Rules(Struct, frozen=True):
    """``prose`` is the cell itself if it is a description, not a list of constraints."""

    found: tuple[Clause, ...] = ()
    prose: Cell | None = None


NO_RULES = Rules()


def read_rules(
    source: SourceRow, listed: ValueList | None, report: Report, *, by_hand: bool
) -> Rules:
    """Return the constraints of ``source``, around the values ``listed`` among them.

    - ``by_hand``: without a column for descriptions, prose is the description.

    Reports: unread-constraint.
    """
    cell = source.cells.get("constraints")
    if cell is None:
        return NO_RULES
    unread = Report()
    cells = listed.around if listed else (cell,)
    found = tuple(each for part in cells for each in read_constraints(part, unread))
    findings = list(unread)
    is_alone = by_hand and not found and "doc" not in source.cells
    is_prose = is_alone and findings and not listed and _is_prose(cell.content)
    prose = cell if is_prose else None
    if not prose or _DIGIT.search(prose.content):
        report.extend(findings)
    return Rules(found, prose)


def _is_prose(text: str) -> bool:
    return len(text.split()) > 1 or not text.isascii()
