"""The values of two versions of an enum -> changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.compare import rules
from generator.compare.accepts import is_open
from generator.compare.changes import Change, when
from generator.compare.spelling import code, show_value
from generator.ir.schema import EnumDef, Member

# 1 and True are different values here, though equal in Python.
_Values: TypeAlias = Mapping[tuple[type, object], Member]


def compare_enums(old: EnumDef, new: EnumDef) -> Iterator[Change]:
    """Yield the change of openness, then those of the values in the new order.

    Both have values of the same kinds; see ``kind_of``.
    """
    yield from _compare_openness(old, new)
    ours, theirs = _by_value(old), _by_value(new)
    gone = {m.name: m for key, m in ours.items() if key not in theirs and m.name}
    changed = set()
    id_ = new.identity.id
    for key, member in theirs.items():
        if key in ours:
            yield from _compare_members(id_, ours[key], member)
        elif member.name in gone:
            changed.add(member.name)
            yield _value_changed(id_, gone[member.name], member)
        else:
            yield _added(id_, member, old)
    for key, member in ours.items():
        if key not in theirs and member.name not in changed:
            yield _removed(id_, member, new)


def kind_of(enum: EnumDef) -> str:
    """Return the kinds of values in ``enum``; an enum without values has strings."""
    kinds = {type(member.value).__name__ for member in enum.members}
    return " or ".join(sorted(kinds or {"str"}))


def _by_value(enum: EnumDef) -> _Values:
    return {(type(member.value), member.value): member for member in enum.members}


def _compare_openness(old: EnumDef, new: EnumDef) -> Iterator[Change]:
    if is_open(old) == is_open(new):
        return
    yield Change(
        rule=rules.ENUM_OPENED if is_open(new) else rules.ENUM_CLOSED,
        definition=new.identity.id,
        what="closed → open" if is_open(new) else "open → closed",
        breaks=when(readers=is_open(new), writers=is_open(old)),
        old=old.identity.span,
        new=new.identity.span,
    )


def _compare_members(id_: str, old: Member, new: Member) -> Iterator[Change]:
    if name_of(old) != name_of(new):
        yield Change(
            rule=rules.MEMBER_RENAMED,
            definition=id_,
            what=f"name: {code(name_of(old))} → {code(name_of(new))}",
            breaks=when(code=True),
            part=name_of(new),
            old=old.span,
            new=new.span,
        )
    if old.doc != new.doc:
        yield Change(
            rule=rules.DOC_CHANGED,
            definition=id_,
            what="description",
            part=name_of(new),
            old=old.span,
            new=new.span,
        )


def _value_changed(id_: str, old: Member, new: Member) -> Change:
    return Change(
        rule=rules.VALUE_CHANGED,
        definition=id_,
        part=name_of(new),
        what=f"value: {show_value(old.value)} → {show_value(new.value)}",
        breaks=when(readers=True, writers=True),
        old=old.span,
        new=new.span,
    )


def _added(id_: str, member: Member, old: EnumDef) -> Change:
    return Change(
        rule=rules.VALUE_ADDED,
        definition=id_,
        part=name_of(member),
        what=f"new value {show_value(member.value)}",
        breaks=when(readers=not is_open(old)),
        new=member.span,
    )


def _removed(id_: str, member: Member, new: EnumDef) -> Change:
    return Change(
        rule=rules.VALUE_REMOVED,
        definition=id_,
        part=name_of(member),
        what=f"value {show_value(member.value)} removed",
        breaks=when(writers=not is_open(new), code=True),
        old=member.span,
    )


def name_of(member: Member) -> str:
    """Return the name of ``member``, or its value if the document does not name it."""
    return member.name or str(member.value)
