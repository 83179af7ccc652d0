"""A pattern of inline HTML tags that people write; tags themselves are invisible.

Only known tags count, so that ``<name>`` stays a word in brackets.
"""

from __future__ import annotations

_INLINE = (
    "a|abbr|anchor|b|br|code|del|div|em|font|i|img|ins|kbd|manualanchor|mark|nobr|p|s|samp"
    "|small|span|strike|strong|sub|sup|tt|u|var|wbr"
)

HTML_TAG = rf"(?i:<\/?(?:{_INLINE})\b[^<>]*>|<!--[^<>]*-->)"
