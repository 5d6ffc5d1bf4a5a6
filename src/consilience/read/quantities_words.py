"""Which words around a number bound it, give its unit, or say that it rose or fell?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.numbers import Number
from consilience.read.syntax import Syntax, Token
from consilience.rules import lookup, rows

_LONGEST_BOUND = 5
_PER = frozenset({"per", "a", "an", "/", "each"})
_RATES = frozenset(
    [
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "night",
        "share",
        "barrel",
        "gallon",
        "pound",
        "ton",
        "tonne",
        "kg",
        "km",
        "mile",
        "head",
        "person",
    ]
)
_HOUR = {"h": "hour", "hr": "hour", "s": "second"}
_LABELS = frozenset(
    [
        "no.",
        "no",
        "nos.",
        "number",
        "room",
        "flight",
        "route",
        "highway",
        "interstate",
        "article",
        "section",
        "chapter",
        "resolution",
        "boeing",
        "airbus",
        "apollo",
        "page",
        "line",
        "level",
        "phase",
        "channel",
        "type",
        "model",
        "class",
        "category",
        "district",
        "precinct",
        "block",
        "grade",
        "unit",
        "form",
        "psalm",
        "verse",
        "volume",
        "windows",
        "iphone",
        "galaxy",
        "group",
        "tier",
    ]
)
"""Words whose following number is a label."""
_UNSIGNED = frozenset({"%", "percent", "degrees", "°"})
_NOT_UNITS = frozenset("th st nd rd s pm am p.m a.m".split())
_RANKS = frozenset("top bottom big last final".split())
_CONTESTS = frozenset(
    "beat win lose defeat draw lead tie vote pass approve score victory decision loss defeat game match".split()
)
_BETWEEN = frozenset("by of a an another some nearly almost about around more than as much just only roughly -".split())
_TRANSITIVE = frozenset("add raise lose shed cut boost gain hike reduce ease".split())
_CLIMB = 3
"""Steps up from "to" in which the verb of a rise is looked for."""
_HIGHEST_SCORE = 500
"""Above this "1998-97" is no result of a game or a vote."""
_NEAR = 6
"""Words on either side in which a contest or a rise is looked for."""
_ROADS = frozenset(
    [
        "street",
        "st",
        "st.",
        "avenue",
        "ave",
        "ave.",
        "road",
        "rd",
        "rd.",
        "drive",
        "dr",
        "dr.",
        "lane",
        "blvd",
        "blvd.",
        "boulevard",
        "way",
        "court",
        "place",
        "terrace",
        "highway",
    ]
)


@cache
def _bounds() -> Mapping[tuple[str, ...], str]:
    return {tuple(words.split()): bound for words, bound in lookup("en", "quantities_bounds", "words", "bound").items()}


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Load rules/en/units.tsv as word -> (unit, kind)."""
    return {row["word"]: (row["unit"], row["kind"]) for row in rows("en", "units")}


def low_word(tokens: Sequence[Token], index: int) -> str:
    """Return a word in lower case, "" beyond the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def is_currency(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word is a currency sign that stands before numbers."""
    return units().get(low_word(tokens, index), ("", ""))[1] == "money-before"


def currency_before(tokens: Sequence[Token], index: int, number: Number) -> tuple[str | None, int]:
    """Read "$", "US$", "HK $", "RM" before a number; return it and the index where it begins."""
    before = low_word(tokens, index - 1)
    if number.currency:
        if before == "$":
            return _dollar(number.currency), index - 1
        return units().get(number.currency.lower(), (None, ""))[0], index
    if not is_currency(tokens, index - 1) or (before.isalpha() and not tokens[index - 1].text[0].isupper()):
        return None, index
    letters = tokens[index - 2].text if index > 1 else ""
    if before == "$" and letters in ("US", "A", "C", "HK", "NZ", "S", "NT"):
        return _dollar(letters), index - 2
    return units()[before][0], index - 1


def _dollar(letters: str) -> str:
    return units().get(f"{letters.lower()}$", (f"{letters}$", ""))[0]


def bound_before(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Read "at least", "more than", "up to" before a number; return where it begins and its sign."""
    after = index - 1 if low_word(tokens, index - 1) in ("the", "a", "an", "$") else index
    for length in range(_LONGEST_BOUND, 0, -1):
        start = after - length
        if start < 0:
            continue
        bound = _bounds().get(tuple(token.lower for token in tokens[start:after]))
        if bound is not None and not _misleads(tokens, start, length):
            return start, bound
    return index, ""


def _misleads(tokens: Sequence[Token], start: int, length: int) -> bool:
    """Tell the bound "over 50" from "over" in "argued over two plans", "some" from "some of"."""
    word = tokens[start].lower
    return length == 1 and word in ("over", "under", "above", "below", "around") and tokens[start].dep == "prt"


def bound_after(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """Read "or more", "or so", "or less", "+", "plus" behind a number."""
    if low_word(tokens, end) == "+" or (low_word(tokens, end) == "-" and low_word(tokens, end + 1) == "plus"):
        return end + (1 if low_word(tokens, end) == "+" else 2), ">"
    pair = (low_word(tokens, end), low_word(tokens, end + 1))
    sign = {("or", "more"): ">=", ("or", "so"): "~", ("or", "less"): "<=", ("or", "fewer"): "<="}.get(pair, "")
    return (end + 2, sign) if sign else (end, "")


def unit_after(tokens: Sequence[Token], number: Number, money: str | None) -> tuple[str | None, str, int]:
    """Read the unit behind a number; return it, the kind of quantity and where the unit ends."""
    end = number.end
    if number.rest and money is None:
        capital = len(number.rest) == 1 and number.rest.isupper() and number.rest not in "WCFV"
        unit, kind = (number.rest, "measure") if capital else units().get(number.rest.lower(), (number.rest, "measure"))
        return _rate(tokens, unit, kind, end)
    if money is not None:
        return _rate(tokens, money, "money", end)
    start = end + (low_word(tokens, end) == "-")
    for length in (2, 1):
        word = " ".join(low_word(tokens, start + k) for k in range(length))
        if length == 2 and (low_word(tokens, start), low_word(tokens, start + 1)) == ("/", "h"):
            continue
        unit, kind = units().get(word, ("", ""))
        if word == "m" and tokens[start].text == "m":
            unit, kind = "metre", "measure"
        if unit and kind != "money-before" and not _is_word(tokens, start, word):
            return _rate(tokens, unit, kind, start + length)
    return _adjective_currency(tokens, end)


def _adjective_currency(tokens: Sequence[Token], end: int) -> tuple[str | None, str, int]:
    """Read "10.5 million Australian dollars"."""
    unit, kind = units().get(low_word(tokens, end + 1), ("", ""))
    if kind == "money" and tokens[end].text[0].isupper():
        return f"{tokens[end].text} {tokens[end + 1].text}", "money", end + 2
    return None, "count", end


def _is_word(tokens: Sequence[Token], index: int, word: str) -> bool:
    """Tell "5 min", "5 w" from words that only look like a unit ("5 won the race")."""
    return word == "won" and tokens[index].tag.startswith("VB")


def _rate(tokens: Sequence[Token], unit: str, kind: str, end: int) -> tuple[str, str, int]:
    """Read on through "per barrel", "a month", "/h"."""
    if low_word(tokens, end) in _PER and low_word(tokens, end + 1) in _RATES:
        more = 2 if low_word(tokens, end + 1) == "square" else 1
        if low_word(tokens, end + 1 + more) in ("ago", "earlier", "later", "before", "after"):
            return unit, kind, end
        thing = " ".join(_HOUR.get(low_word(tokens, end + 1 + k), low_word(tokens, end + 1 + k)) for k in range(more))
        return f"{unit} per {thing}", kind, end + 1 + more
    return unit, kind, end


def is_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a number that names something (Flight 370, Highway 12, 1400 Elm Street, 555-0199) from one that counts."""
    before, after = low_word(tokens, index - 1), low_word(tokens, number.end)
    if before in _LABELS and not (before == "no" and tokens[index - 1].dep == "det"):
        return True
    if before in ("#", "№") or (before == "-" and index > 1 and tokens[index - 2].tag.startswith("NNP")):
        return True
    if after == "-" and before == "-" and tokens[index].text.isdigit():
        return True
    if tokens[index].lower == "one" and not _one_counts(tokens, index):
        return True
    if tokens[index].tag == "NNP" and tokens[index].lower.isalpha() and index and tokens[index - 1].tag == "NNP":
        return True
    if number.sign and number.end < len(tokens) and not (after in _UNSIGNED or after in units() or number.rest):
        return tokens[index - 1].tag.startswith("NNP") if index else False
    if _is_code(tokens, index):
        return True
    if number.currency and not is_currency_word(number.currency, before):
        return True
    if number.rest.lower() in _NOT_UNITS or _is_name_part(tokens, index, number):
        return True
    if before in _RANKS and after and not tokens[number.end].tag.startswith(("NN", "JJ", "CD")):
        return True
    return _is_address(tokens, number.end) or _is_phone(tokens, index, number) or after in ("th", "°")


def _is_code(tokens: Sequence[Token], index: int) -> bool:
    """Tell a part of a telephone or serial number: a leading zero, or digits between digits."""
    text = tokens[index].text
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        return True
    near = [tokens[k].text for k in (index - 1, index + 1) if 0 <= k < len(tokens)]
    return text.isdigit() and len(near) == 2 and all(word.isdigit() for word in near)


def is_money_word(word: str) -> bool:
    """Say whether letters are a currency that is glued to its amount: "USD10m", "RM23"."""
    return bool(word) and units().get(word.lower(), ("", ""))[1] == "money-before"


def is_currency_word(word: str, before: str) -> bool:
    """Say whether letters glued to digits are a currency: RM23.50, $US55,931, not F16."""
    return units().get(word.lower(), ("", ""))[1] == "money-before" or (
        before == "$" and word in ("US", "A", "C", "HK")
    )


def _is_name_part(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "Fortune 100", "S&P 500", "Note 20" from "Syria 12 people"."""
    before = tokens[index - 1] if index else None
    if before is None or before.tag not in ("NNP", "NNPS") or before.end + 1 != tokens[index].start:
        return False
    after = tokens[number.end] if number.end < len(tokens) else None
    if not tokens[index].text.isdigit() or number.end > index + 1:
        return False
    return after is None or not (
        after.tag in ("NNS", "CD", "JJ", "NN", "JJR") or after.text in "%-" or after.lower in units()
    )


def is_magnitude(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Read "magnitude 6.1", "a magnitude of 6.1", "6.1-magnitude"."""
    before = {low_word(tokens, index - 1), low_word(tokens, index - 2) if low_word(tokens, index - 1) == "of" else ""}
    return "magnitude" in before | {low_word(tokens, end + (low_word(tokens, end) == "-"))}


def is_score(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Read "won 3-1", "a 51-49 vote"."""
    if [t.text for t in tokens[index + 1 : index + 2]] not in (["-"], ["–"]) or not tokens[index].text.isdigit():
        return False
    other = low_word(tokens, index + 2)
    if not other.isdigit() or number.end not in (index + 1, index + 3):
        return False
    if int(other) <= int(tokens[index].text) < _HIGHEST_SCORE:
        return True
    near = tokens[max(0, index - _NEAR) : index + 3 + _NEAR]
    return any(t.lemma.lower() in _CONTESTS or t.lower in _CONTESTS for t in near)


def is_moving(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a rise or fall is told of just before "from": "fell from 80 to 76"."""
    words = lookup("en", "quantities_changes", "word", "change")
    near = tokens[max(0, start - _NEAR) : start]
    return any(token.lower in words and token.tag.startswith(("VB", "RB", "RP", "IN")) for token in near)


def _one_counts(tokens: Sequence[Token], index: int) -> bool:
    """Tell "one solution", "one dead" from "the latest one", "one another", "one day"."""
    token, after = tokens[index], low_word(tokens, index + 1)
    before = low_word(tokens, index - 1)
    if token.tag != "CD" or before in ("the", "this", "that", "another", "each", "every", "any", "no", "which", "some"):
        return token.tag == "CD" and token.dep == "nummod"
    return after not in ("another", "day", "thing", "-", "'s")


def _is_address(tokens: Sequence[Token], end: int) -> bool:
    return (
        any(low_word(tokens, end + k) in _ROADS and tokens[end + k].tag.startswith("NNP") for k in range(1, 4))
        and end < len(tokens)
        and tokens[end].text[0].isupper()
    )


def _is_phone(tokens: Sequence[Token], index: int, number: Number) -> bool:
    return (
        low_word(tokens, number.end) == "-"
        and len(low_word(tokens, number.end + 1)) == 4
        and low_word(tokens, number.end + 1).isdigit()
        and tokens[index].text.isdigit()
    )


def is_age(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Read "27-year-old", "27 years old", "aged 27", and the bare age behind a name: "Mr Reed, 27,"."""
    words = [low_word(tokens, number.end + k) for k in range(4)]
    if words[:4] in (["-", "year", "-", "old"], ["-", "month", "-", "old"]):
        return True
    joined = " ".join(words[:3])
    if joined.startswith(("years old", "year old", "year - old", "months old", "years of age")):
        return True
    if low_word(tokens, index - 1) in ("aged", "age", "ages"):
        return True
    if (low_word(tokens, index - 2), low_word(tokens, index - 1)) == ("age", "of"):
        return True
    value = number.value or 0
    bracketed = low_word(tokens, index - 1) == "," and words[0] in (",", ".", ";", "") and index > 1
    return bracketed and value == int(value) and 0 < value < 116 and tokens[index - 2].tag in ("NNP", "NNPS")


def change_at(syntax: Syntax, tokens: Sequence[Token], start: int, end: int, kind: str) -> str | None:
    """Return "up" or "down" where the number is the amount of a rise or fall, or a toll that has risen or fallen."""
    words = lookup("en", "quantities_changes", "word", "change")
    before = low_word(tokens, start - 1)
    if before in ("to", "at", "from", "in"):
        return _toll_change(syntax, tokens, start) if before == "to" and kind == "count" else None
    if before == "by" and (by_verb := words.get(syntax.tokens[tokens[start - 1].head].lower)):
        return by_verb
    near, number_at = start - 1, tokens[end - 1].i
    while near >= 0 and tokens[near].lower in _BETWEEN:
        near -= 1
    found = words.get(low_word(tokens, near))
    if found and (kind != "count" or tokens[near].tag not in ("IN", "RP")):
        return found if kind in ("money", "percent") or _is_intransitive(syntax, tokens[near], number_at) else None
    return None


def _is_intransitive(syntax: Syntax, verb: Token, first: int) -> bool:
    """Tell "rose 12" and "up 12" from "added 12 troops" and "sank three boats", which count troops and boats."""
    head = syntax.tokens[first]
    noun = syntax.tokens[head.head]
    return verb.lemma not in _TRANSITIVE and "dobj" not in (head.dep, noun.dep if noun.i > first else "")


def _toll_change(syntax: Syntax, tokens: Sequence[Token], start: int) -> str | None:
    """Read "the death toll rose to 10": the verb is the head of "to"."""
    words = lookup("en", "quantities_changes", "word", "change")
    link = tokens[start - 1]
    above = [syntax.tokens[link.head], *syntax.ancestors(link.head)][:_CLIMB]
    return next((words[token.lower] for token in above if token.lower in words), None)
