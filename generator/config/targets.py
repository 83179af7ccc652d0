"""The registry of targets: to add a target, add its line and its folder in ``generator/backends``.

A target's code is imported by name when a run needs it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Each target, and the target whose files it writes into.
TARGETS: Mapping[str, str | None] = {
    "dataclasses": None,
    "serializers": "dataclasses",
    "docs": None,
    "json-schema": None,
    "openapi": None,
}
# Kinds of classes that can replace dataclasses; the default comes first.
DATACLASSES = "dataclasses"
MODELS = (DATACLASSES, "pydantic", "msgspec", "typeddict")
# The settings that each kind does not support, with the values that it rejects; an empty tuple
# rejects everything but the default.
UNSUPPORTED: Mapping[str, Mapping[str, tuple[object, ...]]] = {
    "pydantic": {
        "slots": (True,),
        "order": (),
        "json": (),
        "max-depth": (),
    },
    "msgspec": {
        "accept-names": (),
        "slots": (),
        "json": (),
        "max-depth": (),
        "converters": (),
        "unknown-fields": ("keep",),
    },
    "typeddict": {
        "accept-names": (),
        "base-class": (),
        "mixins": (),
        "constraints": (),
        "slots": (),
        "weak-references": (),
        "frozen": (),
        "order": (),
        "json": (),
        "max-depth": (),
        "converters": (),
        "unknown-fields": (),
        "naive-datetimes": (),
    },
}
# These have no place for arbitrary keys.
WITHOUT_OTHER_KEYS = frozenset({"msgspec"})
# Characters that their keys cannot have: msgspec writes keys without escapes.
UNSUPPORTED_IN_KEYS: Mapping[str, re.Pattern[str]] = {
    "msgspec": re.compile(r'["\\\x00-\x1f]')
}
# The default targets.
DEFAULT_TARGETS = ("dataclasses", "serializers", "docs")
