"""The registry of dialects: one file and one line here each."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.dialects.base import Dialect
from generator.frontend.dialects.csharp import CSHARP
from generator.frontend.dialects.gen import GEN
from generator.frontend.dialects.go import GO
from generator.frontend.dialects.java import JAVA
from generator.frontend.dialects.php import PHP
from generator.frontend.dialects.plain import PLAIN
from generator.frontend.dialects.python import PYTHON
from generator.frontend.dialects.ruby import RUBY
from generator.frontend.dialects.typescript import TYPESCRIPT

DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        CSHARP,
        GEN,
        GO,
        JAVA,
        PHP,
        PLAIN,
        PYTHON,
        RUBY,
        TYPESCRIPT,
    )
}
