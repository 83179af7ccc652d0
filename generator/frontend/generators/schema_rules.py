"""The sections ``NAME Constraints`` and ``NAME Default Value`` of jsonschema2md.

    **maximum length**: the maximum number of characters for this string is: `5`

Each rule has a name in bold; its value is in code at the end, and that of a pattern in a block.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import Part
from generator.frontend.markdown.document import Block, Fence, Prose, cell_at
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.types.typeexpr import ScalarName
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_RULE = lazy_pattern(r"\*\*(?P<name>[^*\n]+)\*\*:(?P<text>[^\n]*)")
_NUMBER = lazy_pattern(r"`(?P<number>-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?)`\s*$")
_PATTERN = "pattern"
# Formats that have their own type.
_FORMATS: Mapping[str, ScalarName] = {
    "date time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "duration",
    "uuid": "uuid",
}
# Given elsewhere, or not supported by the IR.
_KNOWN = frozenset({"enum", "uri", "email", "hostname", "unknown format", _PATTERN})
_NUMBERS: Mapping[str, Callable[[float, Span], Constraint]] = {
    "maximum length": lambda n, span: Length(None, int(n), span),
    "minimum length": lambda n, span: Length(int(n), None, span),
    "maximum number of items": lambda n, span: Length(None, int(n), span),
    "minimum number of items": lambda n, span: Length(int(n), None, span),
    "maximum": lambda n, span: Maximum(n, False, span),
    "minimum": lambda n, span: Minimum(n, False, span),
    "maximum (exclusive)": lambda n, span: Maximum(n, True, span),
    "minimum (exclusive)": lambda n, span: Minimum(n, True, span),
    "multiple of": lambda n, span: MultipleOf(n, span),
}


def read_rules(part: Part, report: Report) -> Iterator[Constraint]:
    """Yield the constraints that the section ``part`` lists.

    Reports: unread-constraint.
    """
    for name, text, block, after in _rules(part):
        number = _NUMBER.search(text)
        if name in _NUMBERS and number:
            yield _NUMBERS[name](json.loads(number["number"]), block.span)
        elif name == _PATTERN and isinstance(after, Fence):
            yield Pattern(after.text.strip("\n"), after.span)
        elif name == "unique items":
            yield Unique(block.span)
        elif name not in _KNOWN and name not in _FORMATS:
            report.add(catalog.unread_constraint(block.span))


def read_format(part: Part) -> ScalarName | None:
    """Return the type of a text by its format, None if the section names none."""
    return next((_FORMATS[name] for name, *_ in _rules(part) if name in _FORMATS), None)


def _rules(part: Part) -> Iterator[tuple[str, str, Block, Block | None]]:
    """Yield the name of each rule, the text after it, its block and the next block."""
    for block, after in zip(part.blocks, [*part.blocks[1:], None], strict=True):
        match = _RULE.match(block.span.text) if isinstance(block, Prose) else None
        if match:
            yield match["name"].strip().casefold(), match["text"], block, after


def read_default_value(part: Part, report: Report) -> DefaultValue | None:
    """Return the default in the code block of the section ``part``.

    Reports: unread-default.
    """
    fence = next((b for b in part.blocks if isinstance(b, Fence)), None)
    return read_default(cell_at(fence.code_span), report) if fence else None
