"""Keys without a field in two versions of a model -> changes.

A field that was added or removed may be one of the other keys of the other version.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import rules
from generator.compare.accepts import Acceptance
from generator.compare.changes import Change, when
from generator.compare.spelling import show_type
from generator.compare.versions import Versions
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import PLUMBING

OTHER_KEYS = "any other key"


def compare_stated(
    old: ObjectDef, new: ObjectDef, versions: Versions
) -> Iterator[Change]:
    """Yield the change if only one of the versions has a type for other keys."""
    before, after = old.extra, new.extra
    if after and not before:
        yield Change(
            rule=rules.EXTRA_ADDED,
            definition=new.identity.id,
            part=OTHER_KEYS,
            what=f"new: {show_type(after.type, versions.old_reads_new.writer)}",
            breaks=when(readers=versions.old_reads_new.forbids_unknown),
            new=after.span,
        )
    elif before and not after:
        yield Change(
            rule=rules.EXTRA_REMOVED,
            definition=new.identity.id,
            part=OTHER_KEYS,
            what=f"removed; was {show_type(before.type, versions.old_reads_new.reader)}",
            breaks=when(writers=versions.new_reads_old.forbids_unknown, code=True),
            old=before.span,
        )


def named(
    old: ObjectDef, new: ObjectDef, field: Field, versions: Versions
) -> Iterator[Change]:
    """Yield the change if ``field``, which is new, was one of the other keys."""
    if old.extra and field.type not in PLUMBING:
        yield Change(
            rule=rules.KEY_NAMED,
            definition=new.identity.id,
            part=field.doc_name,
            what="was among other keys",
            breaks=when(
                readers=not versions.old_reads_new.other_accepts(old.extra, field),
                writers=not _takes(versions.new_reads_old, field, old.extra),
                code=True,
            ),
            old=old.extra.span,
            new=field.span,
        )


def unnamed(new: ObjectDef, field: Field, versions: Versions) -> Iterator[Change]:
    """Yield the change if ``field``, which was removed, is now one of the other keys."""
    if new.extra and field.type not in PLUMBING:
        yield Change(
            rule=rules.KEY_UNNAMED,
            definition=new.identity.id,
            part=field.doc_name,
            what="is among other keys now",
            breaks=when(
                readers=not _takes(versions.old_reads_new, field, new.extra),
                writers=not versions.new_reads_old.other_accepts(new.extra, field),
            ),
            old=field.span,
            new=new.extra.span,
        )


def _takes(acceptance: Acceptance, field: Field, extra: Field) -> bool:
    """Return whether ``field`` accepts what the writer's ``extra`` may send at its key."""
    may_be_null = extra.nullable and not acceptance.takes_null(field)
    return not may_be_null and acceptance.field_takes(field, extra)
