"""All settings, in one table: to add a setting, add its line to :class:`Config`.

From that line come the key in a file, the command-line option with its help, the output of
``gen config``, and the check of its values.  docs/configuration.md describes each setting.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any

from msgspec import Struct

from generator.config.kinds import (
    Boolean,
    DialectName,
    Entry,
    ImportPath,
    Integer,
    Kind,
    OneOf,
    PathSetting,
    Record,
    Records,
    Section,
    StringList,
    TableOf,
    TablesOf,
)
from generator.config.targets import DATACLASSES, DEFAULT_TARGETS, MODELS, TARGETS
from generator.diagnostics.catalog import RULES
from generator.diagnostics.formats import FORMATS
from generator.diagnostics.report import Severities
from generator.ir.scalars import FACTS, Scalar
from generator.source import Span
from generator.text.casing import AS_WRITTEN, WIRE_CASES

AUTO = "auto"
BLACK, RUFF, NONE = "black", "ruff", "none"
# What a user-defined template is rendered for, and the parts of the view that a path may name.
MODULE, DEFINITION, PACKAGE = TARGET_FOR = ("module", "definition", "package")


class Group(Enum):
    """What a setting applies to: a single job, or the whole run (how it reports)."""

    READING = "reading"
    WRITING = "writing"
    REPORTING = "reporting"


class Setting(Struct, frozen=True, kw_only=True):
    """``key`` is also the long option, and ``section.key`` in a table of the file; ``short`` is the
    letter of a short option.
    """

    key: str
    kind: Kind
    group: Group
    default: Any
    doc: str
    short: str = ""

    @property
    def attribute(self) -> str:
        return attribute(self.key)

    @property
    def has_option(self) -> bool:
        is_table = isinstance(self.kind, TableOf | TablesOf | Records)
        return not is_table and "." not in self.key


def attribute(key: str) -> str:
    """Return the name of the attribute of ``Config`` for the setting ``key``."""
    return key.replace("-", "_").replace(".", "_")


def _setting(
    key: str, kind: Kind, group: Group, default: Any, doc: str, short: str = ""
) -> Any:
    """Return the field of ``Config`` for a setting."""
    setting = Setting(
        key=key, kind=kind, group=group, default=default, doc=doc, short=short
    )
    return field(default=default, metadata={"setting": setting})


_READ, _WRITE, _REPORT = Group
_OPENNESS = ("open", "closed")
NESTED_NAMES = ("auto", "flat", "nested")
# The scalars that a user-defined type may replace, as docs/types.md calls them.
CONVERTIBLE = tuple(each.value for each in Scalar if FACTS[each].is_convertible)
_LEVELS = {code: rule.levels for code, rule in sorted(RULES.items())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one job, named after their keys with ``_`` for ``-``.

    ``origins`` has the place or option of each value, by key; keys not in it have their default.
    """

    specs: str | None = _setting(
        "specs", PathSetting(), _READ, None, "Folder of specs, or one file."
    )
    output: str | None = _setting(
        "output",
        PathSetting(must_be_folder=True),
        _WRITE,
        None,
        "Output folder of the package.",
        "o",
    )
    dialect: str = _setting(
        "dialect", DialectName(), _READ, AUTO, "Language of the type cells."
    )
    wire_case: str = _setting(
        "wire-case", OneOf(WIRE_CASES), _READ, AS_WRITTEN, "Case of JSON keys."
    )
    wire_names: tuple[Entry, ...] = _setting(
        "wire-names", TableOf(), _READ, (), "JSON keys of single fields."
    )
    nested_names: str = _setting(
        "nested-names",
        OneOf(NESTED_NAMES),
        _READ,
        "auto",
        "Whether dots in names nest fields: `owner.name`.",
    )
    types: tuple[Entry, ...] = _setting(
        "types", TableOf(), _READ, (), "Your own words for types."
    )
    enums: str = _setting(
        "enums",
        OneOf(_OPENNESS),
        _READ,
        "open",
        "Whether enums accept unlisted values.",
    )
    unions: str = _setting(
        "unions",
        OneOf(_OPENNESS),
        _READ,
        "open",
        "Whether unions keep objects with an unlisted tag.",
    )
    formatter: str = _setting(
        "formatter",
        OneOf((BLACK, RUFF, NONE)),
        _WRITE,
        BLACK,
        "Formatter for modules with lines that may be too long.",
    )
    unknown_fields: str = _setting(
        "unknown-fields",
        OneOf(("ignore", "forbid", "keep")),
        _WRITE,
        "ignore",
        "What decoders do with unknown keys.",
    )
    accept_names: bool = _setting(
        "accept-names",
        Boolean(),
        _WRITE,
        False,
        "Decoders also accept attribute names as keys.",
    )
    naive_datetimes: str = _setting(
        "naive-datetimes",
        OneOf(("keep", "refuse")),
        _WRITE,
        "keep",
        "Whether decoders accept date-times without an offset.",
    )
    unknown_null: str = _setting(
        "unknown-null",
        OneOf(("refuse", "accept")),
        _WRITE,
        "refuse",
        "Whether decoders accept null if the document does not say.",
    )
    max_depth: int = _setting(
        "max-depth",
        Integer(1),
        _WRITE,
        200,
        "Maximum nesting depth of a recursive model.",
    )
    slots: bool = _setting("slots", Boolean(), _WRITE, True, "Dataclasses have slots.")
    weak_references: bool = _setting(
        "weak-references",
        Boolean(),
        _WRITE,
        False,
        "Dataclasses with slots support weak references.",
    )
    frozen: bool = _setting(
        "frozen", Boolean(), _WRITE, False, "Dataclasses are immutable."
    )
    order: bool = _setting(
        "order", Boolean(), _WRITE, False, "Dataclasses support `<`."
    )
    base_class: str | None = _setting(
        "base-class",
        ImportPath(has_name=True),
        _WRITE,
        None,
        "Base class of all classes.",
    )
    mixins: str | None = _setting(
        "mixins",
        ImportPath(has_name=False),
        _WRITE,
        None,
        "Module with classes that classes of the same name inherit.",
    )
    constraints: str = _setting(
        "constraints",
        OneOf(("own", "annotated-types")),
        _WRITE,
        "own",
        "Metadata for constraints in annotations.",
    )
    json: str = _setting(
        "json",
        OneOf(("standard", "orjson", "msgspec")),
        _WRITE,
        "standard",
        "Library that reads and writes JSON.",
    )
    converters: tuple[Record, ...] = _setting(
        "converters",
        Records(
            needed=("type", "for", "decode", "encode"),
            others=("fields",),
            words={"for": CONVERTIBLE},
            imports=("type", "decode", "encode"),
        ),
        _WRITE,
        (),
        "User-defined types for scalars.",
    )
    models: str = _setting(
        "models",
        OneOf(MODELS),
        _WRITE,
        DATACLASSES,
        "Kind of classes to write.",
    )
    targets: tuple[str, ...] = _setting(
        "targets",
        StringList(
            [*TARGETS], needs={name: base for name, base in TARGETS.items() if base}
        ),
        _WRITE,
        DEFAULT_TARGETS,
        "What to write; repeat for several.",
    )
    templates: str | None = _setting(
        "templates",
        PathSetting(must_be_folder=True, must_exist=True),
        _WRITE,
        None,
        "Folder of user-defined templates.",
    )
    target: tuple[Record, ...] = _setting(
        "target",
        Records(
            needed=("template", "for", "path"),
            words={"for": TARGET_FOR},
            inner=("template", "path"),
        ),
        _WRITE,
        (),
        "Files to write from user-defined templates.",
    )
    git_attributes: bool = _setting(
        "git-attributes",
        Boolean(),
        _WRITE,
        True,
        "Write a .gitattributes: LF line ends, files marked as generated.",
    )
    diff_allow: tuple[str, ...] = _setting(
        "diff.allow",
        StringList(),
        _REPORT,
        (),
        "Breaking changes that gen diff permits.",
    )
    output_format: str = _setting(
        "output-format",
        OneOf([*FORMATS]),
        _REPORT,
        "full",
        "Output format of findings.",
    )
    severity: tuple[Entry, ...] = _setting(
        "severity", TableOf(_LEVELS), _REPORT, (), "Severity of single findings."
    )
    per_file_severity: tuple[Section, ...] = _setting(
        "per-file-severity",
        TablesOf(_LEVELS),
        _REPORT,
        (),
        "Severity of findings in some files.",
    )
    strict: bool = _setting(
        "strict", Boolean(), _REPORT, False, "Treat warnings as errors."
    )
    keep_going: bool = _setting(
        "keep-going",
        Boolean(),
        _REPORT,
        False,
        "Write what can be read despite errors; exit 1.",
    )
    origins: Mapping[str, Span | str] = field(default_factory=dict, compare=False)
    # Facts about the modules that settings name: the classes in them, those that are part of the
    # project, and the files that were read for this.
    mixin_classes: tuple[str, ...] = ()
    local_modules: tuple[str, ...] = ()
    read_modules: tuple[str, ...] = ()

    @property
    def severities(self) -> Severities:
        by_file = tuple(
            (section.key, _levels(section.entries))
            for section in self.per_file_severity
        )
        return Severities(_levels(self.severity), self.strict, by_file)

    def with_all_targets(self) -> Config:
        """Return a copy with the default targets, whose names a report shows."""
        return replace(self, targets=DEFAULT_TARGETS, models=DATACLASSES)

    @property
    def written_targets(self) -> tuple[str, ...]:
        """The targets to write.  ``models`` replaces dataclasses by another kind of class; the
        targets that write into dataclasses are then left out.
        """
        if self.models == DATACLASSES:
            return self.targets
        names = (name for name in self.targets if TARGETS[name] != DATACLASSES)
        return tuple(self.models if n == DATACLASSES else n for n in names)

    def with_values(
        self, values: Mapping[str, Any], origins: Mapping[str, Span | str]
    ) -> Config:
        """Return a copy where ``values``, by key, win."""
        given: dict[str, Any] = {attribute(k): v for k, v in values.items()}
        return replace(self, **given, origins={**self.origins, **origins})

    def with_options(self, options: Mapping[str, Any]) -> Config:
        """Return a copy where ``options``, by attribute, win unless they are None."""
        keys = {setting.attribute: key for key, setting in SETTINGS.items()}
        given = {keys[a]: value for a, value in options.items() if value is not None}
        named = {key: "SPECS" if key == "specs" else f"--{key}" for key in given}
        return self.with_values(given, named)


def _levels(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    return {entry.key: entry.value for entry in entries}


SETTINGS: Mapping[str, Setting] = {
    f.metadata["setting"].key: f.metadata["setting"]
    for f in fields(Config)
    if "setting" in f.metadata
}


class Configuration(Struct, frozen=True):
    """``common`` has the settings shared by all jobs; ``jobs`` include them."""

    common: Config = Config()
    jobs: tuple[Config, ...] = ()

    def select(self, options: Mapping[str, Any]) -> tuple[Config, ...]:
        """Return the jobs to run, where ``options`` win.

        Without SPECS, return all jobs.  With SPECS, return the jobs that read exactly these; if
        there are none, one job with the common settings.
        """
        specs = options.get("specs")
        jobs = self.jobs
        if specs is not None:
            jobs = tuple(job for job in jobs if _same(job.specs, specs))
        return tuple(job.with_options(options) for job in jobs or (self.common,))


def _same(one: str | None, other: str) -> bool:
    return one is not None and posixpath.normpath(one) == posixpath.normpath(other)
