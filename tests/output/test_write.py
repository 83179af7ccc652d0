"""Writing: whole files, nothing outside the folder, and repair after a run cut off."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.artifact import OutputFile
from generator.files import MANIFEST_NAME
from generator.inputs.workspace import read_output
from generator.output.folder import Folder
from generator.output.manifest import Manifest, parse_manifest
from generator.output.plan import plan_changes
from generator.output.write import STAGING, apply_changes

# Between them: a file that is created, updated, deleted, kept, and folders that come and go.
BEFORE = {"a.py": "old", "deep/er/b.py": "gone", "c.py": "same", "d/e.py": "1"}
AFTER = {"a.py": "new", "c.py": "same", "d/e.py": "2", "new/f.py": "made"}


def generate(
    folder: Path, files: dict[str, str], *, force: bool = False, jobs: int | None = None
) -> None:
    """Do what the command line does with ``files``, and insist on no conflict."""
    manifest = folder / MANIFEST_NAME
    owned = parse_manifest(manifest.read_bytes()) if manifest.exists() else Manifest()
    on_disk = read_output(folder, files.keys() | owned.files.keys())
    wanted = [OutputFile(path, text) for path, text in files.items()]
    plan = plan_changes(wanted, on_disk, owned, force=force)
    assert plan.conflicts == ()
    apply_changes(folder, plan, jobs)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return everything below ``folder``: content of files, None for folders."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else None
        )
        for path in sorted(folder.rglob("*"))
    }


def texts(folder: Path) -> dict[str, str]:
    """Return the files below ``folder`` but for the manifest."""
    return {
        path: content.decode()
        for path, content in tree(folder).items()
        if content is not None and path != MANIFEST_NAME
    }


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes | None]:
    """The tree that a run without trouble leaves."""
    folder = tmp_path / "expected"
    generate(folder, BEFORE)
    generate(folder, AFTER)
    return tree(folder)


def test_the_folder_is_what_was_wanted(tmp_path: Path) -> None:
    folder = tmp_path / "not/yet/there"
    generate(folder, BEFORE)
    assert texts(folder) == BEFORE
    generate(folder, AFTER)
    assert texts(folder) == AFTER
    manifest = parse_manifest((folder / MANIFEST_NAME).read_bytes())
    assert manifest.files.keys() == AFTER.keys()
    assert all(len(digests) == 1 for digests in manifest.files.values())


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    generate(tmp_path, {"a.md": "é\r\nb\rc\n"})
    assert (tmp_path / "a.md").read_bytes() == "é\r\nb\rc\n".encode()


def test_what_does_not_change_is_not_touched(tmp_path: Path) -> None:
    generate(tmp_path, BEFORE)
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(paths) == len(BEFORE) + 1
    for path in paths:
        os.utime(path, (1, 1))
    inodes = [path.stat().st_ino for path in paths]
    generate(tmp_path, BEFORE)
    assert [path.stat().st_mtime for path in paths] == [1] * len(paths)
    assert [path.stat().st_ino for path in paths] == inodes

    generate(tmp_path, BEFORE | {"a.py": "new"})
    assert (tmp_path / "c.py").stat().st_mtime == 1
    assert (tmp_path / "a.py").stat().st_mtime > 1


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    generate(tmp_path, {"a.py": "x"})
    for name in ("a.py", MANIFEST_NAME):
        assert (tmp_path / name).stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    generate(tmp_path, {"a.py": "old"})
    (tmp_path / "a.py").chmod(0o751)
    (tmp_path / MANIFEST_NAME).chmod(0o640)
    generate(tmp_path, {"a.py": "new"})
    assert (tmp_path / "a.py").read_text() == "new"
    assert (tmp_path / "a.py").stat().st_mode & 0o7777 == 0o751
    assert (tmp_path / MANIFEST_NAME).stat().st_mode & 0o7777 == 0o640


def test_empty_folders_go_and_others_stay(tmp_path: Path) -> None:
    generate(tmp_path, dict.fromkeys(["a/b/c/x.py", "d/x.py", "e/x.py"], "x"))
    (tmp_path / "d/__pycache__").mkdir()
    (tmp_path / "d/__pycache__/x.cpython-311.pyc").write_bytes(b"")
    (tmp_path / "e/mine.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    generate(tmp_path, {})
    assert [path for path in tree(tmp_path) if path != MANIFEST_NAME] == [
        "d",
        "d/__pycache__",
        "d/__pycache__/x.cpython-311.pyc",
        "e",
        "e/mine.txt",
        "empty",
    ]


def test_the_output_folder_itself_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "empty").mkdir(parents=True)
    out.chmod(0o700)
    listed = Manifest({"empty/a.py": ("0" * 64,)})
    apply_changes(out, plan_changes([], {}, listed, force=False))
    assert list(tree(out)) == [MANIFEST_NAME]
    assert out.stat().st_mode & 0o777 == 0o700


def assert_refused(folder: Path, files: dict[str, str], match: str) -> None:
    """Generating ``files`` fails, and neither ``folder`` nor its neighbours change."""
    before = tree(folder.parent)
    with pytest.raises(OSError, match=match):
        generate(folder, files, force=True)
    assert tree(folder.parent) == before


def test_no_write_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    out.mkdir()
    (outside / "models").mkdir(parents=True)
    (outside / "models/a.py").write_text("theirs")
    (out / "models").symlink_to(outside / "models")
    assert_refused(out, {"0.py": "x", "models/a.py": "x"}, "is a link")
    assert_refused(out, {"0.py": "x", "models/new/b.py": "x"}, "is a link")
    (out / "models").unlink()

    (out / "a.py").symlink_to("../outside/models/a.py")
    assert_refused(out, {"0.py": "x", "a.py": "x"}, "is a link")
    (out / "a.py").unlink()

    (out / STAGING).symlink_to("../outside")
    assert_refused(out, {"0.py": "x"}, "is a link")
    (out / STAGING).unlink()

    (out / MANIFEST_NAME).symlink_to("../outside/manifest")
    assert_refused(out, {"0.py": "x"}, "is a link")
    (out / MANIFEST_NAME).unlink()
    assert_refused(out, {"../b.py": "x"}, "not in the output folder")
    assert_refused(out, {f"{tmp_path}/b.py": "x"}, "not in the output folder")


def test_no_delete_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    generate(out, {"models/a.py": "x"})
    (out / "models").rename(outside)
    (out / "models").symlink_to(outside)
    assert_refused(out, {}, "is a link")

    # Listed, not wanted and gone: no folder out there is removed for it either.
    (outside / "a.py").unlink()
    (outside / "empty").mkdir()
    listed = Manifest({"models/empty/b.py": ("0" * 64,)})
    apply_changes(out, plan_changes([], {}, listed, force=False))
    assert (outside / "empty").is_dir()


def test_the_output_folder_may_be_a_link_but_nothing_inside_of_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "real/sub").mkdir(parents=True)
    (tmp_path / "real/link").symlink_to("sub")
    (tmp_path / "out").symlink_to("real")
    generate(tmp_path / "out", {"sub/a.py": "x"})
    assert (tmp_path / "real/sub/a.py").read_text() == "x"
    assert_refused(tmp_path / "out", {"link/b.py": "x"}, "is a link")


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "folder.py").mkdir(parents=True)
    (out / "file").write_text("theirs")
    (out / "nowhere.py").symlink_to("gone")
    (out / "circle.py").symlink_to("circle.py")
    assert_refused(out, {"0.py": "x", "folder.py": "x"}, "not a file")
    assert_refused(out, {"0.py": "x", "file/a/b.py": "x"}, "not a folder")
    assert_refused(out, {"0.py": "x", "nowhere.py": "x"}, "is a link")
    assert_refused(out, {"0.py": "x", "circle.py": "x"}, "is a link")
    os.mkfifo(out / "pipe.py")
    with pytest.raises(OSError, match="not a file"):
        generate(out, {"pipe.py": "x"})


def test_a_link_that_is_put_in_the_way_after_the_check_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    generate(out, {"models/a.py": "old"})
    outside.mkdir()
    (outside / "a.py").write_text("theirs")

    def swap(output: Path, plan: object) -> None:
        (output / "models").rename(tmp_path / "away")
        (output / "models").symlink_to(outside)

    monkeypatch.setattr("generator.output.write._check_places", swap)
    with pytest.raises(OSError, match="models"):
        generate(out, {"models/a.py": "new"})
    assert tree(outside) == {"a.py": b"theirs"}


def test_only_our_own_leftovers_are_removed(tmp_path: Path) -> None:
    (tmp_path / "out" / STAGING).mkdir(parents=True)
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "out" / STAGING / "0").symlink_to("../../victim")
    (tmp_path / "out" / STAGING / "7").write_text("half a fi")
    (tmp_path / "out" / STAGING / "p12").mkdir()
    (tmp_path / "out" / STAGING / "p12" / "3").write_text("half a fi")
    generate(tmp_path / "out", {"a.py": "x"})
    assert (tmp_path / "victim").read_text() == "precious"
    assert texts(tmp_path / "out") == {"a.py": "x"}
    assert not (tmp_path / "out" / STAGING).exists()

    (tmp_path / "out" / STAGING).mkdir()
    (tmp_path / "out" / STAGING / "notes").write_text("theirs")
    (tmp_path / "out" / STAGING / "p7").symlink_to("../../victims")
    (tmp_path / "victims").mkdir()
    (tmp_path / "victims/1").write_text("precious")
    generate(tmp_path / "out", {"a.py": "y"})
    assert (tmp_path / "victims/1").read_text() == "precious"
    assert texts(tmp_path / "out").items() >= {
        ("a.py", "y"),
        (f"{STAGING}/notes", "theirs"),
    }


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_many_processes_stage_files(
    tmp_path: Path, expected: dict[str, bytes | None], jobs: int
) -> None:
    generate(tmp_path / "out", BEFORE, jobs=jobs)
    generate(tmp_path / "out", AFTER, jobs=jobs)
    assert tree(tmp_path / "out") == expected


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_no_room_for_one_of_many_processes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    jobs: int,
) -> None:
    generate(tmp_path / "out", BEFORE)
    before, create = tree(tmp_path / "out"), Folder.create

    def fill(self: Folder, name: str, content: bytes, *, wait: bool) -> None:
        if content == b"made":
            raise OSError(errno.ENOSPC, "No space left on device")
        create(self, name, content, wait=wait)

    monkeypatch.setattr(Folder, "create", fill)
    with pytest.raises(OSError, match="No space"):
        generate(tmp_path / "out", AFTER, jobs=jobs)
    assert tree(tmp_path / "out") == before
    assert capfd.readouterr() == ("", "")


def fail_at(monkeypatch: pytest.MonkeyPatch, call: int, error: BaseException) -> None:
    """Make the ``call``-th os.replace, from 0, raise."""
    replace, calls = os.replace, iter(range(1000))

    def guarded(source: str, target: str, **folders: int | None) -> None:
        if next(calls) == call:
            raise error
        replace(source, target, **folders)

    monkeypatch.setattr(os, "replace", guarded)


# The journal, three files, the final manifest.
REPLACES = 5


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", range(REPLACES))
def test_a_run_that_fails_is_repaired_by_the_next(
    tmp_path: Path,
    expected: dict[str, bytes | None],
    call: int,
    error: BaseException,
) -> None:
    out = tmp_path / "out"
    generate(out, BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, call, error)
        with pytest.raises(type(error)):
            generate(out, AFTER)
    allowed = {(p, t) for files in (BEFORE, AFTER) for p, t in files.items()}
    assert texts(out).items() <= allowed, "half a file, or a temporary one"
    generate(out, AFTER)
    assert tree(out) == expected


def test_there_are_no_more_steps_than_were_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path, BEFORE)
    fail_at(monkeypatch, REPLACES, AssertionError("one more"))
    generate(tmp_path, AFTER)
    with pytest.raises(AssertionError, match="one more"):
        generate(tmp_path, BEFORE)


def test_after_a_failure_the_specs_may_change_again(tmp_path: Path) -> None:
    for call in range(REPLACES):
        out = tmp_path / str(call)
        generate(out, BEFORE)
        with pytest.MonkeyPatch.context() as patch:
            fail_at(patch, call, OSError("disk full"))
            with pytest.raises(OSError, match="disk full"):
                generate(out, AFTER)
        generate(out, {"a.py": "newest"})
        assert [p for p in tree(out) if p != MANIFEST_NAME] == ["a.py"]
        assert texts(out) == {"a.py": "newest"}


def test_force_holds_for_the_run_that_repairs(tmp_path: Path) -> None:
    generate(tmp_path, BEFORE)
    (tmp_path / "a.py").write_text("edited")
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, 1, OSError("disk full"))
        with pytest.raises(OSError, match="disk full"):
            generate(tmp_path, AFTER, force=True)
    assert (tmp_path / "a.py").read_text() == "edited"
    generate(tmp_path, AFTER)
    assert texts(tmp_path) == AFTER


STEPS = ("replace", "unlink", "rmdir", "mkdir", "chmod", "open", "fsync")


def run_and_kill(step: int, work: Callable[[], None]) -> bool:
    """Do ``work`` in a process that dies at its ``step``-th change of the disk.

    Return whether it died: no handler ran, no temporary file was removed.
    """
    child = os.fork()
    if child == 0:
        steps = iter(range(1000))

        def deadly(function: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: object, **options: object) -> object:
                if next(steps) == step:
                    os._exit(9)
                return function(*args, **options)

            return call

        for name in STEPS:
            guarded = deadly(getattr(os, name))
            setattr(os, name, guarded)
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 9)
    return status != 0


def test_a_run_that_is_killed_anywhere_is_repaired_by_the_next(
    tmp_path: Path, expected: dict[str, bytes | None]
) -> None:
    allowed = {(p, t) for files in (BEFORE, AFTER) for p, t in files.items()}
    killed = True
    step = 0
    while killed:
        out = tmp_path / str(step)
        generate(out, BEFORE)
        killed = run_and_kill(step, partial(generate, out, AFTER))
        shown = {p: t for p, t in texts(out).items() if not p.startswith(STAGING)}
        assert shown.items() <= allowed, f"half a file at step {step}"
        generate(out, AFTER)
        assert tree(out) == expected, f"killed at step {step}"
        step += 1
    assert step > 30
