"""What a generated file says to pyright and basedpyright.

JSON is ``Any`` where it is read and written.  basedpyright warns of each ``Any`` unless a
configuration says otherwise, and users may have none.
"""

from __future__ import annotations

from typing import Final

# pyright rejects names of rules that only basedpyright has, so this names a mode.
DIRECTIVE: Final = "# pyright: standard"
