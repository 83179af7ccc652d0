"""Values of any kind, including kinds without a field, for attributes of generated classes."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from json_documents import Documents, object_ids
from spec_package import Compiled


class Word(Enum):
    A = "a"


class One(IntEnum):
    ONE = 1


class Real(float):
    pass


def values_of(leaves: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return a strategy of ``leaves``, and of lists and dicts of them."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.tuples(inner),
            st.dictionaries(st.text(max_size=2) | st.integers(), inner, max_size=2),
        ),
        max_leaves=4,
    )


ANY_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-20, 120),
    st.integers(),
    st.floats(),
    st.sampled_from([0.5, "A", "AB\n", "abcdefg", "\ud800", "none"]),
    # Strings that a union with a string and another type would read as the other type.
    st.sampled_from(
        [
            *("2020-01-31", "2020-01-31T00:00:00Z", "10:00:00Z", "PT1S", "1.5", "1"),
            *("QUJD", "00000000-0000-0000-0000-000000000001", "null", ""),
        ]
    ),
    st.text(max_size=3),
    st.sampled_from([Word.A, One.ONE, Real(0.25), b"x", bytearray(b"x"), UUID(int=1)]),
    st.decimals(),
    st.sampled_from([Decimal("1E+9999999"), Decimal("0E-9999999"), object(), 1j]),
    st.dates(),
    st.datetimes(timezones=st.none() | st.timezones()),
    st.timedeltas(),
    st.times(),
)
_VALUES = values_of(ANY_SCALARS)


def objects(made: Compiled) -> SearchStrategy[Any]:
    """Return a strategy of objects of all classes that any document describes."""
    documents = Documents(made.schema)

    def objects_of(id_: str) -> SearchStrategy[Any]:
        return documents.definition(id_).map(made.cls(id_).from_dict)

    return st.sampled_from(object_ids(made.schema)).flatmap(objects_of)


def change_and_write(
    package: Any,
    value: Any,
    data: st.DataObject,
    values: SearchStrategy[Any] = _VALUES,
) -> bool:
    """Give ``value`` attributes out of ``values``; what is written then must be read as equal.

    Return whether it was written.
    """
    names = [field.name for field in dataclasses.fields(value)]
    if names:
        for name in data.draw(st.sets(st.sampled_from(names), max_size=2)):
            setattr(value, name, data.draw(values))
    try:
        package.validate(value)
    except package.EncodeError:
        try:
            text = value.to_json()
        except package.EncodeError:
            return False
        raise AssertionError(f"validate refuses what is written: {text!r}") from None
    assert type(value).from_json(value.to_json()) == value
    return True
