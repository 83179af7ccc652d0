"""``gen --watch`` in a process of its own, with watchfiles and without."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from spec_package import model

from generator.cli import cli

ROOT = Path(__file__).parents[2]
POLLING = "import sys; sys.modules['watchfiles'] = None\n"
MAIN = "from generator.__main__ import main; main()"
# Generous: the machine may be busy.  docs/watch.md has what was measured.
SECONDS = 20.0


class Watch:
    """gen watching ``specs`` in ``folder``."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder = folder
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, "--watch"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.expect(lambda: self.said("watching;"))

    def said(self, text: str) -> bool:
        return text in self.log.read_text("utf-8")

    def expect(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while not is_so():
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.02)

    def expect_code(self, path: str, text: str) -> None:
        file = self.folder / path
        self.expect(lambda: file.exists() and text in file.read_text("utf-8"))


@pytest.fixture(params=[MAIN, POLLING + MAIN], ids=["watchfiles", "polling"])
def watch(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watch]:
    (tmp_path / ".git").mkdir()
    (tmp_path / "gen.toml").write_text('specs = "specs"\noutput = "out"\n', "utf-8")
    write(tmp_path, "specs/Box.md", "Box", "*Long*")
    watch = Watch(tmp_path, request.param)
    yield watch
    watch.process.kill()
    watch.process.wait()


def write(folder: Path, path: str, name: str, type_: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(model(name, {"someField": type_}), "utf-8")


def test_watch(watch: Watch) -> None:
    folder = watch.folder
    watch.expect_code("out/box.py", "some_field: int")

    write(folder, "specs/Box.md", "Box", "*String*")
    watch.expect_code("out/box.py", "some_field: str")
    # One line says what was saved and what came of it.
    saved = re.compile(
        r"^\S*specs/Box\.md: 2 updated · \d+ unchanged · [\d.]+ s$", re.MULTILINE
    )
    watch.expect(lambda: saved.search(watch.log.read_text("utf-8")) is not None)

    # As editors do: another file, renamed over the old one.
    write(folder, "specs/.Box.md.new", "Box", "*Boolean*")
    os.replace(folder / "specs/.Box.md.new", folder / "specs/Box.md")
    watch.expect_code("out/box.py", "some_field: bool")

    # A broken spec is reported, and mended by the next save.
    nowhere = r"Optional\<[Nowhere](Nowhere.md)>"
    write(folder, "specs/Box.md", "Box", nowhere)
    watch.expect(lambda: watch.said("[unknown-model]"))
    watch.expect(lambda: watch.said("specs/Box.md: 1 error, nothing was written"))
    watch.expect_code("out/box.py", "some_field: bool")
    write(folder, "specs/Box.md", "Box", "*Long*")
    watch.expect_code("out/box.py", "some_field: int")

    # Folders come and go; without specs at all, nothing is deleted.
    write(folder, "specs/new/deep/Bag.md", "Bag", "*Long*")
    watch.expect_code("out/new/deep/bag.py", "some_field: int")
    shutil.rmtree(folder / "specs/new")
    watch.expect(lambda: not (folder / "out/new").exists())
    shutil.rmtree(folder / "specs")
    watch.expect(lambda: watch.said("must be a path that exists"))
    write(folder, "specs/Box.md", "Box", "*Double*")
    watch.expect_code("out/box.py", "some_field: float")

    # So do settings, broken ones too.
    settings = folder / "gen.toml"
    good = settings.read_text("utf-8")
    settings.write_text("specs = ", "utf-8")
    watch.expect(lambda: watch.said("[broken-config]"))
    settings.write_text(f'wire-case = "snake"\n{good}', "utf-8")
    watch.expect_code("out/box.py", '"some_field"')
    write(folder, "other/Jar.md", "Jar", "*Long*")
    settings.write_text(good.replace('"specs"', '"other"'), "utf-8")
    watch.expect_code("out/jar.py", "some_field: int")
    write(folder, "other/Jar.md", "Jar", "*String*")
    watch.expect_code("out/jar.py", "some_field: str")

    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(SECONDS) == 0
    assert not watch.said("Traceback")


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_watch_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "specs/Box.md", "Box", "*Long*")
    result = CliRunner().invoke(cli, ["specs", "-o", "out", "--watch", option])
    assert result.exit_code == 2
    assert "--watch cannot be combined" in result.stderr
