"""How long after a save `gen --watch` notices it, and has written the module.

    python benchmarks/watch.py [--polling] [SPECS]

It makes a folder of SPECS specs (1000), changes one of them some times, and prints the
milliseconds of the median and of the slowest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from generator.inputs.watching import changes

ROW = "| `{}` | *String* | :heavy_check_mark: | Some words. |\n"
HEAD = "# {}\n\n## Fields\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n"
TIMES = 9
PREFIX = "import sys; sys.modules['watchfiles'] = None\n"


def spec(name: str, fields: str) -> str:
    return HEAD.format(name) + "".join(ROW.format(f"{fields}{n}") for n in range(8))


def notice(specs: Path) -> list[float]:
    """Return how long each of some saves went unnoticed."""
    noticed = threading.Event()

    def watch() -> None:
        for _ in changes(lambda: [specs]):
            noticed.set()

    threading.Thread(target=watch, daemon=True).start()
    noticed.wait()
    return [_notice(specs, noticed, number) for number in range(TIMES)]


def _notice(specs: Path, noticed: threading.Event, number: int) -> float:
    time.sleep(0.5)
    noticed.clear()
    start = time.perf_counter()
    (specs / "Model5.md").write_text(spec("Model5", f"seen{number}_"), "utf-8")
    noticed.wait()
    return time.perf_counter() - start


def write(folder: Path, code: str) -> list[float]:
    """Return how long it took after each of some saves until the module was there."""
    command = [sys.executable, "-c", code, "specs", "-o", "out", "--watch"]
    times = []
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE) as process:
        assert process.stderr
        for number in range(TIMES):
            while b"watching" not in process.stderr.readline():
                pass
            time.sleep(0.3)
            start = time.perf_counter()
            text = spec("Model5", f"made{number}_")
            (folder / "specs/Model5.md").write_text(text, "utf-8")
            while f"made{number}_" not in (folder / "out/model5.py").read_text("utf-8"):
                time.sleep(0.002)
            times.append(time.perf_counter() - start)
        process.kill()
    return times


def main() -> None:
    polling = "--polling" in sys.argv
    count = int(next((a for a in sys.argv[1:] if a.isdigit()), 1000))
    if polling:
        sys.modules["watchfiles"] = None  # type: ignore[assignment]
    folder = Path(tempfile.mkdtemp())
    (folder / "specs").mkdir()
    for n in range(max(count, 6)):
        (folder / f"specs/Model{n}.md").write_text(spec(f"Model{n}", "field"), "utf-8")
    code = (PREFIX if polling else "") + "from generator.__main__ import main; main()"
    for name, times in (
        ("noticed", notice(folder / "specs")),
        ("written", write(folder, code)),
    ):
        print(f"{name}: {median(times) * 1000:.0f} ms, {max(times) * 1000:.0f} at most")


main()
