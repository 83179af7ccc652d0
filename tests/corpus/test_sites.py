"""``gen docs`` for real documents."""

from __future__ import annotations

import pytest
from corpora import NAMES, NO_CORPORA, Corpora
from site_pages import check_site

from generator.output.mkdocs import build_site
from generator.reports.site import emit_site


@pytest.mark.corpus
@pytest.mark.skipif(not NAMES, reason=NO_CORPORA)
def test_a_site_of_real_documents(corpora: Corpora) -> None:
    reading, _, _ = corpora.reading("dub-ruby")
    site = build_site(emit_site(reading, "Dub"))
    pages = [file.path for file in site if file.path.endswith(".html")]
    assert len(pages) == len(reading.schema.definitions) + 1
    check_site({file.path: file.content.decode("utf-8", "replace") for file in site})
