"""Checks user-defined templates, and the targets that name them."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from generator.backends.templating.environment import (
    SHIPPED,
    TemplateFault,
    Templates,
    shipped_names,
)
from generator.backends.view_version import VIEW_VERSION
from generator.config import DEFINITION, MODULE, PACKAGE, Config, Record
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.source import SourceFile, Span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.words import nearest

# In the first line of an ejected template.
_VIEW = lazy_pattern(r"\{#.*\bView (\d+)\.")
# The placeholders that the path of a target may use, by what the target is for.
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    MODULE: ("module",),
    DEFINITION: ("module", "name"),
    PACKAGE: (),
}


def check_templates(
    files: Mapping[str, SourceFile], config: Config, report: Report
) -> Templates:
    """Return ``files``, the user's template folder, as templates.

    Reports: broken-template, old-template, unused-template, bad-setting.
    """
    if not files and not config.target:
        return SHIPPED
    templates = Templates(files)
    for name, file in templates.own.items():
        try:
            templates.check(name)
        except TemplateFault as fault:
            report.add(catalog.broken_template(fault.place, fault.reason))
        _check_version(file, report)
    for target in config.target:
        _check_target(target, templates, report)
    _check_use(files, templates, config, report)
    return templates


def _check_version(file: SourceFile, report: Report) -> None:
    if (match := _VIEW.match(file.text)) and match[1] != str(VIEW_VERSION):
        place = Span(file, match.start(1), match.end(1))
        report.add(catalog.old_template(place, match[1], str(VIEW_VERSION)))


def _check_target(target: Record, templates: Templates, report: Report) -> None:
    template, path = target.values["template"], target.values["path"]
    if template not in templates.own:
        near = nearest(template, templates.own)
        expected = "a template in the folder that `templates` names"
        place = target.place("template")
        report.add(catalog.bad_setting(place, "target.template", expected, near))
    known = PLACEHOLDERS[target.values["for"]]
    if (named := _placeholders(path)) is None or not named <= {*known}:
        shown = " and ".join(f"{{{name}}}" for name in known)
        expected = f"a path with {shown or 'nothing'} in braces"
        place = target.place("path")
        report.add(catalog.bad_setting(place, "target.path", expected, []))


def _placeholders(path: str) -> set[str] | None:
    """Return the names in braces, None if braces contain anything else."""
    try:
        parts = [part[1:] for part in Formatter().parse(path) if part[1] is not None]
    except ValueError:
        return None
    plain = all(not format_ and not conversion for _, format_, conversion in parts)
    return {str(name) for name, _, _ in parts} if plain else None


def _check_use(
    files: Mapping[str, SourceFile],
    templates: Templates,
    config: Config,
    report: Report,
) -> None:
    shipped = [*shipped_names()]
    named = [target.values["template"] for target in config.target]
    used = templates.reach([*shipped, *named])
    if None in used:  # a computed name may be any of them
        used |= templates.own.keys()
    for name in files.keys() - used:
        near = nearest(name, shipped)
        place = Span(files[name], 0, 0)
        report.add(catalog.unused_template(place, name, near))
