"""An invented crisis, weighed by hand: two states, four outlets, one denial, two measures, one revised toll."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import pytest

from consilience.brief import write_brief
from consilience.records import (
    Brief,
    Case,
    Citation,
    Copy,
    Figure,
    FigureValue,
    Finding,
    Grade,
    Name,
    Place,
    PostureEntry,
    Problem,
    Reading,
    Relation,
    Report,
    Span,
    Stance,
    Standing,
    Weighed,
)

WIRE = """Shelling in Orvana kills at least 12 as Tarsk raises alert

ORVANA, March 3 (Meridian) — Shells struck the port of Orvana on Monday and killed at least 12 people, \
the Health Ministry of Tarsk said.

President Ilda Voss raised the military alert level from yellow to orange. \
The army mobilised 30,000 reservists across the country.

Tarsk said that Belmor had fired the shells from the far bank of the Ister.
"""
COPY = WIRE.replace("(Meridian) ", "").replace("Tarsk said that Belmor", "Tarsk claimed that Belmor")
RIVAL = """Foreign Minister Jan Okell on Tuesday denied that Belmor's army had shelled Orvana from the bank of the \
Ister. Belmor has not confirmed whether its artillery was there. At least 8 shells were fired, Belmor Radio said.

"If our border is crossed, we will close the bridges," Okell said. \
Belmor plans an exercise in the Gulf of Senn next week.
"""
LATER = """The toll in Orvana rose to 15 people killed by Wednesday, the Health Ministry said. \
<script>alert(1)</script> & "quotes"

Retired general Pol Harn told The Ledger that a ceasefire might follow, according to the Daily Lamp.
"""


@dataclass(frozen=True)
class Crisis:
    """The case and what weighing makes of it."""

    case: Case
    weighed: Weighed


def cite(report: Report, words: str, *said_by: str) -> Citation:
    start = report.text.index(words)
    return Citation(Span(report.id, start, start + len(words)), words, (*said_by, str(report.outlet)))


def make_reports() -> dict[str, Report]:
    return {
        "wire": Report("wire", WIRE, "Meridian", url="https://meridian.example/1", language="en", sha256="a" * 64),
        "copy": Report("copy", COPY, "Coast Post", language="en", published=date(2031, 3, 4)),
        "rival": Report("rival", RIVAL, "Belmor Radio", language="en", published=date(2031, 3, 4)),
        "later": Report("later", LATER, "Daily Lamp", language="en", published=date(2031, 3, 5), revises="draft"),
    }


def _figure(
    id: str, counted: str, scope: str, values: tuple[FigureValue, ...], relation: Relation, best: float | None
) -> Figure:
    lows = [value.low for value in values if value.low is not None]
    exact = best is not None
    return Figure(
        id,
        counted,
        scope,
        values,
        best,
        min(lows),
        max(lows) if exact else None,
        min(lows),
        None,
        date(2031, 3, 5),
        relation,
        Standing.SINGLE_SOURCE,
    )


def make_crisis() -> Crisis:
    reports = make_reports()
    wire, rival, later, copy = (reports[name] for name in ("wire", "rival", "later", "copy"))
    orvana = Span("wire", wire.text.index("Orvana on Monday"), wire.text.index("Orvana on Monday") + 6)
    town = Place(orvana, "Orvana", 1, 44.5, 28.1, "XT", "town")
    ister = wire.text.index("the Ister")
    river = Place(Span("wire", ister + 4, ister + 9), "Ister")
    gulf_at = rival.text.index("Gulf of Senn")
    gulf = Place(Span("rival", gulf_at, gulf_at + 12), "Gulf of Senn", None, 42.0, 33.0, None, "sea")
    struck = "Shells struck the port of Orvana on Monday and killed at least 12 people"
    claim = "Belmor had fired the shells from the far bank of the Ister"
    denied = "denied that Belmor's army had shelled Orvana from the bank of the Ister"
    killed = (
        FigureValue(12, None, ">=", cite(wire, "at least 12", "Health Ministry of Tarsk"), "Health Ministry"),
        FigureValue(
            15, 15, "=", cite(later, "15 people killed", "Health Ministry"), "Health Ministry", date(2031, 3, 5)
        ),
    )
    shells = (FigureValue(8, None, ">=", cite(rival, "At least 8"), "Belmor Radio", date(2031, 3, 4)),)
    findings = (
        Finding(
            "f1",
            "event",
            struck,
            Standing.CORROBORATED,
            Grade("B", 2, ("two origins",)),
            (cite(wire, struck, "Health Ministry of Tarsk"), cite(copy, struck, "Health Ministry of Tarsk")),
            origins=("Health Ministry of Tarsk", "Daily Lamp"),
            theme="ASSAULT",
            earliest=date(2031, 3, 3),
            latest=date(2031, 3, 3),
            places=(town,),
            salience=9,
        ),
        Finding(
            "f2",
            "figure",
            "15 people killed",
            Standing.SINGLE_SOURCE,
            Grade("C", 3),
            tuple(value.citation for value in killed),
            origins=("Health Ministry",),
            figure=_figure("killed", "people killed", "Orvana", killed, Relation.REVISED, 15),
            relates=("f3",),
            salience=8,
        ),
        Finding(
            "f3",
            "figure",
            "At least 8 shells",
            Standing.SINGLE_SOURCE,
            Grade(),
            (shells[0].citation,),
            origins=("Belmor Radio",),
            figure=_figure("shells", "shells fired", "", shells, Relation.DIFFERENT_MEASURE, None),
            relates=("f2",),
            salience=7,
        ),
        Finding(
            "f4",
            "event",
            claim,
            Standing.CONTESTED,
            Grade("C", 4),
            (cite(wire, claim, "Tarsk"),),
            (cite(rival, denied, "Jan Okell"),),
            origins=("Tarsk",),
            theme="ACCUSE",
            places=(river,),
            relates=("f5",),
            salience=6,
        ),
        Finding(
            "f5",
            "denial",
            f"Foreign Minister Jan Okell on Tuesday {denied}",
            Standing.CONTESTED,
            Grade("C", 4),
            (cite(rival, f"Foreign Minister Jan Okell on Tuesday {denied}", "Jan Okell"),),
            origins=("Jan Okell",),
            stance=Stance.DENIED,
            scopes=("from the bank of the Ister",),
            marks=("Belmor has not confirmed whether its artillery was there",),
            relates=("f4",),
            earliest=date(2031, 3, 4),
            latest=date(2031, 3, 4),
            salience=5,
        ),
        Finding(
            "f6",
            "event",
            "The army mobilised 30,000 reservists across the country",
            Standing.SINGLE_SOURCE,
            Grade("B", 3),
            (cite(wire, "The army mobilised 30,000 reservists across the country"),),
            origins=("Meridian",),
            theme="MOBILIZE",
            salience=4,
        ),
        Finding(
            "f7",
            "event",
            "If our border is crossed, we will close the bridges",
            Standing.SINGLE_SOURCE,
            Grade(),
            (cite(rival, "If our border is crossed, we will close the bridges", "Jan Okell"),),
            origins=("Jan Okell",),
            theme="THREATEN",
            stance=Stance.CONDITIONAL,
            salience=3,
        ),
        Finding(
            "f8",
            "event",
            "Belmor plans an exercise in the Gulf of Senn next week",
            Standing.SINGLE_SOURCE,
            Grade(),
            (cite(rival, "Belmor plans an exercise in the Gulf of Senn next week"),),
            origins=("Belmor Radio",),
            theme="exercise",
            stance=Stance.PLANNED,
            places=(gulf,),
            earliest=date(2031, 3, 9),
            latest=date(2031, 3, 15),
            salience=2,
        ),
        Finding(
            "f9",
            "statement",
            "a ceasefire might follow",
            Standing.SINGLE_SOURCE,
            Grade(),
            (cite(later, "a ceasefire might follow", "Pol Harn", "The Ledger"),),
            origins=("Pol Harn",),
            salience=1,
        ),
    )
    posture = (
        PostureEntry(
            "alert level",
            "military alert level",
            ("alert",),
            Standing.SINGLE_SOURCE,
            (cite(wire, "raised the military alert level from yellow to orange"),),
            side="Tarsk",
            status="orange",
            since=date(2031, 3, 3),
            attributes=(("from", "yellow"),),
        ),
        PostureEntry(
            "force",
            "reservists",
            ("reservists",),
            Standing.SINGLE_SOURCE,
            (cite(wire, "The army mobilised 30,000 reservists across the country"),),
            side="Tarsk",
            status="mobilised",
        ),
    )
    readings = tuple(
        Reading(
            report.id,
            "en",
            date(2031, 3, 3) if report.id == "wire" else report.published,
            names=(Name(Span("wire", *_at(wire, "Voss")), "person", "Ilda Voss", "President"),)
            if report.id == "wire"
            else (),
            sentences=_sentences(report),
            text=report.text,
        )
        for report in reports.values()
    )
    case = Case(
        tuple(reports.values()),
        readings,
        (Copy(("wire", "copy"), "near", "nine of ten word runs are shared"),),
        problems=(Problem("collect", "it is empty", source="empty.txt"),),
    )
    origins = (("wire", "Meridian"), ("copy", "Meridian"), ("rival", "Belmor Radio"), ("later", "Daily Lamp"))
    outlets = (
        ("Belmor Radio", "F", "not in the table"),
        ("Coast Post", "C", "table"),
        ("Daily Lamp", "F", "not in the table"),
        ("Meridian", "B", "table"),
    )
    return Crisis(case, Weighed(findings, posture, origins, outlets))


def _sentences(report: Report) -> tuple[Span, ...]:
    starts = [0, *(found.end() for found in re.finditer(r"[.?!]”?\s+|\n\n", report.text))]
    return tuple(Span(report.id, a, b) for a, b in pairwise([*starts, len(report.text)]) if a < b)


def _at(report: Report, words: str) -> tuple[int, int]:
    start = report.text.index(words)
    return start, start + len(words)


@pytest.fixture(scope="session")
def crisis() -> Crisis:
    return make_crisis()


@pytest.fixture(scope="session")
def brief(crisis: Crisis) -> Brief:
    return write_brief(crisis.case, crisis.weighed, title="Shelling of Orvana", as_of=datetime(2031, 3, 6))


@pytest.fixture(scope="session")
def cited() -> Callable[..., Citation]:
    return cite
