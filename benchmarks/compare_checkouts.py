"""Run gen from two checkouts on the same documents, and list the files that differ.

    python -m benchmarks.compare_checkouts ../base . [FILTER ...]

Reads ``specs/``, ``tests/cases/`` and the corpora in ``../shared/corpus`` of the second checkout,
each with every set of options in ``OPTIONS``.  A FILTER keeps the inputs whose name has it.  The
exit status is 1 if anything differs: a file, its text, or the exit status of gen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

OPTIONS: Mapping[str, Sequence[str]] = {
    "default": (),
    "orjson": ("--json", "orjson", "--unknown-fields", "forbid"),
    "keep": ("--unknown-fields", "keep", "--enums", "closed"),
    "plain": ("--targets", "dataclasses"),
    "pydantic": ("--models", "pydantic"),
    "msgspec": ("--models", "msgspec"),
    "typeddict": ("--models", "typeddict"),
    "schemas": ("--targets", "json-schema", "--targets", "openapi"),
}


def inputs(checkout: Path, scratch: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield the name, the folder and the dialect of everything that is read."""
    yield "specs", checkout / "specs", "auto"
    for case in sorted((checkout / "tests" / "cases").glob("*/specs")):
        dialect = case.parent / "dialect"
        name = dialect.read_text("utf-8").strip() if dialect.exists() else "java"
        yield f"case {case.parent.name}", case, name
    for archive in sorted((checkout.parent / "shared" / "corpus").glob("*.tar.xz")):
        folder = scratch / archive.name.removesuffix(".tar.xz")
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        yield f"corpus {folder.name}", folder, "auto"


def generate(
    checkout: Path, specs: Path, dialect: str, options: Sequence[str], output: Path
) -> int:
    """Return the exit status of gen from ``checkout``."""
    environment = {"PYTHONPATH": str(checkout), "GEN_CACHE_DIR": f"{output}.cache"}
    command = [sys.executable, "-m", "generator", str(specs), "-o", str(output)]
    command += ["-q", "--dialect", dialect, *options]
    done = subprocess.run(
        command,
        cwd=output.parent,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
    )
    return done.returncode


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that only one of the trees has, or whose bytes differ."""
    return sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))


def main(base: Path, changed: Path, filters: Sequence[str]) -> bool:
    clean = True
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for title, specs, dialect in inputs(changed, scratch / "corpus"):
            if filters and not any(word in title for word in filters):
                continue
            for label, options in OPTIONS.items():
                outputs = [scratch / title / label / side for side in ("old", "new")]
                outputs[0].parent.mkdir(parents=True)
                statuses = [
                    generate(checkout, specs, dialect, options, output)
                    for checkout, output in zip((base, changed), outputs, strict=True)
                ]
                different = differences(*map(tree, outputs))
                if statuses[0] != statuses[1]:
                    different.insert(0, f"exit status {statuses[0]} -> {statuses[1]}")
                for path in different:
                    print(f"{title} ({label}): {path}")
                clean = clean and not different
    print("no differences" if clean else "there are differences")
    return clean


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("changed", type=Path)
    parser.add_argument("filters", metavar="FILTER", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    given = _options()
    sys.exit(not main(given.base.resolve(), given.changed.resolve(), given.filters))
