"""Differences between the documents of the languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace


class Language(Struct, frozen=True, kw_only=True):
    """How the documents of a language differ.

    - ``name``: of the language; ``""`` if it is unknown.
    - ``date``: the meaning of ``Date``.
    - ``object``: the meaning of ``object``: a JSON object, or any value.
    - ``object_in_maps``: what it is as the value of a map.
    - ``tells_null``, ``tells_optional_null``: see ``Dialect``.
    - ``nullable_prefix``: ``NullableString`` is a ``string`` that may be null.
    - ``marks_null``: ``T?`` may be null.
    - ``wraps_containers``: the mark for null also encloses lists and maps.
    - ``quotes_defaults``: a default is a text only in quotes; otherwise it is the name of a
      constant.
    - ``defaults_containers``: an empty list or map is a default; some print it for all of them.
    - ``has_booleans``: it has a word for a boolean.
    - ``integer``: the meaning of ``integer``: some use it for every number.
    - ``prints_keys``: names are printed as in JSON.
    - ``tells_required``: the table says which fields are required.
    - ``joins_words``: ``str, datetime,`` is one type, not two.
    """

    name: str = ""
    date: Literal["date", "datetime"] = "datetime"
    object: Literal["map", "any"] = "any"
    object_in_maps: Literal["map", "any"] = "map"
    tells_null: bool = False
    tells_optional_null: bool = False
    nullable_prefix: bool = False
    marks_null: bool = True
    wraps_containers: bool = True
    quotes_defaults: bool = True
    defaults_containers: bool = True
    has_booleans: bool = True
    integer: Literal["int", "number"] = "int"
    prints_keys: bool = False
    tells_required: bool = True
    joins_words: bool = False


_LANGUAGES: Mapping[str, Language] = {
    "bash": Language(quotes_defaults=False, integer="number"),
    "c": Language(has_booleans=False),
    "csharp": Language(marks_null=False),
    "dart": Language(date="date", defaults_containers=False),
    "go": Language(
        tells_null=True,
        tells_optional_null=True,
        nullable_prefix=True,
        wraps_containers=False,
    ),
    "java": Language(),
    "javascript": Language(),
    "julia": Language(date="date", prints_keys=True),
    "kotlin": Language(),
    "micronaut": Language(),
    "objc": Language(has_booleans=False),
    "perl": Language(),
    "php": Language(object="map"),
    "powershell": Language(),
    "python": Language(object="map", object_in_maps="any"),
    "python-5": Language(object="map", tells_null=True, tells_optional_null=True),
    "python-6": Language(
        object="map", tells_null=True, tells_optional_null=True, joins_words=True
    ),
    "r": Language(date="date", prints_keys=True, has_booleans=False),
    "ruby": Language(date="date"),
    "rust": Language(tells_null=True, quotes_defaults=False),
    "rust-server": Language(),
    "scala": Language(),
    "swagger-go": Language(quotes_defaults=False),
    "swift": Language(),
    "typescript": Language(object="map", prints_keys=True),
    "typescript-fetch": Language(object="map", tells_required=False),
}
LANGUAGES: Mapping[str, Language] = {
    name: replace(language, name=name) for name, language in _LANGUAGES.items()
}
UNKNOWN = Language()
