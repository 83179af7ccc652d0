"""Findings about documents as a whole: references, duplicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Label, Loss, Severity
from generator.source import Span
from generator.text.words import count, did_you_mean

_UNKNOWN_MODEL = rule(
    "unknown-model",
    Severity.ERROR,
    "A type names a model that no page or table describes.",
    """
    Add the page or the table, or correct the name or the link.

    A link is resolved by the end of its path, then by folder and name, then by name alone; none
    matched a page.  With unknown-model = "warning" in [tool.gen.severity], the type is Any.
    """,
    loss=Loss.CELL,
    outcome="the type is Any",
)


def unknown_model(
    place: Span, name: str, href: str, near: Sequence[str] = ()
) -> Diagnostic:
    """``near`` are similar models and words for types, the nearest first."""
    otherwise = "add a page or a table for it, or correct the name"
    return Diagnostic(
        rule=_UNKNOWN_MODEL,
        message=f"no page or table describes `{name}`",
        span=place,
        label=f"links to {href}" if href else "",
        help=did_you_mean(near, otherwise),
    )


_VALUES_IN_CAPITALS = rule(
    "values-in-capitals",
    Severity.WARNING,
    "Names in capitals are read as values.",
    """
    Put the values in quotes, `"LOW" | "HIGH"`, or add pages for the models.

    `LOW | HIGH` may name two models or list two values.  No page describes a model with one of
    these names, so they are read as values.
    """,
)


def values_in_capitals(place: Span, first: str) -> Diagnostic:
    return Diagnostic(
        rule=_VALUES_IN_CAPITALS,
        message=f"`{first}` and the others are read as values: no page describes them",
        span=place,
        help="put the values in quotes, or add pages for the models",
    )


_UNKNOWN_MEMBER = rule(
    "unknown-member",
    Severity.WARNING,
    "A union lists a member that no page describes.",
    """
    If there is a page for the member, write its title into the heading.

    Some documents print a tag, or the name of a factory function, instead of the class.  No page
    has this name, so the member accepts any value.
    """,
)


def unknown_member(place: Span, name: str, near: Sequence[str] = ()) -> Diagnostic:
    """``near`` are similar models, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_MEMBER,
        message=f"no page describes the member `{name}`: it accepts any value",
        span=place,
        help=did_you_mean(near, "write the title of a page, or add the page"),
    )


_AMBIGUOUS_UNION = rule(
    "ambiguous-union",
    Severity.WARNING,
    "Some objects fit two members of a union.",
    """
    Give each member a field with a distinct value, or make one of them require a key that the
    other does not have.

    A member is chosen by its tag, a key whose value differs for each member.  Without a tag it is
    chosen by its keys and the types of their values.  Objects with the required keys of both
    members and no others fit both; such an object becomes the member with more required keys, or
    the first by name.
    """,
)


def ambiguous_union(title: Span, one: str, other: str) -> Diagnostic:
    return Diagnostic(
        rule=_AMBIGUOUS_UNION,
        message=f"some objects fit both `{one}` and `{other}`",
        span=title,
        help="give each a field with a distinct value, such as `type`",
    )


_RECURSIVE_UNION = rule(
    "recursive-union",
    Severity.WARNING,
    "A union is one of its own members.",
    """
    Turn one of the unions into an object, or remove the union from its own members.

    A Python alias cannot refer to itself.  In a circle of unions without an object, the union
    that closes the circle accepts any value.
    """,
)


def recursive_union(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_RECURSIVE_UNION,
        message="this union contains itself: one in its circle accepts any value",
        span=title,
        help="turn one into an object, or remove it from its own members",
    )


_DUPLICATE_MODEL = rule(
    "duplicate-model",
    Severity.WARNING,
    "Two pages or tables in a folder have the same title.",
    """
    Remove one of the two if both describe the same model; otherwise change one title.

    The one whose file name sorts first, or that is further up, keeps the name; the class of the
    other one gets a number.  Links identify them by file.
    """,
)


def duplicate_model(second: Span, first: Span, title: str) -> Diagnostic:
    place = f"{first.file.path}:{first.begin[0]}"
    return Diagnostic(
        rule=_DUPLICATE_MODEL,
        message=f"the title `{title}` is also at {place}",
        span=second,
        related=(Label(first, "the other one"),),
        help="remove one of the two, or change its title",
    )


_NO_SPECS = rule(
    "no-specs",
    Severity.ERROR,
    "There are no specs to read.",
    """
    Name the folder with the specs.  A table of fields has a column for names, such as `Name`, a
    column for types, such as `Type`, and a heading above it that names the model.

    The folder has no Markdown file with a page; the path may be mistyped.  If gen continued, it
    would delete everything that an earlier run wrote.
    """,
)
_WHY_UNREAD = {
    "name type": "no columns for names and types",
    "name": "no column for names",
    "type": "no column for types",
    "heading": "no heading above it names a model",
}


def no_specs(
    folder: Span,
    unread: Mapping[str, Sequence[Span]] = {},
    others: Mapping[str, int] = {},
) -> Diagnostic:
    """``unread`` has the headers of tables by what they lack: columns, or a ``heading``.

    ``others`` counts unread files that look like documents, by suffix.
    """
    seen = sum(map(len, unread.values()))
    return Diagnostic(
        rule=_NO_SPECS,
        message=f"there is no spec page here ({_seen(seen, others)})",
        span=folder,
        related=tuple(
            Label(headers[0], f"not read: {_WHY_UNREAD[lack]}{_and_more(headers)}")
            for lack, headers in unread.items()
        ),
        help=(
            "a table of fields has a column `Name`, a column `Type` and a heading above it"
            if seen
            else "name the folder with the specs"
        ),
    )


def _seen(tables: int, others: Mapping[str, int]) -> str:
    if others:
        listed = ", ".join(f"{number} {suffix}" for suffix, number in others.items())
        return f"no Markdown, only other files: {listed}"
    if not tables:
        return "and no table"
    return f"{count(tables, 'table')} {'was' if tables == 1 else 'were'} not read"


def _and_more(headers: Sequence[Span]) -> str:
    more = len(headers) - 1
    return f" (and {count(more, 'more table')} like it)" if more else ""


_DUPLICATE_FIELD = rule(
    "duplicate-field",
    Severity.ERROR,
    "Two rows of a table have the same JSON key.",
    """
    Remove one of the rows, or correct its name.

    A JSON object has each key once, so one of the two fields could never be set.
    """,
    loss=Loss.PART,
    outcome="this row is left out",
)


def duplicate_field(second: Span, first: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_DUPLICATE_FIELD,
        message=f"the table has two fields `{name}`",
        span=second,
        related=(Label(first, "the first one"),),
        help="remove one of the rows, or correct its name",
    )


_DUPLICATE_VALUE = rule(
    "duplicate-value",
    Severity.WARNING,
    "Two members of an enum have the same value.",
    """
    Correct the value, unless the alias is intended.

    In Python the second name is an alias of the first: `Color.RED is Color.CRIMSON`.
    """,
)


def duplicate_value(second: Span, first: Span, value: str) -> Diagnostic:
    return Diagnostic(
        rule=_DUPLICATE_VALUE,
        message=f"the value `{value}` occurs twice",
        span=second,
        related=(Label(first, "the first one"),),
        help="correct the value, unless the second name is an alias of the first",
    )


_EMPTY_ENUM = rule(
    "empty-enum",
    Severity.WARNING,
    "An enum lists no values.",
    """
    Write the values.

    The table has no rows, so the values are unknown.  The enum becomes an alias of `str`.
    """,
)


def empty_enum(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_ENUM,
        message="this enum has no values: it becomes an alias of `str`",
        span=title,
        help="write its values",
    )


_UNKNOWN_NULL = rule(
    "unknown-null",
    Severity.NOTE,
    "The document does not say whether some values may be null.",
    """
    Decoders reject null in such a field; with `unknown-null = "accept"` they read it as None and
    write it back.

    The types of some languages do not show whether null is allowed: required fields of
    TypeScript, PHP, C# and Go, and dates, lists and linked types of Python.  `gen inspect` shows
    `"nullable": null`.  This is reported once per run.
    """,
)


def unknown_null(first: Span, count: int, *, accepted: bool) -> Diagnostic:
    what = "accepted" if accepted else "rejected"
    return Diagnostic(
        rule=_UNKNOWN_NULL,
        message=f"the document does not say whether null is allowed: it is {what} "
        f"(such fields: {count})",
        span=first,
        label="the first of them",
    )


_OFF_THE_WIRE = rule(
    "off-the-wire",
    Severity.NOTE,
    "Fields that hold an HTTP response are not part of the JSON.",
    """
    Some documents describe the return values of an SDK, with a field for the raw HTTP response.
    Such a field becomes an attribute that is None unless you set it; it is neither decoded nor
    encoded.  This is reported once per run.
    """,
)


def off_the_wire(first: Span, count: int) -> Diagnostic:
    return Diagnostic(
        rule=_OFF_THE_WIRE,
        message="HTTP requests and responses are neither decoded nor encoded "
        f"(such fields: {count})",
        span=first,
        label="the first of them",
    )


_UNKNOWN_BASE = rule(
    "unknown-base",
    Severity.WARNING,
    "A page extends a model that no page describes.",
    """
    Add the page, or correct the link.

    The text says that the model also has the fields of another one, but no page describes that
    one.  Its fields are missing.
    """,
)


def unknown_base(place: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNKNOWN_BASE,
        message=f"no page describes `{name}`, so its fields are missing here",
        span=place,
        help="add a page for it, or correct the link",
    )


_UNFIT_TAG = rule(
    "unfit-tag",
    Severity.WARNING,
    "The tag of a union does not fit its members.",
    """
    Correct the mapping, or the members.

    The page of the union names the key that distinguishes its members, and maps values of that
    key to members.  A value is ignored if it maps to something that is not a member, or to a
    member that lacks the key or lists other values for it.  A member without a value is chosen
    by its shape.
    """,
)


def unfit_tag(place: Span, value: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{value}` maps to `{member}`, which is not a member")


def keyless_member(place: Span, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{member}` lacks the tag `{key}`")


def refused_tag(place: Span, value: str, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{key}` of `{member}` cannot be `{value}`")


def untagged_member(place: Span, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"no value of `{key}` maps to `{member}`")


def _unfit(place: Span, message: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNFIT_TAG,
        message=message,
        span=place,
        help="correct the mapping, or the members",
    )


_UNSTATED_TAGS = rule(
    "unstated-tags",
    Severity.NOTE,
    "A page names the tag of a union, but not its values.",
    """
    List the values below the heading of the members, in a table with the columns `Value` and
    `Type`.

    Neither the page nor the type of that key says which value belongs to which member, so
    members are chosen by their shape.
    """,
)


def unstated_tags(place: Span, key: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSTATED_TAGS,
        message=f"no value of `{key}` is mapped to a member",
        span=place,
        help="list the values in a table with the columns `Value` and `Type`",
    )
