"""Splits names into words, and joins them in the cases of JSON keys.

>>> split_words("EnvironmentID"), split_words("dns_config"), split_words("APIIDs")
(('environment', 'id'), ('dns', 'config'), ('api', 'ids'))
>>> apply_case("EnvironmentID", "camel"), apply_case("date_", "kebab"), apply_case("_id", "pascal")
('environmentId', 'date', '_Id')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from generator.text.word_list import words

AS_WRITTEN = "as-written"

_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
# A word of a name without two capitals in a row.
_HUMP = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]")
_WORD_STARTS = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z0-9])(?=[A-Z])")
# A name with other characters is not an identifier, but the key itself.
_CASELESS = re.compile(r"[^\w\- ]")
_SEPARATORS = re.compile(r"[_\- ]+")
_PLURAL = re.compile(r"(?<=[A-Z]{2})s(?![a-z])")
# Initialisms that Go and C# write in capitals; two in a row look like one word.
_INITIALISMS = words("""
ACL API ASCII AWS CPU CSS DNS GUID HTML HTTP HTTPS ID IP JSON JWT OS RPC SAML SDK
SLA SMS SMTP SQL SSH SSL SSO TCP TLS TTL UDP UI UID URI URL UUID VM XML
""")
_LONGEST_FIRST = sorted(_INITIALISMS, key=lambda word: (-len(word), word))
_INITIALISM = re.compile(rf"(?:{'|'.join(_LONGEST_FIRST)})(?:S$)?")


def separate_words(text: str) -> str:
    """Return ``text`` with ``_`` before each word: ``HTTPStatus`` -> ``HTTP_Status``."""
    return _WORD_STARTS.sub("_", text)


# Cached: a field's name is split for its attribute, variable and key.
@lru_cache(maxsize=8192)
def split_words(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` in lower case; none if it does not consist of words.

    Digits belong to the word before them.  ``APIID`` is two words, ``IDs`` is one.
    """
    if name.isascii() and name.islower() and name.isidentifier():  # as most are
        return tuple(filter(None, name.split("_")))
    if _CASELESS.search(name):
        return ()
    if name.isascii() and not _TWO_CAPITALS.search(name):
        return tuple(map(str.lower, _HUMP.findall(name)))
    separate = separate_words(_PLURAL.sub("S", name))
    pieces = [piece for piece in _SEPARATORS.split(separate) if piece]
    return tuple(word.lower() for piece in pieces for word in _split_capitals(piece))


def _split_capitals(piece: str) -> Sequence[str]:
    if not piece.isupper():
        return [piece]
    parts = _INITIALISM.findall(piece)
    return parts if "".join(parts) == piece else [piece]


def apply_case(name: str, case: str) -> str:
    """Return the JSON key, in ``case``, of a field that a document calls ``name``.

    A ``_`` at the end is dropped: SDKs add it to the reserved words of their language.
    A leading ``_`` is kept: SDKs add none there.
    """
    words = split_words(name)
    if case == AS_WRITTEN or not words:
        return name
    leading = name[: len(name) - len(name.lstrip("_"))]
    return leading + _JOINERS[case](words)


def _camel(words: Sequence[str]) -> str:
    return words[0] + _pascal(words[1:])


def _pascal(words: Sequence[str]) -> str:
    return "".join(word[:1].upper() + word[1:] for word in words)


_JOINERS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "camel": _camel,
    "snake": "_".join,
    "kebab": "-".join,
    "pascal": _pascal,
}
WIRE_CASES = (AS_WRITTEN, *_JOINERS)
