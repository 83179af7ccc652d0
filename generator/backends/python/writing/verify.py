r"""The second gate: compares rendered code with what the view promises.

It does not trust the first gates.  A lexer of one expression masks strings and comments.  It is
exact because everything that would confuse it is rejected: string prefixes, and comments,
backslashes and quotes outside of them.  The rest, with the expressions of f-strings, is code, and
must contain no word, call, import, class or docstring that was not promised.  This is cheaper than
``ast.parse`` and a walk (docs/decisions/0031); tests compare the two.

>>> verify("x = 'a'; import os\n", "a.py", PROMISE_OF_NOTHING)
Traceback (most recent call last):
generator.backends.python.writing.verify.UnpromisedCode: a.py holds what nothing promised: `;`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from msgspec import Struct

from generator.backends.gates import comment
from generator.backends.python.types.scalars import (
    annotation_modules,
    called_names,
    code_words,
)
from generator.backends.python.view import PyExports, PyModule
from generator.backends.python.writing.pyright import DIRECTIVE
from generator.text.word_list import words

# All output passes here, so the patterns are fast: runs are not retried (`*+`), and each pattern
# begins with a character or a class, which Python's engine can search for.
_STRING = re.compile(
    r'("""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"""'
    r"""|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+')""",
    re.DOTALL,
)
_DOCSTRING = '"""'
# Before an f-string.
_PREFIX = re.compile(r"(?:^|\W)f")
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|([{}])")
_BLOT = "\0"  # replaces a string; it cannot be in a file, since no gate prints it
# Places where a string is not allowed: after a prefix, which would be a word, and after a string.
_MISPLACED = re.compile(r"\0(?:(?<=\w\0)| *+\0)")
_VISIBLE_ASCII = bytes(range(ord(" "), 0x7F)) + b"\n"
# Anything that is neither blank nor punctuation belongs to a word: in some scripts words contain
# marks that `\w` lacks.
_BETWEEN_WORDS = " \n\0!@.,:()[]{}=<>|*+-"
_TO_BLANKS = str.maketrans(dict.fromkeys(_BETWEEN_WORDS, " "))
_PLUS = re.compile(
    r"\+(?<!\de\+)(?<!\btext \+)"
)  # except in `1e+16`, and to append to a text
# For reversed code: the engine searches fast for the bracket of a call.
_CALLED = re.compile(rf"\([ \n]*+([^{re.escape(_BETWEEN_WORDS)}]++)")
_CALL_OF_NO_NAME = re.compile(r"\(\s*+[)\]}\0]")
_IMPORT = re.compile(r"(?:from (\S+) import [^()]*\(?|import ([\w.]+)(?: as \w+)?)")
_SPECIAL_LINE = re.compile(r"\n *+(class |from |import |@)([^\n]*)")
_IMPORT_KINDS = ("from ", "import ")
_IMPORT_WORD = re.compile(r"import(?<!\wimport)(?!\w)")
_DEFINED = re.compile(r"^(?:(?:def|class) )?(\w+)", re.MULTILINE)

_KEYWORDS = frozenset(words("""
    False None True and as case class def else except for from if import in is lambda match
    not or pass raise return try
    """))
_MODULES = annotation_modules() | frozenset(
    words("__future__ dataclasses enum math typing")
)
_METHODS = frozenset(words("from_dict from_json to_dict to_json"))
_CALLABLE = frozenset(words("""
    __setattr__ bool dict deprecated encode dataclass field float frozenset get int isdisjoint
    isfinite isinstance issuperset repr items len list set str tuple type values
    """)).union(called_names())
_OTHER_WORDS = frozenset(words("""
    Annotated Any Final IntEnum Literal Self StrEnum TYPE_CHECKING TypeAlias _ _UNLISTED __class__ _runtime _value_
    accepts_names annotations classmethod cls compare constants data default default_factory depth extra frozen kw_only made
    max_depth member object order r result self slots text unknown_fields value weakref_slot
    """)).union(code_words())
_EXPORT_WORDS = frozenset(words("_EXPORTS __all__ __dir__ __getattr__ __name__"))
_FUNCTION = re.compile(r"(?:decode|encode|prepare|write)_\w+")
_VARIABLE = re.compile(r"(?:item|key)\d*")
_DECORATOR = re.compile(
    r"classmethod|deprecated\(\0\)|dataclass\((?:slots=True, )?kw_only=True"
    r"(?:, frozen=True)?(?:, order=True)?(?:, weakref_slot=True)?\)"
)


class UnpromisedCode(Exception):
    """A rendered module contains code that its view does not promise: a bug of gen."""


class Promise(Struct, frozen=True, kw_only=True):
    """What code may contain.

    - ``words``: the words; those that may be called or defined are also there with a bracket.
    - ``modules``: imports, in addition to those of the standard library that are always allowed.
    - ``classes``, docstrings, comments: exact, in order or number.
    """

    words: frozenset[str]
    classes: tuple[str, ...] = ()
    docstrings: int = 0
    comments: int = 0
    modules: frozenset[str] = frozenset()


PROMISE_OF_NOTHING = Promise(words=frozenset())


class Verifier(Struct, frozen=True):
    """Verifies the modules of one package.

    ``words`` may be in its code; those that may be called or defined are also there with a bracket.
    ``modules`` are imported because of the configuration.
    """

    words: frozenset[str]
    modules: frozenset[str]

    @classmethod
    def of(
        cls,
        exporting: Sequence[PyExports],
        names: frozenset[str],
        imports: Mapping[str, frozenset[str]],
        runtime: Mapping[str, str],
        extra: frozenset[str] = frozenset(),
    ) -> Self:
        """Return the verifier of a package.

        - ``names``: all names that come from specs, except those of functions.
        - ``imports``: the names that the configuration imports, by module.
        - ``runtime``: the code of the runtime, by file.
        - ``extra``: words that only the templates of one target write.
        """
        ours = {w for text in runtime.values() for w in _DEFINED.findall(text)}
        own = {path.removesuffix(".py") for path in runtime}
        classes = {export.name for each in exporting for export in each.unsorted}
        theirs = frozenset[str]().union(*imports.values())
        calls = _KEYWORDS | _CALLABLE | _METHODS | ours | classes | theirs
        parts = {part for module in imports for part in module.split(".")}
        words = calls | _OTHER_WORDS | _MODULES | own | names | parts
        called = (f"{word}(" for word in calls if word.isidentifier())
        allowed = frozenset([*filter(str.isidentifier, words), *called])
        return cls(allowed | extra, frozenset(imports))

    def module(self, text: str, module: PyModule) -> str:
        """Return ``text``; raise UnpromisedCode if it is not what ``module`` promises."""
        enum, classes = module.enum, [cls.name for cls in module.classes]
        return self.code(
            text,
            f"{module.path}, of {comment(module.source)},",
            classes=[enum.name] if enum else classes,
            docstrings=sum(_docstrings(module)),
        )

    def code(
        self, text: str, where: str, *, classes: Sequence[str], docstrings: int
    ) -> str:
        """Return ``text``; raise UnpromisedCode unless it has exactly this, below its banner."""
        promise = Promise(
            words=self.words,
            classes=tuple(classes),
            docstrings=docstrings,
            comments=3,
            modules=self.modules,
        )
        return verify(text, where, promise)

    def exports(self, text: str, path: str, *, tables: int) -> str:
        """Return ``text``, the ``__init__`` at ``path``; raise UnpromisedCode if it has more.

        - ``tables``: the number of texts in triple quotes.
        """
        promise = Promise(
            words=self.words | _EXPORT_WORDS, comments=1, docstrings=tables
        )
        return verify(text, path, promise)


def _docstrings(module: PyModule) -> Iterator[int]:
    for alias in module.aliases:
        yield (alias.doc is not None) + len(alias.functions)
    for cls in module.classes:
        yield (cls.doc is not None) + sum(f.doc is not None for f in cls.fields)
        if code := cls.serializers:
            functions = (code.decoder, code.encoder, code.preparer, code.writer)
            yield len(_METHODS) + sum(map(bool, functions)) + len(code.class_unions)
    if module.enum:
        members = module.enum.members
        yield (module.enum.doc is not None) + sum(m.doc is not None for m in members)


def verify(text: str, where: str, promise: Promise) -> str:
    """Return ``text``, the module ``where``; raise UnpromisedCode for unpromised code."""
    for word in _unpromised(text, promise):
        raise UnpromisedCode(f"{where} holds what nothing promised: `{word}`")
    return text


def _unpromised(text: str, promise: Promise) -> Iterator[str]:
    banner, body = _split_banner(text)
    if banner != promise.comments:
        yield f"comments: {banner}, not {promise.comments}"
    if not _is_visible(text):
        yield "a character that cannot be seen"
    parts = _STRING.split(body)
    pieces, strings = parts[::2], parts[1::2]
    docstrings = sum(string.startswith(_DOCSTRING) for string in strings)
    if docstrings != promise.docstrings:
        yield f"docstrings: {docstrings}, not {promise.docstrings}"
    formats = _take_prefixes(pieces, strings)
    # The expressions in f-strings are code, too.
    fields = _FIELD.findall("".join(formats))
    yield from (brace for _, brace in fields if brace)
    expressions = _STRING.sub(_BLOT, "\n".join(code for code, _ in fields))
    code = f"{_BLOT.join(pieces)}\n{expressions}"
    yield from _misplaced(code)
    yield from _PLUS.findall(code)
    backwards = code[::-1]
    yield from (call[::-1] for call in _CALL_OF_NO_NAME.findall(backwards))
    words = {*code.translate(_TO_BLANKS).split()} - promise.words
    called = {*_CALLED.findall(backwards)}
    calls = {f"{word[::-1]}(" for word in called} - promise.words
    yield from filter(_is_odd, words)
    yield from _wrong_words(words, calls)
    lines = _SPECIAL_LINE.findall(code)
    yield from _wrong_lines(lines, promise)
    # Imports on separate lines were checked before.
    imports = [line for line in lines if line[0] in _IMPORT_KINDS]
    if len(_IMPORT_WORD.findall(code)) != len(imports):
        yield "import"


def _is_visible(text: str) -> bool:
    if text.isascii():
        return not text.encode().translate(None, _VISIBLE_ASCII)
    return text.replace("\n", "").isprintable()


def _split_banner(text: str) -> tuple[int, str]:
    """Return the number of comment lines at the start of ``text``, and the other lines.

    The line for pyright does not count.
    """
    count, rest = 0, text
    while rest.startswith("#"):
        line, _, rest = rest.partition("\n")
        count += line != DIRECTIVE
    return count, f"\n{rest}"


def _take_prefixes(pieces: list[str], strings: Sequence[str]) -> list[str]:
    """Return the f-strings among ``strings``; remove their ``f`` from the code before."""
    fstrings = []
    for index, string in enumerate(strings):
        piece = pieces[index]
        is_format = piece.endswith("f") and _PREFIX.fullmatch(piece[-2:])
        if is_format and not string.startswith(_DOCSTRING):
            pieces[index] = piece[:-1]
            fstrings.append(string)
    return fstrings


def _misplaced(code: str) -> Iterator[str]:
    """Yield masked strings at places where strings are not allowed."""
    for match in _MISPLACED.finditer(code):
        yield code[max(match.start() - 8, 0) : match.end()].replace(_BLOT, '""')


def _is_odd(word: str) -> bool:
    """Return whether ``word`` has characters that belong to neither words nor numbers."""
    return not f"a{word}".isidentifier()


def _wrong_words(words: Iterable[str], calls: Iterable[str]) -> Iterator[str]:
    """Yield ``words`` and ``calls``, except numbers, functions and variables."""
    for word in words:
        is_name = _FUNCTION.fullmatch(word) or _VARIABLE.fullmatch(word)
        if not is_name and not word[0].isdecimal():
            yield word
    for call in calls:
        if not _FUNCTION.fullmatch(call[:-1]) and not call[0].isdecimal():
            yield call


def _wrong_lines(lines: Sequence[tuple[str, str]], promise: Promise) -> Iterator[str]:
    """Yield decorators, imports, functions and classes that are not in ``promise``."""
    classes = []
    for kind, rest in lines:
        if kind == "class ":
            classes.append(rest.partition("(")[0].rstrip(":"))
        elif kind == "@" and not _DECORATOR.fullmatch(rest):
            yield f"@{rest}"
        elif kind != "@":
            yield from _wrong_import(kind + rest, promise)
    if tuple(classes) != promise.classes:
        yield f"classes {classes}"


def _wrong_import(line: str, promise: Promise) -> Iterator[str]:
    match = _IMPORT.fullmatch(line)
    module = match[1] or match[2] if match else ""
    known = module in _MODULES or module in promise.modules
    if not known and not module.startswith("."):
        yield line
