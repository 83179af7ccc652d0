"""The steps of a run: what they do for several jobs at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.commands.console import Run
from generator.commands.jobs import locked
from generator.output import lock


def test_outputs_are_locked_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs that each hold what the other wants would wait for ever."""
    order: list[str] = []

    @contextmanager
    def recorded(
        folder: Path, on_wait: Callable[[], None], *, make: bool
    ) -> Iterator[None]:
        order.append(folder.name)
        yield

    monkeypatch.setattr(lock, "locked", recorded)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    for names in ("zbc", "cbz"):
        order.clear()
        with locked([tmp_path / name for name in names], Run(), make=True):
            assert order == ["z", "b", "c"]
