# pyright: standard
"""What metadata of annotations are to other libraries: nothing; written by gen, as it is."""

from __future__ import annotations


class Metadata:
    __slots__ = ()
