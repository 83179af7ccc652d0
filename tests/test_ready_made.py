"""The ready-made pieces, in a scratch repository: pre-commit for real, the action's steps as shell.

Each installs gen from a copy of this checkout, as it does from a tag.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from official_schemas import check_schema
from spec_package import model

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SHIPPED = ("generator", "templates", "pyproject.toml", "README.md", "LICENSE")
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def run(*command: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``command``; its ``stdout`` has both outputs."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "GIT_DIR", "GIT_INDEX_FILE")
    inherited = {k: v for k, v in os.environ.items() if k not in hidden}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**inherited, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    done = run("git", *who, "-c", "core.hooksPath=", *arguments, cwd=folder)
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with what a tag of gen has."""
    folder = tmp_path_factory.mktemp("gen")
    for name in (*SHIPPED, ".pre-commit-hooks.yaml", "action.yml"):
        if (ROOT / name).is_dir():
            hidden = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=hidden)
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "gen")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose output is up to date, with a change of its spec on top."""
    folder = tmp_path / "repository"
    (folder / "specs").mkdir(parents=True)
    (folder / "gen.toml").write_text('specs = "specs"\noutput = "models"\n', "utf-8")
    spec = folder / "specs/Box.md"
    spec.write_text(model("Box", {"x": "*Long*"}), "utf-8")
    written = run(sys.executable, "-m", "generator", cwd=folder, PYTHONPATH=str(ROOT))
    assert written.returncode == 0, written.stdout
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "specs and their package")
    spec.write_text("\n\n" + model("Box", {"x": "*String*"}), "utf-8")
    git(folder, "add", "-A")
    return folder


# pre-commit


def test_pre_commit(checkout: Path, repository: Path, tmp_path: Path) -> None:
    head = git(checkout, "rev-parse", "HEAD")

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        used = {"repo": str(checkout), "rev": head, "hooks": [{"id": name}]}
        config = repository / ".pre-commit-config.yaml"
        config.write_text(yaml.safe_dump({"repos": [used]}), "utf-8")
        git(repository, "add", "-A")
        command = [sys.executable, "-m", "pre_commit", "run", "--color=never"]
        return run(*command, cwd=repository, PRE_COMMIT_HOME=str(tmp_path / "home"))

    stale = hook("gen-check")
    assert stale.returncode == 1, stale.stdout
    assert "specs/Box.md:3:3: error: gen would update models/box.py" in stale.stdout
    assert stale.stdout.rstrip().endswith("to write them:\ngen")
    written = hook("gen")
    # pre-commit fails a hook that changes files, so that the change is looked at.
    assert written.returncode == 1, written.stdout
    assert "files were modified by this hook" in written.stdout
    assert "x: str" in (repository / "models/box.py").read_text("utf-8")
    for name in ("gen", "gen-check"):
        fine = hook(name)
        assert fine.returncode == 0, fine.stdout


# The action


def run_action(
    repository: Path, checkout: Path, temporary: Path, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Run the steps as GitHub does; return the first that fails, or the last."""
    defaults = {name: given["default"] for name, given in ACTION["inputs"].items()}
    values = {**defaults, **{k.replace("_", "-"): v for k, v in inputs.items()}}
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        folder = repository / _filled(step.get("working-directory", "."), values)
        env = {key: _filled(text, values) for key, text in step.get("env", {}).items()}
        script = temporary / "step.sh"
        script.write_text(step["run"], "utf-8")
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", script]
        place = {"RUNNER_TEMP": str(temporary), "GITHUB_ACTION_PATH": str(checkout)}
        done = run(*shell, cwd=folder, **place, **env)
        if done.returncode:
            break
    return done


def _filled(text: str, values: Mapping[str, str]) -> str:
    return INPUT.sub(lambda found: values[found[1]], text)


def test_the_action(checkout: Path, repository: Path, tmp_path: Path) -> None:
    stale = run_action(repository, checkout, tmp_path, python=sys.executable)
    assert stale.returncode == 1, stale.stdout
    assert (
        "::error file=specs/Box.md,line=3,endLine=3,col=3,endColumn=6,"
        "title=gen%3A stale-output::gen would update models/box.py and "
        "models/docs/Box.md%0Arun: gen\n"
    ) in stale.stdout
    gen = tmp_path / "gen/bin/gen"
    assert run(gen, "specs", "-o", "other/*", cwd=repository).returncode == 0
    inputs = {
        "args": "../specs/Box.md -o ../other/*",
        "working_directory": "specs",
        "python": sys.executable,
    }
    fine = run_action(repository, checkout, tmp_path, **inputs)
    assert fine.returncode == 0, fine.stdout


def test_gen_diff_says_what_the_change_breaks(repository: Path) -> None:
    command = [sys.executable, "-m", "generator", "diff", "--against", "HEAD"]
    done = run(*command, cwd=repository, PYTHONPATH=str(ROOT))
    assert done.returncode == 1, done.stdout
    assert "specs/Box.md:9:" in done.stdout
    assert "breaks readers" in done.stdout.lower()


def test_inputs_are_not_code(checkout: Path) -> None:
    scripts: list[Any] = [step["run"] for step in ACTION["runs"]["steps"]]
    assert not [script for script in scripts if "${{" in script]


def test_the_action_is_as_its_schema_says() -> None:
    check_schema("github-action", ACTION)


def test_the_manifest_of_hooks_is_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest"]
    done = run(*command, ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done.returncode == 0, done.stdout


# Snippets of the documents


def snippet(page: str, title: str) -> str:
    """Return the block of ``page`` that has this ``title``."""
    text = (ROOT / page).read_text("utf-8")
    found = re.search(
        rf"^```\w+ title={re.escape(title)}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"{page} has no block {title}"
    return found[1]


def test_the_recipe_uses_what_the_action_has() -> None:
    workflow = snippet("docs/ci.md", ".github/workflows/gen.yml")
    assert len(workflow.splitlines()) <= 10
    *_, step = yaml.safe_load(workflow)["jobs"]["gen"]["steps"]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_recipe_of_pre_commit_names_hooks_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (used,) = yaml.safe_load(snippet("docs/ci.md", ".pre-commit-config.yaml"))["repos"]
    assert {hook["id"] for hook in used["hooks"]} <= {hook["id"] for hook in hooks}


def test_the_job_of_gitlab(repository: Path) -> None:
    job = yaml.safe_load(snippet("docs/ci.md", ".gitlab-ci.yml"))["gen"]
    *_, check = job["script"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    check = check.replace("generated/", "models/")
    done = run("bash", "-ec", check, cwd=repository, PATH=path)
    assert done.returncode == 1, done.stdout
    report = repository / job["artifacts"]["reports"]["codequality"]
    (issue,) = json.loads(report.read_text("utf-8"))
    assert issue["location"] == {"path": "specs/Box.md", "lines": {"begin": 3}}
