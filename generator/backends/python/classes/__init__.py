"""The parts of a class: attributes, defaults, docstrings, base classes, aliases."""
