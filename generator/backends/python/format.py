"""Black, where it is needed.  The only importer of black.

The templates write what Black would leave alone, but for lines that are too long.  So only
a file with such a line goes through Black: it costs 10 to 20 ms a file, all else under 1 ms.
"""

from __future__ import annotations

from generator.backends.gates import WIDTH


def format_python(text: str) -> str:
    """Return ``text``, a Python module of our templates, in Black's layout."""
    if all(len(line) <= WIDTH or line.startswith("#") for line in text.split("\n")):
        return text
    # Importing Black takes longer than a whole run without it.
    from black import format_str
    from black.mode import Mode

    return format_str(text, mode=Mode())
