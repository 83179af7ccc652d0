"""How fast generated serializers are beside those of peers: ``python -m benchmarks.serializers``.

Three shapes: five scalars; the seed's IntegrationResponseDto; a document of 1,000 items.
All run interleaved in one process.  A figure is the time of a peer where ours is 1.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from benchmarks import documents
from benchmarks.peers import OPERATIONS, Peer, make_peers
from benchmarks.timing import Ratio, compare
from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.workspace import read_specs

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


def generate(shape: Shape, config: Config, folder: Path) -> tuple[Reading, Any]:
    """Return what the specs of ``shape`` say, and the class generated for it in ``folder``."""
    report = Report()
    sources = read_specs(shape.specs, report)
    reading = read_schema(sources, None, report, config=config)
    assert not report.has_errors, list(report)
    package = f"{shape.name}_{config.json}"
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
    """Raise AssertionError if what ``peer`` decodes is not what it encodes."""
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


@click.command()
@click.option("--rounds", default=40, show_default=True)
@click.option("--only", multiple=True, help="The shapes to measure.")
@click.option("--peer", "chosen", multiple=True, help="The peers to measure.")
def main(rounds: int, only: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    """Print how long each peer takes where the generated code takes 1."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        for shape in SHAPES:
            if only and shape.name not in only:
                continue
            peers = []
            for library in ("standard", "orjson", "msgspec"):
                config = Config(json=library)
                reading, cls = generate(shape, config, Path(folder))
                name = OURS if library == "standard" else f"{OURS} + {library}"
                peers.append(our_peer(name, cls))
            peers += [
                p
                for p in make_peers(reading, shape.title)
                if not chosen or p.name in chosen
            ]
            for operation, ratios in measure(shape, peers, rounds):
                click.echo(f"\n{shape.name} {operation}")
                for name, ratio in sorted(ratios.items(), key=lambda r: r[1].median):
                    click.echo(f"  {name:22} {ratio}  {ratio.seconds * 1e6:.1f} us")


if __name__ == "__main__":
    main()
