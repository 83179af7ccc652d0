"""The digest of gen changes with its files, and its files are read only if they may have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.files import digest_of_files
from generator.incremental import installed as module


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder that stands for gen, with a cache of its own."""
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "_GEN", str(tmp_path / "gen"))
    monkeypatch.setattr(module, "_TEMPLATES", str(tmp_path / "templates"))
    (tmp_path / "gen").mkdir()
    (tmp_path / "gen/a.py").write_text("a = 1\n")
    (tmp_path / "gen/b.py").write_text("b = 1\n")
    yield tmp_path / "gen"
    module._installed.cache_clear()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[str, int]]:
    """Return the digest as a new process finds it, and how many files it has read."""

    def ask() -> tuple[str, int]:
        module._installed.cache_clear()
        read: list[str] = []

        def digest(paths: list[str]) -> str:
            read.extend(paths)
            return digest_of_files(paths)

        monkeypatch.setattr(module, "digest_of_files", digest)
        return module.installed(), len(read)

    return ask


def test_files_are_read_once(
    gen: Path, installed: Callable[[], tuple[str, int]]
) -> None:
    first, read = installed()
    assert read == 2
    assert installed() == (first, 0)


def test_a_new_time_alone_changes_nothing(
    gen: Path, installed: Callable[[], tuple[str, int]]
) -> None:
    first, _ = installed()
    os.utime(gen / "a.py", (1, 1))
    assert installed() == (first, 2)
    assert installed() == (first, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda gen: (gen / "a.py").write_text("a = 2\n"),
        lambda gen: (gen / "a.py").rename(gen / "c.py"),
        lambda gen: (gen / "b.py").unlink(),
        lambda gen: (gen / "c.jinja").write_text(""),
    ],
)
def test_a_change_is_seen(
    gen: Path,
    installed: Callable[[], tuple[str, int]],
    change: Callable[[Path], object],
) -> None:
    first, _ = installed()
    change(gen)
    for path in gen.iterdir():  # The clock of a file system may be coarse.
        os.utime(path, (2, 2))
    assert installed()[0] != first


def test_without_a_cache_the_files_are_read_each_time(
    gen: Path,
    installed: Callable[[], tuple[str, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (gen.parent / "file").touch()
    monkeypatch.setenv("GEN_CACHE_DIR", str(gen.parent / "file"))
    first, _ = installed()
    assert installed() == (first, 2)
