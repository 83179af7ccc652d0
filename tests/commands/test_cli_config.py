"""The command line and the configuration: where it is found, what wins, what is shown."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from spec_package import model, values

from generator.cli import cli

Gen = Callable[..., Result]

SPECS = {
    "Box.md": model("Box", {"environmentId": r"*Optional\<Long>*"}),
    "Tint.md": values("Tint", {"RED": "red"}),
}


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    """Return what runs gen in ``tmp_path``, which is a repository with specs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name, text in SPECS.items():
        write(tmp_path / "specs" / name, text)
    return lambda *arguments: CliRunner().invoke(cli, list(arguments))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def inspected(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def key_of_box(result: Result) -> str:
    key: str = inspected(result)["models"]["Box"]["fields"][0]["wire_name"]
    return key


# gen without arguments


def test_without_configuration_it_prints_help(gen: Gen) -> None:
    result = gen()
    assert "Usage: " in result.output
    assert result.output == gen("--help").output


@pytest.mark.parametrize(
    ("name", "table"), [("gen.toml", ""), ("pyproject.toml", "[tool.gen]\n")]
)
def test_gen_alone_does_what_is_configured(
    gen: Gen, tmp_path: Path, name: str, table: str
) -> None:
    write(tmp_path / name, f'{table}specs = "specs"\noutput = "out"\n')
    result = gen()
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/box.py").exists()
    assert gen("--check").exit_code == 0
    write(tmp_path / "specs/New.md", model("New", {}))
    assert gen("--check").exit_code == 1


def test_it_works_from_a_folder_below(
    gen: Gen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "gen.toml", 'specs = "specs"\noutput = "out"\n')
    # One of another tool, on the way.
    write(tmp_path / "a/pyproject.toml", "[project]\nname = 'x'\n")
    (tmp_path / "a/b").mkdir()
    monkeypatch.chdir(tmp_path / "a/b")
    assert gen("-q").exit_code == 0
    assert (tmp_path / "out/box.py").exists()
    assert "../../gen.toml:1:1" in gen("config").stdout


def test_the_root_of_the_repository_is_the_last_folder(
    gen: Gen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "gen.toml", 'wire-case = "snake"\n')
    (tmp_path / "inner/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "inner")
    assert 'wire-case = "as-written"  # default' in gen("config").stdout


def test_gen_toml_comes_first_and_the_nearest_folder_before(
    gen: Gen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "gen.toml", 'wire-case = "snake"\n')
    write(tmp_path / "pyproject.toml", '[tool.gen]\nwire-case = "camel"\n')
    assert 'wire-case = "snake"  # gen.toml:1:1' in gen("config").stdout
    write(tmp_path / "a/pyproject.toml", '[tool.gen]\nwire-case = "kebab"\n')
    monkeypatch.chdir(tmp_path / "a")
    assert 'wire-case = "kebab"  # pyproject.toml:2:1' in gen("config").stdout


def test_what_is_not_configured_must_be_named(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", 'output = "out"\n')
    result = gen()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument 'SPECS'" in result.stderr
    assert gen("specs").exit_code == 0
    write(tmp_path / "gen.toml", 'specs = "specs"\n')
    assert "'--output'" in gen().stderr
    assert gen("-o", "out").exit_code == 0


def test_output_in_the_specs_is_refused(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", 'specs = "specs"\noutput = "specs/out"\n')
    assert "must not be inside the specs" in gen().stderr


# Options


def test_options_win(gen: Gen, tmp_path: Path) -> None:
    text = 'specs = "nowhere"\nwire-case = "snake"\ndialect = "java"\n'
    write(tmp_path / "gen.toml", text)
    assert key_of_box(gen("inspect", "specs")) == "environment_id"
    result = gen("inspect", "specs", "--wire-case", "pascal")
    assert key_of_box(result) == "EnvironmentId"
    result = gen("inspect", "specs", "--dialect", "python")
    assert json.loads(result.stdout)["dialect"] == "python"


def test_wire_case_gets_into_the_code(gen: Gen, tmp_path: Path) -> None:
    assert gen("specs", "-o", "out", "--wire-case", "kebab").exit_code == 0
    code = (tmp_path / "out/box.py").read_text("utf-8")
    assert '"environment-id"' in code
    assert "environment_id: " in code


def test_an_unknown_wire_case_is_wrong_usage(gen: Gen) -> None:
    result = gen("specs", "-o", "out", "--wire-case", "camelCase")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_can_be_named(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", 'wire-case = "camel"\n')
    write(
        tmp_path / "conf/other.toml", 'specs = "../specs"\nwire-names."*.e*" = "env"\n'
    )
    assert key_of_box(gen("inspect", "--config", "conf/other.toml")) == "env"
    assert gen("inspect", "--config", "nowhere.toml").exit_code == 2
    write(tmp_path / "pyproject.toml", "[tool.black]\n")
    result = gen("inspect", "specs", "--config", "pyproject.toml")
    assert "`tool.gen` must be a table" in result.stdout


def test_closed_enums_get_into_the_code(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", 'enums = "closed"\n')
    assert inspected(gen("inspect", "specs"))["enums"]["Tint"]["open"] is False
    gen("specs", "-o", "out")
    assert "Open" not in (tmp_path / "out/tint.py").read_text("utf-8")
    write(tmp_path / "gen.toml", 'enums = "open"\n')
    assert inspected(gen("inspect", "specs"))["enums"]["Tint"]["open"] is None
    gen("specs", "-o", "out")
    assert "Open" in (tmp_path / "out/tint.py").read_text("utf-8")


def test_the_generated_documents_state_their_wire_names(gen: Gen) -> None:
    assert gen("specs", "-o", "out", "--wire-case", "kebab").exit_code == 0
    again = gen("inspect", "out/docs", "--dialect", "gen", "--wire-case", "pascal")
    assert key_of_box(again) == "environment-id"


# Errors


def test_all_errors_are_shown_and_the_status_is_2(gen: Gen, tmp_path: Path) -> None:
    text = '[tool.gen]\nspec = "specs"\n"wire case" = "camel"\nenums = "shut"\n'
    write(tmp_path / "pyproject.toml", text)
    for arguments in ([], ["specs", "-o", "out"], ["inspect", "specs"], ["config"]):
        result = gen(*arguments)
        assert result.exit_code == 2
        lines = result.stdout.splitlines()
        heads = [line for line in lines if line.startswith("pyproject.toml:")]
        assert [line.split(" error: ")[0] for line in heads] == [
            "pyproject.toml:2:1:",
            "pyproject.toml:3:1:",
            "pyproject.toml:4:1:",
        ]
        assert "  help: write `wire-case`" in lines
        assert '  3 | "wire case" = "camel"' in lines
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"[tool.gen]\nspecs = \n", "pyproject.toml:2:9: "),
        (b"[tool.gen]\nspecs = 'M\xfcll'\n", "pyproject.toml:2:11: "),
    ],
)
def test_broken_files(gen: Gen, tmp_path: Path, data: bytes, place: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(data)
    for arguments in ([], ["inspect", "specs"], ["config"]):
        result = gen(*arguments)
        assert result.exit_code == 2
        assert result.stdout.startswith(place)
        assert "[broken-config]" in result.stdout


def test_configured_specs_must_exist(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", 'output = "out"\nspecs = "spec"\n')
    result = gen()
    assert result.exit_code == 2
    assert result.stdout.startswith("gen.toml:2:1: error: `specs` must be a path")


def test_a_byte_order_mark_does_not_matter(gen: Gen, tmp_path: Path) -> None:
    (tmp_path / "gen.toml").write_bytes(b"\xef\xbb\xbfwire-case = 'snake'\n")
    assert "# gen.toml:1:1" in gen("config").stdout


def test_a_pattern_that_matches_nothing(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "gen.toml", '[wire-names]\n"*.nothing" = "x"\n')
    result = gen("specs", "-o", "out")
    assert result.exit_code == 0
    assert result.stdout.startswith("gen.toml:2:1: warning: `*.nothing` matches no")


# gen config

REST = [
    'unions = "open"  # default',
    'formatter = "black"  # default',
    'unknown-fields = "ignore"  # default',
    "accept-names = false  # default",
    'naive-datetimes = "keep"  # default',
    'unknown-null = "refuse"  # default',
    "max-depth = 200  # default",
    "slots = true  # default",
    "weak-references = false  # default",
    "frozen = false  # default",
    "order = false  # default",
    "# base-class is not set",
    "# mixins is not set",
    'constraints = "own"  # default',
    'json = "standard"  # default',
    'models = "dataclasses"  # default',
    'targets = ["dataclasses", "serializers", "docs"]  # default',
    "# templates is not set",
    "git-attributes = true  # default",
    'output-format = "full"  # default',
    "strict = false  # default",
    "keep-going = false  # default",
]


def test_config_without_any(gen: Gen) -> None:
    assert gen("config").stdout.splitlines() == [
        "# specs is not set",
        "# output is not set",
        'dialect = "auto"  # default',
        'wire-case = "as-written"  # default',
        'nested-names = "auto"  # default',
        'enums = "open"  # default',
        *REST,
    ]


def test_config_shows_where_values_come_from(gen: Gen, tmp_path: Path) -> None:
    text = 'specs = "specs"\nwire-case = "snake"\n[wire-names]\n"*.\\u0007" = "\\"é"\n'
    write(tmp_path / "gen.toml", text)
    result = gen("config", "--wire-case", "camel", "-o", "out")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        'specs = "specs"  # gen.toml:1:1',
        'output = "out"  # --output',
        'dialect = "auto"  # default',
        'wire-case = "camel"  # --wire-case',
        'wire-names."*.\\u0007" = "\\"é"  # gen.toml:4:1',
        'nested-names = "auto"  # default',
        'enums = "open"  # default',
        *REST,
    ]
    assert tomllib.loads(result.stdout)["wire-names"] == {"*.\x07": '"é'}


# Several jobs

TWO_JOBS = """\
wire-case = "snake"
[[jobs]]
specs = "specs"
output = "out/one"
[[jobs]]
specs = "more"
output = "out/two"
wire-case = "camel"
"""


@pytest.fixture
def two(gen: Gen, tmp_path: Path) -> Gen:
    write(tmp_path / "gen.toml", TWO_JOBS)
    write(tmp_path / "more/Bag.md", model("Bag", {"house_number": "*Long*"}))
    return gen


def test_gen_alone_does_all_jobs(two: Gen, tmp_path: Path) -> None:
    result = two()
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("3 specs → 2 models, 1 enum · 0 errors")
    assert '"environment_id"' in (tmp_path / "out/one/box.py").read_text("utf-8")
    assert '"houseNumber"' in (tmp_path / "out/two/bag.py").read_text("utf-8")
    assert two("--check").exit_code == 0
    write(tmp_path / "more/New.md", model("New", {}))
    stale = two("--check")
    assert stale.exit_code == 1
    assert "would create out/two/new.py" in stale.stdout.splitlines()
    assert "out/one" not in stale.stdout


def test_findings_of_all_jobs_in_one_run_and_nothing_is_written(
    two: Gen, tmp_path: Path
) -> None:
    broken = model("Same", {"x": "[Nowhere](Nowhere.md)"})
    write(tmp_path / "specs/Same.md", broken)
    write(tmp_path / "more/Same.md", broken)
    result = two()
    assert result.exit_code == 1
    for folder in ("specs", "more"):
        assert f"{folder}/Same.md:9:10" in result.stdout
    assert "2 errors" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_job_is_named_by_its_specs(two: Gen, tmp_path: Path) -> None:
    assert two("more/").exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["two"]
    assert inspected(two("inspect", "more"))["models"].keys() == {"Bag"}
    result = two("inspect")
    assert result.exit_code == 2
    assert "Several jobs are configured; name one: specs, more" in result.stderr


def test_one_output_for_several_jobs_is_wrong_usage(two: Gen, tmp_path: Path) -> None:
    result = two("-o", "elsewhere")
    assert result.exit_code == 2
    assert "2 jobs cannot all write to elsewhere" in result.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_config_shows_each_job(two: Gen) -> None:
    result = two("config", "--enums", "closed")
    one, other = tomllib.loads(result.stdout)["jobs"]
    assert (one["output"], one["wire-case"]) == ("out/one", "snake")
    assert (other["output"], other["wire-case"]) == ("out/two", "camel")
    assert one["enums"] == other["enums"] == "closed"
    lines = result.stdout.splitlines()
    assert 'wire-case = "snake"  # gen.toml:1:1' in lines
    assert 'wire-case = "camel"  # gen.toml:8:1' in lines
    assert lines.count('enums = "closed"  # --enums') == 2
