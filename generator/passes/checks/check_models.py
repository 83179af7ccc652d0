"""Checks settings and documents against what the chosen kind of classes supports."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import Config
from generator.config.table import SETTINGS
from generator.config.targets import (
    UNSUPPORTED,
    UNSUPPORTED_IN_KEYS,
    WITHOUT_OTHER_KEYS,
)
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import Field, ObjectDef, Schema
from generator.source import SourceFile, Span


def check_models(schema: Schema, config: Config, report: Report) -> None:
    """Reports: unsupported-setting, unsupported-keys."""
    _check_settings(config, report)
    for definition in schema.definitions.values():
        if isinstance(definition, ObjectDef):
            for field in _unsupported_fields(definition, config.models):
                name = f"{definition.identity.name}.{field.doc_name}"
                report.add(catalog.unsupported_keys(field.span, name, config.models))


def _unsupported_fields(definition: ObjectDef, models: str) -> Iterator[Field]:
    """Yield the fields of ``definition`` whose keys the kind of classes does not allow."""
    unsupported = UNSUPPORTED_IN_KEYS.get(models)
    if unsupported:
        yield from (f for f in definition.fields if unsupported.search(f.wire_name))
    if definition.extra and models in WITHOUT_OTHER_KEYS:
        yield definition.extra


def _check_settings(config: Config, report: Report) -> None:
    for key, values in UNSUPPORTED.get(config.models, {}).items():
        setting = SETTINGS[key]
        value = getattr(config, setting.attribute)
        is_held = value == setting.default or bool(values and value not in values)
        if key in config.origins and not is_held:
            place = _place(config.origins[key])
            report.add(catalog.unsupported_setting(place, key, config.models))


def _place(origin: Span | str) -> Span:
    """Return the place of a setting; an option is shown by its name."""
    if isinstance(origin, Span):
        return origin
    return Span(SourceFile(origin, origin), 0, len(origin))
