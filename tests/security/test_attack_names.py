"""Class B of the attacks: names that are keywords, reserved, hidden, alike or nothing at all."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata

import pytest
from spec_package import compiled, model, values

from generator.backends.gates import path_part
from generator.backends.python.naming.reserved import RESERVED_MEMBERS, STANDARD_LIBRARY
from generator.backends.target import Names
from generator.compiler import Reading, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile
from generator.text.invisible import is_hidden

_WORDS = """
    class None async True match case type _ int list dict str bytes property field dataclass
    Optional Any datetime from_dict to_dict from_json validate self cls __init__ __class__
    __slots__ __post_init__ __dict__ __match_args__ __x mro name value _ignore_ _missing_
    _generate_next_value_ 1st --- +1 -1 $ref @type a[] 日本 ﬁeld K µ ª fooBar foo_bar
    FooBar Foo straße STRASSE typing json enum dataclasses con CON nul
"""
NAMES = [
    *_WORDS.split(),
    "\u017f",  # a long s
    "\u0430dmin",  # its a is Cyrillic
    "\u01f0",  # its capital is two characters, the second one a mark
    "\u0939\u093f\u0928\u094d\u0926\u0940",  # Hindi, with vowels that are marks
    "with blank",
    "with.dot",
    "A\u030a",  # the same as U+00C5 after NFC
    "a\u200bb",
    "a\u202eb",
    "a\u2066b",
    "a\U000e0041b",
    "a\ufe00b",
    "\u3164",
    "x" * 10_000,
]
each_name = pytest.mark.parametrize(
    "name", NAMES, ids=lambda name: ascii(name[:20]).strip("'")
)


def read(specs: dict[str, str]) -> tuple[Reading, Report]:
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    reading = read_schema(sources, JAVA, report)
    assert not report.has_errors, [found.message for found in report]
    return reading, report


def names_of(specs: dict[str, str]) -> Names:
    return read(specs)[0].names["python"]


def assert_identifier(name: str) -> None:
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")
    assert unicodedata.normalize("NFKC", name) == name
    assert not any(map(is_hidden, name))


@each_name
def test_field(name: str) -> None:
    reading, report = read({"A.md": model("A", {name: "*String*"})})
    [attribute] = reading.names["python"].attributes["A"]
    assert_identifier(attribute)
    if attribute.replace("_", "") != re.sub("[_ ]", "", name).lower():
        assert "renamed-field" in {found.code for found in report}
    with compiled(reading) as package:
        document = {name: "x"}
        assert package.cls("A").from_dict(document).to_dict() == document


@each_name
def test_member(name: str) -> None:
    reading, report = read({"A.md": values("A", {name: "v"})})
    [member] = reading.names["python"].members["A"]
    assert_identifier(member)
    assert member not in RESERVED_MEMBERS
    assert member == name or "renamed-member" in {found.code for found in report}
    with compiled(reading) as package:
        assert package.cls("A")("v").name == member


@each_name
def test_title_and_folder_and_file(name: str) -> None:
    folder = name[:50]
    reading, report = read({f"{folder}/{folder}.md": model(name, {"a": "*String*"})})
    [id_] = reading.schema.definitions
    assert_identifier(reading.names["python"].classes[id_])
    for part in (
        reading.names["python"].stems[id_],
        *reading.names["python"].packages[id_],
    ):
        assert_identifier(part)
        assert part.isascii()
        assert part == part.lower()
    assert reading.names["python"].packages[id_][0] not in STANDARD_LIBRARY
    with compiled(reading) as package:
        assert package.cls(id_).from_dict({"a": "x"}).a == "x"
    if reading.names["python"].stems[id_] != name.lower() and "_" not in name:
        found = {diagnostic.code for diagnostic in report}
        assert found & {"renamed-module", "renamed-class"}


def test_names_that_meet_get_numbers_in_the_order_of_rows() -> None:
    fields = dict.fromkeys(("fooBar", "foo_bar", "FooBar", "µ", "\u03bc"), "*String*")
    names = names_of({"A.md": model("A", fields)})
    assert names.attributes["A"] == ("foo_bar_2", "foo_bar", "foo_bar_3", "μ_2", "μ")


def test_names_that_are_nothing_get_stable_ones() -> None:
    names = names_of(
        {
            "A.md": model("A", dict.fromkeys(("---", "+", "$"), "*String*")),
            "B.md": values("B", {"---": 1, "+": 2}),
            "---/C.md": "# ---\n\nText.\n",
        }
    )
    assert names.attributes["A"] == ("field", "field_2", "field_3")
    assert names.members["B"] == ("VALUE", "VALUE_2")
    assert names.classes["---/---"] == "Model"
    assert names.packages["---/---"] == ("module",)


def test_files_differ_when_case_is_folded() -> None:
    titles = ("straße", "STRASSE", "HTTPId", "HttpId", "Å", "A\u030a", "é", "e")
    names = names_of({f"{n}.md": f"# {t}\n\nText.\n" for n, t in enumerate(titles)})
    stems = list(names.stems.values())
    assert len({stem.casefold() for stem in stems}) == len(stems) == len(titles)


@pytest.mark.parametrize("name", ["typing", "json", "enum", "dataclasses"])
def test_no_module_hides_one_of_the_standard_library(name: str) -> None:
    page = f"# {name}\n\nText.\n"
    reading, report = read({f"{name}.md": page})
    assert reading.names["python"].stems[name] == f"{name}_"
    assert "renamed-module" in {found.code for found in report}
    # Deeper, nothing but the package itself is on the way to it.
    assert names_of({f"a/{name}.md": page}).stems[f"a/{name}"] == name


def test_the_standard_library_of_this_python_is_known() -> None:
    public = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    assert public <= STANDARD_LIBRARY


@pytest.mark.parametrize("word", keyword.softkwlist)
def test_soft_keywords_are_names(word: str) -> None:
    # They are keywords at the start of some statements only, none of which we write.
    compile(f"class A:\n    {word}: int = 1\n{word} = 1\n", "a.py", "exec")


@pytest.mark.parametrize(
    "name", ["con", "CON", "nul", "aux", "com1", "LPT9", "com¹", "..", ".", "", "a\0b"]
)
def test_path_parts(name: str) -> None:
    part = path_part(name)
    assert part.isprintable()
    assert part.strip(".") == part != ""
    assert part.casefold() not in {"con", "nul", "aux", "com1", "lpt9", "com¹"}
    assert not set(part) & set('/\\:*?"<>|\0')
