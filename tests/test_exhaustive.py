"""No ``case _`` stands for a member of a closed set: of types, definitions, expressions or pages.

What a ``case _`` stands for is asked of mypy, in a copy of the package that reveals it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FALL_THROUGH = re.compile(
    r"^(?P<indent> +)case _:.*\n(?! +assert_never\()", re.MULTILINE
)
REVEALED = re.compile(
    r'^(?P<path>[^:]+):\d+: note: Revealed type is "(?P<type>.*)"$', re.MULTILINE
)
CLOSED = re.compile(
    r"generator\.(ir\.types|ir\.schema|frontend\.types\.typeexpr|frontend\.pages\.pages)\.\w+"
)


def reveal(code: str) -> str:
    """Return ``code`` with the type that each fall-through stands for revealed."""
    return FALL_THROUGH.sub(
        r"\g<indent>case _ as rest:\n\g<indent>    reveal_type(rest)\n", code
    )


def left_over(folder: Path, path: str) -> list[str]:
    """Return the fall-throughs of ``path`` in ``folder`` that stand for members of a closed set."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir=cache", "--no-error-summary", path],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = list(REVEALED.finditer(done.stdout))
    assert found, done.stdout + done.stderr
    # mypy proves nothing about the pairs of a tuple.
    return [
        f"{each['path']}: {each['type']}"
        for each in found
        if CLOSED.search(each["type"]) and not each["type"].startswith("tuple[")
    ]


def test_no_fall_through_stands_for_a_member_of_a_closed_set(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in (tmp_path / "generator").rglob("*.py"):
        path.write_text(reveal(path.read_text("utf-8")), "utf-8")
    assert left_over(tmp_path, "generator") == []


def test_the_check_sees_one(tmp_path: Path) -> None:
    code = """\
from generator.ir.types import ListOf, Type
def is_list(type_: Type) -> bool:
    match type_:
        case ListOf():
            return True
        case _:
            return False
"""
    tmp_path.joinpath("made.py").write_text(reveal(code), "utf-8")
    [only] = left_over(tmp_path, "made.py")
    assert only.startswith("made.py: ")
    assert "MapOf" in only
