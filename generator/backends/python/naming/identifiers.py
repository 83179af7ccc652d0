"""One name -> a valid Python name of some kind.  Clashes are settled in ``names.py``.

>>> attribute_name("environmentId"), attribute_name("_id"), attribute_name("from")
('environment_id', 'id', 'from_')
>>> class_name("agent"), class_name("user account"), class_name("user_account"), class_name("None")
('Agent', 'UserAccount', 'UserAccount', 'None_')
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache

from generator.backends.gates import LONGEST_FILE
from generator.backends.python.naming.reserved import (
    RESERVED_AT_ROOT,
    RESERVED_ATTRIBUTES,
    RESERVED_CLASSES,
    RESERVED_MEMBERS,
    RESERVED_MODULES,
)
from generator.text.casing import separate_words, split_words
from generator.text.invisible import replace_hidden

_NOT_WORD = re.compile(r"\W+")


# Names come again and again: a field in many models, a folder in each of its pages.
_once = lru_cache(maxsize=8192)


@_once
def snake_case(text: str) -> str:
    """Return ``text`` in snake_case: ``HTTPStatusCode`` -> ``http_status_code``."""
    return "_".join(split_words(text)) or separate_words(text).lower()


@_once
def attribute_name(text: str) -> str:
    """Return the attribute for a field called ``text``."""
    return _avoid(_identifier(snake_case(_plain(text)), "field"), RESERVED_ATTRIBUTES)


@_once
def class_name(text: str) -> str:
    """Return the class for a page titled ``text``: as it is, if that is a class name.

    Names in lower case are taken apart at their underscores.
    """
    given, plain = _normal(text), _plain(text)
    is_name = given.isidentifier() and not given.islower()
    words = [plain] if is_name else plain.split("_")
    name = "".join(word[:1].upper() + word[1:] for word in words)
    # `PET_VALUES` is the table of the members of the enum `Pet`, `PET_KEYS` of the keys of a class.
    free = _avoid(_identifier(name, "Model"), RESERVED_CLASSES)
    return f"{free}_" if free.endswith(("_VALUES", "_KEYS")) else free


@_once
def member_name(text: str) -> str:
    """Return the enum member called ``text``."""
    given = _normal(text).lstrip("_")
    plain = given if given.isidentifier() else _plain(text)
    return _avoid(_identifier(plain, "VALUE"), RESERVED_MEMBERS)


@_once
def module_name(text: str, *, at_root: bool = False) -> str:
    """Return the module or package called ``text``, in ASCII and lower case.

    File systems differ in how they compare other letters, and archives in how they keep them.
    """
    name = _ascii(snake_case(_plain(text)).casefold())[:LONGEST_FILE].rstrip("_")
    reserved = RESERVED_MODULES | RESERVED_AT_ROOT if at_root else RESERVED_MODULES
    return _avoid(_identifier(name, "module"), reserved)


def _normal(text: str) -> str:
    """Return ``text`` as Python compares identifiers, NFKC, with ``_`` for what is hidden.

    Some characters are allowed in identifiers though nobody can see them.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return replace_hidden(text, lambda _: "_")


def _plain(text: str) -> str:
    """Return ``text`` as words joined by ``_``, none at its ends.

    A leading underscore would make the name private, two would mangle it.
    """
    return _NOT_WORD.sub("_", _normal(text)).strip("_")


def _ascii(text: str) -> str:
    """Return ``text`` in ASCII: letters without accents, others as ``u`` and their number."""
    if text.isascii():
        return text
    first = ((ch, unicodedata.normalize("NFKD", ch)[0]) for ch in text)
    return "".join(base if base.isascii() else f"u{ord(ch):x}" for ch, base in first)


def _identifier(text: str, prefix: str) -> str:
    if text.isidentifier():
        return text
    return f"{prefix}_{text}" if f"{prefix}_{text}".isidentifier() and text else prefix


def _avoid(name: str, reserved: frozenset[str]) -> str:
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name
