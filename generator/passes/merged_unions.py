"""Detects union pages that are printed as one table with the fields of all members.

For most languages openapi-generator prints a union as one table with the fields of every member.
Data of one member lacks the required keys of the others, so a model of that table would reject
nearly all data.

Other pages reveal such a page: it has exactly the fields of at least two of them, requires exactly
what they require, and all of them require a tag, such as ``type``.  The titles of members begin
with the same words as that of the union, as in ``UpdateBody`` and ``UpdateWithPassword``.  If no
title does, each member must have a field that no other has, and belong to no other union.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.page import EnumPage, ObjectPage, Page, UnionPage
from generator.frontend.types.typeexpr import NameExpr
from generator.passes.index import namespace_of
from generator.text.lazy_pattern import lazy_pattern

# The usual names of tags, or ends of their names.
_TAG = lazy_pattern(
    r".*(?:type|kind|method|action|class|discriminator|object|tag|variant|event|op|operation)",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
# If titles share this many words, they belong together.
_ENOUGH_WORDS = 2
# The most pages of a folder that require the same tag; comparing more pairs takes too long.
_MOST_PAGES = 1_000


class _Candidate:
    """A page that may be a union, or a member of one."""

    def __init__(self, page: ObjectPage) -> None:
        self.page = page

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(row.name for row in self.page.rows)

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(row.name for row in self.page.rows if row.required)

    @cached_property
    def words(self) -> Sequence[str]:
        return _WORD.findall(self.page.head.title)

    def shared_words(self, other: _Candidate) -> int:
        pairs = zip(self.words, other.words, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def may_have(self, member: _Candidate) -> bool:
        """Return whether this page has all fields of ``member`` and more."""
        return (
            member is not self
            and member.fields <= self.fields
            and member.required <= self.required
            and (member.fields, member.required) != (self.fields, self.required)
        )

    def is_union_of(self, members: Sequence[_Candidate]) -> bool:
        """Return whether this page has and requires exactly the fields that ``members`` have and
        require.
        """
        return (
            len(members) > 1
            and frozenset().union(*(m.fields for m in members)) == self.fields
            and frozenset().union(*(m.required for m in members)) == self.required
        )


def read_merged_unions(pages: Sequence[Page], report: Report) -> list[Page]:
    """Return ``pages`` with the detected unions replaced by union pages.

    An enum inside the page of such a union is left out: it belongs to the fields.

    Reports: merged-union.
    """
    folders: dict[str, list[_Candidate]] = defaultdict(list)
    for page in pages:
        if isinstance(page, ObjectPage) and page.may_merge:
            folders[namespace_of(page)].append(_Candidate(page))
    unions: dict[str, UnionPage] = {}
    for candidates in folders.values():
        for union, members in _find_unions(candidates).items():
            names = sorted(member.page.head.title for member in members)
            head = union.page.head
            report.add(catalog.merged_union(head.span, names))
            exprs = tuple(NameExpr(name, "", head.span) for name in names)
            unions[head.file.path] = UnionPage(head, exprs)
    kept: list[Page] = []
    for page in pages:
        union_page = unions.get(page.head.file.path)
        if union_page is None:
            kept.append(page)
        elif not isinstance(page, EnumPage):
            kept.append(union_page)
    return kept


def _find_unions(
    candidates: Iterable[_Candidate],
) -> Mapping[_Candidate, Sequence[_Candidate]]:
    """Return the members of each of ``candidates`` that is a union."""
    groups = _groups_of_a_tag(candidates)
    named: dict[_Candidate, Sequence[_Candidate]] = {}
    for group in groups:
        for union in group:
            if members := _named_members(union, group):
                named.setdefault(union, members)
    inside = {member for members in named.values() for member in members}
    others: dict[_Candidate, Sequence[_Candidate]] = {}
    for group in groups:
        for union in group:
            members = [member for member in group if union.may_have(member)]
            is_free = union not in named and union not in inside
            if is_free and union.is_union_of(members) and _are_all_needed(members):
                others.setdefault(union, members)
    return {**named, **others}


def _groups_of_a_tag(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Return for each tag the pages that require it."""
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        for name in candidate.required:
            if _TAG.fullmatch(name):
                groups[name].append(candidate)
    return [groups[tag] for tag in sorted(groups) if len(groups[tag]) <= _MOST_PAGES]


def _named_members(
    union: _Candidate, group: Sequence[_Candidate]
) -> Sequence[_Candidate]:
    """Return the pages with titles most like that of ``union`` that together have all its fields."""
    shared = {
        member: union.shared_words(member)
        for member in group
        if union.shared_words(member) >= _ENOUGH_WORDS and union.may_have(member)
    }
    for least in sorted(set(shared.values()), reverse=True):
        members = [member for member, words in shared.items() if words >= least]
        if union.is_union_of(members):
            return members
    return ()


def _are_all_needed(members: Sequence[_Candidate]) -> bool:
    """Return whether each page has a field that no other has."""
    return all(any(_exclusive(member, members)) for member in members)


def _exclusive(member: _Candidate, members: Sequence[_Candidate]) -> Iterator[str]:
    others = [other.fields for other in members if other is not member]
    yield from member.fields.difference(*others)
