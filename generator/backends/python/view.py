"""The view: all that a template may read, as strings that are Python already.

Text of a spec is in ``doc`` and ``source`` only (and in literals, which are Python); a
template prints it through a gate.  ``None`` means that there is nothing to print.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PyField:
    name: str
    annotation: str
    default: str | None
    doc: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PyDecoder:
    """``lines`` read the data into variables, ``guard`` raises where they do not fit,
    ``slots`` are pairs of an attribute and its value."""

    name: str
    lines: tuple[str, ...]
    guard: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PyOptionalKey:
    """A key that is written if ``condition``."""

    condition: str
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PyEncoder:
    """``always`` are pairs of a key and its value."""

    name: str
    always: tuple[tuple[str, str], ...]
    optional: tuple[PyOptionalKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PyClass:
    """``wire_names`` are pairs of an attribute and its key, as literals."""

    name: str
    doc: str
    fields: tuple[PyField, ...]
    decoder: PyDecoder
    encoder: PyEncoder
    wire_names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PyMember:
    """``value`` is a literal."""

    name: str
    value: str
    doc: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PyEnum:
    name: str
    base: str
    doc: str
    members: tuple[PyMember, ...]
    values_name: str


@dataclass(frozen=True, slots=True)
class PyAlias:
    name: str
    doc: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PyModule:
    """A module holds one enum, or the classes of one circle and the names of their unions.

    ``imports`` are blocks of lines: standard library, then relative ones.
    """

    path: str
    source: str
    imports: tuple[tuple[str, ...], ...]
    classes: tuple[PyClass, ...] = ()
    enum: PyEnum | None = None
    aliases: tuple[PyAlias, ...] = ()


@dataclass(frozen=True, slots=True)
class PyExport:
    """``module`` is relative to the package that exports ``name``."""

    name: str
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PyExports:
    """The ``__init__`` of a package.  ``runtime`` is the relative name of its lazy module."""

    path: str
    runtime: str
    import_lines: tuple[str, ...]
    exports: tuple[PyExport, ...]


@dataclass(frozen=True, slots=True)
class PyPackage:
    modules: tuple[PyModule, ...]
    exports: tuple[PyExports, ...]
