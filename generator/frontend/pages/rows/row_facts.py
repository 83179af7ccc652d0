"""What is known about a row while it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.frontend.markdown.document import Cell, Row
from generator.frontend.pages.constraints.clauses import Clause, Constraint
from generator.frontend.pages.rows.field_names import FieldName
from generator.frontend.pages.rows.required import Mark
from generator.frontend.pages.rows.row_type import RowType
from generator.frontend.pages.tables.columns import Columns
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.typeexpr import TypeExpr

# Cells without a name, or without a unit.
NOTHING = frozenset({"", "-", "–", "—", "n/a"})  # noqa: RUF001  (an en dash)


class SourceRow(Struct, frozen=True, kw_only=True):
    """A row of a table, with the name and the type in it.

    - ``cells``: its cells by column.
    - ``limits``: the constraints in its format.
    - ``prose``: the cell of constraints, if it is a description.
    """

    row: Row
    columns: Columns
    cells: Mapping[str, Cell]
    name: FieldName
    type: RowType
    limits: tuple[Constraint, ...]
    prose: Cell | None = None

    def content(self, column: str) -> str:
        """Return the Markdown in ``column``, ``""`` if there is no such column."""
        cell = self.cells.get(column)
        return cell.content if cell else ""

    def docs(self) -> Sequence[Cell]:
        """Return the cells that describe the field."""
        docs = self.columns.docs(self.row)
        if rest := self.type.doc:
            whole = self.cells["doc"]
            return [rest if each is whole else each for each in docs]
        return docs or ([self.prose] if self.prose else ())


class RowFacts(Struct, frozen=True):
    """The parts of a field before they are combined."""

    name: str
    type: TypeExpr
    marks: Sequence[Mark]
    clauses: tuple[Clause, ...]
    doc: str
    default: DefaultValue | None
