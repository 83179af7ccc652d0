"""Names without the additions of the generator: packages, escapes of reserved words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.frontend.generators.openapi_generator.reserved_words import reserved_in
from generator.text.lazy_pattern import lazy_pattern

_SEGMENTS = lazy_pattern(r"::|[.\\]")
_INTERFACE = lazy_pattern(r"(?i:interface|enum|class) (?=\S+$)")
_ESCAPES = (
    lazy_pattern(r"`(?P<name>.+)`"),  # Kotlin, Scala
    lazy_pattern(r'var"(?P<name>.+)"'),  # Julia
    lazy_pattern(r"r#(?P<name>\w+)"),  # Rust
    # No name may begin with a digit.
    lazy_pattern(r"(?:_|(?:[Vv]ar|param)_?)(?P<name>\d\w*)"),
)
_WORD_ESCAPES = (
    lazy_pattern(r"(?:var|param|item)_(?P<name>\w+)"),  # Python, Ruby, Rust, R
    lazy_pattern(r"Var(?P<name>[A-Z]\w*)"),  # PowerShell, C#
    lazy_pattern(r"(?:property|model|var)(?P<camel>[A-Z]\w*)"),  # Java, Kotlin
    lazy_pattern(r"(?:property|model)_(?P<name>\w+)"),
    lazy_pattern(r"_(?P<name>[^\W_]\w*)"),
    lazy_pattern(r"(?P<name>\w*[^\W_])_"),  # Dart
)
# Some spell a sign out: `unitUnderscoreprice`.
_SPELT: Mapping[str, Mapping[str, str]] = {"bash": {"Underscore": "_"}}


def bare_title(title: str) -> str:
    """Return the name of a model without its package, and without C's suffix ``_t``.

    >>> bare_title("OpenapiClient::Thing"), bare_title("# Thing"), bare_title("thing_t")
    ('Thing', 'Thing', 'thing')
    """
    plain = _INTERFACE.sub("", title.strip().removeprefix("# "))
    last = _SEGMENTS.split(plain)[-1] or plain
    return last.removesuffix("_t") if last.islower() and len(last) > 2 else last


def bare_field(name: str, language: str = "") -> str:
    """Return the name of a field without the escape of a word that ``language`` reserves.

    >>> [bare_field(name) for name in ("var_class", "r#type", "propertyClass", "from_", "_1st")]
    ['class', 'type', 'class', 'from', '1st']
    >>> bare_field("_links"), bare_field("var_x"), bare_field("variable")
    ('_links', 'var_x', 'variable')
    >>> bare_field("_object", "java"), bare_field("_object", "typescript")
    ('object', '_object')
    """
    for escape in _ESCAPES:
        if match := escape.fullmatch(name):
            return match["name"]
    words = reserved_in(language)
    for escape in _WORD_ESCAPES:
        match = escape.fullmatch(name)
        if match and _bare(match).casefold().replace("_", "") in words:
            return _bare(match)
    for word, sign in _SPELT.get(language, {}).items():
        name = name.replace(word, sign)
    return name


def _bare(match: re.Match[str]) -> str:
    """Return the word; after a prefix in camel case, its first letter was lower case."""
    camel = match.groupdict().get("camel")
    return camel[:1].lower() + camel[1:] if camel else match["name"]
