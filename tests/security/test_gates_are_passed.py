"""The back end takes text of the IR in its hand only to give it to a gate, or to compare it.

The view has a type for such text; the IR has plain strings, since passes compute with them.
So this reads the code of the back end: each attribute with text of a spec must stand in a
call of a gate, in a comparison, or in one of the few functions that are named here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.backends as backend

MODULES = sorted(Path(backend.__file__).parent.rglob("*.py"))
# Attributes of the IR that are text of a spec.
TEXT = {"doc", "doc_name", "wire_name", "example", "namespace"}
GATES = {
    *("SpecText", "literal", "code_cell", "markdown_cell", "json_text", "path_part"),
    *("attribute_name", "class_name", "member_name", "module_name", "snake_case"),
    *("renamed_class", "renamed_field", "renamed_member", "renamed_module"),
    *("_is_snake_case_of", "_is_plain", "_summary"),
}
# What handles text itself, and how it leaves.
INSIDE = {
    "class_doc": "SpecText",
    "field_doc": "SpecText",
    "_with_folder": "names are made of the parts",
    "_settle_attributes": "a list for naming",
    "_settle_packages": "folders for naming",
    "_key": "fstring_text",
    "_paths": "parts go through path_part",
    "build_diagrams": "a key to group by, not printed",
    "place_pages": "parts go through path_part",
    "key_names": "_identifier lets nothing else pass",
    "_build_key": "_identifier lets nothing else pass; else SpecText",
    "definition": "json_text",
    "_object": "json_text",
    "_field": "json_text",
    "_annotations": "json_text",
    "_class_doc": "given to class_doc, which makes a SpecText of it",
    "_free_name": "parts go through _safe",
    "_descriptions": "json_text",
    "build_index": "a key to group by; printed as SpecText",
    "_texts": "the example of a scalar is ours",
    "_stated_tags": "literal",
    "_keys": "literal",
    "supports_key": "searched, not printed",
    "tag_of": "literal",
    "converters_for": "matched against patterns of the configuration",
}


def parents_of(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {
        child: parent
        for parent in ast.walk(tree)
        for child in ast.iter_child_nodes(parent)
    }


def ungated(code: str) -> Iterator[str]:
    """Yield where ``code`` uses text of a spec neither in a gate nor in a comparison."""
    tree = ast.parse(code)
    parents = parents_of(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in TEXT:
            continue
        inner: ast.AST = node
        while around := parents.get(inner):
            if isinstance(around, ast.Call) and called(around) in GATES:
                break
            if isinstance(around, ast.IfExp) and inner is around.test:
                break
            if isinstance(around, ast.Compare | ast.FunctionDef):
                break
            inner = around
        if isinstance(around, ast.FunctionDef) and around.name not in INSIDE:
            yield f"{around.name}: {ast.unparse(node)}"


def called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_text_is_given_to_gates(path: Path) -> None:
    assert list(ungated(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(field):\n    return f'data[\"{field.wire_name}\"]'",
        "def f(field):\n    return '# ' + field.doc",
        "def f(field):\n    lines.append(field.example)",
    ],
)
def test_a_planted_use_is_found(code: str) -> None:
    assert list(ungated(code))
