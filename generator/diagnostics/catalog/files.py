"""Findings about files: the specs, and existing files in the output folder."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import SourceFile, Span
from generator.text.words import count


def whole_file(path: str, root: str = "") -> Span:
    """Return the place of a finding about a file without text to show."""
    return Span(SourceFile(path, "", root), 0, 0)


_UNREADABLE_FILE = rule(
    "unreadable-file",
    Severity.ERROR,
    "A spec file cannot be read.",
    """
    Make the file readable, or move it out of the spec folder.

    The file may be protected, be a pipe or a device, have a name that is not UTF-8, or be a
    symbolic link that is broken, circular or leads out of the spec folder.  Nothing is written,
    since its models would silently disappear from the output.  Files and folders whose names
    begin with a dot are not read.
    """,
    loss=Loss.PART,
    outcome="the file is left out",
)


def unreadable_file(span: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_FILE,
        message=f"this spec cannot be read: {reason}",
        span=span,
        help="make it a readable file, or move it out of the spec folder",
    )


_LINKED_FOLDER = rule(
    "linked-folder",
    Severity.WARNING,
    "A link to a folder is not followed.",
    """
    Replace the link by the folder, or remove it.

    Links to folders are not followed: they may form a circle, or lead to files that were not
    meant to be read.  Specs behind the link are missing from the output.
    """,
)


def linked_folder(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_LINKED_FOLDER,
        message="this link to a folder is not followed: specs in it are not read",
        span=span,
        help="replace the link by the folder, or remove it",
    )


_NOT_UTF8 = rule(
    "not-utf8",
    Severity.ERROR,
    "A spec file is not UTF-8.",
    """
    Save the file as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md

    The bytes at the place shown, printed as \\xNN, are not UTF-8.  Usually the file was saved in
    another encoding, such as Windows-1252 or UTF-16.  gen does not guess, since a wrong guess
    silently changes names.
    """,
    loss=Loss.PART,
    outcome="the file is left out",
)


def not_utf8(span: Span, offset: int) -> Diagnostic:
    """``offset`` counts bytes from the start of the file, from 0."""
    line, _ = span.begin
    return Diagnostic(
        rule=_NOT_UTF8,
        message=f"this spec is not UTF-8: invalid byte at offset {offset}, in line {line}",
        span=span,
        label="not UTF-8",
        help="save the file as UTF-8",
    )


_FILE_TOO_LARGE = rule(
    "file-too-large",
    Severity.ERROR,
    "A spec file is too large.",
    """
    Move the file out of the spec folder, or split it into one page for each model.

    A page that describes a model has a few kilobytes.  A file of many megabytes is probably
    something else, and reading it could exhaust the memory.
    """,
    loss=Loss.PART,
    outcome="the file is left out",
)


def file_too_large(span: Span, limit: int) -> Diagnostic:
    """``limit`` counts bytes."""
    return Diagnostic(
        rule=_FILE_TOO_LARGE,
        message=f"this spec is larger than {limit // 1024**2} MiB",
        span=span,
        help="move it out of the spec folder, or split it into one page for each model",
    )


_EDITED_OUTPUT = rule(
    "edited-output",
    Severity.ERROR,
    "A generated file was changed by hand.",
    """
    Move the change into the spec, into a template, or into a module of your own that imports
    the generated one.  Then run gen with --force, which overwrites the file.

    gen would lose the change if it rewrote or deleted the file, so it writes nothing.  A
    reformatted file counts as changed, too: exclude the output folder from formatters, and mark
    it `-text` in .gitattributes.
    """,
)


def edited_output(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EDITED_OUTPUT,
        message="this generated file was changed by hand",
        span=span,
        help="move the change elsewhere, then overwrite the file with --force",
    )


_FOREIGN_OUTPUT = rule(
    "foreign-output",
    Severity.ERROR,
    "A file that gen did not write is in the way.",
    """
    Choose another output folder, or move the file.  To overwrite it, run gen with --force.

    A generated file has the same name, but the manifest .gen.json does not list this one: someone
    else wrote it, or the manifest was lost.
    """,
)


def foreign_output(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_FOREIGN_OUTPUT,
        message="a file that gen did not write is in the way",
        span=span,
        help="move it, choose another output folder, or overwrite it with --force",
    )


_UNMARKED_OUTPUT = rule(
    "unmarked-output",
    Severity.WARNING,
    "A file in the manifest does not look generated, so it is kept.",
    """
    Remove the file if it is not needed: it may come from a template that you removed.

    The manifest .gen.json lists the file, but anyone can write a manifest.  gen deletes a file
    only if it also begins with gen's first line, or is in a folder that only gen uses (_runtime,
    docs).  From now on the file is no longer listed.
    """,
)


def unmarked_output(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNMARKED_OUTPUT,
        message="this file is no longer generated, and nothing shows that gen wrote it",
        span=span,
        help="remove it if it is not needed",
    )


_CRLF_OUTPUT = rule(
    "crlf-output",
    Severity.WARNING,
    "Generated files have Windows line ends.",
    """
    Commit the file .gitattributes that gen writes into the output folder, and check the files out
    again.  With git-attributes = false, add one with the line `* text eol=lf`.

    gen writes the line end LF.  These files have CRLF and are otherwise unchanged: git converts
    them in a clone with core.autocrlf=true.  gen treats them as unchanged.
    """,
)


def crlf_output(span: Span, files: int) -> Diagnostic:
    return Diagnostic(
        rule=_CRLF_OUTPUT,
        message=f"git converted the line ends of {count(files, 'generated file')} to CRLF",
        span=span,
        help="commit a .gitattributes with `* text eol=lf`, and check the files out again",
    )


_CONFLICT_MARKERS = rule(
    "conflict-markers",
    Severity.ERROR,
    "A spec has the markers of a merge conflict.",
    """
    Choose between the versions, remove the markers, and run gen again.  You need not resolve
    conflicts in generated files: gen rewrites them.

    git could not merge two versions of the spec and left both in it, between `<<<<<<<`, `=======`
    and `>>>>>>>`.  The file is not read.
    """,
)


def conflict_markers(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_CONFLICT_MARKERS,
        message="git left a merge conflict in this spec",
        span=span,
        help="choose between the two versions, and remove the markers",
    )


_BROKEN_MANIFEST = rule(
    "broken-manifest",
    Severity.WARNING,
    "The manifest of the output folder is unreadable.",
    """
    Check by hand for generated files that are no longer needed; this run writes a new manifest.

    .gen.json lists the files that gen wrote; gen overwrites and deletes no others.  It is damaged
    or was written by another version of gen, and counts as empty.  Files with the right content
    are listed again.  Other files in the way are reported as foreign-output.
    """,
)


def broken_manifest(span: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_MANIFEST,
        message=f"the manifest is ignored: {reason}",
        span=span,
        help="check by hand for old generated files; this run writes a new manifest",
    )


_STALE_OUTPUT = rule(
    "stale-output",
    Severity.ERROR,
    "The output is out of date.",
    """
    Run gen as the message says, review the difference, and commit it with the spec.

    --check found a file that gen would create, update or delete: a spec or gen itself changed,
    and gen was not run since.  The finding is at the definition in the spec, or at the file if it
    belongs to no single definition.
    """,
)


def stale_output(place: Span, action: str, path: str, command: str) -> Diagnostic:
    """``action`` is what a run would do to ``path``: create, update or delete."""
    return Diagnostic(
        rule=_STALE_OUTPUT,
        message=f"gen would {action} {path}",
        span=place,
        help=f"run: {command}",
    )
