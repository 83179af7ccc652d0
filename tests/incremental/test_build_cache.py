"""What is kept for the next run can only cost time: the output is that of a run from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias, get_args

import msgspec
import pytest
from click.testing import CliRunner
from spec_package import model, values

from generator.backends.emit import Emitter
from generator.backends.python.context import PyContext, make_context
from generator.backends.target import Context, Unit
from generator.backends.templating.printer import Rendered
from generator.cli import cli
from generator.compiler import read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend import read_files
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Document, RichText
from generator.frontend.pages import page
from generator.frontend.pages.constraints.clauses import Constraint as ConstraintRow
from generator.frontend.types import read_type, typeexpr
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import TypeExpr
from generator.incremental import store as cache
from generator.incremental.dependencies import Dependencies, Fingerprints, track
from generator.ir import constraints, types
from generator.source import SourceFile

# What each page may be in turn; None is no page.  They lean on one another in all ways.
UNION = "# Pet\n\n## Supported Types\n\n### Cat\n\n### Dog\n"
VARIANTS: Mapping[str, Sequence[str | None]] = {
    "Box.md": (
        model(
            "Box", {"tint": "[Tint](Tint.md)", "pet": "[Cat](Cat.md) \\| [Dog](Dog.md)"}
        ),
        model("Box", {"tint?": "[Tint](Tint.md)", "node?": "[Node](Node.md)"}),
        model(
            "Box",
            {"prices": "list[[Money](Money.md)]", "pet": "[Pet](Pet.md)"},
            "A box.",
        ),
    ),
    "Tint.md": (
        values("Tint", {"RED": "red", "GREEN": "green"}),
        values("Tint", {"RED": 1, "GREEN": 2}),
        values("Tint", {"RED": 1, "GREEN": "green"}),
        values("Tint", {}),
    ),
    "Cat.md": (
        model("Cat", {"kind": '`Literal["cat"]`', "lives": "int"}),
        model("Cat", {"kind": "str", "lives?": "int"}),
        model("Cat", {"type": "[Tint](Tint.md)", "owner?": "[Node](Node.md)"}),
    ),
    "Dog.md": (
        model("Dog", {"kind": '`Literal["dog"]`', "name": "str"}),
        model("Dog", {"sort": "str", "name": "str"}),
    ),
    "Pet.md": (UNION, model("Pet", {"name": "str"})),
    "Node.md": (
        model("Node", {"next?": "[Node](Node.md)"}),
        model("Node", {"box?": "[Box](Box.md)"}),
        model("Node", {"value": "str"}, "The end."),
    ),
    "Money.md": (
        model("Money", {"amount": "Decimal"}),
        model("Money", {"amount": "float"}),
        "# Money\n\nAny value.\n",
    ),
    "BoxPet.md": (model("BoxPet", {"a": "int"}), None),
    "sub/Box.md": (model("Box", {"a": "[Node](../Node.md)"}), None),
    "sub/Odd.md": (
        None,
        "# Odd\n\n## Fields\n\n| Field | Type |\n|---|---|\n| a | [Box](Box.md) |\n",
    ),
}
Tree: TypeAlias = dict[str, bytes]
Said: TypeAlias = tuple[int, str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with specs and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    Path("gen.toml").write_text('dialect = "gen"\n', "utf-8")
    for path, variants in VARIANTS.items():
        change(path, variants[0])
    return tmp_path


def change(path: str, text: str | None) -> None:
    file = Path("specs", path)
    file.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        file.unlink(missing_ok=True)
    else:
        file.write_text(text, "utf-8")


def gen(*options: str, output: str = "out") -> Said:
    done = CliRunner().invoke(cli, ["specs", "-o", output, "-q", "-v", *options])
    assert done.exit_code < 2, done.output
    return done.exit_code, done.stdout


def tree(folder: str = "out") -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def check_as_from_nothing(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """Assert that a run without anything kept says and writes the same."""
    with monkeypatch.context() as patch:
        patch.setenv("GEN_CACHE_DIR", str(Path("no", "cache").absolute()))
        shutil.rmtree("no", ignore_errors=True)
        shutil.rmtree("fresh", ignore_errors=True)
        assert gen(output="fresh") == said
    if said[0] == 0:
        assert tree() == tree("fresh")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which what is read and made from now on is added, by path."""
    found: list[str] = []
    emit = Emitter.emit

    def noting_emit(
        self: Emitter, unit: Unit, contexts: Mapping[str, Context]
    ) -> Iterator[Rendered]:
        found.append(unit.path)
        return emit(self, unit, contexts)

    def noting_read(source: SourceFile) -> Document:
        found.append(source.path)
        return read_document(source)

    monkeypatch.setattr(Emitter, "emit", noting_emit)
    monkeypatch.setattr(read_files, "read_document", noting_read)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_any_changes(folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance = random.Random(seed)
    statuses = []
    for _ in range(12):
        path = chance.choice([*VARIANTS])
        change(path, chance.choice(VARIANTS[path]))
        said = gen()
        check_as_from_nothing(said, monkeypatch)
        statuses.append(said[0])
    assert statuses.count(0) == len(statuses)


@pytest.mark.parametrize(
    "options",
    [
        ["--unknown-fields", "keep"],
        ["--wire-case", "snake"],
        ["--enums", "closed"],
        ["--formatter", "none"],
        ["--formatter", "ruff"],
    ],
    ids=" ".join,
)
def test_settings_change(folder: Path, options: list[str]) -> None:
    gen()
    gen(*options)
    assert gen(*options, output="fresh")[0] == 0
    assert tree() == tree("fresh")
    change("Money.md", VARIANTS["Money.md"][1])
    gen(*options)
    gen(*options, output="fresh")
    assert tree() == tree("fresh")


def test_only_what_depends_on_a_change_is_made(folder: Path, made: list[str]) -> None:
    gen()
    assert len(made) > len(VARIANTS)
    made.clear()
    change("BoxPet.md", model("BoxPet", {"a": "str"}))
    gen()
    assert made == ["BoxPet.md", "box_pet.py"]
    made.clear()
    change("BoxPet.md", model("BoxPet", {"a": "str"}, "It has a description now."))
    gen()
    assert made == ["BoxPet.md", "box_pet.py", "docs/index.md"]
    made.clear()
    # The box has its amount in its example, and its pets may be read beside a decimal.
    change("Box.md", VARIANTS["Box.md"][2])
    gen()
    made.clear()
    change("Money.md", VARIANTS["Money.md"][1])
    gen()
    assert {"Money.md", "money.py", "box.py"} <= {*made}
    assert {"node.py", "tint.py"}.isdisjoint(made)


def test_a_type_cell_is_judged_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vote for a dialect asks all dialects, which takes longer than reading a page."""
    judged: list[str] = []
    try_type = read_type.try_type

    def counted(text: RichText, dialect: Dialect) -> TypeExpr | None:
        judged.append(text.text)
        return try_type(text, dialect)

    monkeypatch.setattr("generator.frontend.detect.detect.try_type", counted)
    Path("gen.toml").unlink()
    gen()
    assert "int" in judged
    judged.clear()
    change("BoxPet.md", model("BoxPet", {"a": "int", "b": "list[int]"}))
    gen()
    assert {*judged} == {"list[int]"}


def test_nothing_is_made_twice(folder: Path, made: list[str]) -> None:
    gen()
    made.clear()
    gen("--force")
    assert made == []


@pytest.mark.parametrize("harm", ["delete", "edit", "empty"])
def test_files_that_are_not_as_written_are_made(folder: Path, harm: str) -> None:
    gen()
    wanted = tree()
    file = Path("out/cat.py")
    if harm == "delete":
        file.unlink()
    else:
        file.write_text("pass\n" * (harm == "edit"))
    said = gen("--force")
    assert said[0] == 0
    assert tree() == wanted


def test_an_edited_file_is_still_found(folder: Path) -> None:
    gen()
    Path("out/cat.py").write_text("mine = 1\n")
    status, said = gen()
    assert status == 1
    assert "edited-output" in said
    assert Path("out/cat.py").read_text() == "mine = 1\n"


def the_record(what: str = "pages") -> Path:
    (record,) = Path("cache").glob(f"{what}-*")
    return record


def delete(record: Path) -> None:
    record.unlink()


def delete_key(record: Path) -> None:
    (record.parent / "key").unlink()


def truncate(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:-1])


def corrupt(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[len(content) // 2] ^= 1
    record.write_bytes(content)


def replace_by_nonsense(record: Path) -> None:
    cache.write_content(record.name, b"\x93\x01\x02")


@pytest.mark.parametrize("what", ["pages", "package"])
@pytest.mark.parametrize(
    "harm", [delete, delete_key, truncate, corrupt, replace_by_nonsense]
)
def test_a_record_that_is_gone_or_broken_costs_time_only(
    folder: Path,
    what: str,
    harm: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gen()
    harm(the_record(what))
    change("Money.md", VARIANTS["Money.md"][1])
    check_as_from_nothing(gen(), monkeypatch)


def fake() -> bytes:
    """Return a record that has for all files of specs what was read of other ones."""
    content = the_record().read_bytes().partition(b"\n")[2]
    gen, pages = msgspec.msgpack.decode(content, type=tuple[str, dict[str, bytes]])
    read = [*pages.values()]
    others = dict(zip(pages, [*read[1:], read[0]], strict=True))
    return msgspec.msgpack.encode((gen, others))


def test_a_faked_record_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gen()
    record, content = the_record(), fake()
    text = record.name.encode() + b"\0" + content
    signature = blake2b(text, key=bytes(32), digest_size=32).hexdigest().encode()
    record.write_bytes(signature + b"\n" + content)
    change("Money.md", VARIANTS["Money.md"][1])
    check_as_from_nothing(gen(), monkeypatch)


def test_a_fake_that_is_signed_would_be_believed(folder: Path) -> None:
    # So the test above fails for the signature, and for nothing else.
    gen()
    wanted = tree()
    cache.write_content(the_record().name, fake())
    gen("--force")
    assert tree() != wanted


def test_what_another_gen_kept_is_not_taken(
    folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gen()
    made.clear()
    monkeypatch.setattr(
        "generator.incremental.build_cache.installed", lambda: "another"
    )
    gen()
    assert len(made) > len(VARIANTS)


def test_templates_of_the_user_are_always_asked(folder: Path, made: list[str]) -> None:
    Path("own/docs").mkdir(parents=True)
    Path("own/docs/model.md.jinja").write_text("A page.\n")
    gen("--templates", "own")
    made.clear()
    gen("--templates", "own")
    assert "cat.py" in made


@pytest.mark.parametrize(
    "union",
    [
        *(types.Type, constraints.Constraint),
        *(page.Page, typeexpr.TypeExpr, ConstraintRow),
    ],
)
def test_what_is_kept_tells_all_types_apart(union: object) -> None:
    structs = [cls for cls in get_args(union) if issubclass(cls, msgspec.Struct)]
    tags = {cls.__struct_config__.tag for cls in structs}
    assert len(tags) == len(structs)
    assert None not in tags


def facts_of(paths: Sequence[str]) -> tuple[PyContext, Fingerprints]:
    sources = [SourceFile(path, VARIANTS[path][0] or "") for path in paths]
    reading = read_schema(sources, DIALECTS["gen"], Report())
    context = make_context(reading.schema, reading.names["python"], Config())
    return context, Fingerprints([context])


def test_who_goes_through_all_depends_on_all() -> None:
    # No module does; if one comes to, a page more or less is seen.
    context, facts = facts_of(["Money.md", "Node.md"])
    dependencies = Dependencies(set(), set())
    assert [*track(context, dependencies).placements] == ["Money", "Node"]
    unit, ids = Unit("money.py", "python", here=("Money",)), [*dependencies.ids]
    assert facts.key(unit, ids, ()) != facts_of(["Money.md"])[1].key(unit, ids, ())
    assert facts.key(unit, ["Money"], ()) == facts_of(["Money.md"])[1].key(
        unit, ["Money"], ()
    )
