"""A field that is only an object, or a list or map of objects, gets the table of its name."""

from __future__ import annotations

import pytest
from test_plain_tables import read
from type_text import show

from generator.frontend.pages.page import ObjectPage

DOCUMENT = """\
# Shop

| Name | Type | Required |
|---|---|---|
| owner | {} | yes |

### Owner object

| Name | Type | Required |
|---|---|---|
| name | string | yes |
"""


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("object", "Nested"),
        ("object?", "Optional(Nested)"),
        ("object or null", "Nullable(Nested)"),
        ("array of objects", "List(Nested)"),
        ("array of arrays of objects", "List(List(Nested))"),
        ("map of objects", "Map(Nested)"),
        ("list of map of objects", "List(Map(Nested))"),
        ("string or object", "Union(str, Nested)"),
        ("string", "str"),
        ("map of strings", "Map(str)"),
    ],
)
def test_an_open_object_is_linked_wherever_it_is_in_the_type(
    type_: str, expected: str
) -> None:
    [shop, owner], found = read(DOCUMENT.format(type_))
    assert isinstance(shop, ObjectPage)
    assert isinstance(owner, ObjectPage)
    assert show(shop.rows[0].type) == expected
    assert found == []
