"""Regular expressions that are compiled on first use.

Compiling the patterns for nine languages takes longer than a small run, and most runs need few
of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return ``re.compile(source, flags)``, compiled on first use.

    Raises: re.error, on first use.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Stored as a plain attribute, so that __getattr__ is not called again.
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value
