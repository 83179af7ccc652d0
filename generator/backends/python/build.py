"""Schema -> PyModule, PyExports: every decision about the Python code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.backends.gates import SpecText
from generator.backends.python.classes.build_aliases import (
    AliasBuilders,
    AliasFunctions,
    build_aliases,
)
from generator.backends.python.classes.doc import class_doc
from generator.backends.python.classes.library_class import BuildClass
from generator.backends.python.code import Built, Code, Import, all_built
from generator.backends.python.context import PyContext
from generator.backends.python.imports import import_blocks, relative
from generator.backends.python.naming.reserved import UNLISTED
from generator.backends.python.placement import Placement
from generator.backends.python.types.annotations import annotate
from generator.backends.python.view import (
    PyEnum,
    PyExport,
    PyExports,
    PyMember,
    PyModule,
)
from generator.backends.target import Names
from generator.ir.schema import EnumDef, ObjectDef
from generator.ir.types import Type


class ClassBuilders(Struct, frozen=True, kw_only=True):
    """What one target adds to the common part of Python targets; each with its imports.

    - ``build_class`` returns the class of an object.
    - ``alias_functions`` returns the functions of a named union.
    - ``enum_values`` returns the lines after an enum.
    - ``annotate`` returns the annotation of a type.
    - ``enum_base`` returns the base class of an enum.
    """

    build_class: BuildClass
    alias_functions: AliasFunctions
    enum_values: Callable[[Placement, PyContext], Built[tuple[str, ...]]]
    annotate: Callable[[Type, PyContext], Code]
    enum_base: Callable[[EnumDef], Import]


def names_of_specs(placements: Mapping[str, Placement], names: Names) -> frozenset[str]:
    """Return all names that come from specs, except those of functions."""
    attributes = {name for each in names.attributes.values() for name in each}
    return frozenset(
        [
            *names.classes.values(),
            *(f"{placement.stem.upper()}_VALUES" for placement in placements.values()),
            *(f"{placement.stem.upper()}_KEYS" for placement in placements.values()),
            *(
                part
                for placement in placements.values()
                for part in placement.module.split(".")
            ),
            *attributes,
            *(f"_{name}" for name in attributes),  # variables of decoders
            *(name for each in names.members.values() for name in each),
        ]
    )


def build_py_module(
    ids: Sequence[str], context: PyContext, builders: ClassBuilders
) -> PyModule:
    """Return the module of the definitions ``ids``: a single one, or a circle."""
    here = [context.placements[id_] for id_ in ids]
    classes = all_built(
        builders.build_class(placement, context)
        for placement in here
        if isinstance(placement.definition, ObjectDef)
    )
    aliases = build_aliases(
        [placement for placement in here if placement.alias],
        context,
        AliasBuilders(builders.annotate, builders.alias_functions),
    )
    enums = all_built(
        _build_enum(placement, context, builders)
        for placement in here
        if _is_enum(placement)
    )
    imports = classes.imports | aliases.imports | enums.imports
    return PyModule(
        path=here[0].path,
        source=sources_of(here),
        imports=import_blocks(imports, here[0].module, context.config.local_modules),
        classes=classes.view,
        aliases=aliases.view,
        enum=next(iter(enums.view), None),
    )


def sources_of(placements: Iterable[Placement]) -> SpecText:
    """Return the paths of the specs of ``placements``."""
    paths = {placement.definition.identity.span.file.path for placement in placements}
    return SpecText(", ".join(sorted(paths)))


def _is_enum(placement: Placement) -> bool:
    return isinstance(placement.definition, EnumDef) and not placement.alias


def _build_enum(
    placement: Placement, context: PyContext, builders: ClassBuilders
) -> Built[PyEnum]:
    enum, names = placement.definition, context.names
    assert isinstance(enum, EnumDef)
    base, unlisted = builders.enum_base(enum), _unlisted(enum)
    members = zip(enum.members, names.members[enum.identity.id], strict=True)
    values = builders.enum_values(placement, context)
    view = PyEnum(
        name=placement.class_name,
        base=base.name,
        title=SpecText(enum.identity.name),
        open=enum.open,
        doc=class_doc(enum.identity),
        deprecated=enum.identity.deprecated,
        members=tuple(
            PyMember(
                name=name,
                value=_member_value(member.value),
                doc=SpecText(member.doc) if member.doc else None,
            )
            for member, name in members
        ),
        unlisted=unlisted,
        values=values.view,
    )
    checking = _CHECKING if unlisted else frozenset()
    return Built(view, values.imports | {base} | checking)


def plain_annotation(type_: Type, context: PyContext) -> Code:
    """Return the annotation of ``type_``, without marks for a runtime."""
    return annotate(type_, lambda id_: context.placements[id_].cls)


def enum_base(enum: EnumDef) -> Import:
    """Return the base class of ``enum``."""
    if enum.is_flags:
        return Import("._runtime.enums", "OpenIntFlag")
    kind = "IntEnum" if enum.kind is int else "StrEnum"
    if enum.open is False:
        return Import("enum", kind)
    return Import("._runtime.enums", f"Open{kind}")


_CHECKING = frozenset({Import("typing", "TYPE_CHECKING")})


def _unlisted(enum: EnumDef) -> PyMember | None:
    """Return a member for unlisted values, visible only to type checkers.

    Without it they would consider a match over the listed members exhaustive.
    """
    if enum.open is False or enum.is_flags:
        return None
    value = -1 if enum.kind is int else SpecText("")
    return PyMember(name=UNLISTED, value=value, doc=None)


def _member_value(value: str | float | bool) -> SpecText | int:
    """Return the value of a member of a Python enum, whose values have one type."""
    assert isinstance(value, str | int)
    return SpecText(value) if isinstance(value, str) else value


def build_exports(context: PyContext, api: Mapping[str, str]) -> Iterator[PyExports]:
    """Yield the ``__init__`` of each package: it exports everything below it.

    ``api``: additional exports of the root, names of the runtime with their modules.
    """
    below = defaultdict[str, list[Placement]](list)
    for placement in context.placements.values():
        package = placement.module
        while package:
            package = package.rpartition(".")[0]
            below[package].append(placement)
    below.setdefault(
        "", []
    )  # the root exports its API even if it contains nothing else
    for package in sorted(below):
        yield _build_init(package, below[package], {} if package else api)


def _build_init(
    package: str, placements: Iterable[Placement], api: Mapping[str, str]
) -> PyExports:
    exports = [
        PyExport(placement.class_name, placement.module.removeprefix(package))
        for placement in placements
    ]
    exports += [PyExport(name, f"._runtime.{module}") for name, module in api.items()]
    return PyExports(
        path=f"{package[1:].replace('.', '/')}/__init__.py".lstrip("/"),
        runtime=relative("._runtime.lazy", f"{package}.__init__"),
        unsorted=tuple(exports),
    )
