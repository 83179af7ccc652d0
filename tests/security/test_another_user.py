"""Class L as another user: what the tests' own user, root, could read and write is closed to it.

Each run is a process that gives up root, so these tests need root.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pytest
from runs import tree, write
from spec_package import model

from generator.__main__ import main
from generator.incremental.store import cache_folder

OTHER = 65534
pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root can become another user",
)


class Said(NamedTuple):
    status: int
    out: str
    err: str


def pages(field: str) -> dict[str, str]:
    places = {"A": "specs/one/A.md", "B": "specs/two/B.md"}
    return {place: model(name, {field: "String"}) for name, place in places.items()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which belongs to the other user, as do the specs in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path, pages("x"))
    for above in (tmp_path, *tmp_path.parents):
        if above.stat().st_uid == 0 and above.is_relative_to("/tmp"):
            above.chmod(above.stat().st_mode | 0o011)
    give(tmp_path, OTHER)
    return tmp_path


def give(path: Path, user: int) -> None:
    for each in (path, *path.rglob("*")):
        os.chown(each, user, user, follow_symlinks=False)


@pytest.fixture
def gen(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Return what runs gen as the other user, who has 60 seconds."""
    # What is imported on the way comes from places that only root may read.
    run_here("specs", "-o", "warm")
    run_here("diff", "specs", "specs")
    run_here("inspect", "specs")
    give(folder, OTHER)
    capfd.readouterr()

    def run(*arguments: str) -> Said:
        child = os.fork()
        if child == 0:
            try:
                os.setgroups([])
                os.setgid(OTHER)
                os.setuid(OTHER)
                signal.alarm(60)
                os._exit(run_here(*arguments))
            finally:
                os._exit(70)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Said(status, *capfd.readouterr())

    return run


def run_here(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code if isinstance(ended.value.code, int) else 70


def assert_says(said: Said, status: int, *words: str) -> None:
    assert said.status == status, said
    everything = said.out + said.err
    assert "Traceback" not in everything
    assert "bug of gen" not in everything
    for word in words:
        assert word in everything, everything


def test_it_is_another_user(gen: Callable[..., Said], folder: Path) -> None:
    assert_says(gen("specs", "-o", "out"), 0)
    assert (folder / "out/one/a.py").stat().st_uid == OTHER


def test_a_folder_of_specs_that_may_not_be_read(
    gen: Callable[..., Said], folder: Path
) -> None:
    give(folder / "specs/one", 0)
    (folder / "specs/one").chmod(0o700)
    said = gen("specs", "-o", "out")
    assert_says(said, 1, "unreadable-file", "specs/one", "Permission denied")
    assert not (folder / "out").exists()
    assert_says(gen("inspect", "specs"), 1, "unreadable-file")
    assert_says(gen("stats", "specs"), 1, "1 error")


@pytest.mark.parametrize("mode", [0o600, 0o700])
def test_all_specs_may_not_be_read(
    gen: Callable[..., Said], folder: Path, mode: int
) -> None:
    give(folder / "specs", 0)
    (folder / "specs").chmod(mode)
    assert_says(gen("specs", "-o", "out"), 2, "Path 'specs' is not readable")
    assert_says(gen("diff", "specs", "specs"), 2, "unreadable-file")


def test_a_spec_that_may_not_be_read(gen: Callable[..., Said], folder: Path) -> None:
    give(folder / "specs/one/A.md", 0)
    (folder / "specs/one/A.md").chmod(0o600)
    said = gen("specs", "-o", "out", "--keep-going")
    assert_says(said, 1, "unreadable-file", "specs/one/A.md", "Permission denied")


def test_a_configuration_that_may_not_be_read(
    gen: Callable[..., Said], folder: Path
) -> None:
    write(folder, {"gen.toml": "specs = 'specs'\n"})
    (folder / "gen.toml").chmod(0o600)
    assert_says(gen("specs", "-o", "out"), 2, "gen.toml", "Permission denied")


@pytest.mark.parametrize("mode", [0o755, 0o700, 0o711])
def test_the_output_of_another_user(
    gen: Callable[..., Said], folder: Path, mode: int
) -> None:
    run_here("specs", "-o", "out")
    write(folder, pages("y"))
    give(folder / "out", 0)
    (folder / "out").chmod(mode)
    before = tree(folder / "out")
    for option in ("-q", "--force", "--check"):
        said = gen("specs", "-o", "out", option)
        is_compared = option == "--check" and mode == 0o755
        assert_says(said, 1 if is_compared else 2)
        assert is_compared or re.search("Permission denied|not readable", said.err)
    assert tree(folder / "out") == before


def test_one_file_of_another_user(gen: Callable[..., Said], folder: Path) -> None:
    """The folder decides who may replace a file, and a file that cannot be read is not replaced."""
    run_here("specs", "-o", "out")
    give(folder / "out", OTHER)
    give(folder / "out/one/a.py", 0)
    (folder / "out/one/a.py").chmod(0o600)
    assert_says(gen("specs", "-o", "out"), 2, "Permission denied")


def test_a_folder_in_the_output_that_may_not_be_written(
    gen: Callable[..., Said], folder: Path
) -> None:
    run_here("specs", "-o", "out")
    give(folder / "out", OTHER)
    give(folder / "out/two", 0)
    write(folder, pages("y"))
    before = tree(folder / "out")
    assert_says(gen("specs", "-o", "out"), 2, "Permission denied")
    (folder / "out/two").chmod(0o777)
    assert_says(gen("specs", "-o", "out"), 0)
    assert tree(folder / "out").keys() == before.keys()


def test_no_folder_for_the_output(gen: Callable[..., Said], folder: Path) -> None:
    give(folder, 0)
    assert_says(gen("specs", "-o", "new"), 2, "Permission denied")
    assert_says(gen("init"), 2, "not readable")
    folder.chmod(0o755)
    assert_says(gen("init"), 2, "Permission denied")
    assert_says(gen("docs", "specs", "-o", "site"), 2, "Permission denied")


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o777])
def test_the_cache_of_another_user(
    gen: Callable[..., Said], folder: Path, mode: int
) -> None:
    give(folder / "cache", 0)
    (folder / "cache").chmod(mode)
    assert cache_folder() == str(folder / "cache")
    before = tree(folder / "cache")
    for _ in range(2):
        assert_says(gen("specs", "-o", "out"), 0, "the cache is left alone")
    assert tree(folder / "cache") == before


def test_a_cache_that_may_not_be_made(gen: Callable[..., Said], folder: Path) -> None:
    os.environ["GEN_CACHE_DIR"] = str(folder / "closed/cache")
    (folder / "closed").mkdir(mode=0o700)
    for _ in range(2):
        assert_says(gen("specs", "-o", "out"), 0)


def test_a_place_where_everybody_may_write(
    gen: Callable[..., Said], folder: Path
) -> None:
    """As in /tmp: root has put files in the way."""
    shared = folder / "shared"
    shared.mkdir()
    give(shared, 0)
    shared.chmod(0o1777)
    write(shared, {"out/__init__.py": "mine"})
    assert_says(gen("specs", "-o", "shared/out"), 1, "foreign-output")
    os.symlink(folder, shared / "link")
    assert_says(gen("specs", "-o", "shared/new"), 0)
    assert (shared / "out/__init__.py").read_text() == "mine"


def test_a_repository_of_another_user(gen: Callable[..., Said], folder: Path) -> None:
    """git refuses it, and gen says what git says."""
    if not which("git"):
        pytest.skip("git is not installed")
    (folder / ".git").mkdir()
    give(folder / ".git", 0)
    said = gen("diff", "--against", "HEAD", "specs")
    assert_says(said, 2, "git")
