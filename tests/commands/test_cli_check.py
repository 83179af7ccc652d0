"""``gen --check`` and how findings are shown: what CI and its readers see."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from official_schemas import check_schema
from spec_package import model

from generator.cli import cli

Gen = Callable[..., Result]
STALE = {"x": "*Long*", "y": "*String*"}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    """Return what runs gen in ``tmp_path/sub`` of a repository, where all is up to date."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    write(Path("my specs/Box.md"), "\n" + model("Box", {"x": "*Long*"}))
    write(Path("my specs/Bag.md"), model("Bag", {"x": "*Long*"}))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, list(arguments))

    assert run("my specs", "-o", "out").exit_code == 0
    return run


def test_a_stale_check_is_a_finding_at_the_place_of_the_spec(gen: Gen) -> None:
    write(Path("my specs/Box.md"), "\n" + model("Box", STALE))
    result = gen("my specs", "-o", "out", "--check", "-v")
    assert result.exit_code == 1
    first, *_ = result.stdout.splitlines()
    assert first == (
        "my specs/Box.md:2:3: error: gen would update out/box.py and out/docs/Box.md "
        "[stale-output]"
    )
    assert "would update out/box.py" in result.stdout.splitlines()
    assert "1 error" in result.stderr


def test_the_last_line_mends_it(gen: Gen) -> None:
    write(Path("my specs/Box.md"), model("Box", STALE))
    arguments = ["my specs", "-o", "out", "--wire-case", "camel", "--strict"]
    result = gen(*arguments, "--check", "--output-format", "full", "-v")
    *_, last = result.stderr.splitlines()
    words = shlex.split(last)
    assert words[0] == "gen"
    assert sorted(words[1:]) == sorted(arguments)
    assert f"help: run: {last}" in result.stdout
    assert gen(*words[1:]).exit_code == 0
    assert gen(*arguments, "--check").exit_code == 0


def test_what_has_no_spec_any_more_is_shown_where_it_is(gen: Gen) -> None:
    Path("my specs/Bag.md").unlink()
    result = gen("my specs", "-o", "out", "--check", "--output-format", "concise")
    assert [line.split(": error: ")[0] for line in result.stdout.splitlines()] == [
        "out/bag.py:1:1",
        "out/docs/Bag.md:1:1",
    ]


def test_a_file_of_all_specs_is_named_if_no_other_is_stale(gen: Gen) -> None:
    Path("out/__init__.py").unlink()
    result = gen("my specs", "-o", "out", "--check", "--output-format", "concise")
    (line,) = result.stdout.splitlines()
    assert line.startswith("out/__init__.py:1:1: error: gen would create out/__init__")


def test_annotations_of_github_count_from_the_root_of_the_repository(gen: Gen) -> None:
    write(Path("my specs/Box.md"), "\n" + model("Box", STALE))
    for specs in ("my specs", str(Path("my specs").resolve())):
        result = gen(specs, "-o", "out", "--check", "--output-format", "github")
        (line,) = result.stdout.splitlines()
        assert line.startswith(
            "::error file=sub/my specs/Box.md,line=2,endLine=2,col=3,"
        )


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_documents_are_alone_on_stdout(gen: Gen, name: str) -> None:
    write(Path("my specs/Box.md"), model("Box", STALE))
    stale = gen("my specs", "-o", "out", "--check", "--output-format", name)
    assert stale.exit_code == 1
    document = json.loads(stale.stdout)
    assert "stale-output" in stale.stdout
    if name == "sarif":
        check_schema("sarif-2.1.0", document)
    assert gen("my specs", "-o", "out", "--output-format", name).exit_code == 0
    fine = gen("my specs", "-o", "out", "--check", "--output-format", name)
    assert "stale-output" not in fine.stdout
    assert json.loads(fine.stdout) is not None


def test_a_diff_is_no_document(gen: Gen) -> None:
    result = gen("my specs", "-o", "out", "--diff", "--output-format", "sarif")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--diff prints no sarif" in result.stderr


# Severities of the configuration

UNKNOWN = model("Odd", {"x": "[Nowhere](Nowhere.md)"})


def test_a_severity_can_be_lowered(gen: Gen) -> None:
    write(Path("my specs/Odd.md"), UNKNOWN)
    assert gen("my specs", "-o", "out").exit_code == 1
    write(Path("gen.toml"), '[severity]\nunknown-model = "warning"\n')
    result = gen("my specs", "-o", "out")
    assert result.exit_code == 0
    assert (
        "warning: no page or table describes `Nowhere` [unknown-model]" in result.stdout
    )
    assert "x: Any" in Path("out/odd.py").read_text("utf-8")
    done = subprocess.run([sys.executable, "-c", "import out; out.Odd"], check=False)
    assert done.returncode == 0
    assert gen("my specs", "-o", "out", "--strict").exit_code == 1
    write(Path("gen.toml"), 'strict = true\n[severity]\nunknown-model = "off"\n')
    result = gen("my specs", "-o", "out", "--check")
    assert (result.exit_code, result.stdout) == (0, "")


def test_strict_of_the_configuration_can_be_taken_back(gen: Gen) -> None:
    write(Path("gen.toml"), 'strict = true\n[wire-names]\n"No.such" = "x"\n')
    assert gen("my specs", "-o", "out").exit_code == 1
    assert gen("my specs", "-o", "out", "--no-strict").exit_code == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('no-specs = "warning"', '`severity.no-specs` must be "error"'),
        ('edited-output = "off"', '`severity.edited-output` must be "error"'),
        ('unknown-modell = "off"', "there is no setting `severity.unknown-modell`"),
        ('unknown-model = "of"', '`severity.unknown-model` must be "error" or'),
    ],
)
def test_wrong_severities(gen: Gen, line: str, words: str) -> None:
    write(Path("gen.toml"), f"[severity]\n{line}\n")
    result = gen("my specs", "-o", "out", "--output-format", "concise")
    assert result.exit_code == 2
    assert result.stdout.startswith("gen.toml:2:1: error: ")
    assert words in result.stdout
