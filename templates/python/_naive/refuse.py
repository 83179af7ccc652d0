"""Whether a date-time may lack an offset; for ``naive-datetimes = "refuse"``."""

from __future__ import annotations

from typing import Final

MAY_BE_NAIVE: Final[bool] = False
