"""``gen config``: what is in force."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.commands.options import output_option, settings_options
from generator.commands.settings import settings
from generator.console import Run, show_config


@click.command("config")
@output_option
@settings_options
def config(file: Path | None, **options: Any) -> None:
    """Print what is configured, as TOML, and where each value comes from."""
    show_config(settings(Run(), file, options))
