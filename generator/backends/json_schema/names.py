"""Names of definitions in a JSON Schema: those of the documents, where possible."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.backends.target import Names
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Identity, Schema

# Characters that keys of OpenAPI components, and URLs, must not have.
_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]+")


def settle_names(schema: Schema, _config: Config, _report: Report) -> Names:
    """Return the name of each definition; nothing else has a name."""
    return Names(
        classes=_settle(schema), stems={}, packages={}, attributes={}, members={}
    )


def _settle(schema: Schema) -> Mapping[str, str]:
    """Return a name for each id; if two are equal, the second gets its folder as a prefix."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id_, definition in schema.definitions.items():
        names[id_] = name = _free_name(definition.identity, taken)
        taken.add(name)
    return names


def _free_name(identity: Identity, taken: set[str]) -> str:
    name = _safe(identity.name)
    if name in taken:
        name = f"{_safe(identity.namespace)}.{name}"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("_", text).strip("_.") or "Model"
