"""ARCHITECTURE.md as a test: who may import whom, and who may do what."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))

LAYERS = [  # lowest first
    {"source", "artifact", "files", "text"},
    {"parallel"},
    {"diagnostics"},
    {"ir"},
    {"config"},
    {"frontend"},
    {"passes"},
    {"backends"},
    {"compare", "output", "inputs"},
    {"compiler"},
    {"incremental"},
    {"reports", "planning"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
# The rooms of generator/frontend/pages/, and the modules next to them; lowest first.
ROOMS = [
    {"cells"},
    {"values"},
    {"constraints"},
    {"page"},
    {"tables"},
    {"headings"},
    {"placed_page"},
    {"rows"},
    {"sections"},
    {"elsewhere"},
    {"by_hand"},
    {"read_pages"},
]
NEVER = {  # below, and still not allowed
    ("ir", "diagnostics"): "the IR says what is; passes say what is wrong with it",
    ("frontend", "ir"): "the front end is syntax only; passes/lower.py makes the IR",
    ("backends", "frontend"): "a back end reads the IR, never the Markdown",
    ("backends", "passes"): "a back end gets a finished schema",
    ("output", "backends"): "output handles files, not languages",
    ("output", "frontend"): "output handles files, not languages",
    ("inputs", "frontend"): "files are read; they are not parsed",
    ("compiler", "output"): "the compiler makes values; only cli puts them on disk",
    ("compiler", "inputs"): "the compiler is given its sources",
    ("compare", "frontend"): "two schemas are compared, never the Markdown",
    ("compare", "passes"): "two schemas are compared, which are finished",
}
THIRD_PARTY = {  # each package has its doors
    "markdown_it": {
        "frontend/markdown/commonmark.py",
        "frontend/markdown/inline.py",
        "frontend/markdown/table_rule.py",
    },
    "jinja2": {"backends/templating/"},
    "black": {"backends/python/layout/black.py"},
    "click": {"cli.py", "commands/"},
    "watchfiles": {"inputs/watching.py"},
}
# The function that makes text printable first, and what repeats the text that it printed.
PRINT = ("commands/echo.py", "__main__.py")
# Of the package, of caches, and of what another program is to read.
WRITES = (
    "__main__.py",  # opens the null device for streams that are closed
    "backends/templating/compiled.py",
    "output/folder.py",
    "output/lock.py",
    "files.py",
    "incremental/store.py",
    "output/ruff.py",
    "output/mkdocs.py",
    "parallel.py",  # the pipe of a worker process
)
READS = tuple(
    f"os.{name}"
    for name in (
        *("close", "fspath", "fstat", "getcwd", "getpid", "listdir", "lstat"),
        *("_exit", "read", "scandir"),
        *(
            "sched_getaffinity",
            "stat",
            "urandom",
            "walk",
            "cpu_count",
            "get_terminal_size",
        ),
    )
)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer(name: str, layers: Sequence[Container[str]] = LAYERS) -> int:
    """Return the layer of the dotted ``name``: that of its folder, or of its module at the root."""
    top = name.partition(".")[0]
    for index, names in enumerate(layers):
        if top in names:
            return index
    raise AssertionError(f"{name} has no layer yet: give it one in LAYERS, or in ROOMS")


def imports(code: str) -> Iterator[str]:
    """Yield the dotted name of every module that ``code`` imports, wherever it does."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write absolute imports"
            module = node.module or ""
            # `from generator.ir import types` imports generator.ir.types.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def check_imports(here: str, code: str) -> None:
    """Assert that the module ``here``, a path below the package, may import all it does."""
    path = here.removesuffix(".py").split("/")
    own = path[0]
    for name in imports(code):
        top, *rest = name.split(".")
        if top in THIRD_PARTY:
            doors = THIRD_PARTY[top]
            assert here.startswith(tuple(doors)), f"only {sorted(doors)} import {top}"
        if top != "generator" or rest[:1] in ([own], ["__version__"]):
            check_neighbours(here, name)
            check_rooms(here, name)
            continue
        assert (own, rest[0]) not in NEVER, NEVER[own, rest[0]]
        other, mine = ".".join(rest), ".".join(path)
        assert layer(other) < layer(mine), f"{rest[0]} is not below {own}"


def check_neighbours(here: str, name: str) -> None:
    """Assert that dialects, and targets, do not know one another: each can be deleted."""
    for folder, allowed in (("frontend/types/dialects", {"base"}),):
        prefix = f"generator.{folder.replace('/', '.')}."
        is_member = here.startswith(folder) and not here.endswith("__init__.py")
        if is_member and name.startswith(prefix):
            other = name.removeprefix(prefix).split(".")[0]
            mine = here.removeprefix(f"{folder}/").removesuffix(".py")
            same = other == mine.partition("/")[0]
            assert same or other in allowed, f"{here} must not know {other}"


def check_rooms(here: str, name: str) -> None:
    """Assert that the rooms of pages are layers, too."""
    folder = "frontend/pages/"
    prefix = f"generator.{folder.replace('/', '.')}"
    if not (here.startswith(folder) and name.startswith(prefix)):
        return
    mine = here.removeprefix(folder).removesuffix(".py").replace("/", ".")
    other = name.removeprefix(prefix)
    if mine.partition(".")[0] != other.partition(".")[0]:
        below = layer(other, ROOMS) < layer(mine, ROOMS)
        assert below, f"{other} is not below {mine}"


def calls(code: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in ``code`` with the dotted name that is called."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def is_print(name: str) -> bool:
    prints = ("click.echo", "click.secho", "sys.stdout.", "sys.stderr.")
    quiet = (".isatty", ".flush")
    return name in {"print", "traceback.print_exc"} or (
        name.startswith(prints) and not name.endswith(quiet)
    )


def is_write(name: str, call: ast.Call) -> bool:
    """Return whether the call changes the disk, or opens a file so that one may."""
    method = name.rpartition(".")[2]
    if name in {"open", "io.open", "os.fdopen"} or name.endswith(".open"):
        # open(path, mode), and path.open(mode).
        mode = call.args[1:2] if name in {"open", "io.open"} else call.args[:1]
        mode += [word.value for word in call.keywords if word.arg == "mode"]
        known = [m.value for m in mode if isinstance(m, ast.Constant)]
        if name == "os.open":
            return not ast.unparse(call.args[1]).startswith("os.O_RDONLY |")
        return known != mode_of_reading(known, len(mode))
    if name.startswith(("os.", "shutil.", "tempfile.")):
        return not name.startswith(("os.path.", "os.environ.", *READS))
    return method in {
        *("write_text", "write_bytes", "mkdir", "touch", "unlink", "rename", "rmdir"),
        *("symlink_to", "hardlink_to", "chmod"),
    }


def mode_of_reading(known: Sequence[object], count: int) -> Sequence[object]:
    """Return ``known`` if these modes, of ``count`` that are given, only read."""
    reads = all(mode in ("r", "rb", "rt") for mode in known)
    return known if reads and len(known) == count else ["r"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports(path: Path) -> None:
    check_imports(name_of(path), path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("here", "code", "why"),
    [
        (
            "ir/types.py",
            "from generator.diagnostics.report import Report",
            "passes say",
        ),
        ("frontend/a.py", "from generator.ir.types import Scalar", "syntax only"),
        ("backends/a.py", "from generator.frontend import pages", "never the Markdown"),
        ("compiler.py", "def f():\n    import generator.output.write", "only cli"),
        (
            "diagnostics/a.py",
            "import generator.frontend.pages.cells.required_cell",
            "not below",
        ),
        ("source.py", "from generator.artifact import OutputFile", "not below"),
        ("passes/a.py", "if x:\n    from markdown_it import MarkdownIt", "only"),
        ("backends/a.py", "import black", "only"),
        ("output/a.py", "import click.testing", "only"),
        ("passes/a.py", "from . import lower", "absolute"),
        ("newcomer.py", "from generator.source import Span", "no layer"),
        (
            "frontend/types/dialects/java.py",
            "from generator.frontend.types.dialects.python import PYTHON",
            "must not know",
        ),
        (
            "frontend/pages/cells/a.py",
            "from generator.frontend.pages.tables.columns import Columns",
            "tables.columns.Columns is not below cells.a",
        ),
    ],
)
def test_a_planted_import_is_found(here: str, code: str, why: str) -> None:
    with pytest.raises(AssertionError, match=why):
        check_imports(here, code)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_function_prints(path: Path) -> None:
    found = [name for name, _ in calls(path.read_text("utf-8")) if is_print(name)]
    assert not found or name_of(path) in PRINT, found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_commands_exit(path: Path) -> None:
    names = {name for name, _ in calls(path.read_text("utf-8"))}
    found = names & {"exit", "quit", "sys.exit", "os._exit", "SystemExit"}
    # The last is the end of a worker process.
    ends = ("__main__.py", "cli.py", "commands/", "parallel.py")
    assert not found or name_of(path).startswith(ends), found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_writer_writes(path: Path) -> None:
    found = [
        name for name, call in calls(path.read_text("utf-8")) if is_write(name, call)
    ]
    assert bool(found) is (name_of(path) in WRITES), found


@pytest.mark.parametrize(
    ("code", "writes"),
    [
        ("open(p)", False),
        ("open(p, 'rb')", False),
        ("p.open('rb')", False),
        ("p.read_text('utf-8')", False),
        ("'a'.replace('b', 'c')", False),
        ("os.path.join(a, b)", False),
        ("open(p, 'w')", True),
        ("open(p, mode)", True),
        ("open(p, mode='x')", True),
        ("p.open('r+')", True),
        ("p.open(mode='ab')", True),
        ("os.open(p, flags)", True),
        ("os.open(p, os.O_RDONLY | os.O_NONBLOCK)", False),
        ("os.open(p, os.O_WRONLY | os.O_CREAT)", True),
        ("os.replace(a, b)", True),
        ("Path(p).write_text('')", True),
        ("shutil.rmtree(p)", True),
    ],
)
def test_what_counts_as_writing(code: str, writes: bool) -> None:
    [(name, call)] = [found for found in calls(code) if found[0] != "Path"]
    assert is_write(name, call) is writes


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_quotes_what_it_prints(path: Path) -> None:
    # Text enters code through a gate, which writes the quotes itself.
    assert not re.findall(r"[\"']\s*\{\{", path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_what_they_read(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("{#-")
    assert first.endswith("-#}")


# What ARCHITECTURE.md says


def first_line(path: Path) -> str:
    """Return the first line of the docstring of the module at ``path``, or of the folder."""
    module = path / "__init__.py" if path.is_dir() else path
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0].replace(".  ", ". ")


def code_map() -> str:
    """Return the table of modules at the root, and of all folders."""
    modules = [path for path in MODULES if path.name != "__init__.py"]
    places = {path if path.parent == PACKAGE else path.parent for path in modules}
    places |= {parent for place in places for parent in place.parents}
    inside = sorted(place for place in places if place.is_relative_to(PACKAGE))
    rows = [
        f"| `{place.relative_to(ROOT).as_posix()}{'/' * place.is_dir()}` "
        f"| {first_line(place)} |"
        for place in inside
    ]
    return "\n".join(["| where | what |", "| --- | --- |", *rows])


def diagram() -> str:
    layers = ["  ".join(sorted(names)) for names in reversed(LAYERS)]
    return "\n".join(["```", *layers, "```"])


def forbidden() -> str:
    return "\n".join(f"- `{a} → {b}`: {why}" for (a, b), why in NEVER.items())


@pytest.mark.parametrize("render", [code_map, diagram, forbidden])
def test_architecture_md_is_current(
    request: pytest.FixtureRequest, render: Callable[[], str]
) -> None:
    page, wanted = ROOT / "ARCHITECTURE.md", render()
    blocks = page.read_text("utf-8").split("\n\n")
    # A block is known by its first characters, which stay what they are.
    [index] = [i for i, block in enumerate(blocks) if block.startswith(wanted[:8])]
    if blocks[index] == wanted:
        return
    if request.config.getoption("--update-golden"):
        blocks[index] = wanted
        page.write_bytes("\n\n".join(blocks).encode("utf-8"))
        pytest.fail("rewrote ARCHITECTURE.md; read the diff, then run again")
    pytest.fail("ARCHITECTURE.md is stale; to rewrite it: pytest --update-golden")
