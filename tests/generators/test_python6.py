"""Pages of the Python generators 6.0 to 6.5, whose inner models stand further down."""

from __future__ import annotations

from described import lines

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.source import SourceFile

INFO = "## Model Type Info\nInput Type | Accessed Type | Description | Notes\n--- | --- | --- | ---\n"
KEYS = "### Dictionary Keys\nKey | Input Type | Accessed Type | Description | Notes\n--- | --- | --- | --- | ---\n"
PARTS = "Class Name | Input Type | Accessed Type | Description | Notes\n--- | --- | --- | --- | ---\n"
LIST = f"{INFO}list, tuple,  | tuple,  |  | \n\n### Tuple Items\n{PARTS}"
DICT = f"{INFO}dict, frozendict.frozendict,  | frozendict.frozendict,  |  | \n\n"
ANY = (
    "dict, frozendict.frozendict, str, date, datetime, uuid.UUID, int, float, decimal.Decimal, "
    "bool, None, list, tuple, bytes, io.FileIO, io.BufferedReader, "
)
COMPOSED = f"{INFO}{ANY} | frozendict.frozendict, str,  |  | \n\n### Composed Schemas (allOf/anyOf/oneOf/not)\n"


def said(page: str, **others: str) -> dict[str, str]:
    sources = [
        SourceFile(f"{name}.md", f"# shop.model.{name.lower()}.{name}\n\n{text}")
        for name, text in {"Till": page, **others}.items()
    ]
    return dict(lines(read_schema(sources, None, Report()).schema))


def test_lists_in_lists_and_in_maps() -> None:
    page = (
        f"{DICT}{KEYS}"
        "**[grid](#grid)** | list, tuple,  | tuple,  |  | \n"
        "**[names](#names)** | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | [optional] \n"
        "**[coins](#coins)** | list, tuple,  | tuple,  |  | [optional] \n\n"
        f"# grid\n\n{LIST}[items](#items) | list, tuple,  | tuple,  |  | \n\n"
        f"# items\n\n{LIST}items | decimal.Decimal, int,  | decimal.Decimal,  |  | \n\n"
        f"# names\n\n{DICT}{KEYS}**[any_string_name](#any_string_name)** | list, tuple,  | tuple,  | any | [optional] \n\n"
        f"# any_string_name\n\n{LIST}items | str,  | str,  |  | \n\n"
        f"# coins\n\n{LIST}[items](#items) | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | \n\n"
        f"# items\n\n{DICT}{KEYS}**worth** | decimal.Decimal, int,  | decimal.Decimal,  |  | \n"
    )
    assert said(page) == {
        "till": "object",
        "till.grid": "list of list of int, required",
        "till.names": "map of list of str, optional",
        "till.coins": "list of tillcoinsitem, optional",
        "tillcoinsitem": "object",
        "tillcoinsitem.worth": "int, required",
    }


def test_an_object_of_all_of_others() -> None:
    page = (
        f"{COMPOSED}#### allOf\n{PARTS}"
        "[Coin](Coin.md) | [**Coin**](Coin.md) | [**Coin**](Coin.md) |  | \n"
        "[all_of_1](#all_of_1) | dict, frozendict.frozendict,  | frozendict.frozendict,  |  | \n\n"
        f"# all_of_1\n\n{DICT}{KEYS}**open** | bool,  | BoolClass,  |  | [optional] \n"
    )
    coin = f"{DICT}{KEYS}**worth** | decimal.Decimal, int,  | decimal.Decimal,  |  | \n"
    read = said(page, Coin=coin)
    assert read["till.worth"] == "int, required"
    assert read["till.open"] == "bool, optional"


def test_a_field_of_one_of_several() -> None:
    page = (
        f"{DICT}{KEYS}"
        f"**[either](#either)** | {ANY} | frozendict.frozendict, str,  |  | [optional] \n"
        f"**[coin](#coin)** | {ANY} | frozendict.frozendict, str,  |  | \n\n"
        f"# either\n\n{COMPOSED}#### oneOf\n{PARTS}"
        "[Coin](Coin.md) | [**Coin**](Coin.md) | [**Coin**](Coin.md) |  | \n"
        "[one_of_1](#one_of_1) | str,  | str,  |  | \n\n"
        f"# one_of_1\n\n{INFO}str,  | str,  |  | \n\n"
        f"# coin\n\n{COMPOSED}#### allOf\n{PARTS}"
        "[Coin](Coin.md) | [**Coin**](Coin.md) | [**Coin**](Coin.md) |  | \n"
    )
    coin = f"{DICT}{KEYS}**worth** | decimal.Decimal, int,  | decimal.Decimal,  |  | \n"
    read = said(page, Coin=coin)
    assert read["till.either"] == "coin or str, optional"
    assert read["till.coin"] == "coin, required"


def test_a_date_without_quotes_is_a_default() -> None:
    page = (
        f"{DICT}{KEYS}**day** | str, date,  | str,  |  | [optional] if omitted the server will use "
        "the default value of 2020-01-31value must conform to RFC-3339 full-date YYYY-MM-DD\n"
    )
    assert said(page)["till.day"] == "date, optional, default '2020-01-31'"
