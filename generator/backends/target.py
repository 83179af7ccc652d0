"""Targets and languages: a target is a folder here that writes one kind of file.

A target is a ``TARGET`` in ``generator/backends/NAME/target.py`` and a line in
``generator/config/targets.py``.  Use ``registry.py`` to run targets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from generator.artifact import OutputFile
from generator.backends.templating.printer import Printer, Rendered
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema


class Names(Struct, frozen=True):
    """The names that a language gives to everything, by id.

    - ``classes``: names of classes.
    - ``stems``: for modules and functions, unique in the package.
    - ``packages``: the parts of the folder.
    - ``attributes`` (of ``all_fields``), ``members``: in order.
    """

    classes: Mapping[str, str]
    stems: Mapping[str, str]
    packages: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]


class Context(Struct, frozen=True, kw_only=True):
    """The common data of all files in one language.

    Each language extends it.  Mappings are by the id of a definition, and sets contain names: the
    build cache records look-ups in both.

    ``repeated`` names fields whose values are also in other fields.
    """

    repeated: ClassVar[frozenset[str]] = frozenset()

    schema: Schema
    names: Names
    config: Config


class Unit(Struct, frozen=True):
    """Files that are rendered and cached together.

    These are the files of the definitions ``here``, one for each target of the language ``maker``;
    or the single file at ``path`` in which the target ``maker`` shows ``view``.
    """

    path: str
    maker: str
    here: tuple[str, ...] = ()
    view: object = None


C = TypeVar("C", bound=Context)


class Writer(Generic[C]):
    """Writes the files of one target for one package.  Targets override the methods they need."""

    def __init__(self, context: C, printer: Printer) -> None:
        self.context = context
        self.printer = printer

    def definitions(self, ids: tuple[str, ...], context: C) -> Iterator[Rendered]:
        """Yield the files of the definitions ``ids``, which are a unit of the language.

        ``context`` equals that of the writer, and records look-ups.
        """
        yield from ()

    def overviews(self) -> Iterator[tuple[str, object]]:
        """Yield the path and the view of each file that covers many definitions."""
        yield from ()

    def overview(self, path: str, view: object) -> Rendered:
        """Return the file at ``path`` that shows ``view``."""
        raise NotImplementedError

    def shared(self) -> Iterator[Rendered]:
        """Yield the files that are not made from single definitions."""
        yield from ()

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each file with a definition, and the definition's id."""
        yield from ()

    def check(self, files: Sequence[OutputFile], report: Report) -> None:
        """Report problems between the ``files`` of all targets."""


class Language(Struct, Generic[C], frozen=True, kw_only=True):
    """The common part of all targets of a language.

    - ``settle_names`` decides all names, and reports renamed ones.
    - ``make_context`` returns the common data of the files.
    - ``units`` returns which definitions share a file.
    """

    name: str
    settle_names: Callable[[Schema, Config, Report], Names]
    make_context: Callable[[Schema, Names, Config], C]
    units: Callable[[C], Iterable[Unit]]


class Target(Struct, Generic[C], frozen=True, kw_only=True):
    """``writer`` returns the writer for one package."""

    name: str
    language: Language[C]
    writer: Callable[[C, Printer], Writer[C]]
