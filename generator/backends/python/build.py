"""Schema -> PyPackage: every decision about the Python that is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from generator.backends.gates import literal
from generator.backends.python.annotation import ANY, Code, Import
from generator.backends.python.build_class import build_class
from generator.backends.python.doc import class_doc
from generator.backends.python.homes import Home
from generator.backends.python.imports import import_blocks, relative
from generator.backends.python.layout import import_lines
from generator.backends.python.names import Names
from generator.backends.python.view import (
    PyAlias,
    PyEnum,
    PyExport,
    PyExports,
    PyMember,
    PyModule,
    PyPackage,
)
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef

# What the package itself exports beside the classes: name -> module of the runtime.
API: Mapping[str, str] = {
    "DecodeError": "errors",
    "EncodeError": "errors",
    "UNSET": "presence",
    "Unset": "presence",
    "decode": "convert",
    "decode_json": "convert",
    "encode": "convert",
    "encode_json": "convert",
}


def build_package(homes: Mapping[str, Home], names: Names) -> PyPackage:
    """Return the package that holds all that has a home."""
    ids = defaultdict[str, list[str]](list)
    for id_, home in homes.items():
        ids[home.module].append(id_)
    modules = (build_module(ids[module], homes, names) for module in sorted(ids))
    return PyPackage(tuple(modules), tuple(_build_exports(homes)))


def build_module(
    ids: Sequence[str], homes: Mapping[str, Home], names: Names
) -> PyModule:
    """Return the module of the definitions ``ids``: one, or those of a circle."""
    home = homes[ids[0]]
    path = home.module[1:].replace(".", "/") + ".py"
    sources = sorted({homes[id_].definition.identity.span.file.path for id_ in ids})
    source = ", ".join(sources)
    match home.definition:
        case ObjectDef():
            built = [build_class(homes[id_], homes, names) for id_ in ids]
            imports = frozenset[Import]().union(*(found for _, found in built))
            return PyModule(
                path=path,
                source=source,
                imports=import_blocks(imports, home.module),
                classes=tuple(cls for cls, _ in built),
            )
        case EnumDef() as enum:
            view = _build_enum(enum, home, names)
            imports = frozenset(
                {
                    Import("._runtime.enums", "EnumValues"),
                    Import(_base_module(view.base), view.base),
                }
            )
            blocks = import_blocks(imports, home.module)
            return PyModule(path=path, source=source, imports=blocks, enum=view)
        case OpaqueDef():
            return _build_alias(home, path, source, ANY)
        case _:
            assert_never(home.definition)


def _base_module(base: str) -> str:
    return "._runtime.enums" if base.startswith("Open") else "enum"


def _build_enum(enum: EnumDef, home: Home, names: Names) -> PyEnum:
    kind = "IntEnum" if enum.is_integer else "StrEnum"
    members = zip(enum.members, names.members[enum.identity.id], strict=True)
    return PyEnum(
        name=home.class_name,
        base=kind if enum.open is False else f"Open{kind}",
        doc=class_doc(enum.identity),
        members=tuple(
            PyMember(name, literal(member.value), member.doc or None)
            for member, name in members
        ),
        values_name=home.values.name,
    )


def _build_alias(home: Home, path: str, source: str, target: Code) -> PyModule:
    imports = target.imports | {Import("typing", "TypeAlias")}
    doc = class_doc(home.definition.identity)
    return PyModule(
        path=path,
        source=source,
        imports=import_blocks(imports, home.module),
        alias=PyAlias(home.class_name, doc, target.text),
    )


def _build_exports(homes: Mapping[str, Home]) -> Iterator[PyExports]:
    """Yield the ``__init__`` of each package: it exports all below it, the root its API too."""
    below = defaultdict[str, list[Home]](list)
    for home in homes.values():
        package = home.module
        while package:
            package = package.rpartition(".")[0]
            below[package].append(home)
    below[""] += ()
    for package in sorted(below):
        yield _build_init(package, below[package])


def _build_init(package: str, homes: Iterable[Home]) -> PyExports:
    inside = f"{package}.__init__"
    exports = [
        PyExport(home.class_name, relative(home.module, inside)) for home in homes
    ]
    if not package:
        exports += [
            PyExport(name, f"._runtime.{module}") for name, module in API.items()
        ]
    return PyExports(
        path=f"{package[1:].replace('.', '/')}/__init__.py".lstrip("/"),
        runtime=relative("._runtime.lazy", inside),
        import_lines=tuple(_export_lines(exports)),
        exports=tuple(sorted(exports, key=_as_in_all)),
    )


def _as_in_all(export: PyExport) -> tuple[int, list[tuple[int, str, int]]]:
    """Return the key by which ruff (RUF022) and isort order ``__all__``.

    Constants, classes, all else; numbers in names by their value.
    """
    name = export.name
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    pieces = re.split(r"([0-9]+)", name)
    return kind, [(0, p, int(p)) if p.isdigit() else (1, p, 0) for p in pieces if p]


def _export_lines(exports: Iterable[PyExport]) -> Iterator[str]:
    by_module = defaultdict[str, list[str]](list)
    for export in exports:
        by_module[export.module].append(export.name)
    for module in sorted(by_module):
        yield from import_lines(module, sorted(by_module[module]), indent=4)
