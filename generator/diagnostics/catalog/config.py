"""Findings about the configuration, including wire names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_BROKEN_CONFIG = rule(
    "broken-config",
    Severity.ERROR,
    "The configuration file is not valid TOML.",
    """
    Correct the line.  A value is a string in quotes, a number, true, false, a list or a table.
    Quote a key that has characters other than letters, digits, - and _.

    Settings are read from gen.toml or from [tool.gen] in pyproject.toml: the first one in the
    current folder or above it, up to the root of the repository.
    """,
)


def broken_config(place: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_CONFIG,
        message=f"this file is not valid TOML: {reason}",
        span=place,
        help="correct the line",
    )


_UNKNOWN_SETTING = rule(
    "unknown-setting",
    Severity.ERROR,
    "The configuration has an unknown setting.",
    """
    Correct the name, or remove the line.  docs/configuration.md lists all settings, and
    `gen config` shows those in force.

    Names are written with -, like long options: wire-case.  An unknown setting is an error, since
    a misspelled one would silently have no effect.
    """,
)


def unknown_setting(key: Span, name: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are similar names of settings, the nearest first."""
    return Diagnostic(
        rule=_UNKNOWN_SETTING,
        message=f"there is no setting `{name}`",
        span=key,
        help=f"write `{near[0]}`" if near else "remove it; `gen config` lists them all",
    )


_BAD_SETTING = rule(
    "bad-setting",
    Severity.ERROR,
    "A setting has an invalid value.",
    """
    Change the value.  docs/configuration.md lists the allowed values of each setting.

    The value has the wrong type, is not one of the allowed words, or is a path that does not
    exist.  Paths are relative to the folder of the configuration file.
    """,
)


def bad_setting(key: Span, name: str, expected: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are similar allowed values, the nearest first."""
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
    Correct the pattern, or remove the line.

    A pattern in [tool.gen.wire-names] is matched against the title of the page and the name of
    the field as printed, `Order.id`, with or without the folder, `models/Order.id`.  `*` stands
    for any text, `?` for one character; case matters.
    """,
)


def unused_wire_name(key: Span, pattern: str, near: Sequence[str]) -> Diagnostic:
    """``near`` are similar fields, the nearest first."""
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
    "A word for a type is set, but no cell uses it.",
    """
    Correct the word, or remove the line.

    [tool.gen.types] defines your own words for types, such as snowflake = "string".  No type cell
    of a hand-written table has this word.  Case does not matter, nor do blanks, - and _ between
    the parts of the word.
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
    "A converter in the configuration applies to no field.",
    """
    Correct `for` or `fields`, or remove the converter.

    No field whose name matches `fields` has a value of the type in `for`.  A name may be
    misspelled, or the spec may have changed.
    """,
)


def unused_converter(place: Span, kind: str, pattern: str) -> Diagnostic:
    """``place`` is that of the converter; ``kind`` is the scalar it converts."""
    return Diagnostic(
        rule=_UNUSED_CONVERTER,
        message=f"no field matching `{pattern}` has a value of type `{kind}`",
        span=place,
        help="correct `for` or `fields`, or remove the converter",
    )


_UNSUPPORTED_SETTING = rule(
    "unsupported-setting",
    Severity.WARNING,
    "A setting does not apply to the chosen kind of classes.",
    """
    Remove the setting, or choose other `models`.  docs/targets.md says what each kind can do.

    `models` chooses the kind of classes, and this kind does not support the setting: pydantic
    models cannot be compared with <, for instance, and TypedDicts reject nothing.  The default of
    the setting is used instead.
    """,
)


def unsupported_setting(place: Span, key: str, models: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSUPPORTED_SETTING,
        message=f'`{key}` has no effect with models = "{models}"',
        span=place,
        help="remove it, or choose other `models`",
    )


_UNSUPPORTED_KEYS = rule(
    "unsupported-keys",
    Severity.WARNING,
    "The chosen kind of classes cannot hold a key of the table.",
    """
    Choose other `models`, such as dataclasses, if your program needs the key.

    Either the row describes arbitrary keys, and this kind of classes has no place for keys
    without a field; or the key has a quote, a backslash or a control character, which this kind
    does not allow.  Such keys are ignored when reading and not written.
    """,
)


def unsupported_keys(row: Span, field: str, models: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNSUPPORTED_KEYS,
        message=f'the value of `{field}` is lost with models = "{models}"',
        span=row,
        help="choose other `models` if your program needs it",
    )


_WIRE_CASE_MISMATCH = rule(
    "wire-case-mismatch",
    Severity.WARNING,
    "The keys in JSON examples differ from those of the fields.",
    """
    Set wire-case in [tool.gen] to the case in the message.  If the documents mix two cases, give
    the remaining fields their keys in [tool.gen.wire-names].

    SDK documents print field names as their language spells them, such as environment_id; the
    JSON may spell them differently: environmentId.  Examples of models show the real keys.  At
    least one of them is not a key of its model, but would be with another wire-case.  Only names
    of several words count, and each key of a model counts once.
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
    """``current`` is the case in force; ``best`` is the case that fits most ``keys``."""
    return Diagnostic(
        rule=_WIRE_CASE_MISMATCH,
        message=f"no field has the key `{key}` of this example",
        span=example,
        label=f'{with_current} of {keys} keys in examples agree with wire-case = "{current}"',
        help=(
            f'set wire-case = "{best}": {with_best} of {keys} keys in examples agree with it'
            if best != current
            else "give the field this key in wire-names"
        ),
    )
