"""Which full stops end no sentence? Those of titles before a name, of streets before a word: "Sgt. Ann Vale".

The parser knows "Mr." and "Gen." but ends a sentence behind "Sgt.", so that its speaker is lost. It is given a text in
which such stops are blanks; the offsets stay.
"""

from __future__ import annotations

import re
from functools import cache

from consilience.rules import rows

_OPENERS = "A|After|An|And|As|At|But|He|Her|His|In|It|On|Police|She|Some|That|The|They|This|We"
"""Words that begin a sentence rather than a name behind a title."""


def without_idle_stops(text: str) -> str:
    """Blank the stops of abbreviations inside a sentence: "said Sgt. Vale" is "said Sgt  Vale"."""
    return _abbreviated().sub(lambda found: f"{found.group()[:-1]} ", text)


@cache
def _abbreviated() -> re.Pattern[str]:
    before: dict[str, list[str]] = {"name": [], "word": []}
    for row in rows("en", "stops"):
        before[row["before"]].append(re.escape(row["word"]))
    titles, streets = ("|".join(words) for words in before.values())
    title = rf"(?:{titles})\.(?=[ \t]+(?!(?:{_OPENERS})\b)[A-Z][^\W\d_]*[a-z.])"
    return re.compile(rf"\b(?:{title}|(?:{streets})\.(?=[ \t]+[a-z]))")
