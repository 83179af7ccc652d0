"""Two configurations -> changes caused by settings alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import rules
from generator.compare.changes import Change, when
from generator.compare.spelling import code
from generator.config import Config
from generator.config.table import attribute
from generator.source import Span

# The pseudo-id of changes in settings: no definition has such an id.
WHERE = "(settings)"
FORBID, KEEP, REFUSE = "forbid", "keep", "refuse"


def compare_settings(old: Config, new: Config) -> Iterator[Change]:
    """Yield a change for each setting that affects decoders or names of the package."""
    yield from _unknown_fields(old, new)
    yield from _max_depth(old, new)
    yield from _converters(old, new)
    yield from _targets(old, new)
    yield from _naive_datetimes(old, new)
    yield from _accept_names(old, new)
    for key in (
        "base-class",
        "constraints",
        "frozen",
        "mixins",
        "models",
        "order",
        "slots",
        "weak-references",
    ):
        before, after = (getattr(config, attribute(key)) for config in (old, new))
        if before != after:
            what = _shift(before, after)
            yield _change(rules.CLASSES_CHANGED, old, new, key, what, code=True)
    if old.json != new.json:
        what = _shift(old.json, new.json)
        yield _change(rules.JSON_CHANGED, old, new, "json", what)


def _unknown_fields(old: Config, new: Config) -> Iterator[Change]:
    before, after = old.unknown_fields, new.unknown_fields
    if before != after:
        yield _change(
            rules.UNKNOWN_FIELDS_CHANGED,
            old,
            new,
            "unknown-fields",
            _shift(before, after),
            # Only a writer that keeps unknown keys sends them.
            readers=before == FORBID and after == KEEP,
            writers=after == FORBID and before == KEEP,
            code=before == KEEP,
        )


def _naive_datetimes(old: Config, new: Config) -> Iterator[Change]:
    before, after = old.naive_datetimes, new.naive_datetimes
    if before != after:
        sides = {"readers": before == REFUSE, "writers": after == REFUSE}
        what = _shift(before, after)
        yield _change(
            rules.DATETIMES_CHANGED, old, new, "naive-datetimes", what, **sides
        )


def _accept_names(old: Config, new: Config) -> Iterator[Change]:
    if old.accept_names != new.accept_names:
        what = "names are accepted" if new.accept_names else "only keys are accepted"
        writers = old.accept_names
        yield _change(
            rules.NAMES_CHANGED, old, new, "accept-names", what, writers=writers
        )


def _max_depth(old: Config, new: Config) -> Iterator[Change]:
    before, after = old.max_depth, new.max_depth
    if before != after:
        sides = {"readers": after > before, "writers": after < before}
        what = _shift(before, after)
        yield _change(rules.DEPTH_CHANGED, old, new, "max-depth", what, **sides)


def _converters(old: Config, new: Config) -> Iterator[Change]:
    before = [record.values for record in old.converters]
    after = [record.values for record in new.converters]
    if before != after:
        sides = {"readers": bool(before), "writers": bool(after), "code": True}
        what = f"{len(before)} → {len(after)}"
        yield _change(rules.CONVERTERS_CHANGED, old, new, "converters", what, **sides)


def _targets(old: Config, new: Config) -> Iterator[Change]:
    for name in sorted({*old.targets} ^ {*new.targets}):
        if name in new.targets:
            yield _change(rules.TARGET_ADDED, old, new, "targets", f"new: {code(name)}")
        else:
            what = f"removed: {code(name)}"
            yield _change(rules.TARGET_REMOVED, old, new, "targets", what, code=True)


def _shift(before: object, after: object) -> str:
    return f"{code(str(before))} → {code(str(after))}"


def _change(
    rule: rules.Rule, old: Config, new: Config, key: str, what: str, **breaks: bool
) -> Change:
    before, after = old.origins.get(key), new.origins.get(key)
    return Change(
        rule=rule,
        definition=WHERE,
        part=key,
        what=what,
        breaks=when(**breaks),
        old=before if isinstance(before, Span) else None,
        new=after if isinstance(after, Span) else None,
    )
