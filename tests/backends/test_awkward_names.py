"""Names that generated modules use themselves: the package works all the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spec_package import compiled, model, values

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

OPTIONAL = "*Optional\\<String>*"


def round_trip(specs: Mapping[str, str], id_: str, document: object) -> object:
    """Return what is left of ``document``, decoded and encoded by the package of ``specs``.

    That something is renamed is only a warning.
    """
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    reading = read_schema(sources, JAVA, report)
    assert not report.has_errors
    with compiled(reading) as package:
        return package.cls(id_).from_dict(document).to_dict()


# What decoders call, what class bodies evaluate, and what classes have themselves.
_FIELDS = """
    self cls data value result key item array exact mapping number null register
    parse_json write_json decode_into parse_datetime parse_decimal format_datetime
    object type property staticmethod dataclass len isinstance super getattr str int
    list dict bool float bytes dt decimal any None from class __init__ __eq__ __class__
    __dict__ __slots__ __post_init__ __dataclass_fields__ from_dict to_dict from_json
    to_json a decode_a encode_a replace UNSET Unset InvalidValue
"""
FIELDS = _FIELDS.split()


@pytest.mark.parametrize("name", FIELDS)
def test_field(name: str) -> None:
    fields = {
        f"{name}?": OPTIONAL,
        "l": "List\\<List\\<*int*>>",
        "m": "Map\\<String, *double*>",
        "t": "*Instant*",
        "d": "*BigDecimal*",
        "n": "*JsonNullable\\<A>*",
    }
    document = {
        name: "x",
        "l": [[1]],
        "m": {"k": 0.5},
        "t": "2020-01-01T00:00:00Z",
        "d": "1.5",
        "n": None,
    }
    assert round_trip({"A.md": model("A", fields)}, "A", document) == document


def test_field_called_classmethod() -> None:
    specs = {"A.md": model("A", {"classmethod?": OPTIONAL})}
    assert round_trip(specs, "A", {"classmethod": "x"}) == {"classmethod": "x"}


def test_field_called_field_beside_a_response() -> None:
    fields = {"field?": OPTIONAL, "raw?": "HttpResponse\\<InputStream>"}
    specs = {"A.md": model("A", fields)}
    assert round_trip(specs, "A", {"field": "x"}) == {"field": "x"}


_TITLES = """
    InvalidValue Any Decimal Self Unset UNSET Literal Final TypeAlias TYPE_CHECKING None
    True OpenStrEnum OpenIntEnum StrEnum Dataclass Field Object Str Runtime Models Init
    Register Exact Array Json Typing DecodeError EncodeError Docs Index Lazy
"""
TITLES = _TITLES.split()


@pytest.mark.parametrize("title", [*TITLES, "Into"])
def test_title_of_a_model(title: str) -> None:
    page = model(title, {"t?": "*Instant*", "n?": "*JsonNullable\\<BigDecimal>*"})
    document = {"x": {"t": "2020-01-01T00:00:00Z", "n": "1"}}
    specs = {"A.md": page, "User.md": model("User", {"x": f"[{title}](A.md)"})}
    assert round_trip(specs, "User", document) == document


@pytest.mark.parametrize("title", [*TITLES, "Into", "EnumValues"])
def test_title_of_an_enum(title: str) -> None:
    specs = {
        "A.md": values(title, {"A": "a"}),
        "User.md": model("User", {"x": f"[{title}](A.md)"}),
    }
    assert round_trip(specs, "User", {"x": "a"}) == {"x": "a"}


def test_title_of_a_model_that_looks_like_the_values_of_an_enum() -> None:
    specs = {
        "Pet.md": values("Pet", {"A": "a"}),
        "V.md": model("PET_VALUES", {"x": "*String*"}),
        "User.md": model("User", {"a": "[Pet](Pet.md)", "b": "[PET_VALUES](V.md)"}),
    }
    document = {"a": "a", "b": {"x": "y"}}
    assert round_trip(specs, "User", document) == document


def test_field_called_as_its_class_in_a_script_without_case() -> None:
    specs = {"A.md": model("日本", {"日本": "*String*"})}
    assert round_trip(specs, "日本", {"日本": "x"}) == {"日本": "x"}
