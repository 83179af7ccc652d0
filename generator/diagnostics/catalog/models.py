"""Findings about what the documents say together: references, duplicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Label, Loss, Severity
from generator.source import Span
from generator.text.words import count, did_you_mean

_UNKNOWN_MODEL = rule(
    "unknown-model",
    Severity.ERROR,
    "A type names a model that no page describes.",
    """
    A link is followed by the end of its path, then by folder and name, then by name alone.
    None of them led to a page of the spec folder.

    Add the page, or correct the name or the link.  Where the page is to come later, set
    unknown-model to "warning" in [tool.gen.severity]: the type is Any then.
    """,
    loss=Loss.CELL,
    outcome="the type is Any",
)


def unknown_model(
    place: Span, name: str, href: str, near: Sequence[str] = ()
) -> Diagnostic:
    """``near`` are models and words for types that may be meant, the nearest first."""
    otherwise = "add a page that describes it, or correct the name"
    return Diagnostic(
        rule=_UNKNOWN_MODEL,
        message=f"there is no spec for `{name}`",
        span=place,
        label=f"links to {href}" if href else "",
        help=did_you_mean(near, otherwise),
    )


_VALUES_IN_CAPITALS = rule(
    "values-in-capitals",
    Severity.WARNING,
    "Names in capitals are taken as values.",
    """
    `LOW | HIGH` may be two models, or two values.  No page describes a model of any of these
    names, so that they are taken as values.

    Put the values in quotes, `"LOW" | "HIGH"`, or add the pages of the models.
    """,
)


def values_in_capitals(place: Span, first: str) -> Diagnostic:
    return Diagnostic(
        rule=_VALUES_IN_CAPITALS,
        message=f"`{first}` and the others are taken as values: there is no spec for any",
        span=place,
        help="put the values in quotes, or add the pages of the models",
    )


_UNKNOWN_MEMBER = rule(
    "unknown-member",
    Severity.WARNING,
    "A union lists a member that no page describes.",
    """
    Some documents do not print the class of a member, but the name of a function that makes
    it, or a tag.  No page has this name, so any value is accepted in its place.

    If there is such a page, write its title into the heading.
    """,
)


def unknown_member(place: Span, name: str, near: Sequence[str] = ()) -> Diagnostic:
    """``near`` are models that may be meant, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_MEMBER,
        message=f"there is no spec for the member `{name}`: any value is accepted for it",
        span=place,
        help=did_you_mean(near, "write the title of a page, or add the page"),
    )


_AMBIGUOUS_UNION = rule(
    "ambiguous-union",
    Severity.WARNING,
    "Some objects fit two members of a union.",
    """
    A member of a union is chosen by its tag, a key whose values differ from member to member; if
    there is no tag, by its keys and the types of their values. There are objects that fit both of
    these members: those with the required keys of both and no others. Such an object becomes the
    member with more required keys, or the first by name.

    Give each member a field with one value of its own, or make one of them require a key that the
    other does not have.
    """,
)


def ambiguous_union(title: Span, one: str, other: str) -> Diagnostic:
    return Diagnostic(
        rule=_AMBIGUOUS_UNION,
        message=f"some objects are both a `{one}` and a `{other}`",
        span=title,
        help="give each a field with a value of its own, such as `type`",
    )


_RECURSIVE_UNION = rule(
    "recursive-union",
    Severity.WARNING,
    "A union is one of its own members.",
    """
    An alias in Python cannot name itself, so where unions lead in a circle with no object
    between them, the one that closes it is any value.

    Make an object of one of them, or remove the union from its own members.
    """,
)


def recursive_union(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_RECURSIVE_UNION,
        message="this union holds itself: in its circle of unions one is any value",
        span=title,
        help="make an object of one of them, or remove it from its own members",
    )


_DUPLICATE_MODEL = rule(
    "duplicate-model",
    Severity.WARNING,
    "Two pages of one folder have the same title.",
    """
    Both are kept: the page whose file name sorts first has the name, the class of the other
    gets a number.  Links tell them apart by their files.

    If they describe the same model, remove one; else give one another title.
    """,
)


def duplicate_model(second: Span, first: Span, title: str) -> Diagnostic:
    return Diagnostic(
        rule=_DUPLICATE_MODEL,
        message=f"there is another `{title}` in this folder",
        span=second,
        related=(Label(first, "the other one"),),
        help="remove one of the pages, or give it another title",
    )


_NO_SPECS = rule(
    "no-specs",
    Severity.ERROR,
    "There is nothing to read.",
    """
    No file of the spec folder holds a page, or there is no Markdown file at all.  Going on
    would delete everything that an earlier run wrote, for what is most likely a mistyped
    path.

    Name the folder that the specs are in.  If tables were seen there, the finding says why
    none of them was read: a table of fields has a column for names, such as `Name`, one for
    types, such as `Type`, and a heading above it that names the model.
    """,
)
_WHY_UNREAD = {
    "name type": "it has no column for names and none for types",
    "name": "it has no column for names",
    "type": "it has no column for types",
    "heading": "no heading above it names a model",
}


def no_specs(
    folder: Span,
    unread: Mapping[str, Sequence[Span]] = {},
    others: Mapping[str, int] = {},
) -> Diagnostic:
    """``unread`` are the headers of tables by what these lack: columns, or a ``heading``.

    ``others`` counts files that look like documents and are not read, by suffix.
    """
    seen = sum(map(len, unread.values()))
    return Diagnostic(
        rule=_NO_SPECS,
        message=f"no spec page was found; {_seen(seen, others)}",
        span=folder,
        related=tuple(
            Label(headers[0], f"not read: {_WHY_UNREAD[lack]}{_and_more(headers)}")
            for lack, headers in unread.items()
        ),
        help=(
            "a table of fields has a column `Name`, a column `Type` and a heading above it"
            if seen
            else "name the folder that the specs are in"
        ),
    )


def _seen(tables: int, others: Mapping[str, int]) -> str:
    if others:
        listed = ", ".join(f"{number} {suffix}" for suffix, number in others.items())
        return f"there is no Markdown here, but other files ({listed})"
    return f"{count(tables, 'table')} {'was' if tables == 1 else 'were'} seen"


def _and_more(headers: Sequence[Span]) -> str:
    more = len(headers) - 1
    return f" (and {count(more, 'more table')} like it)" if more else ""


_DUPLICATE_FIELD = rule(
    "duplicate-field",
    Severity.ERROR,
    "Two rows of a table have the same name on the wire.",
    """
    A JSON object has each key once, so one of the two rows could never be filled.

    Remove one of them, or correct its name.
    """,
    loss=Loss.PART,
    outcome="this row is left out",
)


def duplicate_field(second: Span, first: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_DUPLICATE_FIELD,
        message=f"there are two fields `{name}`",
        span=second,
        related=(Label(first, "the first one"),),
        help="remove one of the rows, or correct its name",
    )


_DUPLICATE_VALUE = rule(
    "duplicate-value",
    Severity.WARNING,
    "Two members of an enum have the same value.",
    """
    In Python the second name is an alias of the first: `Color.RED is Color.CRIMSON`.

    If that is not meant, correct the value.
    """,
)


def duplicate_value(second: Span, first: Span, value: str) -> Diagnostic:
    return Diagnostic(
        rule=_DUPLICATE_VALUE,
        message=f"the value `{value}` occurs twice",
        span=second,
        related=(Label(first, "the first one"),),
        help="the second name is an alias of the first; correct the value if it is not",
    )


_EMPTY_ENUM = rule(
    "empty-enum",
    Severity.WARNING,
    "An enum lists no values.",
    """
    A table of values without rows tells no value from another.  It becomes an alias of
    `str`.

    Write the values.
    """,
)


def empty_enum(title: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_ENUM,
        message="this enum has no values",
        span=title,
        help="it becomes an alias of `str`; write its values",
    )


_UNKNOWN_NULL = rule(
    "unknown-null",
    Severity.NOTE,
    "The document cannot tell whether some values may be null.",
    """
    Types of some languages do not show whether null may come: required fields of TypeScript,
    PHP, C# and Go, and dates, lists and linked types of Python.  `gen inspect` has
    `"nullable": null` for such a field.  Decoders refuse null there; with
    `unknown-null = "accept"` they read it as None and write it back.  This is said once a run.
    """,
)


def unknown_null(first: Span, count: int, *, accepted: bool) -> Diagnostic:
    what = "accepted" if accepted else "refused"
    return Diagnostic(
        rule=_UNKNOWN_NULL,
        message=f"the document cannot tell whether null may come; it is {what} "
        f"(fields of that kind: {count})",
        span=first,
        label="the first of them",
    )


_OFF_THE_WIRE = rule(
    "off-the-wire",
    Severity.NOTE,
    "Fields that hold an HTTP response are not part of the JSON.",
    """
    Some documents describe what an SDK hands back, with a field for the raw HTTP response.
    Such a field is an attribute of the class, None unless you set it; it is neither decoded
    nor encoded.  This is said once a run.
    """,
)


def off_the_wire(first: Span, count: int) -> Diagnostic:
    return Diagnostic(
        rule=_OFF_THE_WIRE,
        message="not decoded, not encoded: HTTP responses and requests are not JSON "
        f"(fields of that kind: {count})",
        span=first,
        label="the first of them",
    )


_UNKNOWN_BASE = rule(
    "unknown-base",
    Severity.WARNING,
    "A page extends a model that no page describes.",
    """
    The text says that the model has the fields of another one as well.  The link leads to no
    page of the spec folder, so that these fields are missing.

    Add the page, or correct the link.
    """,
)


def unknown_base(place: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNKNOWN_BASE,
        message=f"there is no spec for `{name}`, whose fields belong here too",
        span=place,
        help="add a page that describes it, or correct the link",
    )


_UNFIT_TAG = rule(
    "unfit-tag",
    Severity.WARNING,
    "What a page says of the key that tells members apart does not fit the members.",
    """
    The document of a union says which key tells its members apart, and which value leads to
    which member.  A value that leads to no member, or to one that has no such key or lists
    other values there, is left out; a member that no value leads to is told by its shape.

    Correct the mapping, or the members.
    """,
)


def unfit_tag(place: Span, value: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{value}` leads to `{member}`, which is no member")


def keyless_member(place: Span, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{member}` has no key `{key}` to tell it apart by")


def refused_tag(place: Span, value: str, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"`{key}` of `{member}` cannot be `{value}`")


def untagged_member(place: Span, key: str, member: str) -> Diagnostic:
    return _unfit(place, f"no value of `{key}` leads to `{member}`")


def _unfit(place: Span, message: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNFIT_TAG,
        message=message,
        span=place,
        help="correct the mapping, or the members",
    )


_UNTOLD_TAGS = rule(
    "untold-tags",
    Severity.NOTE,
    "A page names the key that tells members apart, but not by which values.",
    """
    Nothing on the page, and no type of that key, says which value leads to which member.  So
    the members are told apart by their shape.

    List the values below the heading of the members: a table `Value`, `Type`.
    """,
)


def untold_tags(place: Span, key: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNTOLD_TAGS,
        message=f"nothing says which value of `{key}` leads to which member",
        span=place,
        help="list them in a table `Value`, `Type`",
    )
