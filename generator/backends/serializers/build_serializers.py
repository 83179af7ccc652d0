"""An object of the IR -> PySerializers: the methods and functions that decode and encode it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.backends.gates import WIDTH, literal
from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.other_keys import OtherKeys
from generator.backends.python.code import Built, Import, all_built
from generator.backends.python.context import PyContext
from generator.backends.python.layout.lines import call_lines, statement_lines
from generator.backends.python.placement import Placement
from generator.backends.python.view import PySerializers
from generator.backends.serializers.build_decoder import build_decoder
from generator.backends.serializers.build_encoder import build_encoder
from generator.backends.serializers.build_unions import build_choice, unnamed_choices
from generator.backends.serializers.build_writer import build_writer
from generator.backends.serializers.scope import Scope, accepts_names
from generator.ir.discriminator import stated_values
from generator.ir.schema import Schema
from generator.ir.types import Type

# Imports of every module with serializers.
_ALWAYS = frozenset(
    {
        Import("typing", "Any"),
        Import("typing", "Self"),
        Import("._runtime.errors", "InvalidValue"),
        Import("._runtime.errors", "VALUE_ERRORS"),
        Import("._runtime.models", "as_subclass"),
        Import("._runtime.failures", "checked_dict"),
        Import("._runtime.failures", "checked_json"),
        Import("._runtime.models", "new"),
        Import("._runtime.failures", "raise_decode_error"),
        Import("._runtime.registration", "register"),
    }
)


def build_serializers(
    attributes: Sequence[Attribute],
    others: OtherKeys | None,
    placement: Placement,
    context: PyContext,
) -> Built[PySerializers]:
    """Return the code that decodes and encodes the class at ``placement``, and its imports."""
    wired = [attribute for attribute in attributes if attribute.on_the_wire]
    unions = unnamed_choices(_types_by_name(wired, others), placement.stem, context)
    scope = Scope(
        placements=context.placements,
        here=placement,
        class_unions={union: stem for union, (stem, _) in unions.items()},
        config=context.config,
        others=others,
        attributes=context.names.attributes,
    )
    decoder = build_decoder(attributes, scope)
    encoder = build_encoder(wired, scope, "encode")
    preparer = build_encoder(wired, scope, "prepare") if scope.uses_library else None
    writer = None if scope.uses_library else build_writer(wired, scope)
    functions = all_built(
        build_choice(union, stem, choice, scope)
        for union, (stem, choice) in unions.items()
    )
    view = PySerializers(
        made_of_data=_made(placement, "data"),
        made_of_text=_made(placement, f"{scope.loads}(text)") if scope.loads else (),
        parser=_parser(placement),
        encoded=statement_lines("return ", f"encode_{placement.stem}(self)", 12),
        written=_written(scope),
        keys=_keys(wired, scope),
        decoder=decoder.view,
        encoder=encoder.view,
        preparer=preparer.view if preparer else None,
        writer=writer.view if writer else None,
        class_unions=tuple(match for matches in functions.view for match in matches),
        register=_build_register(wired, scope, context.schema),
    )
    parts = (decoder, encoder, preparer, writer, functions)
    imports = (part.imports for part in parts if part)
    return Built(view, _ALWAYS.union(_imports_of_methods(scope), *imports))


def _types_by_name(
    wired: Sequence[Attribute], others: OtherKeys | None
) -> list[tuple[str, Type]]:
    """Return the attributes that are keys in JSON, and the one for other keys, with their types."""
    types = [(attribute.name, attribute.field.type) for attribute in wired]
    return [*types, (others.name, others.value)] if others else types


def _made(placement: Placement, data: str) -> tuple[str, ...]:
    return statement_lines("result = ", f"decode_{placement.stem}({data})", 12)


def _parser(placement: Placement) -> str:
    return "parse_exact_json" if placement.is_exact else "parse_json"


def _written(scope: Scope) -> tuple[str, ...]:
    stem = scope.here.stem
    if scope.uses_library:
        return statement_lines("return ", f"dumps(prepare_{stem}(self))", 12)
    line = f"return write_{stem}(self).encode()"
    if len(line) + 12 <= WIDTH:
        return (line,)
    rendered = statement_lines("text = ", f"write_{stem}(self)", 12)
    return (*rendered, "return text.encode()")


def _imports_of_methods(scope: Scope) -> frozenset[Import]:
    imports = {Import("._runtime.json_text", _parser(scope.here))}
    if scope.uses_library:
        imports.add(Import("._runtime.json_library", "dumps"))
    if scope.loads:
        imports.add(Import("._runtime.json_library", scope.loads))
    return frozenset(imports)


def _keys(wired: Sequence[Attribute], scope: Scope) -> tuple[str, ...]:
    """Return the lines that make the set of known keys, if unknown keys matter."""
    if not scope.tells_keys:
        return ()
    known = [attribute.field.wire_name for attribute in wired]
    if accepts_names(wired, scope):
        known = [*dict.fromkeys([*known, *(attribute.name for attribute in wired)])]
    keys = [literal(key) for key in known]
    items = f"({', '.join(keys)}{',' * (len(keys) == 1)})"
    return statement_lines(f"{scope.keys_name} = ", f"frozenset({items})", 0)


def _build_register(
    wired: Sequence[Attribute], scope: Scope, schema: Schema
) -> tuple[str, ...]:
    placement = scope.here
    stem, keys = (
        placement.stem,
        [f"        {literal(a.name)}: {literal(a.field.wire_name)}," for a in wired],
    )
    arguments = [placement.class_name, f"decode_{stem}", f"encode_{stem}"]
    options = _options_of_others(scope)
    if placement.in_circle:
        options.append(f"max_depth={scope.config.max_depth}")
    if placement.is_exact:
        options.append("exact=True")
    if accepts_names(wired, scope):
        options.append("accepts_names=True")
    tags = _stated_tags(wired, schema)
    if not keys:
        return call_lines("register", [*arguments, "{}", *options])
    named = [f"    {argument}," for argument in arguments]
    optional = [f"    {option}," for option in options]
    constants = _constants(wired)
    end = (*optional, *tags, *constants, ")")
    return ("register(", *named, "    {", *keys, "    },", *end)


def _options_of_others(scope: Scope) -> list[str]:
    """Return the argument that says what to do with keys without a field."""
    if scope.others and scope.others.is_described:
        return [f"extra={literal(scope.others.name)}"]
    kept = scope.config.unknown_fields
    return [f"unknown_fields={literal(kept)}"] if kept != "ignore" else []


def _constants(wired: Iterable[Attribute]) -> tuple[str, ...]:
    """Return the argument with the attributes that have a single possible value."""
    names = [literal(a.name) for a in wired if a.constant is not None]
    line = f"    constants=({', '.join(names)}{',' * (len(names) == 1)}),"
    if len(line) <= WIDTH:
        return (line,) if names else ()
    return ("    constants=(", *(f"        {name}," for name in names), "    ),")


def _tuple(values: Iterable[object]) -> str:
    items = [literal(value) for value in sorted(map(str, values))]
    return f"({', '.join(items)}{',' * (len(items) == 1)})"


def _stated_tags(wired: Iterable[Attribute], schema: Schema) -> tuple[str, ...]:
    """Return the argument with tag values that only descriptions give."""
    stated = ((a.field.wire_name, stated_values(a.field, schema)) for a in wired)
    items = [f"{literal(key)}: {_tuple(values)}" for key, values in stated if values]
    line = f"    tags={{{', '.join(items)}}},"
    if len(line) <= WIDTH:
        return (line,) if items else ()
    return ("    tags={", *(f"        {item}," for item in items), "    },")
