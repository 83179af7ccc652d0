"""How files are checked and formatted, by the ending of their names.

To add a kind, write its functions where its language is and add its line to ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.artifact import OutputFile
from generator.backends.python.layout.black import format_python, is_unformatted
from generator.backends.python.layout.syntax import why_no_python


class FileKind(Struct, frozen=True, kw_only=True):
    """How to check and format a kind of file.

    - ``why_broken``: why a text is not such a file, "" if it is.
    - ``is_unformatted``: whether a file may need formatting.
    - ``format``: returns the formatted file.
    """

    why_broken: Callable[[str], str]
    is_unformatted: Callable[[OutputFile], bool]
    format: Callable[[OutputFile], OutputFile]


_PYTHON = FileKind(
    why_broken=why_no_python, is_unformatted=is_unformatted, format=format_python
)

KINDS: dict[str, FileKind] = {".py": _PYTHON, ".pyi": _PYTHON}


def kind_of(path: str) -> FileKind | None:
    """Return the kind of the file at ``path``, None if it has no known kind."""
    return KINDS.get(path[path.rfind(".") :])
