"""``gen init``: a starter project; existing files are never touched."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

from generator.commands.echo import echo

# The files to write, and their sources in templates/init/.
FILES = {
    "gen.toml": "gen.toml",
    "specs/Order.md": "Order.md",
    ".github/workflows/gen.yml": "gen.yml",
}
EXAMPLE = "specs/Order.md"


# The placeholder in the workflow for the place that gen is installed from.
_PLACE = "@ORIGIN@"
_PACKAGE = "fieldgen"
_URL = re.compile(r"https://[\w.~:/-]+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def origin() -> str:
    """Return where pip installed this gen from, pinned to a commit; ``""`` if not from a
    repository.
    """
    try:
        record = distribution(_PACKAGE).read_text("direct_url.json")
        info = json.loads(record or "{}")
        url, commit = info["url"], info["vcs_info"]["commit_id"]
    except (PackageNotFoundError, ValueError, KeyError, TypeError):
        return ""
    if _URL.fullmatch(url) and _COMMIT.fullmatch(commit):
        return f"git+{url}@{commit}"
    return ""


@click.command(short_help="Create a starter project.")
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path()
)
def init(folder: Path) -> None:
    """Create a starter project in FOLDER, the current folder by default.

    It has a commented configuration, an example spec and a CI workflow.  Existing files are
    kept; an existing specs/ gets no example.
    """
    from generator.backends.templating.environment import template_root
    from generator.output.folder import create_file

    has_specs = (folder / EXAMPLE).parent.exists()
    for path, template in FILES.items():
        text = (template_root() / "init" / template).read_text("utf-8")
        wanted = not (path == EXAMPLE and has_specs)
        created = wanted and create_file(folder, path, text.replace(_PLACE, origin()))
        shown = (folder / path).as_posix()
        echo(f"created {shown}" if created else f"kept existing {shown}")
    echo("now run: gen", err=True)
