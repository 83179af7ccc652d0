"""The Markdown template of AsyncAPI: one document for an API; its messages are below operations.

    #### Message Crate moved `crateMoved`

    *A crate has another place.*

    ##### Payload

    | Name | Type | Description | Value | Constraints | Notes |
    |---|---|---|---|---|---|
    | (root) | object | - | - | - | **additional properties are allowed** |
    | id | string | Of the crate. | - | format (`uuid`) | **required** |
    | tags | array&lt;string&gt; | - | - | - | - |
    | tags (single item) | string | - | allowed (`"red"`, `"blue"`) | - | - |
    | place | object | - | default (`{}`) | - | - |
    | place.row | integer | - | - | [ 1 .. 9 ] | **required** |

The payload has the name of the message.  The same message of several operations is read once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    has_table,
    inside,
    literals,
    parts,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import (
    Cell,
    Document,
    Row,
    Table,
    part_of,
)
from generator.frontend.pages.cells.access import READ_ONLY
from generator.frontend.pages.constraints.clauses import Constraint, Pattern
from generator.frontend.pages.constraints.read_constraints import (
    as_lengths,
    read_limits,
)
from generator.frontend.pages.page import (
    FieldRow,
    Head,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.rows.limit_columns import with_format
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.typeexpr import (
    ListExpr,
    ScalarExpr,
    TypeExpr,
    unwrapped,
)
from generator.text.lazy_pattern import lazy_pattern

_FIELDS = ("name", "type", "description", "value", "constraints", "notes")
_PAYLOAD, _HEADERS = "payload", "headers"
_MESSAGE = lazy_pattern(r"Message\s+(?P<title>[^`]*?)\s*(?:`(?P<name>[^`]+)`)?")
_SEGMENT = lazy_pattern(r"[A-Z]\w*")
_TEXT = lazy_pattern(r"\*(?P<text>[^*\n]+)\*")
_ROOT = "(root)"
# A remark on the path of a row, not a part of its key: `tags (single item)`, `0 (allOf item)`.
_ASIDE = lazy_pattern(
    r"(?P<path>.*?) ?\((?P<what>single item|root|(?:one|any|all)Of item)\)"
)
_CHOICES = frozenset({"oneof", "anyof"})
_VALUE = lazy_pattern(
    r"(?P<name>allowed|default|const) \((?P<all>(?:`[^`]*`(?:, )?)+)\)"
)
_CODE = lazy_pattern(r"`(?P<text>[^`]*)`")
_CODED = lazy_pattern(r"(?P<name>format|pattern) \(`(?P<code>[^`]*)`\)(?:, )?")
_NOTHING = frozenset({"-", ""})
_MAX_DEPTH = 32


def is_asyncapi(document: Document) -> bool:
    """Return whether ``document`` has a message with a table of AsyncAPI's template."""
    return has_table(document, _FIELDS) and any(True for _ in _contents(document))


def read_asyncapi(document: Document, _: Dialect, report: Report) -> tuple[Page, ...]:
    """Return the payloads and headers of ``document``; its parameters are not models.

    Reports: unreadable-type, unread-default, unread-constraint.
    """
    tables: dict[str, set[str]] = {}
    pages: list[Page] = []
    for head, table in _contents(document):
        rows = "\n".join(row.span.text for row in table.rows)
        if rows not in tables.setdefault(head.title, set()):
            tables[head.title].add(rows)
            pages.append(_read(head, table, report))
    return tuple(pages)


def _contents(document: Document) -> Iterator[tuple[Head, Table]]:
    """Yield the title and the table of each payload, and of the headers of each message."""
    message: tuple[Part, str, str] | None = None
    for part in parts(document):
        if named := _MESSAGE.fullmatch(part.heading.cell.content):
            text = _TEXT.search(part.doc)
            message = part, _title(named), text["text"] if text else ""
        table = next((t for t in part.tables if header_words(t) == _FIELDS), None)
        kind = part.name.casefold()
        if message and table and kind in (_PAYLOAD, _HEADERS):
            of, title, doc = message
            is_payload = kind == _PAYLOAD
            title = title if is_payload else f"{title} Headers"
            yield of.head(title, doc if is_payload else ""), table


def _title(message: re.Match[str]) -> str:
    """Return the name of ``message``, without the package of a class."""
    name = message["name"] or message["title"]
    if name.startswith("<"):  # without a name
        return message["title"] or name.strip("<>")
    last = name.replace("$", ".").rpartition(".")[2]
    return last if _SEGMENT.fullmatch(last) else name


def _read(head: Head, table: Table, report: Report) -> Page:
    sheet, rows = Sheet(table), _Rows()
    for row in table.rows:
        rows.add(row, sheet, report)
    if rows.fields:
        return ObjectPage(head, tuple(rows.fields), by_hand=True)
    root = rows.root
    return UnionPage(head, (root,)) if root else OpaquePage(head)


class _Rows:
    """The fields of a table, in order; ``root`` is the type of all if there are none.

    A path begins with the path of the field that contains it, in a row above.
    """

    def __init__(self) -> None:
        self.fields: list[FieldRow] = []
        self.root: TypeExpr | None = None
        self._paths: dict[str, int] = {}  # of a field -> its depth
        self._choices: list[str] = []  # paths of unions, whose members are not read
        self._parts: list[str] = (
            []
        )  # paths of members of `allOf`, which add their fields

    def add(self, row: Row, sheet: Sheet, report: Report) -> None:
        path = shown(sheet.cell(row, "name"))
        for part in reversed(self._parts):
            if path.startswith(f"{part}."):
                path = _joined(part.rpartition(".")[0], path[len(part) + 1 :])
        aside = _ASIDE.fullmatch(path)
        if any(path.startswith(f"{choice}.") or not choice for choice in self._choices):
            return
        field = _Field.read(row, sheet, report)
        if field.is_choice:
            self._choices.append(aside["path"] if aside else path)
            report.add(catalog.unread_constraint(sheet.cell(row, "type").span))
        if not aside:
            self._add(path, field, row, sheet)
        elif aside["what"] == "single item":
            self._refine(aside["path"], field.type)
        elif aside["what"] == "allOf item":
            self._parts.append(aside["path"])
        elif path == _ROOT and not field.is_parts:
            self.root = field.type

    def _add(self, path: str, field: _Field, row: Row, sheet: Sheet) -> None:
        around = max(
            (p for p in self._paths if path.startswith(f"{p}.")), key=len, default=""
        )
        depth = self._paths[around] + 1 if around else 0
        self._paths[path] = depth
        name = path[len(around) + 1 :] if around else path
        self.fields.append(field.row(name, sheet.cell(row, "name"), depth))

    def _refine(self, path: str, item: TypeExpr) -> None:
        """Put ``item`` in place of the items of the list at ``path``."""
        at = [*self._paths].index(path) if path in self._paths else None
        if at is not None and isinstance(whole := self.fields[at].type, ListExpr):
            refined = replace(whole, item=item)
            self.fields[at] = replace(self.fields[at], type=refined)


def _joined(around: str, name: str) -> str:
    return f"{around}.{name}" if around else name


class _Field(Struct, frozen=True, kw_only=True):
    """What the cells of a row say, except for the name.

    - ``is_choice``: the type is ``oneOf`` or ``anyOf``.
    - ``is_parts``: it is ``allOf``.
    """

    type: TypeExpr
    doc: str
    required: bool
    default: DefaultValue | None
    access: str
    constraints: tuple[Constraint, ...]
    is_choice: bool
    is_parts: bool

    @staticmethod
    def read(row: Row, sheet: Sheet, report: Report) -> _Field:
        cell = sheet.cell(row, "type")
        word, notes = shown(cell).casefold(), shown(sheet.cell(row, "notes"))
        is_open = word in _CHOICES or word in ("allof", *_NOTHING)
        expr: TypeExpr = ScalarExpr("any", cell.span)
        if not is_open:
            expr = type_in(cell, PLAIN, report)
        expr, limits = _constrained(expr, sheet.cell(row, "constraints"), report)
        expr, default = _with_values(expr, sheet.cell(row, "value"), report)
        doc = sheet.cell(row, "description").content
        return _Field(
            type=expr,
            doc="" if doc in _NOTHING else doc,
            required="required" in notes,
            default=default,
            access=READ_ONLY if "read-only" in notes else "",
            constraints=limits,
            is_choice=word in _CHOICES,
            is_parts=word == "allof",
        )

    def row(self, name: str, cell: Cell, depth: int) -> FieldRow:
        row = field_row(
            name,
            cell,
            self.type,
            self.doc,
            required=self.required,
            default=self.default,
            access=self.access,
            constraints=self.constraints,
        )
        return replace(row, indent=min(depth, _MAX_DEPTH))


def _constrained(
    expr: TypeExpr, cell: Cell, report: Report
) -> tuple[TypeExpr, tuple[Constraint, ...]]:
    """Return ``expr`` in its format, and the limits in ``cell``.

    Reports: unread-constraint.
    """
    if cell.content in _NOTHING:
        return expr, ()
    found: list[Constraint] = []
    start = 0
    for match in _CODED.finditer(cell.content):
        found += _limits(part_of(cell, start, match.start()), report)
        start = match.end()
        code = part_of(cell, *match.span("code"))
        if match["name"] == "pattern":
            found.append(Pattern(code.content, code.span))
        else:
            expr, _ = with_format(expr, code, Report())
    found += _limits(part_of(cell, start, len(cell.content)), report)
    inner = unwrapped(expr)
    is_text = isinstance(inner, ScalarExpr) and inner.name in ("str", "bytes")
    has_length = is_text or isinstance(inner, ListExpr)
    return expr, as_lengths(found) if has_length else tuple(found)


def _limits(cell: Cell, report: Report) -> Sequence[Constraint]:
    """Return the limits in ``cell``, a part of a cell of constraints.

    Reports: unread-constraint.
    """
    if not cell.content.strip(", "):
        return ()
    limits = read_limits(cell)
    if not limits:
        report.add(catalog.unread_constraint(cell.span))
    return limits


def _with_values(
    expr: TypeExpr, cell: Cell, report: Report
) -> tuple[TypeExpr, DefaultValue | None]:
    """Return ``expr`` with the values that ``cell`` allows, and the default there.

    Reports: unread-default.
    """
    default: DefaultValue | None = None
    for note in _VALUE.finditer(cell.content):
        codes = [*_CODE.finditer(note["all"])]
        if note["name"] == "default":
            start = note.start("all")
            code = part_of(cell, start + codes[0].start(), start + codes[0].end())
            default = read_default(code, report)
        elif texts := _texts([code["text"] for code in codes]):
            values = literals(expr, texts, cell.span)
            expr = inside(expr, values)
    return expr, default


def _texts(codes: Sequence[str]) -> list[str]:
    """Return the values of ``codes`` as JSON; none if one is neither a text nor a number."""
    texts: list[str] = []
    for code in codes:
        try:
            value = json.loads(code)
        except ValueError:
            value = code
        if isinstance(value, bool | dict | list | None):
            return []
        texts.append(str(value))
    return texts


READER = Reader(is_asyncapi, read_asyncapi)
