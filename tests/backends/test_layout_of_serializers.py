"""The same for the forms that only functions which decode, encode and write have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from long_code import assert_stable, classes, expressions, names

from generator.backends.python.layout.black import needs_black
from generator.backends.python.layout.lines import (
    def_lines,
    field_lines,
    fstring_lines,
    guard_lines,
    statement_lines,
)

DEPTH = "depth: int = 200"
unions = st.lists(classes(60), min_size=2, max_size=9, unique=True).map(" | ".join)


def indented(lines: tuple[str, ...], indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


@given(names(90), unions, st.booleans())
def test_heads_of_functions_for_unions(name: str, union: str, in_circle: bool) -> None:
    depth = [DEPTH] if in_circle else []
    decode = def_lines(f"decode_{name}", ["data: Any", *depth], union)
    encode = def_lines(f"encode_{name}", [f"value: {union}", *depth], "dict[str, Any]")
    for head in (decode, encode):
        assert_stable("\n".join(head) + "\n    pass\n")
        assert not needs_black("\n".join(head))


@given(st.sampled_from([4, 12]), unions)
def test_variables_of_a_declared_type(indent: int, union: str) -> None:
    declared = indented(field_lines("made", union, None, indent), indent)
    made = f"convert({union}, data, depth - 1)"
    lines = indented(statement_lines("made = ", made, indent), indent)
    blocks = {4: "def f():\n", 12: "def f():\n    if a:\n        if b:\n"}
    assert_stable(f"{blocks[indent]}{declared}{lines}")


@given(names(60), classes(90), names(90), st.booleans())
def test_cases(key: str, cls: str, name: str, in_circle: bool) -> None:
    depth = ", depth - 1" if in_circle else ""
    for subject, pattern, argument in (
        ("value", f"{cls}()", "value"),
        (f'tag_in(data, "{key}")', f'"{name}"', "data"),
        (f'data["{key}"]', f'"{name}"', "data"),
    ):
        body = statement_lines("return ", f"decode_{name}({argument}{depth})", 12)
        assert_stable(
            f"def f():\n    match {subject}:\n        case {pattern}:\n"
            f"{indented(body, 12)}        case _:\n            raise InvalidValue\n"
        )


@given(
    st.lists(st.tuples(names(40), names(60)), min_size=1, max_size=5),
    st.sampled_from(
        [
            "{{{}}}",
            "{{{}!r}}",
            "{{quote({})}}",
            '"{{format_datetime({})}}"',
            '{{"null" if {0} is None else quote({0})}}',
        ]
    ),
)
@settings(max_examples=300)
def test_texts(members: list[tuple[str, str]], form: str) -> None:
    parts = [f',"{key}":{form.format(name)}' for key, name in members]
    for prefix in ("return ", "text = "):
        lines = indented(fstring_lines(prefix, parts, 4), 4)
        assert_stable(f"def f():\n{lines}")
    one = indented(fstring_lines("text += ", parts[:1], 8), 8)
    assert_stable(f"def f():\n    if a:\n{one}")


@given(names(90), st.lists(names(30), max_size=6))
def test_sets_of_keys(name: str, keys: list[str]) -> None:
    quoted = ", ".join(f'"{key}"' for key in keys) + "," * (len(keys) == 1)
    constant = f"{name.upper()}_KEYS"
    assigned = statement_lines(f"{constant} = ", f"frozenset(({quoted}))", 0)
    assert_stable("\n".join(assigned) + "\n")
    call = f"members_text(value.unknown_fields, {constant})"
    lines = indented(statement_lines("text += ", call, 4), 4)
    assert_stable(f"def f():\n{lines}")


@given(names(100))
def test_a_guard_of_known_keys(name: str) -> None:
    known = f"not {name.upper()}_KEYS.issuperset(data)"
    for checks in (
        ["data.__class__ is not dict", known],
        ["depth < 0", "a < 0", known],
    ):
        lines = indented(guard_lines(checks), 4)
        assert_stable(f"def f():\n{lines}")
        assert not needs_black(lines)


@given(names(40), st.sampled_from(["data[{}]", "data.get({})", "data.get({}, UNSET)"]))
def test_reads(name: str, form: str) -> None:
    read = form.format(f'"{name}"')
    assert_stable(f"def f():\n{indented(statement_lines(f'{name} = ', read, 4), 4)}")


@given(names(40), expressions())
@settings(max_examples=300)
def test_members_of_their_own(name: str, expr: str) -> None:
    for prefix in ("member = ", f"{name} = "):
        lines = indented(statement_lines(prefix, expr, 8), 8)
        assert_stable(f"def f():\n    if a:\n{lines}")


@pytest.mark.parametrize(
    ("line", "is_needed"),
    [
        (f"    return f'{{a}}{'b' * 90}'", False),
        (f"    text += f',{'b' * 90}'", False),
        (f"    return {'b' * 90} + 1", True),
        (f"    if {'b' * 90} is not None:", True),
        (f"        is not {'B' * 80}", False),
        (f"        is {'B' * 80}", True),
        (f"    # {'b' * 90}", True),
    ],
)
def test_which_long_lines_are_sent_to_black(line: str, is_needed: bool) -> None:
    assert needs_black(f"def f():\n{line}\n") is is_needed
