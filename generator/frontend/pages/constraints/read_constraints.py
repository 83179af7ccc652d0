"""A cell of constraints -> clauses: ``min 1, max 10``, ``maxLength: 50``.

For example ``>= 0; multiple of 5`` is ``Minimum(0)`` and ``MultipleOf(5)``.  Constraints are
separated by ``,``, ``;``, ``and``, blanks or line ends; a pattern extends to the end of its piece.
Code spans, ``/…/`` and brackets are not split.  Patterns are never run here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.constraints.clauses import (
    Clause,
    Constraint,
    DeprecatedMark,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    NullMark,
    Pattern,
    ReadOnlyMark,
    RequiredMark,
    Unique,
)
from generator.frontend.pages.constraints.constraint_words import (
    AND,
    PATTERN,
    SLASHES,
    atoms,
    number,
    without_check,
)
from generator.frontend.pages.values.defaults import NOTHING
from generator.frontend.words import LANGUAGES
from generator.frontend.words.conditions import CONDITION
from generator.frontend.words.database import KEY, NOT_NULL, NULL, read_clauses
from generator.frontend.words.language import all_phrases, phrases
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_NO_CLAUSES: frozenset[str] = frozenset()
# Words of a database before a remark: `NOT NULL — lower case`, `PK (internal)`.
_REMARK = lazy_pattern(
    r"(?P<words>[A-Za-z ]{2,40}?)\s*+(?:[—–:]|\s-\s|\()(?P<remark>.+)",  # noqa: RUF001
    re.DOTALL,
)
# Words on a line above the constraints.
_LABELS = frozenset({"constraints:", "validation:", "validations:", "rules:"})
_READ_ONLY = frozenset({"read-only", "read only", "readonly", "readonly: true"})
_DEPRECATED = frozenset(all_phrases(each.deprecated for each in LANGUAGES))
_REQUIRED: Mapping[str, bool] = {
    phrase: required
    for language in LANGUAGES
    for text, required in ((language.optional, False), (language.required, True))
    for phrase in phrases(text)
    if len(phrase) > 2 or not phrase.isascii()
}

# Annotations of Bean Validation, in lower case.
_ANNOTATION = lazy_pattern(
    r"@(?P<name>[A-Z]\w{1,30})(?:\((?P<arguments>[^()]{0,200})\))?"
)
_REQUIRING = frozenset({"notnull", "nonnull", "notblank", "notempty"})
_LIMITS = {
    "notblank": "non-empty",
    "notempty": "non-empty",
    "positive": "positive",
    "positiveorzero": ">= 0",
    "min": ">= {}",
    "max": "<= {}",
    "decimalmin": ">= {}",
    "decimalmax": "<= {}",
}
_BOUND = lazy_pattern(r"(?P<side>min|max)\s*+=\s*+(?P<number>\d{1,9})")
# The type says it already, or it limits no single value.
_NEEDLESS = frozenset({"valid", "email", "url", "uuid", "nullable"})
# Words before a limit: `Must be at least 5`.
_LEAD = lazy_pattern(
    r"\A(?:(?:the\s++)?value\s++)?(?:must|should|has\s++to)\s++be\s++(?:an?\s++)?",
    re.IGNORECASE,
)
# A word for the type after a constraint: `Non-empty string`, `positive integer`.
_TAIL = lazy_pattern(
    r"(?<=empty|ative|itive)\s++(?:integers?|numbers?|strings?|values?|lists?|arrays?)\Z",
    re.IGNORECASE,
)
# Optional without the condition.
_REQUIRED_IF = lazy_pattern(
    rf"(?:{words_of(each.required for each in LANGUAGES)})\s++{CONDITION}",
    re.IGNORECASE,
)
# Pieces, which commas or the end of a sentence divide.  Not split are code, patterns in slashes,
# brackets, strings, `1,000`, entities.  Each has at most 500 characters; otherwise a line of `[`
# would take quadratic time.
_PIECE = lazy_pattern(
    r"""
    <br[ ]*/?> | \|
    | (?P<piece> (?: (?<!`)(?P<code>`{1,9})(?!`).{1,500}?(?<!`)(?P=code)(?!`)
      | (?<![\w<])/(?:\\.|[^/\\]){1,500}/
      | [\[(\]][ ]?-?[\d.]{1,30},[ ]?-?[\d.]{1,30}[ ]?[\])\[]
      | \{[^{}]{0,500}\} | \[(?:\\.|[^\]\\]){0,500}\] | \([^()]{0,500}\) | "[^"]{0,500}"
      | (?<=\d),(?=\d{3}(?!\d)) | (?<=between:)-?\d{1,30}, | &\#?\w{1,30};
      | (?!<br[ ]*/?>|\.[ ](?-i:[A-Z])|\|(?:min|max|size|between|[gl]te?|in|unique|required|nullable)\b)[^,;]
    )+ )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def read_constraints(cell: Cell, report: Report) -> tuple[Clause, ...]:
    """Return the constraints in ``cell``.

    Reports: unread-constraint.
    """
    if read_inline(cell).text.strip().casefold() in NOTHING:
        return ()
    pieces, unread = list(_pieces(cell)), Report()
    found = tuple(each for piece in pieces for each in _read_piece(piece, unread))
    findings = list(unread)
    if len(findings) == len(pieces) > 1 and not found:
        # Prose, which has commas too.
        findings = [catalog.unread_constraint(cell.span)]
    report.extend(findings)
    return found


def read_limits(cell: Cell) -> tuple[Constraint, ...]:
    """Return the constraints in a cell of allowed values if it is a range: ``1-100``."""
    quiet = Report()
    clauses = read_constraints(cell, quiet)
    limits = only_constraints(clauses)
    return limits if len(limits) == len(clauses) and not list(quiet) else ()


def only_constraints(clauses: Sequence[Clause]) -> tuple[Constraint, ...]:
    """Return those of ``clauses`` that are about a value, not about the row."""
    if not clauses:
        return ()
    marks = RequiredMark | NullMark | ReadOnlyMark | DeprecatedMark
    return tuple(each for each in clauses if not isinstance(each, marks))


def _pieces(cell: Cell) -> Iterator[Cell]:
    content, offsets = cell.content, cell.offsets()
    for piece in _PIECE.finditer(content):
        text = piece["piece"] or ""
        start = piece.start() + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if start < end:
            yield cell_at(Span(cell.span.file, offsets[start], offsets[end - 1] + 1))


def _read_piece(piece: Cell, report: Report) -> Iterator[Clause]:
    rich = read_inline(piece)
    text = rich.text.strip()
    if pattern := _read_pattern(piece, text):
        yield pattern
        return
    if text.casefold() in _LABELS:
        return
    if text.startswith("@") and (annotation := _ANNOTATION.fullmatch(text)):
        yield from _read_annotation(annotation, piece, report)
        return
    if text == "!":  # after a type: `String!`
        yield RequiredMark(True, piece.span)
        return
    if _REQUIRED_IF.match(text):
        yield RequiredMark(False, piece.span)
        return
    required = _says_required(text.casefold().rstrip("."))
    if required is not None:
        yield RequiredMark(required, piece.span)
        return
    if text.casefold().rstrip(".") in _READ_ONLY:
        yield ReadOnlyMark(piece.span)
        return
    if text.casefold().rstrip(".") in _DEPRECATED:
        yield DeprecatedMark(piece.span)
        return
    rule = _TAIL.sub("", _LEAD.sub("", without_check(text)).rstrip("."))
    if (found := read_atoms(rule, piece.span)) is not None:
        yield from found
    elif (clauses := read_clauses(text)) is not None:
        yield from _marks(clauses, piece.span)
    elif remark := _REMARK.fullmatch(text):
        yield from _marks(read_clauses(remark["words"]) or _NO_CLAUSES, piece.span)
        report.add(catalog.unread_constraint(piece.span))
    else:
        report.add(catalog.unread_constraint(piece.span))


def _read_annotation(
    match: re.Match[str], piece: Cell, report: Report
) -> Iterator[Clause]:
    """Yield what an annotation of Bean Validation means: ``@NotBlank``, ``@Size(max = 9)``.

    Reports: unread-constraint.
    """
    name, arguments = match["name"].casefold(), match["arguments"] or ""
    if name in _REQUIRING:
        yield RequiredMark(True, piece.span)
    limits = [_LIMITS[name].format(arguments)] if name in _LIMITS else []
    if name in ("size", "length"):
        bounds = _BOUND.finditer(arguments)
        limits = [f"{bound['side']} length {bound['number']}" for bound in bounds]
    found = [read_atoms(limit, piece.span) for limit in limits]
    for constraints in found:
        yield from constraints or ()
    if not all(found) or not (limits or name in _REQUIRING or name in _NEEDLESS):
        report.add(catalog.unread_constraint(piece.span))


def _says_required(text: str) -> bool | None:
    """Return the fact in a piece: ``required``, ``Optional: {}``, ``required: true``."""
    word, colon, value = (part.strip() for part in text.partition(":"))
    meaning = _REQUIRED.get(word)
    if meaning is None or not colon:
        return meaning
    answers = {
        "{}": meaning,
        "true": meaning,
        "yes": meaning,
        "false": not meaning,
        "no": not meaning,
    }
    return answers.get(value)


def _marks(clauses: frozenset[str], span: Span) -> Iterator[Clause]:
    """Yield the facts about a value in the database words of a piece."""
    if NOT_NULL in clauses or KEY in clauses:
        yield RequiredMark(True, span, is_key=NOT_NULL not in clauses)
        yield NullMark(False, span)
    elif NULL in clauses:
        yield NullMark(True, span)


def read_atoms(text: str, span: Span) -> list[Constraint] | None:
    """Return the constraints of a piece; None if part of it cannot be read: ``max 5 MB``."""
    read: list[Constraint] = []
    at = 0
    while at < len(text):
        matches = ((name, pattern.match(text, at)) for name, pattern in atoms())
        name, found = next(((name, m) for name, m in matches if m), ("", None))
        built = _BUILD[name](found, span) if found else None
        if not found or built is None:
            return None
        read += built
        joint = AND.match(text, found.end())
        at = joint.end() if joint else found.end()
        if not joint and at < len(text):
            return None
    return read or None


# Only a word for patterns precedes the code.
_CODE = lazy_pattern(r"[^`]*(`+)(?!`)(?P<code>.+?)(?<!`)\1")
_GOES_ON = lazy_pattern(r"\$\s")
# A form, not a regular expression: `ORD-<8 digits>`, `{year}-{month}`.
_PLACE = lazy_pattern(r"(?<!\(\?)(?<!\(\?P)(?<!\\k)<[\w -]+>|(?<!\\p)\{[A-Za-z]\w+\}")


def _read_pattern(piece: Cell, text: str) -> Pattern | None:
    """Return the pattern in ``piece``; outside code its source counts, not the visible text."""
    named = PATTERN.match(text)
    rest = text[named.end() :] if named else text
    if not rest or not (named or rest[0] in "/^"):
        return None
    if "`" in piece.content:
        code = _CODE.fullmatch(piece.content)
        rest = code["code"].strip() if code else ""
        rest = rest[match.end() :] if (match := PATTERN.match(rest)) else rest
    elif (raw := PATTERN.match(piece.content)) or not named:
        rest = piece.content[raw.end() if raw else 0 :]
    slashes = SLASHES.fullmatch(rest)
    if slashes:
        return None if slashes["flags"] else Pattern(slashes["body"], piece.span)
    is_unclear = (
        not rest or rest[0] == "/" or _GOES_ON.search(rest) or _PLACE.search(rest)
    )
    return None if is_unclear else Pattern(rest, piece.span)


def _limits(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
    least, most = number(match["least"]), number(match["most"])
    if least is None or most is None:
        return None
    return Minimum(least, False, span), Maximum(most, False, span)


def _between(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
    least, most = number(match["least"]), number(match["most"])
    if least is None or most is None:
        return None
    return (
        Minimum(least, "=" not in match["over"].replace("≤", "="), span),
        Maximum(most, "=" not in match["under"].replace("≤", "="), span),
    )


def _interval(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
    """Return the limits of `[0, 1)`."""
    least, most = number(match["least"]), number(match["most"])
    if least is None or most is None or least >= most:
        return None
    return (
        Minimum(least, match["open"] != "[", span),
        Maximum(most, match["shut"] != "]", span),
    )


def _limit(
    kind: type[Minimum | Maximum], *, exclusive: bool
) -> Callable[[re.Match[str], Span], Sequence[Constraint] | None]:
    def build(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
        value = number(match["value"])
        return None if value is None else [kind(value, exclusive, span)]

    return build


def _length(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
    groups = match.groupdict()
    if groups.get("exact"):
        return [Length(int(match["exact"]), int(match["exact"]), span)]
    least, most = groups.get("least"), groups.get("most")
    if least and most and int(least) > int(most):
        return None
    return [Length(int(least) if least else None, int(most) if most else None, span)]


def _multiple(match: re.Match[str], span: Span) -> Sequence[Constraint] | None:
    value = number(match["value"])
    return [MultipleOf(value, span)] if value and value > 0 else None


_BUILD: dict[str, Callable[[re.Match[str], Span], Sequence[Constraint] | None]] = {
    "length": _length,
    "non-empty": lambda _, span: [Length(1, None, span)],
    "positive": lambda _, span: [Minimum(0, True, span)],
    "non-negative": lambda _, span: [Minimum(0, False, span)],
    "between": _between,
    "limits": _limits,
    "interval": _interval,
    "minimum": _limit(Minimum, exclusive=False),
    "maximum": _limit(Maximum, exclusive=False),
    "above": _limit(Minimum, exclusive=True),
    "below": _limit(Maximum, exclusive=True),
    "unique": lambda _, span: [Unique(span)],
    "multiple": _multiple,
}


# Arguments of SQL types: `varchar(36)`, `decimal(10,2)`.
_SIZE = lazy_pattern(r"(?P<size>\d{1,9})(?:\s*+,\s*+\d{1,9})?")


def read_type_note(note: Cell, *, is_text: bool, report: Report) -> tuple[Clause, ...]:
    """Return the constraints in ``note``, which follows a type.

    A bare number is the maximum length of a text, and means nothing for other types.

    Reports: unread-constraint.
    """
    text = read_inline(note).text.strip()
    if text.casefold() == "max":  # as in `nvarchar(max)`
        return ()
    size = _SIZE.fullmatch(text)
    if not size:
        return read_constraints(note, report)
    return (Length(None, int(size["size"]), note.span),) if is_text else ()


def as_lengths(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """Return ``constraints`` of a text or a list: ``min 3`` limits its length there."""
    lengths: list[Constraint] = []
    for constraint in map(_as_length, constraints):
        match lengths[-1:], constraint:
            case [Length(_, None, one) as last], Length(None, most, other) if (
                one == other
            ):
                lengths[-1] = replace(last, maximum=most)
            case _:
                lengths.append(constraint)
    return tuple(lengths)


def _as_length(constraint: Constraint) -> Constraint:
    match constraint:
        case Minimum(int(value), exclusive, span) if value >= 0:
            return Length(value + exclusive, None, span)
        case Maximum(int(value), exclusive, span) if value >= exclusive:
            return Length(None, value - exclusive, span)
    return constraint
