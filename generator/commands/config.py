"""``gen config``: the settings in force."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.commands.console import Run
from generator.commands.echo import echo
from generator.commands.options import settings_options
from generator.commands.settings import settings
from generator.config import Group
from generator.config.show import show_settings


@click.command("config", short_help="Print the settings in force.")
@settings_options(*Group)
def config(file: Path | None, **options: Any) -> None:
    """Print the settings in force as TOML, and where each value comes from."""
    for line in show_settings(settings(Run(), file, options)):
        echo(line)
