"""Python as a target language."""

from __future__ import annotations

from generator.backends.python.context import (
    LANGUAGE,
    PyContext,
    make_context,
    module_units,
)
from generator.backends.python.naming.allocate import settle_names
from generator.backends.python.naming.reserved import (
    RESERVED_BY_ALL,
    RESERVED_BY_MODELS,
)
from generator.backends.python.types.converters import taken_names
from generator.backends.target import Language, Names
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema


def _settle_names(schema: Schema, config: Config, report: Report) -> Names:
    of_models = RESERVED_BY_MODELS.get(config.models, RESERVED_BY_ALL)
    return settle_names(schema, report, taken_names(config), of_models)


PYTHON: Language[PyContext] = Language(
    name=LANGUAGE,
    settle_names=_settle_names,
    make_context=make_context,
    units=module_units,
)
