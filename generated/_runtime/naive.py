# pyright: standard
"""Whether a date-time may be without an offset; written by gen, as it is."""

from __future__ import annotations

from typing import Final

MAY_BE_NAIVE: Final[bool] = True
