"""The models of pydantic: modules, the ``__init__`` of each package, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.pydantic.annotations import annotate
from generator.backends.pydantic.build_class import build_class
from generator.backends.python.build import (
    ClassBuilders,
    build_exports,
    build_py_module,
    names_of_specs,
)
from generator.backends.python.code import Import
from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.python.package_writer import PackageWriter
from generator.backends.python.placement import Placement
from generator.backends.python.runtime_files import read_runtime_files
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyMatch
from generator.backends.target import Target
from generator.backends.templating.printer import Printer, Rendered
from generator.ir.schema import EnumDef

_SHARED = (
    *("__init__.py", "constraints.py", "enums.py", "errors.py", "formats.py"),
    *("lazy.py", "naive.py", "unknown_member.py", "uuids.py"),
)
_EXPORTS: Mapping[str, str] = {
    "UNSET": "presence",
    "Unset": "presence",
    "UnknownMember": "unknown_member",
}
_WORDS = frozenset("""
    __pydantic_extra__ alias default_factory deprecated discriminator exclude_if extra frozen ge gt init json_schema_extra le lt
    max_length min_length pydantic
    """.split())  # noqa: SIM905  (words are read as words)


class _PydanticWriter(PackageWriter):
    def __init__(self, context: PyContext, printer: Printer) -> None:
        exports = tuple(build_exports(context, _EXPORTS))
        runtime = read_runtime_files("pydantic", _SHARED, context.config)
        names = names_of_specs(context.placements, context.names)
        imports = {"pydantic": frozenset({"Field"})}
        verifier = Verifier(exports, names, imports, runtime, _WORDS)
        super().__init__(context, printer, exports, runtime, verifier)

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        """Yield the one module of ``ids``."""
        module = build_py_module(ids, context, _BUILDERS)
        kind = "alias"
        if module.enum:
            kind = "enum"
        elif module.classes:
            kind = "class"
        template = f"python/{kind}.py.jinja"
        rendered = self.printer.print(module.path, template, module=module)
        if isinstance(rendered, OutputFile) and not rendered.is_own:
            self._verifier.module(rendered.text, module)
        yield rendered


def _enum_base(enum: EnumDef) -> Import:
    """Return the class that ``enum`` is derived from, which says to pydantic what it takes."""
    kind = "IntEnum" if enum.kind is int else "StrEnum"
    name = f"{'Closed' if enum.open is False else 'Open'}{kind}"
    return Import("._runtime.listed", "OpenIntFlag" if enum.is_flags else name)


def _no_functions(
    placement: Placement, context: PyContext
) -> tuple[tuple[PyMatch, ...], frozenset[Import]]:
    return (), frozenset()


def _no_values(
    placement: Placement, context: PyContext
) -> tuple[tuple[str, ...], frozenset[Import]]:
    return (), frozenset()


_BUILDERS = ClassBuilders(
    build_class=build_class,
    alias_functions=_no_functions,
    enum_values=_no_values,
    annotate=annotate,
    enum_base=_enum_base,
)

TARGET = Target(name="pydantic", language=PYTHON, writer=_PydanticWriter)
