"""The pages of a built site: the files they load, and the targets of their links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

Site: TypeAlias = Mapping[str, str]


class Page(HTMLParser):
    """The files that a page loads, the targets of its links, its anchors, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        self.ids |= {str(attributes.get("id"))}
        links = self.links if tag == "a" else self.loads
        links += [
            str(attributes[name]) for name in ("src", "href") if name in attributes
        ]


def check_site(site: Site) -> None:
    """Assert that each link leads to something, and that all that is loaded is there."""
    pages = {path: Page(text) for path, text in site.items() if path.endswith(".html")}
    for path, page in pages.items():
        for link in [*page.links, *page.loads]:
            where = urlsplit(link)
            if link in page.links and where.scheme in ("http", "https", "mailto"):
                continue
            if where.scheme == "data":
                continue
            assert (where.scheme, where.netloc) == ("", ""), (path, link)
            target = path
            if where.path:
                joined = PurePosixPath(path).parent / unquote(where.path)
                target = normpath(joined.as_posix())
            assert target in site or target == ".", (path, link)
            if where.fragment and target in pages:
                assert unquote(where.fragment) in pages[target].ids, (path, link)
    for path, text in site.items():
        if path.endswith(".css"):
            assert not re.search(r'url\((?!"?data:)|@import', text), path
