"""How fast generated serializers are beside those of peers: ``python -m benchmarks.serializers``.

Three shapes: five scalars; the seed's IntegrationResponseDto; a document of 1,000 items.
All run interleaved in one process.  A figure is the time of a peer where ours is 1.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import json
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import click

from benchmarks import documents
from benchmarks.peers import OPERATIONS, Peer, make_peers, of_msgspec
from benchmarks.plot import draw_bars
from benchmarks.report import render_table, replace_between
from benchmarks.timing import Ratio, compare
from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs

ROOT = Path(__file__).resolve().parent.parent
OURS = "gen"


@dataclass(frozen=True, slots=True)
class Shape:
    """One document, and the class that describes it: ``title`` in the specs."""

    name: str
    specs: Path
    title: str
    data: Mapping[str, Any]


SHAPES = (
    Shape("flat", ROOT / "benchmarks/specs", "Event", documents.flat()),
    Shape("seed", ROOT / "specs/models", "IntegrationResponseDto", documents.seed()),
    Shape("feed", ROOT / "benchmarks/specs", "Feed", documents.feed()),
)
SHAPE_NAMES = tuple(shape.name for shape in SHAPES)


def generate(shape: Shape, config: Config, folder: Path) -> tuple[Reading, Any]:
    """Return the schema of ``shape``, and the class generated for it in ``folder``."""
    report = Report()
    sources = read_specs(shape.specs, report)
    reading = read_schema(sources, None, report, config=config)
    assert not report.has_errors, list(report)
    package = f"{shape.name}_{config.models}_{config.json}"
    for file in emit_files(reading, config):
        path = folder / package / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    importlib.invalidate_caches()
    return reading, getattr(importlib.import_module(package), shape.title)


def our_peer(name: str, cls: Any) -> Peer:
    return Peer(
        name=name,
        from_dict=cls.from_dict,
        from_json=cls.from_json,
        to_dict=lambda value: value.to_dict(),
        to_json=lambda value: value.to_json(),
    )


def check(peer: Peer, data: Any, text: bytes) -> None:
    """Raise AssertionError if the round trip of ``peer`` changes a document."""
    for decode, given in ((peer.from_dict, data), (peer.from_json, text)):
        if decode is None:
            continue
        value = decode(given)
        if peer.to_dict:
            assert normal(peer.to_dict(value)) == normal(data), peer.name
        if peer.to_json:
            assert normal(json.loads(peer.to_json(value))) == normal(data), peer.name


def normal(data: Any) -> Any:
    """Return ``data`` with its moments, however written, and without null."""
    if isinstance(data, Mapping):
        return {k: normal(v) for k, v in data.items() if v is not None}
    if isinstance(data, list | tuple):
        return [normal(item) for item in data]
    if isinstance(data, str) and data[10:11] == "T":
        return dt.datetime.fromisoformat(data)
    return data


def measure(
    shape: Shape, peers: list[Peer], rounds: int
) -> Iterator[tuple[str, dict[str, Ratio]]]:
    """Yield the ratios of all ``peers`` for each operation."""
    text = json.dumps(shape.data).encode()
    for peer in peers:
        check(peer, shape.data, text)
    for operation in OPERATIONS:
        cases = {}
        for peer in peers:
            function = getattr(peer, operation)
            if function is None:
                continue
            if operation.startswith("from"):
                argument = shape.data if operation == "from_dict" else text
            else:
                decode = peer.from_dict or peer.from_json
                assert decode
                argument = decode(shape.data if peer.from_dict else text)
            cases[peer.name] = partial(function, argument)
        yield operation, compare(cases, OURS, rounds)


Results: TypeAlias = dict[tuple[str, str], dict[str, Ratio]]


def run(rounds: int, only: tuple[str, ...], chosen: tuple[str, ...]) -> Results:
    """Return the ratios by shape and operation, which are printed on the way."""
    results: Results = {}
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        for shape in SHAPES:
            if only and shape.name not in only:
                continue
            for operation, ratios in measure(
                shape, _peers(shape, Path(folder), chosen), rounds
            ):
                results[shape.name, operation] = ratios
                click.echo(f"\n{shape.name} {operation}")
                for name, ratio in sorted(ratios.items(), key=lambda r: r[1].median):
                    click.echo(f"  {name:22} {ratio}  {ratio.seconds * 1e6:.1f} us")
    return results


def _peers(shape: Shape, folder: Path, chosen: tuple[str, ...]) -> list[Peer]:
    """Return our code with each library, and the peers that are ``chosen``, or all."""
    peers = []
    for library in ("standard", "orjson", "msgspec"):
        reading, cls = generate(shape, Config(json=library), folder)
        name = OURS if library == "standard" else f"{OURS} + {library}"
        peers.append(our_peer(name, cls))
    peers += [_our_pydantic(shape, folder), _our_msgspec(shape, folder)]
    others = make_peers(reading, shape.title)
    return peers + [peer for peer in others if not chosen or peer.name in chosen]


def _our_pydantic(shape: Shape, folder: Path) -> Peer:
    _, cls = generate(shape, Config(models="pydantic"), folder)
    return Peer(
        name=f"{OURS}, models of pydantic",
        from_dict=cls.model_validate,
        from_json=cls.model_validate_json,
        to_dict=lambda value: value.model_dump(),
        to_json=lambda value: value.model_dump_json(),
    )


def _our_msgspec(shape: Shape, folder: Path) -> Peer:
    """Return our Structs; like those by hand, they refuse objects with a new tag."""
    _, cls = generate(shape, Config(models="msgspec", unions="closed"), folder)
    return of_msgspec(f"{OURS}, Structs of msgspec", cls)


@click.command()
@click.option("--rounds", default=40, show_default=True)
@click.option("--only", multiple=True, help="The shapes to measure.")
@click.option("--peer", "chosen", multiple=True, help="The peers to measure.")
@click.option("--write", is_flag=True, help="Put the figures into docs/performance.md.")
def main(
    rounds: int, only: tuple[str, ...], chosen: tuple[str, ...], write: bool
) -> None:
    """Print the time of each library relative to the generated code."""
    results = run(rounds, only, chosen)
    recorder = memory_ratio()
    click.echo(f"\nmemory of an object, to that of a hand-written one: {recorder:.3f}")
    if write:
        write_results(results, recorder)


def memory_ratio() -> float:
    """Return the memory of generated objects to that of a slots dataclass by hand."""

    @dataclass(slots=True, kw_only=True)
    class Event:
        event_id: str
        sequence: int
        duration: float
        succeeded: bool
        created_at: dt.datetime

    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        _, cls = generate(SHAPES[0], Config(), Path(folder))
        texts = [{**documents.flat(), "sequence": 1000 + n} for n in range(20_000)]
        ours = _retained(lambda: [cls.from_dict(data) for data in texts])
        names = [field.name for field in fields(Event)]
        made = [cls.from_dict(data) for data in texts]
        values = [{name: getattr(each, name) for name in names} for each in made]
        # Moments are created again, as decoding does.
        hand = _retained(
            lambda: [
                Event(**v | {"created_at": v["created_at"].replace()}) for v in values
            ]
        )
    return ours / hand


def _retained(make: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = make()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return after - before


# What is to be reached: operation, ours, peer, how many times as fast at least, shapes.
TARGETS = (
    ("from_dict", OURS, "pydantic BaseModel", 2.2, SHAPE_NAMES),
    ("from_dict", OURS, "mashumaro", 1.8, SHAPE_NAMES),
    ("from_dict", OURS, "msgspec dataclass", 1.0, SHAPE_NAMES[:2]),
    ("from_json", OURS, "pydantic BaseModel", 1 / 1.1, SHAPE_NAMES),
    ("from_json", f"{OURS} + orjson", "pydantic BaseModel", 1.4, SHAPE_NAMES),
    ("from_json", f"{OURS} + msgspec", "pydantic BaseModel", 1.4, SHAPE_NAMES),
    ("to_dict", OURS, "mashumaro", 1.4, SHAPE_NAMES),
    ("to_dict", OURS, "pydantic BaseModel", 2.2, SHAPE_NAMES),
    ("to_json", OURS, "mashumaro", 1.7, SHAPE_NAMES),
    ("to_json", f"{OURS} + orjson", "pydantic BaseModel", 1.6, SHAPE_NAMES[:2]),
    ("to_json", f"{OURS} + orjson", "pydantic BaseModel", 1.0, SHAPE_NAMES[2:]),
)


def write_results(results: Results, recorder: float) -> None:
    """Put the tables and the plot into docs/."""
    document = ROOT / "docs/performance.md"
    tables = [f"#### `{o}`\n\n{_table(results, o)}" for o in OPERATIONS]
    replace_between(document, "serializers", "\n\n".join(tables))
    targets = [
        *_targets(results),
        ("memory of an object", "", "at most 1.05", f"{recorder:.3f}"),
    ]
    header = ("operation", "beside", "to reach", "flat · seed · feed")
    replace_between(document, "serializer-targets", render_table(header, targets))
    chosen = (OURS, "pydantic BaseModel", "mashumaro", "cattrs", "msgspec.Struct")
    bars = {
        operation: {name: results["feed", operation][name].median for name in chosen}
        for operation in OPERATIONS
    }
    (ROOT / "docs/serializers.svg").write_text(draw_bars(bars), "utf-8")


def _table(results: Results, operation: str) -> str:
    """Return the time of each peer where ours is 1, for each shape."""
    of_shape = [results[name, operation] for name in SHAPE_NAMES]
    names = sorted(of_shape[1], key=lambda name: of_shape[1][name].median)
    rows = [
        (name, *(str(r[name]) if name in r else "" for r in of_shape)) for name in names
    ]
    return render_table(("", *SHAPE_NAMES), rows)


def _targets(results: Results) -> Iterator[tuple[str, str, str, str]]:
    for operation, ours, peer, wanted, shapes in TARGETS:
        cells = []
        for shape in shapes:
            ratios = results[shape, operation]
            if peer in ratios:
                times = ratios[peer].median / ratios[ours].median
                cells.append(f"{times:.2f}" if times >= wanted else f"**{times:.2f}**")
        name = operation if ours == OURS else f"{operation}, {ours}"
        yield name, peer, f"{wanted:.2f} times as fast", " · ".join(cells)


if __name__ == "__main__":
    main()
