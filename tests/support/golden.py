"""The type of the fixture ``golden``, which conftest.py has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Golden = Callable[[Path, Mapping[str, str]], None]
