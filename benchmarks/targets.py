"""The targets, and the results of a run of the benchmark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.report import render_table


@dataclass(frozen=True, slots=True)
class Target:
    """``wanted`` is the least of the figure ``key``, or the most if it is ``at_most``."""

    key: str
    text: str
    wanted: float
    at_most: bool


TARGETS = (
    Target("black", "classes a second to datamodel-code-generator, Black", 6, False),
    Target("plain", "the same, its formatters off", 3, False),
    Target("mdmodels", "time to that of mdmodels, novu-py", 1, True),
    Target("no-op", "nothing changed to import click, novu-java", 1.6, True),
    Target("one", "one page changed to nothing changed, clerk-csharp", 5, True),
    Target("pages", "ms a page of 10,000", 1, True),
    Target("memory", "KiB a page of 10,000 above the empty run", 25, True),
)


def render_targets(figures: Mapping[str, float]) -> str:
    """Return the table of those targets for which there is a figure."""
    return render_table(["target", "wanted", "found", ""], _rows(figures))


def _rows(figures: Mapping[str, float]) -> Iterator[list[object]]:
    for target in TARGETS:
        if target.key in figures:
            figure, wanted = figures[target.key], target.wanted
            reached = figure <= wanted if target.at_most else figure >= wanted
            bound = f"{'at most' if target.at_most else 'at least'} {wanted:g}"
            yield [target.text, bound, f"{figure:.2f}", "yes" if reached else "no"]
