"""Every folder of ``cases``: what ``gen diff`` says of its ``old`` and ``new`` specs.

A folder is called as the rule that it shows; a few show several, or none.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compare_cases import CASES, compared, config_of, read
from golden import Golden

from generator.compare.compare import compare_schemas
from generator.compare.data import describe_changes
from generator.compare.document import render_rules
from generator.compare.rules import RULES
from generator.compare.text import render_markdown, render_text
from generator.config.table import SETTINGS
from generator.ir.schema import Schema

ROOT = Path(__file__).parents[2]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
START, END = "<!-- rules -->\n", "<!-- end of rules -->\n"


@each_case
def test_case(case: Path, golden: Golden) -> None:
    changes = compared(case)
    described = json.dumps(describe_changes(changes), indent=1, ensure_ascii=False)
    files = {
        "changes.txt": render_text(changes, all_=True),
        "changes.md": render_markdown(changes, all_=True),
        "changes.json": described,
    }
    golden(case / "expected", {name: f"{text}\n" for name, text in files.items()})


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_case(code: str) -> None:
    [case] = [case for case in CASES if case.name == code]
    assert code in {change.rule.code for change in compared(case)}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_reason_is_shown(code: str) -> None:
    """Each side that a rule can break is broken in some case, and spared if it may be."""
    shown = [c.breaks for case in CASES for c in compared(case) if c.rule.code == code]
    for side, reason in RULES[code].breaks.items():
        assert any(side in breaks for breaks in shown)
        assert bool(reason.when) == any(side not in breaks for breaks in shown)
    assert not any(breaks - RULES[code].breaks.keys() for breaks in shown)


@each_case
def test_nothing_changes_from_a_version_to_itself(case: Path) -> None:
    for side in ("old", "new"):
        assert compare_schemas(read(case / side), read(case / side)) == ()


@each_case
def test_the_order_of_files_changes_nothing(case: Path) -> None:
    old, new = read(case / "old"), read(case / "new")
    backwards = [Schema(dict(reversed([*s.definitions.items()]))) for s in (old, new)]
    assert compare_schemas(
        backwards[0], backwards[1], config_of(case / "old"), config_of(case / "new")
    ) == compared(case)


def test_rules_are_documented(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs/diff.md"
    before, rest = page.read_text("utf-8").split(START)
    table, after = rest.split(END)
    if table == render_rules():
        return
    if request.config.getoption("--update-golden"):
        page.write_text(f"{before}{START}{render_rules()}{END}{after}", "utf-8")
        pytest.fail("rewrote the table of docs/diff.md; read the diff, then run again")
    pytest.fail("docs/diff.md is stale; to rewrite it: pytest --update-golden")


# What no version of a package can differ by for those who read, write or use it.
NOT_COMPARED = frozenset(
    [
        "specs",
        "output",
        "dialect",
        "formatter",
        "git-attributes",
        "templates",
        "git-attributes",
        "target",
        "git-attributes",
        "diff.allow",
        "output-format",
        "severity",
        "per-file-severity",
        "strict",
        "keep-going",
    ]
)
# They change what the specs say, which is compared.
IN_THE_SCHEMA = frozenset(
    [
        "wire-case",
        "wire-names",
        "nested-names",
        "types",
        "enums",
        "unions",
        "unknown-null",
    ]
)


def test_each_setting_is_compared_or_does_not_matter() -> None:
    source = (ROOT / "generator/compare/settings.py").read_text("utf-8")
    compared = {key for key in SETTINGS if f'"{key}"' in source}
    assert compared | NOT_COMPARED | IN_THE_SCHEMA == SETTINGS.keys()
    assert not compared & (NOT_COMPARED | IN_THE_SCHEMA)
