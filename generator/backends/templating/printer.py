"""A view and a template -> a file: rendered, checked if a user template took part, formatted."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from generator.artifact import OutputFile
from generator.backends.file_kinds import kind_of
from generator.backends.templating.environment import TemplateFault, Templates
from generator.config import BLACK
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic

# The result of a user-defined template: a file, or a finding.
Rendered: TypeAlias = OutputFile | Diagnostic


class Printer(Struct, frozen=True):
    """Makes files with ``templates``; ``formatter`` is the setting of that name."""

    templates: Templates
    formatter: str

    def print(self, path: str, template: str, /, **view: object) -> Rendered:
        """Return the file at ``path`` that ``template`` renders from ``view``.

        If the template is user-defined and wrong, return the finding.
        """
        is_own, kind = self.templates.is_own(template), kind_of(path)
        try:
            file = OutputFile(path, self.templates.render(template, **view), is_own)
        except TemplateFault as fault:
            return catalog.broken_template(fault.place, fault.reason)
        if is_own and kind and (reason := kind.why_broken(file.text)):
            place = self.templates.origin(template)
            return catalog.template_makes_no_python(place, path, reason)
        return kind.format(file) if kind and self.formatter == BLACK else file
