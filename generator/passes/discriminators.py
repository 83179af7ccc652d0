"""What the document of a union says about its tag -> the values that each member has there.

``kind`` with ``cat`` → ``Cat`` and ``dog`` → ``Dog`` makes ``cat`` the tag of the field ``kind``
of ``Cat``.  After this pass, the tag is like one that types list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import (
    flatten,
    member_objects,
    tag_values,
)
from generator.ir.schema import (
    Field,
    ObjectDef,
    Schema,
    StatedDiscriminator,
    UnionDef,
)
from generator.ir.types import Ref, Type


def apply_discriminators(schema: Schema, report: Report) -> Schema:
    """Return ``schema`` with the tags that unions give to fields of their members.

    The mapping of each union keeps what fits, and its key is the one in JSON.  A model in
    several unions has the tags of all.

    Reports: unfit-tag, unstated-tags.
    """
    tags = _Tags(schema, report)
    for id_, definition in schema.definitions.items():
        if isinstance(definition, UnionDef) and definition.discriminator:
            tags.read(id_, definition, definition.discriminator)
    return tags.applied()


class _Tags:
    """The tags by the id of a model, then by key; and the unions whose tags differ from the stated
    ones.
    """

    def __init__(self, schema: Schema, report: Report) -> None:
        self._schema = schema
        self._report = report
        self._tags: dict[str, dict[str, dict[str, None]]] = {}
        self._unions: dict[str, UnionDef] = {}

    def read(self, id_: str, union: UnionDef, stated: StatedDiscriminator) -> None:
        models = {model.identity.id: model for model in self._models(union.members)}
        key = _key_on_the_wire(stated.key, models.values())
        kept = tuple(
            (value, member)
            for value, member in stated.mapping
            if self._fits(value, member, key, models, stated)
        )
        for value, member in kept:
            for model in self._models((member,)):
                of_model = self._tags.setdefault(model.identity.id, {})
                of_model.setdefault(key, {})[value] = None
        self._report_unstated(replace(stated, key=key), kept, models)
        stated = replace(stated, key=key, mapping=kept)
        self._unions[id_] = replace(union, discriminator=stated)

    def applied(self) -> Schema:
        if not self._unions:
            return self._schema
        definitions = {**self._schema.definitions, **self._unions}
        for id_, tags in self._tags.items():
            model = definitions[id_]
            assert isinstance(model, ObjectDef)
            fields = (self._tagged(field, tags) for field in model.fields)
            definitions[id_] = replace(model, fields=tuple(fields))
        return Schema(definitions)

    def _tagged(self, field: Field, tags: dict[str, dict[str, None]]) -> Field:
        values = tags.get(field.wire_name, {})
        # Values that the type lists need no tag.
        is_listed = values.keys() == tag_values(field, self._schema)
        return field if is_listed else replace(field, tags=tuple(values))

    def _models(self, members: Iterable[Type]) -> Iterator[ObjectDef]:
        for member in flatten(tuple(members), self._schema).members:
            yield from member_objects((member,), self._schema) or ()

    def _fits(
        self,
        value: str,
        member: Type,
        key: str,
        models: dict[str, ObjectDef],
        stated: StatedDiscriminator,
    ) -> bool:
        """Return whether ``value`` can select ``member``; report why not."""
        reached = list(self._models((member,)))
        if not reached or any(model.identity.id not in models for model in reached):
            name = self._name(member)
            self._report.add(catalog.unfit_tag(stated.span, value, name))
            return False
        for model in reached:
            field = model.field_at(key)
            if field is None:  # which is reported for the member
                return False
            listed = tag_values(field, self._schema)
            if listed and value not in listed:
                name = model.identity.name
                finding = catalog.refused_tag(stated.span, value, key, name)
                self._report.add(finding)
                return False
        return True

    def _name(self, member: Type) -> str:
        if isinstance(member, Ref):
            return self._schema.definitions[member.id].identity.name
        return "a value"

    def _report_unstated(
        self,
        stated: StatedDiscriminator,
        kept: tuple[tuple[str, Type], ...],
        models: dict[str, ObjectDef],
    ) -> None:
        """Report members without the key, and members without a value."""
        mapped = {m.identity.id for _, member in kept for m in self._models((member,))}
        unstated = False
        for id_, model in models.items():
            name, field = model.identity.name, model.field_at(stated.key)
            if field is None:
                finding = catalog.keyless_member(stated.span, stated.key, name)
                self._report.add(finding)
            elif id_ not in mapped and not tag_values(field, self._schema):
                unstated = True
                if stated.mapping:
                    finding = catalog.untagged_member(stated.span, stated.key, name)
                    self._report.add(finding)
        if unstated and not stated.mapping:
            self._report.add(catalog.unstated_tags(stated.span, stated.key))


def _key_on_the_wire(stated: str, models: Iterable[ObjectDef]) -> str:
    """Return the key in JSON; a document may name it in the case of its language."""
    fields = [field for model in models for field in model.fields]
    if any(field.wire_name == stated for field in fields):
        return stated
    named = (field.wire_name for field in fields if field.doc_name == stated)
    return next(named, stated)
