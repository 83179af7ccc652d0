"""What the next run says if nothing changes until then: see ``generator/replay.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.console import Run
from generator.replay import remember, snapshot

if TYPE_CHECKING:
    from generator.output.plan import Plan


class Memory:
    """Made before all that the run reads is read: ``roots``, and the folders ``templates``.

    ``args`` is None for none.
    """

    def __init__(
        self,
        args: Sequence[str] | None,
        roots: Iterable[Path | None],
        templates: Iterable[str | None] = (),
    ):
        self._args = args
        self._roots = [str(root) for root in roots if root is not None]
        self._templates = [folder for folder in templates if folder is not None]
        self._inputs = "" if args is None else self._snapshot()

    def _snapshot(self) -> str:
        try:
            return snapshot(self._roots, self._templates)
        except OSError:
            return ""

    def keep(self, run: Run, plans: Mapping[Path, Plan]) -> None:
        """Remember the run, after which each folder is as its plan wants it."""
        if self._args is None or not self._inputs:
            return
        files = sum(len(plan.manifest.files) for plan in plans.values())
        remember(
            self._args,
            roots=self._roots,
            templates=self._templates,
            inputs=self._inputs,
            outputs=[str(output) for output in plans],
            said=run.next_time(files),
        )
