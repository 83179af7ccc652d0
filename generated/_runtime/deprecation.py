# pyright: standard
"""``deprecated`` of PEP 702: type checkers report uses of a class; nothing happens at run time.

Type checkers know ``typing_extensions`` even if it is not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["deprecated"]

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:

    def deprecated(message):
        """Return a decorator that marks a class as deprecated."""

        def mark(cls):
            cls.__deprecated__ = message
            return cls

        return mark
