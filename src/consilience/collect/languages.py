"""In which language is a text written?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

CANDIDATES = (
    *("ENGLISH", "SPANISH", "PORTUGUESE", "FRENCH", "GERMAN", "ITALIAN", "DUTCH", "POLISH", "TURKISH", "INDONESIAN"),
    *("RUSSIAN", "UKRAINIAN", "ARABIC", "PERSIAN", "HEBREW", "URDU", "HINDI", "CHINESE", "JAPANESE", "KOREAN"),
)
SAMPLE = 2_000
"""Characters looked at: the detector answers the same on more, only later."""
FEWEST_WORDS = 4
SURE = 0.6
"""A text below this share for its best language is left open rather than named wrongly."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None for too few words or a mixture."""
    sample = text[:SAMPLE]
    if len(_WORD.findall(sample)) < FEWEST_WORDS and sample.isascii():
        return None
    best, *_ = _detector().compute_language_confidence_values(sample)
    return str(best.language.iso_code_639_1.name).lower() if best.value >= SURE else None


@cache
def _detector() -> LanguageDetector:
    """Load the detector in its low-accuracy mode: 30 MB instead of 320, as sure on more than a line of text."""
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in CANDIDATES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
