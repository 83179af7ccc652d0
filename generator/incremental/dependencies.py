"""What the files of a unit depend on: recorded while rendering, compared by the next run.

A unit looks up other definitions in the mappings of a :class:`Context` and nowhere else.
:func:`track` returns a context that records each look-up, so no dependency can be forgotten.
If the next run gets the same answers to the same look-ups, it would render the same files.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.backends.gates import SpecText
from generator.backends.target import Context, Unit
from generator.frontend.packing import Encoder
from generator.source import SourceFile

Value = TypeVar("Value")
S = TypeVar("S", bound=Struct)

# Recorded when a whole mapping is iterated.  Never an id: ids are stripped.
_ALL = "\n"


class Dependencies(Struct):
    """The look-ups of a unit.

    - ``ids``: the definitions that were looked up.
    - ``stems``: the names that were tested for being the stem of a definition.
    """

    ids: set[str]
    stems: set[str]

    def clear(self) -> None:
        self.ids.clear()
        self.stems.clear()


class _Tracked(Mapping[str, Value]):
    """A mapping by id that records look-ups."""

    def __init__(self, mapping: Mapping[str, Value], looked_up: set[str]) -> None:
        self._mapping = mapping
        self._looked_up = looked_up

    def __getitem__(self, id_: str) -> Value:
        self._looked_up.add(id_)
        return self._mapping[id_]

    def __iter__(self) -> Iterator[str]:
        self._looked_up.add(_ALL)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._looked_up.add(_ALL)
        return len(self._mapping)


class _TrackedStems(Container[str]):
    def __init__(self, stems: Container[str], looked_up: set[str]) -> None:
        self._stems = stems
        self._looked_up = looked_up

    def __contains__(self, name: object) -> bool:
        self._looked_up.add(str(name))
        return name in self._stems


def track(struct: S, dependencies: Dependencies) -> S:
    """Return a copy of ``struct`` (a context or a part of one) that records look-ups in
    ``dependencies``.
    """
    tracked: dict[str, object] = {}
    for name in struct.__struct_fields__:
        match getattr(struct, name):
            case Mapping() as mapping:
                tracked[name] = _Tracked(mapping, dependencies.ids)
            case frozenset() as stems:
                tracked[name] = _TrackedStems(stems, dependencies.stems)
            case Struct() as inner:
                tracked[name] = track(inner, dependencies)
            case _:
                pass
    return replace(struct, **tracked)


def _leaves(struct: Struct, but: frozenset[str] = frozenset()) -> Iterator[object]:
    """Yield the values in ``struct`` and in nested structs, in field order.

    ``but``: the fields of ``struct`` to leave out.
    """
    for name in struct.__struct_fields__:
        if name in but:
            continue
        value = getattr(struct, name)
        if isinstance(value, Struct):
            yield from _leaves(value)
        else:
            yield value


class Fingerprints:
    """Digests of everything that ``contexts`` hold about a definition, by id."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        self._config = _digest([context.config for context in contexts[:1]])
        leaves = [leaf for c in contexts for leaf in _leaves(c, c.repeated)]
        self._mappings = [leaf for leaf in leaves if isinstance(leaf, Mapping)]
        self._stems = [leaf for leaf in leaves if isinstance(leaf, frozenset)]
        self._digests: dict[str, bytes] = {}

    def key(self, unit: Unit, ids: Sequence[str], stems: Sequence[str]) -> str:
        """Return a digest of ``unit`` and of the answers to ``ids`` and ``stems``."""
        taken = [[stem in names for names in self._stems] for stem in stems]
        answers = [self._of(id_) for id_ in ids]
        return _digest([self._config, unit, ids, answers, stems, taken]).hex()

    def _of(self, id_: str) -> bytes:
        if id_ not in self._digests:
            self._digests[id_] = self._of_all() if id_ == _ALL else self._digest(id_)
        return self._digests[id_]

    def _of_all(self) -> bytes:
        ids = dict.fromkeys(id_ for mapping in self._mappings for id_ in mapping)
        return _digest([self._of(id_) for id_ in ids])

    def _digest(self, id_: str) -> bytes:
        """Return the digest for ``id_``, which need not belong to a definition."""
        return _digest([mapping.get(id_) for mapping in self._mappings])


def _digest(value: object) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=16).digest()


def _encode(value: object) -> bytes | str:
    """Return what to hash for spec text in a view, or for the file of a span."""
    if isinstance(value, SpecText):
        return repr(value)
    assert isinstance(value, SourceFile)
    return value.digest


_ENCODER = Encoder(_encode, order="deterministic")
