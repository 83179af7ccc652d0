"""The package wherever it lies: lazy, whole, under any name, with nothing but Python."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_specs import SAMPLES
from spec_package import Compiled, model, spec_package, values


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(SAMPLES) as compiled:
        yield compiled


def run(folder: Path, code: str) -> Any:
    """Return what ``code`` prints as JSON, run in ``folder`` by a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = ['.']\n{code}"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


LOADED = """
import json, sys
print(json.dumps(sorted(m for m in sys.modules if m.startswith("pkg"))))
"""


@pytest.fixture
def folder(samples: Compiled, tmp_path: Path) -> Path:
    shutil.copytree(samples.folder, tmp_path / "pkg")
    return tmp_path


def test_importing_the_package_loads_no_model(folder: Path) -> None:
    loaded = run(folder, f"import pkg{LOADED}")
    assert loaded == ["pkg", "pkg._runtime", "pkg._runtime.lazy"]


def test_importing_the_package_does_not_wait_for_typing(folder: Path) -> None:
    code = "import json, sys, pkg; print(json.dumps('typing' in sys.modules))"
    assert run(folder, code) is False


def _tree(number: int) -> str:
    """Return a page that refers to that of a tenth of its number."""
    link = f"[Model{number // 10}](../part{number // 10 % 8}/Model{number // 10}.md)"
    return model(
        f"Model{number}", {"size": "*long*"} | ({"up": link} if number else {})
    )


def test_of_800_models_one_is_loaded_with_all_that_it_refers_to(
    tmp_path: Path,
) -> None:
    specs = {f"part{n % 8}/Model{n}.md": _tree(n) for n in range(800)}
    with spec_package(specs) as compiled:
        shutil.copytree(compiled.folder, tmp_path / "pkg")
    loaded = run(tmp_path, f"import pkg{LOADED}")
    assert loaded == ["pkg", "pkg._runtime", "pkg._runtime.lazy"]
    loaded = run(tmp_path, f"from pkg import Model765{LOADED}")
    models = {name for name in loaded if not name.startswith("pkg._runtime")}
    assert models == {"pkg"} | {
        name
        for number in (765, 76, 7, 0)
        for name in (
            f"pkg.part{number % 8}",
            f"pkg.part{number % 8}.model{number}",
        )
    }


def test_importing_one_model_loads_what_it_needs(folder: Path) -> None:
    loaded = run(folder, f"from pkg import Leaf{LOADED}")
    assert "pkg.leaf" in loaded
    assert "pkg.nests" not in loaded
    assert "pkg._runtime.explain" not in loaded


def test_decoding_without_problems_does_not_load_explain(folder: Path) -> None:
    code = "from pkg import Leaf; Leaf.from_json('{\"size\": 1}').to_json()"
    assert "pkg._runtime.explain" not in run(folder, f"{code}{LOADED}")


def test_nothing_but_the_standard_library_is_needed(folder: Path) -> None:
    code = """
    import json, sys
    before = set(sys.modules)
    from pkg import *
    import pkg._runtime.explain
    names = {m.partition(".")[0] for m in sys.modules}
    print(json.dumps(sorted(names - {"pkg", "__main__"} - sys.stdlib_module_names)))
    """
    assert run(folder, textwrap.dedent(code)) == []


def test_every_name_of_all_resolves_and_is_in_dir(samples: Compiled) -> None:
    package = samples.package
    names = package.__all__
    assert {"decode", "decode_json", "encode", "encode_json", "UNSET"} < set(names)
    assert {"DecodeError", "EncodeError", "Leaf", "IntegrationResponseDto"} < set(names)
    for name in names:
        assert getattr(package, name) is not None
    assert set(names) <= set(dir(package))


def test_packages_inside_export_what_is_below_them(samples: Compiled) -> None:
    package = samples.package
    components = package.models.components
    assert components.StepFilterDto is package.StepFilterDto
    assert package.models.StepFilterDto is package.StepFilterDto
    assert not hasattr(components, "Leaf")


def test_a_wrong_name(samples: Compiled) -> None:
    with pytest.raises(AttributeError, match="'Leef'"):
        _ = samples.package.Leef
    with pytest.raises(ImportError, match="Leef"):
        exec(f"from {samples.folder.name} import Leef")  # noqa: S102


def test_a_star_import_takes_what_is_in_all(samples: Compiled) -> None:
    found: dict[str, Any] = {}
    exec(f"from {samples.folder.name} import *", found)  # noqa: S102
    assert found.keys() - {"__builtins__"} == set(samples.package.__all__)


@pytest.mark.parametrize("place", ["renamed", "acme/sdk/models", "ünïcode/_private"])
def test_it_works_wherever_it_is_put(
    samples: Compiled, tmp_path: Path, place: str
) -> None:
    shutil.copytree(samples.folder, tmp_path / place)
    name = place.replace("/", ".")
    code = f"""
    import json
    from {name} import Tree, DecodeError, decode
    from {name}.models.components import StepFilterDto
    tree = Tree.from_dict({{"value": "v", "children": []}})
    try:
        decode(list[Tree], [{{}}])
    except DecodeError as error:
        print(json.dumps([tree.to_dict(), error.path, Tree.__module__]))
    """
    shown = run(tmp_path, textwrap.dedent(code))
    assert shown == [{"value": "v", "children": []}, "[0].value", f"{name}.owner"]


def test_two_copies_do_not_disturb_one_another() -> None:
    specs = {"Box.md": model("Box", {"tint": "[Tint](Tint.md)"})}
    with (
        spec_package(specs | {"Tint.md": values("Tint", {"RED": "red"})}) as one,
        spec_package(specs | {"Tint.md": values("Tint", {"RED": "red"})}) as two,
    ):
        box = one.package.Box.from_dict({"tint": "red"})
        with pytest.raises(two.package.EncodeError):
            two.package.encode(box)
        assert one.package.encode(box) == {"tint": "red"}


@pytest.mark.parametrize("order", ["Tree, Owner", "Owner, Tree"])
def test_models_in_a_circle_can_be_imported_in_any_order(
    folder: Path, order: str
) -> None:
    code = f"from pkg import {order}\nimport json; print(json.dumps(Tree.__module__))"
    assert run(folder, code) == "pkg.owner"


def test_it_is_marked_as_typed(samples: Compiled) -> None:
    assert (samples.folder / "py.typed").read_bytes() == b""
