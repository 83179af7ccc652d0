"""`gen` and `python -m generator`.  An unchanged run ends here, before the rest is imported."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> None:
    """Run gen with ``args`` (those of the process by default) and exit with its status."""
    started = time.perf_counter()
    # Parsed values live until the end; looking for cycles in them costs a tenth of a run.
    gc.set_threshold(100_000, 100, 100)
    _open_streams()
    from generator.incremental.up_to_date import Invocation, replay

    invocation = Invocation(sys.argv[1:] if args is None else args)
    output = replay(invocation, started)
    if output is None:
        from generator.cli import main as run_command

        run_command(invocation)
    stdout, stderr = output
    sys.stdout.write(stdout)
    sys.stdout.flush()
    sys.stderr.write(stderr)
    sys.exit(0)


def _open_streams() -> None:
    """Open those of stdin, stdout and stderr that are closed, so that no file takes their place."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            stream = open(os.devnull, mode)  # noqa: SIM115  (open to the end)
            setattr(sys, name, stream)


def run() -> None:
    """Run main, then exit without freeing memory, as mypy does.

    Freeing it takes a tenth of a run in which little has changed.
    """
    try:
        main()
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(ended.code, int):
            os._exit(ended.code)
        raise


if __name__ == "__main__":
    run()
