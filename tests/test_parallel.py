"""Many processes give what one gives."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from spec_package import model

from generator.cli import cli
from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.parallel import default_workers, map_shares
from generator.source import SourceFile


def double(items: Sequence[int]) -> Iterator[int]:
    yield from (2 * item for item in items)


@pytest.mark.parametrize("workers", [1, 2, 3, 50])
def test_all_is_done_once(workers: int) -> None:
    assert sorted(map_shares(double, range(20), workers)) == [*range(0, 40, 2)]


def test_the_work_is_shared() -> None:
    found = map_shares(lambda items: [(os.getpid(), i) for i in items], range(4), 2)
    assert len({process for process, _ in found}) == 2


def test_the_share_of_a_process_that_dies_is_done() -> None:
    parent = os.getpid()

    def die(items: Sequence[int]) -> list[int]:
        if os.getpid() != parent:
            os._exit(1)
        return [*items]

    assert sorted(map_shares(die, range(4), 2)) == [*range(4)]


def test_an_exception_is_that_of_one_process(capfd: pytest.CaptureFixture[str]) -> None:
    def fail(items: Sequence[int]) -> list[float]:
        return [1 / item for item in items]

    with pytest.raises(ZeroDivisionError):
        map_shares(fail, [1, 0], 2)
    assert capfd.readouterr() == ("", "")


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    here = os.getpid()

    def fail_here(items: Sequence[int]) -> list[int]:
        if os.getpid() == here:
            raise ZeroDivisionError
        time.sleep(0.2)
        (tmp_path / "late").touch()
        return [*items]

    with pytest.raises(ZeroDivisionError):
        map_shares(fail_here, [1, 2], 2)
    time.sleep(0.4)
    assert not (tmp_path / "late").exists()


def test_small_runs_pay_for_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(4), raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert [default_workers(n) for n in (0, 299, 300, 100_000)] == [1, 1, 2, 4]


def test_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specs").mkdir()
    for number in range(30):
        # Each refers to the next, so that some of them share a module.
        other = f"[M{(number + 1) % 5}](M{(number + 1) % 5}.md)"
        text = model(f"M{number}", {"next?": f"*Optional\\<{other}>*"})
        (tmp_path / f"specs/M{number}.md").write_text(text)
    for jobs in ("1", "3"):
        done = CliRunner().invoke(cli, ["specs", "-o", f"out{jobs}", "-j", jobs])
        assert done.exit_code == 0, done.output
    one, three = (
        {
            p.relative_to(tmp_path / out).as_posix(): p.read_bytes()
            for p in (tmp_path / out).rglob("*")
            if p.is_file()
        }
        for out in ("out1", "out3")
    )
    assert one == three
    assert len(one) > 60


def page(name: str, *types: str) -> SourceFile:
    rows = "".join(f"| `f{n}` | {text} |\n" for n, text in enumerate(types))
    text = f"# {name}\n\n## Fields\n\n| Field | Type |\n|---|---|\n{rows}"
    return SourceFile(f"{name}.md", text)


@pytest.mark.parametrize(
    "sources",
    [
        # The votes of one process alone are for another dialect than those of all.
        [page("A", "*str*"), page("B", "*Optional\\<Long>*"), page("C", "*str*")],
        [page("A", "*Date*"), page("B", "*Date*"), page("x/C", "*Optional[str]*")],
        # Findings are those of the files, in their order, whoever read them.
        [page(name, "*Nobody*", "*Optional\\<Long*") for name in "DACB"],
        # What nests as deep as can be read is sent as well.
        [page("A", "*String*"), page("B", "List\\<" * 60 + "*String*" + ">" * 60)],
    ],
)
def test_many_processes_read_what_one_reads(
    sources: list[SourceFile], capfd: pytest.CaptureFixture[str]
) -> None:
    one, many = Report(), Report()
    alone = read_schema(sources, None, one)
    shared = read_schema(sources, None, many, workers=2)
    assert shared == alone
    assert [*map(str, many)] == [*map(str, one)]
    assert capfd.readouterr().err == ""


def test_no_process_is_no_number_of_processes(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["x", "-o", "out", "-j", "0"])
    assert done.exit_code == 2
