"""Tables of tools whose documents are read by the rules for tables written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from described import lines

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.constraints import Constraint
from generator.ir.schema import ObjectDef, Schema
from generator.source import SourceFile


def read(text: str) -> tuple[Schema, dict[str, str], list[str]]:
    report = Report()
    file = SourceFile("a.md", text)
    schema = read_schema([file], DIALECTS["plain"], report).schema
    found = [each.code for each in report if each.code != "no-required-column"]
    return schema, dict(lines(schema)), found


def constraints(schema: Schema, model: str) -> Mapping[str, list[str]]:
    """Return the constraints of each field, as text: ``Minimum 1``."""
    definition = schema.definitions[model]
    assert isinstance(definition, ObjectDef)
    return {
        f.wire_name: [" ".join(_said(each)) for each in f.constraints]
        for f in definition.fields
        if f.constraints
    }


def _said(constraint: Constraint) -> Iterator[str]:
    yield type(constraint).__name__
    for name in ("value", "minimum", "maximum"):
        if (limit := getattr(constraint, name, None)) is not None:
            yield str(limit)


JSONSCHEMA_MARKDOWN = """# Kettle

What boils.

### Type: `object`

| Property | Type | Required | Possible values | Deprecated | Default | Description |
| -------- | ---- | -------- | --------------- | ---------- | ------- | ----------- |
| mood | `string` |  | `calm` `angry` |  | `"calm"` | How it feels. |
| kind | `const` | ✅ | `KETTLE` |  |  |  |
| tone | `None` |  | `LOW` `HIGH` |  |  |  |
| since | `string` | ✅ | Format: [`date`](https://a.example/#formats) |  |  |  |
| litres | `number` |  | `1 <= x ` |  |  |  |
| holes | `integer` |  | `1 <= x <= 9` |  |  |  |
| code | `string` | ✅ | Length: `string >= 2` |  |  |  |
| label | `string` | ✅ | Length: `2 <= string <= 10` |  |  |  |
| lid | `object` |  | [Lid](#lid) |  |  | On top. |
| hues | `array` |  | [Hue](#hue) |  |  |  |
| word | `string` |  | [Word](#word) |  |  |  |

---

# Definitions

## Hue

#### Type: `string`

**Possible Values:** `red` or `green`

## Word

#### Type: `string`

## Lid

#### Type: `object`

| Property | Type | Required | Possible values | Deprecated | Default | Description |
| -------- | ---- | -------- | --------------- | ---------- | ------- | ----------- |
| knob | `boolean` | ✅ | boolean |  |  |  |
"""


def test_jsonschema_markdown() -> None:
    schema, found, diagnostics = read(JSONSCHEMA_MARKDOWN)
    assert found == {
        "kettle": "object",
        "kettle.mood": "'calm' or 'angry', optional, default 'calm'",
        "kettle.kind": "'KETTLE', required",
        "kettle.tone": "'LOW' or 'HIGH', optional",
        "kettle.since": "date, required",
        "kettle.litres": "number, optional",
        "kettle.holes": "int, optional",
        "kettle.code": "str, required",
        "kettle.label": "str, required",
        "kettle.lid": "lid, optional",
        "kettle.hues": "list of hue, optional",
        "kettle.word": "str, optional",
        "lid": "object",
        "lid.knob": "bool, required",
        "word": "union of str",
    }
    assert diagnostics == []
    assert constraints(schema, "Kettle") == {
        "litres": ["Minimum 1"],
        "holes": ["Minimum 1", "Maximum 9"],
        "code": ["Length 2"],
        "label": ["Length 2 10"],
    }


WETZEL = """
---------------------------------------
<a name="reference-bufferview"></a>
### Kettle Shape

**`Kettle Shape` Properties**

|   |Type|Description|Required|
|---|---|---|---|
|**litres**|`integer`|How much.|No, default: `0`|
|**holes**|`number` `[16]`|| &#x2705; Yes|
|**lids**|[`lid`](#reference-lid) `[1-*]`||No|

---------------------------------------
<a name="reference-lid"></a>
### Lid

**`Lid` Properties**

|   |Type|Description|Required|
|---|---|---|---|
|**knob**|`boolean`|| &#10003; Yes|
"""


def test_wetzel() -> None:
    assert read(WETZEL)[1:] == (
        {
            "kettleshape": "object",
            "kettleshape.litres": "int, optional",
            "kettleshape.holes": "list of number, required",
            "kettleshape.lids": "list of lid, optional",
            "lid": "object",
            "lid.knob": "bool, required",
        },
        [],
    )


ZOD2MD = """# Data

## Kettle

_Object containing the following properties:_

| Property       | Description | Type                 |
| :------------- | :---------- | :------------------- |
| **`id`** (\\*) | Its number. | `string`             |
| `lids`         |             | _Array of [Lid](#lid) items_ |
| `dish`         |             | [Dish](#dish) |

_(\\*) Required._

## Dish

_Union of the following possible types:_

- [Lid](#lid)
- [Kettle](#kettle)

## Size

_Object containing the following properties:_

| Property | Type     |
| :------- | :------- |
| `width`  | `number` |

_All properties are optional._

## Lid

_Object containing the following properties:_

| Property         | Type      |
| :--------------- | :-------- |
| **`knob`** (\\*) | `boolean` |
"""


def test_zod2md() -> None:
    assert read(ZOD2MD)[1:] == (
        {
            "kettle": "object",
            "kettle.id": "str, required",
            "kettle.lids": "list of lid, optional",
            "kettle.dish": "dish, optional",
            "dish": "union of kettle, lid",
            "size": "object",
            "size.width": "number, optional",
            "lid": "object",
            "lid.knob": "bool, required",
        },
        [],
    )


PROTODOC = """# API reference

##### message `ResponseHeader` (api/kettle.proto)

| Field | Description | Type |
| ----- | ----------- | ---- |
| id | Its number. | uint64 |

##### message `BoilResponse` (api/kettle.proto)

| Field | Description | Type |
| ----- | ----------- | ---- |
| header |  | ResponseHeader |
| lids | | (slice of) string |
| others | | (slice of) kettlepb.ResponseHeader |
"""


def test_protodoc() -> None:
    assert read(PROTODOC)[1:] == (
        {
            "responseheader": "object",
            "responseheader.id": "int, required",
            "boilresponse": "object",
            "boilresponse.header": "responseheader, required",
            "boilresponse.lids": "list of str, required",
            "boilresponse.others": "list of responseheader, required",
        },
        [],
    )


RESOURCE = """# kettle resource type

Namespace: acme.kitchen

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|Edm.String|Its number. Read-only.|
|mood|acme.kitchen.kettleMood|How it feels. The possible values are: `calm`, `angry`, `unknownFutureValue`. Required.|
|lids|[lid](../resources/lid.md) collection|On top.|
|shape|kettleShape|Any of many, like `round`.|
"""


def test_pages_of_resources_list_the_values_of_types_elsewhere() -> None:
    _, found, diagnostics = read(RESOURCE)
    assert found["kettle.id"] == "str, optional, read-only"
    moods = "'calm' or 'angry' or 'unknownFutureValue'"
    assert found["kettle.mood"] == f"{moods}, required"
    assert diagnostics == ["unknown-model", "unknown-model"]


ARM = """### Kettle

| Name | Description | Value |
| ---- | ----------- | ----- |
| name | What it is called. | string (required) |
| tier | How dear. | 'Basic'<br />'Standard' (required) |
| litres | How much. | int<br /><br />Constraints:<br />Min value = 1<br />Max value = 9 |
"""


def test_values_and_constraints_on_lines_of_their_own() -> None:
    schema, found, diagnostics = read(ARM)
    assert found["kettle.tier"] == "'Basic' or 'Standard', required"
    limits = constraints(schema, "Kettle")["litres"]
    assert (limits, diagnostics) == (["Minimum 1", "Maximum 9"], [])


SWAGGER2MARKUP = """<a name="kettle"></a>
### Kettle

|Name|Description|Schema|
|---|---|---|
|**litres**  <br>*required*|How much.  <br>**Minimum value** : `1`  <br>**Maximum value** : `9`|integer|
|**name**  <br>*optional*|**Length** : `1 - 100`|string|
|**code**  <br>*optional*|**Maximal length** : `50`|string|
|**id**  <br>*optional*  <br>*read-only*|Its number.|string (uuid)|

### Boil
```
PUT /kettles
```

#### Parameters

|Type|Name|Description|Schema|
|---|---|---|---|
|**Query**|**minutes**  <br>*optional*|How long.|integer|
|**Body**|**body**  <br>*required*|What.|[Kettle](#kettle)|
"""


def test_swagger2markup() -> None:
    schema, found, diagnostics = read(SWAGGER2MARKUP)
    assert found["kettle.id"] == "uuid, optional, read-only"
    assert found["boil.minutes"] == "int, optional"
    assert found["boil.body"] == "kettle, required"
    assert diagnostics == []
    assert constraints(schema, "Kettle") == {
        "litres": ["Minimum 1", "Maximum 9"],
        "name": ["Length 1 100"],
        "code": ["Length 50"],
    }


GRAPHQL = """## Objects

### Cup

<table>
<thead><tr><th align="left">Field</th><th align="right">Argument</th><th align="left">Type</th>
<th align="left">Description</th></tr></thead>
<tbody>
<tr><td colspan="2" valign="top"><strong>id</strong></td>
<td valign="top"><a href="#id">ID</a>!</td><td></td></tr>
<tr><td colspan="2" valign="top"><strong>old</strong> ⚠️</td>
<td valign="top"><a href="#string">String</a></td>
<td><p>⚠️ <strong>DEPRECATED</strong></p><blockquote>Use id</blockquote></td></tr>
</tbody></table>

## Unions

### Dish

<table><thead><th align="left">Type</th><th align="left">Description</th></thead>
<tbody><tr><td valign="top"><strong><a href="#cup">Cup</a></strong></td><td></td></tr>
<tr><td valign="top"><strong><a href="#plate">Plate</a></strong></td><td></td></tr>
</tbody></table>

### Plate

| Field | Type |
| ----- | ---- |
| round | Boolean! |
"""


def test_graphql() -> None:
    schema, found, diagnostics = read(GRAPHQL)
    assert found["dish"] == "union of cup, plate"
    assert found["cup.old"] == "str, optional"
    cup = schema.definitions["Cup"]
    assert isinstance(cup, ObjectDef)
    assert [field.deprecated for field in cup.fields] == [False, True]
    assert diagnostics == []


REST_HTML = """## Kettle

<table><colgroup><col width="25%"> <col></colgroup><thead><tr><th colspan="2">Fields</th></tr></thead>
<tbody>
<tr><td><code>name</code></td><td><p><code>string</code></p><p>Required. Its name.</p></td></tr>
<tr><td><code>lids[]</code></td><td><p><code>object (<code>Lid</code>)</code></p><p>On top.</p></td></tr>
<tr><td><code>mood</code></td><td><p><code>enum (<code>Mood</code>)</code></p><p>How it feels.</p></td></tr>
<tr><td><code>since</code></td><td><p><code>string (<code>Timestamp</code> format)</code></p>
<p>Output only. When.</p></td></tr>
<tr><td><code>times</code></td><td><p><code>string (int64 format)</code></p><p>How often.</p></td></tr>
<tr><td><code>marks</code></td><td><p><code>map (key: string, value: string)</code></p><p>Any.</p></td></tr>
</tbody></table>

## Lid

| Fields | |
| --- | --- |
| `knob` | `boolean` Optional. Whether there is one. |
| `moods[]` | `enum (`[`Mood`](/v1/kettles#Mood)`)` How it may feel. |

## Mood

| Enums | |
| --- | --- |
| `CALM` | Nothing happens. |
| `ANGRY` | It boils. |
"""


def test_types_in_code_begin_descriptions() -> None:
    schema, found, diagnostics = read(REST_HTML)
    assert found == {
        "kettle": "object",
        "kettle.name": "str, required",
        "kettle.lids": "list of lid, optional",
        "kettle.mood": "mood, optional",
        "kettle.since": "datetime, optional, read-only",
        "kettle.times": "str, optional",
        "kettle.marks": "map of str, optional",
        "lid": "object",
        "lid.knob": "bool, optional",
        "lid.moods": "list of mood, required",
    }
    assert diagnostics == []
    kettle = schema.definitions["Kettle"]
    assert isinstance(kettle, ObjectDef)
    assert kettle.fields[0].doc == "Its name."


JSDOC = """<a name="Kettle"></a>

## Kettle : <code>Object</code>
What boils.

**Kind**: global typedef
**Properties**

| Name | Type | Default | Description |
| --- | --- | --- | --- |
| litres | <code>number</code> |  | How much. |
| [label] | <code>string</code> | <code>&quot;x&quot;</code> | Any. |
| [on] | <code>boolean</code> | <code>true</code> | Whether it boils. |
| [lids] | [<code>Array.&lt;Lid&gt;</code>](#Lid) |  | On top. |
| [marks] | <code>Object.&lt;string, number&gt;</code> |  | By name. |
| [mood] | <code>&#x27;calm&#x27;</code> \\| <code>&#x27;angry&#x27;</code> |  | How it feels. |
| [other] | <code>\\*</code> |  | Anything. |
| [size] | <code>Object</code> |  | How large. |
| [size.width] | <code>number</code> |  | In metres. |

<a name="Lid"></a>

## Lid : <code>Object</code>
**Properties**

| Name | Type |
| --- | --- |
| knob | <code>boolean</code> |
"""


def test_jsdoc_to_markdown() -> None:
    assert read(JSDOC)[1:] == (
        {
            "kettle": "object",
            "kettle.litres": "number, required",
            "kettle.label": "str, optional, default 'x'",
            "kettle.on": "bool, optional, default True",
            "kettle.lids": "list of lid, optional",
            "kettle.marks": "map of number, optional",
            "kettle.mood": "'calm' or 'angry', optional",
            "kettle.other": "any, optional",
            "kettle.size": "kettlesize, optional",
            "kettlesize": "object",
            "kettlesize.width": "number, optional",
            "lid": "object",
            "lid.knob": "bool, required",
        },
        [],
    )


CHART = """# kettle

A Helm chart of a kettle.

## Values

| Key | Type | Default | Description |
|-----|------|---------|-------------|
| image.pullPolicy | string | `"Always"` | When to pull. |
| image.repository | string | `"kettle"` |  |
| lids[0].knob | bool | `true` |  |
| nodeSelector."acme.io/tier" | string | `"hot"` |  |
| replicas | int | `1` |  |
"""


def test_the_values_of_a_chart_are_nested() -> None:
    _, found, diagnostics = read(CHART)
    assert found["kettle.image"] == "kettleimage, optional"
    assert found["kettleimage.pullpolicy"] == "str, optional, default 'Always'"
    assert found["kettlelids.knob"] == "bool, optional, default True"
    assert found["kettlenodeselector.acmeiotier"] == "str, optional, default 'hot'"
    assert diagnostics == ["renamed-field"]
    other = CHART.replace("Helm chart", "list")
    assert "kettle.imagepullpolicy" in read(other)[1]


def test_the_text_above_the_properties_names_the_base() -> None:
    base = "# Pot\n\n## Properties\n\n|Property|Type|\n|:-|:-|\n|metal|String|\n"
    report = Report()
    child = RESOURCE.replace(
        "acme.kitchen\n", "acme.kitchen\n\nBoils. Inherits from [pot](pot.md).\n", 1
    )
    files = [SourceFile("pot.md", base), SourceFile("kettle.md", child)]
    schema = read_schema(files, DIALECTS["plain"], report).schema
    kettle = schema.definitions["kettle"]
    assert isinstance(kettle, ObjectDef)
    assert [field.wire_name for field in kettle.fields][:2] == ["metal", "id"]
