# pyright: standard
"""The base of constraints as metadata: other libraries ignore it.  Written by gen, unchanged."""

from __future__ import annotations


class Metadata:
    __slots__ = ()
