"""Each kind of classes takes and refuses the same documents of every corpus.

What may differ is in docs/targets.md: JSON Schema takes any member of a union with a tag, and
msgspec some texts more.
"""

from __future__ import annotations

import random

import pytest
from corpora import Corpora
from json_documents import Json
from verdicts import changes, judges

from generator.config import Config
from generator.ir.example import example_of

pytestmark = pytest.mark.corpus
_DEFINITIONS, _CHANGES = 120, 3
_MORE = ({"json-schema"}, {"msgspec"}, {"json-schema", "msgspec"})


def test_the_verdicts_agree(name: str, corpora: Corpora) -> None:
    reading, _, _ = corpora.reading(name)
    schema, rng = reading.schema, random.Random(name)
    ids = sorted(schema.definitions)
    wrong: list[tuple[str, list[str], Json]] = []
    with judges(reading, Config()) as found:
        for id_ in rng.sample(ids, min(len(ids), _DEFINITIONS)):
            example = example_of(id_, schema)
            changed = list(changes(example))
            some = rng.sample(changed, min(len(changed), _CHANGES))
            for document in (example, *some):
                taking = [n for n, judge in found.items() if judge(id_, document)]
                targets = {each.partition(",")[0] for each in taking}
                if 0 < len(taking) < len(found) and targets not in _MORE:
                    wrong.append((id_, taking, document))
    assert not wrong, wrong[:3]
