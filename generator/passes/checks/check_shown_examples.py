"""Finds JSON examples that contradict the tables of their document."""

from __future__ import annotations

import json

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.ir.schema import ObjectDef, Schema
from generator.ir.shown_examples import Misfit, find_misfits, shown_objects
from generator.ir.types import Ref
from generator.source import Span


def check_shown_examples(schema: Schema, report: Report) -> None:
    """Report fields that have a different type in an example, or are missing there.

    Each field is reported once per model.

    Reports: contradictory-example, incomplete-example.
    """
    for id_, definition in schema.definitions.items():
        if not isinstance(definition, ObjectDef):
            continue
        reported: set[tuple[str, str]] = set()
        for number, value in shown_objects(definition):
            for misfit in find_misfits(value, Ref(id_), schema):
                if (misfit.owner, misfit.key) not in reported:
                    reported.add((misfit.owner, misfit.key))
                    place = _place(misfit, definition.examples[number])
                    report.add(_found(place, misfit))


def _found(place: Span, misfit: Misfit) -> Diagnostic:
    if misfit.is_missing:
        return catalog.incomplete_example(place, misfit.key)
    return catalog.contradictory_example(place, misfit.key)


def _place(misfit: Misfit, example: Span) -> Span:
    """Return the place of the key in the example; for a missing key, the start of the example."""
    quoted = json.dumps(misfit.key, ensure_ascii=False)
    start = -1 if misfit.is_missing else example.text.find(quoted)
    if start < 0:
        return Span(example.file, example.start, min(example.start + 1, example.end))
    return Span(
        example.file, example.start + start, example.start + start + len(quoted)
    )
