"""Spec folders of any size: pages as the documents of a Java SDK have them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_FIELDS = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |"
_WORDS = [
    "order",
    "line",
    "customer",
    "address",
    "invoice",
    "price",
    "shipment",
    "parcel",
    "status",
    "note",
]
_TYPES = (
    "*String*",
    "*Optional\\<String>*",
    "*long*",
    "*Optional\\<Boolean>*",
    "*List\\<String>*",
    "[OffsetDateTime](https://docs.oracle.com/en/java/OffsetDateTime.html)",
    "*Map\\<String, Object>*",
)
# So many pages share a folder.
_FOLDER = 100


def make_specs(root: Path, pages: int) -> None:
    """Write ``pages`` spec pages below ``root``: of ten, one is an enum, nine are objects."""
    for number in range(pages):
        path = root / f"group{number // _FOLDER:04}" / f"{_name(number)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {_name(number)}\n\n{_body(number)}\n", "utf-8")


def _name(number: int) -> str:
    words = [_WORDS[number // 10**power % 10] for power in (1, 0)]
    return "".join(map(str.title, words)) + f"N{number}"


def _body(number: int) -> str:
    about = f"What the service says of item {number}, and what a client may send of it."
    if number % 10 == 9:
        values = "\n".join(
            f"| `{word.upper()}` | {word} |" for word in _WORDS[: 3 + number // 10 % 5]
        )
        return f"{about}\n\n## Values\n\n| Name | Value |\n| --- | --- |\n{values}"
    return "\n".join([f"{about}\n\n\n## Fields\n\n{_FIELDS}", *_rows(number)])


def _rows(number: int) -> Iterator[str]:
    for index in range(4 + number % 7):
        word = _WORDS[(number + index) % len(_WORDS)]
        name = f"`{word}{_WORDS[index].title()}`"
        required = ":heavy_check_mark:" if index % 2 else ":heavy_minus_sign:"
        doc = f"The {word} of the item, as it was when it was last changed."
        yield f"| {name} | {_TYPES[(number + index) % len(_TYPES)]} | {required} | {doc} |"
    if number % 10:  # each refers to the first of its ten, and that to none
        other = _name(number - number % 10)
        link = f"[{other}]({other}.md)"
        yield f"| `parent` | {link} | :heavy_check_mark: | Where it belongs. |"
