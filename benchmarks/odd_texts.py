"""What would no journalist write? Odd texts, built of the words of the rules, digits, marks and many scripts.

`draw(n)` gives a whole number below n: from random bytes, from a fuzzer or from Hypothesis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from consilience.rules import rows

Draw = Callable[[int], int]

TABLES = (
    ("times", "word"), ("numbers", "word"), ("units", "word"), ("quantities_words", "word"),
    ("quantities_bounds", "words"), ("quantities_changes", "word"), ("holidays", "name"), ("country_names", "name"),
    ("regions", "name"), ("titles", "title"), ("demonyms", "demonym"), ("division_abbreviations", "abbreviation"),
)  # fmt: skip
"""Rule tables and the column of words in each."""
_WORDS = """
the of in on at by to and or for from between since until about nearly than per a an at.least up.to no.fewer.than
people troops killed wounded soldiers ships said army were was rose fell may May will last next this ago year
Paris Lisbon Washington Congo Georgia Alpha Bravo Sample Minister Baltic Gulf border north Texas St. Mt.
"""
GLUE = tuple(_WORDS.split())
MARKS = (*".,;:-–—/'’\"“”()[]$£€%°~+=#*&@…?!½¾×≈−_|\\\n\t", "\n\n", "'s", "’s", "--", "...", "n't")
SCRIPTS = (
    "\u0663\u0664", "\uff13\uff14", "\u0967\u096a", "\u00b2", "\u2167", "\u2460", "\U0001d7d8", "\u0e53",
    "\u202e", "\u202c", "\u200b", "\u200d", "\ufeff", "\u00a0", "\u00ad", "\u0301", "\u2028", "\x00",
    "\u0627\u0644\u062c\u064a\u0634", "\u05ea\u05dc", "\u519b\u961f", "\u0410\u0440\u043c", "\u00c9vora",
    "\U0001f600", "\U0001f1f5\U0001f1f9", "\ufdfd", "\ufffd", "\u0130", "\u00df", "\ufb01", "\u01c5", "\u2126",
    "\u4e09\u5341", "\x1b", "\x85",
)  # fmt: skip
"""Digits and words of other scripts, marks that turn or hide the text, letters that change case oddly."""
_EDGES = ("0", "00", "1", "9", "12", "13", "24", "25", "29", "30", "31", "32", "59", "60", "99", "100", "366", "999")
_YEARS = ("0000", "0001", "1000", "1499", "1900", "1969", "2023", "2024", "2199", "2200", "9998", "9999", "10000")
_FORMS = (
    "{a}/{b}/{y}", "{y}-{a}-{b}", "{y}-{a}-{b}T{c}:{d}", "{a}.{b}.{y}", "{c}:{d}", "{c}:{d}:{a}", "{c}.{d}pm", "{c}am",
    "{a}-{b}", "{a}–{b}", "{a}/{b}", "{a},{y}", "{a}.{b}", "{y}s", "'{a}s", "{a}th", "{a}st", "{y}-{a}", "{a}%", "${a}",
    "${a}m", "{a}bn", "{a}k", "{y}km", "+{a}", "-{a}", "−{a}", "~{a}", "{a}e{b}", "{a}°{b}", "{a}x{b}", "{a}-year-old",
    "mid-{y}", "FY{y}", "Q{a}", "W{a}", "H{a}", "{a},{b}00", "{a},000,000", "{a}½", "{a}/{b}ths", "{a}:{b}:{c}:{d}",
    "0.{y}", ".{a}", "{a}.", "{a}'{b}\"", "{y}/{a}", "{a}{b}{c}{d}", "v{a}.{b}", "S-{a}", "{a}-{b}-{c}", "{a}m",
)  # fmt: skip


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words of the rules, as they stand and with a capital, in a steady order."""
    words = {row[column] for table, column in TABLES for row in rows("en", table) if row.get(column)}
    return tuple(sorted(words | {word.capitalize() for word in words}))


def write_text(draw: Draw, *, longest: int = 24) -> str:
    """Write a text of up to `longest` pieces, most with a space between."""
    pieces: list[str] = []
    for _ in range(1 + draw(longest)):
        pieces += [_piece(draw), ("", " ", " ", " ", " ", ", ", "-", "\n")[draw(8)]]
    return "".join(pieces)


def _piece(draw: Draw) -> str:
    kind = draw(16)
    if kind < 6:
        return _pick(draw, vocabulary())
    if kind < 9:
        return _pick(draw, GLUE).replace(".", " " if draw(2) else ".")
    if kind < 13:
        return _digits(draw)
    if kind < 15:
        return _pick(draw, MARKS)
    return _pick(draw, SCRIPTS) if draw(4) else chr(draw(0xD800))


def _digits(draw: Draw) -> str:
    if draw(12) == 0:
        return str(draw(10)) * (1 + draw(420))
    values = {name: _pick(draw, _EDGES) if draw(2) else str(draw(100)) for name in "abcd"}
    return _pick(draw, _FORMS).format(**values, y=_pick(draw, _YEARS))


def _pick(draw: Draw, choices: Sequence[str]) -> str:
    return choices[draw(len(choices))]
