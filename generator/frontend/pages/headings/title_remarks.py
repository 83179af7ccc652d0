"""Removes remarks from headings, as Markdown.

=============================================  ================
```Lamp` (data class)``  ``Lamp：照明``         ``Lamp``
``lamps（灯）``  ``照明（Lamp）``                  ``lamps``, ``Lamp``
``POST /lamps — adds a lamp``                  ``POST /lamps``
``Table `lamps```  ``Таблица: lamps``          ``lamps``
``💡 Lamp``  ``Lamp (optional)``               ``Lamp``
=============================================  ================
"""

# ruff: noqa: RUF001, RUF002  (dashes and brackets as people write them)

from __future__ import annotations

import re

from generator.frontend.pages.headings.title_words import GENERIC, KINDS
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import longer_phrases
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

# A word that looks like an identifier, or any word in code or bold.
_NAME = (
    r"(?:(?P<mark>`|\*\*)(?P<marked>[A-Za-z_][\w.$-]+)(?P=mark)"
    r"|(?P<bare>[A-Z]?[a-z0-9]+(?:[A-Z_][A-Za-z0-9]*)+|[A-Z]+[a-z0-9]+[A-Z]\w*))"
)
_METHOD = r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)"
_REMARK = r"(?:\s*[(（：]|:\s|\s+[-–—|]+\s)"
_NAME_FIRST = lazy_pattern(rf"{_NAME}(?={_REMARK})")
_NOT_A_NAME = lazy_pattern(rf"{_METHOD}|\W*\d.*")
_PATH_FIRST = lazy_pattern(
    rf"(?P<path>`?{_METHOD}`?\s+`?/[^\s`]*`?)\s+(?:[-–—|]+\s|[(（])"
)
_CALL = lazy_pattern(r"`?(?P<name>[A-Za-z_][\w.]+)\([^()]*\)`?")
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
# The kind of a thing before a colon, or before its name in code.
_THINGS = (
    "entity|model|resource|event|message|command|object|parameter|class|interface|struct|enum"
    "|type|schema|operation"
)
_REST = r"(?:\s*[(（].*|\s+[-–—]\s.*)?"
_KIND_FIRST = lazy_pattern(
    rf"(?:\w+\s+)?(?:{_KIND}|{_THINGS})(?:\s*[:：]\s*|\s+(?=[`*\"]))[`*\"]*(?P<name>[A-Za-z_][\w.]*)[`*\"]*{_REST}"
    rf"|(?:{_KIND})\s+(?P<bare>[A-Za-z_][\w.]*){_REST}",
    re.IGNORECASE,
)
_KIND_BEHIND = lazy_pattern(
    rf"(?P<name>`[\w.]+`|\*\*[\w.]+\*\*|[a-z][\w.]*)\s+(?:{_KIND})(?:\s*[(（].*)?",
    re.IGNORECASE,
)
# The type of the content below: `Conditions ([Condition](#condition))`.
_TYPE_BEHIND = lazy_pattern(r"(?<=\S)\s+\((?:\[[^\[\]]*\](?:\([^()]*\))?|`[^`]*`)\)$")
_REQUIREDNESS = longer_phrases(
    t for each in LANGUAGES for t in (each.required, each.optional)
)
_REQUIRED_BEHIND = lazy_pattern(
    rf"(?<=\S)\s*[(（\[](?:{words_of(sorted(_REQUIREDNESS))})(?:,\s[^()（）\[\]]{{1,40}})?[)）\]]$",
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(r"(?P<before>[^()（）]*\S)\s*[(（](?P<inside>[^()（）]+)[)）]")
# Decoration at the start of a heading; a key cap may follow a digit or a sign: `#️⃣`.
SYMBOLS = lazy_pattern(
    r"(?:[#*0-9](?=[\ufe0f\u20e3]))?[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3\s]+(?=\S)"
)
_IDENTIFIER = lazy_pattern(r"[A-Z][a-z0-9]+\w*|[a-z]\w*_\w+")
_WORDS = lazy_pattern(r"[\w .-]+", re.ASCII)


def without_remarks(content: str) -> str:
    """Return the heading ``content`` without remarks on its name."""
    if symbols := SYMBOLS.match(content):
        content = content[symbols.end() :]
    if path := _PATH_FIRST.match(content):
        return path["path"]
    if (match := _NAME_FIRST.match(content)) and not _NOT_A_NAME.fullmatch(
        match["marked"] or match["bare"]
    ):
        return match[0]
    if match := _CALL.fullmatch(content) or _KIND_BEHIND.fullmatch(content):
        return match["name"]
    if match := _KIND_FIRST.fullmatch(content):
        name: str = match["name"] or match["bare"]
        return content if name.casefold() in GENERIC else name
    plain = _REQUIRED_BEHIND.sub("", _TYPE_BEHIND.sub("", content))
    return _without_translation(plain)


def _without_translation(content: str) -> str:
    """Return the half of ``照明（Lamp）`` that is an identifier."""
    match = _BRACKETS.fullmatch(content)
    if not match:
        return content
    before, inside = match["before"].strip("`*"), match["inside"].strip("`* ")
    if _WORDS.fullmatch(before) and not inside.isascii():
        return match["before"]
    if not before.isascii() and _IDENTIFIER.fullmatch(inside):
        return inside
    return content
