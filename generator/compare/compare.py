"""Two schemas -> the changes from one to the other: the entry point of this package."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import rules
from generator.compare.accepts import Acceptance
from generator.compare.changes import Change, when
from generator.compare.enums import compare_enums, kind_of
from generator.compare.objects import compare_objects
from generator.compare.pairing import Pairing, pair_definitions
from generator.compare.settings import FORBID, compare_settings
from generator.compare.spelling import code
from generator.compare.unions import compare_unions
from generator.compare.versions import Versions
from generator.config import Config
from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import Ref

_KINDS = {ObjectDef: "model", EnumDef: "enum", UnionDef: "union", OpaqueDef: "opaque"}


def compare_schemas(
    old: Schema,
    new: Schema,
    old_config: Config = Config(),  # noqa: B008  (it is frozen)
    new_config: Config = Config(),  # noqa: B008
) -> tuple[Change, ...]:
    """Return the changes from ``old`` to ``new``, ordered by id, then as on the pages.

    Neither schema has errors.  Each is read and generated with its own configuration.
    """
    pairing = pair_definitions(old, new)
    forbids = [c.unknown_fields == FORBID for c in (old_config, new_config)]
    versions = _versions(old, new, pairing, *forbids)
    changes: list[Change] = [*compare_settings(old_config, new_config)]
    old_ids = {new_id: old_id for old_id, new_id in pairing.new_ids.items()}
    for id_, definition in new.definitions.items():
        if id_ in old_ids:
            before = old.definitions[old_ids[id_]]
            changes += _compare(before, definition, versions)
        else:
            changes.append(_added(definition))
    for id_, definition in old.definitions.items():
        if id_ not in pairing.new_ids:
            changes.append(_removed(definition))
    # Sorting is stable: the changes of one definition stay in order.
    return tuple(sorted(changes, key=lambda change: change.definition))


def _versions(
    old: Schema, new: Schema, pairing: Pairing, old_forbids: bool, new_forbids: bool
) -> Versions:
    same = {
        (old_id, new_id)
        for old_id, new_id in pairing.new_ids.items()
        if _kind(old.definitions[old_id]) == _kind(new.definitions[new_id])
    }
    return Versions(
        pairing,
        Acceptance(old, new, frozenset(same), old_forbids),
        Acceptance(
            new, old, frozenset((there, here) for here, there in same), new_forbids
        ),
    )


def _kind(definition: Definition) -> str:
    """Return the kind of ``definition``; only two of a kind are compared part by part."""
    kind = _KINDS[type(definition)]
    return (
        f"{kind} of {kind_of(definition)}" if isinstance(definition, EnumDef) else kind
    )


def _compare(old: Definition, new: Definition, versions: Versions) -> Iterator[Change]:
    yield from _compare_identity(old, new, versions.pairing)
    if _kind(old) != _kind(new):
        reader, writer = Ref(old.identity.id), Ref(new.identity.id)
        yield _change(
            rules.KIND_CHANGED,
            old,
            new,
            f"{_kind(old)} → {_kind(new)}",
            readers=not versions.old_reads_new.accepts(reader, writer),
            writers=not versions.new_reads_old.accepts(writer, reader),
            code=True,
        )
        return
    match old, new:
        case ObjectDef(), ObjectDef():
            yield from compare_objects(old, new, versions)
        case EnumDef(), EnumDef():
            yield from compare_enums(old, new)
        case UnionDef(), UnionDef():
            yield from compare_unions(old, new, versions)


def _compare_identity(
    old: Definition, new: Definition, pairing: Pairing
) -> Iterator[Change]:
    before, after = old.identity, new.identity
    ids = f"{code(before.id)} → {code(after.id)}"
    if before.id in pairing.guessed:
        what = f"renamed (a guess): {ids}"
        yield _change(rules.MODEL_RENAMED, old, new, what, is_guess=True, code=True)
    elif before.id != after.id:
        yield _change(rules.MODEL_MOVED, old, new, f"moved: {ids}", code=True)
    if before.deprecated != after.deprecated:
        rule = rules.DEPRECATED if after.deprecated else rules.NOT_DEPRECATED
        what = "deprecated" if after.deprecated else "no longer deprecated"
        yield _change(rule, old, new, what)
    if before.doc != after.doc:
        yield _change(rules.DOC_CHANGED, old, new, "description")


def _added(definition: Definition) -> Change:
    identity = definition.identity
    return Change(
        rule=rules.MODEL_ADDED,
        definition=identity.id,
        what=f"new {_KINDS[type(definition)]}",
        new=identity.span,
    )


def _removed(definition: Definition) -> Change:
    identity = definition.identity
    return Change(
        rule=rules.MODEL_REMOVED,
        definition=identity.id,
        what=f"{_KINDS[type(definition)]} removed",
        breaks=when(writers=True, code=True),
        old=identity.span,
    )


def _change(
    rule: rules.Rule,
    old: Definition,
    new: Definition,
    what: str,
    is_guess: bool = False,
    **breaks: bool,
) -> Change:
    return Change(
        rule=rule,
        definition=new.identity.id,
        what=what,
        breaks=when(**breaks),
        is_guess=is_guess,
        old=old.identity.span,
        new=new.identity.span,
    )
