"""What all tests share: the ``golden`` fixture, and how hypothesis searches.

A run of the tests gives the same result each time.  To search further, run
``pytest --hypothesis-profile=search``; ``make fuzz`` does it for the folder ``fuzz``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from golden import Golden
from hypothesis import settings

# Expected output is compared, not collected: a model may be called `test_something`.
collect_ignore_glob = ["cases/*"]

settings.register_profile("same", deadline=None, derandomize=True, max_examples=200)
settings.register_profile("search", deadline=None, max_examples=5000)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected files that differ, and fail",
    )


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what runs of gen remember out of the cache of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return check(folder, files): the folder must hold exactly these files, byte for byte.

    An update rewrites the folder and then fails, so that it cannot pass unseen.
    """

    def check(folder: Path, actual: Mapping[str, str]) -> None:
        expected = {
            path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        if actual == expected:
            return
        if request.config.getoption("--update-golden"):
            for name in expected.keys() - actual.keys():
                (folder / name).unlink()
            for name, text in actual.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(text.encode("utf-8"))
            pytest.fail(f"rewrote {folder}; read the diff, then run again")
        assert sorted(actual) == sorted(expected)
        for name in sorted(actual):
            assert actual[name] == expected[name], name

    return check
