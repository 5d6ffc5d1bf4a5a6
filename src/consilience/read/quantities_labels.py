"""Is a number a label, an address, a code or a mere word, and counts nothing?"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.numbers import Number, read_single
from consilience.read.quantities_one import counts_one
from consilience.read.quantities_units import is_money_before, unit_after, unit_of
from consilience.read.quantities_words import low_word, words_of
from consilience.read.syntax import Token
from consilience.read.times_line import YEARS

_HYPHENS = ("-", "–", "‐")
_GENERATIONS = frozenset(["G", "D", "K"])
"""Letters glued to digits that name a kind: 5G, 3D, 4K."""
_LARGEST_GENERATION = 16
_LINES = (480, 720, 1080, 1440, 2160)
"""Lines of a picture: "1080p"."""
_DIGITS_OF_MODEL = 3
"""From here on a number before a name is rather a model or a house than a count."""
_EMERGENCY = "911"


def is_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a number that names something (Flight 370, Highway 12, 1400 Elm Street, 555-0199) from one that counts."""
    if any(check(tokens, index, number) for check in _CODES):
        return True
    if is_money_before(tokens, index, number) or _is_share(tokens, number):
        return False
    return any(check(tokens, index, number) for check in _NAMES)


def _is_share(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "the Nasdaq 0.8% higher" from "the Nasdaq 100"."""
    return low_word(tokens, number.end) in ("%", "percent", "pct") or (
        (low_word(tokens, number.end), low_word(tokens, number.end + 1)) == ("per", "cent")
    )


def _is_counted(tokens: Sequence[Token], number: Number) -> bool:
    """Say whether a unit or a plural noun follows."""
    after = tokens[number.end].tag if number.end < len(tokens) else ""
    return after in ("NNS", "NNPS") or unit_after(tokens, number, None)[0] is not None


def _follows_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "Flight 370", "Nos. 3", "Week 5", "Su-30" and "the top three" by the word before."""
    before, after = low_word(tokens, index - 1), low_word(tokens, number.end)
    if before in ("#", "№"):
        return True
    if before in _HYPHENS and index > 1:
        spaced = tokens[index - 1].start > tokens[index - 2].end
        return tokens[index - 2].tag.startswith("NNP") and not spaced
    if before in words_of("rank") and after:
        return not tokens[number.end].tag.startswith(("NN", "JJ", "CD"))
    if before in words_of("label"):
        return not (tokens[index - 1].tag.startswith(("VB", "MD", "IN")) or (before == "no" and _is_det(tokens, index)))
    capital = before in words_of("label-capital") and tokens[index - 1].text[0].isupper()
    written = tokens[index].text
    return capital and (written[0].isupper() or not written.isalpha()) and not _is_counted(tokens, number)


def _is_det(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index - 1].dep == "det"


def _is_no_number(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "the latest one", "96th", "A320" and a "Seven" inside a name."""
    token = tokens[index]
    if token.lower == "one" and not counts_one(tokens, index):
        return True
    if number.currency or (number.rest[:1] == "x" and number.rest[1:].isdecimal()):
        return True
    letter = token.text[-1] in "abce" and token.text[:-1].isdecimal()
    if letter and index and tokens[index - 1].tag == "NNP" and tokens[index - 1].text[0].isalpha():
        return True  # "Kepler 7b"
    if number.rest.isupper() and not unit_of(number.rest)[0]:
        return True
    named = token.tag == "NNP" and token.lower.isalpha() and index > 0 and tokens[index - 1].tag == "NNP"
    return named or number.rest.lower() in words_of("ending") or low_word(tokens, number.end) == "th"


def _is_odds(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "a 2-to-1 margin", "24-of-35", "five-to-one" from "five-to-six-year", where the second is the greater."""
    before = [low_word(tokens, index - k) for k in (3, 2, 1)]
    if before[0] in _HYPHENS and before[1] in ("to", "for", "of") and before[2] in _HYPHENS:
        return True  # its second number
    if low_word(tokens, number.end) not in _HYPHENS:
        return False
    word, _, glued = low_word(tokens, number.end + 1).partition("-")
    if word not in ("to", "for", "of"):
        return False
    after = number.end + 2
    other = read_single(tokens, after + (low_word(tokens, after) in _HYPHENS))
    second = float(glued) if glued.isdecimal() else (other.value if other else None)
    return word != "to" or second is None or (number.value or 0) >= second


def _is_kind(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "5G", "3D", "4K", "1080p" and "24°N", which name a kind or a place."""
    value, after = number.value or 0, tokens[number.end] if number.end < len(tokens) else None
    glued = after is not None and after.start == tokens[index].end and number.end == index + 1
    if after is not None and after.text == "-" and low_word(tokens, number.end + 1) == "d":
        return True
    letters = number.rest or (after.text if after is not None and glued else "")
    if letters == "p" and value in _LINES:
        return True
    if letters == "°":
        return low_word(tokens, number.end + 1 - bool(number.rest))[:1] in ("n", "s", "w", "′", "'")
    scaled = number.end - 1 if number.end > index + 1 else index
    kilo = tokens[scaled].text[-1] == "K" and (scaled == index or tokens[scaled].start == tokens[index].end)
    plain = tokens[index].text.removesuffix("K").removesuffix(letters)
    small = plain.isdecimal() and int(plain) <= _LARGEST_GENERATION
    return small and (letters in _GENERATIONS or kilo) and not _is_counted(tokens, number)


def _is_hyphened_name(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "COVID -19" from "-19 degrees"."""
    if tokens[index].text[0] != "-" or not index or _is_share(tokens, number) or number.rest:
        return False
    before = tokens[index - 1]
    return (before.text.isupper() or before.tag.startswith(("NN", "JJ"))) and unit_after(tokens, number, None)[
        0
    ] is None


def _is_code(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a part of a telephone or serial number: a leading zero, or digits between digits."""
    text = tokens[index].text
    if len(text) > 1 and text[0] == "0" and text.isdecimal():
        return True
    if not text.isdecimal():
        return False
    before, after = low_word(tokens, index - 1), low_word(tokens, index + 1)
    if before in _HYPHENS and (after in _HYPHENS or low_word(tokens, index - 2).isdecimal()):
        return True
    if before == ")" and low_word(tokens, index - 2).isdecimal() and low_word(tokens, index - 3) == "(":
        return True
    return before.isdecimal() and after.isdecimal() and number.end == index + 1


def _is_footnote(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell the mark of a note, "[2]", and the paragraph of "401(k)"."""
    if (low_word(tokens, index - 1), low_word(tokens, number.end)) == ("[", "]"):
        return True
    letter = low_word(tokens, number.end + 1)
    glued = low_word(tokens, number.end) == "(" and tokens[number.end].start == tokens[number.end - 1].end
    return glued and len(letter) == 1 and letter.isalpha()


def _is_phone(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "555-0142", "800-273-8255", "2-1-1", "(615) 563-2787"."""
    text, joint, other = tokens[index].text, low_word(tokens, index + 1), low_word(tokens, index + 2)
    if not text.isdecimal():
        return False
    if joint == ")" and low_word(tokens, index - 1) == "(":
        return other.isdecimal() and low_word(tokens, index + 3) in _HYPHENS
    if joint not in _HYPHENS or not other.isdecimal():
        return False
    return (len(other) == 4 and len(text) == 3) or low_word(tokens, index + 3) in _HYPHENS


def _is_clock(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "10 a.m.-4 p.m." and "250 B.C.", which the times may leave."""
    after = low_word(tokens, number.end).replace(".", "")
    return after in ("am", "pm") or (after in ("bc", "ad", "bce", "ce") and tokens[number.end].text.isupper())


def _is_name_part(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "Fortune 100", "S&P 500", "Note 20" from "Syria 12 people"."""
    before = tokens[index - 1] if index else None
    if before is None or before.end + 1 != tokens[index].start:
        return False
    camel = before.text[0].islower() and not before.text.islower()  # "iPhone"
    if before.tag not in ("NNP", "NNPS") and not camel:
        return False
    after = tokens[number.end] if number.end < len(tokens) else None
    if not tokens[index].text.isdecimal() or number.end > index + 1:
        return False
    return after is None or not (
        after.tag in ("NNS", "CD", "JJ", "NN", "JJR") or after.text in "%-" or unit_after(tokens, number, None)[0]
    )


def _is_model(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell the model in "its own 777 Worldliner", "two new 747 Neo jets", and "the 2019 review", from a count."""
    text = tokens[index].text
    if not text.isdecimal() or len(text) < 2 or number.end != index + 1 or unit_after(tokens, number, None)[0]:
        return False
    head = index + 1
    while head < len(tokens) and tokens[head].tag in ("NN", "NNS", "NNP", "NNPS") and tokens[head].lower != "percent":
        head += 1
    if head == index + 1:
        return False
    last = tokens[head - 1]
    year = _is_year(tokens, index) and last.tag in ("NN", "NNP")
    craft = text in words_of("model") and (tokens[index + 1].tag == "NNP" or last.lower in words_of("craft"))
    return year or craft or _is_singled_out(tokens, index, last) or _is_second_count(tokens, index)


def _is_singled_out(tokens: Sequence[Token], index: int, last: Token) -> bool:
    """Say whether one thing with a name stands behind: "its own | 777 Worldliner", "12 Pro Max"; no "12 Taliban"."""
    if last.tag != "NNP" or tokens[index + 1].tag != "NNP" or not index or index + 2 >= len(tokens):
        return False
    before = tokens[index - 1]
    if tokens[index + 2].tag == "NNP" and not before.tag.startswith("VB"):
        return True
    owned = before.tag in ("POS", "PRP$") or before.lower in ("own", "a", "an")
    return owned or (before.lower == "the" and len(tokens[index].text) >= _DIGITS_OF_MODEL)


def _is_second_count(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the noun has been counted already: "two new | 747 Neo jets"."""
    back = index - 1
    while back >= 0 and tokens[back].tag in ("JJ", "JJR", "JJS", "VBN"):
        back -= 1
    return back >= 0 and tokens[back].tag == "CD" and tokens[back].text.isalpha()


def _is_address(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "1400 Elm Street", "22 Ave Foch", "the 5,300 block of Elm"."""
    end = number.end
    if low_word(tokens, end) == "block" and low_word(tokens, end + 1) in ("of", "on", "along"):
        return True
    if not tokens[index].text.isdecimal() or end >= len(tokens) or not tokens[end].text[0].isupper():
        return False
    if low_word(tokens, end).rstrip(".") in ("n", "s", "e", "w", "ne", "nw", "se", "sw"):
        written = tokens[end].text.endswith(".") or len(tokens[index].text) >= _DIGITS_OF_MODEL
        if written and tokens[end].start > tokens[end - 1].end:
            return True  # "418 N. Elm"
    roads = [k for k in range(4) if low_word(tokens, end + k) in words_of("road")]
    return any(tokens[end + k].tag.startswith("NNP") for k in roads)


def _is_list_number(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell the numbers of a list: "5. All roads lead to Orva", "1) the price, 2) the time"."""
    mark = low_word(tokens, number.end)
    if not tokens[index].text.isdecimal() or number.end != index + 1 or mark not in (".", ")"):
        return False
    if mark == ".":
        return index == 0
    before = [token.text for token in tokens[:index]]
    return before.count("(") <= before.count(")")


def _is_short_year(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell the year of "in '95", of "between 1600 and 1900", and the title "Ocean's 11"."""
    before = tokens[index - 1] if index else None
    if before is None or not tokens[index].text.isdecimal() or number.end != index + 1:
        return False
    after = tokens[number.end].tag if number.end < len(tokens) else ""
    if _is_year(tokens, index) and _is_year(tokens, index - 2) and before.lower in ("and", "to", *_HYPHENS):
        return True
    glued = before.text in ("'", "’", "‘") and before.end == tokens[index].start
    return glued or (
        before.tag == "POS" and not after.startswith(("NN", "JJ", "CD", "HYPH", "SYM", "$", "VBG", "VBN", "RB"))
    )


def _is_year(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text if index >= 0 else ""
    return len(text) == 4 and text.isdecimal() and int(text) in YEARS


def _is_call(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "called 911", "a 911 call"."""
    near = (low_word(tokens, index - 1), low_word(tokens, number.end))
    return tokens[index].text == _EMERGENCY and bool(words_of("call").intersection(near))


_CODES = (_is_code, _is_footnote, _is_phone)
_NAMES = (
    _follows_label,
    _is_no_number,
    _is_odds,
    _is_kind,
    _is_hyphened_name,
    _is_clock,
    _is_name_part,
    _is_model,
    _is_address,
    _is_call,
    _is_short_year,
    _is_list_number,
)
