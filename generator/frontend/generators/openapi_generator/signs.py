"""Finds the language that pages were generated for, by signs that no other language has.

A single page has few signs, so those of all pages in a folder are added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.frontend.generators.openapi_generator.forms import is_operations
from generator.frontend.markdown.document import Document
from generator.text.lazy_pattern import lazy_pattern

_SIGNS: Mapping[str, str] = {
    "bash": r"\[default to null\]",
    "c": r"^# \w+_t$|\*\*\w+_t \\\*\*\*|\*\*char \\\*\*\*",
    "csharp": r"^# (?:\w+\.)+Model\.\w+$|&lt;\w+\.\w+Enum&gt;|\*\*Dictionary&lt;",
    "dart": r"^```dart$|^# \w+\.model\.[A-Z]\w*$|BuiltList&lt;",
    "go": r"\| Pointer to |\*\*\[\]|map\[string\]|^### New\w+WithDefaults$",
    "java": r"^\|\*\*[^|]+\*\* \| |\| \[?\*\*(?:Integer|Boolean)\*\*[^|\n]*\|[^|\n]*\|  \[",
    "javascript": r"\| \[?\*\*Number\*\*|\*\*\{String: ",
    "julia": r"\| \[?\*\*`|\*\*(?:Vector|Dict)\{",
    "kotlin": r"\*\*kotlin\.|^ {4}\* `",
    "micronaut": r"\[(?:optional|readonly) property\]|^The class is defined in \*\*\[",
    "objc": r"\*\*NS[A-Z]\w+\*\*\*|\*\*NSArray",
    "perl": r"^```perl$|^# (?:\w+::)+Object::\w+$|\*\*(?:ARRAY|HASH)\[",
    "php": r"\[?\*\*\\\w+\\|\*\*\\DateTime|^# # |\*\*array<string,",
    "powershell": r"^```powershell$|System\.Collections\.Hashtable",
    "python": r"\| \[?\*\*str\*\*|\*\*(?:List|Dict|list)\[|\*\*dict\(|^```python$",
    "python-5": r", none_type|^\*\*any string name\*\*|must be one of \[",
    "python-6": r"^## Model Type Info$",
    "r": r"\| \[?\*\*(?:character\*\*|numeric\*\*|(?:array|map|set)[\[(])",
    "ruby": r"^```ruby$|^\| \*\*\w+\*\* \| \[?\*\*(?:String|Integer|Boolean|Float|Array|Hash|Time)\b"
    r"|\| \*\*BOOLEAN\*\*",
    "rust": r"Option<|\*\*models::|^## Enum Variants$|Vec<",
    "rust-server": r"\*\*\*models::|\[default to None\]|swagger::",
    "scala": r"Seq(?:&lt;|\[)|^Allowed values: \[",
    "swift": r"\| (?:\*\*)?\[[^\]*\n]{1,200}\](?:\*\*)? \||\| \*\*(?:Bool|JSONValue)\*\*",
    "swagger-go": r"^\*\*[A-Z]\w*\*\* \| [^\n]*\[default to null\]",
    "typescript": r"\[default to undefined\]|\{ \[key: string\]: |^```typescript$|\| \[?\*\*number\*\*",
    "typescript-fetch": r"^`[^`]+` \| ",
}
_COMPILED = {name: lazy_pattern(sign, re.MULTILINE) for name, sign in _SIGNS.items()}
# If these signs occur, those of the languages in the value occur, too.
_WEIGHTS: Mapping[str, int] = {
    "python-5": 10,
    "python-6": 10,
    "rust-server": 10,
    "typescript-fetch": 2,
    "micronaut": 2,
    "swagger-go": 2,
    "julia": 2,
}


def languages_of(document: Document) -> Iterator[tuple[str, int]]:
    """Yield each language whose signs ``document`` has, with their weight."""
    if is_operations(document):
        return
    text = document.file.text
    for name, sign in _COMPILED.items():
        if sign.search(text):
            yield name, _WEIGHTS.get(name, 1)
