"""The manifest is read back as written, and anything else is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from generator.output.manifest import (
    Manifest,
    ManifestError,
    digest,
    parse_manifest,
    render_manifest,
)

ONE, TWO = digest(b"one"), digest(b"two")


def listing(path: str) -> str:
    return json.dumps({"format": 1, "files": {path: [ONE]}})


def test_written_form() -> None:
    text = render_manifest(Manifest({"b.py": (ONE,), "a/é.py": (ONE, TWO)}))
    data = json.loads(text)
    assert data["files"] == {"a/é.py": [ONE, TWO], "b.py": [ONE]}
    assert data["format"] == 1
    assert "\n" not in data["comment"]
    assert text.endswith("\n}\n")
    assert text.index("a/") < text.index("b.py")
    assert text.isascii()


def test_the_order_of_files_makes_no_difference() -> None:
    one = render_manifest(Manifest({"a.py": (ONE,), "b.py": (TWO,)}))
    assert one == render_manifest(Manifest({"b.py": (TWO,), "a.py": (ONE,)}))


NAMES = st.text(
    st.characters(exclude_characters="/\\:", exclude_categories=["Cc", "Cs"]),
    min_size=1,
).filter(lambda name: name not in (".", "..", ".gen.json"))
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
DIGESTS = st.lists(st.sampled_from([ONE, TWO]), min_size=1).map(tuple)


@given(st.dictionaries(PATHS, DIGESTS))
def test_round_trip(files: dict[str, tuple[str, ...]]) -> None:
    text = render_manifest(Manifest(files))
    assert parse_manifest(text).files == files
    assert parse_manifest(text.encode()).files == files
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "//host/share",
        "C:/Windows/win.ini",
        "C:win.ini",
        "../secret.py",
        "a/../../secret.py",
        "a/..",
        "..\\secret.py",
        "a\\b.py",
        "a//b.py",
        "./a.py",
        "a/./b.py",
        "a/",
        "",
        ".",
        ".gen.json",
        "a\x00.py",
        "a\n.py",
        "\ud800.py",
    ],
)
def test_hostile_paths(path: str) -> None:
    with pytest.raises(ManifestError, match="cannot be a generated file") as caught:
        parse_manifest(listing(path))
    assert str(caught.value).isprintable()


def test_the_hostile_paths_above_are_refused_for_the_path_alone() -> None:
    assert parse_manifest(listing("a/b.py")).files == {"a/b.py": (ONE,)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "<<<<<<< HEAD\n{}",
        "[" * 100_000,
        "9" * 10_000,
        b"\xff\xfe\x00",
        b'{"format": 1, "files": {"\xff": []}}',
    ],
)
def test_not_json(text: str | bytes) -> None:
    with pytest.raises(ManifestError, match="not JSON"):
        parse_manifest(text)


@pytest.mark.parametrize(
    "data",
    [
        None,
        1,
        "x",
        [],
        {},
        {"files": {}},
        {"format": 2, "files": {}},
        {"format": "1", "files": {}},
        {"format": 1},
        {"format": 1, "files": None},
        {"format": 1, "files": ["a.py"]},
        {"format": 1, "files": {"a.py": ONE}},
        {"format": 1, "files": {"a.py": []}},
        {"format": 1, "files": {"a.py": None}},
        {"format": 1, "files": {"a.py": {ONE: ONE}}},
        {"format": 1, "files": {"a.py": [1]}},
        {"format": 1, "files": {"a.py": [[ONE]]}},
        {"format": 1, "files": {"a.py": ["abc"]}},
        {"format": 1, "files": {"a.py": [ONE.upper()]}},
        {"format": 1, "files": {"a.py": [ONE + "\n"]}},
        {"format": 1, "files": {"a.py": [ONE, ""]}},
        {"format": 1, "files": {"a.py": [ONE], "/b.py": [ONE]}},
    ],
)
def test_wrong_shape(data: object) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(json.dumps(data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON, JSON)
def test_nothing_but_manifest_errors(data: object, files: object) -> None:
    for value in (data, {"format": 1, "files": files}):
        try:
            manifest = parse_manifest(json.dumps(value))
        except ManifestError:
            continue
        assert parse_manifest(render_manifest(manifest)) == manifest
