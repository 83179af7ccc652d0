"""Each defence is removed here, and the test that needs it fails.

With a gate broken and the second one in place, the second finds what the first let through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import test_attack_enum_values as values
import test_attack_names as names
import test_attack_paths as paths
import test_attack_text as texts
import test_templates as templates
import test_verify as second_gate

from generator.backends import gates
from generator.backends.python import placement
from generator.backends.python.naming import identifiers as naming
from generator.backends.python.writing.verify import UnpromisedCode, Verifier
from generator.backends.serializers import build_writer
from generator.backends.templating import environment as templating
from generator.text import printable

Break = Callable[[pytest.MonkeyPatch], None]
END = '"""\n    eval("1")\n    """'


def raw(value: Any, *_: object, **__: object) -> str:
    """Return what a gate would be if it did nothing."""
    return gates._raw(value) if isinstance(value, gates.SpecText) else str(value)


def read_any(compiler: Any, node: Any, frame: Any) -> None:
    compiler.visit(node.node, frame)
    compiler.write(f".{node.attr}")


def no_filter(name: str, broken: Callable[..., str]) -> Break:
    filters = templating._environment().filters
    return lambda patch: patch.setitem(filters, name, broken)


def no(module: object, name: str, broken: object) -> Break:
    return lambda patch: patch.setattr(module, name, broken)


def no_literal(patch: pytest.MonkeyPatch) -> None:
    for module in (
        *(
            "serializers.build_serializers",
            "python.layout.filters",
            "python.types.annotations",
        ),
        *("python.classes.defaults", "python.types.constrain"),
    ):
        path = f"generator.backends.{module}.literal"
        patch.setattr(path, lambda value: f'"{raw(value)}"')


def no_cell(patch: pytest.MonkeyPatch) -> None:
    for name in ("markdown_cell", "code_cell"):
        patch.setattr(f"generator.backends.docs.build_docs.{name}", raw)


@dataclass(frozen=True)
class Defence:
    """``attack`` is a test that passes with the defence, and fails without it."""

    remove: Break
    attack: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    # Whether what comes out is code that the second gate finds too.
    is_code: bool = False


TREE = texts.test_the_tree_of_a_module_is_that_of_harmless_text
INERT = texts.test_pages_are_inert
DEFENCES = {
    "docstring": Defence(
        no_filter("docstring", lambda text, indent=4: f'"""{raw(text)}"""'),
        TREE,
        (END, "{}"),
        is_code=True,
    ),
    "literal": Defence(no_literal, TREE, ('" + __name__ + "', "{}"), is_code=True),
    "text of f-strings": Defence(
        no(build_writer, "fstring_text", raw), TREE, ("{eval(id)}", "{}"), is_code=True
    ),
    "comment": Defence(
        no_filter("comment", raw),
        texts.test_names_of_files_stay_comments,
        ("a\nimport os",),
        is_code=True,
    ),
    "escapes of hidden characters": Defence(
        no(gates, "_visible", raw),
        texts.test_code_hides_no_character,
        ("bidi \u202e",),
        is_code=True,
    ),
    "references for hidden characters": Defence(
        no(gates, "escape_invisible", raw), INERT, ("zero\u200bwidth",)
    ),
    "markdown text": Defence(
        no_filter("markdown_text", raw), INERT, ("<img src=x onerror=alert(1)>",)
    ),
    "markdown line": Defence(
        no_filter("markdown_line", raw), texts.test_titles_are_inert, ("<b>",)
    ),
    "cells": Defence(no_cell, INERT, ("![x](http://h/x.png)",)),
    "links": Defence(
        no_filter("markdown_text", lambda text: raw(text).replace("<", "&lt;")),
        INERT,
        ("[x](javascript:alert(1))",),
    ),
    "examples in JSON": Defence(
        no(printable, "replace_hidden", lambda text, *_: text), INERT, ("\u202e",)
    ),
    "keywords": Defence(
        no(naming, "_avoid", lambda name, _: name), names.test_field, ("class",)
    ),
    "reserved members": Defence(
        no(naming, "RESERVED_MEMBERS", frozenset()), names.test_member, ("mro",)
    ),
    "hidden letters": Defence(
        no(naming, "replace_hidden", lambda text, _: text),
        names.test_field,
        ("\u3164",),
    ),
    "standard library": Defence(
        no(naming, "RESERVED_AT_ROOT", frozenset()),
        names.test_no_module_hides_one_of_the_standard_library,
        ("json",),
    ),
    "names that are nothing": Defence(
        no(naming, "_identifier", lambda text, _: text),
        names.test_names_that_are_nothing_get_stable_ones,
    ),
    "values of enums": Defence(no_literal, values.test_each_value_survives),
    "path parts": Defence(
        no(placement, "path_part", raw),
        paths.test_folders_titles_and_files,
        ("../..",),
    ),
    "length of files": Defence(
        no(naming, "LONGEST_FILE", 10_000),
        paths.test_folders_titles_and_files,
        ("x" * 300,),
    ),
    "text that is no string": Defence(
        no(gates.SpecText, "__str__", raw),
        templates.test_what_went_through_no_gate_is_refused,
        ("{{ text }}",),
    ),
    "sandbox": Defence(
        no(templating._Sandbox, "getattr", lambda _, obj, name: getattr(obj, name)),
        templates.test_templates_are_sandboxed,
        ("{{ x.__class__ }}",),
    ),
    "names in templates": Defence(
        no(templating._FastCode, "visit_Getattr", read_any),
        templates.test_templates_are_sandboxed,
        ("{{ x.__class__ }}",),
    ),
    "the second gate": Defence(
        no(Verifier, "module", lambda _, text, __: text),
        second_gate.test_what_is_not_promised_is_found,
        ("self.a = a", "self.a = getattr(a, a)"),
    ),
}


@contextmanager
def without(defence: Defence) -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        defence.remove(patch)
        forget_names()
        yield patch
    forget_names()


def forget_names() -> None:
    """Have each name settled anew: they are kept by their texts."""
    for kept in vars(naming).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


@pytest.mark.parametrize("defence", DEFENCES.values(), ids=list(DEFENCES))
def test_the_attack_is_held_off(defence: Defence) -> None:
    defence.attack(*defence.arguments)


@pytest.mark.parametrize("defence", DEFENCES.values(), ids=list(DEFENCES))
def test_without_the_defence_it_is_not(defence: Defence) -> None:
    with without(defence) as patch:
        # Alone: the second gate would stop some of them.
        patch.setattr(Verifier, "module", lambda _, text, __: text)
        patch.setattr(Verifier, "exports", lambda _, text, __: text)
        with pytest.raises((Exception, pytest.fail.Exception)):
            defence.attack(*defence.arguments)


CODE = {name: defence for name, defence in DEFENCES.items() if defence.is_code}


@pytest.mark.parametrize("defence", CODE.values(), ids=list(CODE))
def test_the_second_gate_finds_what_the_first_lets_through(defence: Defence) -> None:
    with without(defence), pytest.raises(UnpromisedCode):
        defence.attack(*defence.arguments)
