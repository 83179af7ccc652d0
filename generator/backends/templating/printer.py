"""A view and a template -> a file: rendered, read as Python if nobody vouches for it, formatted."""

from __future__ import annotations

import ast
import warnings
from typing import TypeAlias

from msgspec import Struct

from generator.artifact import OutputFile
from generator.backends.python.layout.black import format_python
from generator.backends.templating.environment import TemplateFault, Templates
from generator.config import BLACK
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic

# Of what a template of the user's makes a file, or a finding.
Rendered: TypeAlias = OutputFile | Diagnostic


class Printer(Struct, frozen=True):
    templates: Templates
    formatter: str

    def print(self, path: str, template: str, /, **view: object) -> Rendered:
        """Return the file at ``path`` that ``template`` makes of ``view``.

        If the user has a hand in the template, what is wrong with it is returned.
        """
        is_own = self.templates.is_own(template)
        try:
            file = OutputFile(path, self.templates.render(template, **view), is_own)
        except TemplateFault as fault:
            return catalog.broken_template(fault.place, fault.reason)
        if is_own and path.endswith(".py") and (reason := _why_no_python(file.text)):
            place = self.templates.origin(template)
            return catalog.template_makes_no_python(place, path, reason)
        return format_python(file) if self.formatter == BLACK else file


def _why_no_python(text: str) -> str:
    """Return why ``text`` is no Python, "" if it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd is the user's to see
            ast.parse(text)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return str(error) or type(error).__name__
    return ""
