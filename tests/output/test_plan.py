"""What is changed, what is left alone, and what is refused."""

from __future__ import annotations

from hypothesis import given, strategies as st

from generator.artifact import OutputFile
from generator.output.manifest import Manifest, digest
from generator.output.plan import Action, Change, Conflict, Plan, journal, plan_changes


def owned(**files: str) -> Manifest:
    """Return a manifest of contents, by name without suffix; ``|`` parts two contents."""
    return Manifest(
        {
            f"{name}.py": tuple(digest(text.encode()) for text in content.split("|"))
            for name, content in files.items()
        }
    )


def plan(
    wanted: dict[str, str],
    on_disk: dict[str, str],
    ours: Manifest | None = None,
    force: bool = False,
) -> Plan:
    return plan_changes(
        [OutputFile(f"{name}.py", text) for name, text in wanted.items()],
        {f"{name}.py": text.encode() for name, text in on_disk.items()},
        ours or Manifest(),
        force=force,
    )


def test_a_first_run_creates_everything_sorted() -> None:
    result = plan({"b": "é", "a": ""}, {})
    assert result.changes == (
        Change(action=Action.CREATE, path="a.py", old=None, new=b""),
        Change(action=Action.CREATE, path="b.py", old=None, new="é".encode()),
    )
    assert result.manifest == owned(a="", b="é")
    assert list(result.manifest.files) == ["a.py", "b.py"]
    assert (result.unchanged, result.conflicts) == (0, ())


def test_ours_is_updated_and_deleted() -> None:
    ours = owned(a="old", b="gone", c="same")
    result = plan(
        {"a": "new", "c": "same"}, {"a": "old", "b": "gone", "c": "same"}, ours
    )
    assert result.changes == (
        Change(action=Action.UPDATE, path="a.py", old=b"old", new=b"new"),
        Change(action=Action.DELETE, path="b.py", old=b"gone", new=None),
    )
    assert result.unchanged == 1
    assert result.manifest == owned(a="new", c="same")


def test_either_content_of_a_run_that_was_cut_off_is_ours() -> None:
    for content in ("old", "new"):
        result = plan({"a": "newer"}, {"a": content}, owned(a="old|new"))
        assert [change.action for change in result.changes] == [Action.UPDATE]
        assert result.manifest == owned(a="newer")


def test_an_edited_file_is_neither_overwritten_nor_deleted() -> None:
    ours = owned(a="old", b="old")
    disk = {"a": "edited", "b": "edited"}
    result = plan({"a": "new"}, disk, ours)
    assert result.changes == ()
    assert result.conflicts == (Conflict("a.py", "edited"), Conflict("b.py", "edited"))
    assert result.manifest == ours

    forced = plan({"a": "new"}, disk, ours, force=True)
    assert [change.action for change in forced.changes] == [
        Action.UPDATE,
        Action.DELETE,
    ]
    assert forced.conflicts == ()
    assert forced.manifest == owned(a="new")


def test_what_a_power_failure_leaves_of_ours_is_ours() -> None:
    ours = owned(a="text of a", b="text of b")
    result = plan({"a": "text of a"}, {"a": "text", "b": ""}, ours)
    assert [(c.path, c.action) for c in result.changes] == [
        ("a.py", Action.UPDATE),
        ("b.py", Action.DELETE),
    ]
    # Of another's it is not, however empty; nor is what only begins like ours.
    result = plan({"a": "text of a"}, {"a": ""})
    assert result.conflicts == (Conflict("a.py", "foreign"),)
    result = plan({"a": "text of a"}, {"a": "text by hand"}, ours)
    assert result.conflicts == (Conflict("a.py", "edited"),)


def test_a_foreign_file_in_the_way_is_not_overwritten() -> None:
    result = plan({"a": "new", "b": "new"}, {"a": "theirs"})
    assert [change.path for change in result.changes] == ["b.py"]
    assert result.conflicts == (Conflict("a.py", "foreign"),)
    assert result.manifest == owned(b="new")

    forced = plan({"a": "new"}, {"a": "theirs"}, force=True)
    assert [change.action for change in forced.changes] == [Action.UPDATE]
    assert forced.manifest == owned(a="new")


def test_a_foreign_file_that_nobody_wants_is_none_of_our_business() -> None:
    for force in (False, True):
        result = plan({}, {"theirs": "x"}, force=force)
        assert (result.changes, result.conflicts) == ((), ())
        assert result.manifest == Manifest()


def test_a_file_with_the_wanted_content_is_adopted() -> None:
    for ours in (owned(), owned(a="same"), owned(a="other")):
        result = plan({"a": "same"}, {"a": "same"}, ours)
        assert (result.changes, result.conflicts) == ((), ())
        assert result.unchanged == 1
        assert result.manifest == owned(a="same")


def test_a_file_that_is_gone_is_written_again_if_wanted_else_forgotten() -> None:
    result = plan({"a": "x"}, {}, owned(a="x", b="y"))
    assert [(c.action, c.path) for c in result.changes] == [(Action.CREATE, "a.py")]
    assert result.manifest == owned(a="x")
    assert result.forgotten == ("b.py",)


def test_the_journal_has_old_and_new() -> None:
    result = plan(
        {"a": "new", "c": "same", "d": "made"},
        {"a": "edited", "b": "gone", "c": "same"},
        owned(a="old", b="gone", c="same"),
        force=True,
    )
    assert journal(result) == owned(a="edited|new", b="gone", c="same", d="made")


CONTENTS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]))


def disk_after(on_disk: dict[str, str], result: Plan) -> dict[str, str]:
    after = dict(on_disk)
    for change in result.changes:
        after.pop(change.path[0], None)
        if change.new is not None:
            after[change.path[0]] = change.new.decode()
    return after


@given(CONTENTS, CONTENTS, CONTENTS, st.booleans())
def test_a_plan_keeps_its_promises(
    wanted: dict[str, str],
    on_disk: dict[str, str],
    listed: dict[str, str],
    force: bool,
) -> None:
    ours = owned(**listed)
    result = plan(wanted, on_disk, ours, force)
    after = disk_after(on_disk, result)
    refused = {conflict.path[0] for conflict in result.conflicts}

    assert all(after[name] == on_disk[name] for name in refused)
    assert all(after.get(n) == text for n, text in wanted.items() if n not in refused)
    assert not (after.keys() & listed.keys()) - wanted.keys() - refused
    assert all(after[n] == on_disk[n] for n in on_disk.keys() - wanted - listed.keys())
    if not force:
        lost = {n for n, text in on_disk.items() if after.get(n) != text}
        assert all(on_disk[name] == listed[name] for name in lost)
    assert not (force and refused)

    again = plan(wanted, after, result.manifest, force)
    assert again.changes == ()
    assert {conflict.path[0] for conflict in again.conflicts} == refused
    assert again.manifest == result.manifest


@given(CONTENTS, CONTENTS, CONTENTS)
def test_order_makes_no_difference(
    wanted: dict[str, str], on_disk: dict[str, str], listed: dict[str, str]
) -> None:
    def backwards(values: dict[str, str]) -> dict[str, str]:
        return dict(reversed(values.items()))

    assert plan(wanted, on_disk, owned(**listed)) == plan(
        backwards(wanted), backwards(on_disk), owned(**backwards(listed))
    )
