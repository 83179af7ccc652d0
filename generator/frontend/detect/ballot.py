"""The votes of one document."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.frontend.markdown.document import Cell


class Ballot(Struct, frozen=True, array_like=True):
    """The votes of the document at ``path``.

    - ``cells``: one cell for each distinct content of a type cell.
    - ``counts``: the number of cells with that content.
    - ``marks``: the number of signs of each dialect, by its name.
    - ``by_hand``: the number of hand-written tables minus the number of generated ones.
    - ``generator``: the name of the document's form, ``""`` if it has none: see
      generator/frontend/generators.
    - ``languages``: the weight of the signs of each language in a document of a known form.  It
      has no other votes.
    - ``sdk_pages``: how many pages the dialects of SDKs could find.
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
