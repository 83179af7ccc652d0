"""Names as a generator prints them, without what it added: packages, escapes of reserved words."""

from __future__ import annotations

import re

from generator.frontend.generators.openapi_generator.reserved_words import RESERVED

_SEGMENTS = re.compile(r"::|[.\\]")
_INTERFACE = re.compile(r"(?i:interface|enum|class) (?=\S+$)")
_ESCAPES = (
    re.compile(r"`(?P<name>.+)`"),  # Kotlin, Scala
    re.compile(r'var"(?P<name>.+)"'),  # Julia
    re.compile(r"r#(?P<name>\w+)"),  # Rust
)
_WORD_ESCAPES = (
    re.compile(r"var_(?P<name>\w+)"),  # Python, Ruby
    re.compile(r"Var(?P<name>[A-Z]\w*)"),  # PowerShell
    re.compile(r"_(?P<name>[^\W_]\w*)"),
    re.compile(r"(?P<name>\w*[^\W_])_"),  # Dart
    re.compile(r"(?:property|model|var)(?P<name>Class)"),  # Java, Kotlin
    re.compile(r"(?:property|model)_(?P<name>class)"),
)


def bare_title(title: str) -> str:
    """Return the name of a model without package, and without the `_t` of C.

    >>> bare_title("OpenapiClient::Thing"), bare_title("# Thing"), bare_title("thing_t")
    ('Thing', 'Thing', 'thing')
    """
    plain = _INTERFACE.sub("", title.strip().removeprefix("# "))
    last = _SEGMENTS.split(plain)[-1] or plain
    return last.removesuffix("_t") if last.islower() and len(last) > 2 else last


def bare_field(name: str) -> str:
    """Return the name of a field without the escape of a reserved word.

    >>> [bare_field(name) for name in ("var_class", "r#type", "propertyClass", "_id", "from_")]
    ['class', 'type', 'class', 'id', 'from']
    >>> bare_field("_links"), bare_field("var_x"), bare_field("variable")
    ('_links', 'var_x', 'variable')
    """
    for escape in _ESCAPES:
        if found := escape.fullmatch(name):
            return found["name"]
    for escape in _WORD_ESCAPES:
        found = escape.fullmatch(name)
        if found and found["name"].casefold() in RESERVED:
            plain = found["name"]
            return plain.lower() if plain == "Class" else plain
    return name
