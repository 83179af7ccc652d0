"""Values listed in a text, each in code or quotes: ```a`, `b` or `c```.

=======================================  ==============================================
between two values                       ``,`` ``;`` ``/`` ``or`` ``<br>`` ``<li>``
a remark between them                    ```a` (default), `b` or (since v2) `c```
each value is explained                  ```a`: first, `b`: second``
each value begins an item                ``<ul><li>`a` (old)</li><li>`b`</li></ul>``
the list goes on without a value         ```a`, `b`, etc.``, ```a`, `b` or any name``
null is listed too                       ```a`, `b` or null``
=======================================  ==============================================
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

_EITHER = words_of(each.either for each in LANGUAGES)
_VALUE = (
    r"""(?:`{1,2}"?(?P<code>[^`"]{1,200})"?`{1,2}|["“](?P<quoted>[^"”]{1,200})["”]"""
    r"""|(?<!\w)'(?P<single>[^'\s]{1,60})'(?!\w)|<code>(?P<html>[^<>]{1,200})</code>)"""
)
MEMBER = lazy_pattern(_VALUE)
_TAG = r"(?:<br\s*+/?>|</?(?:li|ul|ol)>)"
_BRACKETS = r"[(（][^()（）]{0,200}[)）]"
_MARK = rf"(?:[,，、|/;；·・•]|{_TAG}|(?:and|{_EITHER})(?!\w))"
# The text between two values; a note in brackets may explain the first.  An aside of a few words
# ends at a comma: `or, since v2, `.
_BETWEEN = lazy_pattern(
    rf"(?:\s*+{_BRACKETS})?(?:\s*+{_MARK}){{1,4}}\s*+(?:[-*•]\s++)?"
    rf"(?:{_BRACKETS}\s*+|[^\W\d_]\w*(?:\s\w[\w.]*){{0,3}},\s*+)?(?=[`\"“'<])",
    re.IGNORECASE,
)
_JOINS = lazy_pattern(rf"\b(?:and|{_EITHER})\b", re.IGNORECASE)
_NULL = lazy_pattern(
    rf"\s*+(?:[,，]\s*+)?(?:{_EITHER}|and)\s++`?(?:null|none|nil)\b`?", re.IGNORECASE
)
# Words after the last value: there are more values than those listed, or a series: `a1` to `a9`.
_GOES_ON = lazy_pattern(
    rf"(?:\s*+{_BRACKETS})?\s*+[,，;]?\s*+(?:(?:{_EITHER})(?!\w)\s*+(?![`\"“'])\S"
    r"|(?:through|thru|to|until|\.\.)\s*+(?=[`\"“'])"
    r"|[^.;]{0,60}\balso\b|etc\b|\.\.\.|…|and\s(?:more|others|so\son)\b|among\s|others\b|等)",
    re.IGNORECASE,
)
# The start of an explanation of a value.
_EXPLAINS = lazy_pattern(
    r"\s*+(?P<mark>[:：=→]|->|=>|[-–—](?=\s)|(?:for|to|if|when|means|is|indicates)\b)",
    re.IGNORECASE,
)
_NEXT = lazy_pattern(
    rf"(?:[,，;；.]|{_TAG}|(?<=\s)[-*•])\s*+(?:{_TAG}|[-*•]\s|\d{{1,2}}[.)]\s|\s){{0,8}}+"
    rf"(?:(?:and|{_EITHER})\s++)?(?=[`\"“'<])",
    re.IGNORECASE,
)
_ITEM = lazy_pattern(
    r"\s*+<li>\s*+(?P<item>.*?)\s*+(?=</?(?:li|ul|ol)>|\Z)", re.IGNORECASE
)
_OTHER_ITEM = lazy_pattern(r"(?:\s*+</li>)?\s*+(?=<li>)", re.IGNORECASE)
_LIST_TAG = lazy_pattern(r"\s*+<[uo]l>(?=\s*+<li>)", re.IGNORECASE)
_NULLS = frozenset({"null", "nil"})


class Listed(Struct, frozen=True):
    """The ``values`` of a list that ends at ``end``.

    - ``is_open``: the text says that there are others.
    - ``has_null``: null is among them.
    """

    values: tuple[str, ...]
    end: int
    is_open: bool = False
    has_null: bool = False


def read_list(content: str, at: int) -> Listed:
    """Return the values listed in ``content`` at ``at``."""
    if items := items_around(content, at):
        return _begin_items(content, items)
    first = MEMBER.match(content, at)
    explains = _EXPLAINS.match(content, first.end()) if first else None
    if first and explains:
        members = list(_explained(content, first, explains["mark"].casefold()))
        if len(members) > 1:
            return _listed(members, content)
    return _listed(list(_members(content, at)), content, at)


def items_around(content: str, at: int) -> list[re.Match[str]]:
    """Return the items of the HTML list whose first item, or its text, begins at ``at``."""
    tag = _LIST_TAG.match(content, at)
    start = tag.end() if tag else content.lower().rfind("<li>", 0, at)
    if start < 0 or (not tag and content[start + len("<li>") : at].strip()):
        return []
    items = []
    while item := _ITEM.match(content, start):
        items.append(item)
        other = _OTHER_ITEM.match(content, item.end())
        start = other.end() if other else len(content)
    return items


def _begin_items(content: str, items: list[re.Match[str]]) -> Listed:
    """Return the values at the start of ``items``; the list is open if one has none."""
    members = [MEMBER.match(content, item.start("item")) for item in items]
    found = [member for member in members if member]
    listed = _listed(found, content)
    is_open = listed.is_open or len(found) < len(items)
    return Listed(listed.values, items[-1].end(), is_open, listed.has_null)


def _members(content: str, at: int) -> Iterator[re.Match[str]]:
    is_last = False
    while match := MEMBER.match(content, at):
        yield match
        between = _BETWEEN.match(content, match.end())
        # After `a` or `b`, a semicolon begins something else.
        if not between or (is_last and between[0].lstrip().startswith(";")):
            break
        is_last = _JOINS.search(between[0]) is not None
        at = between.end()


def _explained(
    content: str, first: re.Match[str], mark: str
) -> Iterator[re.Match[str]]:
    """Yield the values that have an explanation like ``first``, which is followed by ``mark``."""
    yield first
    for gap in _NEXT.finditer(content, first.end()):
        match = MEMBER.match(content, gap.end())
        explains = _EXPLAINS.match(content, match.end()) if match else None
        if match and explains and explains["mark"].casefold() == mark:
            yield match


def _listed(members: list[re.Match[str]], content: str, at: int = 0) -> Listed:
    values = [value_of(match) for match in members]
    end = members[-1].end() if members else at
    null = _NULL.match(content, end)
    after = null.end() if null else end
    bare = {
        value_of(match)
        for match in members
        if match["code"] and match["code"].casefold() in _NULLS
    }
    kept = dict.fromkeys(value for value in values if value not in bare)
    is_open = _GOES_ON.match(content, after) is not None
    return Listed(tuple(kept), after, is_open, bool(null or bare))


def value_of(match: re.Match[str]) -> str:
    """Return the value in a match of ``MEMBER``, without blanks around it."""
    groups = match.group("code", "quoted", "single", "html")
    return next(filter(None, groups), "").strip()
