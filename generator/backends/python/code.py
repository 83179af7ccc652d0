"""Python source with the imports it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

View = TypeVar("View")


class Import(Struct, frozen=True, order=True):
    """``from module import name``, or ``import module as name`` if ``whole``."""

    module: str
    name: str
    whole: bool = False


class Code(Struct, frozen=True):
    """Source of an expression or a type, with its imports.

    ``ends_in_none``: it is a type that ends in ``None``, so null is among its values.
    """

    text: str
    imports: frozenset[Import] = frozenset()
    ends_in_none: bool = False

    def wrap(self, pattern: str) -> Code:
        """Return ``pattern`` with this code in place of its ``{}``."""
        return Code(pattern.replace("{}", self.text), self.imports)

    def importing(self, wanted: Import) -> Code:
        """Return this code with ``wanted`` added to its imports."""
        return Code(self.text, self.imports | {wanted}, self.ends_in_none)

    def of(self, argument: Code) -> Code:
        """Return a call of this code with ``argument``."""
        return Code(f"{self.text}({argument.text})", self.imports | argument.imports)

    def fill(self, argument: Code) -> Code:
        """Return this pattern with ``argument`` in place of its ``{}``."""
        text = self.text.replace("{}", argument.text)
        return Code(text, self.imports | argument.imports)


class Built(Struct, Generic[View], frozen=True):
    """A part of the view, with the imports that its code needs."""

    view: View
    imports: frozenset[Import] = frozenset()


def all_built(parts: Iterable[Built[View]]) -> Built[tuple[View, ...]]:
    """Return the views of ``parts`` in order, with all imports."""
    views: list[View] = []
    imports: frozenset[Import] = frozenset()
    for part in parts:
        views.append(part.view)
        imports |= part.imports
    return Built(tuple(views), imports)


def helper(module: str, name: str) -> Code:
    """Return the name of a runtime function, with its import."""
    return Code(name, frozenset({Import(f"._runtime.{module}", name)}))


def imports_of(codes: Iterable[Code]) -> frozenset[Import]:
    """Return all imports of ``codes``."""
    none: frozenset[Import] = frozenset()
    return none.union(*[code.imports for code in codes])


def call_of(
    function: Code, named: Mapping[str, Code], positional: Sequence[Code] = ()
) -> Code:
    """Return the call of ``function`` with arguments."""
    texts = [each.text for each in positional]
    texts += [f"{name}={value.text}" for name, value in named.items()]
    imports = function.imports | imports_of([*positional, *named.values()])
    return Code(f"{function.text}({', '.join(texts)})", imports)
