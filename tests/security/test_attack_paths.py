"""Class D of the attacks, as far as names of specs lead: every path of a file is inside and safe."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hostile import generate

FOLDERS = [
    "..",
    "../..",
    "a/../../b",
    "..\\x",
    "/etc",
    "C:",
    "\\\\?\\",
    "file:",
    "~",
    "%2e%2e",
    "a\x01b",
    "trailing.",
    "trailing ",
    "CON",
    "con.md",
    "NUL",
    "AUX",
    "COM1",
    "LPT\u00b9",
    "a\u0301",
    "\u00e1",
    "x" * 300,
    "\u65e5" * 100,
]
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
PAGE = "# {}\n\nText.\n"


def assert_safe(path: str) -> None:
    """Assert that ``path`` names the same file, below the output, on every system."""
    pure = PurePosixPath(path)
    assert not pure.is_absolute()
    assert not PureWindowsPath(path).drive
    for part in pure.parts:
        assert part not in ("..", ".", "")
        assert part.isprintable()
        assert not set(part) & set('\\:*?"<>|~%')
        assert part.rstrip(". ") == part
        assert not RESERVED.fullmatch(part)
        assert len(part.encode()) <= 255


@pytest.mark.parametrize("name", FOLDERS, ids=lambda name: ascii(name[:12]))
def test_folders_titles_and_files(name: str) -> None:
    title = name.strip()
    specs = {f"{name}/a.md": PAGE.format(title), f"{name}.md": PAGE.format("B")}
    for path in generate(specs):
        assert_safe(path)


def test_files_that_are_one_on_some_disks() -> None:
    titles = ["Foo", "foo", "FOO", "\u00c5", "A\u030a", "Stra\u00dfe", "STRASSE", "Con"]
    specs = {f"{number}.md": PAGE.format(t) for number, t in enumerate(titles)}
    specs |= {f"A/{number}.md": PAGE.format(t) for number, t in enumerate(titles)}
    specs |= {f"a/{number}.md": PAGE.format(t) for number, t in enumerate(titles)}
    paths = list(generate(specs))
    folded = {unicodedata.normalize("NFC", path).casefold() for path in paths}
    assert len(folded) == len(paths)
