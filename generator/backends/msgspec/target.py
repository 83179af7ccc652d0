"""Structs of msgspec: modules, the ``__init__`` of each package, and the shared runtime."""

from __future__ import annotations

from functools import partial

from generator.backends.msgspec.annotations import annotate
from generator.backends.msgspec.build_class import build_class
from generator.backends.python.build import enum_base
from generator.backends.python.code import Import
from generator.backends.python.language import PYTHON
from generator.backends.python.writing.simple_writer import Library, SimpleWriter
from generator.backends.target import Target
from generator.ir.schema import EnumDef
from generator.text.word_list import words


def _enum_base(enum: EnumDef) -> Import:
    if enum.is_flags:
        return Import("._runtime.flags", "OpenIntFlag")
    return enum_base(enum)


_LIBRARY = Library(
    kind="msgspec",
    build_class=build_class,
    annotate=annotate,
    enum_base=_enum_base,
    shared=words("""
        __init__.py by_tag.py comparing.py constraints.py deprecation.py enums.py lazy.py
        metadata.py
    """),
    exports={
        "UNSET": "presence",
        "Unset": "presence",
        "UnknownMember": "unknown_member",
        "decode": "api",
        "decode_json": "api",
        "encode": "api",
        "encode_json": "api",
    },
    called=frozenset({"Meta", "Struct", "field"}),
    words=frozenset(words("""
        ClassVar OneOf default_factory deprecated dict extra_json_schema
        forbid_unknown_fields frozen ge gt kw_only le lt max_length min_length
        multiple_of name omit_defaults optional order other pattern tag tag_field tz
        weakref
    """)),
)

TARGET = Target(
    name="msgspec", language=PYTHON, writer=partial(SimpleWriter, library=_LIBRARY)
)
