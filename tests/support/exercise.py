"""What a program does with a generated package.  It is run by other Pythons: nothing but the standard library.

Arguments: what is put on the path, a folder or an archive; the name of a package for ``specs/``.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading
import typing
from dataclasses import is_dataclass
from typing import Any

ORDER = {
    "id": "6f1c2a4e-0b5d-4c3e-9a7f-1d2e3f4a5b6c",
    "number": "AB-1001",
    "status": "paid",
    "lines": [{"sku": "tea", "qty": 2, "price": "1.50", "giftNote": None}],
    "total": "3.00",
    "placed_at": "2024-05-01T10:30:00Z",
    "tags": [],
    "attributes": {"a": [1, 2.5, True, None]},
}
THREADS = 16


def main(place: str, name: str) -> None:
    sys.path.insert(0, place)
    # CPython for WebAssembly has no threads.
    packages = import_at_once(name, 1 if sys.platform == "emscripten" else THREADS)
    expect(len({id(package) for package in packages}) == 1, "one package for all")
    package = packages[0]
    for each in package.__all__:
        value = getattr(package, each)
        if isinstance(value, type) and is_dataclass(value):
            typing.get_type_hints(value, include_extras=True)
    use(package)
    print(json.dumps([*sys.version_info[:3]]))


def import_at_once(name: str, count: int) -> list[Any]:
    """Import ``name``, and all that it exports, in many threads that begin together."""
    start = threading.Barrier(count)
    packages: list[Any] = []
    errors: list[str] = []

    def load() -> None:
        start.wait()
        try:
            package = importlib.import_module(name)
            for each in package.__all__:
                getattr(package, each)
            use(package)
            packages.append(package)
        except BaseException as error:  # noqa: BLE001  (it is told in the end)
            errors.append(repr(error))

    threads = [threading.Thread(target=load) for _ in range(count - 1)]
    for thread in threads:
        thread.start()
    load()
    for thread in threads:
        thread.join()
    expect(not errors, "\n".join(errors))
    return packages


def use(package: Any) -> None:
    """Decode, encode, compare; have something refused."""
    order = package.Order.from_dict(ORDER)
    expect({**order.to_dict(), **ORDER} == order.to_dict(), "what was read is written")
    text = order.to_json()
    expect(package.Order.from_json(text) == order, "the text is read as the same")
    expect(package.decode(list[package.Order], [ORDER]) == [order], "lists are decoded")
    wrong = {**ORDER, "lines": [{"sku": 7, "price": "1"}], "total": -1}
    try:
        package.Order.from_dict(wrong)
    except package.DecodeError as error:
        said = str(error)
        expect("lines[0].sku" in said, said)
        expect("total" in said, said)
    else:
        expect(False, "a wrong document is refused")
    order.number = 7
    try:
        order.to_dict()
    except package.EncodeError as error:
        expect("number" in str(error), str(error))
    else:
        expect(False, "a wrong value is refused")


def expect(condition: bool, what: str) -> None:
    """Not ``assert``, which -O takes out."""
    if not condition:
        raise SystemExit(what)


if __name__ == "__main__":
    main(*sys.argv[1:])
