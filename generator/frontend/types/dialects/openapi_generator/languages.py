"""What the documents of each language say that those of another do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct


class Language(Struct, frozen=True, kw_only=True):
    """How the documents of a language differ.

    - `date`: what `Date` is.
    - `object`: what `object` is: a JSON object, or any value.
    - `tells_null`, `tells_optional_null`: see `Dialect`.
    - `nullable_prefix`: `NullableString` is a `string` that may be null.
    - `quotes_defaults`: a default that is a text is in quotes; without quotes it is the name of
      a constant.
    - `prints_keys`: names are printed as they are in JSON.
    - `tells_required`: the table says which fields are required.
    - `joins_words`: `str, datetime,` is one type, not two.
    """

    date: Literal["date", "datetime"] = "datetime"
    object: Literal["map", "any"] = "any"
    tells_null: bool = False
    tells_optional_null: bool = False
    nullable_prefix: bool = False
    quotes_defaults: bool = True
    prints_keys: bool = False
    tells_required: bool = True
    joins_words: bool = False


LANGUAGES: Mapping[str, Language] = {
    "bash": Language(quotes_defaults=False),
    "c": Language(),
    "csharp": Language(),
    "dart": Language(date="date"),
    "go": Language(tells_null=True, tells_optional_null=True, nullable_prefix=True),
    "java": Language(),
    "javascript": Language(),
    "julia": Language(date="date", prints_keys=True),
    "kotlin": Language(),
    "micronaut": Language(),
    "objc": Language(),
    "perl": Language(),
    "php": Language(object="map"),
    "powershell": Language(),
    "python": Language(object="map"),
    "python-5": Language(object="map", tells_null=True, tells_optional_null=True),
    "python-6": Language(
        object="map", tells_null=True, tells_optional_null=True, joins_words=True
    ),
    "r": Language(date="date", prints_keys=True),
    "ruby": Language(date="date"),
    "rust": Language(tells_null=True, quotes_defaults=False),
    "rust-server": Language(tells_null=True, tells_optional_null=True),
    "scala": Language(),
    "swift": Language(),
    "typescript": Language(object="map", prints_keys=True),
    "typescript-fetch": Language(object="map", tells_required=False),
}
UNKNOWN = Language()
