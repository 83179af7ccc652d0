"""The votes of one document."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.frontend.markdown.document import Cell


class Ballot(Struct, frozen=True):
    """The votes of the document at `path`.

    - `cells`: for each content of a type cell, the first cell.
    - `counts`: how many cells of that content there are.
    - `marks`: how many signs of a dialect there are, by its name.
    - `by_hand`: how many more tables people wrote than generators did.
    - `generator`: the name of the form that the document has, see
      generator/frontend/generators; `""` if it has none.
    - `languages`: the weight of the signs of each language in such a document, which has no
      other votes.
    - `sdk_pages`: how many pages the dialects of SDKs could find.
    """

    path: str
    cells: Mapping[str, Cell]
    counts: Mapping[str, int]
    marks: Mapping[str, int]
    by_hand: int
    generator: str = ""
    languages: Mapping[str, int] = field(default_factory=dict)
    sdk_pages: int = 0

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]
