"""The text of a configuration: what it sets, and where it is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from generator.config import SETTINGS, Config, Entry
from generator.config.read import has_settings, read_config
from generator.config.toml_places import Key, key_places
from generator.diagnostics.catalog import RULES
from generator.diagnostics.report import Diagnostic, Report, Severities
from generator.source import SourceFile, Span

DIALECTS = ["java", "python"]
DOCS = Path(__file__).parents[2] / "docs/configuration.md"


def read(text: str, path: str = "gen.toml") -> tuple[Config, list[str]]:
    """Return the configuration, and what was found: ``place: code: message``."""
    report = Report()
    config = read_config(SourceFile(path, text), DIALECTS, report).common
    return config, [f"{f.span}: {f.code}: {f.message}" for f in report]


def good(text: str, path: str = "gen.toml") -> Config:
    config, found = read(text, path)
    assert not found
    return config


def bad(text: str, path: str = "gen.toml") -> list[str]:
    return read(text, path)[1]


# What is set


def test_nothing_is_set() -> None:
    assert good("") == Config()
    assert good("").origins == {}


def test_everything_is_set() -> None:
    config = good(
        'specs = "docs/specs"\noutput = "src/models"\ndialect = "python"\n'
        'wire-case = "camel"\nenums = "closed"\n'
        '[wire-names]\n"*.id" = "_id"\n"A.b" = ""\n'
    )
    assert (config.specs, config.output) == ("docs/specs", "src/models")
    assert (config.dialect, config.wire_case) == ("python", "camel")
    assert config.enums == "closed"
    assert [(w.key, w.value) for w in config.wire_names] == [
        ("*.id", "_id"),
        ("A.b", ""),
    ]
    assert [str(w.span) for w in config.wire_names] == ["gen.toml:7:1", "gen.toml:8:1"]
    assert {key: str(place) for key, place in config.origins.items()} == {
        "specs": "gen.toml:1:1",
        "output": "gen.toml:2:1",
        "dialect": "gen.toml:3:1",
        "wire-case": "gen.toml:4:1",
        "enums": "gen.toml:5:1",
        "wire-names": "gen.toml:6:2",
    }


def test_pyproject_has_a_table() -> None:
    text = '[project]\nname = "x"\nspecs = 3\n\n[tool.gen]\nenums = "closed"\n'
    config = good(text, "pyproject.toml")
    assert config.enums == "closed"
    assert str(config.origins["enums"]) == "pyproject.toml:6:1"


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        ("gen.toml", "specs", "specs"),
        ("gen.toml", "./a/../specs", "a/../specs"),
        ("../gen.toml", "specs", "../specs"),
        ("../../x/gen.toml", ".", "../../x"),
        ("gen.toml", "/abs", "/abs"),
    ],
)
def test_paths_count_from_the_folder_of_the_file(
    path: str, value: str, wanted: str
) -> None:
    assert good(f'specs = "{value}"', path).specs == wanted


def test_options_win() -> None:
    config = good('specs = "a"\nwire-case = "camel"\nenums = "closed"')
    options = {"specs": "b", "output": None, "wire_case": "snake"}
    config = config.with_options(options)
    assert (config.specs, config.output, config.wire_case) == ("b", None, "snake")
    origins = {key: str(place) for key, place in config.origins.items()}
    assert origins == {
        "specs": "SPECS",
        "wire-case": "--wire-case",
        "enums": "gen.toml:3:1",
    }


@pytest.mark.parametrize(
    ("name", "text", "has"),
    [
        ("gen.toml", "", True),
        ("gen.toml", "broken =", True),
        ("pyproject.toml", "[tool.gen]", True),
        ("pyproject.toml", "tool = {gen = 3}", True),
        ("pyproject.toml", "[tool.black]", False),
        ("pyproject.toml", "tool = 3", False),
        ("pyproject.toml", "[tool.gen]\nbroken =", True),
        ("pyproject.toml", "[tool.generator]\nbroken =", False),
    ],
)
def test_which_files_have_settings(name: str, text: str, has: bool) -> None:
    assert has_settings(SourceFile(name, text)) is has


# Jobs


JOBS = """\
dialect = "java"
wire-case = "camel"

[[jobs]]
specs = "shop"
output = "shop_models"

[[jobs]]
specs = "bank"
output = "bank_models"
wire-case = "snake"
[jobs.wire-names]
"A.b" = "c"
"""


def jobs(text: str, path: str = "gen.toml") -> tuple[list[Config], list[str]]:
    report = Report()
    found = read_config(SourceFile(path, text), DIALECTS, report)
    return [*found.jobs], [f"{f.span}: {f.code}: {f.message}" for f in report]


def test_jobs_have_what_is_common_and_their_own() -> None:
    (shop, bank), found = jobs(JOBS)
    assert not found
    assert (shop.specs, shop.output, shop.wire_case) == ("shop", "shop_models", "camel")
    assert (bank.specs, bank.output, bank.wire_case) == ("bank", "bank_models", "snake")
    assert shop.dialect == bank.dialect == "java"
    assert (shop.wire_names, len(bank.wire_names)) == ((), 1)
    origins = {key: str(place) for key, place in bank.origins.items()}
    assert origins == {
        "dialect": "gen.toml:1:1",
        "specs": "gen.toml:9:1",
        "output": "gen.toml:10:1",
        "wire-case": "gen.toml:11:1",
        "wire-names": "gen.toml:12:7",
    }
    assert str(bank.wire_names[0].span) == "gen.toml:13:1"


def test_jobs_in_pyproject_and_inline() -> None:
    text = '[tool.gen]\njobs = [{ specs = "a", output = "b" },\n { spec = 1 }]'
    (job, _), found = jobs(text, "pyproject.toml")
    assert str(job.origins["output"]) == "pyproject.toml:2:24"
    assert [line.rpartition(":")[0] for line in found] == [
        "pyproject.toml:3:2: bad-setting",
        "pyproject.toml:3:2: bad-setting",
        "pyproject.toml:3:4: unknown-setting",
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("jobs = 1", "1:1", "`jobs` must be tables, each below [[jobs]]"),
        ("jobs = [1]", "1:1", "`jobs` must be tables"),
        (
            '[[jobs]]\nspecs = "a"',
            "1:3",
            "`jobs` must be tables that each have `output`",
        ),
        (
            'output = "o"\n[[jobs]]\nspecs = "a"\n[[jobs]]\nspecs = "b"',
            "4:3",
            "`output` must be a folder that no other job writes to",
        ),
        (
            '[[jobs]]\nspecs="a"\noutput="o"\n[[jobs]]\nspecs="b"\noutput="./o"',
            "6:1",
            "`output` must be a folder that no other job writes to",
        ),
        (
            '[[jobs]]\nspecs="a"\noutput="o"\nwire_case = "camel"',
            "4:1",
            "there is no setting `wire_case`",
        ),
        (
            '[[jobs]]\nspecs="a"\noutput="o"\n[[jobs.jobs]]\n',
            "4:8",
            "there is no setting `jobs`",
        ),
    ],
)
def test_wrong_jobs(text: str, place: str, words: str) -> None:
    (found,) = jobs(text)[1]
    assert found.startswith(f"gen.toml:{place}: ")
    assert words in found


def test_jobs_are_selected_by_their_specs() -> None:
    found = read_config(SourceFile("gen.toml", JOBS), DIALECTS, Report())
    assert [job.specs for job in found.select({})] == ["shop", "bank"]
    (bank,) = found.select({"specs": "./bank/", "enums": "closed"})
    assert (bank.output, bank.enums) == ("bank_models", "closed")
    (other,) = found.select({"specs": "elsewhere"})
    assert (other.output, other.wire_case) == (None, "camel")


# What is wrong


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('wire_case = "camel"', "1:1", "there is no setting `wire_case`"),
        ('\n\n  "out put" = "x"', "3:3", "there is no setting `out put`"),
        ("[job.a]", "1:2", "there is no setting `job`"),
        ("specs = 3", "1:1", "`specs` must be a path"),
        ('output = ""', "1:1", "`output` must be a path"),
        ('specs = ["a"]', "1:1", "`specs` must be a path"),
        ('dialect = "cobol"', "1:1", '"auto" or "java" or "python"'),
        ("wire-case.x = 1", "1:1", '"as-written" or "camel"'),
        ("enums = true", "1:1", '`enums` must be "open" or "closed"'),
        ('wire-names = "x"', "1:1", "`wire-names` must be a table"),
        ('[wire-names]\nA.b = "c"', "2:1", "put a pattern with a dot in quotes"),
        ('wire-names = { a = "b", "c.d" = 1 }', "1:25", "`wire-names.c.d`"),
    ],
)
def test_errors_have_a_place(text: str, place: str, words: str) -> None:
    (found,) = bad(text)
    code = "unknown-setting" if "no setting" in words else "bad-setting"
    assert found.startswith(f"gen.toml:{place}: {code}: ")
    assert words in found


def test_all_errors_are_reported_and_the_rest_is_read() -> None:
    config, found = read(
        'spec = "a"\nenums = "shut"\nwire-case = "camel"\n'
        '[wire-names]\n"a.b" = 1\n"c.d" = "x"\n'
    )
    places = ["gen.toml:1:1", "gen.toml:2:1", "gen.toml:5:1"]
    assert [line.split(": ")[0] for line in found] == places
    assert config.wire_case == "camel"
    assert [w.key for w in config.wire_names] == ["c.d"]


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ('wirecase = "camel"', "write `wire-case`"),
        ('Specs = "x"', "write `specs`"),
        ("frobnicate = 1", "remove it; `gen config` lists them all"),
        ('wire-case = "camelCase"', 'write "camel"'),
        ('enums = "close"', 'write "closed"'),
        ("enums = 1", "change the value"),
    ],
)
def test_near_misses(text: str, help_: str) -> None:
    report = Report()
    read_config(SourceFile("gen.toml", text), DIALECTS, report)
    assert [found.help for found in report] == [help_]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("specs = ", "1:9"),
        ('a = 1\r\nb = "x\r\n', "2:7"),
        ("a = 1\na = 2", "2:6"),
        ("a = [\n", "2:1"),
    ],
)
def test_broken_toml(text: str, place: str) -> None:
    (found,) = bad(text)
    assert found.startswith(
        f"gen.toml:{place}: broken-config: this file is not valid TOML: "
    )
    # The place is in front; tomllib says it at the end.
    assert not re.search(r"\bat (line|end)\b", found)


@pytest.mark.parametrize("text", ["[" * 5000, "a = " + "[" * 5000, f"a = {'9' * 5000}"])
def test_toml_that_python_refuses(text: str) -> None:
    (found,) = bad(text)
    assert ": broken-config: " in found


@pytest.mark.parametrize("text", ["tool.gen = 3", "[[tool.gen]]\nspecs = 'x'"])
def test_the_table_is_none(text: str) -> None:
    (found,) = bad(text, "pyproject.toml")
    assert "`tool.gen` must be a table" in found


def test_a_file_that_is_named_must_have_the_table() -> None:
    (found,) = bad("[tool.black]", "pyproject.toml")
    assert found.startswith("pyproject.toml:1:1: bad-setting: ")


@given(st.text(st.sampled_from("abgen.-_\"'[]{}=,#\\\n\r\t 01tolspc")))
def test_no_text_raises(text: str) -> None:
    for path in ("gen.toml", "pyproject.toml"):
        source = SourceFile(path, text)
        has_settings(source)
        read_config(source, DIALECTS, Report())


# Where keys are


def shown(text: str) -> dict[str, str]:
    """Return for each key what stands at its place."""
    return {
        ".".join(map(str, k)): text[slice(*place)]
        for k, place in key_places(text).items()
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a = 1", {"a": "a"}),
        ("[a.b]\nc = 1", {"a": "a", "a.b": "b", "a.b.c": "c"}),
        (
            "[ a . 'b' ]\n\"c\\u0041\" = 1",
            {"a": "a", "a.b": "'b'", "a.b.cA": r'"c\u0041"'},
        ),
        (
            "[[a]]\nb = 1\n[[ a ]]\nc=2\n[a.d]\ne = 3",
            {
                "a": "a",
                "a.0": "a",
                "a.0.b": "b",
                "a.1": "a",
                "a.1.c": "c",
                "a.1.d": "d",
                "a.1.d.e": "e",
            },
        ),
        (
            "[[a.b]]\n[[a.b.c]]\n[[a.b.c]]\nd = 1",
            {
                "a": "a",
                "a.b": "b",
                "a.b.0": "b",
                "a.b.0.c": "c",
                "a.b.0.c.0": "c",
                "a.b.0.c.1": "c",
                "a.b.0.c.1.d": "d",
            },
        ),
        (
            "a = [{b = 1}, 2, {c = 3}]",
            {"a": "a", "a.0": "{", "a.0.b": "b", "a.2": "{", "a.2.c": "c"},
        ),
        (
            "x = { a = 1, b = { c = [2, 3] } }",
            {"x": "x", "x.a": "a", "x.b": "b", "x.b.c": "c"},
        ),
        ('x = """\n[y]\nz = 1 """ # w = 2\nv = 3', {"x": "x", "v": "v"}),
        ("x = '''\ny = 1'''\nv = 3", {"x": "x", "v": "v"}),
        ("x = [ # [y]\n 'a', # b = 1\n]\nv = 3", {"x": "x", "v": "v"}),
        ("x = 1979-05-27 07:32:00Z\ny = +1.5e-3\n", {"x": "x", "y": "y"}),
        ("a = '\"'\nb = \"'\\\"\"\nc = ''\n", {"a": "a", "b": "b", "c": "c"}),
        ("a = 1\r\n\r\n[b]\r\nc = 2\r\n", {"a": "a", "b": "b", "b.c": "c"}),
    ],
)
def test_places_of_keys(text: str, wanted: dict[str, str]) -> None:
    assert shown(text) == wanted


KEYS = st.text(st.sampled_from("ab*. \"'\\=[]é\n"), max_size=5)


def quoted(text: str) -> str:
    pairs = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return '"' + "".join(pairs.get(ch, ch) for ch in text) + '"'


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, KEYS, max_size=3), max_size=3))
def test_every_key_has_a_place(tables: dict[str, dict[str, str]]) -> None:
    lines = []
    for name, table in tables.items():
        lines.append(f"[{quoted(name)}]  # {name!r}")
        lines += [f"{quoted(key)} = {quoted(value)}" for key, value in table.items()]
    text = "\n".join(lines)
    places = key_places(text)
    data: Any = tomllib.loads(text)
    wanted: set[Key] = {(name,) for name in data}
    wanted |= {(name, key) for name, table in data.items() for key in table}
    assert places.keys() == wanted
    for key, (start, end) in places.items():
        assert text[start:end] == quoted(str(key[-1]))


# The documents


def test_every_setting_is_described() -> None:
    rows = re.findall(r"^\| `([a-z.-]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert rows == list(SETTINGS)


def test_wire_names_are_compared_without_their_places() -> None:
    (one,), (other,) = (
        good(f'{blank}wire-names."a.b" = "c"').wire_names for blank in ("", "\n")
    )
    assert one == other
    assert one != Entry("a.b", "d", one.span)


def test_severity_for_some_files() -> None:
    text = """\
[severity]
renamed-class = "off"

[per-file-severity."old/*"]
renamed-class = "warning"
no-required-column = "off"

[per-file-severity."old/new/*"]
no-required-column = "error"
"""
    severities = good(text).severities
    assert level(severities, "api.md", "renamed-class") is None
    assert level(severities, "api.md", "no-required-column") == "warning"
    assert level(severities, "old/api.md", "renamed-class") == "warning"
    assert level(severities, "old/api.md", "no-required-column") is None
    # The last pattern that matches wins.
    assert level(severities, "old/new/api.md", "no-required-column") == "error"


def level(severities: Severities, path: str, code: str) -> str | None:
    """Return how much a finding of ``code`` matters in the file at ``path``."""
    place = Span(SourceFile(path, "text"), 0, 4)
    found = severities.apply(Diagnostic(rule=RULES[code], message="", span=place))
    return found.severity.value if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('per-file-severity = "off"', "bad-setting"),
        ('[per-file-severity]\n"a/*" = "off"', "bad-setting"),
        ('[per-file-severity."a/*"]\nno-such-code = "off"', "unknown-setting"),
        ('[per-file-severity."a/*"]\nno-specs = "off"', "bad-setting"),
    ],
)
def test_wrong_severity_for_some_files(text: str, code: str) -> None:
    [found] = bad(text)
    assert f": {code}: " in found
