"""Pydantic models: modules, the ``__init__`` of each package, and the shared runtime."""

from __future__ import annotations

from functools import partial

from generator.backends.pydantic.annotations import annotate
from generator.backends.pydantic.build_class import build_class
from generator.backends.python.code import Import
from generator.backends.python.language import PYTHON
from generator.backends.python.writing.simple_writer import Library, SimpleWriter
from generator.backends.target import Target
from generator.ir.schema import EnumDef
from generator.text.word_list import words


def _enum_base(enum: EnumDef) -> Import:
    """Return the base class of ``enum``, which tells pydantic which values it accepts."""
    kind = "IntEnum" if enum.kind is int else "StrEnum"
    name = f"{'Closed' if enum.open is False else 'Open'}{kind}"
    return Import("._runtime.listed", "OpenIntFlag" if enum.is_flags else name)


_LIBRARY = Library(
    kind="pydantic",
    build_class=build_class,
    annotate=annotate,
    enum_base=_enum_base,
    shared=words("""
        __init__.py by_tag.py comparing.py constraints.py deprecation.py enums.py errors.py
        formats.py metadata.py lazy.py naive.py unknown_member.py uuids.py
    """),
    exports={
        "UNSET": "presence",
        "Unset": "presence",
        "UnknownMember": "unknown_member",
    },
    called=frozenset({"Field"}),
    words=frozenset(words("""
        __pydantic_extra__ alias default_factory deprecated discriminator extra frozen
        ge gt init json_schema_extra validate_by_alias validate_by_name le lt max_length
        min_length names optional other
    """)),
)

TARGET = Target(
    name="pydantic", language=PYTHON, writer=partial(SimpleWriter, library=_LIBRARY)
)
