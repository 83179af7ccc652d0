"""A table of fields -> the rows of an object, and the enums inside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.defaults import read_default
from generator.frontend.generators.openapi_generator.enums import (
    read_code_values,
    split_values,
)
from generator.frontend.generators.openapi_generator.forms import MARK, is_marked
from generator.frontend.generators.openapi_generator.names import bare_field
from generator.frontend.generators.openapi_generator.notes import Notes, read_notes
from generator.frontend.generators.openapi_generator.rows import CutRow
from generator.frontend.generators.openapi_generator.text import decode, decode_doc
from generator.frontend.generators.openapi_generator.type_text import read_type_text
from generator.frontend.markdown.document import RichText, part_of
from generator.frontend.pages.cells.access import READ_ONLY
from generator.frontend.pages.cells.cell_text import read_doc, read_name
from generator.frontend.pages.page import EnumPage, FieldRow, Head
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.openapi_generator.grammar import (
    WORDS_OF_BOOLEANS,
    is_unstated_enum,
    language_of,
)
from generator.frontend.types.dialects.openapi_generator.languages import Language
from generator.frontend.types.read_type import read_field_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    WrapperExpr,
    parts_of,
    unwrapped,
)
from generator.text.lazy_pattern import lazy_pattern

ANY_NAME = frozenset({"any string name", "any_string_name"})
_RUST_VALUES = lazy_pattern(r"(?<![ \t])[ \t]*\(enum: (?P<values>[^()]*)\)$")
_NAME = lazy_pattern(r"\.?[^\W\d][\w.:$-]*")
_CONSTANT = lazy_pattern(r"[A-Z][A-Z0-9_]*\.[A-Z0-9_]+")
_OPTIONAL = lazy_pattern(r"\*\*\(optional\)\*\*\s*")
_POINTER = "Pointer to "
_INNER = frozenset({"inner", "innerenum"})
_ENUMS = lazy_pattern(r"(?<!enum)(?:enum)+$")
_LETTERS = lazy_pattern(r"[^a-z0-9]")


class FieldRead(Struct, frozen=True):
    """A field, and the enum listed in its row."""

    row: FieldRow
    enum: EnumPage | None = None


class PageContext(Struct, frozen=True):
    """The context for the rows of a page.

    - ``head``: the head of the page.
    - ``enums``: the enums that sections of the page list, by the name in their heading.
    """

    head: Head
    dialect: Dialect
    enums: Mapping[str, EnumPage]


def read_field(cut: CutRow, page: PageContext, report: Report) -> FieldRead | None:
    """Return the field of a row, None if it has no name.

    A row ``any string name`` is about all keys that no other row names.

    Reports: empty-name, unreadable-type, unread-default, unstated-default, unstated-enum.
    """
    cut, is_marked_optional = _without_marks(cut)
    name = decode(read_name(cut.name)[0])
    if not name:
        report.add(catalog.empty_name(cut.span))
        return None
    notes = read_notes(cut.notes)
    is_optional = notes.optional or is_marked_optional
    doc, values = _split_values(cut, notes)
    doc, deprecated = read_doc(doc)
    enum = _enum_of_row(name, cut, notes, values, page)
    expr = _read_type(cut, page, report)
    expr = _absent(expr) if is_optional else _may_be_null(expr, cut)
    expr = _with_enum(expr, enum, name, page)
    language = language_of(page.dialect)
    default = _read_default(notes, expr, language, report)
    row = FieldRow(
        name=name,
        name_span=cut.name.span,
        wire_name=None,
        bare_name=bare_field(name, language.name),
        type=_as_default(expr, default, language),
        required=language.tells_required and not is_optional,
        doc="" if name in ANY_NAME else doc,  # the same on every page
        example="",
        deprecated=deprecated,
        access=READ_ONLY if notes.read_only else "",
        default=default,
        constraints=notes.constraints,
        is_pattern=name in ANY_NAME,
    )
    return FieldRead(row, enum)


def _without_marks(cut: CutRow) -> tuple[CutRow, bool]:
    """Return a row without the marks of user-defined templates, and whether they say optional."""
    if match := _OPTIONAL.match(cut.type.content):
        return (
            replace(cut, type=part_of(cut.type, match.end(), len(match.string))),
            True,
        )
    if not is_marked((cut.name, cut.type)):
        return cut, False
    mark = MARK.search(cut.name.content)
    end = mark.start() if mark else len(cut.name.content)
    return replace(cut, name=part_of(cut.name, 0, end)), mark is None


def _split_values(cut: CutRow, notes: Notes) -> tuple[str, str | None]:
    """Return the description of a row, and the values that Rust lists at its end."""
    doc = decode_doc(" ".join(filter(None, (cut.doc.content, notes.rest))))
    values = _RUST_VALUES.search(doc)
    return (doc[: values.start()], values["values"]) if values else (doc, None)


def _as_default(
    expr: TypeExpr, default: DefaultValue | None, language: Language
) -> TypeExpr:
    """Return ``expr``, or boolean if ``language`` has no booleans but ``default`` is one."""
    if default and isinstance(default.value, bool) and not language.has_booleans:
        return _innermost(expr, _as_boolean)
    return expr


def _read_default(
    notes: Notes, expr: TypeExpr, language: Language, report: Report
) -> DefaultValue | None:
    default = read_default(notes.default, language, report) if notes.default else None
    if default is None:
        return None
    is_word = default.is_bare and isinstance(default.value, str)
    is_constant = is_word and (
        _NAME.fullmatch(default.text)
        if language.quotes_defaults
        else _CONSTANT.fullmatch(default.text)
    )
    if is_constant and not _is_model(expr):
        report.add(catalog.unstated_default(default.span))
        return None
    if default.value == {} and isinstance(unwrapped(expr), ListExpr):
        # Go writes lists in braces.
        return DefaultValue([], default.text, False, default.span)
    return default


def _absent(expr: TypeExpr) -> TypeExpr:
    """Return the type of a field that may be absent: Rust's ``Option`` means just that."""
    if isinstance(expr, MaybeNullExpr) and isinstance(expr.inner, OptionalExpr):
        return MaybeNullExpr(expr.inner.inner, expr.span)
    return expr.inner if isinstance(expr, OptionalExpr) else expr


def _may_be_null(expr: TypeExpr, cut: CutRow) -> TypeExpr:
    """Return the type of a required field: in Go, its pointer does not mean that it may be absent."""
    is_pointer = cut.type.content.startswith(_POINTER)
    is_told = isinstance(expr, MaybeNullExpr | NullableExpr) or not is_pointer
    return expr if is_told else MaybeNullExpr(expr, expr.span)


def _as_boolean(expr: TypeExpr) -> TypeExpr:
    """Return the type of a word that C, R and Objective-C also use for booleans."""
    is_word = isinstance(expr, ScalarExpr) and expr.name in WORDS_OF_BOOLEANS
    return ScalarExpr("bool", expr.span) if is_word else expr


def _is_model(expr: TypeExpr) -> bool:
    """Return whether ``expr`` is the name of a page, possibly of an enum."""
    return isinstance(unwrapped(expr), NameExpr)


def _read_type(cut: CutRow, page: PageContext, report: Report) -> TypeExpr:
    text = read_type_text(cut.type)
    if text.text.strip() == "inline" and text.links and text.links[0].href[:1] == "#":
        text = _anchor(text)
    expr = read_field_type(text, page.dialect, report)[0]
    inner = expr
    while isinstance(inner, ListExpr | MapExpr | WrapperExpr):
        [inner] = parts_of(inner)
    if isinstance(inner, ScalarExpr) and is_unstated_enum(inner.word):
        report.add(catalog.unstated_enum(inner.span, inner.word))
    return expr


def _anchor(text: RichText) -> RichText:
    """Return the anchor in Kotlin's ``[inline](#List<Colour>)``, which names the type."""
    anchor = text.links[0].href[1:].replace("`", "")
    return RichText(
        anchor, [text.origins[0]] * len(anchor), (), text.cell, text.offsets
    )


def _enum_of_row(
    name: str, cut: CutRow, notes: Notes, listed: str | None, page: PageContext
) -> EnumPage | None:
    """Return the enum whose values are listed in the notes or the description of a row."""
    head = replace(page.head, title=f"{page.head.title}{_pascal(name)}Enum")
    head = replace(head, span=cut.name.span, doc="", deprecated=False)
    if listed:
        return split_values(head, listed, cut.doc.span)
    values = notes.values
    if values is None or values.content in ("", "[]"):
        return None
    if notes.is_code:
        return read_code_values(head, values)
    inside = values.content.removeprefix("[").removesuffix("]")
    return split_values(head, inside, values.span)


def _with_enum(
    expr: TypeExpr, enum: EnumPage | None, name: str, page: PageContext
) -> TypeExpr:
    """Return ``expr`` with ``enum``, that of the row, or else with the one of the page."""
    if enum:
        return _innermost(expr, lambda inner: _named(enum, inner))
    return _innermost(expr, lambda inner: _enum_of_page(inner, name, page))


def _enum_of_page(inner: TypeExpr, name: str, page: PageContext) -> TypeExpr:
    """Return the enum in a section that is the type ``inner`` of the field ``name``."""
    if isinstance(inner, NameExpr):
        # Kotlin calls the values of a map `Inner`, and names the section after the field.
        enum = page.enums.get(loose(inner.name)) or (
            page.enums.get(loose(name)) if inner.name.casefold() in _INNER else None
        )
        return _named(enum, inner) if enum else inner
    # JavaScript prints the type of the values.
    enum = page.enums.get(loose(name))
    return _named(enum, inner) if enum and _is_text_or_number(inner) else inner


def _is_text_or_number(expr: TypeExpr) -> bool:
    return isinstance(expr, ScalarExpr) and expr.name in (
        "str",
        "int",
        "number",
        "float",
    )


def _named(enum: EnumPage, inner: TypeExpr) -> TypeExpr:
    return NameExpr(enum.head.title, "", inner.span)


def _innermost(expr: TypeExpr, change: Callable[[TypeExpr], TypeExpr]) -> TypeExpr:
    """Return ``expr`` with ``change`` applied to the innermost element of its lists and maps."""
    if isinstance(expr, ListExpr):
        return replace(expr, item=_innermost(expr.item, change))
    if isinstance(expr, MapExpr):
        return replace(expr, value=_innermost(expr.value, change))
    if isinstance(expr, WrapperExpr):
        return replace(expr, inner=_innermost(expr.inner, change))
    return change(expr)


def _pascal(name: str) -> str:
    words = re.split(r"[\W_]+", name)
    return "".join(word[:1].upper() + word[1:] for word in words)


def loose(name: str) -> str:
    """Return a key that is equal for ``InlineListEnum``, ``inlineList`` and ``inline_list``."""
    letters = _LETTERS.sub("", name.casefold())
    return _ENUMS.sub("", letters) or letters
