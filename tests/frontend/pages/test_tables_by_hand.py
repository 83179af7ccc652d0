"""A random model, printed as people print tables, is read back as that model.

The style is random: the language and the words of the headers, the order of the columns, how a
row says that it is required, the phrase for a type, where values of an enum and a default stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hand_style import header, pick, word
from hypothesis import assume, given, strategies as st
from msgspec import Struct

from generator.compiler import read_schema
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects.plain.words import SCALARS as SCALARS_IN_WORDS
from generator.frontend.types.typeexpr import ScalarName
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import Language, phrases
from generator.ir.schema import ObjectDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    Type,
    UnionOf,
)
from generator.source import SourceFile

Draw = st.DataObject
# Scalars with words in every language, and a default of each as a cell has it.
DEFAULTS: Mapping[ScalarName, Sequence[tuple[str, object]]] = {
    "str": [("`abc`", "abc"), ('"two words"', "two words")],
    "int": [("7", 7), ("`-1`", -1)],
    "bool": [("true", True), ("`false`", False)],
}
SCALARS = [
    Scalar(name) for name in ("str", "int", "number", "bool", "date", "datetime")
]
ENGLISH_ONLY = [Scalar.UUID, Scalar.BYTES, Scalar.DECIMAL]


class Row(Struct, frozen=True):
    """A field: what is printed, and what must be read."""

    name: str
    type: Type
    required: bool
    default: tuple[str, object] | None
    doc: str


names = st.from_regex(r"[a-z][a-zA-Z0-9]{1,8}(?:_[a-z]{2,5})?", fullmatch=True)
# A value that is a word for a type, as `id` or `port`, may be either.
value = st.from_regex(r"[a-z]{2,8}", fullmatch=True).filter(
    lambda word: SCALARS_IN_WORDS.fullmatch(word) is None
)
values = st.lists(value, min_size=2, unique=True)
scalars = st.sampled_from([*SCALARS, *ENGLISH_ONLY])
types = st.one_of(
    scalars,
    scalars.map(ListOf),
    st.just(Ref("Part")),
    st.just(ListOf(Ref("Part"))),
    scalars.map(MapOf),
    values.map(lambda found: UnionOf(tuple(map(Literal, found)))),
    st.just(Nullable(Scalar.STR)),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    type_, default = draw(types), None
    name = type_.value if isinstance(type_, Scalar) else ""
    if name in DEFAULTS and draw(st.booleans()):
        default = draw(st.sampled_from(DEFAULTS[name]))  # type: ignore[index]
    required = default is None and draw(st.booleans())
    doc = draw(st.sampled_from(["", "What it is.", "See there: more."]))
    return Row(draw(names), type_, required, default, doc)


def written(draw: Draw, language: Language, type_: Type) -> str:
    match type_:
        case Scalar():
            return word(draw, language, type_.value)
        case Nullable(inner):
            return pick(draw, "{} or null", "{} \\| null", "{}, nullable").format(
                written(draw, LANGUAGES[0], inner)
            )
        case ListOf(Ref()):
            return pick(
                draw,
                "list of [Part](#part)",
                "[Part](#part)[]",
                "array of Part objects",
            )
        case ListOf(inner):
            item = written(draw, LANGUAGES[0], inner)
            return pick(draw, "list of {}", "array<{}>", "array[{}]").format(item)
        case MapOf(inner):
            item = written(draw, LANGUAGES[0], inner)
            return pick(
                draw, "map of string to {}", "map<string, {}>", "dict[str, {}]"
            ).format(item)
        case Ref():
            return pick(
                draw, "[Part](#part)", "a [part](#part) object", "Part object", "Part"
            )
        case _:
            raise AssertionError(type_)


def enum_cells(draw: Draw, members: Sequence[str], doc: str) -> tuple[str, str]:
    """Return the cells of the type and of the description of an enum."""
    coded = [f"`{member}`" for member in members]
    match pick(draw, "type", "code", "one of", "possible", "list"):
        case "type":
            return f"enum({', '.join(members)})", doc
        case "code":
            return " \\| ".join(coded), doc
        case "one of":
            last = f"{', '.join(coded[:-1])} or {coded[-1]}"
            return pick(draw, "enum", "string (enum)"), f"One of {last}. {doc}".strip()
        case "possible":
            return pick(draw, "string", "enum"), f"Possible values: {', '.join(coded)}"
        case _:
            return "enum", ", ".join(coded)


@given(
    st.lists(rows(), min_size=1, max_size=5, unique_by=lambda row: row.name.casefold()),
    st.sampled_from(LANGUAGES),
    st.data(),
)
def test_what_people_print_is_read(
    fields: list[Row], language: Language, draw: Draw
) -> None:
    text = show(fields, language, draw)
    report = Report()
    reading = read_schema([SourceFile("spec.md", text)], None, report)
    errors = [found for found in report if found.severity is Severity.ERROR]
    assert not errors, text
    model = reading.schema.definitions["Thing"]
    assert isinstance(model, ObjectDef)
    read = {field.wire_name: field for field in model.fields}
    assert list(read) == [row.name for row in fields], text
    for row in fields:
        found = read[row.name]
        type_ = Nullable(found.type) if found.nullable else found.type
        assert (row.name, type_) == (row.name, row.type), text
        assert (row.name, found.required) == (row.name, row.required), text
        default = found.default and found.default.value
        assert default == (row.default and row.default[1]), text


def show(fields: Sequence[Row], language: Language, draw: Draw) -> str:
    """Return ``fields`` as a table of a model, in words of ``language``."""
    marks = pick(draw, "column", "star", "prose")
    columns = {
        "name": header(draw, language, "name", ("名称", "name")),
        "type": header(draw, language, "type", ("type", "schema")),
    }
    if marks == "column":
        columns["required"] = header(draw, language, "required", ())
    columns["doc"] = header(draw, language, "doc", ())
    has_default = any(row.default for row in fields)
    if has_default and draw.draw(st.booleans()):
        columns["default"] = header(draw, language, "default", ())
    order = draw.draw(st.permutations(list(columns)))
    lines = [
        " | ".join(columns[role] for role in order),
        "|".join(["---"] * len(order)),
    ]
    lines += [row_line(draw, language, row, marks, order) for row in fields]
    table = "\n".join(f"| {line} |" for line in lines)
    return (
        f"# Thing\n\n{table}\n\n# Part\n\n"
        "| Field | Type | Required |\n|---|---|---|\n| x | string | yes |\n"
    )


def row_line(
    draw: Draw, language: Language, row: Row, marks: str, order: Sequence[str]
) -> str:
    cells = {"name": row.name, "doc": row.doc, "default": "-"}
    if isinstance(row.type, UnionOf):
        members = [str(m.value) for m in row.type.members if isinstance(m, Literal)]
        cells["type"], cells["doc"] = enum_cells(draw, members, row.doc)
    else:
        cells["type"] = written(draw, language, row.type)
    # `uint8` has no negative default: a finding says so, and the default is dropped.
    assume(row.default is None or row.default[1] != -1 or cells["type"][:1] != "u")
    if row.default and "default" in order:
        cells["default"] = row.default[0]
    elif row.default:
        said = pick(draw, "Default: {}.", "Defaults to {}.", "(default {})")
        cells["doc"] += " " + said.format(row.default[0])
    mark_row(draw, language, row.required, marks, cells)
    cells["name"] = pick(draw, "{}", "`{}`", "**{}**").format(cells["name"])
    return " | ".join(cells[role] for role in order)


def mark_row(
    draw: Draw, language: Language, required: bool, marks: str, cells: dict[str, str]
) -> None:
    """Say in ``cells`` whether the field is required, in the way of ``marks``."""
    match marks:
        case "column":
            yes = (
                *phrases(language.yes)[:1],
                *phrases(language.required)[:1],
                "✓",
                "yes",
            )
            no = (*phrases(language.no)[:1], *phrases(language.optional)[:1], "", "no")
            cells["required"] = pick(draw, *(yes if required else no))
        case "star":
            cells["name"] += pick(draw, "*", " (required)") if required else "?"
        case _:
            said = pick(draw, "Required.", "**REQUIRED**.", "(required)")
            if not required:
                said = pick(draw, "Optional.", "*Optional.*", "[optional]")
            cells["doc"] = f"{said} {cells['doc']}".strip()
