"""Findings about files: what comes in, and what is in the output folder already."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import SourceFile, Span
from generator.text.words import count


def whole_file(path: str, root: str = "") -> Span:
    """Return the place of a finding about a file of which there is no text to show."""
    return Span(SourceFile(path, "", root), 0, 0)


_UNREADABLE_FILE = rule(
    "unreadable-file",
    Severity.ERROR,
    "A spec file could not be read.",
    """
    A file below the spec folder ends in .md or .markdown, but its content cannot be had:
    it may be protected, be a symbolic link that leads nowhere, in a circle or out of the
    spec folder, be a pipe or a device, or have a name that is not UTF-8.

    Nothing is written, because the models of this file would silently disappear from the
    output.  Make the file readable, or move it out of the spec folder.  Files and folders
    whose name begins with a dot are not read.
    """,
    loss=Loss.PART,
    outcome="the file is left out",
)


def unreadable_file(span: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_FILE,
        message=f"this spec could not be read: {reason}",
        span=span,
        help="make it a readable file, or move it out of the spec folder",
    )


_LINKED_FOLDER = rule(
    "linked-folder",
    Severity.WARNING,
    "A link to a folder is not followed.",
    """
    A symbolic link below the spec folder leads to another folder.  It is not followed: it
    may lead in a circle, or to files that were not meant to be read.  If specs are in there,
    they are missing from the output.

    Move the folder to this place, or remove the link.  Files and folders whose names begin
    with a dot are not looked at.
    """,
)


def linked_folder(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_LINKED_FOLDER,
        message="this link to a folder is not followed: specs in it are not read",
        span=span,
        help="move the folder to this place, or remove the link",
    )


_NOT_UTF8 = rule(
    "not-utf8",
    Severity.ERROR,
    "A spec file is not UTF-8.",
    """
    Specs are read as UTF-8, with or without a byte order mark.  The bytes at the place
    shown are not UTF-8; they stand as \\xNN in the line.  Usually the file was saved in
    another encoding, such as Windows-1252 or UTF-16.

    gen does not guess, since a wrong guess changes names without a sound.  Save the file
    as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md
    """,
    loss=Loss.PART,
    outcome="the file is left out",
)


def not_utf8(span: Span, offset: int) -> Diagnostic:
    """``offset`` counts bytes from the start of the file, from 0."""
    line, _ = span.begin
    return Diagnostic(
        rule=_NOT_UTF8,
        message=f"this spec is not UTF-8: wrong byte at offset {offset}, in line {line}",
        span=span,
        label="not UTF-8",
        help="save the file as UTF-8",
    )


_FILE_TOO_LARGE = rule(
    "file-too-large",
    Severity.ERROR,
    "A spec file is larger than any spec would be.",
    """
    A page that describes a model has some kilobytes; one of many megabytes is something
    else that ended up in the spec folder, and reading it would take all memory.

    Move the file out of the spec folder, or split it into one page for each model.
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
    gen wrote this file, and since then its content changed.  Writing it anew, or deleting
    it because its spec is gone, would lose that change, so nothing is written.

    Move the change elsewhere: into the spec, into a template, or into a module of your own
    that imports the generated one.  Then run gen with --force, which overwrites the file.
    A file that was reformatted, or whose line ends were converted, counts as changed:
    leave the output folder out of the formatter, and mark it `-text` in .gitattributes.
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
    "A file that gen did not write is where a generated file belongs.",
    """
    The output folder has a file of this name, and the manifest .gen.json does not list it:
    someone else wrote it, or the manifest was lost.  gen does not overwrite it.

    Choose another output folder, or move the file away.  If it may go, run gen with --force.
    """,
)


def foreign_output(span: Span) -> Diagnostic:
    return Diagnostic(
        rule=_FOREIGN_OUTPUT,
        message="a file that gen did not write is in the way",
        span=span,
        help="move it away, choose another output folder, or overwrite it with --force",
    )


_UNMARKED_OUTPUT = rule(
    "unmarked-output",
    Severity.WARNING,
    "A file that the manifest lists does not look like one of gen, and is kept.",
    """
    The manifest .gen.json lists the file, but anyone can write a manifest.  gen deletes a file
    only if it also begins with the line that gen writes, or lies in a folder that only gen
    uses: _runtime, docs.  From now on it is no longer listed.

    Remove the file if it is not needed: it may come from a template of your own that is gone.
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
    "Generated files have line ends of Windows.",
    """
    gen writes files with the line end LF.  Files of the output folder have CRLF and are the same
    otherwise: git does that in a clone with core.autocrlf=true.  They are taken for unchanged.

    The file .gitattributes that gen writes into the folder keeps git from it: commit it, and check
    the files out again.  With git-attributes = false, add one with the line `* text eol=lf`.
    """,
)


def crlf_output(span: Span, files: int) -> Diagnostic:
    return Diagnostic(
        rule=_CRLF_OUTPUT,
        message=f"{count(files, 'generated file')} with line ends CRLF, as git makes them",
        span=span,
        help="commit a .gitattributes with `* text eol=lf`, and check the files out again",
    )


_CONFLICT_MARKERS = rule(
    "conflict-markers",
    Severity.ERROR,
    "A spec has the markers of a merge conflict.",
    """
    git could not merge two versions of the spec, and left both in it, between lines of
    `<<<<<<<`, `=======` and `>>>>>>>`.  The file is not read.

    Choose between the versions, remove the markers, and run gen again.  Generated files that
    have conflicts too need no care: gen writes them anew.
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
    "The manifest of the output folder could not be understood.",
    """
    .gen.json in the output folder lists the files that gen wrote, so that gen overwrites
    and deletes only these.  It is damaged (a merge conflict, perhaps) or was written by
    another version of gen, and is taken as empty.

    Files with the right content are listed again by this run.  Others that are in the way
    are reported as foreign-output, and those no longer wanted stay until you delete them.
    """,
)


def broken_manifest(span: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        rule=_BROKEN_MANIFEST,
        message=f"the manifest is ignored: {reason}",
        span=span,
        help="this run writes a new one; check by hand for generated files left over",
    )


_STALE_OUTPUT = rule(
    "stale-output",
    Severity.ERROR,
    "The output is not what the specs describe.",
    """
    --check found a file of the output folder that a run of gen would create, update or
    delete: a spec was changed and gen not run, or gen itself was.  The place is that of the
    definition in the spec; or the file itself, where it belongs to no single definition.

    Run gen as the message says, look at the difference, and commit it with the spec.
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
