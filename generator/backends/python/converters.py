"""Types of the user's in the place of scalars, as the configuration says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from generator.backends.python.code import Code, Import, imports_of
from generator.backends.python.scalars import PY_SCALARS
from generator.config import Config, Record
from generator.config.patterns import matches_field
from generator.ir.schema import Field, Identity
from generator.ir.types import Scalar


class Converter(Struct, frozen=True):
    """``decode`` is a function from a value of the scalar to one of ``type``."""

    type: Code
    decode: Code
    encode: Code

    def annotate(self, scalar: Code) -> Code:
        """Return the annotation of a value of ``type`` that is a ``scalar`` on the wire."""
        via = Import("._runtime.converters", "Via")
        functions = f"{self.decode.text}, {self.encode.text}"
        text = f"Annotated[{self.type.text}, Via({scalar.text}, {functions})]"
        parts = (self.type, self.decode, self.encode, scalar)
        return Code(text, imports_of(parts) | {via, Import("typing", "Annotated")})


def converters_for(
    owner: Identity, field: Field, config: Config
) -> Mapping[Scalar, Converter]:
    """Return the converters of ``field``; of two for a scalar, the first in the text wins."""
    found: dict[Scalar, Converter] = {}
    for record in config.converters:
        pattern = record.values.get("fields", "*")
        if matches_field(pattern, owner.name, owner.namespace, field.doc_name):
            found.setdefault(Scalar(record.values["for"]), _converter(record))
    return found


def annotate_converted(converters: Mapping[Scalar, Converter]) -> dict[Scalar, Code]:
    """Return the annotation of each scalar that has a converter."""
    return {
        kind: c.annotate(PY_SCALARS[kind].annotation) for kind, c in converters.items()
    }


def _converter(record: Record) -> Converter:
    return Converter(
        *(_imported(record.values[k]) for k in ("type", "decode", "encode"))
    )


def _imported(path: str) -> Code:
    module, _, name = path.partition(":")
    return Code(name, frozenset({Import(module, name)}))


def taken_names(config: Config) -> frozenset[str]:
    """Return the names that generated modules import of the user's."""
    return frozenset[str]().union(*imported_names(config).values())


def imported_names(config: Config) -> Mapping[str, frozenset[str]]:
    """Return the same by the module that they are imported from."""
    found = defaultdict[str, set[str]](set)
    for record in config.converters:
        for key in ("type", "decode", "encode"):
            module, _, name = record.values[key].partition(":")
            found[module].add(name)
    return {module: frozenset(names) for module, names in found.items()}
