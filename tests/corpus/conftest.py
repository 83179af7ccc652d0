"""The corpora, unpacked once; tests with ``name`` run for each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from corpora import NAMES, NO_CORPORA, Corpora


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpora]:
    if not NAMES:
        pytest.skip(NO_CORPORA)
    corpora = Corpora(tmp_path_factory.mktemp("corpora"))
    yield corpora
    corpora.close()


@pytest.fixture(scope="session", params=NAMES or ["none"])
def name(request: pytest.FixtureRequest, corpora: Corpora) -> str:
    return str(request.param)
