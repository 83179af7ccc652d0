"""``gen init`` and ``gen stats``: what someone runs first."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from official_schemas import check_schema
from spec_package import model, values

from generator.cli import COMMANDS, cli
from generator.commands import init
from generator.config import SETTINGS
from generator.config.read import read_config
from generator.diagnostics.catalog import RULES
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

Gen = Callable[..., Result]
COMMIT = "0123456789abcdef" * 2 + "01234567"
INIT = Path(__file__).parents[2] / "templates/init"


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(cli, list(arguments))


# init


def test_what_init_writes_works(gen: Gen, tmp_path: Path) -> None:
    result = gen("init")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "created gen.toml",
        "created specs/Order.md",
        "created .github/workflows/gen.yml",
    ]
    result = gen("--strict")
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert "total: Decimal" in (tmp_path / "models/order.py").read_text("utf-8")
    workflow = yaml.safe_load((tmp_path / ".github/workflows/gen.yml").read_text())
    *_, check = workflow["jobs"]["gen"]["steps"]
    assert gen(*check["run"].split()[1:]).exit_code == 0


def test_init_overwrites_nothing(gen: Gen, tmp_path: Path) -> None:
    mine = tmp_path / "sub/gen.toml"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    (tmp_path / "sub/specs").mkdir()
    result = gen("init", "sub")
    assert result.stdout.splitlines() == [
        "kept existing sub/gen.toml",
        "kept existing sub/specs/Order.md",
        "created sub/.github/workflows/gen.yml",
    ]
    assert mine.read_text("utf-8") == "mine"
    # Folders of specs get no example among them.
    assert not list((tmp_path / "sub/specs").iterdir())


def test_init_follows_no_link(gen: Gen, tmp_path: Path) -> None:
    (tmp_path / "gen.toml").symlink_to(tmp_path / "elsewhere")
    assert "kept existing gen.toml" in gen("init").stdout
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("link", ["specs", ".github", ".github/workflows"])
def test_init_leaves_the_project_by_no_link(
    gen: Gen, tmp_path: Path, link: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project = tmp_path / "project"
    (project / link).parent.mkdir(parents=True)
    (project / link).symlink_to(elsewhere)
    result = gen("init", "project")
    assert result.exit_code == 0
    assert f"kept existing project/{link}" in result.stdout
    assert list(elsewhere.iterdir()) == []


def from_git(url: str) -> str:
    """Return what pip notes of a package from a repository."""
    return json.dumps({"url": url, "vcs_info": {"commit_id": COMMIT}})


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (None, ""),
        ("{", ""),
        ('{"url": "file:///x", "dir_info": {"editable": true}}', ""),
        ('{"url": "https://git.test/gen", "vcs_info": {"commit_id": "main"}}', ""),
        (from_git('https://git.test/a" b'), ""),
        (from_git("https://git.test/gen"), f"git+https://git.test/gen@{COMMIT}"),
    ],
)
def test_the_workflow_of_init_installs_what_exists(
    gen: Gen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record: str | None,
    expected: str,
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            return record

    monkeypatch.setattr(init, "distribution", lambda _: Installed())
    gen("init")
    text = (tmp_path / ".github/workflows/gen.yml").read_text()
    job = yaml.safe_load(text)["jobs"]["gen"]
    assert job["env"] == {"GEN": expected}
    assert "fieldgen" not in text
    # Without a place it fails with words, and asks no registry for a name.
    install = job["steps"][1]["run"].replace("python -m pip install", "echo")
    done = subprocess.run(
        ["sh", "-c", install],
        check=False,
        env=job["env"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode == 0) is bool(expected)
    said = done.stdout if expected else done.stderr
    assert (
        expected or "set GEN in this file to the place that gen is installed from"
    ) in said


def test_the_comments_of_the_configuration_are_settings() -> None:
    text = (INIT / "gen.toml").read_text("utf-8")
    bare = re.sub(r'^# (?=\[|[\w"*.-]+ = )', "", text, flags=re.MULTILINE)
    assert bare != text
    report = Report()
    config = read_config(SourceFile("gen.toml", bare), sorted(DIALECTS), report).common
    assert not list(report)
    missing = SETTINGS.keys() - config.origins.keys()
    assert not missing, f"templates/init/gen.toml does not show {missing}"
    for key in config.origins:
        shown = getattr(config, SETTINGS[key].attribute)
        if SETTINGS[key].has_option and SETTINGS[key].default is not None:
            assert shown == SETTINGS[key].default, f"{key}: not its default"


def test_the_workflow_of_init_is_one() -> None:
    workflow = yaml.load((INIT / "gen.yml").read_text("utf-8"), yaml.BaseLoader)
    check_schema("github-workflow", workflow)
    assert "gen --check --strict" in workflow["jobs"]["gen"]["steps"][-1]["run"]


# stats

SPECS = {
    "Box.md": model(
        "Box", {"a": "*Object*", "b": r"*Optional\<Long>*", "c": "[Odd]()"}
    ),
    "sub/Tint.md": values("Tint", {"RED": "red"}),
    "README.md": "Words, and no title.",
}


def write(folder: Path) -> None:
    for name, text in SPECS.items():
        (folder / "specs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "specs" / name).write_text(text, "utf-8")


def test_stats_as_json(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path)
    result = gen("stats", "specs", "--format", "json")
    assert result.exit_code == 1  # there is no Odd
    data = json.loads(result.stdout)
    assert data == {
        "format": "gen-stats/1",
        "specs": 3,
        "without_definition": ["README.md"],
        "dialect": "java",
        "folders": {},
        "pages": {"model": 1, "enum": 1, "union": 0, "opaque": 0},
        "models_with_other_keys": 0,
        "fields": {
            "total": 3,
            "required": 3,
            "deprecated": 0,
            "without_description": 3,
            "any": 2,
            "unknown_null": 0,
        },
    }


def test_stats_as_text(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path)
    assert gen("stats", "specs", "-q").stdout.splitlines() == [
        "specs    3, 1 of them without a definition",
        "dialect  java",
        "pages    1 model, 1 enum",
        "fields   3, 3 (100 %) required",
        "         3 (100 %) without a description",
        "         2 (67 %) of any type",
        "         0 (0 %) deprecated",
        "         0 (0 %) where null is unknown",
    ]


def test_stats_name_the_dialects_of_folders(gen: Gen) -> None:
    specs = str(Path(__file__).parents[2] / "specs")
    data = json.loads(gen("stats", specs, "--format", "json").stdout)
    assert (data["dialect"], data["folders"]) == ("java", {"shop": "plain"})


def test_every_finding_is_explained(gen: Gen) -> None:
    for code, rule in RULES.items():
        shown = gen("explain", code).stdout
        assert shown.startswith(f"{code} ({rule.severities})\n{rule.title}\n\n")
        assert rule.explanation in shown


def test_every_command_says_what_it_does(gen: Gen) -> None:
    for command in COMMANDS:
        assert f"Usage: cli {command} " in gen(command, "--help").stdout
