"""What a target is: a folder here that writes one kind of file, and its language.

A target is a ``TARGET`` in ``generator/backends/NAME/target.py`` and a line in
``generator/config/targets.py``.  Whoever runs targets goes through ``registry.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from generator.artifact import OutputFile
from generator.backends.templating.printer import Printer, Rendered
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema


class Names(Struct, frozen=True):
    """What a language calls everything.

    By id: ``classes``; ``stems``, unique in the package, for modules and functions;
    ``packages``, the parts of the folder; and by id, ``attributes``, of ``all_fields``, or
    ``members`` in order.
    """

    classes: Mapping[str, str]
    stems: Mapping[str, str]
    packages: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]


class Context(Struct, frozen=True, kw_only=True):
    """What all files of one language have in common.

    A language extends it.  Each mapping in it is by the id of a definition, and each set has
    names: the cache of builds notes what is looked up in them.
    """

    schema: Schema
    names: Names
    config: Config


class Unit(Struct, frozen=True):
    """Files that are made, and cached, together.

    Either those of the definitions ``here``, one for each target of the language ``maker``; or
    the one file at ``path`` in which the target ``maker`` shows ``view``.
    """

    path: str
    maker: str
    here: tuple[str, ...] = ()
    view: object = None


C = TypeVar("C", bound=Context)


class Writer(Generic[C]):
    """Writes the files of one target for one package.  A target overrides what it has."""

    def __init__(self, context: C, printer: Printer) -> None:
        self.context = context
        self.printer = printer

    def definitions(self, ids: tuple[str, ...], context: C) -> Iterator[Rendered]:
        """Yield the files of the definitions ``ids``, which are a unit of the language.

        ``context`` says the same as that of the writer, and records what is looked up.
        """
        yield from ()

    def overviews(self) -> Iterator[tuple[str, object]]:
        """Yield the path and the view of each file that shows many definitions."""
        yield from ()

    def overview(self, path: str, view: object) -> Rendered:
        """Return the file at ``path`` that shows ``view``."""
        raise NotImplementedError

    def shared(self) -> Iterator[Rendered]:
        """Yield the files that are not made of definitions, or of all in one."""
        yield from ()

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each file that shows a definition, with the id of that."""
        yield from ()

    def check(self, files: Sequence[OutputFile], report: Report) -> None:
        """Report what is wrong with ``files``, those of all targets."""


class Language(Struct, Generic[C], frozen=True, kw_only=True):
    """What the targets of one language share.

    - ``settle_names`` decides what everything is called, and reports what it had to rename.
    - ``make_context`` returns what the files have in common.
    - ``units`` returns which definitions share a file.
    """

    name: str
    settle_names: Callable[[Schema, Config, Report], Names]
    make_context: Callable[[Schema, Names, Config], C]
    units: Callable[[C], Iterable[Unit]]


class Target(Struct, Generic[C], frozen=True, kw_only=True):
    """``writer`` returns what writes the files of one package."""

    name: str
    language: Language[C]
    writer: Callable[[C, Printer], Writer[C]]
