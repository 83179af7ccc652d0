"""Findings about the configuration, and about the wire names that it sets."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_BROKEN_CONFIG = rule(
    "broken-config",
    Severity.ERROR,
    "The file of the configuration is not TOML.",
    """
    Settings are read from gen.toml, or from [tool.gen] in pyproject.toml: the first of them
    in the current folder or one above it, up to the root of the repository.  This file
    cannot be read as TOML, so nobody knows whether it has settings, and which.

    Correct the line.  A value is a string in quotes, a number, true, false, a list or a
    table; a key with other characters than letters, digits, - and _ is in quotes too.
    """,
)


def broken_config(place: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_CONFIG,
        message=f"this file is not TOML: {reason}",
        span=place,
        help="correct the line",
    )


_UNKNOWN_SETTING = rule(
    "unknown-setting",
    Severity.ERROR,
    "The configuration sets what is no setting.",
    """
    A setting that is not understood has no effect, and a misspelled one would go unseen, so
    it is an error.  Names are written with -, as the long options are: wire-case.

    Correct the name, or remove the line.  docs/configuration.md lists all settings, and
    `gen config` shows those in force.
    """,
)


def unknown_setting(key: Span, name: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are names of settings that may be meant, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_SETTING,
        message=f"there is no setting `{name}`",
        span=key,
        label=f"`{near[0]}` is one" if near else "",
        help=f"write `{near[0]}`" if near else "remove it; `gen config` lists them all",
    )


_BAD_SETTING = rule(
    "bad-setting",
    Severity.ERROR,
    "The value of a setting is none that it can have.",
    """
    The value is of another type than the setting has, is no word that it knows, or is a
    path at which there is nothing.  Paths count from the folder of the file they stand in.

    Change the value.  docs/configuration.md lists what each setting can be.
    """,
)


def bad_setting(key: Span, name: str, expected: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are values that may be meant, the nearest first."""
    return Diagnostic(
        rule=_BAD_SETTING,
        message=f"`{name}` must be {expected}",
        span=key,
        help=f'write "{near[0]}"' if near else "change the value",
    )


_UNUSED_WIRE_NAME = rule(
    "unused-wire-name",
    Severity.WARNING,
    "A wire name is set for fields that do not exist.",
    """
    The pattern in [tool.gen.wire-names] matches no field, so that the line does nothing.
    It is compared with the title of the page, a dot and the name of the field as the
    document prints it: `Order.id`; and with the folder before that: `models/Order.id`.
    Upper and lower case differ.  `*` stands for any text, `?` for one character.

    Correct the pattern, or remove the line.
    """,
)


def unused_wire_name(key: Span, pattern: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are fields that may be meant, the nearest first."""
    return Diagnostic(
        rule=_UNUSED_WIRE_NAME,
        message=f"`{pattern}` matches no field",
        span=key,
        label=f"there is `{near[0]}`" if near else "",
        help="correct the pattern, such as `*Order.id`, or remove it",
    )


_UNUSED_TYPE_WORD = rule(
    "unused-type-word",
    Severity.WARNING,
    "A word for a type is set that no cell has.",
    """
    The table [tool.gen.types] says what words of your own mean, such as snowflake = "string".
    No type cell of a table written by hand has this word, so that the line does nothing.
    Case does not matter, nor do blanks, - and _ between the parts of the word.

    Correct the word, or remove the line.
    """,
)


def unused_type_word(key: Span, word: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNUSED_TYPE_WORD,
        message=f"no type is written `{word}`",
        span=key,
        help="correct the word, or remove the line",
    )


_UNUSED_CONVERTER = rule(
    "unused-converter",
    Severity.WARNING,
    "A converter in the configuration is for no field.",
    "No field whose name matches `fields` has a value of the type in `for`, so the converter "
    "changes nothing. It may be misspelt, or the spec may have changed. Correct `for` or `fields`, "
    "or remove the converter.",
)


def unused_converter(place: Span, kind: str, pattern: str) -> Diagnostic:
    """``place`` is that of the converter; ``kind`` the scalar that it is for."""
    return Diagnostic(
        rule=_UNUSED_CONVERTER,
        message=f"no field that `{pattern}` matches has a value of type `{kind}`",
        span=place,
        help="correct `for` or `fields`, or remove the converter",
    )


_UNHELD_SETTING = rule(
    "unheld-setting",
    Severity.WARNING,
    "A setting has no part in the kind of classes that is written.",
    """
    The setting `models` chooses the kind of the classes, and this kind cannot do what another
    setting asks for: models of pydantic cannot be compared with <, and TypedDicts refuse
    nothing.  The classes are written as if the setting had its default.

    Remove the setting, or choose other models.  docs/targets.md says what each kind can do.
    """,
)


def unheld_setting(place: Span, key: str, models: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNHELD_SETTING,
        message=f'`{key}` has no part in models of the kind "{models}"',
        span=place,
        help="remove it, or choose other `models`",
    )


_UNHELD_KEYS = rule(
    "unheld-keys",
    Severity.WARNING,
    "A row about a key has no part in the kind of classes that is written.",
    """
    The row is about any other key, and this kind of classes has nowhere to keep what no field
    has; or the key has a quote, a backslash or a control character, which it cannot have.
    Such a key is ignored when it is read, and not written.

    Choose other `models`, such as dataclasses, if the program needs these keys.
    """,
)


def unheld_keys(row: Span, field: str, models: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNHELD_KEYS,
        message=f'what `{field}` holds is lost in models of the kind "{models}"',
        span=row,
        help="choose other `models` if it is needed",
    )


_WIRE_CASE_MISMATCH = rule(
    "wire-case-mismatch",
    Severity.WARNING,
    "JSON examples have other keys than the fields.",
    """
    Documents of an SDK print the names that fields have in its language; the JSON may have
    them in another case: environment_id for environmentId.  The examples of fields whose
    type is a model show the keys that the JSON really has.  At least one of them is no key
    of its model, but would be one with another wire-case.  Only names of several words
    count, and each key of a model once.

    Change wire-case in [tool.gen] to the case that the message names.  Where the documents mix
    two cases, give the fields that remain their keys in [tool.gen.wire-names].
    """,
)


def wire_case_mismatch(
    example: Span,
    key: str,
    current: str,
    with_current: int,
    best: str,
    with_best: int,
    keys: int,
) -> Diagnostic:
    """``current`` is the case in force, ``best`` that with which most ``keys`` are right."""
    better = f'set wire-case = "{best}"'
    return Diagnostic(
        rule=_WIRE_CASE_MISMATCH,
        message=(
            f"no field has the key `{key}` of this example: of {keys} keys in examples, "
            f'{with_best} agree with wire-case = "{best}", {with_current} with "{current}"'
            if best != current
            else f"no field has the key `{key}` of this example, as {keys - with_best} of "
            f"{keys} keys in examples"
        ),
        span=example,
        help=better if best != current else "give the field this key in wire-names",
    )
