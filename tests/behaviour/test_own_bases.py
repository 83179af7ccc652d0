"""``base-class`` and ``mixins``: generated classes inherit classes of the user's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from strict_copy import take_modes_out

from generator.cli import cli

HEAD = "| Name | Type | Required |\n| --- | --- | --- |\n"
SPEC = f"""\
# Order

{HEAD}| size | int | yes |
| line | Line | no |

# Line

{HEAD}| sku | string | yes |
"""
BASE = """\
from __future__ import annotations

import sys

print("run", file=sys.stderr)


class Model:
    def shown(self) -> str:
        return f"<{type(self).__name__}>"
"""
MIXINS = """\
from __future__ import annotations


class Order:
    __slots__ = ()
    size: int

    def doubled(self) -> int:
        return 2 * self.size


class Unused:
    pass


LIMIT = 5
"""
USE = """\
from models import Line, Order

order = Order.from_json(b'{"size": 4, "line": {"sku": "a"}}')
assert order.doubled() == 8
assert order.shown() == "<Order>"
assert order.line and order.line.shown() == "<Line>"
assert not hasattr(Line, "doubled")
assert Order.from_dict(order.to_dict()) == order == Order(size=4, line=Line(sku="a"))
"""
USE_BY_LIBRARY = """\
from models import Line, Order

text = b'{"size": 4, "line": {"sku": "a"}}'
order: Order = READ
assert order.doubled() == 8
assert order.shown() == "<Order>"
assert order.line and order.line.shown() == "<Line>"
assert not hasattr(Line, "doubled")
assert order == Order(size=4, line=Line(sku="a"))
"""
READ = {
    "dataclasses": "Order.from_json(text)",
    "pydantic": "Order.model_validate_json(text)",
    "msgspec": '__import__("msgspec").json.decode(text, type=Order)',
}
BOTH = 'base-class = "acme.base:Model"\nmixins = "acme.mixins"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "specs/order.md": SPEC,
        "src/acme/__init__.py": "",
        "src/acme/base.py": BASE,
        "src/acme/mixins.py": MIXINS,
        "gen.toml": f'specs = "specs"\noutput = "src/models"\n{BOTH}',
        "src/use.py": USE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def gen(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize("options", [[], ["--no-slots"], ["--frozen"]])
def test_classes_inherit_and_are_used(folder: Path, options: list[str]) -> None:
    result = gen(*options)
    assert (result.exit_code, "run" in result.output) == (0, False), result.output
    assert run(folder, "use.py") == "run\n"


@pytest.mark.parametrize("models", ["pydantic", "msgspec"])
def test_classes_of_libraries_inherit_them_too(folder: Path, models: str) -> None:
    result = gen("--models", models, "--strict", "-q")
    assert result.exit_code == 0, result.output
    text = USE_BY_LIBRARY.replace("READ", READ[models])
    (folder / "src/use.py").write_text(text)
    assert run(folder, "use.py") == "run\n"


@pytest.mark.parametrize("models", READ)
def test_checkers_know_what_is_inherited(folder: Path, models: str) -> None:
    text = USE_BY_LIBRARY.replace("READ", READ[models])
    (folder / "src/use.py").write_text(text)
    assert gen("-q", "--models", models).exit_code == 0
    run(folder, "-m", "mypy", "--strict", "models", "use.py")
    run(folder, "-m", "ruff", "check", "--isolated", "--no-cache", "models")
    run(folder, "-m", "black", "--check", "models")
    take_modes_out(folder / "src/models")
    (folder / "src/pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    run(
        folder, "-m", "basedpyright", "--pythonpath", sys.executable, "models", "use.py"
    )


def test_a_mixin_that_is_new_is_inherited_at_the_next_run(folder: Path) -> None:
    assert gen("-q").exit_code == 0
    text = (folder / "src/models/line.py").read_text()
    assert "class Line(acme.base.Model):" in text
    (folder / "src/acme/mixins.py").write_text(f"{MIXINS}\n\nclass Line:\n    pass\n")
    assert gen("-q").exit_code == 0
    text = (folder / "src/models/line.py").read_text()
    assert "class Line(acme.mixins.Line, acme.base.Model):" in text


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("mixins = 5", '`mixins` must be the name of a module, such as "acme.mixins"'),
        ('mixins = "acme.mixins:Order"', "`mixins` must be the name of a module"),
        ('mixins = "acme.nothing"', "`mixins` must be a module below the folder"),
        (
            'mixins = "acme.broken"',
            "`mixins` must be a Python module; src/acme/broken.py",
        ),
        ('base-class = "acme.base"', "`base-class` must be an import path"),
        (
            'base-class = "acme.base:Modle"',
            "`base-class` must be a class defined in src/acme/base.py",
        ),
    ],
)
def test_a_bad_value_is_found_at_its_place(
    folder: Path, setting: str, said: str
) -> None:
    (folder / "src/acme/broken.py").write_text("def (")
    (folder / "gen.toml").write_text(
        f'specs = "specs"\noutput = "src/models"\n{setting}\n'
    )
    result = gen("--output-format", "concise")
    assert result.exit_code == 2
    assert result.output.startswith("gen.toml:3:"), result.output
    assert said in result.output


def test_the_command_line_is_checked(folder: Path) -> None:
    result = gen("--base-class", "acme")
    assert result.exit_code == 2
    assert "it must be an import path" in result.output


def test_a_base_of_a_library_need_not_be_here(folder: Path) -> None:
    assert gen("--base-class", "elsewhere.orm:Base", "-q").exit_code == 0
    text = (folder / "src/models/line.py").read_text()
    assert "import elsewhere.orm\n" in text
    assert "class Line(elsewhere.orm.Base):" in text
