"""Class H, with whole runs: killed at random moments, many at once, no room, no rights."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import ENVIRONMENT, start, tree, write
from spec_package import model

from generator.cli import cli
from generator.files import MANIFEST_NAME
from generator.output.write import STAGING


def specs_of(folder: Path, word: str, count: int = 6) -> Path:
    """Write specs of which ``word`` decides every file and some of the names."""
    # The largest file of all, and larger than the manifest.
    long = f"{word} " * 4000
    pages = {f"{word}/Own.md": model(f"Own{word}", {"x": "String"}, doc=long)}
    for number in range(count):
        name = f"Page{number}"
        pages[f"all/{name}.md"] = model(name, {"x": "String"}, doc=word)
    return write(folder / word, pages)


def generate(specs: Path, out: Path, *options: str) -> int:
    arguments = [str(specs), "-o", str(out), "-q", *options]
    return CliRunner().invoke(cli, arguments).exit_code


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Path]]:
    """Two folders of specs, and the two packages that runs without trouble make."""
    folder = tmp_path_factory.mktemp("two")
    specs = [specs_of(folder / "specs", word) for word in ("one", "other")]
    outs = [folder / "out" / path.name for path in specs]
    for path, out in zip(specs, outs, strict=True):
        assert generate(path, out) == 0
    return specs, outs


def fork(work: Callable[[], object]) -> int:
    """Do ``work`` in a process of its own, which has this one's modules; return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(70)
    return child


def test_400_runs_that_are_killed_at_random_moments(
    two: tuple[list[Path], list[Path]], tmp_path: Path
) -> None:
    specs, finished = two
    trees = [tree(out) for out in finished]
    known = {(path, text) for each in trees for path, text in each.items()}
    out = tmp_path / "out"
    chance = random.Random(20240101)
    started = time.perf_counter()
    generate(specs[1], out)
    longest = time.perf_counter() - started
    killed = 0
    for run in range(400):
        child = fork(partial(generate, specs[run % 2], out))
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
        seen = tree(out).items()
        half = {
            path
            for path, text in seen
            if path.split("/")[0] not in (STAGING, MANIFEST_NAME)
            and (path, text) not in known
        }
        assert not half, f"half of a file after run {run}"
        if run % 20 == 19:
            assert generate(specs[run % 2], out) == 0
            assert tree(out) == trees[run % 2]
    assert killed > 100, "the moments are not spread over the run"


def test_8_runs_at_once(two: tuple[list[Path], list[Path]], tmp_path: Path) -> None:
    specs, finished = two
    for _ in range(6):
        out = tmp_path / "out"
        children = [fork(partial(generate, specs[n % 2], out)) for n in range(8)]
        for child in children:
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert tree(out) in [tree(each) for each in finished], "two runs are mixed"
        assert generate(specs[0], out) == 0, "a file counts as edited by hand"
        assert tree(out) == tree(finished[0])
        shutil.rmtree(out)


def test_the_second_run_says_that_it_waits(
    two: tuple[list[Path], list[Path]], tmp_path: Path
) -> None:
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "out"
    out.mkdir()
    fd = os.open(out, os.O_RDONLY)
    fcntl.flock(fd, fcntl.LOCK_EX)
    run = start(str(two[0][0]), "-o", str(out), cwd=tmp_path)
    assert run.stderr
    said = run.stderr.readline()
    assert said == f"waiting: another run of gen writes to {out}\n"
    assert list(out.iterdir()) == []
    os.close(fd)
    run.communicate()
    assert run.returncode == 0
    assert tree(out) == tree(two[1][0])


def limited(limit: int, work: Callable[[], int]) -> int:
    """Return the status of ``work`` where no file may have more than ``limit`` bytes."""

    def run() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        os._exit(work())

    return os.waitstatus_to_exitcode(os.waitpid(fork(run), 0)[1])


def main_status(*arguments: str) -> int:
    """Return the status of gen, with errors turned into a line as for users."""
    from generator.__main__ import main

    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(str(stopped.value.code))


@pytest.mark.parametrize("limit", [100, 1000, 12_000])
def test_no_room_leaves_the_package_as_it_was(
    two: tuple[list[Path], list[Path]],
    tmp_path: Path,
    limit: int,
    capfd: pytest.CaptureFixture[str],
) -> None:
    specs, finished = two
    out = tmp_path / "out"
    shutil.copytree(finished[0], out)
    run = partial(main_status, str(specs[1]), "-o", str(out), "-q")
    assert limited(limit, run) == 2
    assert capfd.readouterr().err == "gen: [Errno 27] File too large\n"
    assert tree(out) == tree(finished[0])
    assert not (out / STAGING).exists()
    assert limited(10**6, run) == 0
    assert tree(out) == tree(finished[1])


def test_a_folder_that_may_not_be_written(
    two: tuple[list[Path], list[Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not with chmod, since the tests may run as root, who may write everywhere."""
    specs, finished = two
    out = tmp_path / "out"
    shutil.copytree(finished[0], out)

    def denied(path: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "mkdir", denied)
    monkeypatch.setattr(os, "replace", denied)
    # Nothing has to be written, so nothing is.
    assert main_status(str(specs[0]), "-o", str(out), "-q") == 0
    assert main_status(str(specs[1]), "-o", str(out), "-q") == 2
    assert "Permission denied" in capsys.readouterr().err
    assert tree(out) == tree(finished[0])


def test_what_others_put_there_stays(
    two: tuple[list[Path], list[Path]], tmp_path: Path
) -> None:
    specs, finished = two
    theirs = {
        "notes.txt": "x",
        "one/mine.py": "x",
        "one/__pycache__/own_one.pyc": "",
        f"{STAGING}2/a": "x",
        ".gitignore": "*",
    }
    out = tmp_path / "out"
    for path in specs:
        assert generate(path, out) == 0
        write(out, theirs)
    for file, text in theirs.items():
        assert (out / file).read_text() == text
    left = {file: text for file, text in tree(out).items() if file not in theirs}
    assert left == tree(finished[1])


HOSTILE = [
    '{"format": 1, "files": {"../victim": ["%s"]}}',
    '{"format": 1, "files": {"/etc/passwd": ["%s"]}}',
    '{"format": 1, "files": {"link/victim": ["%s"]}}',
    "[" * 100_000,
    "\0" * 1000,
    '{"format": 1, "files": {"a": ["%s"]}}' + " " * 64 * 1024**2,
]


@pytest.mark.parametrize("manifest", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_manifest_deletes_nothing(
    two: tuple[list[Path], list[Path]], tmp_path: Path, manifest: str
) -> None:
    from hashlib import sha256

    victim = write(tmp_path, {"victim": "precious"}) / "victim"
    digest = sha256(b"precious").hexdigest()
    out = tmp_path / "out"
    out.mkdir()
    (out / "link").symlink_to(tmp_path)
    (out / MANIFEST_NAME).write_text(manifest.replace("%s", digest))
    run = start(str(two[0][0]), "-o", str(out), "-q", cwd=tmp_path)
    _, said = run.communicate()
    assert run.returncode in (0, 2)
    assert "Traceback" not in said
    assert "bug of gen" not in said
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams(
    two: tuple[list[Path], list[Path]], tmp_path: Path, closed: str
) -> None:
    """No file that gen opens takes the place of a stream that is closed."""
    run = f"exec '{sys.executable}' -m generator '{two[0][0]}' -o out {closed}"
    for arguments in ("", " --check", " --diff -v"):
        done = subprocess.run(
            ["sh", "-c", run + arguments],
            cwd=tmp_path,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
    assert tree(tmp_path / "out") == tree(two[1][0])
