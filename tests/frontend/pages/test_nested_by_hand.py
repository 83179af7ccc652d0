"""A random tree of models, or a random enum, printed as people print tables, is read back.

The style is random: marks of nesting or names with dots, a table of pipes or of HTML, the language of the
headers; for enums the columns, and how a field refers to their table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from hand_style import Draw, header, pick
from hypothesis import given, strategies as st
from msgspec import Struct

from generator.compiler import read_schema
from generator.diagnostics.report import Diagnostic, Report, Severity
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import Language
from generator.ir.schema import EnumDef, ObjectDef, Schema
from generator.ir.types import ListOf, Ref, Scalar, Type
from generator.source import SourceFile

SCALARS = {"string": Scalar.STR, "integer": Scalar.INT, "boolean": Scalar.BOOL}
MARKS = ("> ", ">", "» ", "└ ", "↳ ", "&emsp;", "&nbsp;&nbsp;", "- ")


class Node(Struct, frozen=True):
    """A field: of the scalar ``type``, or an object, or a list of objects, with ``inside``."""

    name: str
    type: str
    required: bool
    inside: tuple[Node, ...] = ()

    @property
    def is_list(self) -> bool:
        return self.type != "object"


names = st.from_regex(r"[a-z][a-z0-9]{2,6}(?:_[a-z]{2,4})?", fullmatch=True)


def siblings(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    found = st.lists(nodes, min_size=1, max_size=3, unique_by=lambda node: node.name)
    return found.map(tuple)


leaves = st.builds(Node, names, st.sampled_from(sorted(SCALARS)), st.booleans())
nodes: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.builds(
        Node, names, st.sampled_from(["object", "list"]), st.booleans(), siblings(inner)
    ),
    max_leaves=6,
)


@given(siblings(nodes), st.sampled_from(LANGUAGES), st.data())
def test_what_people_nest_is_read(
    fields: tuple[Node, ...], language: Language, draw: Draw
) -> None:
    style = pick(draw, "dots", *MARKS)
    roles = ("name", "type", "required")
    headers = [
        header(draw, language, role, ("名称", "name", "type", "schema"))
        for role in roles
    ]
    cells = [
        (name, written(node, draw), "yes" if node.required else "no")
        for name, node in lines(fields, style, draw)
    ]
    table = pick(draw, "pipes", "html")
    text = "# Thing\n\n" + (pipes if table == "pipes" else html)([headers, *cells])
    schema, found = read(text)
    assert not [f for f in found if f.severity is not Severity.NOTE], text
    check(schema, "Thing", fields, text)


def lines(fields: Sequence[Node], style: str, draw: Draw) -> Iterator[tuple[str, Node]]:
    """Yield each field and those inside it, with the name as it is printed."""

    def step(
        inner: Sequence[Node], path: str, depth: int
    ) -> Iterator[tuple[str, Node]]:
        for node in inner:
            shown = pick(draw, node.name, f"`{node.name}`")
            is_dotted = style == "dots"
            yield (f"{path}{node.name}" if is_dotted else style * depth + shown), node
            end = "[]." if node.is_list else "."
            yield from step(node.inside, f"{path}{node.name}{end}", depth + 1)

    return step(fields, "", 0)


def written(node: Node, draw: Draw) -> str:
    if not node.inside:
        return node.type
    if node.is_list:
        return pick(draw, "array of objects", "object[]", "array")
    return pick(draw, "object", "Object")


def pipes(rows: Sequence[Sequence[str]]) -> str:
    first, *rest = (" | ".join(row) for row in rows)
    return "\n".join(f"| {line} |" for line in (first, "--|--|--", *rest)) + "\n"


def html(rows: Sequence[Sequence[str]]) -> str:
    def line(tag: str, row: Sequence[str]) -> str:
        cells = (cell.replace("**", "") for cell in row)
        shown = (cell if cell.startswith("&") else escape(cell) for cell in cells)
        coded = (f"<{tag}>{_coded(cell)}</{tag}>" for cell in shown)
        return f"<tr>{''.join(coded)}</tr>"

    head, *body = rows
    lines = [line("th", head), *(line("td", row) for row in body)]
    return "\n".join(["<table>", *lines, "</table>"]) + "\n"


def _coded(cell: str) -> str:
    before, mark, name = cell.partition("`")
    return f"{before}<code>{name.removesuffix('`')}</code>" if mark else cell


def read(text: str) -> tuple[Schema, list[Diagnostic]]:
    report = Report()
    return read_schema([SourceFile("spec.md", text)], None, report).schema, list(report)


def check(schema: Schema, id_: str, expected: Sequence[Node], text: str) -> None:
    """Check that the model ``id_`` and those inside it have the ``expected`` fields."""
    model = schema.definitions[id_]
    assert isinstance(model, ObjectDef)
    assert [field.wire_name for field in model.fields] == [
        n.name for n in expected
    ], text
    for field, node in zip(model.fields, expected, strict=True):
        assert field.required == node.required, text
        type_: Type = field.type
        if not node.inside:
            assert type_ is SCALARS[node.type], text
            continue
        if node.is_list:
            assert isinstance(type_, ListOf), text
            type_ = type_.item
        assert isinstance(type_, Ref), text
        check(schema, type_.id, node.inside, text)


COLUMNS = (
    ("Value", "Description"),
    ("Value", "Meaning"),
    ("Name", "Value"),
    ("Constant", "Value", "Notes"),
    ("值", "说明"),
    ("取值", "含义"),
)
values = st.lists(
    st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=1, max_size=4, unique=True
)


@given(values, st.sampled_from(COLUMNS), st.data())
def test_enums_in_tables_are_read(
    members: list[str], columns: tuple[str, ...], draw: Draw
) -> None:
    link = pick(
        draw, "[Lamp state](#lamp-state)", "[state](#lamp-state)", "[Lamp state][s]"
    )
    level = pick(draw, "#", "##", "###")
    rows = [[_cell(column, member) for column in columns] for member in members]
    table = "\n".join(
        f"| {' | '.join(row)} |" for row in (columns, ["---"] * len(columns), *rows)
    )
    text = (
        "# Lamp\n\n| Field | Type | Required |\n|---|---|---|\n"
        f"| state | {link} | yes |\n\n{level} Lamp state\n\n{table}\n\n[s]: #lamp-state\n"
    )
    schema, found = read(text)
    assert not [f for f in found if f.severity is not Severity.NOTE], text
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    [field] = lamp.fields
    assert isinstance(field.type, Ref), text
    enum = schema.definitions[field.type.id]
    assert isinstance(enum, EnumDef), text
    assert [member.value for member in enum.members] == members, text


def _cell(column: str, member: str) -> str:
    match column:
        case "Value" | "值" | "取值":
            return f"`{member}`"
        case "Name" | "Constant":
            return member.upper()
        case _:
            return f"The lamp is {member}."
