"""Generated dataclasses in a FastAPI application, as they are: requests, responses, errors, docs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from spec_package import spec_package

fastapi = pytest.importorskip("fastapi")
httpx = pytest.importorskip("httpx")
uvicorn = pytest.importorskip("uvicorn")
openapi_spec_validator = pytest.importorskip("openapi_spec_validator")

SPECS = {
    "Order.md": "# Order\n\n"
    "| Name | Type | Required | Constraints | Default | JSON |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| customer id | integer | yes | | | customerId |\n"
    "| lines | list of [Line](Line.md) | yes | 1..3 items | | |\n"
    "| note | string or null | no | | | |\n"
    "| kind | string | no | | web | |\n"
    "| replaces | [Order](Order.md) | no | | | |\n",
    "Line.md": "# Line\n\n| Name | Type | Required | Constraints |\n"
    "| --- | --- | --- | --- |\n"
    "| sku | string | yes | pattern `^[A-Z]+$` |\n"
    "| count | integer | yes | min 1 |\n"
    "| day | date | no | |\n",
}
LINE = {"sku": "AB", "count": 2}
ORDER = {"customerId": 1, "lines": [LINE]}


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Yield a client of an application that sends back what it gets, over HTTP."""
    with spec_package(SPECS, "plain") as compiled:
        order = compiled.cls("Order")
        app = fastapi.FastAPI()

        def echo(body: Any) -> Any:
            assert isinstance(body, order)
            return body

        echo.__annotations__ = {"body": order, "return": order}
        app.post("/orders")(echo)
        config = uvicorn.Config(app, port=0, log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
                yield http
        finally:
            server.should_exit = True
            thread.join()


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (ORDER, {**ORDER, "kind": "web"}),
        ({**ORDER, "note": None, "kind": "x"}, {**ORDER, "note": None, "kind": "x"}),
        (
            {**ORDER, "replaces": ORDER, "lines": [{**LINE, "day": "2026-01-02"}]},
            {
                **ORDER,
                "replaces": {**ORDER, "kind": "web"},
                "lines": [{**LINE, "day": "2026-01-02"}],
                "kind": "web",
            },
        ),
    ],
    ids=["defaults", "null", "nested"],
)
def test_documented_keys_go_both_ways(client: Any, body: Any, answer: Any) -> None:
    response = client.post("/orders", json=body)
    assert response.status_code == 200, response.text
    assert response.json() == answer


@pytest.mark.parametrize(
    ("body", "locs"),
    [
        ({"lines": [LINE]}, [["body", "customerId"]]),
        ({**ORDER, "customer_id": 1, "customerId": "1"}, [["body", "customerId"]]),
        (
            {"customerId": 1, "lines": [{"sku": "a", "count": 0}]},
            [["body", "lines", 0, "sku"], ["body", "lines", 0, "count"]],
        ),
        ({**ORDER, "lines": []}, [["body", "lines"]]),
        ({**ORDER, "replaces": {"lines": 3}}, [["body", "replaces", "customerId"]]),
        ([], [["body"]]),
    ],
)
def test_every_problem_is_an_error_with_its_place(
    client: Any, body: Any, locs: list[Any]
) -> None:
    response = client.post("/orders", json=body)
    assert response.status_code == 422
    found = [error["loc"] for error in response.json()["detail"]]
    assert found[: len(locs)] == locs


def test_the_value_of_an_error_is_the_one_at_its_place(client: Any) -> None:
    response = client.post("/orders", json={**ORDER, "lines": [{**LINE, "count": 0}]})
    [error] = response.json()["detail"]
    assert error["input"] == 0
    assert error["type"] == "decode_error"


def test_openapi_says_the_documented_keys_and_rules(client: Any) -> None:
    document = client.get("/openapi.json").json()
    openapi_spec_validator.validate(document)
    schemas = document["components"]["schemas"]
    # FastAPI has a schema for each direction where a class refers to itself.
    order, line = schemas["Order-Input"], schemas["Line"]
    assert order["required"] == ["customerId", "lines"]
    assert {*order["properties"]} == {"customerId", "lines", "note", "kind", "replaces"}
    lines = order["properties"]["lines"]
    assert lines["items"] == {"$ref": "#/components/schemas/Line"}
    assert (lines["minItems"], lines["maxItems"]) == (1, 3)
    assert order["properties"]["kind"]["default"] == "web"
    assert line["properties"]["count"]["minimum"] == 1
    assert line["properties"]["sku"]["pattern"] == "^[A-Z]+$"
    reference, _ = order["properties"]["replaces"]["anyOf"]
    assert reference == {"$ref": "#/components/schemas/Order-Input"}
