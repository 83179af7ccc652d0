"""Records a run, so that the next one can be skipped: see up_to_date.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.incremental.up_to_date import Invocation, Snapshot, record_run
from generator.inputs.workspace import read_spec


class RunRecorder:
    """Takes a snapshot of all inputs; the run then reads its specs from the snapshot.

    - ``invocation``: the command line; None records nothing.
    - ``roots``: the specs and the configuration file; None if not given.
    - ``templates``: the folders of user-defined templates; None if not given.
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

    def load(self, path: str) -> bytes:
        """Return the content of the spec at ``path``.

        Raises: OSError.
        """
        content = self._inputs.take(path) if self._inputs else None
        return read_spec(path) if content is None else content

    def record(
        self, outputs: Iterable[Path], printed: Mapping[str, tuple[str, str]]
    ) -> None:
        """Record that ``outputs`` are up to date.

        ``printed`` is what the next run prints on stdout and stderr, by "write" and "check".
        """
        if self._invocation and self._inputs:
            folders = [str(output) for output in outputs]
            args, inputs = self._invocation.args, self._inputs
            record_run(args, inputs=inputs, outputs=folders, printed=printed)
