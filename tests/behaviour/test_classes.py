"""Generated classes are ordinary dataclasses: to inherit from, copy, compare, inspect."""

from __future__ import annotations

import ast
import copy
import dataclasses
import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, model, spec_package

if TYPE_CHECKING:
    from collections.abc import Sequence as OnlyForTypeCheckers

DOCUMENTED = {
    "Noted.md": "# Noted\n\nA class.\n\n## Fields\n\n"
    "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
    "| `size` | *int* | yes | How big. |\n| `bare` | *int* | yes | |\n",
    "Tint.md": "# Tint\n\nAn enum.\n\n## Values\n\n"
    "| Name | Value | Description |\n| --- | --- | --- |\n| `RED` | red | Like blood. |\n",
    "Any2.md": "# Any2\n\nAn alias.\n",
}


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(SAMPLES | DOCUMENTED) as compiled:
        yield compiled


TREE = {
    "value": "v",
    "children": [{"value": "w", "children": []}],
    "owner": {"trees": {"k": {"value": "x", "children": []}}},
}


def test_a_subclass_is_what_from_dict_returns(samples: Compiled) -> None:
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        def double(self) -> int:
            return int(self.size * 2)

    for mine in (My.from_dict({"size": 2}), My.from_json('{"size": 2}')):
        assert type(mine) is My
        assert mine.double() == 4
        assert mine.to_dict() == {"size": 2}
        assert samples.package.encode([mine]) == [{"size": 2}]
    assert type(samples.package.decode(list[My], [{"size": 2}])[0]) is My


def test_a_subclass_with_more_fields_and_a_hook(samples: Compiled) -> None:
    @dataclass(kw_only=True)
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        seen: list[int] = field(default_factory=list)
        area: int = field(init=False)

        def __post_init__(self) -> None:
            self.area = self.size**2

    mine = My.from_dict({"size": 3, "label": "x"})
    assert (mine.size, mine.label, mine.seen, mine.area) == (3, "x", [], 9)
    assert mine.to_dict() == {"size": 3, "label": "x"}
    with pytest.raises(
        samples.package.DecodeError, match=r"My: size: expected integer"
    ):
        My.from_dict({"size": "x"})


@pytest.mark.parametrize("error", [ValueError, TypeError, KeyError, RuntimeError])
def test_what_a_constructor_raises_is_a_decode_error(
    samples: Compiled, error: type[Exception]
) -> None:
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        def __init__(self, **arguments: Any) -> None:
            raise error("too small")

    expected = rf"^My: the constructor of My raised {error.__name__}$"
    for read, data in ((My.from_dict, {"size": 3}), (My.from_json, b'{"size": 3}')):
        with pytest.raises(samples.package.DecodeError, match=expected) as caught:
            read(data)
        assert isinstance(caught.value.__cause__, error)
    with pytest.raises(samples.package.DecodeError, match="constructor of My"):
        samples.package.decode(list[My], [{"size": 3}])


def test_a_constructor_with_other_parameters(samples: Compiled) -> None:
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        def __init__(self, needed: int) -> None:
            pass

    with pytest.raises(samples.package.DecodeError, match="My"):
        My.from_dict({"size": 3})


def test_a_subclass_whose_own_hints_cannot_be_resolved(samples: Compiled) -> None:
    @dataclass(kw_only=True)
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        seen: OnlyForTypeCheckers[int] = ()

    with pytest.raises(samples.package.DecodeError) as caught:
        My.from_dict({"size": "x"})
    assert caught.value.path == "size"


def test_a_subclass_that_gives_a_required_field_a_default(samples: Compiled) -> None:
    @dataclass(kw_only=True)
    class My(samples.package.Leaf):  # type: ignore[misc,name-defined]
        size: int = 1

    with pytest.raises(samples.package.DecodeError) as caught:
        My.from_dict({})
    assert caught.value.path == "size"


def test_copies_are_equal_and_deep_ones_apart(samples: Compiled) -> None:
    tree = samples.package.Tree.from_dict(TREE)
    for made in (
        copy.copy(tree),
        copy.deepcopy(tree),
        *[pickle.loads(pickle.dumps(tree, p)) for p in range(2, 6)],
        dataclasses.replace(tree),
    ):
        assert made == tree
        assert made is not tree
    assert copy.deepcopy(tree).children[0] is not tree.children[0]


def test_the_functions_of_dataclasses(samples: Compiled) -> None:
    leaf = samples.package.Leaf(size=1, label="x")
    assert dataclasses.replace(leaf, size=2).to_dict() == {"size": 2, "label": "x"}
    assert dataclasses.asdict(samples.package.Tree.from_dict(TREE)) == {
        "value": "v",
        "children": [{"value": "w", "children": [], "owner": None}],
        "owner": {
            "trees": {"k": {"value": "x", "children": [], "owner": None}},
            "best": None,
        },
    }
    assert [f.name for f in dataclasses.fields(leaf)] == ["size", "label"]
    assert repr(leaf) == "Leaf(size=1, label='x')"


def test_asdict_keeps_unset(samples: Compiled) -> None:
    presence = samples.package.Presence(must="a", must_or_null=None)
    assert dataclasses.asdict(presence)["may_or_null"] is samples.package.UNSET


def test_an_attribute_that_is_none_of_the_fields_is_refused(samples: Compiled) -> None:
    with pytest.raises(AttributeError):
        samples.package.Leaf(size=1).colour = "x"


@pytest.mark.parametrize("id_", MODELS)
def test_type_hints(samples: Compiled, id_: str) -> None:
    cls = samples.cls(id_)
    names = [f.name for f in dataclasses.fields(cls)]
    assert list(get_type_hints(cls)) == names
    for method in ("from_dict", "from_json", "to_dict", "to_json"):
        assert "return" in get_type_hints(getattr(cls, method))


def test_type_hints_say_the_presence(samples: Compiled) -> None:
    unset = samples.package.Unset
    assert get_type_hints(samples.package.Presence) == {
        "must": str,
        "must_or_null": str | None,
        "may": str | None,
        "may_or_null": str | None | unset,
    }


def _docs(samples: Compiled, path: str) -> dict[str, str]:
    """Return the docstrings in the source: of the class, and behind its attributes."""
    tree = ast.parse((samples.folder / path).read_text("utf-8"))
    docs: dict[str, str] = {}
    bodies: list[ast.Module | ast.ClassDef] = [tree]
    bodies += [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for body in bodies:
        if isinstance(body, ast.ClassDef):
            docs[body.name] = ast.get_docstring(body) or ""
        for node, after in zip(body.body, body.body[1:], strict=False):
            match node, after:
                case (
                    ast.AnnAssign(target=ast.Name(name))
                    | ast.Assign(targets=[ast.Name(name)]),
                    ast.Expr(ast.Constant(str(text))),
                ):
                    docs[name] = text
    return docs


@pytest.mark.parametrize(
    ("path", "docs"),
    [
        ("noted.py", {"Noted": "A class.", "size": "How big."}),
        ("tint.py", {"Tint": "An enum.", "RED": "Like blood."}),
        ("any2.py", {"Any2": "An alias."}),
    ],
)
def test_docstrings(samples: Compiled, path: str, docs: dict[str, str]) -> None:
    assert _docs(samples, path) == docs


def test_every_module_has_a_banner_and_every_function_a_docstring(
    samples: Compiled,
) -> None:
    functions = 0
    for info in pkgutil.walk_packages([str(samples.folder)], f"{samples.folder.name}."):
        module = importlib.import_module(info.name)
        text = Path(module.__file__ or "").read_text("utf-8")
        assert "_runtime" in info.name or text.startswith("# Generated by gen.")
        for name, value in vars(module).items():
            is_ours = getattr(value, "__module__", "") == module.__name__
            if isinstance(value, FunctionType) and is_ours and name[0] != "_":
                functions += 1
                assert value.__doc__, name
    assert functions > 20


def test_a_class_without_a_description_has_no_docstring_in_its_module(
    samples: Compiled,
) -> None:
    tree = ast.parse((samples.folder / "leaf.py").read_text("utf-8"))
    [cls] = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert ast.get_docstring(cls) is None


@pytest.mark.parametrize(
    ("title", "fields", "data"),
    [
        pytest.param(
            "Into",
            {"x": "*String*"},
            {"x": "a"},
        ),
        pytest.param(
            "Raw",
            {"field?": r"*Optional\<String>*", "raw": r"*HttpResponse\<InputStream>*"},
            {"field": "a"},
        ),
        pytest.param(
            "Methods",
            {"classmethod?": r"*Optional\<String>*"},
            {"classmethod": "a"},
        ),
    ],
)
def test_names_that_generated_code_uses_itself(
    title: str, fields: dict[str, str], data: Any
) -> None:
    with spec_package({f"{title}.md": model(title, fields)}) as compiled:
        assert compiled.cls(title).from_dict(data).to_dict() == data
