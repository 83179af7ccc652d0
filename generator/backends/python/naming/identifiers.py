"""One name -> a valid Python name of some kind.  ``allocate.py`` settles clashes.

>>> attribute_name("environmentId"), attribute_name("_id"), attribute_name("from")
('environment_id', 'id', 'from_')
>>> class_name("agent"), class_name("user account"), class_name("user_account"), class_name("None")
('Agent', 'UserAccount', 'UserAccount', 'None_')
"""

from __future__ import annotations

import keyword
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
from generator.text.lazy_pattern import lazy_pattern

_NOT_WORD = lazy_pattern(r"\W+")


# Cached: many models share names of fields, and pages share folders.
_once = lru_cache(maxsize=8192)


@_once
def snake_case(text: str) -> str:
    """Return ``text`` in snake_case: ``HTTPStatusCode`` -> ``http_status_code``."""
    return "_".join(split_words(text)) or separate_words(text).lower()


@_once
def attribute_name(text: str) -> str:
    """Return the attribute for a field named ``text``."""
    return _avoid(_identifier(snake_case(_plain(text)), "field"), RESERVED_ATTRIBUTES)


@_once
def class_name(text: str) -> str:
    """Return the class for a page titled ``text``: unchanged if that is a class name.

    Lower-case names are split at underscores.
    """
    given, plain = _normal(text), _plain(text)
    is_name = given.isidentifier() and not given.islower()
    words = [plain] if is_name else plain.split("_")
    name = "".join(word[:1].upper() + word[1:] for word in words)
    # `PET_VALUES` is the table of members of the enum `Pet`, `PET_KEYS` the keys of a class.
    free = _avoid(_identifier(name, "Model"), RESERVED_CLASSES)
    return f"{free}_" if free.endswith(("_VALUES", "_KEYS")) else free


@_once
def member_name(text: str) -> str:
    """Return the enum member named ``text``."""
    given = _normal(text).lstrip("_")
    plain = given if given.isidentifier() else _plain(text)
    return _avoid(_identifier(plain, "VALUE"), RESERVED_MEMBERS)


@_once
def module_name(text: str, *, at_root: bool = False) -> str:
    """Return the module or package named ``text``, in lower-case ASCII.

    File systems compare other letters differently, and archives store them differently.
    """
    name = _ascii(snake_case(_plain(text)).casefold())[:LONGEST_FILE].rstrip("_")
    reserved = RESERVED_MODULES | RESERVED_AT_ROOT if at_root else RESERVED_MODULES
    return _avoid(_identifier(name, "module"), reserved)


def _normal(text: str) -> str:
    """Return ``text`` in NFKC, as Python compares identifiers, with ``_`` for hidden characters.

    Some characters are allowed in identifiers though they are invisible.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    elif text.isidentifier():  # as most are
        return text
    return replace_hidden(text, lambda _: "_")


def _plain(text: str) -> str:
    """Return ``text`` as words joined by ``_``, with none at the ends.

    One leading underscore would make the name private, two would mangle it.
    """
    normal = _normal(text)
    if not (normal.isascii() and normal.isidentifier()):
        normal = _NOT_WORD.sub("_", normal)
    return normal.strip("_")


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
