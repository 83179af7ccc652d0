"""Packs what was read from a file as bytes, for another process and for the next run.

The bytes are the votes of the file, then a :class:`FileRead`, both by :class:`Encoder`.  The text
of the file is left out, since the reader of the bytes has it.  What occurs often is packed as an
array (``array_like``), without the names of its fields.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from msgspec import Raw, Struct, json, msgpack

from generator.diagnostics.report import Diagnostic
from generator.frontend.detect.ballot import Ballot
from generator.frontend.detect.detect import Known
from generator.frontend.pages.page import Page
from generator.frontend.types.dialects.base import Dialect
from generator.source import SourceFile

# The votes of a file; None if there was no vote.
Votes: TypeAlias = Ballot | None


class FileRead(Struct, frozen=True):
    """The pages of a file in ``dialect``, and the ``findings`` in it."""

    dialect: str
    pages: tuple[Page, ...]
    findings: tuple[Diagnostic, ...]


class Encoder:
    """Encodes values as MessagePack, or as JSON if they have an integer beyond 64 bits."""

    def __init__(
        self,
        enc_hook: Callable[[object], object],
        order: Literal["deterministic"] | None = None,
    ) -> None:
        """The parameters are those of msgspec."""
        self._msgpack = msgpack.Encoder(enc_hook=enc_hook, order=order)
        self._json = json.Encoder(enc_hook=enc_hook, order=order)

    def encode(self, value: object) -> bytes:
        try:
            return self._msgpack.encode(value)
        except OverflowError:  # MessagePack has no integers beyond 64 bits.
            return self._json.encode(value)


def key_of(file: SourceFile, dialect: Dialect | None, words: str = "") -> str:
    """Return a key that is equal for two files only if they are read the same way.

    - ``dialect``: the dialect of all files, None if they vote.
    - ``words``: the user-defined words for types, as one text.
    """
    own = f" {sha256(words.encode()).hexdigest()}" if words else ""
    return f"{dialect.name if dialect else 'auto'} {file.digest.hex()}{own}"


def key_of_known(words: str = "") -> str:
    """Return the key of what is known about type cells; ``words`` as in key_of."""
    return f"cells {sha256(words.encode()).hexdigest()}"


def pack_known(known: Known) -> bytes:
    """Return what is known about type cells as bytes, the same for equal values."""
    return msgpack.encode(sorted(known.items()))


def unpack_known(content: bytes) -> Known:
    """Return what :func:`pack_known` packed.

    Raises: msgspec.ValidationError, msgspec.DecodeError, for other bytes.
    """
    return dict(_KNOWN.decode(content))


def pack(votes: Votes, read: FileRead) -> bytes:
    """Return the ``votes`` of a file and what was ``read`` from it as bytes."""
    return _ENCODER.encode((votes, read))


class Unpacker:
    """Unpacks the bytes of :func:`pack`."""

    def __init__(self) -> None:
        self._file: SourceFile | None = None
        # Each decoder skips the other half.
        self._votes = msgpack.Decoder(tuple[Votes, Raw], dec_hook=self._decode)
        self._read = msgpack.Decoder(tuple[Raw, FileRead], dec_hook=self._decode)
        self._json_votes = json.Decoder(tuple[Votes, Raw], dec_hook=self._decode)
        self._json_read = json.Decoder(tuple[Raw, FileRead], dec_hook=self._decode)

    def votes(self, content: bytes, file: SourceFile) -> Votes:
        """Return the votes of ``file``.

        Raises: msgspec.ValidationError, msgspec.DecodeError, for other bytes.
        """
        self._file = file
        decoder = self._json_votes if _is_json(content) else self._votes
        return decoder.decode(content)[0]

    def read(self, content: bytes, file: SourceFile) -> FileRead:
        """Return what was read from ``file``.

        Raises: the same errors as votes.
        """
        self._file = file
        decoder = self._json_read if _is_json(content) else self._read
        return decoder.decode(content)[1]

    def _decode(self, wanted: type, _: object) -> Any:
        assert wanted is SourceFile
        return self._file


def _is_json(content: bytes) -> bool:
    return content.startswith(b"[")


def _encode(value: object) -> None:
    assert isinstance(value, SourceFile)


_KNOWN = msgpack.Decoder(list[tuple[tuple[str, str, str], bool]])
_ENCODER = Encoder(_encode)
