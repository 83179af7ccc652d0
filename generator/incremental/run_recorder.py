"""What the next run says if nothing changes until then: see ``generator/incremental/up_to_date.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.console import Run
from generator.incremental.up_to_date import Invocation, Snapshot, record_run

if TYPE_CHECKING:
    from generator.output.plan import Plan


class RunRecorder:
    """Made before all that the run reads is read: ``roots``, and the folders ``templates``.

    ``invocation`` is None for none.
    """

    def __init__(
        self,
        invocation: Invocation | None,
        roots: Iterable[Path | None],
        templates: Iterable[str | None] = (),
    ):
        self._invocation = invocation
        self._inputs: Snapshot | None = None
        if invocation:
            specs = [str(root) for root in roots if root is not None]
            own = [folder for folder in templates if folder is not None]
            with suppress(OSError):
                self._inputs = invocation.snapshot(specs, own)

    def take(self, path: str) -> bytes | None:
        """Return the content of the spec at ``path``, None if it has to be read."""
        return self._inputs.take(path) if self._inputs else None

    def keep(self, run: Run, plans: Mapping[Path, Plan]) -> None:
        """Remember the run, after which each folder is as its plan wants it."""
        if self._invocation is None or self._inputs is None:
            return
        files = sum(len(plan.manifest.files) for plan in plans.values())
        record_run(
            self._invocation.args,
            inputs=self._inputs,
            outputs=[str(output) for output in plans],
            said=run.next_time(files),
        )
