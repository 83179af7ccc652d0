"""Python source with the imports that make it valid."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Import(Struct, frozen=True, order=True):
    """``from module import name``, or ``import module as name`` if ``whole``."""

    module: str
    name: str
    whole: bool = False


class Code(Struct, frozen=True):
    """Python source for an expression or a type, with the imports that it needs.

    ``ends_in_none``: it is a type that ends in ``None``, so that null is a value of it.
    """

    text: str
    imports: frozenset[Import] = frozenset()
    ends_in_none: bool = False

    def wrap(self, pattern: str) -> Code:
        """Return ``pattern`` with this text in the place of its ``{}``."""
        return Code(pattern.replace("{}", self.text), self.imports)

    def importing(self, wanted: Import) -> Code:
        """Return the same, which also needs ``wanted``."""
        return Code(self.text, self.imports | {wanted}, self.ends_in_none)

    def of(self, argument: Code) -> Code:
        """Return the call of this with ``argument``."""
        return Code(f"{self.text}({argument.text})", self.imports | argument.imports)

    def fill(self, argument: Code) -> Code:
        """Return this, a pattern, with ``argument`` in the place of its ``{}``."""
        text = self.text.replace("{}", argument.text)
        return Code(text, self.imports | argument.imports)


def helper(module: str, name: str) -> Code:
    """Return the name of a function of the runtime."""
    return Code(name, frozenset({Import(f"._runtime.{module}", name)}))


def imports_of(codes: Iterable[Code]) -> frozenset[Import]:
    """Return all that ``codes`` import."""
    return frozenset[Import]().union(*(code.imports for code in codes))
