"""The registry of dialects: one file and one line here each."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.dialects.base import Dialect
from generator.frontend.dialects.gen import GEN
from generator.frontend.dialects.java import JAVA

DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (GEN, JAVA)}
