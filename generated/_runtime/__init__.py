# pyright: standard
"""What the generated modules share.  Standard library only; written by gen, as it is.

Generated code compares classes with ``value.__class__ is not int`` and not with ``isinstance``:
to Python ``True`` is an ``int``, to JSON it is not.  It is the fastest check, too.
"""
