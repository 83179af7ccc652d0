"""A default that is the name of a constant -> the value of that enum member.

Generators print ``Color.RED``, ``COLOR_RED``, ``Color::Red``, ``.red`` or ``'RED'``, depending on
their language, and another document may spell the member differently.  So only letters and digits
are compared.
"""

from __future__ import annotations

import re

from generator.ir.schema import EnumDef, Member

_SEPARATORS = re.compile(r"::|\.")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def value_of_constant(constant: str, enum: EnumDef) -> str | int | float | bool | None:
    """Return the value of the member of ``enum`` that ``constant`` names, None if there is none."""
    wanted = _letters(_SEPARATORS.split(constant)[-1])
    for member in enum.members:
        if wanted in _names(member):
            return member.value
    title = _letters(enum.identity.name)
    ending = [member for member in enum.members if _ends_in(wanted, member, title)]
    if not ending:
        return None
    return max(ending, key=lambda member: max(map(len, _names(member)))).value


def _names(member: Member) -> set[str]:
    names = {_letters(str(member.value)), _letters(member.name or "")}
    return names - {""}


def _ends_in(wanted: str, member: Member, title: str) -> bool:
    """Return whether ``wanted`` is the member's name after the end of the enum's title.

    Examples are ``ColorEnum_Red`` and ``COLOR_RED``; generators put a word before numbers.
    """
    for name in _names(member):
        prefix = wanted.removesuffix(name)
        ends = (title, title.removesuffix("enum"), "variant", "number")
        if prefix not in ("", wanted) and any(end.endswith(prefix) for end in ends):
            return True
    return False


def _letters(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold())
