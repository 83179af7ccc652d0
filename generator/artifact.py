"""What comes out: files as values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class OutputFile:
    """A file to be written.  ``path`` is relative to the output folder, with ``/``."""

    path: str
    text: str = field(repr=False)

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8")


@dataclass(frozen=True, slots=True, order=True)
class BinaryFile:
    """A file to be written that need not be text."""

    path: str
    content: bytes = field(repr=False)
