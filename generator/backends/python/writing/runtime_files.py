"""The modules of a runtime: those of all kinds of packages, and those of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.backends.templating.environment import template_root
from generator.config import Config


def read_runtime_files(
    kind: str, shared: tuple[str, ...], config: Config
) -> Mapping[str, str]:
    """Return the text of each module by name; it is copied unchanged.

    ``shared`` are the names of modules that several kinds of packages have: from the runtime of
    dataclasses, or from that of classes that a library decodes.
    """
    folders = (f"{kind}/_runtime", "python/_libraries", "python/_runtime")
    own, libraries, ours = (template_root() / folder for folder in folders)
    paths = {name: ours / name for name in shared}
    paths |= {path.name: path for path in libraries.glob("*.py") if path.name in shared}
    paths |= {n: path for n, path in variants(config).items() if n in shared}
    paths |= {path.name: path for path in own.glob("*.py")}
    return {name: paths[name].read_text("utf-8") for name in sorted(paths)}


def variants(config: Config) -> Mapping[str, Path]:
    """Return the modules of the runtime that depend on settings, by name."""
    folder = template_root() / "python"
    paths: dict[str, Path] = {}
    if config.json != "standard":
        paths["json_library.py"] = folder / "_json" / f"{config.json}.py"
    if config.constraints == "annotated-types":
        paths["metadata.py"] = folder / "_metadata/annotated_types.py"
    if config.naive_datetimes == "refuse":
        paths["naive.py"] = folder / "_naive/refuse.py"
    return paths
