"""Other generators, as programs: the dependencies of the group ``bench``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.timing_of_programs import Program, set_aside
from generator.compiler import Reading, read_schema
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs
from generator.ir.schema import EnumDef, ObjectDef
from generator.ir.types import ListOf, Ref, Scalar, Type

_CLASS = re.compile(r"^class \w+", re.MULTILINE)
_DATACLASSES = ("--output-model-type", "dataclasses.dataclass")
_FORMATS = {
    "datamodel-code-generator, black and isort": (),
    "datamodel-code-generator, builtin formatter": ("--formatters", "builtin"),
    "datamodel-code-generator, no formatter": ("--no-formatters",),
}
_MDMODELS = """\
import sys
from pathlib import Path
from mdmodels_core import DataModel, Templates

text = DataModel.from_markdown(sys.argv[1]).convert_to(Templates.PythonDataclass)
Path(sys.argv[2]).write_text(text)
"""
_WORDS = {
    Scalar.INT: "integer",
    Scalar.BIGINT: "integer",
    Scalar.FLOAT: "float",
    Scalar.NUMBER: "float",
    Scalar.BOOL: "boolean",
}


def peer_programs(
    api: Path, specs: Path, folder: Path
) -> dict[str, tuple[Program, Path]]:
    """Return each generator with its output: for ``api``, or for the content of ``specs``."""
    programs = {}
    for number, (name, options) in enumerate(_FORMATS.items()):
        output = folder / f"dcg{number}.py"
        command = [_beside("datamodel-codegen"), "--input", str(api), *_DATACLASSES]
        command += ["--output", str(output), *options]
        programs[name] = (Program(command, partial(set_aside, output)), output)
    output = folder / "opc"
    command = [_beside("openapi-python-client"), "generate", "--path", str(api)]
    command += ["--output-path", str(output), "--overwrite"]
    programs["openapi-python-client"] = (
        Program(command, partial(set_aside, output)),
        output,
    )
    page, output = folder / "mdmodels.md", folder / "mdmodels.py"
    page.write_text("\n".join(_markdown(_read(specs))), "utf-8")
    command = [sys.executable, "-c", _MDMODELS, str(page), str(output)]
    programs["mdmodels (Rust), novu-py"] = (
        Program(command, partial(set_aside, output)),
        output,
    )
    return programs


def count_classes(output: Path) -> int:
    """Return how many classes are in a file, or in the files of a folder."""
    files = output.rglob("*.py") if output.is_dir() else [output]
    outside = [file for file in files if "_runtime" not in file.parts]
    return sum(len(_CLASS.findall(file.read_text("utf-8"))) for file in outside)


def _beside(program: str) -> str:
    return str(Path(sys.executable).with_name(program))


def _read(specs: Path) -> Reading:
    report = Report()
    return read_schema(read_specs(specs, report), None, report)


def _markdown(reading: Reading) -> Iterator[str]:
    """Yield the lines of Markdown for mdmodels; types that it lacks become strings."""
    yield "# Models\n"
    classes = reading.names["python"].classes
    for id_, definition in reading.schema.definitions.items():
        if isinstance(definition, ObjectDef) and definition.fields:
            yield f"### {classes[id_]}\n"
            names = reading.names["python"].attributes[id_]
            for name, field in zip(names, definition.fields, strict=True):
                yield f"- {name}\n  - Type: {_type(field.type, reading)}"
                yield f"  - Description: {' '.join(field.doc.split()) or name}"
        elif isinstance(definition, EnumDef) and definition.members:
            yield f"### {classes[id_]}\n\n```"
            members = zip(
                reading.names["python"].members[id_], definition.members, strict=True
            )
            yield from (f'{name} = "{member.value}"' for name, member in members)
            yield "```"
        yield ""


def _type(type_: Type, reading: Reading) -> str:
    match type_:
        case ListOf(item):
            return f"{_type(item, reading)}[]"
        case Ref(id_):
            definition = reading.schema.definitions[id_]
            is_object = isinstance(definition, ObjectDef) and definition.fields
            is_known = is_object or (
                isinstance(definition, EnumDef) and definition.members
            )
            return reading.names["python"].classes[id_] if is_known else "string"
        case Scalar():
            return _WORDS.get(type_, "string")
        case _:
            return "string"
