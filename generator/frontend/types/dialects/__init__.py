"""The registry of dialects: one file with a grammar for each."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.csharp import CSHARP
from generator.frontend.types.dialects.gen import GEN
from generator.frontend.types.dialects.go import GO
from generator.frontend.types.dialects.java import JAVA
from generator.frontend.types.dialects.openapi_generator.grammar import (
    OPENAPI_GENERATOR,
)
from generator.frontend.types.dialects.php import PHP
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.dialects.python import PYTHON
from generator.frontend.types.dialects.ruby import RUBY
from generator.frontend.types.dialects.typescript import TYPESCRIPT

DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        CSHARP,
        GEN,
        GO,
        JAVA,
        OPENAPI_GENERATOR,
        PHP,
        PLAIN,
        PYTHON,
        RUBY,
        TYPESCRIPT,
    )
}
