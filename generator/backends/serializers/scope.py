"""What the code of a definition can refer to, and how it calls the code of other definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from generator.backends.gates import literal
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.other_keys import OtherKeys
from generator.backends.python.code import Code, Import, helper, imports_of
from generator.backends.python.placement import Placement
from generator.backends.python.types.annotations import annotate
from generator.backends.python.types.converters import Converter, annotate_converted
from generator.backends.python.types.scalars import (
    PY_SCALARS,
    AnyJson,
    Codec,
    Formatted,
    Itself,
    Null,
    Number,
    Printed,
    codec_of,
)
from generator.config import Config
from generator.ir.graph import references, scalars
from generator.ir.schema import EnumDef, ObjectDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)

# A longer condition is moved into a function.
_MAX_CHECK = 60


class Scope(Struct, frozen=True, kw_only=True):
    """The context of generated code.

    - ``here``: the definition.
    - ``class_unions``: the stem of the functions of each unnamed union of classes.
    - ``depth``: the depth left in its circle.
    - ``others``: the attribute for unknown keys.
    - ``attributes``: the names of the attributes of each class, by id.
    - ``converters``: those of the field that the code is for.
    """

    placements: Mapping[str, Placement]
    here: Placement
    class_unions: Mapping[UnionOf, str]
    config: Config
    depth: str = "depth - 1"
    others: OtherKeys | None = None
    attributes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    converters: Mapping[Scalar, Converter] = field(default_factory=dict)

    def of(self, converters: Mapping[Scalar, Converter]) -> Scope:
        """Return the scope for a field with ``converters``."""
        return replace(self, converters=converters) if converters else self

    def converter(self, type_: Type) -> Converter | None:
        """Return the converter of a scalar, if it has one."""
        return self.converters.get(type_) if isinstance(type_, Scalar) else None

    @property
    def on_the_wire(self) -> Scope:
        """The scope for the JSON side of converters."""
        return replace(self, converters={})

    def is_plain(self, type_: Type) -> bool:
        """Return whether no converter applies to anything in ``type_``."""
        converted = self.converters.keys()
        return not converted or converted.isdisjoint(scalars(type_))

    @property
    def forbids_others(self) -> bool:
        """Whether keys without a field are rejected."""
        return self.others is None and self.config.unknown_fields == "forbid"

    @property
    def tells_keys(self) -> bool:
        """Whether keys without a field matter."""
        return self.forbids_others or self.others is not None

    @property
    def uses_library(self) -> bool:
        """Whether a library other than the standard one writes JSON."""
        return self.config.json != "standard"

    @property
    def loads(self) -> str | None:
        """The function with which it also reads JSON, None if that would change a number.

        The library turns all fractions into floats; orjson does so with large integers, too.
        """
        if not self.uses_library or self.here.is_exact:
            return None
        keeps = self.here.has_open_numbers or self.config.unknown_fields == "keep"
        return "exact_loads" if keeps and self.config.json == "orjson" else "loads"

    @property
    def verbs(self) -> tuple[str, str, str]:
        """The roles of a class's functions: from data, to data, to text."""
        return "decode", "encode", "prepare" if self.uses_library else "write"

    @property
    def keys_name(self) -> str:
        """The set of the keys of this class."""
        return f"{self.here.stem.upper()}_KEYS"

    @property
    def depth_parameter(self) -> tuple[str, ...]:
        """The parameter of functions that may call themselves, directly or not."""
        depth = f"depth: int = {self.config.max_depth}"
        return (depth,) if self.here.in_circle else ()

    @property
    def checks_of_depth(self) -> tuple[Code, ...]:
        return (Code("depth < 0"),) if self.here.in_circle else ()

    def placement(self, id_: str) -> Placement:
        return self.placements[id_]

    def hint(self, type_: Type) -> Code:
        hints = annotate_converted(self.converters)
        return annotate(type_, lambda id_: self.placements[id_].cls, hints)

    def depth_for(self, type_: Type) -> str:
        """Return the extra argument if ``type_`` leads back to this definition."""
        leads_back = self.here.in_circle and any(
            self.placements[id_].module == self.here.module for id_ in references(type_)
        )
        return f", {self.depth}" if leads_back else ""

    def function(self, verb: str, type_: Type) -> Code | None:
        """Return the name of the function with the role ``verb`` for ``type_``, if it has one."""
        match type_:
            case Ref(id_):
                placement = self.placements[id_]
                if placement.choice or isinstance(placement.definition, ObjectDef):
                    function = placement.function(verb)
                    return Code(function.name, frozenset({function}))
            case UnionOf() if type_ in self.class_unions:
                return Code(f"{verb}_{self.class_unions[type_]}")
        return None

    def call(self, verb: str, type_: Type, expr: str) -> Code | None:
        """Return a call of that function with ``expr``."""
        function = self.function(verb, type_)
        return function and function.wrap(f"{{}}({expr}{self.depth_for(type_)})")

    def enum(self, type_: Type) -> Placement | None:
        """Return the placement of the enum that ``type_`` is."""
        placement = self.placements[type_.id] if isinstance(type_, Ref) else None
        is_enum = (
            placement
            and isinstance(placement.definition, EnumDef)
            and not placement.alias
        )
        return placement if is_enum else None

    def resolve_alias(self, type_: Type) -> Type:
        """Return the type that the alias ``type_`` stands for, or ``type_`` itself."""
        placement = self.placements[type_.id] if isinstance(type_, Ref) else None
        return (
            placement.alias
            if placement and placement.alias and not placement.choice
            else type_
        )


class Guarded(Struct, frozen=True):
    """A value and its check: ``check`` is true if the variable is invalid, ``""`` if ``value``
    checks.
    """

    check: Code
    value: Code


def accepts_names(wired: Iterable[Attribute], scope: Scope) -> bool:
    """Return whether data may have attribute names in place of keys."""
    return scope.config.accept_names and any(
        attribute.name != attribute.field.wire_name for attribute in wired
    )


def call(module: str, name: str, arguments: str) -> Code:
    """Return a call of a runtime function."""
    return helper(module, name).wrap(f"{{}}({arguments})")


def exact_class(type_: Type) -> str | None:
    """Return the only class that values of ``type_`` can have."""
    codec = codec_of(type_)
    return codec.kind if isinstance(codec, Itself) else None


def check(type_: Type, name: str) -> Code | None:
    """Return a condition that is true if the variable ``name`` is not a ``type_``.

    None if no short condition can tell.
    """
    match type_:
        case Scalar():
            return _check_scalar(PY_SCALARS[type_].codec, name)
        case Literal(str() as value):
            return Code(f"{name} != {literal(value)}")
        case UnionOf(members):
            return _check_any(members, name)
        case Literal() | ListOf() | MapOf() | StreamOf() | Nullable() | Ref():
            return None
        case Unknown():
            return None
        case _:
            assert_never(type_)


def _check_scalar(codec: Codec, name: str) -> Code | None:
    match codec:
        case Itself(kind):
            return Code(f"{name}.__class__ is not {kind}")
        case Number():
            finite = call_of_math("isfinite", name)
            return finite.wrap(
                f"({name}.__class__ is not int"
                f" and ({name}.__class__ is not float or not {{}}))"
            )
        case Null():
            return Code(f"{name} is not None")
        case Formatted() | Printed() | AnyJson():
            return None
        case _:
            assert_never(codec)


def list_of(item: Type, name: str) -> Guarded | None:
    """Return how to copy a list whose items equal their JSON; None for other lists."""
    kind = exact_class(item)
    if kind is None:
        return None
    are_all = call("checks", "are_all", f"{kind}, {name}")
    condition = are_all.wrap(f"({name}.__class__ is not list or not {{}})")
    return Guarded(condition, Code(f"[*{name}]"))


def map_of(item: Type, name: str, value: Code, *, keyed: bool = False) -> Guarded:
    """Return how to copy a map whose values equal their JSON, or become ``value``.

    ``keyed``: its keys may not be strings, which JSON does not allow.
    """
    are_all = helper("checks", "are_all")
    checks = [f"{name}.__class__ is not dict"]
    checks += [f"not {are_all.text}(str, {name})"] * keyed
    if kind := exact_class(item):
        checks.append(f"not {are_all.text}({kind}, {name}.values())")
        value = Code(f"{{**{name}}}")
    if len(checks) == 1:
        return Guarded(Code(checks[0]), value)
    return Guarded(Code(f"({' or '.join(checks)})", are_all.imports), value)


def call_of_math(name: str, argument: str) -> Code:
    """Return a call of the function ``name`` of the module ``math``."""
    return Code(f"{name}({argument})", frozenset({Import("math", name)}))


def _check_any(members: tuple[Type, ...], name: str) -> Code | None:
    """Return a condition that is true if ``name`` is not one of ``members``."""
    texts = [m.value for m in members if isinstance(m, Literal)]
    others = [check(m, name) for m in members if not isinstance(m, Literal)]
    if not all(isinstance(text, str) for text in texts) or None in others:
        return None
    checks = [each for each in others if each]
    if len(texts) == 1:
        checks.insert(0, Code(f"{name} != {literal(texts[0])}"))
    elif texts:
        values = ", ".join(map(literal, texts))
        checks.insert(0, Code(f"{name} not in ({values})"))
    joined = " and ".join(each.text for each in checks)
    if len(joined) > _MAX_CHECK:
        return None
    text = f"({joined})" if len(checks) > 1 else joined
    return Code(text, imports_of(checks))
