"""The target `dataclasses`: classes with typed fields."""
