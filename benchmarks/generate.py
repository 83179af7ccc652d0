"""How long gen takes, and how much memory: ``python -m benchmarks.generate``.

Folders of 100 to 10,000 pages (``--huge``: to 100,000); runs after the first and peers, which
need the real corpora in ``../shared``, in turn with gen.  Writes the tables and the plot into
docs/performance.md, and what was to be reached beside what was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from compileall import compile_dir
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generator_peers import count_classes, peer_programs
from benchmarks.plot import draw
from benchmarks.report import render_table, replace_between
from benchmarks.spec_folder import make_specs
from benchmarks.targets import render_targets
from benchmarks.timing_of_programs import Measured, Program, measure, set_aside

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
DOCUMENT = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "performance.svg"
GEN = (str(Path(sys.executable).with_name("gen")),)


def main() -> None:
    """Measure, print the tables, and write them into the document."""
    options = _options()
    # As an installed package is; pip has done it for the peers.
    compile_dir(ROOT / "generator", quiet=1)
    # Images of containers often set it; then each run would compile all templates.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory(prefix="gen-bench-", dir=options.folder) as name:
        folder = Path(name)
        os.environ["GEN_CACHE_DIR"] = str(folder / "cache")
        figures: dict[str, float] = {}
        sizes = [*options.pages, *([100_000] if options.huge else [])]
        table, points = _scale(folder, sizes, options.runs, figures)
        tables = {"scale": table}
        for specs in options.specs:
            tables[specs.name] = _real(folder, specs, options.runs)
        if not (SHARED / "corpus").is_dir():
            print(f"left out: runs and peers, which need the corpora in {SHARED}")
        elif not options.specs:
            tables["runs"] = _again(folder, options.runs, figures)
            tables["peers"] = _peers(folder, options.runs, figures)
    if figures:
        tables["targets"] = render_targets(figures)
    for key, table in tables.items():
        print(f"\n{key}\n\n{table}")
        if not options.specs and not options.dry:
            replace_between(DOCUMENT, f"generate-{key}", table)
    if not options.specs and not options.dry:
        PLOT.write_text(draw(points, "pages", "ms a page"), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [100, 1_000, 10_000]
    parser.add_argument("--pages", type=int, nargs="*", default=sizes)
    parser.add_argument("--huge", action="store_true", help="100,000 pages too")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the folders are made")
    parser.add_argument("--dry", action="store_true", help="change no document")
    parser.add_argument("specs", type=Path, nargs="*", help="real spec folders")
    return parser.parse_args()


def _gen(specs: Path, output: Path, *options: str) -> Sequence[str]:
    return [*GEN, str(specs), "-o", str(output), "-q", *options]


def _cold(specs: Path, output: Path, *options: str) -> Program:
    """Return a run without an output and without a record of an earlier one."""
    cache = Path(os.environ["GEN_CACHE_DIR"])
    clear = partial(set_aside, output, cache)
    return Program(_gen(specs, output, *options), clear)


def _scale(
    folder: Path, sizes: Sequence[int], runs: int, figures: dict[str, float]
) -> tuple[str, list[tuple[int, float]]]:
    """Return the table of time and memory a page, and its points; add to ``figures``."""
    empty = folder / "empty"
    make_specs(empty, 1)
    base = measure({"": _cold(empty, folder / "out", "-j1")}, runs)[""]
    rows, points = [], []
    for size in sizes:
        specs = folder / f"pages{size}"
        make_specs(specs, size)
        measured = _measure_cold(specs, folder / "out", runs if size < 10_000 else 1)
        rows.append([f"{size:,}", *_per_page(measured, base, size)])
        points.append((size, measured["all"].wall / size * 1e3))
        if size == 10_000:
            figures["pages"] = measured["all"].wall / size * 1e3
            figures["memory"] = (measured["one"].peak - base.peak) / size
    header = ["pages", "s", "ms a page", "ms of one processor a page", "KiB a page"]
    return render_table(header, rows), points


def _measure_cold(specs: Path, output: Path, runs: int) -> dict[str, Measured]:
    programs = {"all": _cold(specs, output), "one": _cold(specs, output, "-j1")}
    measured = measure(programs, runs)
    set_aside(output)
    return measured


def _per_page(
    measured: dict[str, Measured], base: Measured, pages: int
) -> Iterator[object]:
    yield f"{measured['all'].wall:.2f}"
    yield f"{measured['all'].wall / pages * 1e3:.2f}"
    yield f"{measured['one'].cpu / pages * 1e3:.2f}"
    yield f"{(measured['one'].peak - base.peak) / pages:.1f}"


def _real(folder: Path, specs: Path, runs: int) -> str:
    pages = sum(1 for _ in specs.rglob("*.md"))
    measured = _measure_cold(specs, folder / "out", runs)
    row = [f"{pages:,}", f"{measured['all'].wall:.2f}", measured["one"].peak]
    return render_table(["pages", "s", "KiB at the peak"], [row])


def _again(folder: Path, runs: int, figures: dict[str, float]) -> str:
    """Return the table of runs after the first, with other programs; add to ``figures``."""
    programs = {"python -c pass": Program([sys.executable, "-c", "pass"])}
    programs["python -c 'import click'"] = Program(
        [sys.executable, "-c", "import click"]
    )
    for name in ("novu-java", "clerk-csharp"):
        specs, output = _unpack(folder, name), folder / f"out-{name}"
        command = _gen(specs, output)
        measure({name: Program(command)}, 1)
        programs[f"{name}: nothing changed"] = Program(command)
        programs[f"{name}: --check"] = Program(_gen(specs, output, "--check"))
        changed = folder / f"changed-{name}"
        shutil.copytree(specs, changed)
        programs[f"{name}: one page changed"] = Program(
            _gen(changed, folder / f"out-changed-{name}"), _edit(changed)
        )
    measured = measure(programs, 2 * runs)
    click = measured["python -c 'import click'"].wall
    figures["no-op"] = measured["novu-java: nothing changed"].wall / click
    changed_one = measured["clerk-csharp: one page changed"].wall
    figures["one"] = changed_one / measured["clerk-csharp: nothing changed"].wall
    rows = [
        [name, f"{m.wall * 1e3:.0f}", f"{m.wall / click:.2f}"]
        for name, m in measured.items()
    ]
    return render_table(["run", "ms", "ratio to import click"], rows)


def _edit(specs: Path) -> Callable[[], None]:
    """Return a function that changes the description of a page in the middle at each call."""
    pages = sorted(specs.rglob("*.md"))
    page = pages[len(pages) // 2]
    title, _, rest = page.read_text("utf-8").partition("\n")
    numbers = count()

    def edit() -> None:
        text = f"{title}\n\nAs of change {next(numbers)}.\n{rest}"
        page.write_text(text, "utf-8")

    return edit


def _peers(folder: Path, runs: int, figures: dict[str, float]) -> str:
    """Return the table of all generators, run in turn; add to ``figures``."""
    java, python = _unpack(folder, "novu-java"), _unpack(folder, "novu-py")
    ours = {
        "gen, novu-java": (_cold(java, folder / "java"), folder / "java"),
        "gen, novu-py": (_cold(python, folder / "py"), folder / "py"),
    }
    api = SHARED / "peers" / "novu-openapi.json"
    programs = {**ours, **peer_programs(api, python, folder)}
    measured = measure({name: program for name, (program, _) in programs.items()}, runs)
    rows, rates = [], {}
    base = measured["gen, novu-java"].wall / count_classes(folder / "java")
    for name, (_, output) in programs.items():
        classes, wall = count_classes(output), measured[name].wall
        ratio = f"{wall / classes / base:.2f}"
        peak = measured[name].peak // 1024
        rows.append(
            [name, classes, f"{wall:.2f}", f"{classes / wall:.0f}", ratio, peak]
        )
        rates[name] = wall / classes / base
    figures["black"] = rates["datamodel-code-generator, black and isort"]
    figures["plain"] = rates["datamodel-code-generator, no formatter"]
    ours_py, theirs = measured["gen, novu-py"], measured["mdmodels (Rust), novu-py"]
    figures["mdmodels"] = ours_py.wall / theirs.wall
    header = ["generator", "classes", "s", "classes a second", "time a class", "MiB"]
    return render_table(header, rows)


def _unpack(folder: Path, name: str) -> Path:
    if not (folder / name).is_dir():
        with tarfile.open(SHARED / "corpus" / f"{name}.tar.xz") as archive:
            archive.extractall(folder / name, filter="data")
    return folder / name / "docs"


if __name__ == "__main__":
    main()
