"""The bar, on a recorded terminal and on one that is made up."""

from __future__ import annotations

import io
import os
import re
import time
from pathlib import Path

import pytest
from spec_package import model
from terminals import on_terminal

from generator.commands.progress import PHASES, Progress
from generator.parallel import NO_STEPS, map_shares

DRAWN = re.compile(r"\r\x1b\[K(\w+) +\[([#-]{30})\] +(\d+)%")


class Screen:
    """A terminal: what is written past its buffer is what it shows."""

    def __init__(self) -> None:
        self.raw = io.BytesIO()

    @property
    def buffer(self) -> Screen:
        return self

    @property
    def drawn(self) -> list[tuple[str, str, str]]:
        return DRAWN.findall(self.raw.getvalue().decode("ascii"))


def progress(screen: Screen, *, started: float = 0.0) -> Progress:
    return Progress(screen, started, is_shown=True)  # type: ignore[arg-type]


def wait_for(screen: Screen, drawings: int) -> None:
    end = time.monotonic() + 10
    while len(screen.drawn) < drawings and time.monotonic() < end:
        time.sleep(0.01)


def test_the_phases_are_a_whole() -> None:
    assert sum(PHASES.values()) == 100


def test_each_phase_moves_its_part_of_the_bar() -> None:
    screen = Screen()
    bar = progress(screen)
    with bar.phase("reading") as steps:
        steps.expect(4)
        steps.step()
        wait_for(screen, 1)
    with bar.phase("rendering") as steps:
        steps.expect(2)
        steps.step()
        wait_for(screen, 2)
    (name, _, part), *_, (last, _, last_part) = screen.drawn
    assert (name, int(part)) == ("reading", PHASES["reading"] // 4)
    assert last == "rendering"
    assert int(last_part) == pytest.approx(20 + 65 / 2, abs=1)
    assert screen.raw.getvalue().endswith(b"\r\x1b[K")


def test_worker_processes_move_it() -> None:
    screen = Screen()
    bar = progress(screen)
    with bar.phase("reading") as steps:
        steps.expect(40)

        def work(share: object) -> list[int]:
            for _ in range(20):
                steps.step()
            return [os.getpid()]

        map_shares(work, range(40), 2)
        before = len(screen.drawn)
        wait_for(screen, before + 1)
    assert int(screen.drawn[-1][2]) == PHASES["reading"]


def test_nothing_is_shown_before_its_time() -> None:
    screen = Screen()
    bar = progress(screen, started=time.perf_counter() + 60)
    with bar.phase("reading") as steps:
        steps.expect(1)
        steps.step()
        time.sleep(0.2)
    assert screen.raw.getvalue() == b""


def test_without_a_terminal_there_is_no_bar() -> None:
    bar = Progress(io.StringIO(), 0.0, is_shown=False)
    with bar.phase("reading") as steps:
        assert steps is NO_STEPS


def write(folder: Path, specs: dict[str, str]) -> None:
    folder.mkdir()
    for path, text in specs.items():
        (folder / path).write_text(text, "utf-8")


def test_a_recorded_run(tmp_path: Path) -> None:
    """A run of some seconds: the bar never goes back, and moves in small steps."""
    fields = {f"field_{number}?": r"*Optional\<Long>*" for number in range(30)}
    pages = {f"Page{n}.md": model(f"Page{n}", fields) for n in range(400)}
    write(tmp_path / "specs", pages)
    shown = on_terminal(["specs", "-o", "out"], tmp_path, {})
    drawn = DRAWN.findall(shown)
    parts = [int(part) for _, _, part in drawn]
    assert parts == sorted(parts)
    names = [name for name, _, _ in drawn]
    assert list(dict.fromkeys(names)) == [n for n in PHASES if n in names]
    assert "rendering" in names
    # The longest phase is drawn many times, not left at its start and then over.
    inside = {part for name, _, part in drawn if name == "rendering"}
    assert len(inside) > 3
    assert "created" in shown.rpartition("\x1b[K")[2]


def test_a_short_run_shows_no_bar(tmp_path: Path) -> None:
    write(tmp_path / "specs", {"Box.md": model("Box", {"x?": r"*Optional\<Long>*"})})
    on_terminal(["specs", "-o", "out"], tmp_path, {})
    shown = on_terminal(["specs", "-o", "out"], tmp_path, {})  # nothing to do
    assert not DRAWN.search(shown)
