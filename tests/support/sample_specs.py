"""Small specs that many tests share: every presence, every type that Java can say."""

from __future__ import annotations

from pathlib import Path

from spec_package import model, values

FIELDS = "## Fields"

EVERYTHING = {
    "Color.md": values("Color", {"RED": "red", "GREEN": "green"}),
    "Level.md": values("Level", {"LOW": 1, "HIGH": 2}),
    "Blob2.md": "# Blob2\n\nAny value.\n",
    "Leaf.md": model("Leaf", {"size": "*long*", "label?": r"*Optional\<String>*"}),
    "Presence.md": model(
        "Presence",
        {
            "must": "*String*",
            "mustOrNull": r"*JsonNullable\<String>*",
            "may?": r"*Optional\<String>*",
            "mayOrNull?": r"*JsonNullable\<String>*",
        },
    ),
    "Scalars.md": model(
        "Scalars",
        {
            "text": "*String*",
            "whole": "*long*",
            "real": "*double*",
            "flag": "*boolean*",
            "big": "*BigInteger*",
            "money": "*BigDecimal*",
            "day": "[LocalDate](https://docs.oracle.com/LocalDate.html)",
            "moment": "[OffsetDateTime](https://docs.oracle.com/OffsetDateTime.html)",
            "data": "byte[]",
            "thing": "*Object*",
            "nothing": "*Void*",
        },
    ),
    "Optionals.md": model(
        "Optionals",
        {
            "whole?": r"*Optional\<Long>*",
            "money?": r"*JsonNullable\<BigDecimal>*",
            "day?": "[LocalDate](https://docs.oracle.com/LocalDate.html)",
            "moment?": r"*JsonNullable\<OffsetDateTime>*",
            "data?": r"*Optional\<byte[]>*",
            "thing?": r"*Optional\<Object>*",
            "someThing?": r"*JsonNullable\<Object>*",
            "color?": r"[JsonNullable\<Color>](Color.md)",
            "level?": r"[Optional\<Level>](Level.md)",
            "leaf?": r"[JsonNullable\<Leaf>](Leaf.md)",
            "leaves?": r"List\<[Leaf](Leaf.md)>",
            "nullLeaves?": r"JsonNullable\<List\\<[Leaf](Leaf.md)>>",
            "colors?": r"Map\<String, [Color](Color.md)>",
        },
    ),
    "Nests.md": model(
        "Nests",
        {
            "leaf": "[Leaf](Leaf.md)",
            "leaves": r"List\<[Leaf](Leaf.md)>",
            "byName": r"Map\<String, [Leaf](Leaf.md)>",
            "deep": r"Map\<String, List\\<Map\\\<String, [Leaf](Leaf.md)>>>",
            "grid": r"List\<List\\<*long*>>",
            "maybes": r"List\<Optional\\<String>>",
            "color": "[Color](Color.md)",
            "colors": r"List\<[Color](Color.md)>",
            "level": "[Level](Level.md)",
            "levels": r"List\<[Level](Level.md)>",
            "levelByName": r"Map\<String, [Level](Level.md)>",
            "moments": r"List\<*OffsetDateTime*>",
            "moneyByName": r"Map\<String, *BigDecimal*>",
            "blob": "[Blob2](Blob2.md)",
            "blobs": r"List\<[Blob2](Blob2.md)>",
            "events": r"EventStream\<[Leaf](Leaf.md)>",
        },
    ),
    # A circle of two, and one of itself.
    "Tree.md": model(
        "Tree",
        {
            "value": "*String*",
            "children": r"List\<[Tree](Tree.md)>",
            "owner?": r"[Optional\<Owner>](Owner.md)",
        },
    ),
    "Owner.md": model(
        "Owner", {"trees": r"Map\<String, [Tree](Tree.md)>", "best?": "[Tree](Tree.md)"}
    ),
    "Texts.md": model("Texts", {"words": r"List\<*String*>"}),
    "Empty.md": model("Empty", {}),
    # Names that generated code uses itself, and keys that are not identifiers.
    "Names.md": model(
        "Names",
        {
            "data": "*String*",
            "self": "*long*",
            "item": r"List\<List\\<*String*>>",
            "key": r"Map\<String, [Leaf](Leaf.md)>",
            "result": "*boolean*",
            "value": "*String*",
            "class": "*String*",
            "type": "[Color](Color.md)",
            "str": "*String*",
            "list?": r"*Optional\<Long>*",
            "$ref": "*String*",
            "with blank": "*String*",
            "dash-ed": "*String*",
            "_id": "*String*",
            "toDict": "*String*",
            "decode_leaf": "*String*",
            "leaf": "[Leaf](Leaf.md)",
            "object": "*String*",
            "cls": "*String*",
            "convert": "*String*",
            "dt": "[LocalDate](https://docs.oracle.com/LocalDate.html)",
            "any": "*Object*",
        },
    ),
    # What is not on the wire.
    "Response.md": model(
        "Response",
        {
            "statusCode": "*int*",
            "rawResponse": r"[HttpResponse\<InputStream>](https://docs.oracle.com/x)",
            "leaf?": r"[Optional\<Leaf>](Leaf.md)",
        },
    ),
}

# The Java part of the repository's own specs; the hand-written one has rules, which values
# made up at random do not keep.
_FOLDER = Path(__file__).parents[2] / "specs"
REPO = {
    path.relative_to(_FOLDER).as_posix(): path.read_text("utf-8")
    for path in sorted(_FOLDER.glob("models/**/*.md"))
}
SAMPLES = EVERYTHING | REPO
# The ids of all models among them.
MODELS = [path.removesuffix(".md") for path, text in SAMPLES.items() if FIELDS in text]
