"""The view of Python packages: everything that a template may read.

Names, annotations and function bodies are Python already.  Other text is a ``SpecText``, which a
template prints through a filter; further filters lay out definitions.  ``None`` means that there is
nothing to print.
"""

from __future__ import annotations

from msgspec import Struct

from generator.backends.facts import ConstraintFacts, TypeFacts
from generator.backends.gates import SpecText
from generator.backends.python.imports import export_key, export_lines


class PyField(Struct, frozen=True, kw_only=True):
    """An attribute, printed by the filter ``attribute``.

    - ``default``: the expression after ``=``, None if there is no default.
    - ``wire_name``: its key in JSON, None if it is never in JSON or stands for many keys.
    - ``type``: the type without null; see ``presence`` and ``nullable``.
    - ``presence``: "required", "optional", "omittable" (a missing key is not null),
      "defaulted", "local" (never in JSON) or "extra" (a map of all unknown keys).
    - ``nullable``: None if the document does not tell.
    - ``json_default``: JSON text of the value for a missing key, None for no value.
    """

    name: str
    annotation: str
    default: str | None
    wire_name: SpecText | None
    type: TypeFacts
    presence: str
    required: bool
    nullable: bool | None
    json_default: str | None
    constraints: tuple[ConstraintFacts, ...]
    deprecated: bool
    doc: SpecText | None


class PyDecoder(Struct, frozen=True, kw_only=True):
    """The decoder of a class, as lines.

    - ``head``: the ``def`` line.
    - ``reads``: read the data into variables.
    - ``guard``: raises if they do not fit.
    - ``slots``: sets the attributes.
    """

    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    slots: tuple[str, ...]
    constraints: tuple[str, ...]


class PyOptionalKey(Struct, frozen=True):
    """An optional key, written by ``lines`` if ``condition`` is true."""

    condition: str
    lines: tuple[str, ...]


class PyEncoder(Struct, frozen=True, kw_only=True):
    """The encoder of a class, which returns a dict, as lines.

    - ``head``, ``reads``, ``guard``: as in the decoder.
    - ``always``: the entries that every object has.
    - ``optional``: keys that may be missing.
    - ``end``: returns the dict if optional or unknown keys may follow.
    - ``doc``: a fixed docstring.
    """

    doc: str
    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    always: tuple[str, ...]
    optional: tuple[PyOptionalKey, ...]
    end: str | None


class PyWriter(Struct, frozen=True, kw_only=True):
    """The writer of a class, which returns JSON text, as lines.

    - ``always``: begins the text; returns it if there is no ``end``.
    - ``unknown``: writes unknown keys, if the class keeps them.
    """

    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    always: tuple[str, ...]
    optional: tuple[PyOptionalKey, ...]
    unknown: tuple[str, ...]
    end: str | None


class PyCase(Struct, frozen=True):
    """A case of a ``match``: its pattern, and the lines below it."""

    pattern: str
    lines: tuple[str, ...]


class PyMatch(Struct, frozen=True, kw_only=True):
    """A function that matches ``subject`` against ``cases``, if there are any, then runs ``otherwise``.

    ``doc`` is a fixed docstring.
    """

    head: tuple[str, ...]
    doc: str
    subject: str | None
    cases: tuple[PyCase, ...]
    otherwise: tuple[str, ...]


class PySerializers(Struct, frozen=True, kw_only=True):
    """The code that decodes and encodes a class, as lines.

    - ``made_of_data``, ``made_of_text``: the bodies of ``from_dict`` and ``from_json``.
    - ``parser``: the function for the text if ``from_json`` has no body.
    - ``encoded``, ``written``: the bodies of ``to_dict`` and ``to_json``.
    - ``keys``: the set of known keys, if unknown keys matter.
    - ``register``: registers the class in the runtime.
    - ``preparer``: exists if a library writes JSON, otherwise ``writer`` does.
    """

    made_of_data: tuple[str, ...]
    made_of_text: tuple[str, ...]
    parser: str
    encoded: tuple[str, ...]
    written: tuple[str, ...]
    keys: tuple[str, ...]
    decoder: PyDecoder
    encoder: PyEncoder
    preparer: PyEncoder | None
    writer: PyWriter | None
    class_unions: tuple[PyMatch, ...]
    register: tuple[str, ...]


class PyClass(Struct, frozen=True, kw_only=True):
    """The class of a model.

    - ``options``: the arguments of the decorator.
    - ``bases``: the base classes in brackets, ``""`` for none.
    - ``title``: the title of the document.
    - ``serializers``: None if ``targets`` leaves them out.
    """

    name: str
    options: str
    bases: str = ""
    title: SpecText
    doc: SpecText | None
    deprecated: bool
    fields: tuple[PyField, ...]
    serializers: PySerializers | None


class PyMember(Struct, frozen=True, kw_only=True):
    """A member of an enum, printed by the filter ``member``."""

    name: str
    value: SpecText | int
    doc: SpecText | None


class PyEnum(Struct, frozen=True, kw_only=True):
    """An enum; the filter ``enum_head`` prints its class line.

    - ``open``: whether unlisted values are allowed, None if the document does not say.
    - ``unlisted``: the name of a member that type checkers see for unlisted values, None if there
      are none or the enum has bit flags.
    - ``values``: lines that make the table of members by value, for the serializers.
    """

    name: str
    base: str
    title: SpecText
    open: bool | None
    doc: SpecText | None
    deprecated: bool
    members: tuple[PyMember, ...]
    unlisted: PyMember | None
    values: tuple[str, ...]


class PyAlias(Struct, frozen=True, kw_only=True):
    """An alias, printed by the filter ``alias``.

    - ``target``: the annotation of ``type``.
    - ``functions``: decode and encode a union of classes.
    """

    name: str
    title: SpecText
    doc: SpecText | None
    deprecated: bool
    target: str
    type: TypeFacts
    functions: tuple[PyMatch, ...] = ()


class PyModule(Struct, frozen=True, kw_only=True):
    """A module: one enum, or the classes of a circle with the aliases of their unions.

    ``imports`` are blocks of lines: standard library first, relative imports last.
    """

    path: str
    source: SpecText
    imports: tuple[tuple[str, ...], ...]
    classes: tuple[PyClass, ...] = ()
    enum: PyEnum | None = None
    aliases: tuple[PyAlias, ...] = ()


class PyExport(Struct, frozen=True):
    """``module`` is relative to the package that exports ``name``."""

    name: str
    module: str


class PyExports(Struct, frozen=True, kw_only=True):
    """The ``__init__`` of a package.

    - ``path``: the file that runs; the stub next to it ends in ``.pyi``.
    - ``runtime``: the relative name of its lazy module.
    - ``unsorted``: all exports, in the order of the definitions.
    - ``exports``: the same, in the order of ``__all__``.
    - ``import_lines``: the lines of the stub, with all exports.
    """

    path: str
    runtime: str
    unsorted: tuple[PyExport, ...]

    # Sorted when they are printed: few runs change an ``__init__``.

    @property
    def exports(self) -> tuple[PyExport, ...]:
        return tuple(sorted(self.unsorted, key=lambda each: export_key(each.name)))

    @property
    def import_lines(self) -> tuple[str, ...]:
        return tuple(export_lines((each.module, each.name) for each in self.unsorted))
