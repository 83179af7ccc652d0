"""Long lines are laid out as Black would: Black finds nothing to change in them."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st
from long_code import assert_stable, classes, expressions, names

from generator.backends.python.layout.lines import (
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


@st.composite
def checks(draw: st.DrawFn) -> str:
    """Return an operand of a guard, of one of the forms that there are."""
    name = draw(names(60))
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
                f"{name}.__class__ is not {draw(classes(60))}",
                f"not isfinite(value.{name})",
                f"not {name.upper()}_KEYS.issuperset(data)",
            ]
        )
    )


@given(names(40), expressions())
@settings(max_examples=300)
def test_assignments(name: str, expr: str) -> None:
    lines = statement_lines(f"self.{name} = ", expr, 4)
    assert_stable("def f():\n" + "".join(f"    {line}\n" for line in lines))


@given(names(40), expressions())
@settings(max_examples=300)
def test_keys_that_may_be_left_out(name: str, expr: str) -> None:
    lines = statement_lines(f'result["{name}"] = ', expr, 8)
    body = "".join(f"        {line}\n" for line in lines)
    assert_stable(f"def f():\n    if x:\n{body}")


@given(names(40), expressions())
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


@given(names(60), st.sampled_from(["", "None", "UNSET"]))
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


@given(names(60), names(60))
def test_a_guard_of_constraints(one: str, two: str) -> None:
    checks = [
        f"not 1 <= len(self.{one}) <= 5",
        f"(self.{two} is not None and self.{two} < 0)",
    ]
    body = "".join(f"    {line}\n" for line in guard_lines(checks))
    assert_stable(f"def f():\n{body}")


@given(
    names(90),
    st.sampled_from([["data: Any"], ["data: Any", "depth: int = 200"]]),
    classes(90),
)
def test_heads_of_functions(name: str, parameters: list[str], result: str) -> None:
    lines = def_lines(f"decode_{name}", parameters, result)
    assert_stable("\n".join(lines) + "\n    pass\n")


@given(names(90), names(90))
def test_calls(one: str, two: str) -> None:
    lines = call_lines("register", [one, two, "{}"])
    assert_stable("\n".join(lines) + "\n")


@given(names(90), names(90))
def test_returns(one: str, two: str) -> None:
    for call in (
        f"decode_into(cls, {one}, parse_json(text))",
        f"write_json({two}(self))",
    ):
        lines = statement_lines("return ", call, 8)
        body = "".join(f"        {line}\n" for line in lines)
        assert_stable(f"class A:\n    def f(self):\n{body}")


@given(
    names(60),
    classes(80),
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
            "Annotated[{}, Via(str, parse_text, format_text)] | None",
            "list[Annotated[{}, Via(str, parse_text, format_text)]] | None | Unset",
        ]
    ),
    st.sampled_from(
        [
            None,
            "None",
            "UNSET",
            "dataclasses.field(default_factory=list)",
            "dataclasses.field(default_factory=lambda: parse_text(2.5))",
            'dataclasses.field(default_factory=lambda: ["some", "default", "texts"])',
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
    classes(100),
    st.lists(classes(100) | st.just("dict[str, Any]"), min_size=1, max_size=4),
)
def test_aliases(name: str, members: list[str]) -> None:
    for target in (" | ".join(members), f"list[{' | '.join(members)}]"):
        assert_stable("\n".join(alias_lines(name, target)) + "\n")


@given(classes(100), names(100))
def test_enums(name: str, value: str) -> None:
    head = class_lines(name, "OpenStrEnum")
    member = statement_lines(f"{name} = ", f'"{value}"', 4)
    table = statement_lines(f"{name}_VALUES = ", f"EnumValues({name})", 0)
    body = "".join(f"    {line}\n" for line in member)
    assert_stable("\n".join(head) + f"\n{body}\n\n" + "\n".join(table) + "\n")


@given(names(100))
def test_one_call(name: str) -> None:
    for prefix in ("return ", "self = ", "NAME = "):
        lines = statement_lines(prefix, f"{name}(self)", 8)
        body = "".join(f"        {line}\n" for line in lines)
        assert_stable(f"class A:\n    def f(self):\n{body}")


@given(st.lists(names(60), min_size=1, max_size=4, unique=True))
def test_imports(imported: list[str]) -> None:
    assert_stable("\n".join(import_lines("..some.module", imported)) + "\n")


def test_a_long_statement_is_split() -> None:
    """The tests above would pass if nothing were ever split: every line were too long."""
    lines = statement_lines("self.a = ", f"decode_{'x' * 60}({'y' * 20})", 4)
    assert lines == (f"self.a = decode_{'x' * 60}(", f"    {'y' * 20}", ")")
