"""The source of a site -> the files of the site, by one run of MkDocs.

MkDocs empties the folder it writes to, so it runs in a temporary one.  It loads nothing from the
network: Mermaid comes from the package ``mermaidx``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.artifact import BinaryFile, OutputFile

# SHA-256 of `dist/mermaid.min.js`, mermaid 11.16.0, as its authors publish it.
_MERMAID = "74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b"
_MERMAID_PLACE = "docs/assets/mermaid.js"
# Files for search engines, servers, theme developers and other languages.
_UNWANTED = ("404.html", "sitemap.xml", "assets/javascripts/lunr/")
_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",  # Silences an advertisement of the theme.
    "PYTHONDONTWRITEBYTECODE": "1",
}


def build_site(files: Sequence[OutputFile]) -> list[BinaryFile]:
    """Return the site that MkDocs builds from ``files``, sorted by path.

    Raises: OSError, if MkDocs or Mermaid is missing, or MkDocs reports an error or warning.
    """
    mermaid = _read_mermaid()
    with TemporaryDirectory(prefix="gen-docs-") as name:
        source: list[OutputFile | BinaryFile] = [*files]
        source.append(BinaryFile(_MERMAID_PLACE, mermaid))
        for file in source:
            path = Path(name, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        _run(Path(name))
        return _read_site(Path(name, "site"))


def _read_mermaid() -> bytes:
    """Return Mermaid, after checking that it is the published release.

    Raises: OSError
    """
    package = find_spec("mermaidx")
    if not find_spec("mkdocs") or not find_spec("material") or not package:
        raise FileNotFoundError(
            "gen docs needs MkDocs Material and Mermaid, which are not installed; "
            'install gen with its extra "docs": python -m pip install ".[docs]" in its folder'
        )
    [folder] = package.submodule_search_locations or []
    content = Path(folder, "assets/mermaid.js").read_bytes()
    if hashlib.sha256(content).hexdigest() != _MERMAID:
        raise OSError(
            "gen docs needs mermaidx 0.10.1, but another version is installed; "
            'install gen with its extra "docs" again'
        )
    return content


def _run(folder: Path) -> None:
    """Run MkDocs.  Raises: OSError, with its output, if it fails or warns."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env=os.environ | _SETTINGS,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(f"MkDocs failed:\n{done.stderr.strip()}")


def _read_site(folder: Path) -> list[BinaryFile]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = (
        BinaryFile(p.relative_to(folder).as_posix(), p.read_bytes()) for p in paths
    )
    return sorted(file for file in files if _is_wanted(file.path))


def _is_wanted(path: str) -> bool:
    return not path.startswith(_UNWANTED) and not path.endswith(".map")
