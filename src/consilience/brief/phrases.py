"""How are numbers, days and chains of sources written? The same way in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from consilience.brief.words import is_nobody, say, small
from consilience.records import Citation, Figure, FigureValue

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_VIA = " via "
_SELF = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_FIRST = re.compile(r"[^\W\d_]+(?=[\s:,;]|$)")
_MOST_SPEAKERS = 4
"""Names in one line; who else speaks stands with the citations (`consilience why`, the HTML brief)."""
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£"}


def one_line(text: str) -> str:
    """Put a text on one line; control characters and those that turn the direction of writing are left out."""
    return _CONTROL.sub("", _SPACE.sub(" ", text)).strip()


def opened(text: str) -> str:
    """Write the first letter large where the first word is an ordinary small one.

    >>> opened("the guard opened fire")
    'The guard opened fire'
    """
    first = _FIRST.match(text)
    return text[:1].upper() + text[1:] if first and first.group().islower() else text


def clipped(text: str, width: int) -> str:
    """Shorten a text to at most `width` characters, at a word's end, with an ellipsis.

    >>> clipped("the guard opened fire", 14)
    'the guard …'
    """
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    return f"{cut[: space if space > width // 2 else None].rstrip()} …"[:width]


def number(value: float | None, unit: str | None = None) -> str:
    """Write a value with its unit.

    >>> number(200000.0), number(1.5, "%"), number(4e6, "USD")
    ('200,000', '1.5%', '$4,000,000')
    """
    if value is None:
        return "—"
    digits = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    if unit in _CURRENCIES:
        return f"{_CURRENCIES[unit]}{digits}"
    if unit in ("%", "percent"):
        return f"{digits}%"
    return f"{digits} {unit}" if unit else digits


def bounds(low: float | None, high: float | None, unit: str | None = None) -> str:
    """Write what is known of a range.

    >>> bounds(19, None), bounds(76, 76), bounds(10, 15), bounds(None, 80)
    ('≥ 19', '76', '10–15', '≤ 80')
    """
    if low is None and high is None:
        return "—"
    if high is None:
        return f"≥ {number(low, unit)}"
    if low is None:
        return f"≤ {number(high, unit)}"
    return number(low, unit) if low == high else f"{number(low)}–{number(high, unit)}"


def valued(value: FigureValue, unit: str | None) -> str:
    """Write one value as its report bounds it."""
    about = "~ " if value.bound == "~" else ""
    return f"{about}{bounds(value.low, value.high, unit)}"


def best_of(figure: Figure) -> str:
    """Write the best value, "~" before one that is only given about; an open bound; "not settled" in a conflict.

    One value that all give, and that is still too unsure to be the best one, is marked as open.
    """
    if figure.best is not None and not (figure.high is None and figure.low == figure.best):
        giving = [value.bound for value in figure.values if figure.best in (value.low, value.high)]
        about = "~ " if giving and set(giving) == {"~"} else ""
        return f"{about}{number(figure.best, figure.unit)}"
    if (figure.low is None) != (figure.high is None):
        return bounds(figure.low, figure.high, figure.unit)
    if figure.low is not None and figure.low == figure.high:
        return say("left_open", value=number(figure.low, figure.unit))
    return say("not_settled")


def named(figure: Figure) -> str:
    """Say what is counted, and within which scope."""
    scope = one_line(figure.scope)
    return f"{one_line(figure.counted)} ({scope})" if scope else one_line(figure.counted)


def day(value: date) -> str:
    """Write a day: "11 Nov 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def is_whole_day(moment: datetime) -> bool:
    """Say whether a moment stands for its day: the first or the last second of it, without a zone."""
    return moment.tzinfo is None and (moment.hour, moment.minute) in ((0, 0), (23, 59))


def period(earliest: date | None, latest: date | None) -> str:
    """Write the days that something lies between, "" where neither is known.

    >>> period(date(2025, 11, 11), date(2025, 11, 12)), period(date(2025, 5, 1), date(2025, 5, 31))
    ('11–12 Nov 2025', 'May 2025')
    """
    if earliest is None and latest is None:
        return ""
    if latest is None:
        return f"since {day(earliest)}" if earliest else ""
    if earliest is None:
        return f"until {day(latest)}"
    return day(latest) if earliest == latest else _stretch(earliest, latest)


def _stretch(earliest: date, latest: date) -> str:
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        if earliest.day == 1 and _is_last_day(latest):
            return f"{MONTHS[latest.month - 1]} {latest.year}"
        return f"{earliest.day}–{day(latest)}"
    if earliest.year == latest.year:
        if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
            return str(latest.year)
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {day(latest)}"
    return f"{day(earliest)} – {day(latest)}"


def _is_last_day(value: date) -> bool:
    return value == date.max or date.fromordinal(value.toordinal() + 1).month != value.month


def chain(citation: Citation, outlet: str | None) -> str:
    """Write who stands behind a citation, the speaker first; "" where it is only the outlet's own word.

    `said_by` ends with the outlet, which the number of the citation already names.
    """
    names = [small(one_line(name)) for name in citation.said_by if not is_nobody(name)]
    if names and outlet is not None and names[-1] == one_line(outlet):
        names.pop()
    if not names:
        return ""
    return f"{names[0]} {say('via', names=', '.join(names[1:]))}" if names[1:] else names[0]


def attribution(text: str, chains: Iterable[str]) -> str:
    """Say according to whom; "" where the text names one of them already: another's name would misattribute it."""
    found = speakers(chains)
    if not found or any(_names(text, chain) for chain in found):
        return ""
    return say("said_by", names=few(found))


def few(names: Sequence[str], joint: str = "; ") -> str:
    """Join who speaks, the first of many: those with a name before "officials" and "reports"."""
    if len(names) <= _MOST_SPEAKERS:
        return joint.join(names)
    ordered = sorted(names, key=lambda name: name == name.lower())
    shown = ordered[: _MOST_SPEAKERS - 1]
    return f"{joint.join(shown)} {say('more', count=len(names) - len(shown))}"


def speakers(chains: Iterable[str]) -> list[str]:
    """Return who speaks, each once: a name that another one tells as well is left out, and so is ""."""
    return _fewest([chain for chain in distinct(chains) if chain])


def _fewest(chains: Sequence[str]) -> list[str]:
    """Leave out a source that another name tells as well: through whom, in a shorter form, or in another order."""
    kept: dict[str, frozenset[str]] = {}
    alone = {chain for chain in chains if _VIA not in chain}
    apart = [chain for chain in chains if _VIA not in chain or chain.rsplit(_VIA, 1)[1] not in alone]
    for chain in sorted(apart, key=lambda chain: (_VIA in chain, -len(chain))):
        words = frozenset(re.findall(r"\w+", chain.split(_VIA)[0].casefold())) - {"of", "the", "for"}
        if not any(words <= other for other in kept.values()):
            kept[chain] = words
    return [chain for chain in chains if chain in kept]


def _names(text: str, found: str) -> bool:
    """Say whether a text already holds the last word of each name of a chain."""
    lower = text.casefold()
    return all(part.split()[-1].casefold() in lower for part in re.split(r" via |, ", found) if part.split())


def speaks_of_self(text: str) -> bool:
    """Say whether words without quotation marks are in the first person: printed as they are, nobody would own them.

    >>> speaks_of_self("We will defend the harbour"), speaks_of_self("The US said “we will”")
    (True, False)
    """
    return _SELF.search(text) is not None and not any(mark in text for mark in '“”"')


def distinct(items: Iterable[str]) -> list[str]:
    """Return the items in order, each once."""
    return list(dict.fromkeys(items))


def listed(items: Sequence[str]) -> str:
    """Join names: "a, b, c"."""
    return ", ".join(items)
