"""What importing a generated package costs: ``python -m benchmarks.import_time``.

A package of 800 models, imported by programs of their own in turn with ``python -c pass``; and
one class, defined in the forms that it could have.  Figures are in processor time.  Writes
both tables into docs/performance.md, unless ``--dry`` is given.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import DOCUMENT
from benchmarks.report import render_table, replace_between
from benchmarks.spec_folder import make_specs
from benchmarks.timing import compare
from benchmarks.timing_of_programs import Program, measure
from generator.compiler import emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs

MODELS = 800
_PASS = "pass"
_PROGRAMS = (
    _PASS,
    "import dataclasses",
    "import generated",
    "from generated import OrderOrderN0",
    "from generated import *",
)
_WITHOUT_BYTECODE = "`import generated`, without bytecode"
_NAMES = [f"field_{number}" for number in range(15)]
_FIELDS = [
    f"{name}: str | None = None" if number % 2 else f"{name}: int"
    for number, name in enumerate(_NAMES)
]
_PLAIN = "slots=True, kw_only=True"
_BARE = "init=False, repr=False, eq=False, match_args=False"


def main() -> None:
    """Measure, print both tables, and write them into the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--dry", action="store_true", help="change no document")
    options = parser.parse_args()
    tables = {
        "import-package": _packages(options.runs),
        "import-class": _forms(options.runs),
    }
    for name, table in tables.items():
        print(f"\n{name}\n\n{table}")
        if not options.dry:
            replace_between(DOCUMENT, name, table)


def _packages(runs: int) -> str:
    """Return the table of programs that import a package of ``MODELS`` models."""
    with TemporaryDirectory(prefix="gen-import-") as name:
        compiled, bare = Path(name, "compiled"), Path(name, "bare")
        _generate(compiled)
        compile_dir(compiled, quiet=1)
        _generate(bare)
        programs = {f"`{code}`": _importing(compiled, code) for code in _PROGRAMS}
        programs[_WITHOUT_BYTECODE] = _importing(bare, "import generated")
        measured = measure(programs, runs)
    base = measured.pop(f"`{_PASS}`").cpu
    costs = {label: (m.cpu - base) * 1e3 for label, m in measured.items()}
    rows = [
        [label, f"{cost:.1f}", f"{cost / costs['`import dataclasses`']:.2f}"]
        for label, cost in costs.items()
    ]
    return render_table(["program", "ms", "ratio to import dataclasses"], rows)


def _importing(folder: Path, code: str) -> Program:
    """Return the program that runs ``code`` next to ``folder``, and writes no bytecode."""
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); "
    return Program([sys.executable, "-P", "-B", "-c", start + code])


def _generate(folder: Path) -> None:
    """Write the package ``generated`` into ``folder``."""
    make_specs(folder / "specs", MODELS)
    report = Report()
    reading = read_schema(read_specs(folder / "specs", report), None, report)
    for file in emit_files(reading, Config()):
        path = folder / "generated" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")


def _forms(rounds: int) -> str:
    """Return the table of the cost of defining a class, by its form."""
    cases = {name: _define(text) for name, text in _sources().items()}
    base = next(iter(cases))
    ratios = compare(cases, base, rounds)
    rows = [
        [name, f"{ratio.seconds * 1e6:.0f}", str(ratio)]
        for name, ratio in ratios.items()
    ]
    return render_table(["form", "µs", "ratio"], rows)


def _define(text: str) -> Callable[[], object]:
    """Return a function that runs ``text``, compiled like a module that was imported before."""
    code = compile(f"from __future__ import annotations\n{text}", "form.py", "exec")
    scope = {"dataclass": dataclass, "__name__": __name__}
    return lambda: exec(code, dict(scope))  # noqa: S102


def _sources() -> Mapping[str, str]:
    plain = _source(_PLAIN)
    written_out = "".join(_methods())
    return {
        f"`{_PLAIN}`, as generated": plain,
        "the same, `frozen=True`": _source(f"{_PLAIN}, frozen=True"),
        "the same, without slots": _source("kw_only=True"),
        "the same, without a docstring": plain.replace('    """A form."""\n', ""),
        "`repr=False, eq=False`": _source(f"{_PLAIN}, repr=False, eq=False"),
        "`init=False`, …, methods written out": _source(f"{_PLAIN}, {_BARE}")
        + written_out,
        "no dataclass, methods written out": _source(_PLAIN).partition("\n")[2]
        + written_out,
    }


def _source(arguments: str) -> str:
    fields = "".join(f"    {field}\n" for field in _FIELDS)
    return f'@dataclass({arguments})\nclass Form:\n    """A form."""\n{fields}'


def _methods() -> Iterator[str]:
    """Yield the methods that ``dataclass`` would make, as text to compile with the module."""
    yield f"    def __init__(self, *, {', '.join(_FIELDS)}) -> None:\n"
    yield from (f"        self.{name} = {name}\n" for name in _NAMES)
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in _NAMES)
    yield f"    def __repr__(self) -> str:\n        return f'Form({shown})'\n"
    yield "    def __eq__(self, other: object) -> bool:\n"
    yield "        if other.__class__ is not self.__class__:\n"
    yield "            return NotImplemented\n"
    same = " and ".join(f"self.{name} == other.{name}" for name in _NAMES)
    yield f"        return {same}\n"


if __name__ == "__main__":
    main()
