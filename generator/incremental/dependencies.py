"""What the files of a module depend on: noted while they are made, compared by the next run.

All that is known of other definitions is looked up in the mappings of a :class:`Context`.  A
context of :func:`track` ones notes each look-up, so that nothing a module depends on can be
forgotten.  If the next run finds the same under all that was asked, it would make the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.backends.docs.docs_view import DocGroup
from generator.backends.gates import SpecText
from generator.backends.python.context import Context
from generator.backends.python.naming.allocate import Names
from generator.backends.python.view import PyExports
from generator.ir.schema import Schema
from generator.source import SourceFile

Value = TypeVar("Value")

# Asked by who goes through all there is.  No id: titles have no blanks around them.
_ALL = "\n"


class Dependencies(Struct):
    """``ids`` are those of the definitions that were asked for, ``stems`` the names of which
    it was asked whether a definition has them as its stem."""

    ids: set[str]
    stems: set[str]

    def clear(self) -> None:
        self.ids.clear()
        self.stems.clear()


class Unit(Struct, frozen=True):
    """Files that are made together: of the module of the definitions ``here``, or the one file
    that shows ``view``, which many definitions share.  ``path`` is that of the Python or that file.
    """

    path: str
    here: tuple[str, ...] = ()
    view: PyExports | tuple[DocGroup, ...] | None = None


class CacheEntry(Struct, frozen=True):
    """What a unit asked for, the ``key`` of what it found, and the ``paths`` of its files."""

    ids: tuple[str, ...]
    stems: tuple[str, ...]
    key: str
    paths: tuple[str, ...]


class _Noted(Mapping[str, Value]):
    """A mapping by id that notes what is asked for."""

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


class _NotedStems(Container[str]):
    def __init__(self, stems: Container[str], asked: set[str]) -> None:
        self._stems = stems
        self._asked = asked

    def __contains__(self, name: object) -> bool:
        self._asked.add(str(name))
        return name in self._stems


def track(context: Context, dependencies: Dependencies) -> Context:
    """Return a context that says the same as ``context``, and notes in ``dependencies`` what."""

    def noted(mapping: Mapping[str, Value]) -> Mapping[str, Value]:
        return _Noted(mapping, dependencies.ids)

    names = context.names
    return replace(
        context,
        schema=Schema(noted(context.schema.definitions)),
        names=Names(
            classes=noted(names.classes),
            stems=noted(names.stems),
            packages=noted(names.packages),
            attributes=noted(names.attributes),
            members=noted(names.members),
        ),
        placements=noted(context.placements),
        paths=noted(context.paths),
        stems=_NotedStems(context.stems, dependencies.stems),
    )


class Fingerprints:
    """Digests of all that ``context`` has of a definition, by its id."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._config = _digest(context.config)
        self._found: dict[str, bytes] = {}

    def key(self, unit: Unit, ids: Sequence[str], stems: Sequence[str]) -> str:
        """Return the key of what ``unit`` finds if it asks for ``ids`` and ``stems``."""
        taken = [stem in self._context.stems for stem in stems]
        found = [self._of(id_) for id_ in ids]
        return _digest([self._config, unit, ids, found, stems, taken]).hex()

    def _of(self, id_: str) -> bytes:
        if id_ not in self._found:
            self._found[id_] = self._of_all() if id_ == _ALL else self._digest(id_)
        return self._found[id_]

    def _of_all(self) -> bytes:
        return _digest([self._of(id_) for id_ in self._context.placements])

    def _digest(self, id_: str) -> bytes:
        """Return the digest for ``id_``, of nothing if there is no such definition."""
        context, names = self._context, self._context.names
        mappings: tuple[Mapping[str, object], ...] = (
            *(
                context.placements,
                context.paths,
                names.classes,
                names.stems,
                names.packages,
            ),
            *(names.attributes, names.members),
        )
        return _digest([mapping.get(id_) for mapping in mappings])


def _digest(value: object) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=16).digest()


def _encode(value: object) -> bytes | str:
    """Return what stands for text in a view, and for the file of a place."""
    if isinstance(value, SpecText):
        return repr(value)
    assert isinstance(value, SourceFile)
    return value.digest


_ENCODER = msgpack.Encoder(enc_hook=_encode, order="deterministic")
