"""The HTML that people write inside lines, as a pattern: it shows nothing of its own.

Only known tags count, so that ``<name>`` stays what it is: a word in brackets.
"""

from __future__ import annotations

_INLINE = (
    "a|abbr|anchor|b|br|code|del|div|em|font|i|img|ins|kbd|manualanchor|mark|nobr|p|s|samp"
    "|small|span|strike|strong|sub|sup|tt|u|var|wbr"
)

HTML_TAG = rf"(?i:<\/?(?:{_INLINE})\b[^<>]*>|<!--[^<>]*-->)"
