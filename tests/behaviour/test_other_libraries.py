"""Generated classes are real dataclasses to other libraries and to type checkers.

Each program below is run, and all are held to the strict modes of mypy and basedpyright.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cattrs
import msgspec
import pytest
from json_documents import object_ids
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from sample_specs import EVERYTHING
from spec_package import Compiled, model, spec_package, values

from generator.ir.example import example_of

LINK = "https://docs.oracle.com"
SPECS = {
    "Tint.md": values("Tint", {"RED": "red", "BLUE": "blue"}),
    "Line.md": model("Line", {"lineId": "*String*", "count?": r"*Optional\<Long>*"}),
    "Order.md": model(
        "Order",
        {
            "orderId": "*String*",
            "placedAt": f"[OffsetDateTime]({LINK}/OffsetDateTime.html)",
            "total": "*BigDecimal*",
            "tint": "[Tint](Tint.md)",
            "lines": r"List\<[Line](Line.md)>",
            "lineByName?": r"Map\<String, [Line](Line.md)>",
            "isPaid?": r"*Optional\<Boolean>*",
            "replaces?": "[Order](Order.md)",
        },
    ),
    # What may be null and absent too.
    "Note.md": model("Note", {"text": "*String*", "by?": r"*JsonNullable\<String>*"}),
    "Cat.md": model("Cat", {"lives": "*long*"}),
    "Dog.md": model("Dog", {"tricks": r"List\<*String*>"}),
    "Pet.md": "# Pet\n\nOne of two.\n\n## Supported Types\n\n"
    "### Cat\n\n```java\nPet value = Pet.of(/* values here */);\n```\n\n"
    "### Dog\n\n```java\nPet value = Pet.of(/* values here */);\n```\n",
    "Home.md": model("Home", {"pet": "[Pet](Pet.md)"}),
}

# The module `made`, which the programs share.
MADE = """\
import datetime as dt
from decimal import Decimal

from PACKAGE import Line, Order, Tint

order = Order(
    order_id="a",
    placed_at=dt.datetime(2026, 1, 2, tzinfo=dt.timezone.utc),
    total=Decimal("1.50"),
    tint=Tint.RED,
    lines=[Line(line_id="b", count=2)],
    replaces=Order(
        order_id="c",
        placed_at=dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc),
        total=Decimal(0),
        tint=Tint.BLUE,
        lines=[],
        line_by_name={"d": Line(line_id="e")},
    ),
)
"""
PREFIX = "with_"
PROGRAMS = {
    "dataclasses": """\
import dataclasses
from typing import get_type_hints

from made import order
from PACKAGE import Line, Order

changed = dataclasses.replace(order, is_paid=True, lines=[])
assert changed.is_paid and not changed.lines and order.lines
names = [field.name for field in dataclasses.fields(Order)]
assert names == list(dataclasses.asdict(order)) == list(get_type_hints(Order))
assert dataclasses.astuple(order.lines[0]) == ("b", 2)
hints = get_type_hints(Order)
assert hints["lines"] == list[Line] and hints["replaces"] == Order | None
""",
    "copies": """\
import copy
import pickle

from made import order
from PACKAGE import UNSET, Note

for made in (copy.copy(order), copy.deepcopy(order), pickle.loads(pickle.dumps(order))):
    assert made == order and made is not order
note = Note(text="x")
assert pickle.loads(pickle.dumps(note)).by is copy.deepcopy(note).by is UNSET
""",
    "match": """\
from made import order
from PACKAGE import Line, Order, Tint

def shown(value: Order | Line) -> str:
    match value:
        case Order(tint=Tint.RED, lines=[Line(line_id=name)]):
            return name
        case Order(order_id=name) | Line(line_id=name):
            return name

assert shown(order) == "b"
""",
    "subclass": """\
import dataclasses

from made import order
from PACKAGE import Order

@dataclasses.dataclass(slots=True, kw_only=True)
class Mine(Order):
    seen: list[str] = dataclasses.field(default_factory=list[str])

    @property
    def count(self) -> int:
        return sum(line.count or 0 for line in self.lines)

mine = Mine.from_json(order.to_json())
mine.seen.append("x")
assert type(mine) is Mine and mine.count == 2 and mine.seen == ["x"]
assert mine.to_dict() == order.to_dict()
assert dataclasses.replace(mine, lines=[]).seen == ["x"]
assert not hasattr(mine, "__dict__")
assert [field.name for field in dataclasses.fields(Mine)][-1] == "seen"
other: Order = mine
assert other != order
""",
    "pydantic": """\
from typing import Any

from made import order
from PACKAGE import UNSET, Cat, Home, Note, Order
from pydantic import TypeAdapter, ValidationError

adapter = TypeAdapter(Order)
data: dict[str, Any] = adapter.dump_python(order)
assert data == order.to_dict()
assert adapter.validate_python(data) == order == adapter.validate_python(order)
assert type(adapter.validate_json(adapter.dump_json(order))) is Order
properties = adapter.json_schema()["$defs"]["Order"]["properties"]
assert properties["tint"]["anyOf"][0]["enum"] == ["red", "blue"]
assert properties["replaces"]["anyOf"][0] == {"$ref": "#/$defs/Order"}
notes = TypeAdapter(Note)
note = notes.validate_python({"text": "x"})
assert note.by is UNSET and notes.dump_python(note) == {"text": "x"}
homes = TypeAdapter(list[Home])
assert homes.validate_python([{"pet": {"lives": 9}}]) == [Home(pet=Cat(lives=9))]
try:
    adapter.validate_python(data | {"isPaid": "x", "lines": [{"count": 1}]})
except ValidationError as error:
    locs = [problem["loc"] for problem in error.errors()]
    assert locs == [("lines", 0, "lineId"), ("isPaid",)]
else:
    raise AssertionError
""",
    "msgspec": """\
import msgspec
from made import order
from PACKAGE import Order

data = msgspec.to_builtins(order)
assert data["order_id"] == "a" and data["lines"] == [{"line_id": "b", "count": 2}]
assert msgspec.convert(data, Order) == order
assert msgspec.json.decode(msgspec.json.encode([order]), type=list[Order]) == [order]
try:
    msgspec.convert(data | {"is_paid": "x"}, Order)
except msgspec.ValidationError as error:
    assert str(error) == "Expected `bool | null`, got `str` - at `$.is_paid`"
else:
    raise AssertionError
""",
    "cattrs": """\
from decimal import Decimal
from typing import Any

from cattrs.preconf.json import make_converter
from made import order
from PACKAGE import Cat, Home, Note, Order, Unset

def as_decimal(value: Any, _: object) -> Decimal:
    return Decimal(value)

def as_it_is(value: Any, _: object) -> str | None | Unset:
    return value  # type: ignore[no-any-return]

converter = make_converter(omit_if_default=True)
converter.register_structure_hook(Decimal, as_decimal)
converter.register_unstructure_hook(Decimal, str)
converter.register_structure_hook(str | None | Unset, as_it_is)
data: dict[str, Any] = converter.unstructure(order)
assert data["order_id"] == "a" and data["lines"] == [{"line_id": "b", "count": 2}]
assert converter.structure(data, Order) == order
assert converter.loads(converter.dumps(order), Order) == order
for note in (Note(text="x"), Note(text="x", by=None), Note(text="x", by="y")):
    assert converter.structure(converter.unstructure(note), Note) == note
assert converter.structure({"pet": {"lives": 9}}, Home) == Home(pet=Cat(lives=9))
""",
}


@pytest.fixture(scope="module")
def compiled() -> Iterator[Compiled]:
    with spec_package(SPECS) as package:
        yield package


@pytest.fixture(scope="module")
def folder(compiled: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package, the programs and the settings of the checkers."""
    folder = tmp_path_factory.mktemp("programs")
    name = compiled.folder.name
    (folder / name).symlink_to(compiled.folder)
    for program, code in {"made": MADE, **PROGRAMS}.items():
        path = folder / f"{PREFIX * (program in PROGRAMS)}{program}.py"
        path.write_text(code.replace("PACKAGE", name), "utf-8")
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", PROGRAMS)
def test_with(name: str, folder: Path) -> None:
    run(folder, f"{PREFIX}{name}.py")


def test_mypy_accepts_the_programs(folder: Path) -> None:
    run(folder, "-m", "mypy", "--strict", "--cache-dir=mypy", ".")


def test_basedpyright_accepts_the_programs(folder: Path) -> None:
    run(folder, "-m", "basedpyright", "--pythonpath", sys.executable, ".")


def test_msgspec_refuses_two_types_that_json_does_not_tell_apart(
    compiled: Compiled,
) -> None:
    for name in ("Note", "Home"):
        with pytest.raises(TypeError, match="Type unions may not contain more than"):
            msgspec.json.Decoder(compiled.cls(name))


def test_unset_is_written_as_its_name_by_those_who_do_not_know_it(
    compiled: Compiled,
) -> None:
    note = compiled.cls("Note")(text="x")
    assert msgspec.to_builtins(note) == {"text": "x", "by": "UNSET"}
    assert cattrs.unstructure(note) == {"text": "x", "by": "UNSET"}


def test_pydantic_shows_a_json_schema_of_every_class() -> None:
    pets = {
        f"{name}.md": model(name, {"kind": f'"{name.lower()}"', "age?": "number"})
        for name in ("Fish", "Bird")
    }
    pets["Animal.md"] = "# Animal\n\n## Supported Types\n\n### Fish\n\n### Bird\n"
    pets["Farm.md"] = model("Farm", {"animals": "[Animal](Animal.md)[]"})
    for specs, dialect in ((EVERYTHING, "java"), (pets, "typescript")):
        with spec_package(specs, dialect) as compiled:
            for id_ in object_ids(compiled.schema):
                schema = TypeAdapter(compiled.cls(id_)).json_schema()
                Draft202012Validator.check_schema(schema)
                example = example_of(id_, compiled.schema)
                assert Draft202012Validator(schema).is_valid(example), id_
