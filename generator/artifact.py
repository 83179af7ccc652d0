"""The output: files as values."""

from __future__ import annotations

from msgspec import Struct


class OutputFile(Struct, frozen=True, order=True):
    """A file to write.  ``path`` is relative to the output folder, with ``/``.

    ``is_own``: a user-defined template rendered it, so its layout is unknown.
    """

    path: str
    text: str
    is_own: bool = False

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8")


class BinaryFile(Struct, frozen=True, order=True):
    """A file to write that need not be text."""

    path: str
    content: bytes
