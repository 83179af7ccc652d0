"""The documents of nine real SDKs: everything that the project promises, on all of them."""

from __future__ import annotations

import importlib
import keyword
import pkgutil
import re
import sys
import typing
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from corpora import CHECKS, NAMES, STRICT, Corpora, files
from fitting import has_new_tags, is_ambiguous
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from json_documents import Documents, construct, object_ids
from mutations import removals, replacements
from spec_package import Compiled, imported

from generator.compiler import read_schema
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects import DIALECTS
from generator.inputs.workspace import read_specs
from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    UnionDef,
)
from generator.ir.types import Ref, Type
from generator.text.casing import split_words

pytestmark = pytest.mark.corpus
few = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

# The codes of all findings that are shown, with the reason.  Each is true of the documents.
SHOWN: dict[str, dict[str, int]] = {
    "clerk-csharp": {
        # Their tags are optional, and without them objects fit both.
        "ambiguous-union": 7,
        # Pages of one title in Components, Errors and Operations.
        "renamed-class": 27,
        # Members that are named by the factory that makes them; no page has that title.
        "unknown-member": 4,
        # Fields are `InstanceId`, keys in examples `instance_id`.
        "wire-case-mismatch": 1,
    },
    "dub-php": {
        # Both have the same required keys, of the same kinds, and no tag of their own.
        "ambiguous-union": 1,
        # Pages of one title in Components, Errors and Operations.
        "renamed-class": 39,
    },
    # Pages of one title in shared, errors and operations.
    "dub-ruby": {"renamed-class": 35},
    "k8s-py": {},
    "novu-go": {
        # Both have the same required keys, of the same kinds, and no tag of their own.
        "ambiguous-union": 5,
        # Pages of one title in components, apierrors and operations.
        "renamed-class": 6,
        # Fields are `SchemaPath`, keys in examples `schemaPath`.
        "wire-case-mismatch": 1,
    },
    "novu-java": {},
    "novu-py": {
        # Both have the same required keys, of the same kinds, and no tag of their own.
        "ambiguous-union": 6,
        # The two tables of retryconfig.md have Name, Type, Description, Example.
        "no-required-column": 2,
        # Fields are `layout_id`, keys in examples `layoutId`.
        "wire-case-mismatch": 1,
    },
    "novu-ts": {
        # Both have the same required keys, of the same kinds, and no tag of their own.
        "ambiguous-union": 4,
        # Pages of one title in components, errors and operations.
        "renamed-class": 7,
        # The two tables of retryconfig.md have Name, Type, Description, Example.
        "no-required-column": 2,
        # `"backoff" | "none"` stands in a cell as it is.
        "repaired-row": 1,
    },
    "ory-java": {
        # Both have the same required keys, of the same kinds; no page says what the tag holds.
        "ambiguous-union": 5,
        # The page `Any`.
        "renamed-class": 1,
    },
}
# Objects, enums, unions, opaque.
COUNTS = {
    "clerk-csharp": (865, 218, 22, 0),
    "dub-php": (330, 140, 35, 0),
    "dub-ruby": (256, 128, 0, 36),
    "k8s-py": (768, 0, 0, 0),
    "novu-go": (437, 100, 42, 0),
    "novu-java": (502, 115, 0, 58),
    "novu-py": (615, 133, 64, 0),
    "novu-ts": (759, 163, 78, 0),
    "ory-java": (356, 128, 7, 0),
}


@pytest.fixture(scope="session")
def compiled(name: str, corpora: Corpora) -> Iterator[Compiled]:
    done = corpora.first_run(name)
    assert done.returncode == 0, done.stdout
    with imported(corpora.package(name)) as module:
        yield Compiled(module, corpora.reading(name)[0], corpora.package(name))


# What is read


def test_nothing_is_found_that_is_not_expected(name: str, corpora: Corpora) -> None:
    done = corpora.first_run(name)
    assert done.returncode == 0, done.stdout
    # Equal findings are one block.
    printed = re.findall(r"^\S.* \[([a-z-]+)\]$", done.stdout, re.MULTILINE)
    assert {*printed} == SHOWN[name].keys()
    _, found, _ = corpora.reading(name)
    shown = [f for f in found if f.severity is not Severity.NOTE]
    assert Counter(f.code for f in shown) == SHOWN[name]


def test_what_is_found_is_true(name: str, corpora: Corpora) -> None:
    """As far as the words of a message can be compared with the documents."""
    reading, found, _ = corpora.reading(name)
    identities = [d.identity for d in reading.schema.definitions.values()]
    titles = Counter(identity.name for identity in identities)
    untrue = []
    for finding in found:
        quoted = re.findall("`([^`]+)`", finding.message)
        match finding.code:
            case "renamed-class":
                is_taken = titles[quoted[0]] > 1
                true = keyword.iskeyword(quoted[0]) or hasattr(typing, quoted[0])
                if is_taken:
                    true = quoted[2] in reading.schema.definitions
            case "renamed-field" | "renamed-member":
                # `From` is `from_` too, and `__pydantic_extra__` loses its underscores.
                wanted, given = quoted[0].lower(), quoted[1].lower()
                bare = wanted.strip("_")
                true = given in (f"{wanted}_", bare, f"{bare}_")
            case "renamed-module":
                # A folder, which is a package, or a module of the library has the name.
                folders = "/".join(identity.namespace for identity in identities)
                is_library = quoted[0].casefold() in sys.stdlib_module_names
                true = is_library or quoted[0] in folders.split("/")
            case "ambiguous-union":
                true = quoted[0] in titles and quoted[1] in titles
            case "unknown-member":
                true = quoted[0] not in titles
            case "no-required-column":
                true = "Required" not in finding.span.text
            case "repaired-row" | "wire-case-mismatch" | "off-the-wire" | "not-a-spec":
                true = True
            case "unknown-null":
                fields = (
                    f for d in reading.schema.definitions.values() for f in _fields(d)
                )
                true = any(field.nullable is None for field in fields)
            case "operations-page":
                true = "HTTP request" in finding.span.file.text
            case "merged-union":
                members = finding.message.rpartition(" as ")[2].split(" or ")
                true = all(m in titles or m.endswith(" others") for m in members)
            case "guessed-wire-names":
                true = len(split_words(finding.span.text.strip("*"))) > 1
            case _:
                true = False
        if not true:
            untrue.append(finding.message.partition(":")[0])
    assert untrue == []


def _fields(definition: Definition) -> tuple[Field, ...]:
    return definition.fields if isinstance(definition, ObjectDef) else ()


def test_no_page_is_lost(name: str, corpora: Corpora) -> None:
    reading, found, sources = corpora.reading(name)
    read = {d.identity.span.file.path for d in reading.schema.definitions.values()}
    skipped = ("not-a-spec", "operations-page")
    noted = {f.span.file.path for f in found if f.code in skipped}
    assert read.isdisjoint(noted)
    assert read | noted == {source.path for source in sources}
    kinds = Counter(map(type, reading.schema.definitions.values()))
    order = (ObjectDef, EnumDef, UnionDef, OpaqueDef)
    assert tuple(kinds[kind] for kind in order) == COUNTS[name]


def test_every_row_is_read_and_nothing_else(name: str, corpora: Corpora) -> None:
    reading, _, sources = corpora.reading(name)
    definitions = reading.schema.definitions.values()
    # The table of a merged union lists the fields of its members again.
    unions = {d.identity.span.file.path for d in definitions if isinstance(d, UnionDef)}
    rows = {
        (source.path, *row)
        for source in sources
        if source.path not in unions and " | HTTP request | " not in source.text
        for row in printed_rows(source.text)
    }
    fields = {
        (f.span.file.path, f.span.begin[0], f.doc_name)
        for d in reading.schema.definitions.values()
        if isinstance(d, ObjectDef)
        for f in d.fields
    }
    members = {
        (m.span.file.path, m.span.begin[0], m.name)
        for d in reading.schema.definitions.values()
        if isinstance(d, EnumDef)
        for m in d.members
        if m.name is not None
    }
    assert fields | members == rows
    assert len(fields) > 1700


HEADER = re.compile(r"\|? *(Field|Name) +\| *(Type|Value) +\|")
NAME = re.compile(r"\|? *(?:~~)?(?:`+ ?(.+?) ?`+|\*\*(.+?)\*\*|(\w+))(?:~~)? *\|")
LISTED = re.compile(r"\* `(.+)` \(value: `.*`\)")


def printed_rows(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each row of a table of fields or values."""
    inside = False
    for number, line in enumerate(text.split("\n"), start=1):
        if HEADER.match(line):
            inside = True
        elif inside and line.startswith(("|", "**")):
            if not line.startswith(("| -", "|-")):
                found = NAME.match(line)
                assert found, line
                yield number, next(name for name in found.groups() if name)
        elif not line.startswith("------"):
            inside = False
            if listed := LISTED.fullmatch(line):
                yield number, listed[1]


# What is made


def test_every_module_and_name_can_be_imported(compiled: Compiled) -> None:
    name = compiled.package.__name__
    for info in pkgutil.walk_packages([str(compiled.folder)], f"{name}."):
        importlib.import_module(info.name)
    for exported in compiled.package.__all__:
        assert getattr(compiled.package, exported) is not None


def test_type_hints(compiled: Compiled) -> None:
    for id_ in object_ids(compiled.schema):
        names = compiled.reading.names["python"].attributes[id_]
        assert tuple(get_type_hints(compiled.cls(id_))) == names


def test_the_docs_say_the_same(name: str, corpora: Corpora) -> None:
    assert corpora.first_run(name).returncode == 0
    report = Report()
    docs = read_specs(corpora.package(name) / "docs", report)
    again = read_schema(docs, DIALECTS["gen"], report).schema
    wanted = corpora.reading(name)[0].schema
    assert list(again.definitions) == list(wanted.definitions)
    for id_, definition in wanted.definitions.items():
        assert again.definitions[id_] == definition
    assert {f.code for f in report if f.severity is Severity.ERROR} == set()


def test_every_model(compiled: Compiled) -> None:
    """Round trips, and one thing wrong: a key that is missing, a value of a wrong type."""
    documents = Documents(compiled.schema)
    ids = object_ids(compiled.schema)
    done = sum((check_model(compiled, documents, id_) for id_ in ids), Counter[str]())
    assert done["refused"] > 2 * len(ids)
    assert done["exact"] > 2 * done["ambiguous"]


def check_model(compiled: Compiled, documents: Documents, id_: str) -> Counter[str]:
    """Check the model ``id_``; return how many documents it took and refused."""
    type_, cls, done = Ref(id_), compiled.cls(id_), Counter[str]()

    @given(data=st.data())
    @few
    def check(data: st.DataObject) -> None:
        document = data.draw(documents.definition(id_))
        assume(not has_new_tags(compiled.schema, type_, document))
        value = cls.from_dict(document)
        if is_ambiguous(compiled.schema, type_, document):
            done["ambiguous"] += 1
            assert cls.from_dict(value.to_dict()) == value
            return
        done["exact"] += 1
        assert value == construct(compiled, type_, document)
        assert value.to_dict() == document
        assert cls.from_json(value.to_json()) == value
        for find in (removals, replacements):
            found = list(find(compiled.schema, type_, document))
            if found:
                mutation = data.draw(st.sampled_from(found))
                wrong = mutation.apply(document)
                assert problems(compiled, cls, wrong) == [mutation.path]
                done["refused"] += 1

    check()
    return done


def problems(compiled: Compiled, type_: Any, document: Any) -> list[str]:
    """Return the path of each problem of ``document``, none if it is taken."""
    try:
        compiled.package.decode(type_, document)
    except compiled.package.DecodeError as error:
        return [problem.path for problem in error.errors]
    return []


def test_every_union_and_opaque_page(compiled: Compiled) -> None:
    documents = Documents(compiled.schema)
    definitions = compiled.schema.definitions
    for id_, definition in definitions.items():
        if isinstance(definition, UnionDef | OpaqueDef):
            check_alias(compiled, documents, id_)


def check_alias(compiled: Compiled, documents: Documents, id_: str) -> None:
    decode, encode = compiled.package.decode, compiled.package.encode
    type_: Type = Ref(id_)
    alias = compiled.cls(id_)

    @given(data=st.data())
    @few
    def check(data: st.DataObject) -> None:
        document = data.draw(documents.definition(id_))
        assume(not has_new_tags(compiled.schema, type_, document))
        value = decode(alias, document)
        if is_ambiguous(compiled.schema, type_, document):
            assert decode(alias, encode(value)) == value
            return
        assert value == construct(compiled, type_, document)
        assert encode(value) == document
        found = list(replacements(compiled.schema, type_, document))
        if found:
            wrong = data.draw(st.sampled_from(found)).apply(document)
            assert problems(compiled, alias, wrong) == [""]

    check()


# All of them at once


def test_the_documents_are_read_as_the_sdks_have_them(corpora: Corpora) -> None:
    done = corpora.check("score")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("tool", [*CHECKS, STRICT])
def test_tools_find_nothing(tool: str, corpora: Corpora) -> None:
    done = corpora.check(tool)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"[-3000:]


def test_a_second_run_writes_nothing(corpora: Corpora) -> None:
    for name in NAMES:
        assert corpora.first_run(name).returncode == 0
        checked, run = corpora.later_runs(name)
        assert (checked.returncode, run.returncode) == (0, 0), checked.stdout
        assert not re.search("^would ", checked.stdout, re.MULTILINE)
        first_run_ended = corpora.mark(name).stat().st_mtime_ns
        for file in files(corpora.package(name)):
            assert file.stat().st_mtime_ns <= first_run_ended, file


def test_all_corpora_are_tested(corpora: Corpora) -> None:
    names = {path.name for path in corpora.folder.iterdir() if (path / "docs").is_dir()}
    assert names == COUNTS.keys() == SHOWN.keys()
