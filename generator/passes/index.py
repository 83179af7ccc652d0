"""Pages -> SymbolTable: which definitions exist, and how a name or a link finds one.

Links point into the repository of the specs, whose layout may differ from the user's copy.
``#postal-address`` is the heading with that anchor in the same folder, and
``../../models/components/Step.md`` finds, in this order:

1. the page whose path shares the longest end with the link: ``components/Step.md`` before
   ``Step.md``, but never ``errors/Step.md``.  If several pages are in that file, the anchor
   selects one; if it matches none of them, only a page named by the link's text;
2. the definition of that namespace and name (``components.Step``, or the link's folder);
3. the only definition of that name;
4. for a name without a link, the only one that differs in case or underscores: some
   documents print names as their functions have them, ``VerificationOtp`` for
   ``VerificationOTP``;
5. for a name without a link, the only one in the file of that name in the same folder:
   TypeScript has its own ``Error``, so the page ``Error.md`` has the title ``ModelError``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.files import SPEC_SUFFIXES
from generator.frontend.pages.headings.anchors import anchor_of
from generator.frontend.pages.page import ObjectPage, OpaquePage, Page
from generator.frontend.types.typeexpr import NameExpr
from generator.passes.suggest import Suggestions, WordsOf
from generator.source import Span

_SEPARATORS = re.compile(r"[\s_]+")
_KIND = re.compile(
    r"(?<=\w) (?:object|structure|interface|struct|schema)$", re.IGNORECASE
)


class Symbol(Struct, frozen=True):
    """A definition.  ``path`` is that of its file, in parts; ``span`` is its title.

    ``around`` has the anchors of the headings around it.  ``is_nested``: no name or link refers to
    it, only the row that it is nested in.
    """

    id: str
    name: str
    namespace: str
    path: tuple[str, ...]
    span: Span
    anchors: tuple[str, ...]
    around: tuple[str, ...]
    is_nested: bool
    is_object: bool
    is_opaque: bool


class SymbolTable:
    """Finds the definition that a name refers to."""

    def __init__(self, symbols: Iterable[Symbol], words_of: WordsOf) -> None:
        symbols = tuple(symbols)
        self._suggestions = Suggestions((s.name for s in symbols), words_of)
        self._by_file = defaultdict[str, list[Symbol]](list)
        self._by_name = defaultdict[str, list[Symbol]](list)
        self._by_loose = defaultdict[str, list[Symbol]](list)
        self._by_anchors = defaultdict[str, list[Symbol]](list)
        self._by_section = defaultdict[str, list[Symbol]](list)
        self._by_place: dict[Span, str] = {}
        for symbol in symbols:
            self._by_place[symbol.span] = symbol.id
            if symbol.is_nested:
                continue
            self._by_file[_stem(symbol.path[-1]).casefold()].append(symbol)
            self._by_loose[_loose(symbol.name)].append(symbol)
            for anchor in {anchor_of(symbol.name), *symbol.anchors}:
                self._by_anchors[anchor.casefold()].append(symbol)
            for anchor in symbol.around if symbol.is_object else ():
                self._by_section[anchor.casefold()].append(symbol)
            self._by_name[symbol.name].append(symbol)

    def at(self, span: Span) -> str:
        """Return the id of the definition whose title is at ``span``."""
        return self._by_place[span]

    def find(self, expr: NameExpr, namespace: str) -> str | None:
        """Return the id that ``expr`` refers to on a page of ``namespace``, or None."""
        target = _target(expr.href)
        *folders, name = expr.name.replace("\\", ".").replace("::", ".").split(".")
        symbol = (
            self._by_anchor(expr, target, namespace)
            or self._by_path(target, name, namespace, "#" in expr.href)
            or self._by_namespace(target[-2:-1], name)
            or self._by_namespace(folders[-1:], name)
            or self._by_namespace(namespace.split("/")[-1:], name)
            or self._by_bare_name(name)
            or (None if target else self._by_loose_name(name, namespace))
            or (None if expr.href else self._by_file_name(name, namespace))
            or self._in_section(expr, target)
        )
        # `[text](basics.md#texts)` is a word for a type unless it leads to a model.  If a page has
        # exactly this title, it is meant: `[Blob](Blob.md)`.
        is_word = (
            expr.scalar and symbol and symbol.is_opaque and symbol.name != expr.name
        )
        return symbol.id if symbol and not is_word else None

    def near(self, expr: NameExpr) -> Sequence[str]:
        """Return names similar to ``expr``, which was not found."""
        return self._suggestions.near(expr)

    def page_in(self, namespace: str, title: str) -> str | None:
        """Return the id of the page with exactly this title in the folder, or None."""
        symbols = self._by_name.get(title, ())
        return next((s.id for s in symbols if s.namespace == namespace), None)

    def _by_anchor(
        self, expr: NameExpr, target: Sequence[str], namespace: str
    ) -> Symbol | None:
        """Return the symbol whose heading the link jumps to, in its own file or folder."""
        anchor = unquote(expr.href.partition("#")[2]).casefold()
        symbols = self._by_anchors.get(anchor, ()) if anchor else ()
        if not symbols:
            return None
        if target:
            agreed = next((s for s in symbols if _agree(s.path, target)), None)
            is_elsewhere = (
                _stem(target[-1]).casefold() not in self._by_file and len(symbols) == 1
            )
            return next(iter(symbols)) if is_elsewhere else agreed
        own = tuple(expr.span.file.path.split("/"))
        near = (s for s in symbols if s.namespace == namespace)
        return next((s for s in symbols if s.path == own), None) or next(near, None)

    def _in_section(self, expr: NameExpr, target: Sequence[str]) -> Symbol | None:
        """Return the only object below the heading that the link jumps to."""
        anchor = unquote(expr.href.partition("#")[2]).casefold()
        symbols = self._by_section.get(anchor, ()) if anchor else ()
        own = tuple(expr.span.file.path.split("/"))
        here = [
            s for s in symbols if (_agree(s.path, target) if target else s.path == own)
        ]
        return here[0] if len(here) == 1 else None

    def _by_path(
        self, target: Sequence[str], name: str, namespace: str, has_anchor: bool
    ) -> Symbol | None:
        """Return the best symbol among the files that the link may refer to, or None.

        The name decides first, if a file has several; then the longest common end of the paths;
        then the distance from the page with the link.
        """
        if not target:
            return None
        symbols = [
            s
            for s in self._by_file.get(_stem(target[-1]).casefold(), ())
            if _agree(s.path, target)
            and not (has_anchor and _loose(s.name) != _loose(name))
        ]
        if len(symbols) < 2:  # as nearly always
            return next(iter(symbols), None)
        near = namespace.split("/")
        return min(
            symbols,
            key=lambda s: (
                s.name != name,
                _stem(s.path[-1]) != _stem(target[-1]),
                -min(len(s.path), len(target)),
                -_shared_start(s.path, near),
                s.path,
            ),
        )

    def _by_namespace(self, folder: Sequence[str], name: str) -> Symbol | None:
        """Return the symbol of that name whose namespace ends in ``folder``, if there is a folder."""
        wanted = "".join(folder).casefold()
        for symbol in self._by_name[name] if folder else ():
            if symbol.namespace.split("/")[-1].casefold() == wanted:
                return symbol
        return None

    def _by_loose_name(self, name: str, namespace: str) -> Symbol | None:
        symbols = self._by_loose[_loose(name)]
        near = [symbol for symbol in symbols if symbol.namespace == namespace]
        candidates = near or symbols
        return candidates[0] if len(candidates) == 1 else None

    def _by_file_name(self, name: str, namespace: str) -> Symbol | None:
        symbols = self._by_file.get(name.casefold(), ())
        near = [
            symbol
            for symbol in symbols
            if symbol.namespace == namespace and _stem(symbol.path[-1]) == name
        ]
        return near[0] if len(near) == 1 else None

    def _by_bare_name(self, name: str) -> Symbol | None:
        symbols = self._by_name[name]
        return symbols[0] if len(symbols) == 1 else None


def _loose(name: str) -> str:
    """Return ``name`` without case, blanks, and a trailing word such as `Object`."""
    if not name.isalnum():  # few have other characters
        name = _SEPARATORS.sub("", _KIND.sub("", name))
    return name.casefold()


def _target(href: str) -> tuple[str, ...]:
    """Return the parts of the path of a link, without ``..`` and the part after ``#``."""
    path = unquote(href.split("#")[0].split("?")[0])
    return tuple(part for part in path.split("/") if part not in ("", ".", ".."))


def _shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared


def _agree(path: Sequence[str], target: Sequence[str]) -> bool:
    """Return whether the shorter path is the end of the longer one; websites ignore case."""
    shared = min(len(path), len(target)) - 1
    is_file = _is_file(path[-1].casefold(), target[-1].casefold())
    return is_file and _folded(path[-1 - shared : -1]) == _folded(
        target[-1 - shared : -1]
    )


def _folded(parts: Sequence[str]) -> list[str]:
    return [part.casefold() for part in parts]


def _is_file(name: str, target: str) -> bool:
    """Return whether ``target`` names the file ``name``, perhaps without its suffix."""
    return name == target or (_stem(target) == target and _stem(name) == target)


def _stem(name: str) -> str:
    for suffix in SPEC_SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def index_pages(
    pages: Sequence[Page], report: Report, words_of: WordsOf = lambda _: ()
) -> tuple[tuple[tuple[str, Page], ...], SymbolTable]:
    """Return each page with its id, ordered by id, and the table that finds them.

    ``words_of`` returns the words for types that a name may be confused with.

    Reports: duplicate-model.
    """
    by_id: dict[str, Page] = {}
    last: dict[str, int] = {}
    # A written title takes precedence over a derived one.
    for page in sorted(pages, key=lambda p: (p.head.is_nested, *_place(p))):
        by_id[_unique_id(page, by_id, last, report)] = page
    symbols = (_symbol(id_, page) for id_, page in sorted(by_id.items()))
    table = SymbolTable(symbols, words_of)
    return tuple(sorted(by_id.items())), table


def _place(page: Page) -> tuple[str, int]:
    return page.head.file.path, page.head.span.start


def namespace_of(page: Page) -> str:
    """Return the folder of the page's spec below the root, ``""`` at the root."""
    return page.head.file.path.rpartition("/")[0]


def _unique_id(
    page: Page, taken: dict[str, Page], last: dict[str, int], report: Report
) -> str:
    """Return an id that is not ``taken``; ``last`` has the last number used for each."""
    namespace, title = namespace_of(page), page.head.title
    wanted = f"{namespace}/{title}" if namespace else title
    if wanted not in taken:
        return wanted
    if not page.head.is_nested:
        first = taken[wanted].head.span
        report.add(catalog.duplicate_model(page.head.span, first, title))
    number = last.get(wanted, 1) + 1
    while f"{wanted}#{number}" in taken:
        number += 1
    last[wanted] = number
    return f"{wanted}#{number}"


def _symbol(id_: str, page: Page) -> Symbol:
    path = page.head.file.path.split("/")
    head = page.head
    return Symbol(
        id=id_,
        name=head.title,
        namespace=namespace_of(page),
        path=tuple(path),
        span=head.span,
        anchors=head.anchors,
        around=head.around,
        is_nested=head.is_nested,
        is_object=isinstance(page, ObjectPage),
        is_opaque=isinstance(page, OpaquePage),
    )
