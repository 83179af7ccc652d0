"""The view of Python packages: all that a template may read.

Names, annotations and bodies of functions are Python already.  What is not is a ``SpecText``,
which a template prints through a filter; other filters lay out definitions.  ``None`` means
that there is nothing to print.
"""

from __future__ import annotations

from msgspec import Struct

from generator.backends.facts import ConstraintFacts, TypeFacts
from generator.backends.gates import SpecText


class PyField(Struct, frozen=True, kw_only=True):
    """An attribute, printed by the filter ``attribute``.

    - ``default``: the expression behind ``=``, None if there is no default.
    - ``wire_name``: its key in JSON, None for what is never in JSON or is many keys.
    - ``type``: the type without ``null``; ``presence`` and ``nullable`` say what else may come.
    - ``presence``: "required", "optional", "omittable" (a missing key is not null),
      "defaulted", "local" (never in JSON) or "extra" (a map of all keys that no field has).
    - ``nullable``: None where the document cannot say.
    - ``json_default``: JSON text of what a missing key stands for, None for no value.
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
    """Lines: ``head`` of the function; ``reads`` of the data into variables; ``guard``, which
    raises where they do not fit; ``slots``, which sets the attributes."""

    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    slots: tuple[str, ...]
    constraints: tuple[str, ...]


class PyOptionalKey(Struct, frozen=True):
    """A key that is written, by ``lines``, if ``condition``."""

    condition: str
    lines: tuple[str, ...]


class PyEncoder(Struct, frozen=True, kw_only=True):
    """Makes a dict.  Lines: ``head``, ``reads`` and ``guard`` as in the decoder; ``always``,
    the entries that every object has; ``end`` returns them where others may follow, which
    is so if there are ``optional`` ones or others are kept.  ``doc`` is ours.
    """

    doc: str
    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    always: tuple[str, ...]
    optional: tuple[PyOptionalKey, ...]
    end: str | None


class PyWriter(Struct, frozen=True, kw_only=True):
    """Makes text.  ``always`` are the lines that begin it, and return it if that is all: then
    there is no ``end``.  ``unknown`` writes the keys that are not described, if it keeps them.
    """

    head: tuple[str, ...]
    reads: tuple[str, ...]
    guard: tuple[str, ...]
    always: tuple[str, ...]
    optional: tuple[PyOptionalKey, ...]
    unknown: tuple[str, ...]
    end: str | None


class PyCase(Struct, frozen=True):
    pattern: str
    lines: tuple[str, ...]


class PyMatch(Struct, frozen=True, kw_only=True):
    """A function that matches ``subject`` with ``cases``, if it has one, and does
    ``otherwise`` then.  ``doc`` is ours."""

    head: tuple[str, ...]
    doc: str
    subject: str | None
    cases: tuple[PyCase, ...]
    otherwise: tuple[str, ...]


class PySerializers(Struct, frozen=True, kw_only=True):
    """What decodes and encodes a class.  Lines: ``made_of_data`` and ``made_of_text`` decode
    in ``from_dict`` and ``from_json``, ``parser`` is the function for the text where the
    second has none; ``encoded`` and ``written`` are those of the other two methods; ``keys``
    is the set of known keys, where others are told from them; ``register`` tells the runtime
    of the class.  ``preparer`` is there where a library writes JSON, ``writer`` else.
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
    """``options`` are the arguments of the decorator; ``bases`` has the classes that it inherits, in
    brackets, if there are any; ``title`` is that of the document; ``serializers`` is None where
    ``targets`` leaves them out."""

    name: str
    options: str
    bases: str = ""
    title: SpecText
    doc: SpecText | None
    deprecated: bool
    fields: tuple[PyField, ...]
    serializers: PySerializers | None


class PyMember(Struct, frozen=True, kw_only=True):
    """A member, printed by the filter ``member``."""

    name: str
    value: SpecText | int
    doc: SpecText | None


class PyEnum(Struct, frozen=True, kw_only=True):
    """An enum; the filter ``enum_head`` prints the head of its class.

    - ``open``: whether other values may come, None where the document does not say.
    - ``unlisted``: what type checkers take for all other values, None if none may come or if any
      bits are listed.
    - ``values``: lines that make the table of members by value for the serializers.
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
    """The name of another type, printed by the filter ``alias``.

    - ``target``: the annotation of that type, which is ``type``.
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
    """A module holds one enum, or the classes of one circle and the names of their unions.

    ``imports`` are blocks of lines: standard library, then relative ones.
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

    - ``path``: of the file that runs; the stub beside it has a name that ends in ``.pyi``.
    - ``runtime``: the relative name of its lazy module.
    - ``import_lines``: of the stub, all that is exported.
    """

    path: str
    runtime: str
    import_lines: tuple[str, ...]
    exports: tuple[PyExport, ...]
