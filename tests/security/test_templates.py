"""Templates print text of specs through gates only, and reach nothing but their view."""

from __future__ import annotations

import re
from typing import Any

import jinja2
import pytest
from hostile import PAGES, TEXTS, generate, specs_with
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS

from generator.backends import gates
from generator.backends.gates import SpecText
from generator.backends.templating import environment as templating

TEXT = SpecText('x"""')


@pytest.mark.parametrize("use", [str, "{}".format, "".__add__, ", ".join, repr])
def test_text_of_a_spec_is_no_string(use: Any) -> None:
    if use is repr:
        assert repr(TEXT) == 'SpecText(\'x"""\')'
        return
    with pytest.raises(TypeError):
        use([TEXT] if use == ", ".join else TEXT)


@pytest.mark.parametrize("source", ["{{ text }}", "{{ text ~ 1 }}", "{{ text | e }}"])
def test_what_went_through_no_gate_is_refused(source: str) -> None:
    template = templating._environment().from_string(source)
    with pytest.raises(TypeError, match="through a gate only"):
        template.render(text=TEXT)


@pytest.mark.parametrize(
    "source",
    [
        "{{ x.__class__ }}",
        "{{ x['__class__'] }}",
        "{{ x._text }}",
        "{{ x.append(1) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x | attr('__class__') }}",
    ],
)
def test_templates_are_sandboxed(source: str) -> None:
    with pytest.raises((SecurityError, jinja2.UndefinedError)):
        templating._environment().from_string(source).render(x=[])


def test_the_full_sandbox_writes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = generate(specs_with("word"))
    for name in ("code_generator_class", "getattr", "call"):
        monkeypatch.delattr(templating._Sandbox, name)
    with monkeypatch.context() as patch:
        patch.setattr(templating, "_environment", templating._environment.__wrapped__)
        assert generate(specs_with("word")) == wanted


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_is_a_template(text: str) -> None:
    for file in generate(specs_with(f"{{{{ 7*7 }}}} {text}", PAGES)).values():
        assert "49" not in re.sub(r"#\d+;|u\d+", "", file)


# What these lay out is Python already; values in it go through ``literal``.
LAYOUT = {"alias", "attribute", "class_head", "enum_head", "member"}
# The gate of another name than its filter.
RENAMED = {"json": gates.json_literal}


def test_every_filter_that_prints_text_is_a_gate() -> None:
    ours = templating._environment().filters.keys() - FILTERS.keys()
    others = {name for name in ours if not hasattr(gates, name)}
    assert others == LAYOUT | RENAMED.keys()
    filters = templating._environment().filters
    assert all(filters[name] is gate for name, gate in RENAMED.items())
    root = templating.template_root()
    for path in root.rglob("*.jinja"):
        used = re.findall(r"\{\{[^}]*\|\s*(\w+)", path.read_text("utf-8"))
        assert set(used) <= ours, path
