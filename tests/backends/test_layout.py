"""Long lines are laid out as Black would: Black finds nothing to change in them."""

from __future__ import annotations

import black
from black.mode import Mode
from hypothesis import given, settings, strategies as st

from generator.backends.python.format import needs_black
from generator.backends.python.layout import (
    alias_lines,
    call_lines,
    class_lines,
    def_lines,
    entry_lines,
    field_lines,
    guard_lines,
    import_lines,
    statement_lines,
)


def _names(most: int) -> st.SearchStrategy[str]:
    return st.integers(3, most).map(lambda length: ("some_name_" * 12)[:length] + "e")


def _classes(most: int) -> st.SearchStrategy[str]:
    return st.integers(3, most).map(lambda length: ("SomeName" * 12)[:length] + "E")


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Return an expression of one of the forms that the back end makes."""
    slot = draw(_names(60)) if draw(st.booleans()) else f"value.{draw(_names(60))}"
    function = f"decode_{draw(_names(100))}"
    union = f"{draw(_classes(60))} | {draw(_classes(40))}"
    each = f"[{function}(item1) for item1 in array(item)]"
    expr = draw(
        st.sampled_from(
            [
                f"{function}({slot})",
                f"[{function}(item) for item in {slot}]",
                f"{{key: {function}(item) for key, item in {slot}.items()}}",
                f"[*{slot}]",
                f"{{**{slot}}}",
                f"{slot}.value",
                f"{function.upper()}_VALUES[{slot}]",
                f"convert({union}, {slot})",
                f"[exact(str, item) for item in {slot}]",
                f"[{each} for item in {slot}]",
                f"{{key: {each} for key, item in {slot}.items()}}",
                f"[None if item is None else {function}(item) for item in {slot}]",
                f"array_text([quote(exact(Kind, item)) for item in array({slot})])",
                f"object_text({{key: {each} for key, item in mapping({slot}).items()}})",
                f"json_text(wire_value({union}, {slot}))",
                f"{slot}._value_",
                f"format_datetime({slot})",
            ]
        )
    )
    if draw(st.booleans()):
        return f"None if {slot} is None else {expr}"
    if draw(st.integers(0, 4)) == 0:
        return f"{slot} if {slot} is UNSET or {slot} is None else {expr}"
    return expr


@st.composite
def checks(draw: st.DrawFn) -> str:
    """Return an operand of a guard, of one of the forms that there are."""
    name = draw(_names(60))
    unset = f"{name} is not UNSET"
    floats = f"({name}.__class__ is not float or not isfinite({name}))"
    number = f"{name}.__class__ is not int and {floats}"
    all_str = f"not are_all(str, {name})"
    all_values = f"not are_all(str, {name}.values())"
    return draw(
        st.sampled_from(
            [
                f"{name}.__class__ is not str",
                f"({name} is not None and {name}.__class__ is not str)",
                f"({unset} and {name} is not None and {name}.__class__ is not str)",
                f"({number})",
                f"({name} is not None and ({number}))",
                f"({name}.__class__ is not list or {all_str})",
                f"({name}.__class__ is not dict or {all_str} or {all_values})",
                f"({name} is not None and ({name}.__class__ is not dict or {all_str}))",
                f"({name}.__class__ is not str and {name}.__class__ is not int)",
                f'{name} not in ("a", "bb", "ccc")',
                f"not isfinite(value.{name})",
                f"not {name.upper()}_KEYS.issuperset(data)",
            ]
        )
    )


def assert_stable(source: str) -> None:
    """Check that Black leaves ``source`` alone, unless it is known that it may not."""
    if not needs_black(source):
        assert black.format_str(source, mode=Mode()) == source


@given(_names(40), expressions())
@settings(max_examples=300)
def test_assignments(name: str, expr: str) -> None:
    lines = statement_lines(f"self.{name} = ", expr, 4)
    assert_stable("def f():\n" + "".join(f"    {line}\n" for line in lines))


@given(_names(40), expressions())
@settings(max_examples=300)
def test_keys_that_may_be_left_out(name: str, expr: str) -> None:
    lines = statement_lines(f'result["{name}"] = ', expr, 8)
    body = "".join(f"        {line}\n" for line in lines)
    assert_stable(f"def f():\n    if x:\n{body}")


@given(_names(40), expressions())
@settings(max_examples=300)
def test_entries_of_a_dict(name: str, expr: str) -> None:
    body = "".join(f"        {line}\n" for line in entry_lines(f'"{name}"', expr, 8))
    assert_stable(f"def f():\n    x = {{\n        1: 1,\n{body}    }}\n")


@given(
    st.sampled_from([[], ["data.__class__ is not dict"], ["depth < 0"]]),
    st.lists(checks(), min_size=1, max_size=4),
)
@settings(max_examples=400)
def test_guards(first: list[str], others: list[str]) -> None:
    lines = guard_lines([*first, *others])
    assert_stable("def f():\n" + "".join(f"    {line}\n" for line in lines))


@given(_names(60), st.sampled_from(["", "None", "UNSET"]))
def test_a_guard_of_one_check(name: str, nothing: str) -> None:
    slot = f"self.{name}"
    for broken in (
        f"len({slot}) > 3",
        f'not matches("^a+$", 500, {slot})',
        f"{slot} < 0",
    ):
        check = f"({slot} is not {nothing} and {broken})" if nothing else broken
        body = "".join(f"    {line}\n" for line in guard_lines([check]))
        assert_stable(f"def f():\n{body}")


@given(_names(60), _names(60))
def test_a_guard_of_constraints(one: str, two: str) -> None:
    checks = [
        f"not 1 <= len(self.{one}) <= 5",
        f"(self.{two} is not None and self.{two} < 0)",
    ]
    body = "".join(f"    {line}\n" for line in guard_lines(checks))
    assert_stable(f"def f():\n{body}")


@given(
    _names(90),
    st.sampled_from([["data: Any"], ["data: Any", "depth: int = 200"]]),
    _classes(90),
)
def test_heads_of_functions(name: str, parameters: list[str], result: str) -> None:
    lines = def_lines(f"decode_{name}", parameters, result)
    assert_stable("\n".join(lines) + "\n    pass\n")


@given(_names(90), _names(90))
def test_calls(one: str, two: str) -> None:
    lines = call_lines("register", [one, two, "{}"])
    assert_stable("\n".join(lines) + "\n")


@given(_names(90), _names(90))
def test_returns(one: str, two: str) -> None:
    for call in (
        f"decode_into(cls, {one}, parse_json(text))",
        f"write_json({two}(self))",
    ):
        lines = statement_lines("return ", call, 8)
        body = "".join(f"        {line}\n" for line in lines)
        assert_stable(f"class A:\n    def f(self):\n{body}")


@given(
    _names(60),
    _classes(80),
    st.sampled_from(
        [
            "{}",
            "{} | None",
            "list[{}] | None",
            "dict[str, {}]",
            "{} | B | None | Unset",
            "Annotated[{}, AtLeast(1), OfLength(0, 200)]",
            'Annotated[{}, Matching("^[A-Z]{{2}}$", 65536)] | None',
            "Annotated[list[{}], Distinct()] | None | Unset",
        ]
    ),
    st.sampled_from(
        [
            None,
            "None",
            "UNSET",
            "dataclasses.field(default_factory=list)",
            '"text"',
            "A.B",
        ]
    ),
)
@settings(max_examples=300)
def test_fields(name: str, cls: str, form: str, default: str | None) -> None:
    lines = field_lines(name, form.format(cls), default)
    assert_stable("class A:\n" + "".join(f"    {line}\n" for line in lines))


@given(
    _classes(100),
    st.lists(_classes(100) | st.just("dict[str, Any]"), min_size=1, max_size=4),
)
def test_aliases(name: str, members: list[str]) -> None:
    for target in (" | ".join(members), f"list[{' | '.join(members)}]"):
        assert_stable("\n".join(alias_lines(name, target)) + "\n")


@given(_classes(100), _names(100))
def test_enums(name: str, value: str) -> None:
    head = class_lines(name, "OpenStrEnum")
    member = statement_lines(f"{name} = ", f'"{value}"', 4)
    table = statement_lines(f"{name}_VALUES = ", f"EnumValues({name})", 0)
    body = "".join(f"    {line}\n" for line in member)
    assert_stable("\n".join(head) + f"\n{body}\n\n" + "\n".join(table) + "\n")


@given(_names(100))
def test_one_call(name: str) -> None:
    for prefix in ("return ", "self = ", "NAME = "):
        lines = statement_lines(prefix, f"{name}(self)", 8)
        body = "".join(f"        {line}\n" for line in lines)
        assert_stable(f"class A:\n    def f(self):\n{body}")


@given(st.lists(_names(60), min_size=1, max_size=4, unique=True))
def test_imports(names: list[str]) -> None:
    assert_stable("\n".join(import_lines("..some.module", names)) + "\n")


def test_a_long_statement_is_split() -> None:
    """The tests above would pass if nothing were ever split: every line were too long."""
    lines = statement_lines("self.a = ", f"decode_{'x' * 60}({'y' * 20})", 4)
    assert lines == (f"self.a = decode_{'x' * 60}(", f"    {'y' * 20}", ")")
