"""Where the time of a small decoder goes: ``python -m benchmarks.decoder_parts``.

Each line is one part of ``Event.from_dict``, in nanoseconds of processor time, minus the time of an
empty call.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from benchmarks.documents import flat
from benchmarks.serializers import SHAPES, generate
from benchmarks.timing import compare
from generator.config import Config


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        _, cls = generate(SHAPES[0], Config(), Path(folder))
        package = cls.__module__.partition(".")[0]
        module = importlib.import_module(cls.__module__)
        formats = importlib.import_module(f"{package}._runtime.formats")
        json_text = importlib.import_module(f"{package}._runtime.json_text")
        _show(cls, module.decode_event, formats.parse_datetime, json_text.parse_json)


def _show(cls: Any, decode: Any, parse_datetime: Any, parse_json: Any) -> None:
    data, moment, new = flat(), flat()["createdAt"], object.__new__
    text = b'{"eventId":"evt_01HZX3V6K8","sequence":48213,"duration":0.1875}'
    cases = {
        "nothing": lambda: None,
        "from_dict": lambda: cls.from_dict(data),
        "its decoder": lambda: decode(data),
        "five keys": lambda: (
            data["eventId"],
            data["sequence"],
            data["duration"],
            data["succeeded"],
            data["createdAt"],
        ),
        "an object": lambda: new(cls),
        "a moment": lambda: parse_datetime(moment),
        "half of its JSON": lambda: parse_json(text),
    }
    ratios = compare(cases, "nothing", 60)
    empty = ratios["nothing"].seconds
    for name, ratio in ratios.items():
        click.echo(f"{name:18} {(ratio.median - 1) * empty * 1e9:6.0f} ns")


if __name__ == "__main__":
    main()
