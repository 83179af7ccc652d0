r"""The second gate: what was rendered is compared with what the view promises.

The first gates are trusted with nothing here.  Strings and comments are blotted out by a
lexer of ten lines, which is exact because all that would confuse it is refused: prefixes
of strings, backslashes and quotes outside of them.  What is left is code, and must hold no
word, call, import, class or docstring that was not promised.  (``ast.parse`` and a walk take
three times as long and as much as a fifth of a run: docs/decisions/0031.  Tests compare the
two.)

>>> verify("x = 'a'; import os\n", "a.py", PROMISE_OF_NOTHING)
Traceback (most recent call last):
generator.backends.python.verify.UnpromisedCode: a.py holds what nothing promised: `;`
"""

# ruff: noqa: SIM905  (words are read as words)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.backends.python.view import PyExports, PyModule, PyPackage

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_BLOT = "\0"  # never in a file, since it cannot be printed
_WORD = re.compile(r"\b[^\W\d]\w*")
# Prefixes, two strings on a line, and punctuation that no template of ours writes.
_NEVER = re.compile(r"\w\0|\0 *\0|[^\w\s\0#@.,:()\[\]{}=<>|*+-]")
_CALL = re.compile(r"(class |def )?(\w+|[)\]}\0])\s*\(")
_DECORATOR = re.compile(r"@(\w*)")
_CLASS = re.compile(r"\bclass (\w+)")
_DEF = re.compile(r"\bdef (\w+)")
_IMPORT = re.compile(r"^ *(?:from (\S+) import|import (\S+))\b", re.MULTILINE)
# A string that is a statement: no bracket or comma is open on the line before.
_DOCSTRING = re.compile(r"(?<=[^(\[{,\n])\n(?: *\n)? *\0(?=\n)")
_DEFINED = re.compile(r"^(?:(?:def|class) )?(\w+)", re.MULTILINE)

_KEYWORDS = frozenset("""
    False None True and as class def else for from if import in is lambda not or raise return
    """.split())
_MODULES = frozenset("__future__ dataclasses datetime decimal enum typing uuid".split())
_METHODS = frozenset("from_dict from_json to_dict to_json".split())
_CALLABLE = frozenset("""
    Decimal UUID dataclass field fromisoformat get isoformat items len str __new__ lambda
    """.split())
_OTHER_WORDS = frozenset("""
    Annotated Any Final IntEnum Literal Self StrEnum TYPE_CHECKING TypeAlias __all__ __class__
    __dir__ __getattr__ __name__ _runtime annotations bool bytes classmethod cls compare data
    date datetime default default_factory dict dt float int kw_only list object repr result
    self slots text tuple value
    """.split())
_ITEM = re.compile(r"(?:item|key)\d*")
# Docstrings that the template of a class has itself.
_METHOD_DOCSTRINGS = 6


class UnpromisedCode(Exception):
    """A rendered module holds code that its view does not promise: a bug of gen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """``words`` may stand in the code, ``calls`` of them be called or defined.

    The numbers are exact: ``classes`` by name in their order, docstrings, comments.
    """

    words: frozenset[str]
    calls: frozenset[str]
    classes: tuple[str, ...] = ()
    docstrings: int = 0
    comments: int = 0


PROMISE_OF_NOTHING = Promise(words=frozenset(), calls=frozenset())


@dataclass(frozen=True, slots=True)
class Verifier:
    """Verifies the modules of one package.  ``runtime`` is the code of its runtime."""

    package: PyPackage
    runtime: Mapping[str, str]
    _words: frozenset[str] = field(init=False)
    _calls: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        texts = self.runtime.values()
        ours = {word for text in texts for word in _DEFINED.findall(text)}
        own = {path.removesuffix(".py") for path in self.runtime}
        calls = _KEYWORDS | _CALLABLE | _METHODS | ours | self.package.functions
        words = calls | _OTHER_WORDS | _MODULES | own | self.package.names
        object.__setattr__(self, "_calls", calls)
        object.__setattr__(self, "_words", words)

    def module(self, text: str, module: PyModule) -> str:
        """Return ``text``; raise UnpromisedCode if it is not what ``module`` promises."""
        enum, classes = module.enum, [cls.name for cls in module.classes]
        return verify(
            text,
            module.path,
            Promise(
                words=self._words,
                calls=self._calls,
                classes=(enum.name,) if enum else tuple(classes),
                docstrings=sum(_docstrings(module)),
                comments=3,
            ),
        )

    def exports(self, text: str, exports: PyExports) -> str:
        """Return ``text``; raise UnpromisedCode if it is not what ``exports`` promise."""
        promise = Promise(words=self._words, calls=self._calls, comments=1)
        return verify(text, exports.path, promise)


def _docstrings(module: PyModule) -> Iterator[int]:
    yield len(module.aliases)
    for cls in module.classes:
        yield 1 + _METHOD_DOCSTRINGS
        yield sum(field.doc is not None for field in cls.fields)
    if module.enum:
        yield 1 + sum(member.doc is not None for member in module.enum.members)


def verify(text: str, path: str, promise: Promise) -> str:
    """Return ``text``, the module ``path``; raise UnpromisedCode for what nothing promised."""
    for found in _unpromised(text, promise):
        raise UnpromisedCode(f"{path} holds what nothing promised: `{found}`")
    return text


def _unpromised(text: str, promise: Promise) -> Iterator[str]:
    if not text.replace("\n", "").isprintable():
        yield "a character that cannot be seen"
    code = _TOKEN.sub(_blot, text)
    yield from _NEVER.findall(code)
    yield from _not_words(set(_WORD.findall(code)) - promise.words)
    calls = {name for kind, name in _CALL.findall(code) if kind != "class "}
    yield from calls - promise.calls
    yield from set(_DEF.findall(code)) - promise.calls
    yield from set(_DECORATOR.findall(code)) - {"dataclass", "classmethod"}
    yield from _wrong_imports(code)
    if (classes := tuple(_CLASS.findall(code))) != promise.classes:
        yield f"classes {classes}"
    if (docstrings := len(_DOCSTRING.findall(code))) != promise.docstrings:
        yield f"docstrings: {docstrings}, not {promise.docstrings}"
    if (comments := code.count("#")) != promise.comments:
        yield f"comments: {comments}, not {promise.comments}"


def _blot(token: re.Match[str]) -> str:
    return "#" if token[0][0] == "#" else _BLOT


def _not_words(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if not _ITEM.fullmatch(word))


def _wrong_imports(code: str) -> Iterator[str]:
    """Yield the modules that may not be imported, and ``import`` inside of a line."""
    imports = _IMPORT.findall(code)
    for module in {one or other for one, other in imports}:
        if module not in _MODULES and not module.startswith("."):
            yield f"import {module}"
    if len(imports) != len(re.findall(r"\bimport\b", code)):
        yield "import"
