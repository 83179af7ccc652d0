"""The command line: what is written, printed and returned."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from spec_package import model, values
from terminals import on_terminal

import generator
import generator.compiler
from generator import cli as cli_module
from generator.diagnostics import catalog
from generator.incremental import emit_changed
from generator.incremental.up_to_date import Invocation

# What only Java writes so, since the dialect is found by a vote.
LONG = r"*Optional\<Long>*"
GOOD = {
    "api/Box.md": model("Box", {"tint": "[Tint](Tint.md)", "size?": LONG}),
    "api/Tint.md": values("Tint", {"RED": "red"}),
    "Any2.md": "# Any2\n\nAny value.\n",
}
BROKEN = {
    "Bad.md": model(
        "Bad", {"x": "[Missing](Missing.md)", "y": r"*Optional\<*", "z?": LONG}
    )
}
NOTE = {"README.md": "Just text.\n"}

Gen = Callable[..., Result]


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    """Return what runs gen in ``tmp_path``."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(cli_module.cli, list(arguments))


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return write(tmp_path / "specs", GOOD)


def write(folder: Path, specs: dict[str, str]) -> Path:
    for path, text in specs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def process(
    *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run gen as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


ROOT = Path(generator.__file__).parent.parent

# Writing


def test_it_writes_a_package_that_can_be_imported(gen: Gen, specs: Path) -> None:
    result = gen("specs", "-o", "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    code = "import out; print(out.Box.from_dict({'tint': 'red'}).to_json())"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=specs.parent, capture_output=True, check=True
    )
    assert shown.stdout.strip() == b"""b'{"tint":"red"}'"""


def test_the_summary_is_on_stderr(gen: Gen, specs: Path) -> None:
    result = gen("specs", "-o", "out")
    first, second = result.stderr.splitlines()
    assert first.startswith(
        "3 specs → 1 model, 1 enum, 1 opaque · 0 errors · 0 warnings · "
    )
    assert second.endswith(" created · 0 unchanged")


def test_a_second_run_writes_nothing(gen: Gen, specs: Path, tmp_path: Path) -> None:
    gen("specs", "-o", "out")
    for path in (tmp_path / "out").rglob("*"):
        os.utime(path, ns=(1, 1))
    result = gen("specs", "-o", "out")
    assert result.exit_code == 0
    assert "created" not in result.stderr
    assert {path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == {1}


def test_one_spec_may_be_given_instead_of_a_folder(gen: Gen, specs: Path) -> None:
    assert gen("specs/Any2.md", "-o", "out").exit_code == 0
    assert (specs.parent / "out/any2.py").exists()


def test_removing_a_spec_removes_its_files_and_nothing_else(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    gen("specs", "-o", "out")
    before = tree(tmp_path / "out")
    (specs / "Any2.md").unlink()
    assert gen("specs", "-o", "out").exit_code == 0
    after = tree(tmp_path / "out")
    gone = before.keys() - after.keys()
    assert "any2.py" in gone
    assert all("any2" in path.lower() for path in gone)
    changed = {path for path in after if before[path] != after[path]}
    # The files that list all models; the index of the docs is another.
    assert {path for path in changed if not path.startswith("docs/")} == {
        ".gen.json",
        "__init__.py",
        "__init__.pyi",
    }


def test_removing_a_folder_of_specs_removes_its_package(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    gen("specs", "-o", "out")
    for path in (specs / "api").iterdir():
        path.unlink()
    gen("specs", "-o", "out")
    assert not (tmp_path / "out/api").exists()


# Looking


def test_check_of_what_is_not_there(gen: Gen, specs: Path, tmp_path: Path) -> None:
    result = gen("specs", "-o", "out", "--check")
    assert result.exit_code == 1
    assert "would create out/api/box.py" in result.stdout.splitlines()
    assert not (tmp_path / "out").exists()


def test_check_after_a_run(gen: Gen, specs: Path) -> None:
    gen("specs", "-o", "out")
    result = gen("specs", "-o", "out", "--check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "up to date" in result.stderr


def test_check_lists_what_would_change(gen: Gen, specs: Path, tmp_path: Path) -> None:
    gen("specs", "-o", "out")
    (specs / "Any2.md").unlink()
    write(specs, {"api/Tint.md": values("Tint", {"RED": "red", "BLUE": "blue"})})
    write(specs, {"api/New.md": model("New", {})})
    before = tree(tmp_path)
    result = gen("specs", "-o", "out", "--check")
    assert result.exit_code == 1
    assert tree(tmp_path) == before
    listed = result.stdout.splitlines()
    assert {
        "would create out/api/new.py",
        "would delete out/any2.py",
        "would update out/api/tint.py",
    } <= set(listed)
    assert not [line for line in listed if "box.py" in line]


def test_diff(gen: Gen, specs: Path, tmp_path: Path) -> None:
    gen("specs", "-o", "out")
    assert gen("specs", "-o", "out", "--diff").stdout == ""
    write(specs, {"api/Tint.md": values("Tint", {"RED": "red", "BLUE": "blue"})})
    before = tree(tmp_path)
    result = gen("specs", "-o", "out", "--diff")
    assert result.exit_code == 0
    assert tree(tmp_path) == before
    lines = result.stdout.splitlines()
    assert "--- a/api/tint.py" in lines
    assert '+    BLUE = "blue"' in lines
    assert gen("specs", "-o", "out", "--diff", "--check").exit_code == 1


def test_a_diff_is_one_that_patch_takes(gen: Gen, specs: Path, tmp_path: Path) -> None:
    gen("specs", "-o", "out")
    (specs / "Any2.md").unlink()
    write(specs, {"api/New.md": model("New", {"x": "*int*"})})
    diff = gen("specs", "-o", "out", "--diff").stdout
    subprocess.run(
        ["patch", "-p1", "-s"], input=diff.encode(), cwd=tmp_path / "out", check=True
    )
    patched = tree(tmp_path / "out")
    gen("specs", "-o", "fresh")
    assert {**patched, ".gen.json": b""} == {
        **tree(tmp_path / "fresh"),
        ".gen.json": b"",
    }


def test_statistics_counts_findings(gen: Gen, tmp_path: Path) -> None:
    more = model("More", {"x": "[Missing](Missing.md)", "z?": LONG})
    write(tmp_path / "specs", BROKEN | {"More.md": more})
    result = gen("specs", "-o", "out", "--statistics")
    assert result.exit_code == 1
    assert result.stdout == (
        "2  error    unknown-model    A type names a model that no page or table describes.\n"
        "1  error    unreadable-type  The type of a field cannot be read.\n"
    )
    assert "gen explain unknown-model" in result.stderr


def test_the_last_line_says_what_to_read(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "specs", {"api.md": BY_HAND})
    lines = gen("specs", "-o", "out").stderr.splitlines()
    assert lines[-1] == "for details: gen explain unreadable-type"
    write(tmp_path / "specs", GOOD)
    (tmp_path / "specs/api.md").unlink()
    assert "explain" not in gen("specs", "-o", "out").stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["explian", "unknown-model"], "did you mean `explain`?"),
        (["explain", "unknown-modle"], "did you mean `unknown-model`?"),
        (["inspekt", "specs"], "did you mean `inspect`?"),
    ],
)
def test_misspelt_commands_and_codes(
    gen: Gen, arguments: list[str], meant: str
) -> None:
    result = gen(*arguments)
    assert result.exit_code == 2
    assert meant in result.stderr


def test_a_folder_called_nearly_like_a_command(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "docz", GOOD)
    assert gen("docz", "-o", "out").exit_code == 0


# Files that are not ours to change


def test_a_file_edited_by_hand_is_reported_and_kept(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    gen("specs", "-o", "out")
    (tmp_path / "out/api/box.py").write_text("mine = 1\n")
    write(specs, {"api/Tint.md": values("Tint", {"RED": "red", "BLUE": "blue"})})
    before = tree(tmp_path)
    result = gen("specs", "-o", "out")
    assert result.exit_code == 1
    assert "out/api/box.py" in result.stdout
    assert "[edited-output]" in result.stdout
    assert "nothing was written" in result.stderr
    assert tree(tmp_path) == before
    assert gen("specs", "-o", "out", "--check").exit_code == 1


def test_force_takes_a_file_edited_by_hand(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    gen("specs", "-o", "out")
    ours = tree(tmp_path / "out")
    (tmp_path / "out/api/box.py").write_text("mine = 1\n")
    assert gen("specs", "-o", "out", "--force").exit_code == 0
    assert tree(tmp_path / "out") == ours


def test_foreign_files_are_kept(gen: Gen, specs: Path, tmp_path: Path) -> None:
    mine = {"out/mine.py": "x = 1\n", "out/api/mine.txt": "x", "out/other/y.py": ""}
    write(tmp_path, mine)
    assert gen("specs", "-o", "out").exit_code == 0
    for path in (specs / "api").iterdir():
        path.unlink()
    assert gen("specs", "-o", "out", "--force").exit_code == 0
    assert {path: (tmp_path / path).read_text() for path in mine} == mine


def test_a_foreign_file_in_the_way_is_reported(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    write(tmp_path, {"out/any2.py": "mine = 1\n"})
    result = gen("specs", "-o", "out")
    assert result.exit_code == 1
    assert "[foreign-output]" in result.stdout
    assert tree(tmp_path / "out") == {"any2.py": b"mine = 1\n"}


def test_without_its_manifest_it_takes_nothing_for_its_own(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    gen("specs", "-o", "out")
    manifest = tmp_path / "out/.gen.json"
    whole = manifest.read_bytes()
    manifest.write_text("{")
    write(specs, {"api/Tint.md": values("Tint", {"RED": "red", "BLUE": "blue"})})
    result = gen("specs", "-o", "out")
    assert result.exit_code == 1
    assert "[broken-manifest]" in result.stdout
    assert "out/api/tint.py" in result.stdout
    assert manifest.read_text() == "{"
    write(specs, GOOD)
    assert gen("specs", "-o", "out").exit_code == 0
    assert manifest.read_bytes() == whole


# Findings


def test_errors_are_all_shown_and_nothing_is_written(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "specs", BROKEN)
    result = gen("specs", "-o", "out")
    assert result.exit_code == 1
    assert "specs/Bad.md:9:10: error: " in result.stdout
    assert "[unknown-model]" in result.stdout
    assert "[unreadable-type]" in result.stdout
    assert "2 errors" in result.stderr
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "out").exists()
    for option in ("--check", "--diff", "--force"):
        assert gen("specs", "-o", "out", option).exit_code == 1
        assert not (tmp_path / "out").exists()


def test_keep_going_writes_what_can_be_read(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "specs", BROKEN | GOOD)
    assert "--keep-going writes what can be read" in gen("specs", "-o", "out").stderr
    for _ in range(2):  # nor is it said the second time that all is well
        result = gen("specs", "-o", "out", "--keep-going")
        assert result.exit_code == 1
        assert "[unknown-model]" in result.stdout
        assert "2 errors" in result.stderr
    assert "x: Any" in (tmp_path / "out/bad.py").read_text()
    assert (tmp_path / "out/api/box.py").exists()
    result = gen("specs", "-o", "out", "--keep-going", "--check")
    assert result.exit_code == 1
    assert "everything is up to date" in result.stderr


def test_keep_going_stops_where_nothing_would_be_sound(
    gen: Gen, tmp_path: Path
) -> None:
    write(tmp_path / "specs", NOTE)
    result = gen("specs", "-o", "out", "--keep-going")
    assert result.exit_code == 1
    assert "[no-specs]" in result.stdout
    assert "--keep-going does not help" in result.stderr
    assert not (tmp_path / "out").exists()


BY_HAND = """\
# Box

| Name | Type | Required |
| --- | --- | --- |
| tint | wolpertinger | yes |
| size | integer | perhaps |
"""


def test_what_a_cell_written_by_hand_does_not_say_is_a_warning(
    gen: Gen, tmp_path: Path
) -> None:
    write(tmp_path / "specs", {"api.md": BY_HAND})
    result = gen("specs", "-o", "out")
    assert result.exit_code == 0
    assert "2 warnings · 2 cells not understood" in result.stderr
    assert "tint: Any" in (tmp_path / "out/box.py").read_text()
    result = gen("specs", "-o", "other", "--strict")
    assert result.exit_code == 1
    assert "2 errors" in result.stderr
    assert not (tmp_path / "other").exists()


def test_notes_are_shown_with_v_only(gen: Gen, specs: Path) -> None:
    write(specs, NOTE)
    quiet, loud = gen("specs", "-o", "out"), gen("specs", "-o", "out", "-v")
    assert quiet.exit_code == loud.exit_code == 0
    assert quiet.stdout == ""
    assert "1 note (-v)" in quiet.stderr
    assert "specs/README.md:1:1: note: " in loud.stdout


def test_quiet_is_silent_when_all_is_well(gen: Gen, specs: Path) -> None:
    result = gen("specs", "-o", "out", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_quiet_shows_errors(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "specs", BROKEN)
    result = gen("-q", "specs", "-o", "out")
    assert result.exit_code == 1
    assert "[unknown-model]" in result.stdout
    assert result.stderr == ""


def test_no_spec_at_all(gen: Gen, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    result = gen("specs", "-o", "out")
    assert "0 specs" in result.stderr


@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)]
)
def test_no_color(tmp_path: Path, variables: dict[str, str], coloured: bool) -> None:
    """On a terminal, which only a process of its own can have."""
    write(tmp_path / "specs", BROKEN)
    shown = on_terminal(["specs", "-o", "out"], tmp_path, variables)
    assert "[unknown-model]" in shown
    assert ("\x1b[1;31m" in shown) is coloured


def test_no_colour_where_there_is_no_terminal(tmp_path: Path) -> None:
    write(tmp_path / "specs", BROKEN)
    done = process("specs", "-o", "out", cwd=tmp_path)
    assert "\x1b" not in done.stdout + done.stderr


# Usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["specs"],
        ["nowhere", "-o", "out"],
        ["specs", "-o", "out", "--dialect", "cobol"],
        ["specs", "-o", "specs/out"],
        ["specs", "-o", "specs"],
        ["specs", "-o", "."],
        ["specs/api/Box.md", "-o", "specs"],
        ["specs", "-o", "specs/Any2.md"],
        ["specs", "-o", "out", "--frobnicate"],
        ["specs", "more", "-o", "out"],
        ["explain", "no-such-code"],
        ["inspect"],
        ["inspect", "specs", "--format", "xml"],
    ],
)
def test_wrong_usage(
    gen: Gen, specs: Path, tmp_path: Path, arguments: list[str]
) -> None:
    before = tree(tmp_path)
    result = gen(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr
    assert tree(tmp_path) == before


def test_output_inside_of_specs_by_a_link(
    gen: Gen, specs: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to("specs/api")
    assert gen("specs", "-o", "link").exit_code == 2


def test_the_dialect_may_be_named(gen: Gen, specs: Path) -> None:
    assert gen("specs", "-o", "out", "--dialect", "java").exit_code == 0


def test_version(gen: Gen) -> None:
    result = gen("--version")
    assert result.exit_code == 0
    installed = Path(generator.__file__).parent
    assert result.stdout.startswith(
        f"gen {generator.__version__} (from {installed}, Python 3."
    )


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help(gen: Gen, flag: str) -> None:
    result = gen(flag)
    assert result.exit_code == 0
    for word in ("generate", "inspect", "explain", "gen specs/ -o generated/"):
        assert word in result.stdout
    for command in ("generate", "inspect", "explain"):
        assert gen(command, flag).stdout.startswith(f"Usage: cli {command} ")


def test_the_command_may_be_named(gen: Gen, specs: Path, tmp_path: Path) -> None:
    assert gen("generate", "specs", "-o", "out").exit_code == 0
    assert (tmp_path / "out/__init__.py").exists()


# explain, inspect, completion


def test_explain(gen: Gen) -> None:
    result = gen("explain", "unknown-model")
    assert result.exit_code == 0
    severities = "error; a warning in hand-written tables"
    assert result.stdout.startswith(f"unknown-model ({severities})\n")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("unkown-model", "did you mean `unknown-model`?"),
        ("dotted", "did you mean `dotted-name`?"),
        ("nonsense", "`gen explain` lists all codes"),
        ("", "`gen explain` lists all codes"),
    ],
)
def test_explain_suggests_only_what_is_near(gen: Gen, word: str, hint: str) -> None:
    result = gen("explain", word)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_explain_lists_all(gen: Gen) -> None:
    result = gen("explain")
    severities = dict(line.split()[:2] for line in result.stdout.splitlines())
    assert [*severities] == sorted(catalog.RULES)
    assert severities["unknown-model"] == "error*"
    assert severities["no-specs"] == "error"
    assert "* a warning in hand-written tables" in result.stderr


def test_inspect(gen: Gen, specs: Path) -> None:
    result = gen("inspect", "specs", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["format"] == "gen-inspect/1"
    assert {"models", "enums", "unions", "aliases", "opaque", "diagnostics"} < set(data)
    box = data["models"]["api/Box"]
    place = {"name": "Box", "namespace": "api", "file": "api/Box.md", "line": 1}
    assert {key: box[key] for key in place} == place
    assert box["fields"][0] == {
        "doc_name": "tint",
        "wire_name": "tint",
        "python_name": "tint",
        "required": True,
        "default": None,
        "constraints": [],
        "nullable": False,
        "type": {"kind": "ref", "name": "Tint", "id": "api/Tint"},
        "doc": None,
        "example": None,
        "deprecated": False,
        "line": 9,
        "column": 3,
    }
    assert box["fields"][1]["required"] is False
    tint = data["enums"]["api/Tint"]
    assert (tint["open"], tint["members"]) == (
        None,
        [{"name": "RED", "python_name": "RED", "value": "red", "doc": None}],
    )
    assert data["opaque"]["Any2"]["namespace"] == ""
    assert data["diagnostics"] == []


def test_inspect_with_errors(gen: Gen, tmp_path: Path) -> None:
    write(tmp_path / "specs", BROKEN)
    result = gen("inspect", "specs")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    found: dict[str, Any] = data["diagnostics"][0]
    assert found.pop("message")
    assert found == {
        "severity": "error",
        "code": "unknown-model",
        "file": "Bad.md",
        "line": 9,
        "column": 10,
        "end_line": 9,
        "end_column": 17,
    }
    kinds = [field["type"]["kind"] for field in data["models"]["Bad"]["fields"]]
    assert kinds == ["unknown", "unknown", "prim"]


@pytest.mark.parametrize(
    ("words", "index", "expected"),
    [
        ("gen ins", 1, "inspect"),
        ("gen --ver", 1, "--version"),
        ("gen --che", 1, "--check"),
        ("gen generate --dialect ", 3, "java"),
        ("gen specs --dia", 2, "--dialect"),
        ("gen explain unknown-m", 2, "unknown-model"),
    ],
)
def test_shell_completion(
    tmp_path: Path, words: str, index: int, expected: str
) -> None:
    done = process(
        cwd=tmp_path,
        _GEN_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(index),
    )
    assert done.returncode == 0
    assert f"plain,{expected}" in done.stdout.splitlines()


# Trouble


def test_a_bug_is_one_line_and_no_traceback(
    specs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(emit_changed, "emit_changed", fail)
    monkeypatch.delenv("GEN_DEBUG", raising=False)
    out = specs.parent / "out"
    with pytest.raises(SystemExit) as stopped:
        cli_module.main(Invocation([str(specs), "-o", str(out), "-q"]))
    assert stopped.value.code == 2
    first, hint = capsys.readouterr().err.splitlines()
    assert first == "gen: internal error: KeyError: 'oops'"
    assert "GEN_DEBUG=1" in hint
    assert not out.exists()


def test_a_bug_can_be_looked_into(
    specs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(emit_changed, "emit_changed", fail)
    monkeypatch.setenv("GEN_DEBUG", "1")
    with pytest.raises(SystemExit):
        cli_module.main(Invocation([str(specs), "-o", str(specs.parent / "out")]))
    assert "Traceback" in capsys.readouterr().err


def test_trouble_with_the_disk_is_one_line(
    specs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(specs.parent, {"file": "x"})
    with pytest.raises(SystemExit) as stopped:
        cli_module.main(
            Invocation([str(specs), "-o", str(specs.parent / "file/out"), "-q"])
        )
    assert stopped.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("gen: ")


# The same bytes, wherever and whenever


def test_the_same_output_in_any_surroundings(specs: Path, tmp_path: Path) -> None:
    texts = {"Ünï.md": model("Ünï", {"naïve": "*String*"}, doc="Zürich, 東京.")}
    write(specs, texts)
    runs: list[tuple[list[str], Path, dict[str, str]]] = [
        (["specs"], tmp_path, {"PYTHONHASHSEED": "0"}),
        (["specs/"], tmp_path, {"PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        ([str(specs)], tmp_path, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}),
        (["../specs"], tmp_path / "elsewhere", {"LC_ALL": "tr_TR.UTF-8"}),
        (["."], specs, {"LC_ALL": "POSIX", "TZ": "America/Caracas"}),
    ]
    (tmp_path / "elsewhere").mkdir()
    outputs = []
    for number, (arguments, cwd, environment) in enumerate(runs):
        out = tmp_path / f"out{number}"
        done = process(*arguments, "-o", str(out), "-q", cwd=cwd, **environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        outputs.append(tree(out))
    assert all(output == outputs[0] for output in outputs[1:])


def test_the_same_findings_in_any_surroundings(tmp_path: Path) -> None:
    clashes = {
        f"{folder}/Same.md": model("Same", {"a-b": LONG, "a_b": LONG})
        for folder in ("x", "y", "z")
    }
    write(tmp_path / "specs", clashes | BROKEN)
    shown = {
        process("specs", "-o", "out", "-v", cwd=tmp_path, PYTHONHASHSEED=seed).stdout
        for seed in ("0", "1", "2")
    }
    assert len(shown) == 1
    assert "[renamed-class]" in shown.pop()


def test_the_output_says_nothing_about_the_machine(gen: Gen, specs: Path) -> None:
    gen(str(specs), "-o", "out")
    for path, content in tree(specs.parent / "out").items():
        assert str(specs.parent).encode() not in content, path
        assert generator.__version__.encode() not in content, path
        assert b"\r" not in content, path
