"""``gen``, and ``python -m generator``: nothing is imported for a run that need not be run."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> None:
    """Run gen with ``args`` (those of the process by default) and end with its status."""
    started = time.perf_counter()
    args = sys.argv[1:] if args is None else args
    from generator.replay import replay

    said = replay(args, started)
    if said is None:
        from generator.cli import main as run

        run(args)
    stdout, stderr = said
    sys.stdout.write(stdout)
    sys.stdout.flush()
    sys.stderr.write(stderr)
    sys.exit(0)


if __name__ == "__main__":
    main()
