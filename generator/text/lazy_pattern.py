"""Regular expressions that are compiled when they are first used.

Those that know the words of nine languages take longer to compile than a small run takes, and
most runs need few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return ``re.compile(source, flags)``, which is made when it is first asked for something.

    Raises: re.error, but only then.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Kept, so that the next time it is an attribute like any other.
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
