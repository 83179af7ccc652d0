"""Words of names, and names in the cases of JSON keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.text.casing import WIRE_CASES, apply_case, split_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("environmentId", "environment id"),
        ("EnvironmentID", "environment id"),
        ("environment_id", "environment id"),
        ("ENVIRONMENT_ID", "environment id"),
        ("Environment-Id", "environment id"),
        ("environment  id", "environment id"),
        ("__environment__id__", "environment id"),
        ("DNSConfig", "dns config"),
        ("HTTPStatusCode", "http status code"),
        ("APIID", "api id"),
        ("APIIDs", "api ids"),
        ("EnvironmentIDs", "environment ids"),
        ("IDsByName", "ids by name"),
        ("APIKeyID", "api key id"),
        ("HTTPSURL", "https url"),
        ("UUID", "uuid"),
        ("GUID", "guid"),
        ("KEYID", "keyid"),
        ("isOK", "is ok"),
        ("oauth2Token", "oauth2 token"),
        ("Address1", "address1"),
        ("address_1", "address 1"),
        ("S3Bucket", "s3 bucket"),
        ("m2mTokens", "m2m tokens"),
        ("sha256Hash", "sha256 hash"),
        ("naïveÜber", "naïveüber"),
        ("x", "x"),
        ("date_", "date"),
        # No identifier of any language, so the document prints the key itself.
        ("page[size]", ""),
        (".metadata", ""),
        ("ui:label", ""),
        ("integration.name", ""),
        ("@type", ""),
        ("$ref", ""),
        ("__", ""),
        ("", ""),
    ],
)
def test_words(name: str, words: str) -> None:
    assert " ".join(split_words(name)) == words


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (
            "EnvironmentID",
            "EnvironmentID environmentId environment_id environment-id EnvironmentId",
        ),
        ("date_", "date_ date date date Date"),
        ("_id", "_id _id _id _id _Id"),
        ("__v", "__v __v __v __v __V"),
        ("first-name", "first-name firstName first_name first-name FirstName"),
        ("address_1", "address_1 address1 address_1 address-1 Address1"),
        ("page[size]", "page[size] page[size] page[size] page[size] page[size]"),
        ("___", "___ ___ ___ ___ ___"),
    ],
)
def test_cases(name: str, keys: str) -> None:
    assert [apply_case(name, case) for case in WIRE_CASES] == keys.split()


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["id", "api", "dns", "url", "sha256", "oauth2"]),
        st.from_regex("[a-z]{2,6}[0-9]{0,2}", fullmatch=True),
    ),
    min_size=1,
    max_size=4,
)
MADE = st.sampled_from(WIRE_CASES[1:])


@given(WORDS, MADE)
def test_words_survive_every_case(words: list[str], case: str) -> None:
    name = apply_case("_".join(words), case)
    assert list(split_words(name)) == words


@given(WORDS, MADE, MADE)
def test_a_case_undoes_another(words: list[str], first: str, second: str) -> None:
    name = "_".join(words)
    twice = apply_case(apply_case(name, first), second)
    assert twice == apply_case(name, second)


@given(st.text(max_size=12))
def test_any_name_has_a_key(name: str) -> None:
    for case in WIRE_CASES:
        assert bool(apply_case(name, case)) is bool(name)
    assert apply_case(name, "as-written") == name


def test_the_table_in_the_documents_is_true() -> None:
    text = (Path(__file__).parents[2] / "docs/specs.md").read_text("utf-8")
    table = re.search(r"^\| `wire-case` .*\n(?:\|.*\n)+", text, re.MULTILINE)
    assert table
    head, _, *rows = table[0].splitlines()
    names = re.findall("`(.*?)`", head)[1:]
    assert [re.findall("`(.*?)`", row) for row in rows] == [
        [case, *(apply_case(name, case) for name in names)] for case in WIRE_CASES
    ]
