"""``## Supported Types`` in a file of several pages written by hand."""

from __future__ import annotations

from spec_package import read_texts

from generator.ir.schema import UnionDef
from generator.ir.types import Ref

HEAD = "| Field | Type | Required |\n| --- | --- | --- |\n"
SPEC = f"""\
# Zoo

{HEAD}| pet | Pet | yes |

# Pet

Any animal.

## Supported Types

### Cat

### Dog

# Cat

{HEAD}| kind | "cat" | yes |

# Dog

{HEAD}| kind | "dog" | yes |
"""


def test_a_union_has_the_title_and_the_text_above_it() -> None:
    definitions = read_texts({"zoo.md": SPEC}, "plain").schema.definitions
    assert set(definitions) == {"Cat", "Dog", "Pet", "Zoo"}
    pet = definitions["Pet"]
    assert isinstance(pet, UnionDef)
    assert pet.members == (Ref("Cat"), Ref("Dog"))
    assert pet.identity.doc == "Any animal."
