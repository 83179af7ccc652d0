"""Python, as the language of targets."""

from __future__ import annotations

from generator.backends.python.context import (
    LANGUAGE,
    PyContext,
    make_context,
    module_units,
)
from generator.backends.python.converters import taken_names
from generator.backends.python.naming.allocate import settle_names
from generator.backends.target import Language, Names
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema


def _settle_names(schema: Schema, config: Config, report: Report) -> Names:
    return settle_names(schema, report, taken_names(config))


PYTHON: Language[PyContext] = Language(
    name=LANGUAGE,
    settle_names=_settle_names,
    make_context=make_context,
    units=module_units,
)
