"""Every finding is shown by a test, has its code as its name, and says what to do."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import SourceFile, Span

TESTS = Path(__file__).parents[1]
SPAN = Span(SourceFile("A.md", "some text"), 0, 4)

# An argument of each type that findings take.
ARGUMENTS: dict[object, object] = {
    Span: SPAN,
    str: "word",
    int: 3,
    bool: True,
    Sequence[str]: ["one", "two"],
    Mapping[str, int]: {".rst": 2},
    Mapping[str, Sequence[Span]]: {"name": [SPAN, SPAN]},
}

# What a case cannot show: findings about files, and about all files together.
ELSEWHERE = {
    "bad-setting": "config/test_config.py",
    "broken-config": "config/test_config.py",
    "broken-manifest": "commands/test_cli.py",
    "broken-template": "backends/test_user_templates.py",
    "clashing-target": "backends/test_user_templates.py",
    "conflict-markers": "output/test_merges.py",
    "crlf-output": "output/test_merges.py",
    "contradictory-required": "frontend/pages/test_plain_tables.py",
    "deep-union": "security/test_disk_limits.py",
    "edited-output": "commands/test_cli.py",
    "file-too-large": "inputs/test_workspace.py",
    "foreign-output": "commands/test_cli.py",
    "large-table": "security/test_disk_limits.py",
    "linked-folder": "inputs/test_workspace.py",
    "long-path": "security/test_disk_places.py",
    "missing-type-column": "frontend/pages/test_plain_tables.py",
    "not-utf8": "inputs/test_workspace.py",
    "template-makes-no-python": "backends/test_user_templates.py",
    "too-many-files": "security/test_disk_limits.py",
    "old-template": "backends/test_user_templates.py",
    "stale-output": "commands/test_cli_check.py",
    "unclaimed-table": "frontend/pages/test_plain_tables.py",
    "unclear-dialect": "frontend/detect/test_detect.py",
    "unknown-comment": "passes/test_ignore.py",
    "unknown-setting": "config/test_config.py",
    "unused-converter": "behaviour/test_converters.py",
    "unnamed-fields": "frontend/pages/test_plain_tables.py",
    "unread-constraint": "frontend/pages/test_plain_tables.py",
    "unread-default": "frontend/pages/test_plain_tables.py",
    "unread-fields": "frontend/pages/test_plain_tables.py",
    "unmarked-output": "output/test_merges.py",
    "unreadable-file": "inputs/test_workspace.py",
    "unsupported-keys": "passes/test_check_models.py",
    "unsupported-setting": "passes/test_check_models.py",
    "unused-ignore": "passes/test_ignore.py",
    "unused-template": "backends/test_user_templates.py",
    "unused-type-word": "frontend/types/test_own_words.py",
    "unused-wire-name": "passes/test_wire_names.py",
    "wire-case-mismatch": "passes/test_check_examples.py",
}


def findings() -> dict[str, Callable[..., Diagnostic]]:
    """Return the functions of the catalog that make a finding, by name."""
    functions = inspect.getmembers(catalog, inspect.isfunction)
    return {
        name: function
        for name, function in functions
        if typing.get_type_hints(function)["return"] is Diagnostic
    }


@pytest.mark.parametrize("code", sorted(catalog.RULES))
def test_every_finding_is_shown(code: str) -> None:
    if code in ELSEWHERE:
        shown = (TESTS / ELSEWHERE[code]).read_text("utf-8")
    else:
        found = TESTS.glob("cases/*/expected/diagnostics.txt")
        shown = "\n".join(path.read_text("utf-8") for path in found)
        code = f"[{code}]"
    assert code in shown


# Functions whose code has another message in the function of its name.
MORE_MESSAGES = {
    "keyless_member": "unfit-tag",
    "refused_default": "wrong-default",
    "refused_tag": "unfit-tag",
    "untagged_member": "unfit-tag",
}


def code_of(function: str) -> str:
    return MORE_MESSAGES.get(function, function.replace("_", "-"))


def test_every_rule_has_a_function() -> None:
    assert set(map(code_of, findings())) == catalog.RULES.keys()


@pytest.mark.parametrize(("name", "function"), sorted(findings().items()))
def test_a_finding_has_its_name_as_its_code(
    name: str, function: Callable[..., Diagnostic]
) -> None:
    hints = typing.get_type_hints(function)
    hints.pop("return")
    found = function(**{name: ARGUMENTS[hint] for name, hint in hints.items()})
    assert found.code == code_of(name)
    assert found.span == SPAN
    assert found.message
    # A message is the second half of a line; a sentence would need a capital and a dot.
    assert not found.message.endswith(".")


VERBS = """
Add Change Check Choose Compare Correct Give List Make Merge Move Name Put Remove Rename Replace Run
Save Select Shorten Split Turn Use Write
"""
# An imperative at the start of a sentence or after an if.
ADVICE = re.compile(rf"(?:^|\. |, )(?:{'|'.join(VERBS.split())})\b", re.IGNORECASE)


@pytest.mark.parametrize("code", sorted(catalog.RULES))
def test_an_explanation_says_what_to_do(code: str) -> None:
    rule = catalog.RULES[code]
    assert rule.title.endswith(".")
    assert len(rule.explanation.split()) >= 15
    assert not re.search(r"^ ", rule.explanation, re.MULTILINE), "it is indented"
    if rule.severity is not Severity.NOTE:
        assert ADVICE.search(re.sub(r"\s+", " ", rule.explanation))


@pytest.mark.parametrize("code", sorted(catalog.RULES))
def test_errors_and_warnings_come_with_help(code: str) -> None:
    if catalog.RULES[code].severity is Severity.NOTE:
        return
    function = findings()[code.replace("-", "_")]
    hints = typing.get_type_hints(function)
    hints.pop("return")
    assert function(**{name: ARGUMENTS[hint] for name, hint in hints.items()}).help
