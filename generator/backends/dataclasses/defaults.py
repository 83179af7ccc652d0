"""The default of a dataclass attribute: a value, or a call of ``field``."""

from __future__ import annotations

from generator.backends.python.classes.attribute_default import default_of, made_anew
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.code import Code, Import, call_of
from generator.backends.python.context import PyContext
from generator.ir.presence import Presence

_FIELD = Code(
    "dataclasses.field", frozenset({Import("dataclasses", "dataclasses", whole=True)})
)
_LOCAL = call_of(
    _FIELD, {"default": Code("None"), "repr": Code("False"), "compare": Code("False")}
)


def default_code(attribute: Attribute, context: PyContext) -> Code | None:
    """Return the code after ``=``, None if the attribute has no default."""
    if attribute.presence is Presence.LOCAL:
        return _LOCAL
    default = default_of(attribute, context)
    if default is None:
        return None
    if default.factory is None and default.is_constant:
        return default.value
    factory = default.factory or made_anew(default.value)
    return call_of(_FIELD, {"default_factory": factory})
