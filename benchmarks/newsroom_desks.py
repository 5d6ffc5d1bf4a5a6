"""How do outlets tell a crisis? They ask, copy, cite, rewrite, lag, exaggerate, deny and correct, sentence by sentence.

Every sentence knows the word of an observer that it goes back to, so that the truth of any citation of it is known.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.newsroom_world import DAYS, Claim, Observer, Word, World, day_of, holds
from consilience.records import Report

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DISTORTED = 0.06
"""How often an outlet that retells a number makes it larger."""
RENAMED, MISSPELT = 0.3, 0.02
"""How often one that retells calls a source otherwise, and how often it gets a name wrong."""


@cache
def texts() -> Mapping[str, Any]:
    """Load the wordings."""
    return tomllib.loads(Path(__file__).with_name("newsroom.toml").read_text(encoding="utf-8"))


@cache
def nouns() -> Mapping[str, str]:
    """Return what each main act is called when people are counted in it."""
    return {act: table["noun"] for act, table in texts()["act"].items() if "noun" in table}


@dataclass(frozen=True, slots=True)
class Desk:
    """An outlet; desks of one owner share their reporter."""

    name: str
    owner: str
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a report: what it goes back to, and whether it is so. Colour goes back to nothing."""

    text: str
    word: Word | None = None
    true: bool = False
    who: str = ""
    """The description that it gives of the observer, empty where it gives none."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report with the place of each of its sentences."""

    report: Report
    told: tuple[tuple[int, int, Told], ...]
    desk: Desk
    day: int


# --- one sentence ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Writer:
    """One desk on one day, putting words into sentences."""

    world: World
    desk: Desk
    day: int
    rng: random.Random

    def tell(self, word: Word, frame: str, *, who: str = "", cited: str = "") -> Told:
        """Put a word into a sentence of a frame."""
        claim = self.world.claims[word.claim]
        clause = self._clause(claim, word)
        slots = {
            "clause": clause,
            "Clause": _capital(clause),
            "who": who,
            "Who": _capital(who),
            "outlet": cited or self.desk.name,
            "city": self.world.town,
            "day": f"{day_of(self.day):%A}",
        }
        text = _capital(self.rng.choice(texts()["frame"][frame]["texts"]).format(**slots))
        return Told(_smooth(text), word, self._is_so(claim, word), who)

    def _is_so(self, claim: Claim, word: Word) -> bool:
        if word.denies:
            return not claim.true
        return holds(claim, word.number, self.day, at_least=word.at_least)

    def _clause(self, claim: Claim, word: Word) -> str:
        when = f" on {day_of(0):%A}" if claim.id == "main" and self.rng.random() < 0.3 else ""
        count = "" if word.number is None else self._count(word)
        return str(self.rng.choice(texts()["act"][claim.act]["clauses"])).format(**claim.slots, when=when, n=count)

    def _count(self, word: Word) -> str:
        number = word.number or 0
        digits = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
        return f"{self.rng.choice(('at least', 'more than', 'at least'))} {digits}" if word.at_least else digits

    def describe(self, observer: Observer, *, named: bool) -> str:
        """Name an observer, or hide him."""
        return self.rng.choice(observer.forms) if named else observer.unnamed

    def colour(self) -> Told:
        """Write a sentence that claims nothing."""
        line = self.rng.choice(texts()["colour"]["texts"])
        return Told(_capital(line.format(town=self.world.town, country=self.world.country)))


def _smooth(text: str) -> str:
    """Mend what filling in leaves: two marks in a row, two articles in a row."""
    return re.sub(r",([,.])", r"\1", re.sub(r"\b([Aa]) The ", r"\1 ", text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- what a desk does with a day -------------------------------------------------------------------------------------


def report_own(writer: Writer) -> list[Told]:
    """Ask observers, and look with own eyes."""
    rng = writer.rng
    words = [word for word in writer.world.words if word.day == writer.day]
    chosen = rng.sample(words, min(len(words), rng.randint(3, 6)))
    found = [_asked(writer, word) for word in sorted(chosen, key=_weight)]
    if rng.random() < 0.35:
        found.insert(1, writer.tell(_look(writer), "seen"))
    return [*found, writer.colour()]


def _weight(word: Word) -> tuple[bool, bool, str]:
    return word.claim != "main", word.claim not in ("killed", "injured"), word.claim


def _asked(writer: Writer, word: Word) -> Told:
    observer, draw = writer.world.observers[word.observer], writer.rng.random()
    if word.denies:
        return writer.tell(word, "denied", who=writer.describe(observer, named=True))
    if draw < 0.12:
        return writer.tell(word, "plain")
    who = writer.describe(observer, named=draw > 0.27)
    if word.conference and writer.rng.random() < 0.8:
        return writer.tell(word, "conference", who=writer.describe(observer, named=True))
    if word.relays and writer.rng.random() < 0.5:
        other = writer.world.observers[word.relays]
        return writer.tell(word, "relayed", who=writer.describe(observer, named=True), cited=other.forms[0].strip(","))
    exclusive = not observer.public and writer.rng.random() < 0.4
    return writer.tell(word, "told" if exclusive else "said", who=who)


def _look(writer: Writer) -> Word:
    """Return what the reporter of the owner sees: something that is so, but for few errors."""
    claims = writer.world.claims
    right = writer.rng.random() >= 0.05
    seen = [c for c in claims.values() if c.true is right and not c.tolls] or [claims["main"]]
    return Word(writer.rng.choice(seen).id, f"reporter of {writer.desk.owner}", writer.day)


def copy(writer: Writer, source: Written) -> list[Told]:
    """Print another's report, whole or nearly."""
    told = [item for _, _, item in source.told]
    if writer.rng.random() < 0.5:
        told = [*told[:-1], writer.colour()]
    return told


def borrow(writer: Writer, source: Written) -> list[Told]:
    """Report something oneself, and fill up with another's paragraphs."""
    own = report_own(writer)[:-1]
    return [*own[: max(2, len(own) // 2)], *(item for _, _, item in source.told[:4])]


def rewrite(writer: Writer, source: Written) -> list[Told]:
    """Tell in other words what another told: with its sources, without any, or citing the other."""
    manner = writer.rng.choice(("sources", "sources", "silent", "cite", "cite"))
    told = [item for _, _, item in source.told if item.word is not None]
    kept = writer.rng.sample(told, min(len(told), writer.rng.randint(3, 5)))
    found = [_retold(writer, item, manner, source.desk.name) for item in sorted(kept, key=told.index)]
    return [*found, writer.colour()]


def _renamed(writer: Writer, item: Told) -> str:
    """Return how a rewriter calls a source: as it was called, by another of its descriptions, or misspelt."""
    assert item.word is not None
    observer = writer.world.observers.get(item.word.observer)
    if not item.who or observer is None:
        return item.who
    if writer.rng.random() < RENAMED and item.who in observer.forms:
        return writer.describe(observer, named=True)
    return re.sub(r"(?<=[a-z])a(?= [A-Z])", "ah", item.who) if writer.rng.random() < MISSPELT else item.who


def _retold(writer: Writer, item: Told, manner: str, cited: str) -> Told:
    assert item.word is not None
    word, who = _distorted(writer, item.word), _renamed(writer, item)
    if word.denies:
        return writer.tell(word, "denied", who=who)
    if manner == "cite":
        return writer.tell(word, "citing" if who and writer.rng.random() < 0.5 else "cited", who=who, cited=cited)
    if manner == "silent" or not who:
        seen = word.observer.startswith("reporter") and manner != "silent"
        return writer.tell(word, "cited" if seen else "plain", cited=cited)
    return writer.tell(word, "said", who=who)


def _distorted(writer: Writer, word: Word) -> Word:
    if word.number is None or writer.rng.random() >= DISTORTED:
        return word
    return replace(word, number=round(word.number * 1.5) + 1, at_least=False)


def correct(writer: Writer, source: Written) -> list[Told]:
    """Print one's report again without what was not so, and say that it was wrong."""
    note = Told(writer.rng.choice(texts()["frame"]["corrected"]["texts"]))
    return [note, *(item for _, _, item in source.told if item.word is None or item.true)]


# --- a run of reports ------------------------------------------------------------------------------------------------


def draw_desks(rng: random.Random) -> tuple[Desk, ...]:
    """Draw the outlets of a world: an agency, two papers of one house, and others."""
    towns = rng.sample(("Aster", "Boreal", "Cedar", "Delta", "Ember", "Fennel", "Garnet", "Hazel"), 7)
    kinds = rng.sample(("Post", "Radio", "Daily", "Herald", "Tribune", "Courier", "Gazette"), 7)
    names = [f"{'The ' if rng.random() < 0.5 else ''}{town} {kind}" for town, kind in zip(towns, kinds, strict=True)]
    house = f"{names[0]} Group"
    desks = [Desk(name, house if at < 2 else name) for at, name in enumerate(names[:6])]
    agency = f"{towns[6]} News Agency"
    return (Desk(agency, agency, agency=True), *desks)


def write_reports(world: World) -> tuple[Written, ...]:
    """Let the outlets of a world report for some days."""
    rng = random.Random(f"desks {world.seed}")
    desks = draw_desks(rng)
    written: list[Written] = []
    for day in range(DAYS):
        active = [desks[0], *rng.sample(desks[1:], 3)]
        for desk in active:
            writer = Writer(world, desk, day, rng)
            others = [item for item in written if item.desk != desk and item.day >= day - 1]
            told, source, revised = _told(writer, others, [item for item in written if item.desk == desk])
            written.append(_print(writer, told, len(written), credit=source, revised=revised))
    return tuple(written)


def _told(
    writer: Writer, others: Sequence[Written], own: Sequence[Written]
) -> tuple[list[Told], Written | None, Written | None]:
    draw = writer.rng.random()
    if own and draw < 0.1 and any(item.word and not item.true for _, _, item in own[-1].told):
        return correct(writer, own[-1]), None, own[-1]
    if not others or writer.desk.agency or draw < 0.45:
        return report_own(writer), None, None
    source = writer.rng.choice(others)
    if draw < 0.6:
        return copy(writer, source), source, None
    if draw < 0.7:
        return borrow(writer, source), None, None
    return rewrite(writer, source), None, None


def _print(
    writer: Writer, told: Sequence[Told], number: int, *, credit: Written | None, revised: Written | None
) -> Written:
    """Lay sentences out in paragraphs; a copy may credit the agency in its dateline."""
    credited = writer.desk.name if writer.desk.agency else credit.desk.name if credit and credit.desk.agency else ""
    named = bool(credited) and writer.rng.random() < 0.6
    text = f"{writer.world.town.upper()} ({credited}) — " if named else ""
    places = []
    for at, item in enumerate(told):
        places.append((len(text), len(text) + len(item.text), item))
        text += item.text + (" " if at % 2 == 0 and at else "\n\n")
    name = f"w{writer.world.seed}-{number:02}"
    published = day_of(writer.day)
    replaced = revised.report.id if revised else None
    report = Report(name, text.strip(), writer.desk.name, language="en", published=published, revises=replaced)
    return Written(report, tuple(places), writer.desk, writer.day)
