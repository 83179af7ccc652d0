# pyright: standard
"""Whether a date-time may lack an offset; written by gen, unchanged."""

from __future__ import annotations

from typing import Final

MAY_BE_NAIVE: Final[bool] = True
