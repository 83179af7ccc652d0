"""The targets by name, each imported when a run needs it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from generator.backends.target import Language, Names, Target
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema

# The target of user-defined templates, which are configured in their own table.
USER = "user"


def load_target(name: str) -> Target[Any]:
    """Return the target ``name``, one of ``generator/config/targets.py``."""
    folder = name.replace("-", "_")
    target: Target[Any] = import_module(f"generator.backends.{folder}.target").TARGET
    return target


def targets_of(config: Config) -> list[Target[Any]]:
    """Return the targets in ``config``; user-defined ones come last."""
    written = config.written_targets
    names = (*written, USER) if config.target else written
    return [load_target(name) for name in names]


def languages(config: Config) -> list[Language[Any]]:
    """Return the languages of the targets in ``config``, without duplicates."""
    all_languages = (target.language for target in targets_of(config))
    return list({language.name: language for language in all_languages}.values())


def settle_names(schema: Schema, config: Config, report: Report) -> Mapping[str, Names]:
    """Return the names that each language of the targets gives to everything."""
    return {
        language.name: language.settle_names(schema, config, report)
        for language in languages(config)
    }
