"""Imported and exported names are in ruff's order, whatever they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st

from generator.backends.python.imports import export_key, import_key

RUFF = (
    *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "-q"),
    "--select=I001,RUF022",
)
_PIECES = st.lists(
    st.sampled_from(
        [
            *("a", "A", "ab", "Ab", "B", "_", "__", "o_auth", "source", "Z", "é", "É"),
            *("0", "00", "01", "1", "2", "7", "9", "10", "010", "123"),
        ]
    ),
    min_size=1,
    max_size=5,
)
_NAMES = st.lists(
    _PIECES.map("".join).filter(str.isidentifier).filter(lambda name: name != "_"),
    min_size=8,
    max_size=30,
    unique=True,
)


@given(names=_NAMES)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_ruff_has_nothing_to_say(tmp_path: Path, names: list[str]) -> None:
    imports = "".join(f"    {name},\n" for name in sorted(names, key=import_key))
    exports = "".join(f'    "{name}",\n' for name in sorted(names, key=export_key))
    module = tmp_path / "module.py"
    text = f"from .names import (\n{imports})\n\n__all__ = [\n{exports}]\n"
    module.write_text(text, "utf-8")
    done = subprocess.run(
        [*RUFF, str(module)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
