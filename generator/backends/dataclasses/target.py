"""Dataclasses: modules, the ``__init__`` of each package, and the shared runtime."""

from __future__ import annotations

from collections.abc import Iterator

from generator.backends.dataclasses.build_module import (
    build_module,
    exports_of,
)
from generator.backends.python.build import names_of_specs
from generator.backends.python.classes.bases import inheritable
from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.python.types.converters import imported_names
from generator.backends.python.writing.package_writer import PackageWriter
from generator.backends.python.writing.runtime_files import variants
from generator.backends.python.writing.verify import Verifier
from generator.backends.target import Target
from generator.backends.templating.environment import template_root
from generator.backends.templating.printer import Printer, Rendered
from generator.text.word_list import words

# The part of the runtime that classes without serializers need.
_WITHOUT_SERIALIZERS = words("""
    __init__.py comparing.py constraints.py converters.py deprecation.py enums.py lazy.py
    metadata.py presence.py unknown_member.py
    """)


class _DataclassWriter(PackageWriter):
    def __init__(self, context: PyContext, printer: Printer) -> None:
        exports, runtime = exports_of(context), read_runtime(context)
        verifier = Verifier.of(
            exports,
            names_of_specs(context.placements, context.names),
            {**imported_names(context.config), **inheritable(context.config)},
            runtime,
        )
        super().__init__(context, printer, exports, runtime, verifier)

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        """Yield the single module of ``ids``.

        Raises UnpromisedCode for unexpected code, which is a bug.
        """
        yield self.module(build_module(ids, context), "model")


def read_runtime(context: PyContext) -> dict[str, str]:
    """Return the text of each module of the runtime; it is copied unchanged."""
    folder = template_root() / "python"
    paths = {path.name: path for path in sorted((folder / "_runtime").glob("*.py"))}
    if not context.has_serializers:
        paths = {name: paths[name] for name in _WITHOUT_SERIALIZERS}
    paths |= {
        name: path
        for name, path in variants(context.config).items()
        if name in paths or context.has_serializers
    }
    return {name: path.read_text("utf-8") for name, path in paths.items()}


TARGET = Target(name="dataclasses", language=PYTHON, writer=_DataclassWriter)
