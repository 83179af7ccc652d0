"""Link reference definitions of a file: ``[point]: #point``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.source import SourceFile
from generator.text.lazy_pattern import lazy_pattern

# CommonMark 0.31 §4.7, on one line.
_DEFINITION = lazy_pattern(
    r"^ {0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]*<?(?P<target>[^\s<>]+)>?",
    re.MULTILINE,
)


# Cached: the cells of a file are read one after another.
@lru_cache(maxsize=4)
def references(file: SourceFile) -> Mapping[str, str]:
    """Return the target of each label; the first definition of a label counts."""
    targets: dict[str, str] = {}
    for definition in _DEFINITION.finditer(file.text):
        targets.setdefault(definition["label"], definition["target"])
    return targets
