"""Where a package may be written: nowhere that a slip would do harm."""

from __future__ import annotations

from pathlib import Path

import click

from generator.files import MANIFEST_NAME

# A folder that gen wrote is either a package or a site.
_SIGN_OF_PACKAGE, _SIGN_OF_SITE = "__init__.py", "index.html"
_REPOSITORIES = (".git", ".hg", ".svn")


def refuse_package(specs: Path, output: Path, *, allowed: bool) -> None:
    """Raise a UsageError if ``output`` is not a place for a package."""
    refuse_output(specs, output, allowed=allowed)
    is_site = (output / MANIFEST_NAME).is_file() and (output / _SIGN_OF_SITE).is_file()
    if is_site and not (output / _SIGN_OF_PACKAGE).is_file():
        raise click.UsageError(f"{output} holds a site; choose another folder")


def refuse_output(specs: Path, output: Path, *, allowed: bool) -> None:
    """Raise a UsageError if ``output`` is not a place for generated files.

    It must never be inside the specs, since its docs would be read as specs.  A risky folder is
    accepted if gen wrote there before, or if it is ``allowed``.
    """
    inner, outer = specs.resolve(), output.resolve()
    if specs.is_dir() and outer.is_relative_to(inner):
        raise click.UsageError(
            f"the output folder {output} must not be inside the specs {specs}"
        )
    if allowed or (outer / MANIFEST_NAME).is_file():
        return
    place = _holds(outer, inner)
    if place:
        raise click.UsageError(
            f"the output folder {output} is {place}; "
            "choose another folder, or add --allow-output"
        )


def refuse_site(specs: Path, site: Path, *, allowed: bool, force: bool) -> None:
    """Raise a UsageError if ``site`` is not a place for a website.

    A package never is, even with ``force``, since all its files would be replaced.  A folder that
    is not empty and was not written by gen needs ``force``.
    """
    refuse_output(specs, site, allowed=allowed)
    if (site / MANIFEST_NAME).is_file():
        if (site / _SIGN_OF_PACKAGE).is_file():
            raise click.UsageError(f"{site} holds a package; choose another folder")
    elif not force and site.is_dir() and any(site.iterdir()):
        raise click.UsageError(
            f"{site} is not empty, and gen did not write it; "
            "choose another folder, or add --force to write into it"
        )


def _holds(output: Path, specs: Path) -> str:
    """Return why ``output`` is risky (the home folder, …), "" if it is not."""
    if output.parent == output:
        return "the root of the disk"
    if specs.is_relative_to(output):
        return f"the parent folder of the specs {specs.name}"
    if output in (_home(), *_home().parents):
        return "the home folder or one of its parents"
    if any((output / name).exists() for name in _REPOSITORIES):
        return "the root of a repository"
    return ""


def _home() -> Path:
    try:
        return Path.home().resolve()
    except RuntimeError:  # No home folder.
        return Path("/")
