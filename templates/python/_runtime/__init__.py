"""Code shared by the generated modules.  It uses only the standard library.

Generated code checks classes with ``value.__class__ is not int``, not with ``isinstance``: in
Python ``True`` is an ``int``, in JSON it is not.  This is also the fastest check.
"""
