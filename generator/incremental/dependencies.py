"""What the files of a unit depend on: recorded while they are rendered, compared by the next run.

Whatever a unit knows of other definitions it looks up in the mappings of a :class:`Context`.
:func:`track` returns a context that records each look-up, so no dependency can be forgotten.  If
the next run gets the same answers to the same questions, it would render the same files.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.backends.emit import Unit
from generator.backends.gates import SpecText
from generator.backends.python.context import Context
from generator.backends.python.naming.allocate import Names
from generator.ir.schema import Schema
from generator.source import SourceFile

Value = TypeVar("Value")

# Recorded when a whole mapping is iterated.  Never an id: ids are stripped.
_ALL = "\n"


class Dependencies(Struct):
    """What was asked for.

    - ``ids``: the definitions that were looked up.
    - ``stems``: the names that were tested for being the stem of a definition.
    """

    ids: set[str]
    stems: set[str]

    def clear(self) -> None:
        self.ids.clear()
        self.stems.clear()


class _Tracked(Mapping[str, Value]):
    """A mapping by id that records what is asked for."""

    def __init__(self, mapping: Mapping[str, Value], asked: set[str]) -> None:
        self._mapping = mapping
        self._asked = asked

    def __getitem__(self, id_: str) -> Value:
        self._asked.add(id_)
        return self._mapping[id_]

    def __iter__(self) -> Iterator[str]:
        self._asked.add(_ALL)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._asked.add(_ALL)
        return len(self._mapping)


class _TrackedStems(Container[str]):
    def __init__(self, stems: Container[str], asked: set[str]) -> None:
        self._stems = stems
        self._asked = asked

    def __contains__(self, name: object) -> bool:
        self._asked.add(str(name))
        return name in self._stems


def track(context: Context, dependencies: Dependencies) -> Context:
    """Return a context equal to ``context`` that records each look-up in ``dependencies``."""

    def tracked(mapping: Mapping[str, Value]) -> Mapping[str, Value]:
        return _Tracked(mapping, dependencies.ids)

    names = context.names
    return replace(
        context,
        schema=Schema(tracked(context.schema.definitions)),
        names=Names(
            classes=tracked(names.classes),
            stems=tracked(names.stems),
            packages=tracked(names.packages),
            attributes=tracked(names.attributes),
            members=tracked(names.members),
        ),
        placements=tracked(context.placements),
        paths=tracked(context.paths),
        stems=_TrackedStems(context.stems, dependencies.stems),
    )


class Fingerprints:
    """Digests of everything that ``context`` knows of a definition, by id."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._config = _digest(context.config)
        self._digests: dict[str, bytes] = {}

    def key(self, unit: Unit, ids: Sequence[str], stems: Sequence[str]) -> str:
        """Return a digest of ``unit`` and of the answers to ``ids`` and ``stems``."""
        taken = [stem in self._context.stems for stem in stems]
        answers = [self._of(id_) for id_ in ids]
        return _digest([self._config, unit, ids, answers, stems, taken]).hex()

    def _of(self, id_: str) -> bytes:
        if id_ not in self._digests:
            self._digests[id_] = self._of_all() if id_ == _ALL else self._digest(id_)
        return self._digests[id_]

    def _of_all(self) -> bytes:
        return _digest([self._of(id_) for id_ in self._context.placements])

    def _digest(self, id_: str) -> bytes:
        """Return the digest for ``id_``, which need not be that of a definition."""
        context, names = self._context, self._context.names
        mappings: tuple[Mapping[str, object], ...] = (
            context.placements,
            context.paths,
            names.classes,
            names.stems,
            names.packages,
            names.attributes,
            names.members,
        )
        return _digest([mapping.get(id_) for mapping in mappings])


def _digest(value: object) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=16).digest()


def _encode(value: object) -> bytes | str:
    """Return a stand-in for spec text in a view, or for the file of a span."""
    if isinstance(value, SpecText):
        return repr(value)
    assert isinstance(value, SourceFile)
    return value.digest


_ENCODER = msgpack.Encoder(enc_hook=_encode, order="deterministic")
