"""Every kind of change, with whom it breaks and why: docs/diff.md is made from it.

A reader has code generated from the old specs and is sent what the new ones allow.  A writer
sends what the old specs allow to code generated from the new ones.  Code uses the names and
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
    """Which part of a version a change raises; the largest of all counts."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Reason(Struct, frozen=True):
    """Why a side breaks; ``when`` is the condition, ``""`` where it always does."""

    why: str
    when: str = ""


class Rule(Struct, frozen=True):
    """``breaks`` has the sides that can break; ``harmless`` says why one may not.

    ``bump`` is what follows where none does.
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


_GONE = "the name is gone"
_RENAMED = "the name is another"
_ANNOTATION = "the annotation is another"
_REFUSED = "new writers may send what they refuse"
_SENT = "they may send what new readers refuse"

MODEL_ADDED = _rule(
    "model-added",
    "A model, enum, union or opaque page is new.",
    harmless="nothing that was there needs it",
)
MODEL_REMOVED = _rule(
    "model-removed",
    "A definition is gone.",
    writers=Reason("new readers have no class for what they send"),
    uses=Reason(_GONE),
)
MODEL_RENAMED = _rule(
    "model-renamed",
    "A definition has another name. A guess: one is gone, and one like it is new.",
    uses=Reason(_RENAMED),
)
MODEL_MOVED = _rule(
    "model-moved",
    "A definition stands in another folder.",
    uses=Reason("its module is another"),
)
KIND_CHANGED = _rule(
    "kind-changed",
    "A definition is of another kind, or an enum has values of another type.",
    readers=Reason(_REFUSED, "the old kind refuses something that the new one allows"),
    writers=Reason(_SENT, "the new kind refuses something that the old one allowed"),
    uses=Reason("the class is another"),
)
FIELD_ADDED = _rule(
    "field-added",
    "A field is new.",
    readers=Reason(
        "they refuse keys that they do not know", "they forbid unknown keys"
    ),
    writers=Reason("they do not send the key, which new readers need", "required"),
    uses=Reason("an object cannot be made without it", "required"),
    harmless="old readers ignore the key, and new ones do without it",
)
FIELD_REMOVED = _rule(
    "field-removed",
    "A field is gone.",
    readers=Reason("they need the key, which new writers do not send", "required"),
    writers=Reason(
        "new readers refuse keys that they do not know", "these forbid unknown keys"
    ),
    uses=Reason(_GONE),
)
EXTRA_ADDED = _rule(
    "other-keys-added",
    "A model says what keys hold that no field has.",
    readers=Reason(
        "they refuse keys that they do not know", "they forbid unknown keys"
    ),
    harmless="old readers ignore these keys",
)
EXTRA_REMOVED = _rule(
    "other-keys-removed",
    "A model no longer says what keys hold that no field has.",
    writers=Reason(
        "new readers refuse keys that they do not know", "these forbid unknown keys"
    ),
    uses=Reason("the attribute for them is gone"),
)
KEY_NAMED = _rule(
    "other-key-named",
    "A field is new whose key was one of those that no field had.",
    readers=Reason(_REFUSED, "other keys were of a narrower type"),
    writers=Reason(_SENT, "other keys were of a wider type"),
    uses=Reason("the key is in an attribute of its own"),
)
KEY_UNNAMED = _rule(
    "other-key-unnamed",
    "A field is gone whose key is one of those that no field has.",
    readers=Reason(_REFUSED, "other keys are of a wider type"),
    writers=Reason(_SENT, "other keys are of a narrower type"),
    harmless="its values are among those of other keys",
)
FIELD_RENAMED = _rule(
    "field-renamed",
    "A field has another name and key. A guess: one is gone, and one like it is new.",
    readers=Reason("they look for the old key"),
    writers=Reason("new readers look for the new key"),
    uses=Reason(_RENAMED),
)
KEY_CHANGED = _rule(
    "key-changed",
    "A field of the same name has another key in JSON.",
    readers=Reason("they look for the old key"),
    writers=Reason("new readers look for the new key"),
)
ATTRIBUTE_RENAMED = _rule(
    "attribute-renamed",
    "A field of the same key has another name.",
    uses=Reason(_RENAMED),
)
TYPE_CHANGED = _rule(
    "type-changed",
    "The type of a field is another.",
    readers=Reason(_REFUSED, "the old type refuses something that the new one allows"),
    writers=Reason(_SENT, "the new type refuses something that the old one allowed"),
    uses=Reason(_ANNOTATION, "Python has another type for it"),
    harmless="the same values fit both",
    bump=Bump.PATCH,
)
NOW_REQUIRED = _rule(
    "now-required",
    "An optional field is required.",
    writers=Reason("they may leave the key out, which new readers need"),
    uses=Reason(_ANNOTATION),
)
NOW_OPTIONAL = _rule(
    "now-optional",
    "A required field is optional.",
    readers=Reason("they need the key, which new writers may leave out"),
    uses=Reason(_ANNOTATION),
)
NOW_NULLABLE = _rule(
    "now-nullable",
    "The value of a field may be null.",
    readers=Reason(
        "new writers may send null, which they refuse", "required, or with a default"
    ),
    uses=Reason(_ANNOTATION),
)
NOT_NULLABLE = _rule(
    "not-nullable",
    "The value of a field may no longer be null.",
    writers=Reason(
        "they may send null, which new readers refuse", "required, or with a default"
    ),
    uses=Reason(_ANNOTATION),
)
NULL_STATED = _rule(
    "null-stated",
    "The document says that a value is never null, or no longer says so.",
    harmless="null is refused as before",
    bump=Bump.PATCH,
)
DEFAULT_ADDED = _rule(
    "default-added",
    "An optional field has a default: a key that is absent means that.",
    uses=Reason(_ANNOTATION),
)
DEFAULT_REMOVED = _rule(
    "default-removed",
    "An optional field has no default any more.",
    uses=Reason(_ANNOTATION),
)
DEFAULT_CHANGED = _rule(
    "default-changed",
    "The default of an optional field is another.",
    readers=Reason("a key that is absent means the old default to them"),
    writers=Reason("a key that they leave out means the new default"),
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
    "The constraints of a field allow other values.",
    readers=Reason(_REFUSED),
    writers=Reason(_SENT),
)
VALUE_ADDED = _rule(
    "value-added",
    "An enum lists another value.",
    readers=Reason("they refuse a value that is not listed", "the enum was closed"),
    harmless="old readers take values that are not listed",
)
VALUE_REMOVED = _rule(
    "value-removed",
    "An enum no longer lists a value.",
    writers=Reason("new readers refuse the value", "the enum is closed"),
    uses=Reason(_GONE),
)
VALUE_CHANGED = _rule(
    "value-changed",
    "A member of an enum has another value.",
    readers=Reason("they do not know the new value"),
    writers=Reason("new readers do not know the old value"),
)
MEMBER_RENAMED = _rule(
    "member-renamed",
    "A value of an enum has another name.",
    uses=Reason(_RENAMED),
)
ENUM_OPENED = _rule(
    "enum-opened",
    "A closed enum is open.",
    readers=Reason("new writers may send values that are not listed"),
)
ENUM_CLOSED = _rule(
    "enum-closed",
    "An open enum is closed.",
    writers=Reason("they may send values that are not listed"),
)
UNION_MEMBER_ADDED = _rule(
    "union-member-added",
    "A union has another member.",
    readers=Reason(_REFUSED, "it is a model, or no old member takes its values"),
    harmless="an old member takes its values",
)
UNION_MEMBER_REMOVED = _rule(
    "union-member-removed",
    "A union has lost a member.",
    writers=Reason(_SENT, "it is a model, or no new member takes its values"),
    harmless="a member that is left takes its values",
)
DISCRIMINATOR_CHANGED = _rule(
    "discriminator-changed",
    "The members of a union are told apart by another key, or by none.",
    writers=Reason(
        "new readers go by shape, and may take one member for another", "by none now"
    ),
    harmless="the key is a field of each member",
)
TAG_CHANGED = _rule(
    "tag-changed",
    "A value that a document lists for the key of a union leads to another member.",
    readers=Reason("they do not know what the new value leads to", "it is not gone"),
    writers=Reason("new readers do not know what it led to", "it is not new"),
)
UNKNOWN_FIELDS_CHANGED = _rule(
    "unknown-fields-changed",
    "The setting `unknown-fields` has another value.",
    readers=Reason(
        "they refuse keys that new writers pass on", "from `forbid` to `keep`"
    ),
    writers=Reason(
        "they pass on keys that new readers refuse", "from `keep` to `forbid`"
    ),
    uses=Reason("objects have no `unknown_fields` any more", "from `keep`"),
    harmless="neither sends keys that are not described",
)
DEPTH_CHANGED = _rule(
    "depth-changed",
    "The setting `max-depth` has another value.",
    readers=Reason("new writers may send what is nested deeper", "it is larger"),
    writers=Reason("they may send what is nested deeper", "it is smaller"),
)
NAMES_CHANGED = _rule(
    "names-changed",
    "The setting `accept-names` has another value.",
    writers=Reason("they may send names, which new readers refuse", "it is off"),
    harmless="keys are read as before, and nobody is sent names",
)
DATETIMES_CHANGED = _rule(
    "datetimes-changed",
    "The setting `naive-datetimes` has another value.",
    readers=Reason("they refuse date-times without an offset", "it was `refuse`"),
    writers=Reason("new readers refuse date-times without an offset", "it is `refuse`"),
    harmless="the same date-times are decoded",
)
CLASSES_CHANGED = _rule(
    "classes-changed",
    "A setting changes how classes work: `models`, `slots`, `weak-references`, `frozen`, `order`, "
    "`base-class`, `mixins`, `constraints`.",
    uses=Reason("objects can do other things"),
)
CONVERTERS_CHANGED = _rule(
    "converters-changed",
    "The setting `converters` has other types.",
    readers=Reason("their types may refuse a value", "there were converters"),
    writers=Reason("types of new readers may refuse a value", "there are converters"),
    uses=Reason(_ANNOTATION),
)
JSON_CHANGED = _rule(
    "json-changed",
    "The setting `json` names another library.",
    harmless="the same documents are read and written",
    bump=Bump.PATCH,
)
TARGET_ADDED = _rule(
    "target-added",
    "The setting `targets` has another target.",
    harmless="what was there stays",
)
TARGET_REMOVED = _rule(
    "target-removed",
    "The setting `targets` has lost a target.",
    uses=Reason("what it wrote is gone"),
)
DEPRECATED = _rule(
    "deprecated",
    "A definition or a field is deprecated.",
    harmless="it works as before",
)
NOT_DEPRECATED = _rule(
    "not-deprecated",
    "A definition or a field is no longer deprecated.",
    harmless="it works as before",
)
DOC_CHANGED = _rule(
    "doc-changed",
    "A description or an example is another.",
    harmless="nothing but text changed",
    bump=Bump.PATCH,
)
