"""Class A of the attacks: text that leaves its literal, its docstring, its cell or its page."""

from __future__ import annotations

import pytest
from hostile import (
    BY_HAND,
    CANARY,
    PAGES,
    TEXTS,
    active_parts,
    generate,
    outline,
    shape,
    shapes,
    specs_with,
    strings_of,
)

BENIGN = generate(specs_with("word"))
SHAPES = shapes(PAGES)
LINE = {"Line.md": BY_HAND}
# A pattern with a place for a word, `a<w>`, is not a regular expression, so it is not written.
FORM = generate(specs_with("<w>", LINE), "plain")["line.py"]
SHAPES_BY_HAND = shapes(LINE, "plain")["line.py"] | {shape(FORM)}
each_text = pytest.mark.parametrize("text", TEXTS, ids=ascii)


def attacked(text: str) -> dict[str, str]:
    return generate(specs_with(text))


@each_text
@pytest.mark.parametrize("template", ["{}", "x {} x", "{}" + CANARY, CANARY + "{}"])
def test_the_tree_of_a_module_is_that_of_harmless_text(
    text: str, template: str
) -> None:
    files = attacked(template.replace("{}", text))
    assert files.keys() == BENIGN.keys()
    for path, module in files.items():
        if path.endswith(".py"):
            assert shape(module) in SHAPES[path], path
            strings_of(path, module)


@each_text
def test_defaults_and_patterns(text: str) -> None:
    module = generate(specs_with(text, LINE), "plain")["line.py"]
    assert shape(module) in SHAPES_BY_HAND
    strings_of("line.py", module)


@each_text
def test_code_hides_no_character(text: str) -> None:
    for path, module in attacked(text).items():
        if path.endswith(".py"):
            assert module.replace("\n", "").isprintable(), path
            assert "\u3164" not in module
            assert "\ufe00" not in module


@each_text
def test_pages_are_inert(text: str) -> None:
    for path, page in attacked(text).items():
        if path.endswith(".md"):
            assert active_parts(page) == [], path


@each_text
def test_pages_keep_their_structure(text: str) -> None:
    for path, page in attacked(text).items():
        if path.endswith(".md"):
            assert outline(page) == outline(BENIGN[path]), path


@each_text
def test_pages_are_read_back(text: str) -> None:
    files = attacked(text)
    docs = {
        path.removeprefix("docs/"): page
        for path, page in files.items()
        if path.endswith(".md")
    }
    again = generate(docs, "gen")
    assert again.keys() == files.keys()
    for path in ("model.py", "kind.py", "anything.py"):
        assert without_banner(again[path]) == without_banner(files[path])


def without_banner(module: str) -> str:
    return module.partition("from __future__")[2]


@pytest.mark.parametrize("title", [t for t in TEXTS if "\n" not in t and "\r" not in t])
def test_titles_are_inert(title: str) -> None:
    for path, text in generate({"a.md": f"# A {title} z\n\nText.\n"}).items():
        if path.endswith(".md"):
            assert active_parts(text) == [], path
        elif path.endswith(".py"):
            strings_of(path, text)


@pytest.mark.parametrize(
    "name", ["coding: latin-9", "a\nimport os", 'a"""b', "a\u202eb"]
)
def test_names_of_files_stay_comments(name: str) -> None:
    for path, text in generate({f"{name}.md": "# A\n\nText.\n"}).items():
        if path.endswith(".py"):
            assert shape(text) == shape(generate({"a.md": "# A\n\nText.\n"})[path])


@each_text
def test_names_of_folders_are_inert(text: str) -> None:
    folder = text.replace("/", "").replace("\0", "")
    files = generate({f"{folder}/a.md": "# A\n\nText.\n"})
    assert active_parts(files["docs/index.md"]) == []


def test_every_vector_is_in_some_place_as_text() -> None:
    strings = [
        string
        for path, module in attacked(CANARY).items()
        if path.endswith(".py")
        for string in strings_of(path, module)
    ]
    assert len(PAGES) == 3
    assert sum(CANARY in string for string in strings) >= 14
