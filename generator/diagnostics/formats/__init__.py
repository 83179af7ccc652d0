"""Findings as text: for people, for GitHub and GitLab, for programs.

Each format is a function from findings to text; ``FORMATS`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.diagnostics.formats.data import render_json
from generator.diagnostics.formats.github import render_github
from generator.diagnostics.formats.gitlab import render_gitlab
from generator.diagnostics.formats.sarif import render_sarif
from generator.diagnostics.formats.surroundings import Surroundings as Surroundings
from generator.diagnostics.formats.text import render_concise, render_full
from generator.diagnostics.report import Diagnostic


class Format(Struct, frozen=True):
    """``render`` returns text that ends with a newline, or an empty string.

    - ``is_document``: the text is one document for a program: it includes notes, and nothing else
      may be printed with it.
    - ``has_commands``: lines that begin with ``::`` are commands for the runner.
    - ``is_cut``: it has an entry for each place, limited in number per code.
    """

    render: Callable[[Sequence[Diagnostic], Surroundings], str]
    is_document: bool = False
    has_commands: bool = False
    is_cut: bool = True


FORMATS: Mapping[str, Format] = {
    "full": Format(render_full, is_cut=False),
    "concise": Format(render_concise),
    "json": Format(render_json, is_document=True, is_cut=False),
    "github": Format(render_github, has_commands=True),
    "sarif": Format(render_sarif, is_document=True),
    "gitlab": Format(render_gitlab, is_document=True),
}
