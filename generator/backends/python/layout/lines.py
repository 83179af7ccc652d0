"""Lays out the statements of our templates as Black would.

Black takes longer for a module than everything else together.  So the few forms of statements in
the view are laid out here by its rules; tests compare both.  A line that is too long is split at
its last pair of brackets, then at commas, ``for``, ``if`` or ``and``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.backends.gates import WIDTH
from generator.backends.python.layout.brackets import last_brackets, split

# Words that begin a line in Black's layout.
_TERNARY = ("if ", "else ")
_TERNARY_PARTS = 3
_COMPREHENSION = ("for ",)
_CONDITION = ("if ",)
_LOGICAL = ("and ", "or ")
_COMPARISON = ("is not ", "not in ")
_RAISE = "    raise InvalidValue"
_UNION = ("| ",)
_KEY = re.compile(r"key\d*: ")


def call_lines(function: str, arguments: Sequence[str]) -> tuple[str, ...]:
    """Return a statement that calls ``function``, not indented."""
    return statement_lines("", f"{function}({', '.join(arguments)})", 0)


def import_lines(module: str, names: Sequence[str], indent: int = 0) -> tuple[str, ...]:
    """Return ``from module import names``, at a place indented by ``indent`` blanks."""
    line = f"from {module} import {', '.join(names)}"
    if _fits(line, indent):
        return (line,)
    return (f"from {module} import (", *(f"    {name}," for name in names), ")")


def def_lines(name: str, parameters: Sequence[str], result: str) -> tuple[str, ...]:
    """Return the ``def`` lines of a function, not indented."""
    joined = ", ".join(parameters)
    line = f"def {name}({joined}) -> {result}:"
    if _fits(line, 0):
        return (line,)
    end = _hint_lines(") -> ", result, ":", 0)
    # Black adds a trailing comma to a single parameter; several stay on one line if they fit.
    if len(parameters) > 1 and _fits(joined, 4):
        return (f"def {name}(", f"    {joined}", *end)
    lines = [line for each in parameters for line in _parameter_lines(each)]
    return (f"def {name}(", *_indented(lines), *end)


def _parameter_lines(parameter: str) -> tuple[str, ...]:
    name, _, hint = parameter.partition(": ")
    return _hint_lines(f"{name}: ", hint, ",", 4)


def _hint_lines(prefix: str, hint: str, end: str, indent: int) -> tuple[str, ...]:
    """Return an annotation; a long union is put in parentheses."""
    line, members = f"{prefix}{hint}{end}", split(hint, _UNION)
    if len(members) == 1 or _fits(line, indent):
        return (line,)
    inner = [hint] if _fits(hint, indent + 4) else members
    return (f"{prefix}(", *_indented(inner), f"){end}")


def fstring_lines(prefix: str, parts: Sequence[str], indent: int) -> tuple[str, ...]:
    """Return ``prefix`` and the f-string of ``parts``, which have no single quotes.

    If it is too long for one line, each part becomes its own f-string.
    """
    line = f"{prefix}f'{''.join(parts)}'"
    if _fits(line, indent):
        return (line,)
    # Black parenthesises a string only if it then fits on its own line.
    if len(parts) == 1 and not _fits(line.removeprefix(prefix), indent + 4):
        return (line,)
    return (f"{prefix}(", *(f"    f'{part}'" for part in parts), ")")


# Type checkers give up on longer conditions: pyright parses 256 levels.
_MOST_CHECKS = 200


def guard_lines(checks: Sequence[str]) -> tuple[str, ...]:
    """Return code that raises InvalidValue if one of ``checks`` is true, for a function body."""
    first, *others = checks
    if not others:
        bare = first[1:-1] if first.startswith("(") else first
        return (*_single_guard(bare), _RAISE)
    line = f"if {' or '.join(checks)}:"
    if _fits(line, 4):
        return line, _RAISE
    if len(others) == 1:
        # Two statements, since Black has many rules for a single operator.
        return (*guard_lines([first]), *guard_lines(others))
    if len(checks) > _MOST_CHECKS:
        rest = guard_lines(checks[_MOST_CHECKS:])
        return (*guard_lines(checks[:_MOST_CHECKS]), *rest)
    body = _condition(first, 8)
    for check in others:
        body += _condition(check, 8, "or ")
    return ("if (", *_indented(body), "):", _RAISE)


def _single_guard(check: str) -> list[str]:
    """Return the lines of ``if check:``."""
    line = f"if {check}:"
    if _fits(line, 4):
        return [line]
    head, body, close = last_brackets(check)
    operands = split(check, _LOGICAL)
    # Black keeps one column free before the arguments of a call.
    spare = 0 if operands[-1].startswith("and (") else 1
    fits = _fits(f"if {head}", 4 + spare)
    helps = len(operands) > 1 or _fits(head, 8)
    if len(operands) <= 2 and body and (fits or not helps):
        return _bracketed(f"if {head}", body, f"{close}:", 4)
    return ["if (", *_indented(_operands(check, 8)), "):"]


def statement_lines(prefix: str, expr: str, indent: int) -> tuple[str, ...]:
    """Return ``prefix expr``, an assignment or a ``return``, indented by ``indent`` blanks."""
    if _fits(prefix + expr, indent):
        return (prefix + expr,)
    parts = split(expr, _TERNARY)
    head, body, close = last_brackets(expr)
    if len(parts) == 1 and body and not _helps_to_wrap(prefix, head, indent):
        return tuple(_bracketed(prefix + head, body, close, indent))
    inner = [expr] if _fits(expr, indent + 4) else _broken(parts, indent + 4)
    return (f"{prefix}(", *_indented(inner), ")")


def _helps_to_wrap(prefix: str, head: str, indent: int) -> bool:
    """Return whether ``head`` fits only if it is put in parentheses.

    If it contains brackets, Black splits there instead.
    """
    is_too_long = not _fits(prefix + head, indent)
    helps = "[" in prefix or _fits(head, indent + 4)
    return is_too_long and _fits(f"{prefix}(", indent) and helps


def alias_lines(name: str, target: str) -> tuple[str, ...]:
    """Return the definition of an alias, not indented."""
    members = split(target, _UNION)
    prefix = f"{name}: TypeAlias = "
    if len(members) == 1:
        return statement_lines(prefix, target, 0)
    if _fits(prefix + target, 0):
        return (prefix + target,)
    inner = [target] if _fits(target, 4) else _broken(members, 4)
    return (f"{prefix}(", *_indented(inner), ")")


def class_lines(name: str, base: str) -> tuple[str, ...]:
    """Return the class line of a class with one base."""
    line = f"class {name}({base}):"
    return (line,) if _fits(line, 0) else (f"class {name}(", f"    {base}", "):")


def field_lines(
    name: str, annotation: str, default: str | None, indent: int = 4
) -> tuple[str, ...]:
    """Return the definition of an attribute in a class body, or of a variable."""
    value = "" if default is None else f" = {default}"
    line = f"{name}: {annotation}{value}"
    if _fits(line, indent):
        return (line,)
    head, body, close = last_brackets(default or "")
    if body and _fits(f"{name}: {annotation} = {head}", indent):
        return tuple(_bracketed(f"{name}: {annotation} = {head}", body, close, indent))
    if default is not None and _fits(f"{name}: {annotation} = (", indent):
        return (f"{name}: {annotation} = (", f"    {default}", ")")
    members = split(annotation, _UNION)
    head, body, close = last_brackets(annotation)
    if len(members) == 1 and body:
        return tuple(_bracketed(f"{name}: {head}", body, f"{close}{value}", indent))
    if len(members) == 1 and not _fits(annotation, indent + 4):
        return (line,)  # a single name cannot be shortened
    inner = (
        [annotation] if _fits(annotation, indent + 4) else _broken(members, indent + 4)
    )
    return (f"{name}: (", *_indented(inner), f"){value}")


def entry_lines(key: str, expr: str, indent: int) -> tuple[str, ...]:
    """Return ``key: expr,``, an entry of a dict, indented by ``indent`` blanks."""
    line = f"{key}: {expr},"
    if _fits(line, indent):
        return (line,)
    parts = split(expr, _TERNARY)
    head, body, close = last_brackets(expr)
    if len(parts) > 1:
        inner = [expr] if _fits(expr, indent + 4) else _broken(parts, indent + 4)
        return (f"{key}: (", *_indented(inner), "),")
    if not body:
        return (line,)
    return tuple(_bracketed(f"{key}: {head}", body, f"{close},", indent))


def _condition(check: str, indent: int, operator: str = "") -> list[str]:
    """Return one operand of a condition, after its operator."""
    line = operator + check
    if _fits(line, indent):
        return [line]
    if not check.startswith("("):
        sides = split(line, _COMPARISON)
        head, body, close = last_brackets(line)
        is_call = len(sides) == 1 and body
        return _bracketed(head, body, close, indent) if is_call else sides
    inner = _operands(check[1:-1], indent + 4)
    return [f"{operator}(", *_indented(inner), ")"]


def _operands(condition: str, indent: int) -> list[str]:
    """Return ``condition`` on one line, or one operand per line if it is too long."""
    if _fits(condition, indent):
        return [condition]
    lines = []
    for part in split(condition, _LOGICAL):
        operator = "and " if part.startswith("and ") else ""
        lines += _condition(part[len(operator) :], indent, operator)
    return lines


def _bracketed(head: str, body: str, close: str, indent: int) -> list[str]:
    """Return ``head body close`` with the body on its own lines."""
    # A tuple is split at its commas even if it fits; a call is not.
    is_tuple = head.endswith(" (") and len(split(body, behind=",")) > 1
    inner = [body] if _fits(body, indent + 4) and not is_tuple else []
    if not inner:
        if len(clauses := _clauses(body)) > 1:
            inner = _broken(clauses, indent + 4)
        elif len(arguments := split(body, behind=",")) > 1:
            inner = _broken([*arguments[:-1], f"{arguments[-1]},"], indent + 4)
        elif len(split(body, _LOGICAL)) > 1:
            inner = _operands(body, indent + 4)
        else:
            inner = _deeper(body, indent + 4)
    return [head, *_indented(inner), close]


def _clauses(body: str) -> list[str]:
    """Return the item, the ``for`` and the ``if`` of a comprehension; else ``body``."""
    item, *loops = split(body, _COMPREHENSION)
    return [item, *(part for loop in loops for part in split(loop, _CONDITION))]


def _broken(parts: Iterable[str], indent: int) -> list[str]:
    return [line for part in parts for line in _deeper(part, indent)]


def _deeper(part: str, indent: int) -> list[str]:
    """Return ``part`` on one line, or split further if it is too long."""
    if _fits(part, indent):
        return [part]
    if part.startswith("if "):
        operands = split(part, _LOGICAL)
        return operands if len(operands) > 1 else split(part, _COMPARISON)
    bare, comma = part.rstrip(","), part[len(part.rstrip(",")) :]
    key = _KEY.match(bare)
    before, value = (key[0], bare[key.end() :]) if key else ("", bare)
    branches = split(value, _TERNARY)
    if len(branches) == _TERNARY_PARTS:
        fits = _fits(value, indent + 4)
        inner = [value] if fits else _broken(branches, indent + 4)
        return [f"{before}(", *_indented(inner), f"){comma}"]
    members = split(part, _UNION)
    head, body, close = last_brackets(part)
    if body and len(members) == 1:
        return _bracketed(head, body, close, indent)
    return _broken(members, indent) if len(members) > 1 else members


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _fits(line: str, indent: int) -> bool:
    return indent + len(line) <= WIDTH
