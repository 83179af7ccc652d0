"""Jinja: the templates, with the gates as their only filters.  The only importer of jinja2."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NoReturn, cast

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.meta import find_referenced_templates
from jinja2.nodes import Block, Getattr, Node
from jinja2.runtime import Context, new_context
from jinja2.sandbox import SandboxedEnvironment

from generator.backends import gates
from generator.backends.filters import FILTERS
from generator.backends.templating.compiled import CompiledTemplates
from generator.backends.view_version import VIEW_VERSION
from generator.source import SourceFile, Span

ENDING = ".jinja"
# Prefix of a shipped template, so that a user-defined one of the same name can extend it.
SHIPPED_PREFIX = "shipped"
# The comment in the first line of a template says what it prints and reads.
_FIRST_LINE = re.compile(r"\{#- (.*?) -#\}")


def template_root() -> Path:
    """Return the template folder: inside the package in a wheel, otherwise next to it."""
    package = Path(__file__).resolve().parent.parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


class TemplateFault(Exception):
    """A user-defined template is broken, or fails: where, and why."""

    def __init__(self, place: Span, reason: str) -> None:
        super().__init__(reason)
        self.place = place
        self.reason = reason


class _FastCode(CodeGenerator):
    """Compiles templates to faster code.

    - ``view.name`` becomes plain attribute access; the sandbox handles refused names.
    - A template and a block yield their text as a whole.  Jinja's own code yields each piece,
      through the generators of all blocks and includes around it.
    """

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield ''.join({frame.buffer})")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        if node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")


class _Context(Context):
    """The variables of a template that extends no other, so that its blocks never change."""

    def derived(self, locals: dict[str, Any] | None = None) -> _Context:
        """Return a context with ``locals``, for a block; Jinja's own copies all blocks."""
        context: Any = new_context(
            self.environment, self.name, {}, self.get_all(), True, None, locals
        )
        context.eval_ctx = self.eval_ctx
        context.blocks = self.blocks
        return cast(_Context, context)


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox for templates that read frozen views and call nothing.

    So one test per attribute is enough, when a template is compiled.  The sandbox's own tests,
    which also look for mutable values and the insides of functions, double the rendering time
    (docs/decisions/0032).  ``SpecText`` itself ensures that it goes through a gate.
    """

    code_generator_class = _FastCode
    context_class = _Context

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        return Environment.getattr(self, obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        # A plain dict: each rendering copies it, and Jinja's chain of dicts copies slowly.
        return {**self.globals, **(d or {})}

    def call(self, *_: Any, **__: Any) -> NoReturn:
        raise SecurityError("templates print; they call nothing")


@cache
def _environment() -> Environment:
    """Return the environment for shipped templates."""
    options = _options(FileSystemLoader(template_root()))
    return _equipped(_Sandbox(bytecode_cache=CompiledTemplates(), **options))


def _options(loader: Any) -> dict[str, Any]:
    return {
        "loader": loader,
        "undefined": StrictUndefined,
        # Otherwise each call asks the disk whether the template has changed.
        "auto_reload": False,
        "autoescape": False,  # the output is Python and Markdown; the gates escape
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


def _equipped(environment: Environment) -> Environment:
    environment.filters |= FILTERS
    environment.globals["view_version"] = VIEW_VERSION
    return environment


def _refuse_raw(value: object) -> object:
    """Return what a template prints; raise TypeError for spec text without a gate."""
    if isinstance(value, gates.SpecText):
        raise TypeError(f"a template prints {value!r} without a gate")
    return value


class Templates:
    """The shipped templates, and ``own``: user-defined ones, by path, which replace shipped ones.

    Output of shipped templates alone is made in the sandbox.  User-defined templates are user code:
    they may call anything, and have an additional gate, ``raw``.
    """

    def __init__(self, own: Mapping[str, SourceFile]) -> None:
        self.own = {n: file for n, file in own.items() if n.endswith(ENDING)}
        self._is_own: dict[str, bool] = {}

    @cached_property
    def _all(self) -> Environment:
        shipped = FileSystemLoader(template_root())
        prefixed = PrefixLoader({SHIPPED_PREFIX: shipped})
        loader = ChoiceLoader([prefixed, FunctionLoader(self._load), shipped])
        options = _options(loader) | {"finalize": _refuse_raw}
        environment = _equipped(Environment(**options))
        environment.filters["raw"] = gates.ungated
        return environment

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self.own.get(name)
        return (file.text, file.shown_path, None) if file else None

    def is_own(self, name: str) -> bool:
        """Return whether ``name``, or a template that it uses, is user-defined."""
        if name not in self._is_own:
            own = self.own and not self.own.keys().isdisjoint(self.reach([name]))
            self._is_own[name] = bool(own)
        return self._is_own[name]

    def origin(self, name: str) -> Span:
        """Return the place of ``name``, or of the first user-defined template that it uses."""
        reached = {*self.reach([name])} & self.own.keys()
        first = name if name in self.own else min(reached, key=str)
        return _line(self.own[str(first)], 1)

    def reach(self, names: list[str]) -> set[str | None]:
        """Return ``names`` and all templates that they use, recursively; None for computed names."""
        reached: set[str | None] = set()
        waiting: list[str | None] = [*names]
        while waiting:
            if (name := waiting.pop()) not in reached:
                reached.add(name)
                waiting += self._named_by(name) if name else []
        return reached

    def _named_by(self, name: str) -> list[str | None]:
        loader, environment = self._all.loader, self._all
        assert loader
        try:
            text = loader.get_source(environment, name)[0]
            return list(find_referenced_templates(environment.parse(text, name)))
        except (TemplateNotFound, TemplateSyntaxError, RecursionError):
            return []  # reported as its own fault

    def check(self, name: str) -> None:
        """Raise TemplateFault if ``name``, a user-defined template, is invalid."""
        try:
            self._all.get_template(name)
        except Exception as error:  # Python has limits that Jinja does not have
            raise self._fault(error, name) from error

    def render(self, name: str, /, **view: object) -> str:
        """Return the output of the template ``name`` for ``view``.

        Raises: TemplateFault, if a user-defined template fails.
        """
        if not self.is_own(name):
            return _environment().get_template(name).render(view)
        try:
            text = self._all.get_template(name).render(view)
            text.encode()  # fails for half a surrogate pair
        except Exception as error:  # anything that user code raises
            raise self._fault(error, name) from error
        return text

    def _fault(self, error: Exception, name: str) -> TemplateFault:
        """Return ``error`` at the innermost user-defined line that it passed; ``name`` is the
        template that was rendered.
        """
        if isinstance(error, TemplateSyntaxError) and error.name in self.own:
            place = _line(self.own[error.name], error.lineno)
            return TemplateFault(place, error.message or "wrong syntax")
        files = {file.shown_path: file for file in self.own.values()}
        place = self.origin(name)
        for frame, line in traceback.walk_tb(error.__traceback__):
            if file := files.get(frame.f_code.co_filename):
                place = _line(file, line)
        reason = str(error).partition("\n")[0]
        if isinstance(error, TemplateNotFound):
            reason = f"there is no template {reason}"
        elif not isinstance(error, UndefinedError):
            reason = f"{type(error).__name__}: {reason}"
        return TemplateFault(place, reason)


SHIPPED = Templates({})


def _line(file: SourceFile, line: int) -> Span:
    last, _ = file.position(len(file.text))
    return file.lines(min(line, last), min(line, last))


def shipped_text(name: str) -> str:
    """Return the text of a shipped template."""
    return (template_root() / name).read_text("utf-8")


def described(name: str) -> str:
    """Return the description in a shipped template."""
    match = _FIRST_LINE.match(shipped_text(name))
    assert match, f"{name} does not say what it reads"
    return match[1]


def shipped_names() -> Iterator[str]:
    """Yield the names of the shipped templates, sorted."""
    root = template_root()
    for path in sorted(root.rglob(f"*{ENDING}")):
        yield path.relative_to(root).as_posix()


def blocks_of(name: str) -> list[str]:
    """Return the names of the blocks of a shipped template, in the order of the text."""
    tree = _environment().parse(shipped_text(name))
    return [block.name for block in tree.find_all(Block)]
