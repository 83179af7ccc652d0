"""User-defined base classes of generated classes, from the configuration."""

from __future__ import annotations

from collections.abc import Mapping

from generator.backends.python.code import Code, Import
from generator.config import Config


def inherited(name: str, config: Config) -> list[Code]:
    """Return the base classes of the class ``name``, the nearest first.

    They are qualified by their modules, since a mixin has the same name as its class.
    """
    return [
        Code(f"{module}.{cls}", frozenset({Import(module, module, whole=True)}))
        for module, classes in inheritable(config).items()
        for cls in sorted(
            classes, key=lambda cls: f"{module}:{cls}" == config.base_class
        )
        if cls == name or f"{module}:{cls}" == config.base_class
    ]


def inheritable(config: Config) -> Mapping[str, frozenset[str]]:
    """Return the names of classes that may be inherited, by module."""
    attributes: dict[str, frozenset[str]] = {}
    if config.mixins:
        attributes[config.mixins] = frozenset(config.mixin_classes)
    if config.base_class:
        module, _, name = config.base_class.partition(":")
        attributes[module] = attributes.get(module, frozenset()) | {name}
    return attributes
