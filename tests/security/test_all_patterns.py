"""Every regular expression of gen takes time that is linear in the text.

Each is collected by importing all modules.  The guard for patterns of specs proves most of them
linear; the others are measured, against a text of twice the size.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from pumped import pumped

import generator
from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.passes import patterns
from generator.passes.patterns import _Refused, _sequence
from generator.source import SourceFile

FOLDER = Path(generator.__file__).parent
# Imports all of gen, and prints what was compiled, where.
COLLECT = """
import importlib, json, pkgutil, re, sys
found = []
def in_gen(frame):
    return frame.f_globals["__name__"].startswith("generator.")
def note(compile_):
    def noted(source, flags=0):
        frame = sys._getframe(1)
        while frame.f_code.co_name != "<module>" and in_gen(frame.f_back):
            frame = frame.f_back
        if isinstance(source, str) and in_gen(frame):
            found.append((frame.f_code.co_filename, frame.f_lineno, source, int(flags)))
        return compile_(source, flags)
    return noted
re.compile = note(re.compile)
from generator.text import lazy_pattern as lazy
lazy.lazy_pattern = note(lazy.lazy_pattern)
import generator
for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(found))
"""
CURSORS = FOLDER / "frontend/types"
# What is longer than ``_LONGEST`` of titles.py is no title; see the test below.
OF_TITLES = (
    "frontend/pages/headings/titles.py",
    "frontend/pages/headings/title_remarks.py",
)
# What takes long for one of SHORT is exponential, for MEDIUM cubic; LONG is compared with its double.
SHORT, MEDIUM, LONG = (22, 30, 44, 64, 100), 200, 2000
SUSPICIOUS = 0.002  # seconds
CUBIC = 0.01
_SEARCHES = "search|sub|subn|finditer|findall|split"


class Pattern(NamedTuple):
    place: str
    source: str
    flags: int
    is_searched: bool


def collect() -> list[Pattern]:
    done = subprocess.run(
        [sys.executable, "-c", COLLECT], check=True, capture_output=True, text=True
    )
    found = {
        (Path(file), line, source, flags)
        for file, line, source, flags in json.loads(done.stdout)
    }
    return [
        Pattern(
            f"{file.relative_to(FOLDER)}:{line}", source, flags, is_searched(file, line)
        )
        for file, line, source, flags in sorted(found)
    ]


SOURCES = {path: path.read_text("utf-8") for path in FOLDER.rglob("*.py")}


def is_searched(file: Path, line: int) -> bool:
    """Return whether the pattern made there may be looked for anywhere in a text.

    What reads types goes through a cursor, which only ever matches where it stands.
    """
    above = "\n".join(SOURCES[file].splitlines()[:line])
    names = re.findall(r"^ *(_?[A-Z][A-Z_0-9]*)(?:: [^=\n]+)? = ", above, re.MULTILINE)
    if not names:
        return True
    sources = [SOURCES[file]] if names[-1].startswith("_") else [*SOURCES.values()]
    by_name = re.compile(rf"\b{names[-1]}\.(?:{_SEARCHES})\(")
    by_variable = re.compile(rf"\b(?!re\.)[a-z_]+\.(?:{_SEARCHES})\(")
    if any(map(by_name.search, sources)):
        return True
    if CURSORS in file.parents:
        return False
    used = re.findall(
        rf"\b{names[-1]}\b(?!\.(?:match|fullmatch)\(|\.pattern\b)", SOURCES[file]
    )
    return len(used) > 1 and bool(by_variable.search(SOURCES[file]))


def is_proved(pattern: Pattern) -> bool:
    """Return whether the guard for patterns of specs says that the time is linear."""
    try:
        tree = patterns._parser.parse(pattern.source, pattern.flags)
        steps = [_sequence(tree, length).steps for length in (100, 200)]
    except _Refused:
        return False
    return steps[1] <= (steps[0] if pattern.is_searched else 2.1 * steps[0])


def seconds(action: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    action(text)
    return time.process_time() - started


def slow(pattern: Pattern) -> Iterator[str]:
    """Yield the texts for which ``pattern`` takes more than linear time."""
    compiled = re.compile(pattern.source, pattern.flags)
    actions: list[Callable[[str], object]] = [compiled.match, compiled.fullmatch]
    if pattern.is_searched:
        actions.append(lambda text: sum(1 for _ in compiled.finditer(text)))
    lengths = (*SHORT, MEDIUM, LONG, 2 * LONG)
    texts = [pumped(pattern.source, pattern.flags, length) for length in lengths]
    for *short, medium, long, longer in zip(*texts, strict=True):
        for action in actions:
            if any(takes(action, each, SUSPICIOUS) for each in short):
                yield short[0]
            elif takes(action, medium, CUBIC):
                yield medium
            elif takes(action, long, SUSPICIOUS) and is_quadratic(action, long, longer):
                yield long


def takes(action: Callable[[str], object], text: str, limit: float) -> bool:
    """Return whether ``action`` takes more than ``limit`` seconds; a second try meets noise."""
    return all(seconds(action, text) > limit for _ in range(2))


def is_quadratic(action: Callable[[str], object], text: str, twice: str) -> bool:
    """Return whether ``twice``, which is twice as long as ``text``, takes far more than twice."""
    once = min(seconds(action, text) for _ in range(3))
    return min(seconds(action, twice) for _ in range(3)) > 3 * once


PATTERNS = collect()


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 300


def test_what_takes_long_is_found() -> None:
    for source in (
        r"(a+)+$",
        r" *x",
        r"a*a*$",
        r"(?:a|ab|b)*c(?= *$)|(?: |\s)*x",
    ):
        assert any(slow(Pattern("", source, 0, is_searched=True))), source


@pytest.mark.parametrize(
    "pattern",
    [p for p in PATTERNS if not p.place.startswith(OF_TITLES) and not is_proved(p)],
    ids=lambda p: p.place,
)
def test_the_time_is_linear(pattern: Pattern) -> None:
    # A pattern that is slow is so every time; a busy machine is not.
    texts = [next(slow(pattern), None)]
    while texts[-1] is not None and len(texts) < 4:
        texts.append(next(slow(pattern), None))
    assert texts[-1] is None, f"{pattern.source!r} takes long for {texts[-1][:80]!r}"


@pytest.mark.parametrize("unit", [" ", "0", "a", "aA", "A0", "`a", "0.", "A.0", " (1)"])
def test_titles_of_any_length_take_linear_time(unit: str) -> None:
    def read(length: int) -> float:
        text = f"# Box {unit * (length // len(unit))}\0x\n\n| Name | Type |\n|-|-|\n| a | b |\n"
        return seconds(
            lambda t: read_schema([SourceFile("A.md", t)], None, Report()), text
        )

    once = min(read(20_000) for _ in range(3))
    assert min(read(40_000) for _ in range(3)) < max(2.8 * once, 0.05)
