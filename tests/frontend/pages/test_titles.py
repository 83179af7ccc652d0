"""Headings of documents written by hand, and the names of models that come of them."""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import pytest

from generator.frontend.pages.headings.titles import model_name, read_title


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
        ("`Lamp` (data class)", "Lamp"),
        ("LampShade: what is around it", "LampShade"),
        ("lamp_parts — all of them", "lamp_parts"),
        ("1. **lamps** - All lamps", "lamps"),
        ("`Lamp(Thing)`", "Lamp"),
        ("POST /lamps — adds a lamp", "POST /lamps"),
        ("`GET` - reads", "GET - reads"),
        ("lamps（灯具）", "lamps"),
        ("灯具（LampPart）", "LampPart"),
        ("灯具（管理）", "灯具（管理）"),
        ("Table `lamps`", "lamps"),
        ("Table: lamps (all)", "lamps"),
        ("Neue Tabelle `lamps` — im Keller", "lamps"),
        ("Таблица lamps", "lamps"),
        ("`lamps` table", "lamps"),
        ("lamps 表", "lamps"),
        ("Collection details", "Collection details"),
        ("💡 Lamp", "Lamp"),
        ("Resource: Lamp", "Lamp"),
        ("Event `lamp.lit`", "lamp.lit"),
        ("Event Log", "Event Log"),
        ("`POST /lamps` (JSON)", "POST /lamps"),
        ("**3\\. Lamp**", "Lamp"),
        ("lamp 资源类型", "lamp"),
        ("Objeto `Lamp`", "Lamp"),
        ("Bulbs ([Bulb](#bulb))", "Bulbs"),
        ("Lamps and shades (all)", "Lamps and shades (all)"),
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
        (["Lamp", "Field Reference"], "Lamp"),
        (["Lamp", "Properties (latest: v2)"], "Lamp"),
        (["GET /lamps", "Success Response"], "GET /lamps Response"),
        (["GET /lamps", "Response (404)"], "GET /lamps Response 404"),
        (["GET /lamps", "Response 200"], "GET /lamps Response 200"),
        (["GET /lamps", "クエリパラメータ"], "GET /lamps クエリ パラメータ"),
        (["GET /lamps", "レスポンス（成功）"], "GET /lamps レスポンス"),
        (["查询灯具", "请求参数"], "查询灯具 请求参数"),
        (["查询灯具", "字段说明"], "查询灯具"),
        (["GET /lamps", "요청 필드"], "GET /lamps 요청"),
        (["GET /lamps", "Parámetros de consulta"], "GET /lamps Parámetros consulta"),
        (["Lampe", "Feld-Definitionen"], "Lampe"),
        (["Lampe", "Anfrageparameter"], "Lampe Anfrage"),
        (["Lampada", "Campos da resposta"], "Lampada resposta"),
        (["Lampe", "Champs"], "Lampe"),
        (["Лампа", "Поля ответа"], "Лампа ответа"),
        ([], "the file"),
        (["GET /lamps", "Response `200 OK`"], "GET /lamps Response 200"),
        (["GET /lamps", "Response 404 Not Found"], "GET /lamps Response 404"),
        (["GET /lamps", "Response 201 Lamp"], "Response 201 Lamp"),
        (["GET /lamps", "Response body `Lamp`"], "Lamp"),
        (["GET /lamps", "Response 200 (`LampPart`)"], "LampPart"),
        (["GET /lamps", "Corps de la réponse : `Lamp`"], "Lamp"),
        (["GET /lamps", "Response `Array`"], "Response Array"),
        (["GET /lamps", "Response `JSON`"], "GET /lamps Response JSON"),
    ],
)
def test_names_of_models(headings: list[str], name: str) -> None:
    titles = [read_title(heading) for heading in headings]
    assert model_name(titles, "the file") == name
