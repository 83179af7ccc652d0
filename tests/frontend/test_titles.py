"""Headings of documents written by hand, and the names of models that come of them."""

from __future__ import annotations

import pytest

from generator.frontend.pages.titles import model_name, read_title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Lamp", "Lamp"),
        ("4.2 Lamp", "Lamp"),
        ("4.2. Lamp", "Lamp"),
        ("(3) Lamp", "Lamp"),
        ("A.1 Lamp", "Lamp"),
        ("Lamp (4)", "Lamp"),
        ("Lamp {#lamp}", "Lamp"),
        ("Lamp [#lamp]", "Lamp"),
        ('<a name="x"></a>Lamp', "Lamp"),
        ("Lamp *class*", "Lamp"),
        ("`enum` Lamp", "Lamp"),
        ("class Lamp", "Lamp"),
        ("lamp object", "lamp"),
        ("lamp resource type", "lamp"),
        ("lamp.json *(added in v1.1)*", "lamp.json"),
        ("Lamp Object", "Lamp Object"),
        ("New lamp (TRADE)", "New lamp (TRADE)"),
        ("Lamp type", "Lamp type"),
        ("3", "3"),
    ],
)
def test_decoration(heading: str, title: str) -> None:
    assert read_title(heading).text == title


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        (["Lamp"], "Lamp"),
        (["Lamp", "Properties"], "Lamp"),
        (["Lamp", "Fixed Fields", "Common fields"], "Lamp"),
        (["Create a lamp", "Request"], "Create a lamp Request"),
        (["Create a lamp", "Request Parameters"], "Create a lamp Request"),
        (["Create a lamp", "Response", "Body"], "Create a lamp Response Body"),
        (["Lamps", "Path Parameters"], "Lamps Path Parameters"),
        (["Lamp spec", "Spec fields"], "Lamp spec fields"),
        (["Lamp", "Fields for use with X"], "Lamp Fields for use with X"),
        (["Lamps", "Output"], "Output"),
        (["Lamp", "Possible values"], "Lamp"),
        (["Properties"], "the file"),
        ([], "the file"),
    ],
)
def test_names_of_models(headings: list[str], name: str) -> None:
    titles = [read_title(heading) for heading in headings]
    assert model_name(titles, "the file") == name
