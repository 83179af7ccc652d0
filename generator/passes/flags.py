"""Bit flags: enum values that are written as bits."""

from __future__ import annotations

from collections.abc import Sequence

from generator.frontend.pages.page import MemberRow
from generator.ir.schema import Member
from generator.text.lazy_pattern import lazy_pattern

_SHIFT = lazy_pattern(r"\(?(?P<factor>[0-9]{1,9})[ ]?<<[ ]?(?P<bits>[0-9]{1,2})\)?")
_HEX = lazy_pattern(r"0[xX][0-9a-fA-F]{1,16}")
_BINARY = lazy_pattern(r"0[bB][01]{1,64}")
_DECIMAL = lazy_pattern(r"0|[1-9][0-9]{0,18}")


def read_flags(rows: Sequence[MemberRow]) -> tuple[Member, ...] | None:
    """Return the members of an enum of bit flags, None if the values are not flags.

    They are flags if a value is written as a shift (``1 << 3``), or if all are hex or binary and
    each is a bit, zero, or a combination of listed bits (``0x1``, ``0x2``, ``0x3``).
    """
    values = [_read(str(row.value)) for row in rows]
    if None in values or not _are_bits([str(row.value) for row in rows], values):
        return None
    return tuple(
        Member(row.name or None, value, row.doc, row.span)
        for row, value in zip(rows, values, strict=True)
        if value is not None
    )


def _read(text: str) -> int | None:
    if shift := _SHIFT.fullmatch(text):
        return int(shift["factor"]) << int(shift["bits"])
    if _HEX.fullmatch(text):
        return int(text, 16)
    if _BINARY.fullmatch(text):
        return int(text, 2)
    return int(text) if _DECIMAL.fullmatch(text) else None


def _are_bits(texts: Sequence[str], values: Sequence[int | None]) -> bool:
    if any("<<" in text for text in texts):
        return True
    if not all(_HEX.fullmatch(text) or _BINARY.fullmatch(text) for text in texts):
        return False
    numbers = [value for value in values if value]
    single = [value for value in numbers if value.bit_count() == 1]
    together = sum(set(single))
    return len(single) > 1 and all(value & together == value for value in numbers)
