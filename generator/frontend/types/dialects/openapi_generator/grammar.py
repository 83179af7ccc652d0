r"""One grammar for the type cells of openapi-generator and swagger-codegen.

The generators write 25 languages; their type cells hardly overlap, so that one grammar reads
them all::

    type     = either { "," either }
    either   = member { "|" member }
    member   = [ "Pointer to " ] primary { "[]" | "?" }
    primary  = "[]" member | "[" type "]" | "[" type ":" type "]" | "{" key ":" type "}"
             | "(" type ")" | name [ arguments ]
    arguments = "<" types ">" | "[" types "]" [ member ] | "(" types ")" | "{" types "}"
    types    = either { "," either }
    name     = identifier { ( "." | "::" | "\" | "-" ) identifier }

Stars of pointers and annotations such as ``@Valid`` are skipped.  A name is known by its last
segment: ``kotlin.String``, ``\OpenAPI\Client\Model\Pet``.  The items of a list without arguments
are what its link leads to: ``[**List**](Pet.md)``.  ``languages.py`` has the differences between
languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page, never
from generator.frontend.types.dialects.openapi_generator.join import element, join
from generator.frontend.types.dialects.openapi_generator.languages import (
    LANGUAGES,
    UNKNOWN,
    Language,
)
from generator.frontend.types.dialects.openapi_generator.words import (
    LIST_LIKE,
    LISTS,
    MAP_LIKE,
    MAPS,
    NULLABLE,
    OPTIONAL,
    QUALIFIED,
    SCALARS,
    UNION_LIKE,
)
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
)
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words

NAME = "openapi-generator"

_SKIPPED = lazy_pattern(r"[\s*]*")
_ANNOTATIONS = lazy_pattern(r"(?:@[A-Za-z][\w.]*(?:\([^()]*\))?\s+)+")
_SEGMENT = r"[^\W\d][\w$]*(?:-\w+)*"
_NAME = lazy_pattern(rf"(?:\\|::)?{_SEGMENT}(?:(?:\.|::|\\{{1,2}}){_SEGMENT})*")
_SEGMENTS = lazy_pattern(r"::|\\+|\.")
_KEY = lazy_pattern(r"\[\s*\w+\s*:\s*\w+\s*\]\s*:")
_EMPTY = lazy_pattern(r"\[\s*\]")
_OPENING = lazy_pattern(r"(?:::)?(?P<bracket>[<\[({])")
_CLOSING: Mapping[str, str] = {"<": ">", "[": "]", "(": ")", "{": "}"}
# In C, a list is `list_t *` and a map `list_t*`.
_C_LIST = "list_t"
_NULLABLE_PREFIX = "Nullable"
_UNSTATED_ENUM = lazy_pattern(r"[A-Z]\w*\.[A-Z]\w*Enum|[a-z]\w*_[A-Z0-9]+_e")
# The words for booleans in languages without booleans.
WORDS_OF_BOOLEANS = frozenset({"int", "number", "str"})
_OF_SOME: Mapping[str, frozenset[str]] = {
    "Any": frozenset({"julia", "kotlin", "scala", "swift"})
}
# The name of a union without a page, before version 6: `OneOfCratestring`.
_MADE_UNION = lazy_pattern(r"(?:One|Any|All)Of[A-Za-z]\w*")
# Names in these packages are models, even if a library has the same name.
_MODELS = frozenset({"models", "model", "Model", "Models", "Object"})


@cache
def in_language(name: str) -> Dialect:
    """Return the dialect for documents of the language ``name``, ``""`` if it is unknown."""
    language = LANGUAGES.get(name)
    return Dialect(
        f"{NAME} ({name})" if language else NAME,
        "model pages of openapi-generator and swagger-codegen, in any language",
        partial(_parse_type, language or UNKNOWN),
        tells_null=(language or UNKNOWN).tells_null,
        tells_optional_null=(language or UNKNOWN).tells_optional_null,
        is_never_wrapped=(
            never if (language or UNKNOWN).wraps_containers else _is_container
        ),
        by_form=True,
    )


def language_of(dialect: Dialect) -> Language:
    """Return the language of a dialect: of ``in_language``, or the one in its name."""
    name = dialect.name.removeprefix(f"{NAME} (").removesuffix(")")
    return LANGUAGES.get(name, UNKNOWN)


def _parse_type(language: Language, cursor: Cursor) -> TypeExpr:
    return _Parser(language).parse_type(cursor)


class _Parser:
    def __init__(self, language: Language) -> None:
        self.language = language

    def parse_type(self, cursor: Cursor) -> TypeExpr:
        start = cursor.at
        members = [cursor.nested(self._parse_either)]
        while self._comes(cursor, ","):
            cursor.match(_SKIPPED)
            if cursor.at_end or cursor.rich.text[cursor.at] in ")]}>":
                break
            members.append(cursor.nested(self._parse_either))
        cursor.match(_SKIPPED)
        return join(members, cursor.since(start), self.language)

    def _parse_either(self, cursor: Cursor) -> TypeExpr:
        start = cursor.at
        members = [cursor.nested(self._parse_member)]
        while self._comes(cursor, "|"):
            members.append(cursor.nested(self._parse_member))
        return join(members, cursor.since(start), self.language)

    def _comes(self, cursor: Cursor, literal: str) -> bool:
        cursor.match(_SKIPPED)
        return cursor.accept(literal)

    def _expect(self, cursor: Cursor, literal: str) -> None:
        if not self._comes(cursor, literal):
            raise cursor.error(f"`{literal}`")

    def _parse_member(self, cursor: Cursor) -> TypeExpr:
        cursor.match(_SKIPPED)
        cursor.accept("Pointer to ")
        cursor.match(_SKIPPED)
        cursor.match(_ANNOTATIONS)
        start = cursor.at
        parsed = self._parse_primary(cursor)
        while True:
            cursor.match(_SKIPPED)
            if cursor.match(_EMPTY):
                parsed = _list_of(parsed, cursor, start)
            elif cursor.accept("?"):
                if self.language.marks_null:
                    parsed = NullableExpr(parsed, cursor.since(start))
            else:
                return parsed

    def _parse_primary(self, cursor: Cursor) -> TypeExpr:
        start = cursor.at
        if cursor.match(_EMPTY):
            item = cursor.nested(self._parse_member)
            return _list_of(item, cursor, start)
        if cursor.accept("["):
            return self._parse_in_brackets(cursor, start)
        if cursor.accept("{"):
            return self._parse_in_braces(cursor, start)
        if cursor.accept("("):
            parsed = cursor.nested(self.parse_type)
            self._expect(cursor, ")")
            return parsed
        return self._parse_name(cursor)

    def _parse_in_brackets(self, cursor: Cursor, start: int) -> TypeExpr:
        """Return Swift's ``[String: T]``, or a list: ``[T]``."""
        parsed = cursor.nested(self.parse_type)
        if self._comes(cursor, ":"):
            value = element(cursor.nested(self.parse_type))
            self._expect(cursor, "]")
            return MapExpr(value, cursor.since(start))
        self._expect(cursor, "]")
        return ListExpr(element(parsed), cursor.since(start))

    def _parse_in_braces(self, cursor: Cursor, start: int) -> TypeExpr:
        """Return ``{ [key: string]: T; }``, ``{String: T}`` or ``{str: (T,)}``."""
        cursor.match(_SKIPPED)
        if not cursor.match(_KEY):
            cursor.nested(self._parse_member)
            self._expect(cursor, ":")
        value = element(cursor.nested(self.parse_type))
        self._comes(cursor, ";")
        self._expect(cursor, "}")
        return MapExpr(value, cursor.since(start))

    def _parse_name(self, cursor: Cursor) -> TypeExpr:
        start = cursor.at
        name = cursor.expect(_NAME, "the name of a type")[0]
        end = cursor.at
        arguments = self._parse_arguments(cursor)
        if arguments is None:
            return self._named(name, cursor, start)
        last = _SEGMENTS.split(name)[-1]
        span = cursor.since(start)
        if last in OPTIONAL and len(arguments) == 1:
            return OptionalExpr(arguments[0], span)
        if last in NULLABLE and len(arguments) == 1:
            return NullableExpr(arguments[0], span)
        if UNION_LIKE.fullmatch(last) and arguments:
            return join(arguments, span, self.language)
        if MAP_LIKE.fullmatch(last) and arguments:
            return MapExpr(self._value(arguments[-1]), span)
        if LIST_LIKE.fullmatch(last) and len(arguments) == 1:
            return _list_of(arguments[0], cursor, start)
        if last == "array" and len(arguments) == 2:
            # PHP: of keys and values.
            return MapExpr(arguments[-1], span)
        if last in SCALARS or name in QUALIFIED:
            return self._named(name, cursor, start)
        cursor.at = end
        raise cursor.error("a list, a map or a union before the brackets")

    def _parse_arguments(self, cursor: Cursor) -> list[TypeExpr] | None:
        """Return the types in brackets, None if there are none: the ``[]`` of ``T[]``."""
        before = cursor.at
        opening = cursor.match(_OPENING)
        if not opening:
            return None
        bracket = opening["bracket"]
        closing = _CLOSING[bracket]
        if self._comes(cursor, closing):
            if bracket == "[":
                cursor.at = before
                return None
            # Swagger prints nothing for any value.
            return [ScalarExpr("any", cursor.since(before))]
        arguments = [cursor.nested(self._parse_either)]
        while self._comes(cursor, ","):
            arguments.append(cursor.nested(self._parse_either))
        self._expect(cursor, closing)
        if bracket == "[" and len(arguments) == 1 and _goes_on(cursor):
            # `map[string]T`
            arguments.append(cursor.nested(self._parse_member))
        return arguments

    def _named(self, name: str, cursor: Cursor, start: int) -> TypeExpr:
        span = cursor.since(start)
        *qualifiers, last = _SEGMENTS.split(name.lstrip("\\:"))
        if name in QUALIFIED:
            return ScalarExpr(QUALIFIED[name], span)
        if qualifiers and qualifiers[-1] in _MODELS:
            return NameExpr(last, "", span, self._scalar(last))
        if is_unstated_enum(".".join([*qualifiers, last])):
            return ScalarExpr("any", span, ".".join([*qualifiers, last]))
        is_c_map = last == _C_LIST and cursor.rich.text.startswith("*", cursor.at)
        if last in MAPS or is_c_map or self._is_object(last):
            return MapExpr(self._linked(name, cursor, start), span)
        if last in LISTS:
            return ListExpr(self._linked(name, cursor, start), span)
        if scalar := self._scalar(last):
            is_linked = is_page(cursor.href(start, cursor.at))
            is_title = not qualifiers and (is_linked or self._is_foreign(last))
            return ScalarExpr(scalar, span, last if is_title else "")
        if self.language.nullable_prefix and len(last) > len(_NULLABLE_PREFIX):
            inner = last.removeprefix(_NULLABLE_PREFIX)
            if inner != last:
                return NullableExpr(_of_nullable(inner, cursor, start), span)
        is_union = _MADE_UNION.fullmatch(last)
        return NameExpr(_without_suffix(last), "", span, "any" if is_union else None)

    def _value(self, expr: TypeExpr) -> TypeExpr:
        """Return the type of the values of a map: in Python ``object`` is any value there, too."""
        is_vague = self.language.object_in_maps == "any" and isinstance(expr, MapExpr)
        is_object = is_vague and expr.span.text == "object"
        return ScalarExpr("any", expr.span) if is_object else expr

    def _is_foreign(self, word: str) -> bool:
        """Return whether the language lacks a scalar word: then a page may have that title."""
        return word in _OF_SOME and self.language.name not in _OF_SOME[word]

    def _is_object(self, word: str) -> bool:
        return word == "object" and self.language.object == "map"

    def _scalar(self, word: str) -> ScalarName | None:
        match word:
            case "Date":
                return self.language.date
            case "integer":
                return self.language.integer
            case "object":
                return "any"
            case _:
                return SCALARS.get(word)

    def _linked(self, name: str, cursor: Cursor, start: int) -> TypeExpr:
        """Return the item type of a list or map whose cell does not give it: the page of its link."""
        href, span = cursor.href(start, cursor.at), cursor.since(start)
        page = href.split("#")[0].rpartition("/")[2].rpartition(".")[0]
        is_own = page.casefold() in (name.casefold(), "array", "anytype", "any_type")
        is_told = len(name) < len(cursor.rich.text.strip("* ")) or is_own
        if is_told or not is_page(href) or not _NAME.fullmatch(page):
            return ScalarExpr("any", span)
        if page in LISTS:
            return ListExpr(ScalarExpr("any", span), span)
        if page in MAPS or self._is_object(page):
            return MapExpr(ScalarExpr("any", span), span)
        if scalar := self._scalar(page):
            return ScalarExpr(scalar, span, page)
        return NameExpr(page, href, span)


def _is_container(expr: TypeExpr) -> bool:
    return isinstance(expr, ListExpr | MapExpr)


def is_made_union(expr: NameExpr) -> bool:
    """Return whether ``expr`` is named after the members of a union, which may have no page."""
    return expr.scalar == "any" and bool(_MADE_UNION.fullmatch(expr.name))


def is_unstated_enum(name: str) -> bool:
    """Return whether ``name`` is an enum inside a model of C# or C, which no page lists."""
    return bool(_UNSTATED_ENUM.fullmatch(name))


def _of_nullable(name: str, cursor: Cursor, start: int) -> TypeExpr:
    """Return the type inside Go's ``NullableString``."""
    span = cursor.since(start)
    scalar = SCALARS.get(name) or SCALARS.get(name.lower())
    return ScalarExpr(scalar, span, name) if scalar else NameExpr(name, "", span)


def _goes_on(cursor: Cursor) -> bool:
    text = cursor.rich.text[cursor.at : cursor.at + 1]
    return bool(text) and (text.isalpha() or text in "[*_{")


def _list_of(item: TypeExpr, cursor: Cursor, start: int) -> TypeExpr:
    span = cursor.since(start)
    is_bytes = cursor.rich.text[start : cursor.at].replace(" ", "") in _BYTES
    return ScalarExpr("bytes", span) if is_bytes else ListExpr(element(item), span)


_BYTES = frozenset(words("""
    byte[] []byte Vec<u8> Vector{UInt8} UInt8[] Array<Byte> kotlin.Array<kotlin.Byte>
    """))


def _without_suffix(name: str) -> str:
    """Return the name of a model without C's suffix ``_t``."""
    return name.removesuffix("_t") if name.islower() else name


OPENAPI_GENERATOR = in_language("")
