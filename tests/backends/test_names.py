"""Names: unique, valid in Python, and the same in any order of files."""

from __future__ import annotations

import doctest
import keyword
import random
import unicodedata

from hypothesis import given, strategies as st

from generator.backends.python.naming import identifiers as naming
from generator.backends.python.naming.allocate import settle_names
from generator.backends.python.naming.reserved import (
    RESERVED_ATTRIBUTES,
    RESERVED_CLASSES,
    RESERVED_MEMBERS,
)
from generator.backends.target import Names
from generator.diagnostics.report import Report
from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    Identity,
    Member,
    ObjectDef,
    Schema,
)
from generator.ir.types import Scalar
from generator.source import SourceFile, Span

SPAN = Span(SourceFile("A.md", "x"), 0, 1)

# Names that meet one another, Python, the runtime or a file system half way.
_NAMES = """
    a A aB a_b AB a-b a.b _a __a a_ a_2 A_2 AB_2 class Class None True type match self
    cls list List str int dt from_dict fromDict to_json Any Decimal UNSET Unset
    TYPE_CHECKING mro name value title _missing_ __init__ 1 1a -1 --- $ref @type a[] con
    CON aux docs Docs index Index Field Model VALUE ﬁeld field µ μ é é K ǅ 日本 straße
    STRASSE \u017f ª a\u200bb models components HTTPStatus HttpStatus http_status
"""
NAMES = _NAMES.split()
words = st.sampled_from(["", " ", *NAMES]) | st.text(max_size=4)
titles = st.lists(
    st.tuples(st.sampled_from(["", "a", "A", "docs", "a/b", "class", "con"]), words),
    max_size=8,
    unique=True,
)


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    definitions: dict[str, Definition] = {}
    for namespace, title in draw(titles):
        id_ = f"{namespace}/{title}"
        identity = Identity(id_, title, namespace, "", False, SPAN)
        names = draw(st.lists(words, max_size=6))
        if draw(st.booleans()):
            fields = tuple(
                Field(
                    doc_name=name,
                    wire_name=name,
                    type=Scalar.STR,
                    required=True,
                    nullable=False,
                    doc="",
                    example="",
                    deprecated=False,
                    span=SPAN,
                )
                for name in names
            )
            definitions[id_] = ObjectDef(identity, fields)
        else:
            members = tuple(Member(name or None, name, "", SPAN) for name in names)
            definitions[id_] = EnumDef(identity, members, None)
    return Schema(dict(sorted(definitions.items())))


def assert_good(names: list[str]) -> None:
    """Assert that ``names`` can stand together in one scope."""
    assert len(set(names)) == len(names)
    for name in names:
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        # Python compares names after NFKC.
        assert unicodedata.normalize("NFKC", name) == name
        assert not name.startswith("_")


@given(schemas())
def test_names_are_unique_and_valid(schema: Schema) -> None:
    names = settle_names(schema, Report())
    assert_good(list(names.classes.values()))
    assert not RESERVED_CLASSES & set(names.classes.values())
    for attributes in names.attributes.values():
        assert_good(list(attributes))
        assert not RESERVED_ATTRIBUTES & set(attributes)
    for members in names.members.values():
        assert_good(list(members))
        assert not RESERVED_MEMBERS & set(members)


def modules(names: Names) -> list[tuple[str, ...]]:
    return [(*names.packages[id_], names.stems[id_]) for id_ in names.stems]


@given(schemas())
def test_modules_clash_with_nothing(schema: Schema) -> None:
    names = settle_names(schema, Report())
    paths = modules(names)
    for path in paths:
        assert all(part.isidentifier() and not keyword.iskeyword(part) for part in path)
    # Some disks take names for the same that differ only in case.
    folded = ["/".join(path).casefold() for path in paths]
    assert len(set(folded)) == len(folded)
    packages = {path[:end] for path in paths for end in range(1, len(path))}
    assert not packages & set(paths)
    assert not {path[-1] for path in paths} & set(names.classes.values())


def test_modules_of_classes_that_differ_in_case_only() -> None:
    identities = [Identity(t, t, "", "", False, SPAN) for t in ("HTTPId", "HttpId")]
    schema = Schema({i.id: ObjectDef(i, ()) for i in identities})
    names = settle_names(schema, Report())
    assert names.stems == {"HTTPId": "http_id", "HttpId": "http_id_2"}


@given(schemas(), st.randoms(use_true_random=False))
def test_the_order_of_definitions_changes_nothing(
    schema: Schema, rng: random.Random
) -> None:
    shuffled = list(schema.definitions.items())
    rng.shuffle(shuffled)
    one, other = Report(), Report()
    assert settle_names(schema, one) == settle_names(Schema(dict(shuffled)), other)
    assert list(one) == list(other)


@given(schemas())
def test_a_name_that_needs_no_change_keeps_it(schema: Schema) -> None:
    names = settle_names(schema, Report())
    for id_, definition in schema.definitions.items():
        if isinstance(definition, ObjectDef):
            for field, attribute in zip(
                definition.fields, names.attributes[id_], strict=True
            ):
                same = [f for f in definition.fields if f.doc_name == field.doc_name]
                if naming.attribute_name(field.doc_name) == field.doc_name:
                    assert attribute == field.doc_name or len(same) > 1


def test_examples_in_the_docstring() -> None:
    assert doctest.testmod(naming).failed == 0
