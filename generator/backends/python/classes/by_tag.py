"""The metadata of a union for runtimes that choose its members by a tag."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.gates import literal
from generator.backends.python.code import Code, call_of, helper, imports_of
from generator.backends.python.context import PyContext
from generator.ir.schema import ObjectDef
from generator.ir.tag_choice import TagChoice


def by_tag(
    choice: TagChoice, context: PyContext, *, accepts_names: bool = False
) -> Code:
    """Return metadata that maps each value of the tag to its members.

    ``accepts_names``: data may have the name of an attribute instead of the key.
    """
    pairs = {literal(v): _models(ids, context) for v, ids in choice.mapping.items()}
    mapping = ", ".join(f"{value}: {models.text}" for value, models in pairs.items())
    by_value = Code(f"{{{mapping}}}", imports_of(pairs.values()))
    named: dict[str, Code] = {}
    if choice.other:
        named["other"] = _models(choice.other, context)
    if choice.is_optional:
        named["optional"] = Code("True")
    if accepts_names and (names := _names(choice, context)):
        named["names"] = Code(f"({names},)")
    key = Code(literal(choice.key))
    return call_of(helper("unions", "ByTag"), named, [key, by_value])


def _names(choice: TagChoice, context: PyContext) -> str:
    """Return the names of attributes that may stand for the key in data, each as a literal."""
    names = set[str]()
    for id_ in {id_ for ids in choice.mapping.values() for id_ in ids}:
        definition = context.schema.definitions[id_]
        assert isinstance(definition, ObjectDef)
        pairs = zip(definition.fields, context.names.attributes[id_], strict=False)
        names |= {name for field, name in pairs if field.wire_name == choice.key}
    return ", ".join(map(literal, sorted(names - {choice.key})))


def _models(ids: Sequence[str], context: PyContext) -> Code:
    classes = [context.placements[id_].cls for id_ in ids]
    return Code(" | ".join(cls.name for cls in classes), frozenset(classes))
