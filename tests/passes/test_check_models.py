"""Settings that the kind of classes cannot hold: a warning where they are made."""

from __future__ import annotations

import pytest
from spec_package import model

from generator.compiler import read_schema
from generator.config import Config
from generator.config.read import read_config
from generator.config.table import SETTINGS
from generator.config.targets import MODELS, UNSUPPORTED
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

PAGE = SourceFile("Leaf.md", model("Leaf", {"size": "*long*"}))


def found(config: Config) -> list[tuple[str, str]]:
    report = Report()
    read_schema([PAGE], None, report, config=config)
    return [(str(f.span), f.message) for f in report if f.code == "unsupported-setting"]


def configured(text: str) -> Config:
    return read_config(SourceFile("gen.toml", text), sorted(DIALECTS), Report()).common


def test_a_setting_without_a_part_is_shown_where_it_is_made() -> None:
    [(place, message)] = found(configured('models = "pydantic"\norder = true\n'))
    assert place == "gen.toml:2:1"
    assert message == '`order` has no effect with models = "pydantic"'


def test_an_option_is_shown_by_its_name() -> None:
    config = Config().with_options({"models": "typeddict", "frozen": True})
    assert [place for place, _ in found(config)] == ["--frozen:1:1"]


@pytest.mark.parametrize(
    "text",
    [
        "order = true",
        'models = "pydantic"\norder = false',
        'models = "pydantic"\nfrozen = true\nunknown-fields = "keep"',
    ],
    ids=["dataclasses", "as it is anyway", "what it has a part in"],
)
def test_other_settings_are_held(text: str) -> None:
    assert found(configured(text)) == []


def test_the_table_names_what_there_is() -> None:
    assert UNSUPPORTED.keys() <= {*MODELS}
    for settings in UNSUPPORTED.values():
        assert settings.keys() <= SETTINGS.keys()


def test_a_key_that_no_struct_can_have_is_shown() -> None:
    page = '# Depot\n\n| Name | Type | JSON |\n| --- | --- | --- |\n| id | string | `a"b` |\n'
    report = Report()
    config = Config(models="msgspec")
    read_schema([SourceFile("Depot.md", page)], None, report, config=config)
    [found] = [f for f in report if f.code == "unsupported-keys"]
    assert "`Depot.id`" in found.message


def test_other_keys_that_are_lost_are_shown() -> None:
    page = "# Depot\n\n| Name | Type |\n| --- | --- |\n| id | string |\n| any other key | integer |\n"
    for models, expected in (("msgspec", ["Depot.md:6:3"]), ("pydantic", [])):
        report = Report()
        config = Config(models=models)
        read_schema([SourceFile("Depot.md", page)], None, report, config=config)
        lost = [str(f.span) for f in report if f.code == "unsupported-keys"]
        assert lost == expected
