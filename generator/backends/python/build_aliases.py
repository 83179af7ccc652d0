"""Names of other types: unions, and pages that say no more than a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.backends.python.annotation import ANY, Code, Import, annotate
from generator.backends.python.doc import class_doc
from generator.backends.python.homes import Home
from generator.backends.python.layout import alias_lines
from generator.backends.python.view import PyAlias
from generator.ir.graph import references


def build_aliases(
    homes_here: Sequence[Home], homes: Mapping[str, Home]
) -> list[tuple[PyAlias, frozenset[Import]]]:
    """Return the aliases of one module, each after those that it names.

    An alias is evaluated when its module is imported, so it can name no later one: in a
    circle of unions alone, the name that closes it is ``Any``.
    """
    waiting = {home.definition.identity.id: home for home in homes_here}
    built: list[tuple[PyAlias, frozenset[Import]]] = []
    while waiting:
        id_ = next(
            (i for i, h in waiting.items() if not _names(h) & waiting.keys()), None
        )
        id_ = id_ or next(iter(waiting))
        built.append(_build_alias(waiting[id_], homes, frozenset(waiting)))
        del waiting[id_]
    return built


def _names(home: Home) -> frozenset[str]:
    return frozenset(references(home.alias) if home.alias else ())


def _build_alias(
    home: Home, homes: Mapping[str, Home], later: frozenset[str]
) -> tuple[PyAlias, frozenset[Import]]:
    assert home.alias
    target = annotate(home.alias, lambda id_: homes[id_].cls)
    if _names(home) & later:
        target = ANY
    name = Code("TypeAlias", frozenset({Import("typing", "TypeAlias")}))
    view = PyAlias(
        name=home.class_name,
        doc=class_doc(home.definition.identity),
        target=target.text,
        lines=alias_lines(home.class_name, target.text),
    )
    return view, target.imports | name.imports
