"""The targets by name, each loaded when a run wants it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from generator.backends.target import Language, Names, Target
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema

# The target for templates of users, which have a table of their own in the configuration.
USER = "user"


def load_target(name: str) -> Target[Any]:
    """Return the target ``name``, one of ``generator/config/targets.py``."""
    folder = name.replace("-", "_")
    target: Target[Any] = import_module(f"generator.backends.{folder}.target").TARGET
    return target


def targets_of(config: Config) -> list[Target[Any]]:
    """Return the targets that ``config`` wants, with the user's own behind them."""
    written = config.written_targets
    names = (*written, USER) if config.target else written
    return [load_target(name) for name in names]


def languages(config: Config) -> list[Language[Any]]:
    """Return the languages of the targets that ``config`` wants, each once."""
    found = (target.language for target in targets_of(config))
    return list({language.name: language for language in found}.values())


def settle_names(schema: Schema, config: Config, report: Report) -> Mapping[str, Names]:
    """Return what each language of the wanted targets calls everything."""
    return {
        language.name: language.settle_names(schema, config, report)
        for language in languages(config)
    }
