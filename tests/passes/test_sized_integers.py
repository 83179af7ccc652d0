"""Integers whose type names a number of bits have its bounds."""

from __future__ import annotations

import pytest
from spec_package import spec_package

from generator.compiler import read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.constraints import Constraint, Maximum, Minimum
from generator.ir.schema import ObjectDef
from generator.source import SourceFile

BYTE = (Minimum(0), Maximum(255))
INT32 = (Minimum(-(2**31)), Maximum(2**31 - 1))


def page(cell: str) -> str:
    return f"# A\n\n| Field | Type | Required |\n| --- | --- | --- |\n| x | {cell} | yes |\n"


@pytest.mark.parametrize(
    ("cell", "bounds"),
    [
        ("uint8", BYTE),
        ("`uint8`", BYTE),
        ("UInt8", BYTE),
        ("int8", (Minimum(-128), Maximum(127))),
        ("int16", (Minimum(-(2**15)), Maximum(2**15 - 1))),
        ("uint16", (Minimum(0), Maximum(2**16 - 1))),
        ("int32", INT32),
        ("integer (int32)", INT32),
        ("integer (`int32`)", INT32),
        ("int32?", INT32),
        ("uint64", (Minimum(0), Maximum(2**64 - 1))),
        ("uint8, max 5", (Maximum(5), Minimum(0))),
        ("uint8, min 2", (Minimum(2), Maximum(255))),
        # Some documents call every integer that.
        ("int64", ()),
        ("integer (int64)", ()),
        ("integer", ()),
        ("int", ()),
        ("array of uint8", ()),
        ("string", ()),
    ],
)
def test_bounds(cell: str, bounds: tuple[Constraint, ...]) -> None:
    source, report = SourceFile("a.md", page(cell)), Report()
    schema = read_schema([source], DIALECTS["plain"], report).schema
    [definition] = schema.definitions.values()
    assert isinstance(definition, ObjectDef)
    assert definition.fields[0].constraints == bounds
    assert not [*report]


@pytest.mark.parametrize("library", ["standard", "orjson", "msgspec"])
def test_a_package_holds_them(library: str) -> None:
    config = Config(json=library)
    with spec_package({"a.md": page("uint8")}, "plain", config=config) as compiled:
        package = compiled.package
        for value in (0, 255):
            assert package.A.from_dict({"x": value}).to_dict() == {"x": value}
        for value in (-1, 256):
            with pytest.raises(package.DecodeError):
                package.A.from_dict({"x": value})
            with pytest.raises(package.EncodeError):
                package.A(x=value).to_json()
