"""Comprehensions over lists and maps, with distinct variables where they are nested."""

from __future__ import annotations

from generator.backends.python.code import Code


def item_name(nested: int) -> str:
    """Return the variable of a comprehension inside ``nested`` others."""
    return f"item{nested or ''}"


def each(source: Code, item: Code, nested: int) -> Code:
    """Return a list of ``item`` for each one in ``source``."""
    if item.text == item_name(nested):
        return source.wrap("[*{}]")
    text = f"[{item.text} for {item_name(nested)} in {source.text}]"
    return Code(text, source.imports | item.imports)


def each_value(source: Code, item: Code, nested: int) -> Code:
    """Return a dict of ``item`` for each value in ``source``."""
    if item.text == item_name(nested):
        return Code(f"{{**{source.text}}}", source.imports)
    key = f"key{nested or ''}"
    pairs = f"{key}, {item_name(nested)} in {source.text}.items()"
    return Code(f"{{{key}: {item.text} for {pairs}}}", source.imports | item.imports)
