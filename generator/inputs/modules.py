"""User-defined modules that the configuration names: found and read, never imported.

An import would run the module and everything that it imports.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.source import Span

_SOURCES = "src"
_FUNCTIONS = ("type", "decode", "encode")


def load_modules(config: Config, report: Report) -> Config:
    """Return ``config`` with the classes of the modules that it names.

    Reports: bad-setting.
    """
    found, files = config, list[str]()
    for key, module in (("mixins", config.mixins), ("base-class", _module_of(config))):
        if module is None:
            continue
        path = next(_places(module, _folders(config, key)), None)
        names = None if path is None else _names_in(path)
        if path is not None:
            files.append(path.as_posix())
        if fault := _fault(key, config, path, names):
            report.add(catalog.bad_setting(_place(config, key), key, fault, []))
        elif key == "mixins" and names is not None:
            found = replace(found, mixin_classes=tuple(sorted(names.classes)))
    local = _local_modules(config)
    files += (path.as_posix() for path in local.values())
    modules, read = tuple(sorted(local)), tuple(dict.fromkeys(files))
    return replace(found, read_modules=read, local_modules=modules)


def _local_modules(config: Config) -> dict[str, Path]:
    """Return the modules that belong to the project, not to a library, with their files."""
    converters = (
        path.partition(":")[0]
        for record in config.converters
        for key, path in record.values.items()
        if key in _FUNCTIONS
    )
    named = {
        "mixins": [config.mixins],
        "base-class": [_module_of(config)],
        "converters": converters,
    }
    pairs = ((key, module) for key, modules in named.items() for module in modules)
    found = (
        (module, next(_places(module, _own_folders(config, key)), None))
        for key, module in pairs
        if module
    )
    return {module: path for module, path in found if path is not None}


def _module_of(config: Config) -> str | None:
    return config.base_class and config.base_class.partition(":")[0]


class _Names:
    """The classes and all names at the top level of a module; ``is_open``: there may be others."""

    def __init__(self, module: ast.Module) -> None:
        self.classes = {n.name for n in module.body if isinstance(n, ast.ClassDef)}
        nodes = list(ast.walk(module))
        imported = [n for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)]
        aliases = [alias for node in imported for alias in node.names]
        stored = {
            node.id
            for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        self.bound = {(a.asname or a.name).partition(".")[0] for a in aliases}
        self.bound |= stored | {n.name for n in nodes if isinstance(n, ast.ClassDef)}
        self.is_open = "*" in self.bound or "__getattr__" in {
            node.name for node in module.body if isinstance(node, ast.FunctionDef)
        }


def _names_in(path: Path) -> _Names | None:
    """Return the names in the module at ``path``, None if it is not valid Python."""
    try:
        return _Names(ast.parse(path.read_bytes()))
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _fault(
    key: str, config: Config, path: Path | None, names: _Names | None
) -> str | None:
    """Return the expectation that the setting ``key`` violates, None if there is none."""
    if path is None:
        # A library need not be installed with gen; only users of the package import its classes.
        return (
            "a module below the folder of the configuration"
            if key == "mixins"
            else None
        )
    if names is None:
        return f"a Python module; {path.as_posix()} cannot be parsed"
    if key == "mixins":
        return None
    name = str(config.base_class).partition(":")[2]
    is_there = names.is_open or name in names.bound
    return None if is_there else f"a class defined in {path.as_posix()}"


def _folders(config: Config, key: str) -> Iterator[Path]:
    """Yield the folders that may have packages: that of the configuration, the current one,
    Python's.
    """
    yield from _own_folders(config, key)
    yield from map(Path, filter(os.path.isdir, sys.path))


def _own_folders(config: Config, key: str) -> Iterator[Path]:
    origin = config.origins.get(key)
    if isinstance(origin, Span):
        yield Path(origin.file.path).parent
    yield Path()


def _places(module: str, folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that may be ``module``, if they are there."""
    parts = module.split(".")
    for folder in folders:
        for root in (folder, folder / _SOURCES):
            stem = root.joinpath(*parts)
            for path in (stem / "__init__.py", stem.with_name(f"{stem.name}.py")):
                if path.is_file():
                    yield path


def _place(config: Config, key: str) -> Span:
    origin = config.origins.get(key)
    return origin if isinstance(origin, Span) else catalog.whole_file(f"--{key}")
