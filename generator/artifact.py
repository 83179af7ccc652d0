"""What comes out: files as values."""

from __future__ import annotations

from msgspec import Struct


class OutputFile(Struct, frozen=True, order=True):
    """A file to be written.  ``path`` is relative to the output folder, with ``/``.

    ``is_own``: a template of the user's made it, in a layout that nobody knows.
    """

    path: str
    text: str
    is_own: bool = False

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8")


class BinaryFile(Struct, frozen=True, order=True):
    """A file to be written that need not be text."""

    path: str
    content: bytes
