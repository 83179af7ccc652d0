"""Reads the disk: specs and the configuration as ``SourceFile``s, generated files as bytes.

Everything in the spec folder becomes a value or a finding; nothing raises.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from generator.config import Config, Configuration
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.files import CONFIG_NAMES, SPEC_SUFFIXES, config_folders
from generator.source import SourceFile, Span
from generator.text.conflict import find_conflict

MAX_SPEC_BYTES = 8 * 1024**2
MAX_SPECS = 100_000
# Limit for a file in the output folder; gen writes smaller ones.
MAX_OUTPUT_BYTES = 64 * 1024**2
# Suffixes of documents that gen does not read.
_OTHER_SUFFIXES = (".mdx", ".rst", ".adoc", ".html", ".txt")


class Loader(Protocol):
    """Provides the content of specs."""

    def load(self, path: str) -> bytes:
        """Return the content of the spec at ``path``.  Raises: OSError."""


class Disk:
    """Loads specs from disk."""

    def load(self, path: str) -> bytes:
        return read_spec(path)


def read_specs(
    root: Path,
    report: Report,
    loader: Loader = Disk(),  # noqa: B008  (it has no state)
) -> tuple[SourceFile, ...]:
    """Return the Markdown files below ``root``, or ``root`` itself if it is a file.

    They are sorted by path.  Hidden files and folders (their names begin with a dot) are left
    out.  Links to folders are not followed, since they may form a circle.

    Reports: unreadable-file, not-utf8, file-too-large, too-many-files, linked-folder,
    no-specs.
    """
    if os.path.isdir(root):
        prefix = os.path.join(root, "")
        paths = islice(_spec_paths(root, report), MAX_SPECS + 1)
        specs = {path[len(prefix) :].replace(os.sep, "/"): path for path in paths}
        if len(specs) > MAX_SPECS:
            place = catalog.whole_file(".", shown_root(root))
            report.add(catalog.too_many_files(place, MAX_SPECS))
            return ()
    else:
        specs = {root.name: str(root)}
    if not specs:
        place = catalog.whole_file(".", shown_root(root))
        report.add(catalog.no_specs(place, others=_other_documents(root)))
    reader = _SpecReader(root, shown_root(root), report, loader)
    files = [reader.read(name, path) for name, path in sorted(specs.items())]
    return tuple(file for file in files if file is not None)


def _other_documents(root: Path) -> dict[str, int]:
    """Count the other documents below ``root``, by suffix."""
    suffixes = Counter(path.suffix.lower() for path in _visible_files(root))
    return {s: suffixes[s] for s in _OTHER_SUFFIXES if suffixes[s]}


def read_spec(path: str) -> bytes:
    """Return the content of the file at ``path``, cropped just above the limit for specs.

    Raises: OSError.
    """
    return _read_start(path, MAX_SPEC_BYTES)


def read_templates(folder: Path, report: Report) -> dict[str, SourceFile]:
    """Return the files below ``folder``, by path; files that are not templates come without
    content.

    Hidden files and links to folders are left out.

    Reports: broken-template.
    """
    templates: dict[str, SourceFile] = {}
    for path in sorted(_visible_files(folder)):
        name, root = _relative(path, folder), shown_root(folder)
        templates[name] = SourceFile(name, "", root)
        if path.suffix != ".jinja":
            continue
        try:
            data = _read_regular(path)
            text = data.decode("utf-8").removeprefix("\ufeff")
            templates[name] = SourceFile(name, text, root)
        except UnicodeDecodeError as error:
            place = _undecodable(name, data, error, root)
            report.add(catalog.broken_template(place, "it is not UTF-8"))
        except OSError as error:
            place = catalog.whole_file(name, root)
            report.add(catalog.broken_template(place, _reason(error)))
    return templates


def _read_regular(path: Path) -> bytes:
    """Return the content of the file at ``path``.  Raises: OSError, for a pipe or a device too."""
    # Opening a pipe waits for someone to write to it.
    if not path.is_file():
        raise OSError("it is not a regular file")
    return path.read_bytes()


def _visible_files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in files if not name.startswith("."))


def load_config(
    file: Path | None, dialects: Sequence[str], report: Report
) -> Configuration:
    """Return the settings in ``file``, or else in the nearest configuration.

    Reports: the findings of read_config.
    """
    source = read_config_file(file, report) if file else find_config(report)
    if source is None:
        return Configuration()
    # Imported late: a run without a file needs no TOML.
    from generator.config.read import read_config

    return read_config(source, dialects, report)


def find_config(report: Report) -> SourceFile | None:
    """Return the configuration in the current folder or the nearest above it, if any.

    The search ends at the root of the repository, the folder that has ``.git``.

    Reports: broken-config, for a file that is not UTF-8.
    """
    for folder in config_folders(os.getcwd()):
        for name in CONFIG_NAMES:
            path = Path(folder, name)
            if path.is_file():
                from generator.config.read import has_settings

                source = read_config_file(path, report)
                if source and has_settings(source):
                    return source
    return None


def path_from_root() -> Callable[[str], str]:
    """Return a function that turns a path from the current folder into one from the repository
    root.

    Outside a repository, the current folder is the root.
    """
    here = Path.cwd()
    inside = (f for f in (here, *here.parents) if os.path.exists(f / ".git"))
    root = next(inside, here)
    return lambda path: Path(os.path.relpath(here / path, root)).as_posix()


def read_config_file(path: Path, report: Report) -> SourceFile | None:
    """Return the text of a configuration; its path is relative to the current folder."""
    try:
        name = Path(os.path.relpath(path)).as_posix()
    except ValueError:  # Windows: it is on another drive.
        name = path.as_posix()
    data = path.read_bytes()
    try:
        return SourceFile(name, data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        place = _undecodable(name, data, error)
        report.add(catalog.broken_config(place, "it is not UTF-8"))
        return None


def check_paths(config: Config, report: Report) -> None:
    """Report configured specs and templates that do not exist: bad-setting.

    Paths on the command line were checked already.
    """
    specs, templates = (config.origins.get(key) for key in ("specs", "templates"))
    if isinstance(specs, Span) and not os.path.exists(config.specs or ""):
        report.add(catalog.bad_setting(specs, "specs", "a path that exists", []))
    if isinstance(templates, Span) and not os.path.isdir(config.templates or ""):
        expected = "a folder that exists"
        report.add(catalog.bad_setting(templates, "templates", expected, []))


def read_output(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the content of the existing files among ``paths``, which are relative to ``folder``.

    Raises: OSError, if a file exists but cannot be read.
    """
    if not (os.path.isdir(folder) and os.listdir(folder)):
        return {}  # asking for each of thousands of files would take longer
    # Not Path.is_file, which raises for a name that is too long.
    existing = [path for path in sorted(paths) if os.path.isfile(f"{folder}/{path}")]
    return {p: _read_start(f"{folder}/{p}", MAX_OUTPUT_BYTES) for p in existing}


def shown_root(root: Path) -> str:
    """Return what to show before the path of a spec, ``""`` for nothing."""
    folder = root if os.path.isdir(root) else root.parent
    return "" if folder == Path() else folder.as_posix()


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def is_spec(path: str) -> bool:
    """Return whether the path, below the folder of specs, is that of a spec."""
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    return not is_hidden and os.path.splitext(path)[1].lower() in SPEC_SUFFIXES


def _spec_paths(root: Path, report: Report) -> Iterator[str]:
    shown = shown_root(root)

    def unreadable(error: OSError) -> None:
        span = catalog.whole_file(_relative(Path(error.filename), root), shown)
        report.add(catalog.unreadable_file(span, _reason(error)))

    for folder, folders, files in os.walk(root, onerror=unreadable):
        # Sorted, so that a folder with too many files gives the same result everywhere.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in filter(lambda name: os.path.islink(Path(folder, name)), folders):
            place = catalog.whole_file(_relative(Path(folder, name), root), shown)
            report.add(catalog.linked_folder(place))
        for name in files:
            if is_spec(name):
                yield os.path.join(folder, name)


class _SpecReader(Struct, frozen=True):
    root: Path
    shown_root: str
    report: Report
    loader: Loader

    def read(self, name: str, path: str) -> SourceFile | None:
        """Read the spec ``name`` at ``path``; None if it cannot be read."""
        try:
            _check_regular(name, path, self.root)
            data = self.loader.load(path)
        except OSError as error:
            place = catalog.whole_file(name, self.shown_root)
            self.report.add(catalog.unreadable_file(place, _reason(error)))
            return None
        return take_spec(name, data, self.shown_root, self.report)


def take_spec(name: str, data: bytes, root: str, report: Report) -> SourceFile | None:
    """Return the spec with the content ``data``, None if it cannot be used.

    Reports: conflict-markers, file-too-large, not-utf8.
    """
    if len(data) > MAX_SPEC_BYTES:
        span = catalog.whole_file(name, root)
        report.add(catalog.file_too_large(span, MAX_SPEC_BYTES))
        return None
    source = _decode(name, data, root, report)
    conflict = find_conflict(source.text) if source else None
    if source and conflict:
        report.add(catalog.conflict_markers(Span(source, *conflict)))
        return None
    return source


def _check_regular(name: str, path: str, root: Path) -> None:
    """Raise OSError if ``path`` is not a file that gen may read."""
    # Checked before opening: opening a pipe waits for someone to write to it.
    status = os.lstat(path)
    is_link = stat.S_ISLNK(status.st_mode)
    status = os.stat(path) if is_link else status
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is not a regular file")
    if is_link and not _real(path).is_relative_to(_real(root)):
        raise OSError("it is a link to a place outside the spec folder")
    if not is_unicode(name):
        raise OSError("its name is not UTF-8")


def _read_start(path: str, most: int) -> bytes:
    """Return the content of ``path``, at most one byte more than ``most``."""
    with open(path, "rb") as file:
        # Not the whole limit at once: read() would allocate all of it.
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, most) + 1)
        if len(data) > size:  # it has grown meanwhile
            data += file.read(most + 1 - len(data))
        return data


def _decode(name: str, data: bytes, root: str, report: Report) -> SourceFile | None:
    try:
        return SourceFile(name, data.decode("utf-8").removeprefix("\ufeff"), root)
    except UnicodeDecodeError as error:
        place = _undecodable(name, data, error, root)
        report.add(catalog.not_utf8(place, error.start))
        return None


def _undecodable(
    name: str, data: bytes, error: UnicodeDecodeError, root: str = ""
) -> Span:
    r"""Return the place of the invalid bytes, shown as ``\xNN`` in the text."""
    shown = SourceFile(name, data.decode("utf-8", "backslashreplace"), root)
    start = len(data[: error.start].decode("utf-8"))
    end = start + len(r"\xNN") * (error.end - error.start)
    return Span(shown, start, end)


def _real(path: str | Path) -> Path:
    # Path.resolve raises RuntimeError on a circle of links.
    return Path(os.path.realpath(path))


def is_unicode(name: str) -> bool:
    """Return whether the name is valid Unicode, without surrogates for undecodable bytes."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    # str(error) would contain the absolute path, which differs between machines.
    return error.strerror or str(error)
