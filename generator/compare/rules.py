"""Every kind of change, with whom it breaks and why; docs/diff.md is made from it.

Readers run code generated from the old specs and receive what the new specs allow.  Writers send
what the old specs allow to code generated from the new specs.  Code uses the names and
annotations of the generated package.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum

from msgspec import Struct


class Side(Enum):
    """Who can be broken."""

    READERS = "readers"
    WRITERS = "writers"
    CODE = "code"


class Bump(IntEnum):
    """The part of a version that a change raises; the largest counts."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Reason(Struct, frozen=True):
    """Why a side breaks; ``when`` is the condition, ``""`` if it always does."""

    why: str
    when: str = ""


class Rule(Struct, frozen=True):
    """A kind of change.

    - ``breaks``: the sides that can break.
    - ``harmless``: why none breaks, if that is possible.
    - ``bump``: the part of the version that is raised if none breaks.
    """

    code: str
    title: str
    breaks: Mapping[Side, Reason]
    harmless: str
    bump: Bump


RULES: dict[str, Rule] = {}


def _rule(
    code: str,
    title: str,
    *,
    readers: Reason | None = None,
    writers: Reason | None = None,
    uses: Reason | None = None,
    harmless: str = "",
    bump: Bump = Bump.MINOR,
) -> Rule:
    given = zip(Side, (readers, writers, uses), strict=True)
    breaks = {side: reason for side, reason in given if reason}
    RULES[code] = Rule(code, title, breaks, harmless, bump)
    return RULES[code]


_GONE = "the name was removed"
_RENAMED = "the name changed"
_ANNOTATION = "the annotation changed"
_REFUSED = "old readers reject values that new writers may send"
_SENT = "new readers reject values that old writers may send"

MODEL_ADDED = _rule(
    "model-added",
    "A model, enum, union or opaque page is new.",
    harmless="existing code does not need it",
)
MODEL_REMOVED = _rule(
    "model-removed",
    "A definition was removed.",
    writers=Reason("new readers have no class for what old writers send"),
    uses=Reason(_GONE),
)
MODEL_RENAMED = _rule(
    "model-renamed",
    "A definition was renamed. A guess: one was removed, and a similar one added.",
    uses=Reason(_RENAMED),
)
MODEL_MOVED = _rule(
    "model-moved",
    "A definition moved to another folder.",
    uses=Reason("its module changed"),
)
KIND_CHANGED = _rule(
    "kind-changed",
    "A definition changed its kind, or an enum the type of its values.",
    readers=Reason(_REFUSED, "the old kind rejects something that the new one allows"),
    writers=Reason(_SENT, "the new kind rejects something that the old one allowed"),
    uses=Reason("the class changed"),
)
FIELD_ADDED = _rule(
    "field-added",
    "A field is new.",
    readers=Reason("old readers reject the unknown key", "they forbid unknown keys"),
    writers=Reason("old writers do not send the required key", "required"),
    uses=Reason("objects need the new argument", "required"),
    harmless="old readers ignore the key, and new readers do not need it",
)
FIELD_REMOVED = _rule(
    "field-removed",
    "A field was removed.",
    readers=Reason("new writers do not send the required key", "required"),
    writers=Reason("new readers reject the unknown key", "they forbid unknown keys"),
    uses=Reason(_GONE),
)
EXTRA_ADDED = _rule(
    "other-keys-added",
    "A model gives a type for arbitrary keys.",
    readers=Reason("old readers reject unknown keys", "they forbid unknown keys"),
    harmless="old readers ignore these keys",
)
EXTRA_REMOVED = _rule(
    "other-keys-removed",
    "A model no longer gives a type for arbitrary keys.",
    writers=Reason("new readers reject unknown keys", "they forbid unknown keys"),
    uses=Reason("the attribute for them was removed"),
)
KEY_NAMED = _rule(
    "other-key-named",
    "A key that belonged to the arbitrary keys became a field.",
    readers=Reason(_REFUSED, "arbitrary keys had a narrower type"),
    writers=Reason(_SENT, "arbitrary keys had a wider type"),
    uses=Reason("the key has its own attribute"),
)
KEY_UNNAMED = _rule(
    "other-key-unnamed",
    "A field became one of the arbitrary keys.",
    readers=Reason(_REFUSED, "arbitrary keys have a wider type"),
    writers=Reason(_SENT, "arbitrary keys have a narrower type"),
    harmless="its values are among those of the arbitrary keys",
)
FIELD_RENAMED = _rule(
    "field-renamed",
    "A field was renamed, with its key. A guess: one was removed, and a similar one added.",
    readers=Reason("old readers look for the old key"),
    writers=Reason("new readers look for the new key"),
    uses=Reason(_RENAMED),
)
KEY_CHANGED = _rule(
    "key-changed",
    "The JSON key of a field changed.",
    readers=Reason("old readers look for the old key"),
    writers=Reason("new readers look for the new key"),
)
ATTRIBUTE_RENAMED = _rule(
    "attribute-renamed",
    "A field was renamed; its key did not change.",
    uses=Reason(_RENAMED),
)
TYPE_CHANGED = _rule(
    "type-changed",
    "The type of a field changed.",
    readers=Reason(_REFUSED, "the old type rejects something that the new one allows"),
    writers=Reason(_SENT, "the new type rejects something that the old one allowed"),
    uses=Reason(_ANNOTATION, "its Python type changed"),
    harmless="both types allow the same values",
    bump=Bump.PATCH,
)
NOW_REQUIRED = _rule(
    "now-required",
    "An optional field became required.",
    writers=Reason("old writers may omit the required key"),
    uses=Reason(_ANNOTATION),
)
NOW_OPTIONAL = _rule(
    "now-optional",
    "A required field became optional.",
    readers=Reason("new writers may omit the required key"),
    uses=Reason(_ANNOTATION),
)
NOW_NULLABLE = _rule(
    "now-nullable",
    "The value of a field may be null.",
    readers=Reason(
        "old readers reject null, which new writers may send",
        "required, or with a default",
    ),
    uses=Reason(_ANNOTATION),
)
NOT_NULLABLE = _rule(
    "not-nullable",
    "The value of a field may no longer be null.",
    writers=Reason(
        "new readers reject null, which old writers may send",
        "required, or with a default",
    ),
    uses=Reason(_ANNOTATION),
)
NULL_STATED = _rule(
    "null-stated",
    "The document says that a value is never null, or no longer says so.",
    harmless="null is rejected as before",
    bump=Bump.PATCH,
)
DEFAULT_ADDED = _rule(
    "default-added",
    "An optional field got a default: a missing key means that value.",
    uses=Reason(_ANNOTATION),
)
DEFAULT_REMOVED = _rule(
    "default-removed",
    "An optional field lost its default.",
    uses=Reason(_ANNOTATION),
)
DEFAULT_CHANGED = _rule(
    "default-changed",
    "The default of an optional field changed.",
    readers=Reason("old readers use the old default for a missing key"),
    writers=Reason("new readers use the new default for a key that old writers omit"),
)
CONSTRAINT_TIGHTENED = _rule(
    "constraint-tightened",
    "The constraints of a field allow less.",
    writers=Reason(_SENT),
)
CONSTRAINT_LOOSENED = _rule(
    "constraint-loosened",
    "The constraints of a field allow more.",
    readers=Reason(_REFUSED),
)
CONSTRAINT_CHANGED = _rule(
    "constraint-changed",
    "The constraints of a field allow different values.",
    readers=Reason(_REFUSED),
    writers=Reason(_SENT),
)
VALUE_ADDED = _rule(
    "value-added",
    "An enum lists a new value.",
    readers=Reason("old readers reject the unlisted value", "the enum was closed"),
    harmless="old readers accept unlisted values",
)
VALUE_REMOVED = _rule(
    "value-removed",
    "An enum no longer lists a value.",
    writers=Reason("new readers reject the value", "the enum is closed"),
    uses=Reason(_GONE),
)
VALUE_CHANGED = _rule(
    "value-changed",
    "The value of an enum member changed.",
    readers=Reason("old readers do not know the new value"),
    writers=Reason("new readers do not know the old value"),
)
MEMBER_RENAMED = _rule(
    "member-renamed",
    "An enum member was renamed.",
    uses=Reason(_RENAMED),
)
ENUM_OPENED = _rule(
    "enum-opened",
    "A closed enum became open.",
    readers=Reason("new writers may send unlisted values"),
)
ENUM_CLOSED = _rule(
    "enum-closed",
    "An open enum became closed.",
    writers=Reason("old writers may send unlisted values"),
)
UNION_MEMBER_ADDED = _rule(
    "union-member-added",
    "A union has a new member.",
    readers=Reason(_REFUSED, "it is a model, or no old member accepts its values"),
    harmless="an old member accepts its values",
)
UNION_MEMBER_REMOVED = _rule(
    "union-member-removed",
    "A union lost a member.",
    writers=Reason(_SENT, "it is a model, or no new member accepts its values"),
    harmless="a remaining member accepts its values",
)
DISCRIMINATOR_CHANGED = _rule(
    "discriminator-changed",
    "The tag of a union changed or was removed.",
    writers=Reason(
        "new readers guess the member by its keys, and may be wrong",
        "it was removed",
    ),
    harmless="the tag is a field of each member",
)
TAG_CHANGED = _rule(
    "tag-changed",
    "A value that a document lists for the key of a union leads to another member.",
    readers=Reason(
        "old readers do not know the member for the new value", "it was not removed"
    ),
    writers=Reason(
        "new readers do not know the member for the old value", "it was not added"
    ),
)
UNKNOWN_FIELDS_CHANGED = _rule(
    "unknown-fields-changed",
    "The setting `unknown-fields` changed.",
    readers=Reason(
        "old readers reject unknown keys that new writers pass on",
        "from `forbid` to `keep`",
    ),
    writers=Reason(
        "new readers reject unknown keys that old writers pass on",
        "from `keep` to `forbid`",
    ),
    uses=Reason("objects no longer have `unknown_fields`", "from `keep`"),
    harmless="neither side sends unknown keys",
)
DEPTH_CHANGED = _rule(
    "depth-changed",
    "The setting `max-depth` changed.",
    readers=Reason("new writers may send deeper nesting", "it is larger"),
    writers=Reason("old writers may send deeper nesting", "it is smaller"),
)
NAMES_CHANGED = _rule(
    "names-changed",
    "The setting `accept-names` has another value.",
    writers=Reason("old writers may send names, which new readers reject", "it is off"),
    harmless="keys are read as before, and names are never sent",
)
DATETIMES_CHANGED = _rule(
    "datetimes-changed",
    "The setting `naive-datetimes` changed.",
    readers=Reason(
        "old readers reject date-times without an offset", "it was `refuse`"
    ),
    writers=Reason("new readers reject date-times without an offset", "it is `refuse`"),
    harmless="both versions decode the same date-times",
)
CLASSES_CHANGED = _rule(
    "classes-changed",
    "A setting changes how classes work: `models`, `slots`, `weak-references`, `frozen`, `order`, "
    "`base-class`, `mixins`, `constraints`.",
    uses=Reason("objects behave differently"),
)
CONVERTERS_CHANGED = _rule(
    "converters-changed",
    "The types in the setting `converters` changed.",
    readers=Reason("the old types may reject a value", "there were converters"),
    writers=Reason("the new types may reject a value", "there are converters"),
    uses=Reason(_ANNOTATION),
)
JSON_CHANGED = _rule(
    "json-changed",
    "The setting `json` changed.",
    harmless="both libraries read and write the same JSON",
    bump=Bump.PATCH,
)
TARGET_ADDED = _rule(
    "target-added",
    "The setting `targets` has a new target.",
    harmless="existing files stay",
)
TARGET_REMOVED = _rule(
    "target-removed",
    "The setting `targets` lost a target.",
    uses=Reason("its files were removed"),
)
DEPRECATED = _rule(
    "deprecated",
    "A definition or a field became deprecated.",
    harmless="it works as before",
)
NOT_DEPRECATED = _rule(
    "not-deprecated",
    "A definition or a field is no longer deprecated.",
    harmless="it works as before",
)
DOC_CHANGED = _rule(
    "doc-changed",
    "A description or an example changed.",
    harmless="only text changed",
    bump=Bump.PATCH,
)
