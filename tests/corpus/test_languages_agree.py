"""One API, described by the documents of four SDKs: they must say the same.

Models are matched by title, fields by the letters and digits of their names.  Where two
documents differ, ``REASONS`` has the kind of difference and ``SINGLE`` the field; nothing
else may differ, and what is listed must occur.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, TypeAlias

import pytest
from corpora import Corpora

from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
)

pytestmark = pytest.mark.corpus

LANGUAGES = ("go", "java", "py", "ts")
PAIRS = list(combinations(LANGUAGES, 2))

REASONS = {
    "null: TypeScript does not tell": "it prints no null, whatever the wire has",
    "null: a Go pointer does not tell": (
        "an optional field is a pointer, whether null may come or not, and a required one "
        "is printed without its pointer"
    ),
    "null: Python does not tell": "a date or a linked type is never printed as nullable",
    "opaque: Java lists no members": "the page of a union is a title there",
    "constant: TypeScript prints the value": (
        "a field that has one value of an enum is typed as that value"
    ),
    "empty object: a map or a model": (
        "an object without properties is a map of anything to one, a model without fields "
        "to the other"
    ),
    "title: an inline model has another": (
        "nobody gave it one; both have the same fields, or the corpus has two of that title"
    ),
    "version: more values": "one SDK is newer, and its enum has all values of the other's",
    "version: more members": "one SDK is newer; the other has no page for the member",
}

_STEP_TYPE = "TypeScript types it as string where the others have the enum"
_FILE = "each language has its own way to give a file"
_CHANGED = "one SDK is newer: the API changed"
SINGLE = {
    "redirectdto.url": _CHANGED,
    "createintegrationrequestdto.channel": _CHANGED,
    "createintegrationrequestdto.providerid": _CHANGED,
    "createtopicsubscriptionsrequestdto.subscriberids": _CHANGED,
    "deletetopicsubscriptionsrequestdto.subscriberids": _CHANGED,
    "integrationresponsedto.channel": _CHANGED,
    "integrationresponsedto.credentials": _CHANGED,
    "getchannelendpointresponsedto.endpoint": _CHANGED,
    "httprequestcontroldto.body": _CHANGED,
    "httprequeststepresponsedtocontrolvalues.body": _CHANGED,
    "updateworkflowdto.steps": _CHANGED,
    "security.secretkey": "whether it is an option of the client or an argument",
    "activitynotificationresponsedto.channels": _STEP_TYPE,
    "steplistresponsedto.type": _STEP_TYPE,
    "stepresponsedto.type": _STEP_TYPE,
    "workflowlistresponsedto.steptypeoverviews": _STEP_TYPE,
    "inboundwebhookscontrollerhandlewebhookrequest.requestbody": (
        "any value in Go, a map of anything in Python and TypeScript"
    ),
    "retryconfig.strategy": "a page about the SDK itself, not about the API",
    "translationcontrolleruploadmasterjsonendpointrequestbody.file": _FILE,
    "translationcontrolleruploadtranslationfilesrequestbody.files": _FILE,
}

# A type without what a language cannot say: its kind, then its parts.
Tree: TypeAlias = tuple[Any, ...]
_NUMBERS = {Scalar.INT, Scalar.FLOAT, Scalar.NUMBER}


class Described:
    """What one SDK's documents say; definitions whose title two pages have are left out."""

    def __init__(self, language: str, schema: Schema) -> None:
        self.language = language
        self.schema = schema
        found = schema.definitions.values()
        counts = Counter(title(d) for d in found)
        self.titles = frozenset(counts)
        self.by_title: Mapping[str, Definition] = {
            title(d): d for d in found if counts[title(d)] == 1
        }

    def tree(self, type_: Type) -> Tree:
        """Return ``type_`` with enums by their values and unions by their members.

        Numbers are one type, null is none, since TypeScript does not tell.
        """
        match type_:
            case Scalar():
                return ("number",) if type_ in _NUMBERS else (type_.value,)
            case ListOf(item):
                return ("list", self.tree(item))
            case MapOf(value):
                return ("map", self.tree(value))
            case StreamOf(item):
                return ("stream", self.tree(item))
            case Nullable(inner):
                return self.tree(inner)
            case Literal(value):
                return ("enum", frozenset([value]))
            case UnionOf(members):
                return self._union(members)
            case Ref(id_):
                return self._definition(self.schema.definitions[id_])
            case _:
                return ("unknown", type_)

    def _union(self, types: tuple[Type, ...]) -> Tree:
        members: set[Tree] = set()
        for tree in map(self.tree, types):
            members |= tree[1] if tree[0] == "union" else {tree}
        return ("union", frozenset(members)) if len(members) > 1 else members.pop()

    def _definition(self, definition: Definition) -> Tree:
        match definition:
            case EnumDef(_, members):
                return ("enum", frozenset(member.value for member in members))
            case UnionDef(_, members):
                return self._union(members)
            case OpaqueDef():
                return ("opaque",)
            case ObjectDef():
                return ("model", title(definition))

    def fields(self, name: str) -> Mapping[str, Field]:
        """Return the fields of a model by their names; none if two have that title."""
        definition = self.by_title.get(name)
        if not isinstance(definition, ObjectDef):
            return {}
        return {letters(field.doc_name): field for field in definition.fields}


def title(definition: Definition) -> str:
    return definition.identity.name.lower()


def letters(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


def differences(one: Described, other: Described, a: Tree, b: Tree) -> Iterator[str]:
    """Yield a kind of difference for each place where ``a`` and ``b`` differ."""
    kinds = (a[0], b[0])
    if a == b:
        return
    if ("opaque",) in (a, b) and "java" in (one.language, other.language):
        yield "opaque: Java lists no members"
    elif kinds in [("list", "list"), ("map", "map"), ("stream", "stream")]:
        yield from differences(one, other, a[1], b[1])
    elif kinds == ("enum", "enum"):
        yield _enums(one, other, a[1], b[1])
    elif set(kinds) == {"map", "model"}:
        owner, model, map_ = (one, a, b) if a[0] == "model" else (other, b, a)
        free = not owner.fields(model[1]) and map_ == ("map", ("any",))
        yield "empty object: a map or a model" if free else f"{a} and {b}"
    elif kinds == ("model", "model"):
        left, right = set(one.fields(a[1])), set(other.fields(b[1]))
        same = left == right or not left or not right
        yield "title: an inline model has another" if same else f"{a} and {b}"
    elif kinds == ("union", "union"):
        yield from _unions(one, other, a[1], b[1])
    else:
        yield f"{a} and {b}"


def _enums(
    one: Described, other: Described, a: frozenset[object], b: frozenset[object]
) -> str:
    for side, values, others in ((one, a, b), (other, b, a)):
        if side.language == "ts" and len(values) == 1 and values < others:
            return "constant: TypeScript prints the value"
    return "version: more values" if a < b or b < a else f"{set(a)} and {set(b)}"


def _unions(
    one: Described, other: Described, a: frozenset[Tree], b: frozenset[Tree]
) -> Iterator[str]:
    left, right = sorted(a - b, key=repr), sorted(b - a, key=repr)
    for member, owner, reader in (
        *((m, one, other) for m in left),
        *((m, other, one) for m in right),
    ):
        rest = right if owner is one else left
        if member[0] == "model" and member[1] not in reader.titles:
            # Either the newer SDK alone has it, or each SDK has a title of its own for it.
            twin = next((m for m in rest if _is_twin(owner, reader, member, m)), None)
            yield (
                "title: an inline model has another"
                if twin
                else "version: more members"
            )
        elif not any(_is_close(owner, reader, member, m) for m in rest):
            yield f"{member} is no member of {reader.language}'s union"


def _is_twin(one: Described, other: Described, a: Tree, b: Tree) -> bool:
    return b[0] == "model" and set(one.fields(a[1])) == set(other.fields(b[1]))


def _is_close(one: Described, other: Described, a: Tree, b: Tree) -> bool:
    return a[0] == b[0] and set(differences(one, other, a, b)) <= REASONS.keys()


def compare(one: Described, other: Described, a: Field, b: Field) -> Iterator[str]:
    """Yield what the two documents say differently about one field."""
    if a.required != b.required:
        yield f"required: {a.required} and {b.required}"
    if a.nullable != b.nullable:
        yield _nulls(one, other, a, b)
    yield from differences(one, other, one.tree(a.type), other.tree(b.type))


def _nulls(one: Described, other: Described, a: Field, b: Field) -> str:
    said = {one.language: a.nullable, other.language: b.nullable}
    if "ts" in said and said["ts"] is None:
        return "null: TypeScript does not tell"
    if "go" in said and said["go"] is None:
        return "null: a Go pointer does not tell"
    if "py" in said and said["py"] is None:
        return "null: Python does not tell"
    return f"nullable: {said}"


@pytest.fixture(scope="module")
def described(corpora: Corpora) -> Mapping[str, Described]:
    return {
        language: Described(language, corpora.reading(f"novu-{language}")[0].schema)
        for language in LANGUAGES
    }


def compared(
    described: Mapping[str, Described], pair: tuple[str, str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each field, as ``model.field``, that both have, with the differences."""
    one, other = (described[language] for language in pair)
    for name in sorted(one.by_title.keys() & other.by_title.keys()):
        mine, others = one.fields(name), other.fields(name)
        for field in sorted(mine.keys() & others.keys()):
            kinds = list(compare(one, other, mine[field], others[field]))
            yield f"{name}.{field}", kinds


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_fields(described: Mapping[str, Described], pair: tuple[str, str]) -> None:
    fields = dict(compared(described, pair))
    assert len(fields) > 1500
    assert len({name.partition(".")[0] for name in fields}) > 370
    unexpected = {
        name: [kind for kind in kinds if kind not in REASONS]
        for name, kinds in fields.items()
        if name not in SINGLE
    }
    assert {name: kinds for name, kinds in unexpected.items() if kinds} == {}


def test_what_is_expected_occurs(described: Mapping[str, Described]) -> None:
    kinds, single = set(), set()
    for pair in PAIRS:
        for name, found in compared(described, pair):
            kinds |= set(found) & REASONS.keys()
            single |= {name} if set(found) - REASONS.keys() else set()
    assert kinds == REASONS.keys()
    assert single == SINGLE.keys()


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_enums(described: Mapping[str, Described], pair: tuple[str, str]) -> None:
    one, other = (described[language] for language in pair)
    names = [
        name
        for name in sorted(one.by_title.keys() & other.by_title.keys())
        if isinstance(one.by_title[name], EnumDef)
        and isinstance(other.by_title[name], EnumDef)
    ]
    assert len(names) > 70
    differing = {}
    for name in names:
        a, b = (
            {member.value for member in definition.members}
            for definition in (one.by_title[name], other.by_title[name])
            if isinstance(definition, EnumDef)
        )
        # One SDK is newer, if one has all values of the other.
        if not (a <= b or b <= a):
            differing[name] = (a - b, b - a)
    # The title of an inline enum: each SDK gives it to another one.
    assert differing.keys() <= {"providerid"}
