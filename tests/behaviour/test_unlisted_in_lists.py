"""A list whose objects have a value that an open enum does not list: the member that fits."""

from __future__ import annotations

from spec_package import spec_package

SPECS = {
    "Place.md": "# Place\n\n## Fields\n\n| Field | Type | Required | Description |\n"
    "|---|---|---|---|\n| `zone` | [Zone](Zone.md) | yes | |\n| `size` | `int` | yes | |\n",
    "Area.md": "# Area\n\n## Fields\n\n| Field | Type | Required | Description |\n"
    "|---|---|---|---|\n| `zone` | `str` | yes | |\n| `size` | `int` | yes | |\n"
    "| `town` | `str` | yes | |\n",
    "Zone.md": "# Zone\n\n## Values\n\nThis is an open enum.\n\n"
    "| Name | Value | Description |\n|---|---|---|\n| `N` | `north` | |\n| `S` | `south` | |\n",
    "Answer.md": "# Answer\n\n## Supported Types\n\n### `list[`[Area](Area.md)`]`\n\n"
    "### `list[`[Place](Place.md)`]`\n",
}


def test_an_unlisted_value_is_nearer_than_a_missing_key() -> None:
    with spec_package(SPECS, "gen", accept_warnings=True) as package:
        place = package.cls("Place")
        for zone in ("north", "west"):
            [value] = package.package.decode(
                package.cls("Answer"), [{"zone": zone, "size": 1}]
            )
            assert isinstance(value, place)
