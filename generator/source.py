"""The input: spec files, and places in them.

Offsets count code points from 0; lines and columns count from 1.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate
from typing import ClassVar

from msgspec import Struct


class SourceFile:
    """One spec file, read once.

    ``path`` is relative to the spec root, with ``/``.  ``root`` is that root as the user gave it,
    ``""`` if there is none; it is shown, and distinguishes files of two packages.  This is not a
    struct, so the cache of pages can be written without it.
    """

    def __init__(self, path: str, text: str, root: str = "") -> None:
        self.path = path
        self.text = text
        self.root = root

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceFile) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"SourceFile({self.shown_path!r})"

    @property
    def _key(self) -> tuple[str, str, str]:
        return self.path, self.text, self.root

    @cached_property
    def digest(self) -> bytes:
        """A 16-byte hash of path, root and text."""
        total = blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16)
        total.update(f"\0{self.path}\0{self.root}".encode("utf-8", "surrogatepass"))
        return total.digest()

    @cached_property
    def may_define_links(self) -> bool:
        """Whether a definition of a link by reference may be in it: ``[point]: #point``."""
        return "]:" in self.text

    @property
    def shown_path(self) -> str:
        """The path to show to the user, relative to the current folder."""
        return f"{self.root}/{self.path}" if self.root else self.path

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        # The line ends that markdown-it normalises, so our line numbers match.
        text = self.text.replace("\r\n", " \n").replace("\r", "\n")
        lengths = [len(line) + 1 for line in text.split("\n")]
        # An array takes a tenth of the memory of a list.
        return array("q", accumulate(lengths[:-1], initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the (line, column) of ``offset``, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_start(self, line: int) -> int:
        """Return the offset of the first character of ``line``."""
        return self._line_starts[line - 1]

    def line_end(self, line: int) -> int:
        """Return the offset just after the last character of ``line``, without its line end."""
        if line >= len(self._line_starts):
            return len(self.text)
        start, end = self._line_starts[line - 1], self._line_starts[line]
        return start + len(self.text[start:end].rstrip("\r\n"))

    def lines(self, first: int, last: int) -> Span:
        """Return the span of lines ``first`` to ``last``, inclusive."""
        return Span(self, self.line_start(first), self.line_end(last))


# `gc=False`: a span is never part of a cycle, and the collector can skip them.
class Span(Struct, frozen=True, array_like=True, gc=False):
    """A half-open range ``[start, end)`` of one source file."""

    file: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.file.text[self.start : self.end]

    @property
    def begin(self) -> tuple[int, int]:
        """The (line, column) of the first character."""
        return self.file.position(self.start)

    @property
    def finish(self) -> tuple[int, int]:
        """The (line, column) just after the last character."""
        return self.file.position(self.end)

    def part(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``."""
        return Span(self.file, self.start + start, self.start + end)

    def __str__(self) -> str:
        line, column = self.begin
        return f"{self.file.shown_path}:{line}:{column}"

    __repr__ = __str__


class IgnoresSpan(Struct, frozen=True, eq=False):
    """A struct whose equality ignores the fields in ``equality_ignores``, by default the span."""

    equality_ignores: ClassVar[frozenset[str]] = frozenset({"span"})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        names = self.__struct_fields__
        return tuple(
            getattr(self, name) for name in names if name not in self.equality_ignores
        )
