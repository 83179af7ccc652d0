# pyright: standard
"""Packages that import a module when one of its names is first used: PEP 562."""

from __future__ import annotations

import sys
from importlib import import_module

# Type checkers know this name; importing ``typing`` would take longer than everything else.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def lazy_exports(
    package: str, exports: str
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return ``__getattr__``, ``__dir__`` and ``__all__`` for ``package``.

    ``exports`` has a line for each exported name: the name, and the module that defines it.
    """
    words = exports.split()
    modules = dict(zip(words[::2], words[1::2], strict=True))

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(modules[name], package), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules})

    return load, names, list(modules)
