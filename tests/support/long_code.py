"""Names and expressions as the back end makes them, and whether Black leaves them alone."""

from __future__ import annotations

import black
from black.mode import Mode
from hypothesis import strategies as st

from generator.backends.python.layout.black import needs_black


def names(most: int) -> st.SearchStrategy[str]:
    return st.integers(3, most).map(lambda length: ("some_name_" * 12)[:length] + "e")


def classes(most: int) -> st.SearchStrategy[str]:
    return st.integers(3, most).map(lambda length: ("SomeName" * 12)[:length] + "E")


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Return an expression of one of the forms that the back end makes."""
    slot = draw(names(60)) if draw(st.booleans()) else f"value.{draw(names(60))}"
    function = f"decode_{draw(names(100))}"
    union = f"{draw(classes(60))} | {draw(classes(40))}"
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
                f"exact({union.partition(' ')[0]}, {slot})._value_",
                f"exact(dt.date, {slot}).isoformat()",
                f"{{key: item for key, item in {slot}.items() if key not in {function}}}",
                f"[exact(Kind, item)._value_ for item in array({slot})]",
                f"format_text({function}({slot}))",
                f"exact(str, {function}({slot}))",
                f"format_datetime({slot})",
            ]
        )
    )
    if draw(st.booleans()):
        return f"None if {slot} is None else {expr}"
    if draw(st.integers(0, 4)) == 0:
        return f"{slot} if {slot} is UNSET or {slot} is None else {expr}"
    return expr


def assert_stable(source: str) -> None:
    """Check that Black leaves ``source`` alone, unless it is known that it may not."""
    if not needs_black(source):
        assert black.format_str(source, mode=Mode()) == source
