"""The dialects of documents by known generators: each folder votes for its language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.frontend.detect.ballot import Ballot
from generator.frontend.generators import FORMS
from generator.frontend.types.dialects.base import Dialect

_FORMS = {form.name: form for form in FORMS}


def decide_by_form(ballots: Iterable[Ballot]) -> Mapping[str, Dialect]:
    """Return the dialect of each document that has a form, by path.

    All documents of a form in a folder share a language; in a tie, the first by name wins.
    """
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for ballot in ballots:
        if ballot.generator:
            key = ballot.folder, ballot.generator
            paths[key].append(ballot.path)
            votes[key].update(ballot.languages)
    dialects: dict[str, Dialect] = {}
    for key, inside in paths.items():
        language = min(
            votes[key], key=lambda name: (-votes[key][name], name), default=""
        )
        dialects |= dict.fromkeys(inside, _FORMS[key[1]].in_language(language))
    return dialects
