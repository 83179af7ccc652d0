"""Words and marks that say whether a field is required, in any language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import longer_phrases, phrases
from generator.frontend.words.phrases import words_of

# Words that say it by themselves, also in prose.
REQUIRED_WORDS = longer_phrases(each.required for each in LANGUAGES)
OPTIONAL_WORDS = longer_phrases(each.optional for each in LANGUAGES)
# A pattern of any of them.
REQUIRED_OR_OPTIONAL = words_of([*sorted(REQUIRED_WORDS), *sorted(OPTIONAL_WORDS)])
# Marks that mean the same in every language -> is the field required?
REQUIRED_MARKS: Mapping[str, bool] = {
    ":heavy_check_mark:": True,
    ":white_check_mark:": True,
    ":ballot_box_with_check:": True,
    ":heavy_minus_sign:": False,
    ":x:": False,
    "✓": True,
    "✔": True,
    "✔️": True,
    "✅": True,
    "☑": True,
    "[x]": True,
    "○": True,
    "◯": True,
    "〇": True,  # noqa: RUF001  (what Japanese tables have)
    "●": True,
    "◎": True,
    "🔴": True,
    "⚫": True,
    "✗": False,
    "✘": False,
    "✖": False,
    "❌": False,
    "☐": False,
    "[ ]": False,
    "△": False,
    "⚪": False,
    "⬜": False,
    "⚠": False,
    "pk": True,
    "primary key": True,
    "1": True,
    "1..1": True,
    "1..n": True,
    "1..*": True,
    "0": False,
    "0..1": False,
    "0..n": False,
    "0..*": False,
    "": False,
    "-": False,
    "–": False,  # noqa: RUF001  (an en dash is what people write)
    "—": False,
    "―": False,
    "ー": False,
}


def _answers() -> dict[str, bool]:
    meanings: dict[str, bool] = {}
    for language in LANGUAGES:
        for text, is_required in (
            (language.required, True),
            (language.optional, False),
            (language.yes, True),
            (language.no, False),
        ):
            for phrase in phrases(text):
                meanings.setdefault(phrase, is_required)
    return meanings


# Words below a header that asks for it -> is the field required?
ANSWERS: Mapping[str, bool] = _answers()
