"""Documents of single-file tools: what a small one of each reads as."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from described import lines, type_text

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.generators import find_form
from generator.frontend.markdown.commonmark import read_document
from generator.ir.constraints import Length, Maximum, Pattern, Unique
from generator.ir.schema import ObjectDef, Schema
from generator.source import SourceFile


def read(files: Mapping[str, str]) -> tuple[Schema, dict[str, str], list[str]]:
    report = Report()
    sources = [SourceFile(path, text) for path, text in files.items()]
    schema = read_schema(sources, None, report).schema
    return schema, dict(lines(schema)), [each.code for each in report]


def constraints(schema: Schema, model: str) -> Mapping[str, object]:
    definition = schema.definitions[model]
    assert isinstance(definition, ObjectDef)
    return {f.wire_name: f.constraints for f in definition.fields if f.constraints}


TYPEDOC_3 = """# Interface: Kettle

## Hierarchy

- **`Kettle`**

## Properties

### litres

• `Optional` **litres**: `number`

How much.

#### Defined in

k.ts:3

___

### the\\_lid

• `Readonly` **the\\_lid**: ``"on"`` \\| ``"off"``

#### Defined in

k.ts:4

## Methods

### boil

▸ **boil**(`long`): `void`

#### Defined in

k.ts:5
"""
TYPEDOC_3_ENUM = """# Enumeration: Heat

## Enumeration Members

### High

• **High** = ``"high"``

#### Defined in

k.ts:9
"""


def test_older_documents_of_typedoc() -> None:
    _, said, _ = read({"Kettle.md": TYPEDOC_3})
    assert said == {
        "kettle": "object",
        "kettle.litres": "number, optional",
        "kettle.thelid": "'on' or 'off', required",
    }
    schema, _, _ = read({"Heat.md": TYPEDOC_3_ENUM})
    (enum,) = schema.definitions.values()
    assert [m.value for m in getattr(enum, "members", ())] == ["high"]


def test_objects_inside_an_interface_are_models() -> None:
    text = (
        "# Interface: Kettle\n\n## Properties\n\n### lid\n\n> **lid**: `object`\n\n"
        "#### colour\n\n> **colour**: `string`\n\n#### knob?\n\n> `optional` **knob?**: `object`\n\n"
        "##### knob.size?\n\n> `optional` **size?**: `number`\n\n***\n\n"
        "### extra?\n\n> `optional` **extra?**: `object`\n"
    )
    _, said, codes = read({"Kettle.md": text})
    assert said == {
        "kettle": "object",
        "kettle.lid": "kettlelid, required",
        "kettle.extra": "map of any, optional",
        "kettlelid": "object",
        "kettlelid.colour": "str, required",
        "kettlelid.knob": "kettlelidknob, optional",
        "kettlelidknob": "object",
        "kettlelidknob.size": "number, optional",
    }
    assert "unreadable-type" not in codes


def test_typedoc_without_sources_is_recognised() -> None:
    text = (
        "# Interface: Kettle\n\n## Properties\n\n"
        "| Property | Type | Description | Inherited from |\n| --- | --- | --- | --- |\n"
        '| `pots?` | (`"a"` \\| `"b"`)[] | - | `Base.pots` |\n'
    )
    _, said, codes = read({"Kettle.md": text})
    assert said["kettle.pots"] == "list of 'a' or 'b', optional"
    assert codes == []


WIDDERSHINS = """# Schemas

<h2 id="tocS_Kettle">Kettle</h2>
<a id="schemakettle"></a>

### Properties

|Name|Type|Required|Restrictions|Description|
|---|---|---|---|---|
|id|integer,null(int64)|true|read-only|none|
|code|string|true|write-only|none|
|name|string,null|false|none|none|
|lid|object|false|none|none|
|» size|number|true|none|none|
|» **additionalProperties**|string|false|none|none|
"""


def test_null_and_access_of_widdershins() -> None:
    schema, said, codes = read({"api.md": WIDDERSHINS})
    assert said["kettle.id"] == "int, required, null, read-only"
    assert said["kettle.name"] == "str, optional, null"
    kettle = schema.definitions["Kettle"]
    assert isinstance(kettle, ObjectDef)
    assert {f.wire_name: f.access for f in kettle.fields}["code"] == "write-only"
    lid = schema.definitions["KettleLid"]
    assert isinstance(lid, ObjectDef)
    assert lid.extra
    assert said["kettlelid.size"] == "number, required"
    assert codes == []


def message(anchor: str, name: str, rows: str) -> str:
    head = (
        "| Field | Type | Label | Description |\n| ----- | ---- | ----- | ----------- |"
    )
    return f'\n<a name="{anchor}"></a>\n\n### {name}\n\n{head}\n{rows}\n'


def test_messages_of_one_name_in_two_packages() -> None:
    text = "# Protocol Documentation\n" + (
        message(
            "shop-v1-Kettle",
            "Kettle",
            "| old | [int32](#int32) |  |  |\n"
            "| new | [shop.v2.Kettle](#shop-v2-Kettle) | required |  |\n"
            "| by_name | [Kettle.ByNameEntry](#shop-v1-Kettle-ByNameEntry) | repeated | |",
        )
        + message(
            "shop-v1-Kettle-ByNameEntry",
            "Kettle.ByNameEntry",
            "| key | [string](#string) |  |  |\n| value | [Kettle](#shop-v1-Kettle) | | |",
        )
        + message(
            "shop-v2-Kettle",
            "Kettle",
            "| lid | [Kettle.Lid](#shop-v2-Kettle-Lid) | | |",
        )
        + message("shop-v2-Kettle-Lid", "Kettle.Lid", "| on | [bool](#bool) |  |  |")
    )
    _, said, codes = read({"api.md": text})
    assert said["vkettle.new"] == "vkettle, required"
    schema, _, _ = read({"api.md": text})
    assert sorted(schema.definitions) == ["KettleLid", "V1Kettle", "V2Kettle"]
    assert "V2Kettle" in repr(schema.definitions["V1Kettle"])
    assert "duplicate-model" not in codes


SCHEMA = """# Kettle Schema

| Abstract | Extensible | Status | Identifiable | Custom Properties | Additional Properties | Access Restrictions | Defined In |
| :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- |
| Can be instantiated | No | Unknown status | No | Forbidden | Allowed | none | [kettle.json](kettle.json) |

# Kettle Properties

| Property | Type | Required | Nullable | Defined by |
| :--- | :--- | :--- | :--- | :--- |
| [the\\_name](#the_name) | `string` | Required | cannot be null | [Kettle](a.md) |
| [boils](#boils) | `array` | Optional | cannot be null | [Kettle](b.md) |
| [made](#made) | `string` | Optional | cannot be null | [Kettle](c.md) |
| [size](#size) | `number` | Optional | cannot be null | [Kettle](d.md) |
| Additional Properties | `integer` | Optional | cannot be null | [Kettle](e.md) |

## the\\_name

`the_name`

*   Type: `string`

### the\\_name Constraints

**maximum length**: the maximum number of characters for this string is: `15`

**pattern**: the string must match the following regular expression:&#x20;

```regexp
^[a-z]+$
```

### the\\_name Default Value

The default value is:

```json
"ted"
```

## boils

`boils`

*   Type: `number[]`

### boils Constraints

**maximum number of items**: the maximum number of items for this array is: `4`

**unique items**: all items in this array must be unique. Duplicates are not allowed.

**contains**: one of them must be so

## made

`made`

*   Type: `string`

### made Constraints

**date time**: the string must be a date time string

## size

`size`

*   Type: `number`

### size Constraints

**maximum (exclusive)**: the value of this number must be smaller than: `2.5`
"""


def test_rules_and_defaults_of_jsonschema2md() -> None:
    schema, said, codes = read({"kettle.md": SCHEMA})
    assert said == {
        "kettle": "object",
        "kettle.thename": "str, required, default 'ted'",
        "kettle.boils": "list of number, optional",
        "kettle.made": "datetime, optional",
        "kettle.size": "number, optional",
    }
    pattern = constraints(schema, "Kettle")["the_name"]
    assert isinstance(pattern, tuple)
    assert [type(each) for each in pattern] == [Length, Pattern]
    assert constraints(schema, "Kettle")["boils"] == (Length(None, 4), Unique())
    assert constraints(schema, "Kettle")["size"] == (Maximum(2.5, True),)
    assert codes == ["unread-constraint"]


HAND = "\n\n## Cups\n\n| Parameter | Kind | Mandatory |\n| --- | --- | --- |\n| a | string | yes |\n"


@pytest.mark.parametrize(
    "text",
    [WIDDERSHINS, TYPEDOC_3, SCHEMA, message("a-B", "B", "| x | [bool](#bool) | | |")],
    ids=["widdershins", "typedoc", "jsonschema2md", "protoc-gen-doc"],
)
def test_a_form_takes_all_tables_of_a_document_or_none(text: str) -> None:
    assert find_form(read_document(SourceFile("a.md", text)))
    assert find_form(read_document(SourceFile("a.md", text + HAND))) is None


def test_operations_are_those_of_a_generator() -> None:
    text = "# Api\n\nMethod | HTTP request | Description\n--- | --- | ---\na | b | c\n"
    assert find_form(read_document(SourceFile("a.md", text))) is None
    generated = f"# Api\n\nAll URIs are relative to *x*\n\n{text}"
    assert find_form(read_document(SourceFile("a.md", generated)))


def test_entities_in_descriptions_are_decoded() -> None:
    text = (
        "# Kettle\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
        "| `lid` | `string` | Yes | it&#39;s a &quot;lid&quot; &amp; &lt;b&gt; &#x3d; `&amp;` &amp;lt; |\n"
    )
    schema, _, _ = read({"kettle.md": text})
    kettle = schema.definitions["Kettle"]
    assert isinstance(kettle, ObjectDef)
    assert kettle.fields[0].doc == 'it\'s a "lid" & <b> = `&amp;` &lt;'


@pytest.mark.parametrize("quote", ["> \\[`key`: `string`\\]: ", "▪ [key: `string`]: "])
def test_keys_of_any_name_of_typedoc(quote: str) -> None:
    text = (
        f"# Interface: Kettle\n\n## Indexable\n\n{quote}`number`\n\n"
        "## Properties\n\n### lid\n\n> **lid**: `number`\n"
    )
    schema, said, codes = read({"Kettle.md": text})
    assert said == {"kettle": "object", "kettle.lid": "number, required"}
    kettle = schema.definitions["Kettle"]
    assert isinstance(kettle, ObjectDef)
    assert kettle.extra
    assert type_text(kettle.extra.type, schema) == "number"
    assert codes == []


CODE = """# Interface: Kettle

Defined in: k.ts:1

## Properties

| Property | Type | Description |
| ------ | ------ | ------ |
| `boil` | (`minutes`: `number`) => `void` | - |
| `element` | `HTMLElement` | - |
| `lid` | `boolean` | - |
| `whistle?` | `object` | - |

### Others

### pour?

> `optional` **pour**: () => `void`

How.
"""


def test_functions_are_no_data_and_types_of_code_no_errors() -> None:
    _, found, diagnostics = read({"Kettle.md": CODE})
    assert "kettle.boil" not in found
    assert "kettle.pour" not in found
    assert found["kettle.lid"] == "bool, required"
    assert diagnostics == ["unknown-model"]
