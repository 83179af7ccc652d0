"""Small specs with constraints, defaults and tags, which the Java samples cannot express."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "Order.md": "# Order\n\nOne *order*.\n\n"
    "| Name | Type | Required | Constraints | Default | JSON |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| customer id | integer | yes | 1..9 | | customerId |\n"
    "| codes | list of string | yes | 1..2 items, unique | | |\n"
    "| code | string | yes | pattern `^[A-Z]+$`, max length 3 | | |\n"
    "| key | bytes | no | length 1..4 | | |\n"
    "| price | decimal | no | >= 0 | 1.50 | |\n"
    "| weight | number | no | multiple of 0.1 | | |\n"
    "| day | date | no | | | |\n"
    "| marks | list of string | no | | [] | |\n"
    "| note | string or null | no | max length 3 | | |\n"
    "| ~~old~~ | number | no | 0..10 | | |\n"
    "| seen | string | no | read-only | | |\n"
    "| replaces | [Order](Order.md) | no | | | |\n"
    "| json | string | no | | | |\n",
}
# What an Order needs.
ORDER = {"customerId": 7, "codes": ["a"], "code": "AB"}


def _page(title: str, *rows: str) -> str:
    head = "## Fields\n\n| Field | Type | Required |\n| --- | --- | --- |\n"
    return f"# {title}\n\n{head}{''.join(f'{row}' + chr(10) for row in rows)}"


PETS: Mapping[str, str] = {
    **{
        f"{name}.md": _page(
            name,
            f'| petKind | `Literal["{name.lower()}"]` | yes |',
            "| age | int | yes |",
        )
        for name in ("Cat", "Dog")
    },
    "Pet.md": "# Pet\n\n## Supported Types\n\n### Cat\n\n### Dog\n",
    "Home.md": _page(
        "Home", "| pets | list[[Pet](Pet.md)] | yes |", "| size | `Literal[1]` | no |"
    ),
}
PETS_WITHOUT_TAGS: Mapping[str, str] = {
    "Cat.md": _page("Cat", "| lives | int | yes |"),
    "Dog.md": _page("Dog", "| tricks | list[str] | yes |"),
    "Home.md": _page(
        "Home",
        r"| pets | list[[Cat](Cat.md) \| [Dog](Dog.md) \| str] | yes |",
        r"| best | [Cat](Cat.md) \| [Dog](Dog.md) \| None | no |",
    ),
}
