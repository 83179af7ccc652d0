"""What a generated file says to pyright and basedpyright.

JSON is ``Any`` where it is read and written.  basedpyright warns of each ``Any`` unless a
configuration says otherwise, and users may have none.
"""

from __future__ import annotations

from typing import Final

# pyright refuses the names of rules that only basedpyright has, so a mode is named.
DIRECTIVE: Final = "# pyright: standard"
