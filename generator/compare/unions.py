"""The members of two versions of a union -> changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import rules
from generator.compare.accepts import Acceptance
from generator.compare.changes import Change, when
from generator.compare.pairing import in_order
from generator.compare.spelling import code, show_type
from generator.compare.versions import Versions
from generator.ir.discriminator import find_discriminator, mapping_of
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import Ref, Scalar, Type


def compare_unions(
    old: UnionDef, new: UnionDef, versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the members and of the tag."""
    ours = {versions.pairing.renew(member): member for member in old.members}
    theirs = {in_order(member): member for member in new.members}
    for key, member in theirs.items():
        if key not in ours:
            breaks = not _has_room(versions.old_reads_new, old, member)
            shown = show_type(member, versions.old_reads_new.writer)
            yield _change(
                rules.UNION_MEMBER_ADDED,
                old,
                new,
                f"new member {shown}",
                readers=breaks,
            )
    for key, member in ours.items():
        if key not in theirs:
            breaks = not _has_room(versions.new_reads_old, new, member)
            shown = show_type(member, versions.old_reads_new.reader)
            what = f"member {shown} removed"
            yield _change(rules.UNION_MEMBER_REMOVED, old, new, what, writers=breaks)
    yield from _compare_discriminators(old, new, versions)


def _has_room(acceptance: Acceptance, reader: UnionDef, member: Type) -> bool:
    """Return whether the union accepts the values of ``member`` without loss.

    A model is not accepted this way: another model may decode its objects, but drops the keys that
    it does not have.  An open union always keeps them.
    """
    union = Ref(reader.identity.id)
    if not acceptance.accepts(union, member):
        return False
    is_model = isinstance(member, Ref) and isinstance(
        acceptance.writer.definitions[member.id], ObjectDef
    )
    return (
        not is_model
        or acceptance.keeps(union, member)
        or any(acceptance.accepts(each, Scalar.ANY) for each in reader.members)
    )


def _compare_discriminators(
    old: UnionDef, new: UnionDef, versions: Versions
) -> Iterator[Change]:
    before = _key(old, versions.old_reads_new.reader)
    after = _key(new, versions.old_reads_new.writer)
    if before != after:
        shown = (code(key) if key is not None else "none" for key in (before, after))
        what = "tag: {} → {}".format(*shown)
        yield _change(
            rules.DISCRIMINATOR_CHANGED, old, new, what, writers=after is None
        )
    if before == after:
        yield from _compare_mappings(old, new, versions)


def _compare_mappings(
    old: UnionDef, new: UnionDef, versions: Versions
) -> Iterator[Change]:
    """Yield the values that select another member, are new, or were removed."""
    ours, theirs = _mapping(old), _mapping(new)
    if not ours or not theirs:
        return
    for value in {**ours, **theirs}:
        was, is_ = ours.get(value), theirs.get(value)
        if was and is_ and versions.pairing.is_same(was, is_):
            continue
        before, after = (
            show_type(type_, schema) if type_ else "none"
            for type_, schema in (
                (was, versions.old_reads_new.reader),
                (is_, versions.old_reads_new.writer),
            )
        )
        what = f"tag {code(value)}: {before} → {after}"
        readers, writers = is_ is not None, was is not None
        yield _change(
            rules.TAG_CHANGED, old, new, what, readers=readers, writers=writers
        )


def _mapping(union: UnionDef) -> dict[str, Type]:
    return dict(union.discriminator.mapping) if union.discriminator else {}


def _key(union: UnionDef, schema: Schema) -> str | None:
    discriminator = find_discriminator(union.members, schema) or mapping_of(union)
    return discriminator.key if discriminator else None


def _change(
    rule: rules.Rule, old: UnionDef, new: UnionDef, what: str, **breaks: bool
) -> Change:
    return Change(
        rule=rule,
        definition=new.identity.id,
        what=what,
        breaks=when(**breaks),
        old=old.identity.span,
        new=new.identity.span,
    )
