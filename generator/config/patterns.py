"""Patterns that name fields: ``*ResponseDto.id``, ``models/components/Agent.*``.

A pattern is matched with ``fnmatch`` against ``<title>.<field>`` and
``<namespace>/<title>.<field>``, as printed in the document.
"""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches_field(pattern: str, title: str, namespace: str, field: str) -> bool:
    """Return whether ``pattern`` matches ``field`` of the page ``title`` in ``namespace``."""
    names = (f"{title}.{field}", f"{namespace}/{title}.{field}")
    return any(fnmatchcase(name, pattern) for name in names)
