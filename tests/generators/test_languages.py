"""One small API as the generators print it in every language: what each reads as.

``API`` is what the API has.  Where the documents of a form give something else, it stands in
``expected/differences.md``, with the forms that differ; nothing else may differ.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from described import lines, plain
from golden import Golden

from generator.compiler import read_schema
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.inputs.workspace import read_specs
from generator.ir.schema import ObjectDef, Schema
from generator.source import SourceFile

HERE = Path(__file__).parent
INFO = (
    "# shop.model.a.A\n\n## Model Type Info\n"
    "Input Type | Accessed Type | Description | Notes\n--- | --- | --- | ---\n"
    "dict, frozendict.frozendict,  | frozendict.frozendict,  |  | \n"
)
KEYS = "Key | Input Type | Accessed Type | Description | Notes\n--- | --- | --- | --- | ---\n"
FORMS = sorted(path.name for path in (HERE / "shop").iterdir())

API = """
basket: object
basket.id: str, required, read-only
basket.ownername: str, optional, default 'nobody'
basket.colour: colour, required
basket.level: level, optional
basket.items: list of item, required
basket.prices: map of float, optional
basket.grid: list of list of int, optional
basket.madeat: datetime, required
basket.day: date, optional
basket.size: enum 'small' 'large', optional, default 'small'
basket.sizes: list of enum 's' 'm', optional
basket.class: int, optional, default 3
basket.open: bool, optional, default True
basket.note: str, required, null
basket.free: map of any, optional
basket.anything: any, optional
basket.picture: bytes, optional
basket.shape: shape, optional
circle: object
circle.kind: str, required
circle.radius: float, required
colour: enum 'red' 'dark red' 'a|b'
item: object
item.price: float, required
item.itemkind: colour, optional
level: enum 1 2
shape: union of circle, square
square: object
square.kind: str, required
square.sidelength: float, required
"""


def read(form: str, dialect: Dialect | None = None) -> tuple[Schema, Report]:
    report = Report()
    sources = read_specs(HERE / "shop" / form, report)
    return read_schema(sources, dialect, report).schema, report


def findings(report: Report) -> list[str]:
    return [
        f"{each.span.file.path}:{each.span.begin[0]}: {each.severity.value}: {each.message} [{each.code}]"
        for each in sorted(
            report, key=lambda each: (each.span.file.path, each.span.start)
        )
    ]


def test_every_language_says_the_same_but_for_what_it_cannot(golden: Golden) -> None:
    wanted = dict(line.split(": ", 1) for line in API.strip().splitlines())
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in FORMS:
        said = dict(lines(read(form)[0]))
        for name in wanted.keys() | said.keys():
            if said.get(name) != wanted.get(name):
                found[name, said.get(name, "nothing")].append(form)
    rows = [
        f"| `{name}` | `{wanted.get(name, 'nothing')}` | `{said}` | {', '.join(forms)} |"
        for (name, said), forms in sorted(found.items())
    ]
    # A bar ends a cell.
    shown = "\n".join(row.replace("a|b", "a\\|b") for row in rows)
    head = "| What | In the API | As it is read | In the documents of |\n| --- | --- | --- | --- |"
    title = "# What the documents of a language cannot tell"
    golden(HERE / "expected", {"differences.md": f"{title}\n\n{head}\n{shown}\n"})


@pytest.mark.parametrize("form", FORMS)
def test_what_each_language_is_read_as(form: str, golden: Golden) -> None:
    schema, report = read(form)
    read_as = [f"{name}: {said}" for name, said in lines(schema)]
    text = "\n".join([*read_as, "", *findings(report)])
    folder = HERE / "read_as" / form
    golden(folder, {"read.txt": f"{text}\n"})


@pytest.mark.parametrize("form", ["rust", "go", "perl", "typescript-axios"])
def test_a_dialect_that_is_given_hides_no_finding(form: str) -> None:
    schema, report = read(form)
    given, said = read(form, DIALECTS["openapi-generator"])
    assert (given, findings(said)) == (schema, findings(report))


def test_a_dialect_of_a_language_hides_no_finding_either() -> None:
    codes = {each.code for each in read("python", DIALECTS["python"])[1]}
    assert "guessed-wire-names" in codes


@pytest.mark.parametrize("form", FORMS)
def test_no_language_is_in_error(form: str) -> None:
    _, report = read(form)
    assert [f.message for f in report if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("form", FORMS)
def test_descriptions_are_whole(form: str) -> None:
    schema, _ = read(form)
    basket = next(
        d for d in schema.definitions.values() if plain(d.identity.name) == "basket"
    )
    assert isinstance(basket, ObjectDef)
    docs = {plain(field.wire_name): field.doc for field in basket.fields}
    # These two print no descriptions.
    if form not in ("bash", "typescript-fetch"):
        assert docs["id"] == "its number; one | two"
        assert docs["ownername"] == "first its owner's name"
        assert docs["size"] == "how large"
    assert docs["shape"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "# shop.model.a.A\n\n## Model Type Info\n",
        f"{INFO}\n# b\n\n## Model Type Info\ntext\n",
        (
            f"{INFO}\n### Dictionary Keys\n{KEYS}**[b](#b)** | dict, | dict, | | \n\n# b\n"
            f"{INFO}\n### Dictionary Keys\n{KEYS}**[b](#b)** | dict, | dict, | | \n"
        ),
    ],
    ids=["no row", "no table", "a model that names itself"],
)
def test_broken_pages_of_python_6_are_read(text: str) -> None:
    read_schema([SourceFile("A.md", text)], None, Report())
