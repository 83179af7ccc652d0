"""One name -> a valid Python name of some kind.  Clashes are settled in ``names.py``.

>>> attribute_name("environmentId"), attribute_name("_id"), attribute_name("from")
('environment_id', 'id', 'from_')
>>> class_name("agent"), class_name("user account"), class_name("None")
('Agent', 'UserAccount', 'None_')
"""

from __future__ import annotations

import keyword
import re
import unicodedata

from generator.backends.gates import RESERVED_FILES
from generator.casing import separate_words, split_words

_NOT_WORD = re.compile(r"\W+")

# Names in class bodies that annotations there must still find, and methods of the class.
RESERVED_ATTRIBUTES = frozenset(
    [
        "bool",
        "bytes",
        "classmethod",
        "dataclasses",
        "dict",
        "dt",
        "float",
        "int",
        "list",
        "str",
        "from_dict",
        "from_json",
        "to_dict",
        "to_json",
        "unknown_fields",
    ]
)
# What generated modules and packages define or import.
RESERVED_CLASSES = frozenset(
    [
        "Annotated",
        "Any",
        "AtLeast",
        "AtMost",
        "Decimal",
        "DecodeError",
        "Distinct",
        "EncodeError",
        "EnumValues",
        "Final",
        "IntEnum",
        "LessThan",
        "Literal",
        "Matching",
        "Mismatch",
        "MoreThan",
        "MultipleOf",
        "OfLength",
        "OpenIntEnum",
        "OpenStrEnum",
        "Self",
        "StrEnum",
        "TYPE_CHECKING",
        "TypeAlias",
        "UNSET",
        "UUID",
        "Unset",
    ]
)
# Enum members must not hide what enums, and the str or int they also are, need themselves.
RESERVED_MEMBERS = frozenset(dir(str)) | frozenset(dir(int)) | {"mro", "name", "value"}
# `decode_into` is a function of the runtime; a model's would be called like it.
RESERVED_MODULES = RESERVED_FILES | {"into"}


def snake_case(text: str) -> str:
    """Return ``text`` in snake_case: ``HTTPStatusCode`` -> ``http_status_code``."""
    return "_".join(split_words(text)) or separate_words(text).lower()


def attribute_name(text: str) -> str:
    """Return the attribute for a field called ``text``."""
    return _avoid(_identifier(snake_case(_plain(text)), "field"), RESERVED_ATTRIBUTES)


def class_name(text: str) -> str:
    """Return the class for a page titled ``text``: as it is, if that is a class name."""
    given, plain = unicodedata.normalize("NFKC", text), _plain(text)
    words = [plain] if given.isidentifier() else plain.split("_")
    name = "".join(word[:1].upper() + word[1:] for word in words)
    # `PET_VALUES` is the table of the members of the enum `Pet`.
    free = _avoid(_identifier(name, "Model"), RESERVED_CLASSES)
    return f"{free}_" if free.endswith("_VALUES") else free


def member_name(text: str) -> str:
    """Return the enum member called ``text``."""
    given = unicodedata.normalize("NFKC", text).lstrip("_")
    plain = given if given.isidentifier() else _plain(text)
    return _avoid(_identifier(plain, "VALUE"), RESERVED_MEMBERS)


def module_name(text: str) -> str:
    """Return the module or package called ``text``."""
    return _avoid(_identifier(snake_case(_plain(text)), "module"), RESERVED_MODULES)


def _plain(text: str) -> str:
    """Return ``text`` as words joined by ``_``, none at its ends.

    Python compares identifiers after NFKC (Language Reference 2.3), so names are made so.
    A leading underscore would make the name private, two would mangle it.
    """
    return _NOT_WORD.sub("_", unicodedata.normalize("NFKC", text)).strip("_")


def _identifier(text: str, prefix: str) -> str:
    if text.isidentifier():
        return text
    return f"{prefix}_{text}" if f"{prefix}_{text}".isidentifier() and text else prefix


def _avoid(name: str, reserved: frozenset[str]) -> str:
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name
