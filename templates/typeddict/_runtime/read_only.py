"""``ReadOnly`` of PEP 705: type checkers say where such a key is set; nothing happens at run time.

Type checkers know ``typing_extensions`` even if it is not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["ReadOnly"]

if TYPE_CHECKING:
    from typing_extensions import ReadOnly
else:

    class ReadOnly:
        """``ReadOnly[T]`` is ``T``."""

        def __class_getitem__(cls, type_):
            return type_
