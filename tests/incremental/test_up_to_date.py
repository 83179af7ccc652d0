"""A run that would change nothing says what the last one said, and never anything else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from spec_package import model, values

import generator
from generator import __main__
from generator.incremental import store as cache, up_to_date as replay

ROOT = Path(generator.__file__).parents[1]
SPECS = {
    "api/Box.md": model("Box", {"tint": "[Tint](Tint.md)", "size?": "*long*"}),
    "api/Tint.md": values("Tint", {"RED": "red"}),
    # A finding: the column of what is required is missing.
    "Odd.md": "# Odd\n\n## Fields\n\n| Field | Type |\n|---|---|\n| a | *long* |\n",
}
HEAVY = ("markdown_it", "jinja2", "black", "click", "generator.compiler")
ARGUMENTS = ("specs", "-o", "out")

Said = tuple[int, str, str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with specs and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    for path, text in SPECS.items():
        (tmp_path / "specs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "specs" / path).write_text(text)
    return tmp_path


@pytest.fixture
def gen(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Return what runs gen: its status and what it said, without the time."""

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            __main__.main(arguments or ARGUMENTS)
        said = capfd.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        return status, said.out, re.sub(r"\d+\.\d s", "SECONDS", said.err)

    return run


@pytest.fixture
def is_replayed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Return what says whether a run of gen would be replayed now."""
    return lambda: replay.replay(replay.Invocation(ARGUMENTS), 0.0) is not None


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def modules_after(code: str, folder: Path) -> list[str]:
    """Return the modules that a process has imported when it ends."""
    show = "import atexit, sys; atexit.register(lambda: print(*sys.modules))\n"
    done = subprocess.run(
        [sys.executable, "-c", show + code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()[-1].split()


# What is said


def test_it_says_the_same_again(gen: Callable[..., Said], folder: Path) -> None:
    first = gen()
    # The second time it is run in full: it is another command line.
    full = gen("./specs", "-o", "out")
    again = gen()
    assert "no-required-column" in first[1]
    assert again[1] == first[1]
    assert again[0] == 0
    assert again[2] == full[2]
    assert "unchanged" in again[2]


def test_checking_and_writing_share_a_record(
    gen: Callable[..., Said], folder: Path, is_replayed: Callable[[], bool]
) -> None:
    gen()
    said = replay.replay(replay.Invocation((*ARGUMENTS, "--check")), 0.0)
    assert said
    assert "\neverything is up to date\n" in said[1]
    full = gen("./specs", "-o", "out", "--check")
    assert gen(*ARGUMENTS, "--check") == full


def test_the_value_of_another_option_is_not_the_flag(folder: Path) -> None:
    name = replay._name
    assert name(["specs", "--check"]) == name(["specs"])
    assert name(["specs", "-q", "--check"]) == name(["specs", "-q"])
    assert name(["specs", "-o", "--check"]) != name(["specs", "-o"])
    assert name(["--", "specs", "--check"]) != name(["--", "specs"])


def test_nothing_is_said_if_that_is_wanted(gen: Callable[..., Said]) -> None:
    gen(*ARGUMENTS, "-q")
    status, _, stderr = gen(*ARGUMENTS, "-q")
    assert (status, stderr) == (0, "")


# What is imported


@pytest.mark.parametrize("more", [[], ["--check"]])
def test_nothing_heavy_is_imported_if_nothing_changed(
    gen: Callable[..., Said], folder: Path, more: list[str]
) -> None:
    gen()
    arguments = [*ARGUMENTS, *more]
    code = f"from generator.__main__ import main\nmain({arguments})"
    found = modules_after(code, folder)
    assert "generator.incremental.up_to_date" in found
    assert not [name for name in HEAVY if name in found]


def test_toml_is_imported_for_a_configuration_only(folder: Path) -> None:
    code = f"from generator.__main__ import main\nmain({[*ARGUMENTS]})"
    found = modules_after(code, folder)
    assert "generator.compiler" in found
    assert "tomllib" not in found
    (folder / "gen.toml").write_text('enums = "closed"\n')
    assert "tomllib" in modules_after(code, folder)


@pytest.mark.parametrize("command", [["--version"], ["explain", "unknown-model"]])
def test_nothing_heavy_is_imported_to_explain(folder: Path, command: list[str]) -> None:
    code = f"from generator.__main__ import main\nmain({command})"
    found = modules_after(code, folder)
    heavy = [name for name in HEAVY if name != "click"]
    assert "generator.cli" in found
    assert not [name for name in heavy if name in found]


# What is compared


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).write_text(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda f: write(f, "specs/api/Tint.md", values("Tint", {"RED": "RED"})),
        lambda f: write(f, "specs/New.md", "# New\n\nAny value.\n"),
        lambda f: (f / "specs/api/Tint.md").unlink(),
        lambda f: write(f, "gen.toml", 'enums = "closed"\n'),
        lambda f: write(f, "pyproject.toml", "[tool.gen]\n"),
        lambda f: write(f, "out/api/tint.py", "x = 1\n"),
        lambda f: (f / "out/docs/index.md").unlink(),
        lambda f: write(f, "out/.gen.json", "{}"),
        lambda f: (f / "out/.gen.json").unlink(),
    ],
)
def test_a_change_is_seen(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    change: Callable[[Path], object],
) -> None:
    gen()
    assert is_replayed()
    change(folder)
    assert not is_replayed()


def test_another_gen_is_seen(
    gen: Callable[..., Said],
    is_replayed: Callable[[], bool],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    gen()
    assert is_replayed()
    (tmp_path / "site/black-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert not is_replayed()


def test_the_named_configuration_is_compared(
    gen: Callable[..., Said], folder: Path
) -> None:
    write(folder, "other.toml", 'enums = "open"\n')
    arguments = (*ARGUMENTS, "--config", "other.toml")
    gen(*arguments)
    assert replay.replay(replay.Invocation(arguments), 0.0)
    write(folder, "other.toml", 'enums = "closed"\n')
    assert not replay.replay(replay.Invocation(arguments), 0.0)


def test_specs_that_change_while_they_are_read_are_not_remembered(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from generator import compiler

    read = compiler.read_schema

    def edit_and_read(*args: object, **named: object) -> object:
        write(folder, "specs/api/Tint.md", values("Tint", {"RED": "later"}))
        return read(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(compiler, "read_schema", edit_and_read)
    gen()
    assert not is_replayed()


def edit_before_reading(
    monkeypatch: pytest.MonkeyPatch, edit: Callable[[], object]
) -> None:
    """Have ``edit`` called when all was looked at and nothing was read."""
    from generator.inputs import workspace

    read = workspace.read_specs

    def edit_and_read(*args: object) -> object:
        edit()
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace, "read_specs", edit_and_read)


def test_what_was_looked_at_is_what_is_read(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = values("Tint", {"RED": "crimson"})
    edit_before_reading(monkeypatch, lambda: write(folder, "specs/api/Tint.md", other))
    gen()
    assert b"crimson" not in (folder / "out/api/tint.py").read_bytes()
    assert not is_replayed()
    write(folder, "specs/api/Tint.md", SPECS["api/Tint.md"])
    assert is_replayed()


@pytest.mark.parametrize("name", ["Odd.md", "New.md"])
def test_a_spec_that_comes_or_goes_meanwhile_is_seen(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    file = folder / "specs" / name
    was = file.read_text() if file.exists() else None
    edit_before_reading(
        monkeypatch, lambda: file.unlink() if was else file.write_text("# New\n")
    )
    gen()
    file.write_text(was) if was else file.unlink()
    assert not is_replayed()


def test_a_pipe_among_the_specs_is_not_waited_for(
    gen: Callable[..., Said], folder: Path, is_replayed: Callable[[], bool]
) -> None:
    os.mkfifo(folder / "specs/Pipe.md")
    assert gen()[0] == 1
    assert not is_replayed()


# A cache can only cost time


def delete(record: Path) -> None:
    record.unlink()


def delete_key(record: Path) -> None:
    record.with_name("key").unlink()


def truncate(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:-20])


def corrupt(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[-10] ^= 1
    record.write_bytes(content)


@pytest.mark.parametrize("signed_with", [None, bytes(32), b""])
def test_a_faked_record_is_not_believed(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    signed_with: bytes | None,
) -> None:
    # It says of the specs as they are now what was true of the last ones.
    gen()
    old = tree(folder / "out")
    write(folder, "specs/api/Tint.md", values("Tint", {"RED": "crimson"}))
    (record,) = (folder / "cache").glob("run-*")
    signature, _, content = record.read_bytes().partition(b"\n")
    data = json.loads(content) | {"inputs": replay.snapshot(["specs"])}
    content = json.dumps(data).encode()
    if signed_with is not None:
        text = record.name.encode() + b"\0" + content
        signature = blake2b(text, key=signed_with, digest_size=32).hexdigest().encode()
    record.write_bytes(signature + b"\n" + content)
    assert not is_replayed()
    assert gen()[0] == 0
    assert tree(folder / "out") != old
    assert b"crimson" in (folder / "out/api/tint.py").read_bytes()


def test_a_fake_that_is_signed_would_be_believed(
    gen: Callable[..., Said], folder: Path, is_replayed: Callable[[], bool]
) -> None:
    # So the test above fails for the signature, and for nothing else.
    gen()
    write(folder, "specs/api/Tint.md", values("Tint", {"RED": "crimson"}))
    (record,) = (folder / "cache").glob("run-*")
    data = json.loads(record.read_bytes().partition(b"\n")[2])
    cache.write_record(record.name, data | {"inputs": replay.snapshot(["specs"])})
    assert is_replayed()


@pytest.mark.parametrize("harm", [delete, delete_key, truncate, corrupt])
def test_a_record_that_is_gone_or_broken_costs_time_only(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    harm: Callable[[Path], None],
) -> None:
    first = gen()
    wanted = tree(folder / "out")
    (record,) = (folder / "cache").glob("run-*")
    harm(record)
    assert not is_replayed()
    again = gen()
    assert again[:2] == first[:2]
    assert tree(folder / "out") == wanted
    assert is_replayed()


def test_a_record_of_another_name_is_not_believed(
    gen: Callable[..., Said], folder: Path
) -> None:
    gen()
    (record,) = (folder / "cache").glob("run-*")
    record.rename(record.with_name(replay._name(["other", "-o", "out"])))
    assert not replay.replay(replay.Invocation(["other", "-o", "out"]), 0.0)


def test_without_a_place_for_the_cache_it_runs_all_the_same(
    gen: Callable[..., Said], folder: Path, is_replayed: Callable[[], bool]
) -> None:
    write(folder, "cache", "a file")
    assert gen()[0] == 0
    assert not is_replayed()
    assert gen()[0] == 0


def make_pipe(cache_: Path) -> None:
    (cache_ / "key").unlink()
    os.mkfifo(cache_ / "key")


def make_link(cache_: Path) -> None:
    (cache_ / "key").rename(cache_.parent / "elsewhere")
    (cache_ / "key").symlink_to(cache_.parent / "elsewhere")


def give_away(path: Path) -> None:
    try:
        os.chown(path, 65534, -1)
    except PermissionError:
        pytest.skip("only root can give a file away")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (make_pipe, "cache/key is not a regular file"),
        (make_link, "cache/key is not a regular file"),
        (lambda c: (c / "key").write_bytes(b""), "cache/key is broken"),
        (lambda c: (c / "key").write_bytes(b"x" * 33), "cache/key is broken"),
        (lambda c: (c / "key").chmod(0o622), "others may write to "),
        (lambda c: c.chmod(0o777), "others may write to "),
        (lambda c: give_away(c), "cache belongs to another user"),
        (lambda c: give_away(c / "key"), "cache/key belongs to another user"),
    ],
)
def test_an_unsafe_cache_is_left_alone_with_a_note(
    gen: Callable[..., Said],
    folder: Path,
    is_replayed: Callable[[], bool],
    spoil: Callable[[Path], None],
    why: str,
) -> None:
    gen()
    assert is_replayed()
    spoil(folder / "cache")
    before = sorted((folder / "cache").iterdir())
    status, _, said = gen()
    assert status == 0
    assert "the cache is left alone: " in said
    assert why in said
    assert not is_replayed()
    assert sorted((folder / "cache").iterdir()) == before


def test_a_pipe_as_a_record_hangs_nothing(
    gen: Callable[..., Said], folder: Path, is_replayed: Callable[[], bool]
) -> None:
    gen()
    for path in (folder / "cache").iterdir():
        if path.name != "key":
            path.unlink()
            os.mkfifo(path)
    assert gen()[0] == 0
    assert gen()[0] == 0
    assert is_replayed()


def test_only_the_user_may_read_the_key(gen: Callable[..., Said], folder: Path) -> None:
    gen()
    assert (folder / "cache/key").stat().st_mode & 0o777 == 0o600
    assert (folder / "cache").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/fieldgen"),
        ("linux", {"HOME": "/h"}, "/h/.cache/fieldgen"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/fieldgen"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/fieldgen"),
        ("linux", {"GEN_CACHE_DIR": "/g"}, "/g"),
    ],
)
def test_the_place_of_the_cache(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    environment: dict[str, str],
    expected: str,
) -> None:
    for name in ("GEN_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.cache_folder() == expected
