"""What went wrong in other generators, by the name of its advisory: none of it works here."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import test_attack_enum_values as values
import test_attack_names as names
import test_attack_paths as paths
import test_attack_text as texts
from hostile import CANARY
from spec_package import model, spec_package

import generator
from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

TREE = texts.test_the_tree_of_a_module_is_that_of_harmless_text
DEFAULTS = texts.test_defaults_and_patterns
FILE = texts.test_names_of_files_stay_comments
PATH = paths.test_folders_titles_and_files
ENUM = values.test_each_value_survives
PACKAGE = {
    "A.md": model("A", {"day?": "[LocalDate](x)", "next?": r"[Optional\<A>](A.md)"})
}


def refused(document: str) -> None:
    """Fail if ``document`` is an ``A``, or if anything but a DecodeError says that it is none."""
    with spec_package(PACKAGE) as a, pytest.raises(a.package.DecodeError):
        a.cls("A").from_json(document)


def injected(key: str) -> None:
    """Fail if the unknown ``key`` of a document becomes an attribute."""
    with spec_package(PACKAGE) as package:
        read = package.cls("A").from_dict({key: {"x": 1}})
        assert type(read) is package.cls("A")
        assert read == package.cls("A")()


def read(text: str) -> None:
    """Read ``text``, which made a reader of Markdown raise or hang."""
    read_schema([SourceFile("A.md", f"# A\n\n{text}\n")], JAVA, Report())


def no_network() -> None:
    """Fail if a module of gen could ask a server for anything."""
    root = Path(generator.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                module = getattr(node, "module", None) or node.names[0].name
                assert module.split(".")[0] not in {"socket", "http", "ssl", "ftplib"}
                assert module != "urllib.request"


ADVISORIES: dict[str, tuple[Callable[..., Any], *tuple[str, ...]]] = {
    # Text becomes code.
    "CVE-2020-15142": (TREE, f'"; {CANARY} #', "{}"),
    "CVE-2020-15142, defaults": (DEFAULTS, f'"; {CANARY} #'),
    "GHSA-5293-mq8x-g3xj": (TREE, f"{{{CANARY}}} f'", "{}"),
    "GHSA-j884-q54q-mmx3": (TREE, f"a\r{CANARY}", "{}"),
    "GHSA-386q-5hp3-95m9": (DEFAULTS, f"list); {CANARY} #"),
    "GHSA-m34r-v34r-rf9q": (TREE, f"{CANARY}.x", "{}"),
    "GHSA-wjv6-jcfj-mf9r": (FILE, f"a\n{CANARY}"),
    "GHSA-8m8r-38jm-f355": (DEFAULTS, f"', {CANARY}, '"),
    "datamodel-code-generator PR 2428": (FILE, "a\nimport os"),
    "GHSA-2hx3-vp6r-mg3f": (TREE, f"a\n{CANARY}", "{}"),
    "GHSA-rjwr-m7qx-3fjr": (TREE, f"a\u2028{CANARY}", "{}"),
    "GHSA-xrqw-w576-xgj2": (ENUM,),
    "GHSA-jwgf-6xff-4hvp": (PATH, '"); import os'),
    "GHSA-9c2f-gr95-7wqw": (PATH, "os import path; x"),
    "CVE-2026-23947": (TREE, f"*/ {CANARY} /*", "{}"),
    "CVE-2026-72716": (DEFAULTS, f"${{{CANARY}}}"),
    "GHSA-5f94-x226-ccpm": (TREE, f"' + {CANARY} + '", "{}"),
    "CVE-2016-5641": (names.test_field, "a'+b"),
    # Paths leave the folder.
    "CVE-2020-15141": (PATH, "../../etc"),
    "GHSA-5j8x-q7q6-58j5": (PATH, "..\\..\\x"),
    # A server is asked for what a spec says.
    "GHSA-rfr2-mq9m-x2qx": (no_network,),
    "GHSA-954p-556p-r752": (no_network,),
    # Decoding hangs, raises or sets what it should not.
    "CVE-2021-29510": (refused, '{"day": "infinity"}'),
    "CVE-2025-4565": (refused, '{"next": ' * 100_000),
    "CVE-2026-0994": (refused, '{"next": ' * 20_000 + "1" + "}" * 20_000),
    "CVE-2024-27454": (refused, "[" * 100_000),
    "CVE-2023-36665": (injected, "__class__"),
    "CVE-2023-36665, dict": (injected, "__dict__"),
    # Reading Markdown hangs or raises.
    "CVE-2023-26303": (read, "![](<\x00> '\n"),
    "CVE-2026-2327": (read, "mailto:" * 20_000),
    "CVE-2025-69534": (read, "<!["),
    "CVE-2026-67422": (read, "*_" * 20_000),
}


@pytest.mark.parametrize("attack", ADVISORIES.values(), ids=list(ADVISORIES))
def test_advisory(attack: tuple[Callable[..., Any], *tuple[str, ...]]) -> None:
    check, *arguments = attack
    check(*arguments)
