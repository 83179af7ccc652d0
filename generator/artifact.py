"""What comes out: files as values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class OutputFile:
    """A file to be written.  ``path`` is relative to the output folder, with ``/``."""

    path: str
    text: str = field(repr=False)
