"""The pages of unchanged files, cached from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

Entries = dict[str, bytes]


class StoredPages(Struct):
    """A page cache on disk: ``load`` reads all entries, ``save`` replaces them."""

    load: Callable[[], Entries]
    save: Callable[[Entries], None]
    _entries: Entries = field(default_factory=dict)

    def find(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        self._entries = self.load()
        return {key: self._entries[key] for key in keys if key in self._entries}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        if entries != self._entries:
            self.save(dict(entries))
