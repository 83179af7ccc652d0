r"""The types of hand-written tables.

::

    type     = union { ( "," | ";" ) note }
    union    = postfix { ( "|" | "or" | "/" ) postfix }
    postfix  = primary { "[]" | "?" | "(" note { "," note } ")" | "<" format ">" }
    primary  = "?" postfix | ( "optional" | "nullable" ) postfix | "(" union ")"
             | list | map | enum | literal | word | name
    list     = ( "list" | "array" | "set" ) [ "of" item | open union close ] | "[" union "]"
    map      = ( "map" | "dict" | "object" ) [ "of" item [ "to" item ]
             | open union [ "," union ] close [ postfix ] ]
    enum     = ( "enum" | "one of" ) [ ":" ] [ open ] value { ( "," | "|" | "or" ) value } [ close ]
    literal  = [ "const" ] ( string | integer | "true" | "false" )
    open     = "<" | "[" | "("

Words are case-insensitive; generator/frontend/types/dialects/plain/words.py has them all.  Any
other capitalised word is the name of a model, and so is any text with a link into the documents.
``of`` takes only the next postfix, so ``list of X or null`` is a list or null; values in quotes
stay together: ``list of "a" | "b"``.  Code spans whose words are not types are values: ```` `open`
| `closed` ````.

A note is a format (``string (uuid)``), ``nullable``, or the values of an enum.  Other notes are
left to the reader of the row: ``required``, ``optional`` and constraints.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.frontend.types.cursor import Cursor, TypeSyntaxError
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.dialects.plain.literals import (
    at_literal,
    is_list_of_codes,
    parse_codes,
    parse_enum,
    parse_literal,
    parse_names_in_code,
    parse_values,
)
from generator.frontend.types.dialects.plain.notes import (
    BEHIND,
    NOTES,
    NULLABLE,
    join,
    nullable,
    optional,
    parse_format,
    parse_note,
    parse_notes,
)
from generator.frontend.types.dialects.plain.text import as_plain
from generator.frontend.types.dialects.plain.words import (
    PLURALS,
    SCALARS,
    match_scalar,
)
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    NameExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
    at_span,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.database import BEHIND_TYPE
from generator.frontend.words.phrases import bare, words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words


def _words(pattern: str) -> re.Pattern[str]:
    return lazy_pattern(pattern, re.IGNORECASE)


_EITHER = words_of(language.either for language in LANGUAGES)
_OR = _words(rf"\s*+(?:\|\|?|¦)\s*+|\s*+\b(?:{_EITHER})\s++|\s*+/\s*+")
# The next of several values, each on a line of its own.
_NEXT_VALUE = _words(r"\s*+<br\s*+/?>\s*+(?=[\"'“])")
_LIST = _words(
    rf"(?:json\s++)?(?:{words_of(language.lists for language in LANGUAGES)})s?(?![\w$])"
)
_LIST_END = _words(
    rf"\s*+(?:{words_of(language.list_ends for language in LANGUAGES)})(?![\w$])(?!\s++of\b)"
)
_MAP = _words(
    rf"(?:json\s++)?(?P<word>{words_of(language.maps for language in LANGUAGES)})s?(?![\w$])"
)
# After an apostrophe there is no blank: *liste d'objets*.
_OF_WORDS = (
    rf"(?:{words_of(each.of for each in LANGUAGES)})(?:\s++|(?<=['’]))"  # noqa: RUF001
)
_OF = _words(rf"\s++{_OF_WORDS}")
# Russian has no word there: `массив строк`, `массив Order`.
_LIST_OF = _words(
    rf"\s++(?:{_OF_WORDS}"
    r"|(?=[а-яё])|(?<=[а-яё]\s)(?=(?-i:[A-Z])))"  # noqa: RUF001  (Cyrillic)
)
# `object (keys:string, values:integer)`, as in references of CRDs.
_KEYS_AND_VALUES = _words(r"\s*+\(\s*+keys?\s*+:\s*+\w+\s*+,\s*+values?\s*+:\s*+")
_TO = _words(r"\s++to\s++|\s*+(?:->|=>|→)\s*+")
# In JSDoc a dot comes before: `Array.<string>`.
_OPEN = lazy_pattern(r"(?:\s*+|\.(?=<))(?P<bracket>[<(]|\[(?!\s*+\]))\s*+")
_ANYTHING = lazy_pattern(r"\*(?=\s*+(?:\Z|[|)>\],]))")
_COMMA = lazy_pattern(r"\s*+,\s*+")
# `tuple[int, ...]`, as in Python.
_AND_SO_ON = lazy_pattern(r"\s*+,\s*+(?:\.\.\.|…)")
_CLOSING = {
    mark: lazy_pattern(rf"\s*+\{close}")
    for mark, close in zip("<[(", ">])", strict=True)
}
_MODIFIER = _words(r"(?P<word>optional|nullable)\s++(?=[\w\[(\"'])(?!or\b)")
# Words before a type without a meaning for it or its value.
_LEAD = _words(
    r"xsd?:(?=\w)|edm\.(?=\w)|(?:an?(?!\s++or\b)|the|readonly|partial|pointer\s++to|reference\s++to|\*)\s++(?=\S)|\*(?=\w)"
)
# Those that a link may contain: `[the crate](#crate)`.
_ARTICLES = frozenset({"", "a", "an", "the"})
_SIGN = _words(r"(?P<sign>non-?\s?(?:negative|empty)|positive)\s++(?=\w)")
_COUNT = _words(
    r"(?:exactly\s++|up\s++to\s++|at\s++least\s++)?"
    r"(?:\d{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|zero\s++or\s++more|one\s++or\s++more)\s++(?!bit\b)"
)
# The storage of a number.
_UNSIGNED = _words(
    r"\s++(?:unsigned|signed|zerofill|(?:little|big)[- ]endian|[lb]e)\b(?!\s++\w)"
)
_CHARACTERS = _words(r"(?<=\bchar)\s?\[\s*+\d{1,9}\s*+\]")
_ARRAY = lazy_pattern(r"\s?\[\s*+(?:\d{1,9}(?:\s*+-\s*+(?:\d{1,9}|\*))?\s*+)?\]")
_LIMIT = r"-?\d{1,12}(?:\.\d{1,9})?"
# The limits of a number: ``float 0-1``, ``int 1..100``, ``integer ≥ 1``.
_RANGE = lazy_pattern(
    rf"\s++(?P<range>{_LIMIT}\s?(?:-|–|\.\.|to)\s?{_LIMIT}|(?:[<>]=?|[≤≥])\s?{_LIMIT})"  # noqa: RUF001
    r"(?=\s*+(?:\Z|[,;(]))"
)
# The format of a date or a time: ``date YYYY-MM-DD``.
_WRITTEN = lazy_pattern(
    r"\s++[YyMDdHhmsS]{1,4}(?:[-:/.][YyMDdHhmsS]{1,4}){1,6}Z?(?!\w)"
)
# As in messages of Protocol Buffers.
_REPEATED = _words(r"repeated\s++(?=\w)")
_GO_LIST = lazy_pattern(r"(?:\[\s*\]|\(slice of\))\s*+(?=\S)")
_TITLE = lazy_pattern(r"[^\W\d]\w*(?:[ .\-]\w+)*")
_PHRASE = _words(r".*\b(?:of|or)\b")
_NAME = lazy_pattern(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*(?: [A-Z][\w$]*)*")
_OBJECT = _words(r"\s++(?:objects?|models?|items|entries|elements|records)(?![\w$])")
_IDENTIFIER = lazy_pattern(r"[a-z][a-z0-9]*(?:_[a-z0-9]+|[A-Z][a-z0-9]*)+")
# `acme.shop.orderState`, `shop.Order`, `public.order_state`: not names of files.
_PACKAGED = lazy_pattern(r"[a-z]\w*(?:\.\w+){2,}|[a-z]\w*\.(?:[A-Z]\w*|[a-z0-9]+_\w+)")
_ALSO_OBJECT = _words(r"(.+) (?:object|model)s?")
_ENUM_WORD = _words(
    rf"(?:{words_of(language.enum for language in LANGUAGES)})\s++(?:of\s++)?(?=\S)"
)
_ONE_OF = _words(
    rf"(?:{words_of(language.one_of for language in LANGUAGES)})(?![\w$])\s*+:?\s*+(?:the\s++)?"
)
_NEXT_TYPE = _words(r"\s*+,\s*+(?:or\s++)?|\s++or\s++")
_BRACES = lazy_pattern(r"\{\s*+")
_CLOSE_BRACE = lazy_pattern(r"\s*+\}")
_KEY = lazy_pattern(r"[\w ]{1,60}:\s*+")
# The sides of a trade: next to each other they are not sizes of integers.
_SIDES = {"long", "short"}
_CAPITALS = lazy_pattern(r"[A-Z][A-Z0-9_]+")
# A type in brackets of JSDoc: `{String}`, `<String>`.
_WRAPPED = lazy_pattern(r"\{(?=[\w.\[\]<>| ]{1,80}\})|<(?=[\w.\[\]| ]{1,80}>)")
_CLOSING_ALONE = {"{": lazy_pattern(r"\s*+\}"), "<": lazy_pattern(r"\s*+>")}
# `< string > array`, as swagger2markup prints it.
_ITEMS = lazy_pattern(r"<\s+(?=[^<>]{1,200}\s>\s(?:array|map)\b|<)")
_COMMA = lazy_pattern(r"\s*+,\s*+")
_CONTAINER_BEHIND = lazy_pattern(r"\s*+>\s++(?P<kind>array|map)\b")
_UNDEFINED = _words(r"undefined(?![\w$])")

_EXPECTED = (
    "a type such as `string` or `list of X`, or a model name with a capital letter"
)


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``; notes that do not belong to it go to ``cursor.notes``."""
    cursor.rich = as_plain(cursor.rich)
    try:
        return _parse_noted(cursor)
    except TypeSyntaxError:
        if values := parse_codes(cursor):
            return values
        raise


def _parse_noted(cursor: Cursor) -> TypeExpr:
    if values := parse_values(cursor) or parse_names_in_code(cursor):
        return values
    parsed = _parse_union(cursor, is_top=True)
    cursor.match(_WRITTEN)
    if limits := cursor.match(_RANGE):
        cursor.note(*limits.span("range"))
    while cursor.match(BEHIND) or cursor.match(BEHIND_TYPE):
        if cursor.match(NOTES):
            parsed = parse_notes(cursor, parsed)
            continue
        before = cursor.at
        parsed = parse_note(cursor, parsed, len(cursor.rich.text))
        if cursor.at == before:
            raise cursor.error("a note")
    return parsed


def _parse_nested(cursor: Cursor) -> TypeExpr:
    return _parse_union(cursor)


def _parse_union(cursor: Cursor, *, is_top: bool = False) -> TypeExpr:
    start = cursor.at
    members = [_parse_postfix(cursor, is_top=is_top)]
    while cursor.match(_OR) or (
        isinstance(members[-1], LiteralExpr) and cursor.match(_NEXT_VALUE)
    ):
        if null := cursor.match(NULLABLE):
            members.append(ScalarExpr("null", cursor.rich.span(*null.span())))
        else:
            members.append(_parse_postfix(cursor, is_top=is_top))
    if {_word(member) for member in members} == _SIDES:
        members = [LiteralExpr(_word(member), member.span) for member in members]
    in_code = len(members) > 1 and is_list_of_codes(cursor)
    members = [_maybe_value(member, in_code=in_code) for member in members]
    return join(members, cursor.since(start)) if len(members) > 1 else members[0]


def _word(expr: TypeExpr) -> str:
    """Return the word for a scalar in ``expr``, ``""`` for any other type."""
    return expr.span.text.strip("`*_") if isinstance(expr, ScalarExpr) else ""


def _maybe_value(expr: TypeExpr, *, in_code: bool) -> TypeExpr:
    """Return ``expr``, marked as a possible value if it is a name in capitals, or alone in code."""
    if isinstance(expr, NameExpr) and not expr.href:
        is_value = in_code or _CAPITALS.fullmatch(expr.name) is not None
        return replace(expr, is_value=is_value)
    return expr


def _parse_postfix(cursor: Cursor, *, is_top: bool = False) -> TypeExpr:
    start = cursor.at
    parsed = _parse_primary(cursor)
    while True:
        if cursor.match(_CHARACTERS):
            continue  # a text of that length, as in C
        if cursor.depth < cursor.MAX_DEPTH and (
            cursor.match(_ARRAY) or cursor.match(_LIST_END)
        ):
            parsed = ListExpr(parsed, cursor.since(start))
            cursor.depth += 1  # permanently: the result must not be deeper either
        elif cursor.accept("?"):
            parsed = optional(parsed, cursor.since(start))
        elif cursor.accept("!"):
            if is_top:  # required, as in GraphQL
                cursor.note(cursor.at - 1, cursor.at)
        elif cursor.match(_UNSIGNED):
            continue
        elif refined := parse_format(cursor, parsed):
            parsed = refined
        elif is_top and cursor.match(NOTES):
            parsed = parse_notes(cursor, parsed)
        else:
            return parsed


def _parse_primary(cursor: Cursor) -> TypeExpr:
    return (
        _parse_own(cursor)
        or _parse_prefixed(cursor)
        or _parse_container_behind(cursor)
        or _parse_bracketed(cursor)
        or _parse_linked(cursor)
        or _parse_braces(cursor)
        or _parse_choice(cursor)
        or _parse_linked_enum(cursor)
        or parse_enum(cursor)
        or parse_literal(cursor)
        or _parse_list(cursor)
        or _parse_map(cursor)
        or _parse_word(cursor)
        or _parse_name(cursor)
    )


def _parse_prefixed(cursor: Cursor) -> TypeExpr | None:
    """Return a type after a word or a sign for it: ``?x``, ``nullable x``, ``[]x``; or None."""
    start = cursor.at
    if cursor.accept("?"):
        inner = cursor.nested(_parse_postfix)
        return optional(inner, cursor.since(start))
    if modifier := cursor.match(_MODIFIER):
        inner = cursor.nested(_parse_postfix)
        wrap = optional if modifier["word"].lower() == "optional" else nullable
        return wrap(inner, cursor.since(start))
    if cursor.match(_ANYTHING):
        return ScalarExpr("any", cursor.since(start))
    if cursor.match(_LEAD):
        return cursor.nested(_parse_primary)
    if sign := cursor.match(_SIGN):
        cursor.note(*sign.span("sign"))
        return cursor.nested(_parse_primary)
    if cursor.match(_GO_LIST) or cursor.match(_REPEATED):
        return ListExpr(cursor.nested(_parse_postfix), cursor.since(start))
    if cursor.match(_UNDEFINED):
        span = cursor.since(start)
        return OptionalExpr(ScalarExpr("null", span), span)
    return None


def _parse_bracketed(cursor: Cursor) -> TypeExpr | None:
    """Return the type in brackets, a list if they are square; None if there are none here."""
    start = cursor.at
    if wrapped := cursor.match(_WRAPPED):
        inner = cursor.nested(_parse_nested)
        cursor.expect(_CLOSING_ALONE[wrapped[0][0]], "the end of the bracket")
        return inner
    for opening, close in (("(", ")"), ("[", "]")):
        if cursor.accept(opening):
            inner = cursor.nested(_parse_nested)
            cursor.expect(_CLOSING[opening], f"`{close}`")
            return inner if opening == "(" else ListExpr(inner, cursor.since(start))
    return None


def _parse_own(cursor: Cursor) -> TypeExpr | None:
    """Return the type of a user-defined word, None if there is none here."""
    if not cursor.own_words:
        return None
    start = cursor.at
    whole = None if start else cursor.own_words.senses.get(bare(cursor.rich.text))
    match = cursor.own_words.match(cursor.rich.text, start)
    if not whole and not match:
        return None
    cursor.at = match.end if match and not whole else len(cursor.rich.text)
    sense = whole or (match and match.sense)
    assert sense
    return at_span(sense, cursor.since(start))


def _parse_linked(cursor: Cursor) -> TypeExpr | None:
    """Return the model that a link, possibly over several words, names here, or None."""
    start = cursor.at
    for link in cursor.rich.links:
        before = cursor.rich.text[link.start : start].strip().lower()
        if not link.start <= start < link.end or before not in _ARTICLES:
            continue
        text = cursor.rich.text[start : link.end]
        if not is_page(link.href):
            is_word = text[:1].islower() and SCALARS.fullmatch(text)
            if "://" in link.href or is_word:
                continue
        if _TITLE.fullmatch(text) and not _PHRASE.match(text):
            cursor.at = link.end
            word = SCALARS.fullmatch(text)
            span, scalar = cursor.since(start), word.sense if word else None
            cursor.match(_OBJECT)
            return NameExpr(text, link.href, span, scalar)
    return None


def _parse_linked_enum(cursor: Cursor) -> TypeExpr | None:
    """Return the enum that a link after the word ``enum`` names: ``enum [Kind](#kind)``."""
    start = cursor.at
    if cursor.match(_ENUM_WORD) and (linked := _parse_linked(cursor)):
        return linked
    cursor.at = start
    return None


def _parse_list(cursor: Cursor) -> TypeExpr | None:
    start = cursor.at
    if not cursor.match(_LIST):
        return None
    if cursor.match(_LIST_OF):
        return ListExpr(cursor.nested(_parse_item), cursor.since(start))
    arguments = _parse_arguments(cursor, 1)
    span = cursor.since(start)
    return ListExpr(arguments[0] if arguments else ScalarExpr("any", span), span)


def _parse_item(cursor: Cursor) -> TypeExpr:
    """Return the item after ``of``: values that belong together, or one type."""
    cursor.match(_COUNT)
    start = cursor.at
    if at_literal(cursor):
        return _parse_values(cursor)
    name = match_scalar(cursor, PLURALS)
    if name and not is_page(cursor.href(start, cursor.at)):
        scalar = _scalar(name, cursor.since(start))
        return replace(scalar, word=scalar.word.removesuffix("s"))
    cursor.at = start
    return _parse_postfix(cursor)


def _parse_values(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    values: list[TypeExpr] = []
    while at_literal(cursor):
        value = parse_literal(cursor)
        assert value is not None
        values.append(value)
        before = cursor.at
        if not cursor.match(_OR) or not at_literal(cursor):
            cursor.at = before
            break
    return join(values, cursor.since(start)) if len(values) > 1 else values[0]


def _parse_arguments(cursor: Cursor, most: int) -> list[TypeExpr]:
    """Return the types in brackets, none if the brackets contain no types: ``array (max 5)``."""
    start, depth = cursor.at, cursor.depth
    if not (opening := cursor.match(_OPEN)):
        return []
    closing = _CLOSING[opening["bracket"]]
    try:
        types = [cursor.nested(_parse_nested)]
        while len(types) < most and cursor.match(_COMMA):
            types.append(cursor.nested(_parse_nested))
        cursor.match(_AND_SO_ON)
        cursor.expect(closing, f"`{closing.pattern[-1]}`")
    except TypeSyntaxError:
        if opening["bracket"] != "(":
            raise
        cursor.at, cursor.depth = start, depth
        return []
    return types


def _parse_container_behind(cursor: Cursor) -> TypeExpr | None:
    """Return the list ``< string > array`` or the map ``< string, integer > map``."""
    start = cursor.at
    if not cursor.match(_ITEMS):
        return None
    items = [cursor.nested(_parse_nested)]
    if cursor.match(_COMMA):
        items.append(cursor.nested(_parse_nested))
    kind = cursor.expect(_CONTAINER_BEHIND, "`> array` or `> map`")["kind"]
    span = cursor.since(start)
    return ListExpr(items[-1], span) if kind == "array" else MapExpr(items[-1], span)


def _parse_map(cursor: Cursor) -> TypeExpr | None:
    start = cursor.at
    word = cursor.match(_MAP)
    if not word:
        return None
    if cursor.match(_OF):
        value = cursor.nested(_parse_item)
        if cursor.match(_TO):
            value = cursor.nested(_parse_item)
        return MapExpr(value, cursor.since(start))
    if cursor.match(_KEYS_AND_VALUES):
        value = cursor.nested(_parse_nested)
        cursor.expect(_CLOSING["("], "`)`")
        return MapExpr(value, cursor.since(start))
    arguments = _parse_arguments(cursor, 2)
    span = cursor.since(start)
    match arguments:
        case []:
            return MapExpr(ScalarExpr("any", span), span)
        case [NameExpr() as model] if word["word"].lower() == "object":
            return model
        case [_] if cursor.rich.text[cursor.at - 1] == "]":
            arguments += _parse_behind(cursor)
    return MapExpr(arguments[-1], cursor.since(start))


def _parse_behind(cursor: Cursor) -> list[TypeExpr]:
    """Return the type that follows directly, as in Go's ``map[string]X``, if there is one."""
    start, depth = cursor.at, cursor.depth
    try:
        return [cursor.nested(_parse_postfix)]
    except TypeSyntaxError:
        cursor.at, cursor.depth = start, depth
        return []


def _parse_braces(cursor: Cursor) -> TypeExpr | None:
    """Return the map ``{ string: integer }``, or ``{}``, an object of anything."""
    start, depth, notes = cursor.at, cursor.depth, len(cursor.notes)
    if not cursor.match(_BRACES):
        return None
    if cursor.match(_CLOSE_BRACE):
        span = cursor.since(start)
        return MapExpr(ScalarExpr("any", span), span)
    try:
        cursor.expect(_KEY, "the name of the keys")
        value = cursor.nested(_parse_nested)
        cursor.expect(_CLOSE_BRACE, "`}`")
    except TypeSyntaxError:
        cursor.at, cursor.depth = start, depth
        del cursor.notes[notes:]
        return None
    return MapExpr(value, cursor.since(start))


def _parse_choice(cursor: Cursor) -> TypeExpr | None:
    """Return the union of the types after ``one of``, None if values are listed."""
    start, depth, notes = cursor.at, cursor.depth, len(cursor.notes)
    if not cursor.match(_ONE_OF):
        return None
    try:
        members = [cursor.nested(_parse_plain)]
        while cursor.match(_NEXT_TYPE):
            members.append(cursor.nested(_parse_plain))
    except TypeSyntaxError:
        members = []
    if members and (cursor.at_end or cursor.rich.text[cursor.at] in ")];<"):
        return join(members, cursor.since(start)) if len(members) > 1 else members[0]
    cursor.at, cursor.depth = start, depth
    del cursor.notes[notes:]
    return None


def _parse_plain(cursor: Cursor) -> TypeExpr:
    """Return a link or a word for a type; raise for anything that may be a value."""
    parsed = _parse_linked(cursor) or _parse_word(cursor)
    if not parsed:
        raise cursor.error("a type")
    return parsed


def _parse_word(cursor: Cursor) -> TypeExpr | None:
    start = cursor.at
    name = match_scalar(cursor, SCALARS)
    return _scalar(name, cursor.since(start)) if name else None


def _scalar(name: ScalarName, span: Span) -> ScalarExpr:
    """Return the scalar of the word at ``span``, which a model may have as its name: ``Port``."""
    word = span.text
    may_be_model = word[:1].isupper() and word.casefold() not in PLAIN.words
    return ScalarExpr(name, span, word if may_be_model else "")


def _parse_name(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    name = cursor.expect(_NAME, _EXPECTED)[0]
    if name[0].islower() and not _is_identifier(name, cursor, start):
        cursor.at = start
        raise cursor.error(_EXPECTED)
    shorter = _ALSO_OBJECT.fullmatch(name)
    if shorter:
        name = shorter[1]
    named = NameExpr(name, cursor.href(start, cursor.at), cursor.since(start))
    cursor.match(_OBJECT)
    return named


def _is_identifier(name: str, cursor: Cursor, start: int) -> bool:
    """Return whether ``name``, in lower case, names something: ``line_item``, ``list of `item```.

    Several of them in code are values.
    """
    content, origin = cursor.rich.cell.content, cursor.rich.origins[start]
    is_item = start > 0 and content[origin - 1] == "`"
    is_name = is_item or any(p.fullmatch(name) for p in (_IDENTIFIER, _PACKAGED))
    return is_name and not is_list_of_codes(cursor)


PLAIN = Dialect(
    "plain",
    "tables written by hand: `list of X`, `string | null`",
    parse_type,
    by_hand=True,
    words=words("""
    string integer number float decimal boolean bytes date datetime timestamp uuid array
    list map object
    """),
)
