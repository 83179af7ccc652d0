"""User-defined types that replace scalars, from the configuration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from generator.backends.python.code import Code, Import, call_of, helper
from generator.backends.python.types.annotations import annotated
from generator.backends.python.types.scalars import PY_SCALARS
from generator.config import Config, Record
from generator.config.patterns import matches_field
from generator.ir.schema import Field, Identity
from generator.ir.types import Scalar

PLAIN_SCALARS = {kind: row.annotation for kind, row in PY_SCALARS.items()}


class Converter(Struct, frozen=True):
    """``decode`` is a function from a value of the scalar to a value of ``type``."""

    type: Code
    decode: Code
    encode: Code

    def via(self, scalar: Code) -> Code:
        """Return the metadata of a value of ``type`` that is a ``scalar`` in JSON."""
        via = helper("converters", "Via")
        return call_of(via, {}, [scalar, self.decode, self.encode])

    def annotate(self, scalar: Code) -> Code:
        """Return the annotation for a value of ``type`` that is a ``scalar`` in JSON."""
        return annotated(self.type, [self.via(scalar)])


def converters_for(
    owner: Identity, field: Field, config: Config
) -> Mapping[Scalar, Converter]:
    """Return the converters of ``field``; if two apply to a scalar, the first one wins."""
    converters: dict[Scalar, Converter] = {}
    for record in config.converters:
        pattern = record.values.get("fields", "*")
        if matches_field(pattern, owner.name, owner.namespace, field.doc_name):
            converters.setdefault(Scalar(record.values["for"]), _converter(record))
    return converters


def annotate_converted(
    converters: Mapping[Scalar, Converter],
    scalars: Mapping[Scalar, Code] = PLAIN_SCALARS,
) -> dict[Scalar, Code]:
    """Return the annotation of each scalar with a converter; ``scalars`` has those without."""
    return {kind: c.annotate(scalars[kind]) for kind, c in converters.items()}


def _converter(record: Record) -> Converter:
    return Converter(
        *(_imported(record.values[k]) for k in ("type", "decode", "encode"))
    )


def _imported(path: str) -> Code:
    module, _, name = path.partition(":")
    return Code(name, frozenset({Import(module, name)}))


def taken_names(config: Config) -> frozenset[str]:
    """Return the user's names that generated modules import."""
    return frozenset[str]().union(*imported_names(config).values())


def imported_names(config: Config) -> Mapping[str, frozenset[str]]:
    """Return the user's names that generated modules import, by their module."""
    by_module = defaultdict[str, set[str]](set)
    for record in config.converters:
        for key in ("type", "decode", "encode"):
            module, _, name = record.values[key].partition(":")
            by_module[module].add(name)
    return {module: frozenset(names) for module, names in by_module.items()}
