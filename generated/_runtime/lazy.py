# pyright: standard
"""Packages that load a module when one of its names is first asked for: PEP 562."""

from __future__ import annotations

import sys
from importlib import import_module

# Known by its name to type checkers; importing ``typing`` would take longer than the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def lazy_exports(
    package: str, exports: str
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return ``__getattr__``, ``__dir__`` and ``__all__`` of ``package``.

    ``exports`` has a line for each name that the package exports: the name, and the module
    that defines it.
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
