"""Every name of the generated package, decided once and independent of the order of files.

Definitions are named in the order of their ids, fields in the order of their rows.  A changed
name never takes the place of one that needs no change.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping

from generator.backends.python.naming.identifiers import (
    attribute_name,
    class_name,
    member_name,
    module_name,
    snake_case,
)
from generator.backends.python.naming.reserved import RESERVED_BY_ALL, Reserved
from generator.backends.target import Names
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import EnumDef, Identity, ObjectDef, Schema
from generator.text.lazy_pattern import lazy_pattern

_SEPARATORS = lazy_pattern(r"[\s_.:/\\()\[\]\u2013\u2014-]")
# The attribute for keys without a field.
_EXTRA = "extra"
# Why a name had to change, if it was neither taken nor reserved.
_UNUSABLE = "the original is not usable as a Python name"
_NOT_ASCII = "names of modules are ASCII"


def settle_names(
    schema: Schema,
    report: Report,
    reserved: frozenset[str] = frozenset(),
    of_models: Reserved = RESERVED_BY_ALL,
) -> Names:
    """Return the names of everything in ``schema``.

    - ``reserved``: the user's own names, which nothing else may have.
    - ``of_models``: names that the kind of classes needs itself.

    Reports: renamed-class, renamed-field, renamed-member, renamed-module.
    """
    definitions = schema.definitions
    identities = {id_: d.identity for id_, d in definitions.items()}
    classes = _settle_classes(identities.values(), reserved, of_models, report)
    packages = _settle_packages(identities.values(), report)
    return Names(
        classes=classes,
        stems=_settle_stems(classes, packages, identities, reserved, report),
        packages=packages,
        attributes={
            id_: _settle_attributes(definition, of_models, report)
            for id_, definition in definitions.items()
            if isinstance(definition, ObjectDef)
        },
        members={
            id_: _settle_members(definition, report)
            for id_, definition in definitions.items()
            if isinstance(definition, EnumDef)
        },
    )


def _settle_classes(
    identities: Iterable[Identity],
    reserved: frozenset[str],
    of_models: Reserved,
    report: Report,
) -> dict[str, str]:
    settled: dict[str, str] = {}
    taken: dict[str, Identity] = {}
    last: dict[str, int] = {}
    for identity in sorted(
        identities, key=lambda i: (class_name(i.name) != i.name, i.id)
    ):
        wanted = class_name(identity.name)
        name, why = wanted, "the title is not a class name"
        if wanted in reserved:
            name, why = f"{wanted}_", "a converter in the configuration has that name"
        elif wanted in of_models.classes:
            name, why = f"{wanted}_", f"`{wanted}` is reserved"
        if wanted in taken:
            why = f"`{taken[wanted].id}` already has that name"
            name = _with_folder(identity, taken, last)
        # Two pages with the same title in a folder have been reported already.
        if not _is_plain(name, identity.name) and "#" not in identity.id:
            report.add(catalog.renamed_class(identity.span, identity.name, name, why))
        settled[identity.id], taken[name] = name, identity
    return settled


def _is_plain(name: str, title: str) -> bool:
    """Return whether ``name`` is the obvious one: the words of ``title``, joined."""
    return name == title or name.casefold() == _SEPARATORS.sub("", title).casefold()


def _with_folder(
    identity: Identity, taken: Mapping[str, Identity], last: dict[str, int]
) -> str:
    """Return the class name, prefixed with as many folders as make it unique."""
    wanted = class_name(identity.name)
    here = [part for part in identity.namespace.split("/") if part]
    there = taken[wanted].namespace.split("/")
    for count in range(1, len(here) + 1):
        prefix = class_name("_".join(here[-count:]).replace("_", " "))
        if here[-count:] != there[-count:] and f"{prefix}{wanted}" not in taken:
            return f"{prefix}{wanted}"
    return _first_free(wanted, taken, last)


def _settle_packages(
    identities: Iterable[Identity], report: Report
) -> dict[str, tuple[str, ...]]:
    """Return the package of each definition; report each renamed folder once."""
    packages: dict[str, tuple[str, ...]] = {}  # by namespace
    reported: set[str] = set()
    in_order = sorted(identities, key=lambda i: i.id)
    for identity in in_order:
        if identity.namespace not in packages:
            folders = [part for part in identity.namespace.split("/") if part]
            names = [module_name(f, at_root=not n) for n, f in enumerate(folders)]
            packages[identity.namespace] = tuple(names)
            for folder, name in zip(folders, names, strict=True):
                if name != snake_case(folder) and folder not in reported:
                    reported.add(folder)
                    why = _why(name, name, _NOT_ASCII)
                    report.add(catalog.renamed_module(identity.span, folder, name, why))
    return {identity.id: packages[identity.namespace] for identity in in_order}


def _settle_stems(
    classes: Mapping[str, str],
    packages: Mapping[str, tuple[str, ...]],
    identities: Mapping[str, Identity],
    reserved: frozenset[str],
    report: Report,
) -> dict[str, str]:
    """Return a stem for each class, so that module names do not clash:

    - with each other, on a disk that ignores case;
    - with a package in the same folder;
    - with a class: the package would have two attributes of the same name.
    """
    taken = {part for parts in packages.values() for part in parts} | set(
        classes.values()
    )
    # `decode_money` may be a user-defined function.
    taken |= {name.partition("_")[2] for name in reserved}
    settled: dict[str, str] = {}
    last: dict[str, int] = {}
    for id_ in sorted(classes):
        plain = snake_case(classes[id_])
        wanted = module_name(plain, at_root=not packages[id_])
        settled[id_] = stem = _first_free(wanted, taken, last)
        taken.add(stem)
        if stem != plain:
            identity, why = identities[id_], _why(stem, wanted, _NOT_ASCII)
            report.add(catalog.renamed_module(identity.span, identity.name, stem, why))
    return settled


def _settle_attributes(
    definition: ObjectDef, of_models: Reserved, report: Report
) -> tuple[str, ...]:
    """Return the name of each field; the attribute for other keys comes last, if there is one."""

    def wanted(name: str) -> str:
        attribute = attribute_name(name)
        return f"{attribute}_" if attribute in of_models.attributes else attribute

    settled = _settle([field.doc_name for field in definition.fields], wanted)
    for field, name in zip(definition.fields, settled, strict=True):
        if not _is_snake_case_of(name, field.doc_name):
            why = _why(name, wanted(field.doc_name))
            report.add(catalog.renamed_field(field.span, field.doc_name, name, why))
    if definition.extra:
        return (*settled, _first_free(_EXTRA, settled, {}))
    return settled


def _is_snake_case_of(name: str, printed: str) -> bool:
    """Return whether ``name`` is ``printed``, or its snake_case form, which needs no report.

    An SDK appends ``_`` to reserved words; a leading ``_`` belongs to the key.
    """
    in_front = printed.startswith("_")
    return name == printed or (name == snake_case(printed).strip("_") and not in_front)


def _settle_members(enum: EnumDef, report: Report) -> tuple[str, ...]:
    names = [member.name or str(member.value) for member in enum.members]
    settled = _settle(names, member_name)
    for member, name in zip(enum.members, settled, strict=True):
        # If the document has no name, none was changed.
        if member.name and name != member.name:
            why = _why(name, member_name(member.name))
            report.add(catalog.renamed_member(member.span, member.name, name, why))
    return settled


def _settle(names: list[str], make: Callable[[str], str]) -> tuple[str, ...]:
    """Return a name for each of ``names``; those that need no change come first."""
    wanted = [make(name) for name in names]
    if len(set(wanted)) == len(wanted):
        return tuple(wanted)
    settled: dict[int, str] = {}
    taken: set[str] = set()
    last: dict[str, int] = {}
    for index in sorted(range(len(names)), key=lambda i: (wanted[i] != names[i], i)):
        settled[index] = _first_free(wanted[index], taken, last)
        taken.add(settled[index])
    return tuple(settled[index] for index in range(len(names)))


def _why(name: str, wanted: str, otherwise: str = _UNUSABLE) -> str:
    """Return why ``name`` was given: ``wanted`` is taken or reserved, or ``otherwise``."""
    if name != wanted:
        return f"`{wanted}` is already taken"
    if name.endswith("_"):
        return f"`{name[:-1]}` is reserved"
    return otherwise


def _first_free(wanted: str, taken: Container[str], last: dict[str, int]) -> str:
    """Return ``wanted``, or ``wanted`` with the first number that is free.

    ``last`` has the last number used for each name: counting from 2 each time would be quadratic if
    many names are equal.
    """
    if wanted not in taken:
        return wanted
    number = last.get(wanted, 1) + 1
    while f"{wanted}_{number}" in taken:
        number += 1
    last[wanted] = number
    return f"{wanted}_{number}"
