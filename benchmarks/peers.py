"""The other libraries, and their calls for decoding and encoding the classes of one shape."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import adaptix
import apischema
import cattrs.preconf.json
import cattrs.preconf.orjson
import dacite
import dataclasses_json
import mashumaro.codecs
import mashumaro.codecs.json
import mashumaro.codecs.orjson
import msgspec
import orjson
import pydantic
import serpyco_rs

from benchmarks.peer_classes import (
    ApischemaDataclasses,
    Dataclasses,
    JsonDataclasses,
    MashumaroDataclasses,
    Models,
    PydanticDataclasses,
    SerpycoDataclasses,
    Structs,
    UnnamedDataclasses,
)
from generator.compiler import Reading

Function = Callable[[Any], Any]
OPERATIONS = ("from_dict", "from_json", "to_dict", "to_json")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What a peer calls its four operations; None where it has no such thing."""

    name: str
    from_dict: Function | None = None
    from_json: Function | None = None
    to_dict: Function | None = None
    to_json: Function | None = None


def make_peers(reading: Reading, name: str) -> Iterator[Peer]:
    """Yield all peers, for the class that the specs call ``name``."""
    for make in (
        _pydantic_model,
        _pydantic_dataclass,
        _mashumaro,
        _mashumaro_orjson,
        _cattrs,
        _cattrs_orjson,
        _adaptix,
        _apischema,
        _dataclasses_json,
        _dacite,
        _msgspec_dataclass,
        _msgspec_struct,
        _serpyco,
    ):
        yield make(reading, name)


def _pydantic_model(reading: Reading, name: str) -> Peer:
    cls = Models(reading).of(name)
    return Peer(
        name="pydantic BaseModel",
        from_dict=cls.model_validate,
        from_json=cls.model_validate_json,
        to_dict=lambda value: value.model_dump(
            mode="json", exclude_none=True, by_alias=True
        ),
        to_json=lambda value: value.model_dump_json(exclude_none=True, by_alias=True),
    )


def _pydantic_dataclass(reading: Reading, name: str) -> Peer:
    adapter = pydantic.TypeAdapter(PydanticDataclasses(reading).of(name))
    return Peer(
        name="pydantic dataclass",
        from_dict=adapter.validate_python,
        from_json=adapter.validate_json,
        to_dict=lambda value: adapter.dump_python(
            value, mode="json", exclude_none=True, by_alias=True
        ),
        to_json=lambda value: adapter.dump_json(
            value, exclude_none=True, by_alias=True
        ),
    )


def _mashumaro(reading: Reading, name: str) -> Peer:
    cls = MashumaroDataclasses(reading).of(name)
    return Peer(
        name="mashumaro",
        from_dict=mashumaro.codecs.BasicDecoder(cls).decode,
        from_json=mashumaro.codecs.json.JSONDecoder(cls).decode,
        to_dict=mashumaro.codecs.BasicEncoder(cls).encode,
        to_json=mashumaro.codecs.json.JSONEncoder(cls).encode,
    )


def _mashumaro_orjson(reading: Reading, name: str) -> Peer:
    cls = MashumaroDataclasses(reading).of(name)
    return Peer(
        name="mashumaro + orjson",
        from_json=mashumaro.codecs.orjson.ORJSONDecoder(cls).decode,
        to_json=mashumaro.codecs.orjson.ORJSONEncoder(cls).encode,
    )


def _cattrs(reading: Reading, name: str) -> Peer:
    return _of_cattrs("cattrs", cattrs.preconf.json.make_converter, reading, name)


def _cattrs_orjson(reading: Reading, name: str) -> Peer:
    peer = _of_cattrs(
        "cattrs + orjson", cattrs.preconf.orjson.make_converter, reading, name
    )
    return dataclasses.replace(peer, from_dict=None, to_dict=None)


def _of_cattrs(
    title: str, make: Callable[..., Any], reading: Reading, name: str
) -> Peer:
    family = Dataclasses(reading)
    cls = family.of(name)
    converter = make(omit_if_default=True)
    for made, keys in family.keys.items():
        renamed: dict[str, Any] = {
            n: cattrs.override(rename=key) for n, key in keys.items()
        }
        converter.register_structure_hook(
            made, cattrs.gen.make_dict_structure_fn(made, converter, **renamed)
        )
        converter.register_unstructure_hook(
            made,
            cattrs.gen.make_dict_unstructure_fn(
                made, converter, _cattrs_omit_if_default=True, **renamed
            ),
        )
    converter.register_structure_hook(
        dt.datetime, lambda text, _: dt.datetime.fromisoformat(text)
    )
    return Peer(
        name=title,
        from_dict=lambda data: converter.structure(data, cls),
        from_json=lambda text: converter.loads(text, cls),
        to_dict=converter.unstructure,
        to_json=converter.dumps,
    )


def _adaptix(reading: Reading, name: str) -> Peer:
    family = Dataclasses(reading)
    cls = family.of(name)
    recipe = [
        adaptix.name_mapping(made, map=keys, omit_default=True)
        for made, keys in family.keys.items()
    ]
    retort = adaptix.Retort(recipe=recipe)
    load, dump = retort.get_loader(cls), retort.get_dumper(cls)
    return Peer(name="adaptix", from_dict=load, to_dict=dump)


def _apischema(reading: Reading, name: str) -> Peer:
    cls = ApischemaDataclasses(reading).of(name)
    return Peer(
        name="apischema",
        from_dict=apischema.deserialization_method(cls),
        to_dict=apischema.serialization_method(cls, exclude_none=True),
    )


def _dataclasses_json(reading: Reading, name: str) -> Peer:
    dataclasses_json.global_config.decoders[dt.datetime] = dt.datetime.fromisoformat
    dataclasses_json.global_config.encoders[dt.datetime] = dt.datetime.isoformat
    cls = JsonDataclasses(reading).of(name)
    return Peer(
        name="dataclasses-json",
        from_dict=cls.from_dict,
        from_json=cls.from_json,
        to_dict=lambda value: value.to_dict(encode_json=True),
        to_json=lambda value: value.to_json(),
    )


def _dacite(reading: Reading, name: str) -> Peer:
    cls = UnnamedDataclasses(reading).of(name)
    config = dacite.Config(
        type_hooks={dt.datetime: dt.datetime.fromisoformat}, cast=[Enum]
    )
    return Peer(
        name="dacite", from_dict=lambda data: dacite.from_dict(cls, data, config)
    )


def _msgspec_dataclass(reading: Reading, name: str) -> Peer:
    return of_msgspec("msgspec dataclass", UnnamedDataclasses(reading).of(name))


def _msgspec_struct(reading: Reading, name: str) -> Peer:
    return of_msgspec("msgspec.Struct", Structs(reading).of(name))


def of_msgspec(title: str, cls: Any) -> Peer:
    """Return the peer for a class that msgspec reads and writes."""
    try:
        decoder = msgspec.json.Decoder(cls)
    except TypeError:
        # msgspec has no unions of two dataclasses.
        return Peer(name=title)
    return Peer(
        name=title,
        from_dict=lambda data: msgspec.convert(data, cls),
        from_json=decoder.decode,
        to_dict=msgspec.to_builtins,
        to_json=msgspec.json.Encoder().encode,
    )


def _serpyco(reading: Reading, name: str) -> Peer:
    cls = SerpycoDataclasses(reading).of(name)
    serializer = serpyco_rs.Serializer(cls, omit_none=True)
    return Peer(
        name="serpyco-rs",
        from_dict=serializer.load,
        from_json=lambda text: serializer.load(orjson.loads(text)),
        to_dict=serializer.dump,
        to_json=lambda value: orjson.dumps(serializer.dump(value)),
    )
