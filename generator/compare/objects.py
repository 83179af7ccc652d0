"""The fields of two versions of a model -> changes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.backends.python.types.scalars import PY_SCALARS
from generator.compare import rules
from generator.compare.accepts import Acceptance, default_of
from generator.compare.changes import Change, when
from generator.compare.constraints import keeps_constraints
from generator.compare.other_keys import (
    OTHER_KEYS,
    compare_stated,
    named,
    unnamed,
)
from generator.compare.pairing import Pairing, in_order, sorted_members
from generator.compare.similar import (
    field_candidates,
    field_likeness,
    guess_pairs,
    name_key,
    same_name_candidates,
)
from generator.compare.spelling import (
    code,
    show_constraints,
    show_field,
    show_type,
    show_value,
)
from generator.compare.versions import Versions
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import (
    PLUMBING,
    Scalar,
    StreamOf,
    Type,
    map_children,
)

# Scalars with the same annotation are represented by the first: docs/types.md.
_FIRST = {PY_SCALARS[each].annotation: each for each in reversed(Scalar)}


def compare_objects(
    old: ObjectDef, new: ObjectDef, versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the fields in the order of the new table; removed fields come last."""
    pairs, guessed = _pair_fields(old, new, versions.pairing)
    id_ = new.identity.id
    for field in new.fields:
        before = pairs.get(field.wire_name)
        if before is None:
            yield _added(old, new, field, versions)
            yield from named(old, new, field, versions)
        else:
            is_guess = field.wire_name in guessed
            yield from _Fields(id_, before, field, versions).changes(is_guess)
    kept = {field.wire_name for field in pairs.values()}
    for field in old.fields:
        if field.wire_name not in kept:
            yield _removed(old, new, field, versions)
            yield from unnamed(new, field, versions)
    yield from _compare_extra(old, new, versions)


def _pair_fields(
    old: ObjectDef, new: ObjectDef, pairing: Pairing
) -> tuple[dict[str, Field], frozenset[str]]:
    """Return the old field for each new key, and the keys that were guessed."""
    ours = {field.wire_name: field for field in old.fields}
    pairs = {f.wire_name: ours[f.wire_name] for f in new.fields if f.wire_name in ours}
    gone = [field for field in old.fields if field.wire_name not in pairs]
    fresh = [field for field in new.fields if field.wire_name not in pairs]
    same_names = guess_pairs(
        same_name_candidates(gone), same_name_candidates(fresh), lambda *_: 1
    )
    pairs |= {other.wire_name: one for one, other in same_names}
    kept = {one.wire_name for one, _ in same_names}
    guesses = guess_pairs(
        field_candidates((f for f in gone if f.wire_name not in kept), pairing.renew),
        field_candidates((f for f in fresh if f.wire_name not in pairs), in_order),
        field_likeness,
    )
    pairs |= {other.wire_name: one for one, other in guesses}
    return pairs, frozenset(other.wire_name for _, other in guesses)


def _has_one_name(old: Field, new: Field) -> bool:
    """Return whether both get the same attribute name, as ``stepId`` and ``step_id`` do."""
    return name_key(old.doc_name) == name_key(new.doc_name)


def _added(old: ObjectDef, new: ObjectDef, field: Field, versions: Versions) -> Change:
    is_sent = field.type not in PLUMBING
    is_needed = field.required and is_sent
    forbids = versions.old_reads_new.forbids_unknown and old.extra is None
    shown = show_field(field, versions.old_reads_new.writer)
    return Change(
        rule=rules.FIELD_ADDED,
        definition=new.identity.id,
        part=field.doc_name,
        what=f"new: {shown}",
        breaks=when(readers=is_sent and forbids, writers=is_needed, code=is_needed),
        new=field.span,
    )


def _removed(
    old: ObjectDef, new: ObjectDef, field: Field, versions: Versions
) -> Change:
    is_sent = field.type not in PLUMBING
    is_needed = field.required and is_sent
    forbids = versions.new_reads_old.forbids_unknown and new.extra is None
    shown = show_field(field, versions.old_reads_new.reader)
    return Change(
        rule=rules.FIELD_REMOVED,
        definition=new.identity.id,
        part=field.doc_name,
        what=f"removed; was {shown}",
        breaks=when(readers=is_needed, writers=is_sent and forbids, code=True),
        old=field.span,
    )


def _compare_extra(
    old: ObjectDef, new: ObjectDef, versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the type for keys without a field."""
    if old.extra and new.extra:
        pair = (_as_value(old.extra), _as_value(new.extra))
        yield from _Fields(new.identity.id, *pair, versions).changes(is_guess=False)
    else:
        yield from compare_stated(old, new, versions)


def _as_value(extra: Field) -> Field:
    """Return ``extra`` as a required value without a name, for comparisons."""
    return replace(extra, doc_name=OTHER_KEYS, wire_name="", required=True)


class _Fields(Struct, frozen=True):
    """Two versions of one field of the model ``id``."""

    id: str
    old: Field
    new: Field
    versions: Versions

    def changes(self, is_guess: bool) -> Iterator[Change]:
        yield from self._names(is_guess)
        yield from self._type()
        yield from self._presence()
        yield from self._nullability()
        yield from self._default()
        yield from self._constraints()
        yield from self._texts()

    def _change(
        self, rule: rules.Rule, what: str, is_guess: bool = False, **breaks: bool
    ) -> Change:
        return Change(
            rule=rule,
            definition=self.id,
            part=self.new.doc_name,
            what=what,
            breaks=when(**breaks),
            is_guess=is_guess,
            old=self.old.span,
            new=self.new.span,
        )

    def _names(self, is_guess: bool) -> Iterator[Change]:
        old, new = self.old, self.new
        is_renamed = not _has_one_name(old, new)
        keys = f"{code(old.wire_name)} → {code(new.wire_name)}"
        names = f"{code(old.doc_name)} → {code(new.doc_name)}"
        if is_guess:
            yield self._change(
                rules.FIELD_RENAMED,
                f"renamed (a guess): {names}",
                is_guess,
                readers=True,
                writers=True,
                code=is_renamed,
            )
        elif old.wire_name != new.wire_name:
            what = f"JSON key: {keys}"
            yield self._change(rules.KEY_CHANGED, what, readers=True, writers=True)
        elif is_renamed:
            yield self._change(rules.ATTRIBUTE_RENAMED, f"name: {names}", code=True)

    def _type(self) -> Iterator[Change]:
        old, new, versions = self.old.type, self.new.type, self.versions
        if versions.pairing.is_same(old, new):
            return
        shown = (
            show_type(old, versions.old_reads_new.reader),
            show_type(new, versions.old_reads_new.writer),
        )
        yield self._change(
            rules.TYPE_CHANGED,
            "type: {} → {}".format(*shown),
            readers=not _takes_value(versions.old_reads_new, self.old, self.new),
            writers=not _takes_value(versions.new_reads_old, self.new, self.old),
            code=in_python(versions.pairing.renew(old)) != in_python(in_order(new)),
        )

    def _presence(self) -> Iterator[Change]:
        if self.old.required == self.new.required or self._is_off_the_wire:
            return
        if self.new.required:
            yield self._change(
                rules.NOW_REQUIRED, "optional → required", writers=True, code=True
            )
        else:
            yield self._change(
                rules.NOW_OPTIONAL, "required → optional", readers=True, code=True
            )

    def _nullability(self) -> Iterator[Change]:
        if self.old.nullable == self.new.nullable or self._is_off_the_wire:
            return
        if not self.old.nullable and not self.new.nullable:
            what = "null: {} → {}".format(*map(_known_null, (self.old, self.new)))
            yield self._change(rules.NULL_STATED, what)
            return
        if self.new.nullable:
            takes = self.versions.old_reads_new.takes_null(self.old)
            what = "now nullable"
            yield self._change(rules.NOW_NULLABLE, what, readers=not takes, code=True)
        else:
            takes = self.versions.new_reads_old.takes_null(self.new)
            what = "no longer nullable"
            yield self._change(rules.NOT_NULLABLE, what, writers=not takes, code=True)

    def _default(self) -> Iterator[Change]:
        old, new = default_of(self.old), default_of(self.new)
        if self.old.required or self.new.required:
            # A required key makes the default irrelevant.
            return
        if (type(old), old) == (type(new), new):
            return
        if old is None:
            what = f"default: none → {show_value(new)}"
            yield self._change(rules.DEFAULT_ADDED, what, code=True)
        elif new is None:
            what = f"default: {show_value(old)} → none"
            yield self._change(rules.DEFAULT_REMOVED, what, code=True)
        else:
            what = f"default: {show_value(old)} → {show_value(new)}"
            yield self._change(rules.DEFAULT_CHANGED, what, readers=True, writers=True)

    def _constraints(self) -> Iterator[Change]:
        readers = not keeps_constraints(self.old, self.new)
        writers = not keeps_constraints(self.new, self.old)
        shown = map(show_constraints, (self.old.constraints, self.new.constraints))
        what = "constraints: {} → {}".format(*shown)
        if readers and writers:
            yield self._change(
                rules.CONSTRAINT_CHANGED, what, readers=True, writers=True
            )
        elif readers:
            yield self._change(rules.CONSTRAINT_LOOSENED, what, readers=True)
        elif writers:
            yield self._change(rules.CONSTRAINT_TIGHTENED, what, writers=True)

    def _texts(self) -> Iterator[Change]:
        if self.new.deprecated != self.old.deprecated:
            is_old = self.old.deprecated
            rule = rules.NOT_DEPRECATED if is_old else rules.DEPRECATED
            yield self._change(rule, "no longer deprecated" if is_old else "deprecated")
        if (self.old.doc, self.old.example) != (self.new.doc, self.new.example):
            what = "description" if self.old.doc != self.new.doc else "example"
            yield self._change(rules.DOC_CHANGED, what)

    @property
    def _is_off_the_wire(self) -> bool:
        return self.old.type in PLUMBING and self.new.type in PLUMBING


def _known_null(field: Field) -> str:
    return "unknown" if field.nullable is None else "never"


def _takes_value(acceptance: Acceptance, reader: Field, writer: Field) -> bool:
    """Return whether ``reader`` decodes the value, or the absence, that ``writer`` sends."""
    if reader.type in PLUMBING:
        return True
    if writer.type in PLUMBING:
        return not reader.required
    return acceptance.accepts(reader.type, writer.type)


def in_python(type_: Type) -> Type:
    """Return the type that represents all types with the annotation of ``type_``."""
    if isinstance(type_, Scalar):
        return _FIRST[PY_SCALARS[type_].annotation]
    if isinstance(type_, StreamOf):
        return Scalar.ANY
    return sorted_members(map_children(type_, in_python))
