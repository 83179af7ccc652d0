"""Unions that are only a name: ``OneOfCardBankAccount``."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.ir.schema import ObjectDef
from generator.ir.types import ListOf, Ref, Scalar, Type, UnionOf
from generator.source import SourceFile

TABLE = """## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
"""


def page(title: str, *rows: str) -> SourceFile:
    lines = "".join(f"**{row}** |  | [optional]\n" for row in rows)
    return SourceFile(f"docs/{title}.md", f"# # {title}\n\n{TABLE}{lines}")


def type_of(cell: str, *others: str) -> tuple[Type, list[str]]:
    report = Report()
    files = [page(other, f"{other}_id** | **string") for other in others]
    lamp = page("Lamp", f"part** | {cell.removesuffix('**')}", "on** | **bool")
    schema = read_schema([lamp, *files], None, report).schema
    found = schema.definitions["docs/Lamp"]
    assert isinstance(found, ObjectDef)
    codes = [each.code for each in report if each.code == "unstated-union"]
    return found.fields[0].type, codes


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("OneOfBulb", Ref("docs/Bulb")),
        ("OneOfBulbBulbSocket", UnionOf((Ref("docs/Bulb"), Ref("docs/BulbSocket")))),
        ("AnyOfstringBulb", UnionOf((Scalar.STR, Ref("docs/Bulb")))),
    ],
)
def test_the_name_of_a_union_has_the_names_of_its_members(
    name: str, type_: Type
) -> None:
    link = f"[**{name}**]({name}.md)"
    assert type_of(link, "Bulb", "BulbSocket") == (type_, [])


def test_a_list_of_such_a_union() -> None:
    found = type_of("[**OneOfBulbstring[]**](OneOfBulbstring.md)", "Bulb")
    assert found == (ListOf(UnionOf((Ref("docs/Bulb"), Scalar.STR))), [])


@pytest.mark.parametrize(
    "name", ["OneOfBulbThing", "AllOfBulbSocket", "OneOfBulbSocket"]
)
def test_an_unclear_name_accepts_any_value(name: str) -> None:
    # A bulb and a socket, or a bulb socket.
    link = f"[**{name}**]({name}.md)"
    assert type_of(link, "Bulb", "BulbSocket", "Socket") == (
        Scalar.ANY,
        ["unstated-union"],
    )
