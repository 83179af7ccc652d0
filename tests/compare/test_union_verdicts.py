"""A new member of an open union breaks no reader, which keeps what it does not know."""

from __future__ import annotations

import pytest
from spec_package import read_texts

from generator.compare.compare import compare_schemas
from generator.compare.rules import Side
from generator.config import Config

HEAD = "| Field | Type | Required |\n| --- | --- | --- |\n"


def specs(*kinds: str) -> dict[str, str]:
    members = "".join(f"### {kind}\n\n" for kind in kinds)
    pages = [f'# {kind}\n\n{HEAD}| kind | "{kind}" | yes |\n' for kind in kinds]
    pages.append(f"# Pet\n\n## Supported Types\n\n{members}")
    pages.append(f"# Zoo\n\n{HEAD}| pets | list of Pet | yes |\n")
    return {"pets.md": "\n".join(pages)}


@pytest.mark.parametrize(("openness", "breaks"), [("open", False), ("closed", True)])
def test_a_new_member(openness: str, breaks: bool) -> None:
    config = Config(unions=openness)
    old, new = (
        read_texts(specs(*kinds), "plain", config).schema
        for kinds in (("Cat", "Dog"), ("Cat", "Dog", "Fish"))
    )
    changes = compare_schemas(old, new)
    assert "union-member-added" in {change.rule.code for change in changes}
    sides = {side for change in changes for side in change.breaks}
    assert (Side.READERS in sides) == breaks
