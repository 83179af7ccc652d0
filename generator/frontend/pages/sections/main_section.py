"""Finds the section that describes a page, and its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.frontend.markdown.document import Block, Table
from generator.frontend.markdown.outline import Section, before_headings
from generator.frontend.pages.tables.columns import is_field_table, is_value_table

FIELDS, VALUES, UNION = "fields", "values", "supported types"
EXAMPLES = "example usage"
MAIN = frozenset({FIELDS, VALUES, UNION})
# Sections that are part of a page, and hold no page.  The docs of gen have the last one.
BESIDE = MAIN | {EXAMPLES, "used by"}

# Synonyms, which count only if the table is directly below.
_ALSO_CALLED: Mapping[str, str] = {
    **dict.fromkeys(("properties", "attributes"), FIELDS),
    **dict.fromkeys(("allowed values", "possible values", "enum values"), VALUES),
}


class Main(Struct, frozen=True):
    """``kind`` is FIELDS, VALUES or UNION; only the first of ``sections`` should exist.

    ``is_intro``: the table has no section of its own, but is directly below the title.
    """

    kind: str
    sections: tuple[Section, ...]
    is_intro: bool = False


def find_main(part: Section, sections: Sequence[Section]) -> Main | None:
    """Return the main section of ``part``, which has these ``sections``; None if there is none."""
    mains = tuple(section for section in sections if section.name in MAIN)
    if mains:
        return Main(mains[0].name, mains)
    intro = before_headings(part.blocks)
    for kind in (FIELDS, VALUES):
        if section := _starting_with_table(part, intro, kind):
            return Main(kind, (section,), is_intro=True)
    called = tuple(section for section in sections if _is_called(section))
    return Main(_ALSO_CALLED[called[0].name], called) if called else None


def _starting_with_table(
    part: Section, intro: Sequence[Block], kind: str
) -> Section | None:
    """Return ``intro`` as a section of ``kind`` without unrelated tables, if it is one."""
    others = [b for b in intro if isinstance(b, Table) and not _is(kind, b)]
    blocks = tuple(block for block in intro if block not in others)
    has_table = any(isinstance(block, Table) for block in blocks)
    return replace(part, name=kind, blocks=blocks) if has_table else None


def _is(kind: str, table: Table) -> bool:
    return (
        is_value_table(table)
        if kind == VALUES
        else is_field_table(table, by_hand=False)
    )


def _is_called(section: Section) -> bool:
    kind = _ALSO_CALLED.get(section.name, "")
    tables = [b for b in before_headings(section.blocks) if isinstance(b, Table)]
    return bool(kind) and any(_is(kind, table) for table in tables)
