"""Two versions of a schema, with the facts that all comparisons of their parts need."""

from __future__ import annotations

from msgspec import Struct

from generator.compare.accepts import Acceptance
from generator.compare.pairing import Pairing


class Versions(Struct, frozen=True):
    """How the definitions pair, and what each version decodes of what the other allows."""

    pairing: Pairing
    old_reads_new: Acceptance
    new_reads_old: Acceptance
