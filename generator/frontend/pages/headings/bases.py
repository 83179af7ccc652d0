"""The base models that a page names in its heading, or in the text above its table.

``Extends [Base](#base).``, ``# Child extends Base``, ``Has all fields of Base, and:``
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.frontend.markdown.document import Block, Cell, Prose, cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.typeexpr import NameExpr
from generator.text.lazy_pattern import lazy_pattern

_FIELDS = r"(?:fields|properties|attributes)"
_NAME = r"(?:the |an? )?(?P<{}>[^\W\d][\w.]*(?: [A-Z]\w*){{0,3}})"
_VERB = lazy_pattern(
    r"(?<![\w-])(?i:extends|inherits from|extension of"
    rf"|(?:inherits|includes?|has|have|contains?|in addition to|plus) (?:all )?(?:of )?(?:the )?"
    rf"(?:same )?{_FIELDS} (?:of|as|from|in)) {_NAME.format('name')}"
    rf"|(?<!\w)(?i:all (?:the )?{_FIELDS} of) {_NAME.format('other')}(?=,? (?:and|plus)\b)"
)
_TITLE = lazy_pattern(r"(?P<title>\S.*?) (?:extends|inherits from) (?P<base>\S.*)")
_LONGEST = 2_000  # the most characters of a paragraph to search


def split_title(title: str) -> tuple[str, str]:
    """Return the name in ``title``, and the base that it names: ``Child extends Base``."""
    match = _TITLE.fullmatch(title)
    return (match["title"], match["base"]) if match else (title, "")


def read_bases(heading: Cell | None, blocks: Sequence[Block]) -> tuple[NameExpr, ...]:
    """Return the models that the page with ``heading`` and ``blocks`` extends.

    Without a link, only a capitalised word counts as a name.
    """
    bases = dict[str, NameExpr]()
    if heading and (base := _base_in_title(heading)):
        bases[base.name] = base
    for block in blocks:
        if isinstance(block, Prose) and block.span.end - block.span.start <= _LONGEST:
            for base in _bases_in(cell_at(block.span)):
                bases.setdefault(base.name, base)
    return tuple(bases.values())


def _base_in_title(heading: Cell) -> NameExpr | None:
    rich = read_inline(heading)
    match = _TITLE.fullmatch(rich.text)
    if not match:
        return None
    start, end = match.span("base")
    href = next((link.href for link in rich.links if link.start == start), "")
    return NameExpr(match["base"], href, rich.span(start, end))


def _bases_in(cell: Cell) -> Iterator[NameExpr]:
    rich = read_inline(cell)
    for match in _VERB.finditer(rich.text):
        start, end = match.span("name" if match["name"] else "other")
        link = next((x for x in rich.links if x.start <= start < x.end), None)
        if link:
            start, end = link.start, link.end
        name = rich.text[start:end]
        if link or name[0].isupper():
            yield NameExpr(name, link.href if link else "", rich.span(start, end))
