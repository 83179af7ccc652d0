"""The modules of a runtime: those that packages of all kinds share, and those of one kind."""

from __future__ import annotations

from collections.abc import Mapping

from generator.backends.templating.environment import template_root
from generator.config import Config


def read_runtime_files(
    kind: str, shared: tuple[str, ...], config: Config
) -> Mapping[str, str]:
    """Return the text of each module by name, which is copied as it is.

    ``shared`` are the names of those that dataclasses have too.
    """
    ours, own = template_root() / "python", template_root() / kind / "_runtime"
    paths = {name: ours / "_runtime" / name for name in shared}
    if "naive.py" in shared and config.naive_datetimes == "refuse":
        paths["naive.py"] = ours / "_naive" / "refuse.py"
    paths |= {path.name: path for path in own.glob("*.py")}
    return {name: paths[name].read_text("utf-8") for name in sorted(paths)}
