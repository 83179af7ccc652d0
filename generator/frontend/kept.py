"""What was read from a file -> bytes, and back: for another process, and for the next run.

The bytes are MessagePack of what :class:`FileRead` is, without the text of the file, which
is there when they are read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, msgpack

from generator.diagnostics.report import Diagnostic
from generator.frontend.detect import Ballot
from generator.frontend.dialects.base import Dialect
from generator.frontend.pages import Page
from generator.source import SourceFile


class FileRead(Struct, frozen=True):
    """The pages of a file in ``dialect``, and what was found in it.

    ``votes`` are those of the file, by folder; there are none if nothing is voted for.
    """

    dialect: str
    votes: Mapping[str, Ballot]
    pages: tuple[Page, ...]
    found: tuple[Diagnostic, ...]


def key_of(file: SourceFile, dialect: Dialect | None) -> str:
    """Return what is the same for two files only if the same is read from both."""
    return f"{dialect.name if dialect else 'auto'} {file.digest.hex()}"


def pack(read: FileRead) -> bytes:
    return _ENCODER.encode(read)


class Unpacker:
    """Reads what :func:`pack` wrote."""

    def __init__(self) -> None:
        self._file: SourceFile | None = None
        self._decoder = msgpack.Decoder(FileRead, dec_hook=self._decode)

    def unpack(self, content: bytes, file: SourceFile) -> FileRead:
        """Return what was read from ``file``.

        Raises: msgspec.ValidationError, msgspec.DecodeError, for other bytes.
        """
        self._file = file
        return self._decoder.decode(content)

    def _decode(self, wanted: type, _: object) -> Any:
        assert wanted is SourceFile
        return self._file


def _encode(value: object) -> None:
    assert isinstance(value, SourceFile)


_ENCODER = msgpack.Encoder(enc_hook=_encode)
