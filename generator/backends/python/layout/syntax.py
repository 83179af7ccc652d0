"""Checks whether a text is valid Python."""

from __future__ import annotations

import ast
import warnings


def why_no_python(text: str) -> str:
    """Return why ``text`` is not valid Python, "" if it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings are for the user to see
            ast.parse(text)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return str(error) or type(error).__name__
    return ""
