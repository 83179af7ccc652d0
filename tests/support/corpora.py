"""The documents of real SDKs in ``../shared``, and the commands that run on them."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from typing import TypeAlias

from strict_copy import copy_strict

from generator.compiler import Reading, read_schema
from generator.diagnostics.report import Diagnostic, Report
from generator.inputs.workspace import read_specs
from generator.source import SourceFile

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORE = SHARED / "tools" / "score.py"
NAMES = tuple(
    sorted(
        path.name.removesuffix(".tar.xz")
        for path in (SHARED / "corpus").glob("*.tar.xz")
    )
)
NO_CORPORA = f"there is no {SHARED / 'corpus'}"

Done: TypeAlias = subprocess.CompletedProcess[str]
# In the folder that has `made`, where all packages are, without a configuration above it.
CHECKS = {
    "basedpyright": ["made"],
    "black": ["--check", "--quiet", "made"],
    "mypy": ["--strict", "--cache-dir=mypy", "made"],
    "ruff": ["check", "--isolated", "--no-cache", "made"],
}
# The packages again, for the strict mode of basedpyright.
STRICT = "strict"
_GEN = (sys.executable, "-m", "generator")
_BIN = Path(sys.executable).parent
_AT_ONCE = 2


class Corpora:
    """The corpora below ``folder``: ``<name>/docs`` each, and ``made/<package>``.

    Commands run beside the tests: all are started by what asks for the first result.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = folder / "made"
        self.reading = cache(self._read)
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._checks = cache(self._start_checks)
        self._first_runs = cache(self._start_first_runs)
        self.made.mkdir()
        for name in NAMES:
            with tarfile.open(SHARED / "corpus" / f"{name}.tar.xz") as archive:
                archive.extractall(folder / name, filter="data")

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def specs(self, name: str) -> Path:
        return self.folder / name / "docs"

    def package(self, name: str) -> Path:
        return self.made / name.replace("-", "_")

    def mark(self, name: str) -> Path:
        """Return a file that is as old as the end of the first run."""
        return self.folder / name / "made"

    def _read(
        self, name: str
    ) -> tuple[Reading, list[Diagnostic], tuple[SourceFile, ...]]:
        """Return the schema of the corpus, its findings, and its files."""
        report = Report()
        sources = read_specs(self.specs(name), report)
        reading = read_schema(sources, None, report)
        return reading, list(report), sources

    def first_run(self, name: str) -> Done:
        """Return the output of gen when it wrote the package of the corpus."""
        runs = self._first_runs()
        self._checks()
        return runs[name].result()

    def check(self, tool: str) -> Done:
        """Return the output of ``tool`` for all packages: a key of CHECKS, or ``score``."""
        return self._checks()[tool].result()

    def later_runs(self, name: str) -> list[Done]:
        """Return the output of gen for the finished package: with ``--check``, then without."""
        return [self._checks()[f"{name} {number}"].result() for number in (0, 1)]

    def _start_first_runs(self) -> dict[str, Future[Done]]:
        def run(name: str) -> Done:
            done = self.run(*self._gen(name))
            self.mark(name).touch()
            return done

        return {name: self._pool.submit(run, name) for name in NAMES}

    def _start_checks(self) -> dict[str, Future[Done]]:
        commands: dict[str, list[str]] = {
            tool: [str(_BIN / tool), *options] for tool, options in CHECKS.items()
        }
        commands[STRICT] = [str(_BIN / "basedpyright"), "--project", STRICT]
        commands["score"] = [sys.executable, str(SCORE), "--gen", " ".join(_GEN)]
        for name in NAMES:
            for number, options in enumerate((["--check"], [])):
                commands[f"{name} {number}"] = self._gen(name, "-q", *options)

        def run_when_made(command: list[str]) -> Done:
            # The first runs were submitted before, so that this waits for one at most.
            wait(self._first_runs().values())
            if command[-1] == STRICT:
                copy_strict(self.made, self.folder / STRICT)
            return self.run(*command)

        return {
            key: self._pool.submit(run_when_made, command)
            for key, command in commands.items()
        }

    def _gen(self, name: str, *options: str) -> list[str]:
        return [*_GEN, str(self.specs(name)), "-o", str(self.package(name)), *options]

    def run(self, *command: str) -> Done:
        """Run ``command`` in a folder that has no configuration above it."""
        caches = {"BLACK_CACHE_DIR": str(self.folder / "black")}
        return subprocess.run(
            command,
            cwd=self.folder,
            env=os.environ | caches | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
