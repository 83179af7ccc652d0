"""``gen diff``: folders, revisions of a real repository, what is allowed, the exit status."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spec_package import model

from generator.cli import cli
from generator.inputs import revisions

Gen = Callable[..., Result]

OLD = {"Box.md": model("Box", {"size": "*long*", "note?": r"*Optional\<String>*"})}
# A required field is gone: it breaks readers, and code.
BROKEN = {"Box.md": model("Box", {"note?": r"*Optional\<String>*"})}
WIDER = {
    "Box.md": model(
        "Box", {"size": "*long*", "note?": r"*Optional\<String>*", "at?": "*String*"}
    )
}
ERROR = {
    "Box.md": model("Box", {"size": r"*Optional\<*", "note?": r"*Optional\<Long>*"})
}


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    """Return what runs gen in ``tmp_path``, which has nothing to do with any repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return lambda *arguments: CliRunner().invoke(cli, ["diff", *arguments])


@pytest.fixture
def repository(gen: Gen, tmp_path: Path) -> Path:
    """Return a repository: OLD at ``main``, BROKEN at ``HEAD``, WIDER in the work tree."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    write(tmp_path / "specs", OLD)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "work")
    write(tmp_path / "specs", BROKEN)
    commit(tmp_path)
    write(tmp_path / "specs", WIDER)
    return tmp_path


def write(folder: Path, specs: dict[str, str]) -> None:
    for path, text in specs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    user = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    done = subprocess.run(
        ["git", *user, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "specs")


def rules(result: Result) -> list[str]:
    return [change["rule"] for change in json.loads(result.stdout)["changes"]]


# Folders and files


def test_two_folders(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", BROKEN)
    result = gen("old", "new")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Box",
        "  breaking    size: removed; was `int`, required [field-removed]",
        "              old/Box.md:9:3",
        "              breaks readers: new writers do not send the required key",
        "              breaks code: the name was removed",
        "",
        "1 change: 1 breaking → major version",
    ]
    assert gen("old/Box.md", "new/Box.md").exit_code == 1


def test_what_is_compatible_is_no_failure(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", WIDER)
    result = gen("old", "new")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("1 change: 1 compatible → minor version\n")
    result = gen("old", "old")
    assert (result.exit_code, result.stdout) == (0, "nothing changed\n")


def test_descriptions_are_listed_if_wanted(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", {"Box.md": OLD["Box.md"].replace("# Box", "# Box\n\nAll.")})
    result = gen("old", "new")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1 change: 1 compatible → patch version",
        "1 of them only in descriptions and examples (-v lists them)",
    ]
    assert "  compatible  description [doc-changed]" in gen("old", "new", "-v").stdout
    assert rules(gen("old", "new", "--format", "json")) == ["doc-changed"]


@pytest.mark.parametrize("arguments", [("old", "new"), ("new", "old")])
def test_errors_in_specs_are_no_verdict(
    gen: Gen, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", ERROR)
    result = gen(*arguments)
    assert result.exit_code == 2
    assert result.stdout.startswith("new/Box.md:9:")
    assert "[unreadable-type]" in result.stdout
    assert result.stderr == "nothing was compared\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name two folders"),
        (("old",), "name two folders"),
        (("old", "new", "more"), "name two folders"),
        (("old", "nowhere"), "Path 'nowhere' does not exist"),
        (("../old", "old"), "Path '../old' does not exist"),
        (("--against", "main", "old", "new"), "unexpected extra argument (new)"),
        (("--against", "main", "old"), "not a git repository"),
        (("main..HEAD", "old"), "not a git repository"),
    ],
)
def test_wrong_usage(
    gen: Gen, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    write(tmp_path / "old", OLD)
    result = gen(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


# Revisions


def test_two_revisions(gen: Gen, repository: Path) -> None:
    result = gen("main..HEAD", "specs")
    assert result.exit_code == 1
    assert "              main:specs/Box.md:9:3" in result.stdout.splitlines()
    assert rules(gen("main..HEAD", "specs", "--format", "json")) == ["field-removed"]
    assert rules(gen("HEAD..main", "specs", "--format", "json")) == ["field-added"]
    # An end that is left out is HEAD.
    assert gen("main..", "specs").exit_code == 1
    assert gen("main..HEAD", "specs/Box.md").exit_code == 1


def test_the_work_tree_against_a_revision(gen: Gen, repository: Path) -> None:
    result = gen("--against", "main", "specs", "--format", "json")
    assert (result.exit_code, rules(result)) == (0, ["field-added"])
    [change] = json.loads(result.stdout)["changes"]
    assert change["new"] == {"file": "specs/Box.md", "line": 11, "column": 3}


def test_three_dots_compare_with_where_they_part(gen: Gen, repository: Path) -> None:
    git(repository, "stash", "--quiet")
    git(repository, "checkout", "--quiet", "main")
    write(repository / "specs", {"New.md": model("New", {"a": "*String*"})})
    commit(repository)
    assert "model-removed" in rules(gen("main..work", "specs", "--format", "json"))
    result = gen("main...work", "specs", "--format", "json")
    assert rules(result) == ["field-removed"]


def test_it_works_from_a_folder_below(
    gen: Gen, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "docs").mkdir()
    monkeypatch.chdir(repository / "docs")
    result = gen("--against", "main", "../specs", "--format", "json")
    assert rules(result) == ["field-added"]
    monkeypatch.chdir(repository / "specs")
    assert rules(gen("main..HEAD", ".", "--format", "json")) == ["field-removed"]


def test_specs_are_configured(gen: Gen, repository: Path) -> None:
    (repository / "gen.toml").write_text('specs = "specs"\n', "utf-8")
    assert gen("main..HEAD").exit_code == 1
    assert gen("--against", "main").exit_code == 0


def test_each_revision_has_its_configuration(gen: Gen, repository: Path) -> None:
    """The specs moved, and the keys are in another case: both are settings."""
    names = {"Box.md": model("Box", {"boxSize": "*long*", "note?": "*String*"})}
    write(repository / "specs", names)
    (repository / "gen.toml").write_text('specs = "specs"\n', "utf-8")
    commit(repository)
    git(repository, "mv", "specs", "api")
    text = 'specs = "api"\nwire-case = "snake"\n'
    (repository / "gen.toml").write_text(text, "utf-8")
    result = gen("--against", "HEAD", "--format", "json")
    assert (result.exit_code, rules(result)) == (1, ["key-changed"])
    commit(repository)
    assert rules(gen("HEAD~1..HEAD", "--format", "json")) == ["key-changed"]
    # A file that is named, or an option, is meant for both.
    both = ("--against", "HEAD~1", "--wire-case", "snake", "--format", "json")
    assert rules(gen(*both)) == []


def test_the_repository_is_left_alone(gen: Gen, repository: Path) -> None:
    before = git(repository, "status", "--porcelain", "--branch"), listing(repository)
    gen("main..HEAD", "specs")
    gen("--against", "main", "specs")
    after = git(repository, "status", "--porcelain", "--branch"), listing(repository)
    assert before == after


def listing(folder: Path) -> list[tuple[str, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted((str(p), p.stat().st_mtime_ns) for p in files if p.name != "index")


def test_specs_that_were_not_there_are_new(gen: Gen, repository: Path) -> None:
    git(repository, "mv", "specs", "api")
    result = gen("--against", "main", "api", "--format", "json")
    assert (result.exit_code, rules(result)) == (0, ["model-added"])
    assert result.stderr == "there is no 'api' in main: all specs are new\n"
    result = gen("main..HEAD", "api")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no 'api' in HEAD" in result.stderr


@pytest.mark.parametrize(
    "revision",
    ["nowhere", "--output=x", "-x", "--all", "main:specs", "", "a b"],
)
def test_unknown_revisions(gen: Gen, repository: Path, revision: str) -> None:
    result = gen(f"--against={revision}", "specs")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no revision {revision!r} in this clone" in result.stderr
    assert not (repository / "x").exists()


def test_a_path_out_of_the_repository(gen: Gen, repository: Path) -> None:
    result = gen("main..HEAD", "../specs")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'../specs' is outside the repository" in result.stderr


def test_without_git(
    gen: Gen, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    result = gen("main..HEAD", "specs")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "revisions need git" in result.stderr


def test_what_a_revision_has_is_read_as_what_a_folder_has(
    gen: Gen, repository: Path
) -> None:
    odd = {"ü/Ö x.md": model("Odd", {"a": "*String*"}), ".hidden/A.md": "# A\n"}
    write(repository / "specs", odd | {"notes.txt": "# No\n", "B.markdown": "# B\n"})
    commit(repository)
    assert gen("--against", "HEAD", "specs").stdout == "nothing changed\n"


def test_files_of_a_revision_that_cannot_be_read(gen: Gen, repository: Path) -> None:
    (repository / "specs/Bytes.md").write_bytes(b"# \xff\n")
    os.symlink("Box.md", repository / "specs/Link.md")
    commit(repository)
    result = gen("main..HEAD", "specs")
    assert result.exit_code == 2
    assert "HEAD:specs/Bytes.md:1:3: error: this spec is not UTF-8" in result.stdout
    assert "HEAD:specs/Link.md:1:1: error: this spec cannot be read" in result.stdout


# What is allowed


@pytest.mark.parametrize(
    "allowed",
    [
        '"field-removed"',
        '"readers", "code"',
        '"Box.size:*"',
        '"Box:field-removed"',
        '"B*.s*:readers", "code"',
    ],
)
def test_what_is_allowed_is_no_failure(gen: Gen, tmp_path: Path, allowed: str) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", BROKEN)
    (tmp_path / "gen.toml").write_text(f"diff.allow = [{allowed}]\n", "utf-8")
    result = gen("old", "new")
    assert result.exit_code == 0
    assert result.stdout.endswith("1 change: 1 allowed → major version\n")


@pytest.mark.parametrize(
    "allowed", ['"code"', '"Box.note:*"', '"box.size:*"', '"now-optional"', ""]
)
def test_what_is_not_allowed_is_a_failure(
    gen: Gen, tmp_path: Path, allowed: str
) -> None:
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", BROKEN)
    (tmp_path / "pyproject.toml").write_text(
        f"[tool.gen.diff]\nallow = [{allowed}]\n", "utf-8"
    )
    assert gen("old", "new").exit_code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('diff.allow = ["Box.*:field-remove"]', 'help: write "Box.*:field-removed"'),
        ('diff.allow = ["reader"]', 'help: write "readers"'),
        ('diff.allow = "code"', "`diff.allow` must be a list of strings"),
        ("diff = 1", "there is no setting `diff`"),
        ("diff.alow = []", "help: write `diff.allow`"),
    ],
)
def test_what_cannot_be_allowed(gen: Gen, tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path / "old", OLD)
    (tmp_path / "gen.toml").write_text(f"{text}\n", "utf-8")
    result = gen("old", "old")
    assert result.exit_code == 2
    assert said in result.stdout
    assert result.stdout.startswith("gen.toml:1:")


def test_the_configuration_shows_what_is_allowed(gen: Gen, tmp_path: Path) -> None:
    (tmp_path / "gen.toml").write_text('[diff]\nallow = ["code", "A:*"]\n', "utf-8")
    shown = CliRunner().invoke(cli, ["config"]).stdout
    assert 'diff.allow = ["code", "A:*"]  # gen.toml:2:1\n' in shown


# Clones that do not have everything


@pytest.mark.parametrize("is_partial", [False, True])
def test_an_object_that_is_missing(
    gen: Gen, repository: Path, is_partial: bool
) -> None:
    [line] = git(repository, "ls-tree", "-r", "main", "specs").splitlines()[:1]
    blob = line.split()[2]
    (repository / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    marker = repository / "marker"
    if is_partial:
        git(repository, "config", "extensions.partialClone", "origin")
        git(repository, "config", "remote.origin.promisor", "true")
        git(repository, "config", "remote.origin.url", f"ext::touch {marker}")
        git(repository, "config", "protocol.ext.allow", "always")
    result = gen("main..HEAD", "specs")
    assert result.exit_code == 2
    assert "Error: git: " in result.stderr
    assert not marker.exists()


# Repositories that are small and hold much: objects that are named many times


def tree_of(repository: Path, entries: str) -> str:
    """Return the id of the tree with ``entries``, each ``MODE TYPE ID\tNAME``."""
    done = subprocess.run(
        ["git", "mktree", "--missing"],
        cwd=repository,
        input=entries,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit_of(repository: Path, specs: str) -> str:
    root = tree_of(repository, f"040000 tree {specs}\tspecs\n")
    return git(repository, "commit-tree", root, "-m", "much").strip()


def blob_of(repository: Path, text: str) -> str:
    (repository / "text").write_text(text)
    return git(repository, "hash-object", "-w", "text").strip()


def test_a_tree_of_countless_files(gen: Gen, repository: Path) -> None:
    blob = blob_of(repository, "# A\n")
    tree = "".join(f"100644 blob {blob}\t{n}.md\n" for n in range(10))
    for _ in range(10):  # 100 thousand million files, in 11 trees
        id_ = tree_of(repository, tree)
        tree = "".join(f"040000 tree {id_}\t{n}\n" for n in range(10))
    much = commit_of(repository, tree_of(repository, tree))
    result = gen(f"main..{much}", "specs")
    assert result.exit_code == 2
    assert "Error: there are more than 100,000 specs in " in result.stderr


def test_more_files_than_gen_lists(
    gen: Gen, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MAX_ENTRIES", 1)
    commit(repository)
    assert gen("main..HEAD", "specs").exit_code == 0
    (repository / "specs/notes.txt").write_text("x")
    commit(repository)
    result = gen("main..HEAD", "specs")
    assert result.exit_code == 2
    assert "Error: there are more than 1 files" in result.stderr


def test_more_bytes_than_gen_reads(gen: Gen, repository: Path) -> None:
    blob = blob_of(repository, " " * 8 * 1024**2)
    tree = "".join(f"100644 blob {blob}\t{n}.md\n" for n in range(1000))
    much = commit_of(repository, tree_of(repository, tree))
    result = gen(f"main..{much}", "specs")
    assert result.exit_code == 2
    assert "have more than 512 MiB" in result.stderr


def test_a_file_that_is_too_large(gen: Gen, repository: Path) -> None:
    blob = blob_of(repository, " " * 100 * 1024**2)
    much = commit_of(repository, tree_of(repository, f"100644 blob {blob}\tA.md\n"))
    result = gen(f"main..{much}", "specs")
    assert result.exit_code == 2
    assert "file-too-large" in result.stdout
    config = tree_of(repository, f"100644 blob {blob}\tgen.toml\n")
    much = git(repository, "commit-tree", config, "-m", "config").strip()
    result = gen(f"main..{much}", "specs")
    assert result.exit_code == 2
    assert "'gen.toml' in " in result.stderr


def test_a_new_field_breaks_readers_that_forbid_unknown_keys(
    gen: Gen, tmp_path: Path
) -> None:
    (tmp_path / "gen.toml").write_text('unknown-fields = "forbid"\n')
    row = "| a | string | yes |\n"
    page = f"# A\n\n| Field | Type | Required |\n|---|---|---|\n{row}"
    write(tmp_path / "old", {"A.md": page})
    write(tmp_path / "new", {"A.md": f"{page}| b | string | no |\n"})
    assert gen("old", "new").exit_code == 1
    assert gen("new", "old").exit_code == 1
    (tmp_path / "gen.toml").write_text("")
    assert gen("old", "new").exit_code == 0


def test_settings_of_both_revisions_are_compared(gen: Gen, repository: Path) -> None:
    git(repository, "stash", "--quiet")
    (repository / "gen.toml").write_text("max-depth = 10\n")
    commit(repository)
    result = gen("HEAD~1..HEAD", "specs", "--format", "json")
    assert result.exit_code == 1
    assert rules(result) == ["depth-changed"]
