"""The nouns of the system: frozen records, each pointing at the words that it came from.

Offsets count Unicode code points of a report's `text`, end excluded. Tuples are in reading order.
Every record made by a rule names the rule; every score says why in words (`because`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from html import escape
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (excluded) of the text of the report with this id."""

    report: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block of text (a paragraph) is for the reader."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Stance(StrEnum):
    """How the text presents an event: kept apart everywhere, so that a denied event is never counted as one."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    THREATENED = "threatened"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    REQUESTED = "requested"


class Standing(StrEnum):
    """Where the evidence leaves an assertion (DESIGN.md, "Standing")."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    CONTESTED = "contested"
    DENIED = "denied"
    SUPERSEDED = "superseded"


class Relation(StrEnum):
    """How the values of a figure stand to one another (DESIGN.md, "Same figure")."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    DIFFERENT_MEASURE = "different-measure"
    REVISED = "revised"


class Judgement(StrEnum):
    """Whether two things are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt or a failure, as a record: which stage, what, and where if it has a place."""

    stage: str
    message: str
    span: Span | None = None
    source: str | None = None
    """The file, line or report that it concerns, for a person."""


# --- collect ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One published text by one outlet. `text` is stored for good: every offset refers to it."""

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    """A title given beside the text; never repeated in `text`."""
    url: str | None = None
    language: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    sha256: str = ""
    """Of the original bytes, in hexadecimal."""
    revises: str | None = None
    """The id of the report that this one replaces."""
    case: str | None = None
    origin: str | None = None
    """Where the bytes came from, for a person: a path, or a path and a line number."""


# --- read ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption or piece of page furniture."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of something by a name, or by a description that stands for a name of this report."""

    span: Span
    kind: str
    """person, organisation, force, place, nationality, weapon, platform, law, operation, event or other"""
    text: str
    """Its normal form: the fullest name that this report gives the thing, without title, possessive and brackets."""
    role: str | None = None
    """Title or office as written beside the name ("Defence Minister")."""
    acronym: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression. `earliest` and `latest` are days, both included; None where they stay open."""

    span: Span
    kind: str
    """DATE, TIME, DURATION or SET"""
    value: str
    """TIMEX3 value: 2025-11-11, 2025-05, 2025-11-11T04:00, P3D, PAST_REF ..."""
    earliest: date | None = None
    latest: date | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a place. Coordinates are degrees (WGS84), None where which place it is stays unsure."""

    span: Span
    name: str
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    """ISO 3166 alpha-2"""
    precision: str | None = None
    """site, town, region, country, sea or continent"""
    use: str = "place"
    """`place`; `actor` where a capital stands for its government ("Washington said": no coordinates), `demonym` where a
    word says of which land something is ("Chinese imports", "US troops"). Only a `place` is pinned in a brief."""
    because: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something. `value` is None for an open range; `low`/`high` are the bounds that the words give."""

    span: Span
    """The number with the words that bound it ("at least 19"), its currency or percent sign included."""
    value: float | None
    low: float | None
    high: float | None
    bound: str = "="
    """= ~ > < >= <="""
    unit: str | None = None
    counted: str | None = None
    """What is counted, in the report's words with the outcome ("people killed", "US operations", "boats destroyed")."""
    change: str | None = None
    """up, down, = or None"""
    kind: str = "count"
    """count, money, percent, measure or age"""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what: an attribution with its source, the word that attributes, and the words attributed."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    """The source in its normal form, coreference resolved ("Sergey Lavrov"); None for an unnamed one."""
    via: tuple[str, ...] = ()
    """Through whom, nearest the reader first ("The Washington Post")."""
    direct: bool = False
    act: str = "say"
    """say, deny, dismiss, admit, confirm, claim, threaten, promise, request, order, warn, plan, doubt, decline"""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A verb or noun that denotes something happening. `times`, `places`, `quantities` index the reading's tuples."""

    span: Span
    """The trigger word."""
    kind: str | None = None
    """PLOVER root (MOBILIZE, ASSAULT ...), one of our additions (rules/en/events.tsv), or None where untyped."""
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    lemma: str = ""
    stance: Stance = Stance.AFFIRMED
    factuality: float = 3.0
    """-3 certainly did not happen ... 0 unknown ... 3 certainly happened, as the report presents it"""
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    instrument: tuple[Span, ...] = ()
    times: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    statement: int | None = None
    """Index of the innermost statement whose content holds the trigger."""
    clause: tuple[Span, ...] = ()
    """The words of the trigger's own clause, without who says so: what a brief may print."""
    rule: str = ""
    """What gave its stance and factuality."""
    kind_rule: str = ""
    """What gave its kind: the word and what must stand beside it ("deploy.verb + obj:force")."""

    @property
    def only_mentioned(self) -> bool:
        """Say whether the word only mentions what happens ("the slain sailor") and bears no witness to it."""
        return self.kind_rule.endswith(".mentioned")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says. Pure: it depends on nothing but the report and the rules."""

    report: str
    language: str | None = None
    published: date | None = None
    """The document date: given with the report, or found in its dateline; None where unknown."""
    published_from: Span | None = None
    """The dateline that gave it, where it was found in the text."""
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False)

    def _repr_html_(self) -> str:
        """Show the events in their sentences, for Jupyter."""
        rows = "".join(
            f"<tr><td>{escape(self.text[e.span.start : e.span.end])}</td><td>{escape(e.kind or '')}</td>"
            f"<td>{escape(e.stance)}</td><td>{e.factuality:+.1f}</td>"
            f"<td>{escape(' … '.join(self.text[s.start : s.end] for s in e.clause))}</td></tr>"
            for e in self.events
        )
        head = "<tr><th>event</th><th>kind</th><th>stance</th><th>factuality</th><th>in these words</th></tr>"
        return f"<p><b>Reading of {escape(self.report)}</b></p><table>{head}{rows}</table>"


# --- link ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement that two things are the same, different, or unsure: report ids or "report:start:end" mentions."""

    left: str
    right: str
    judgement: Judgement
    score: float
    because: str
    author: str | None = None
    """Who judged it: a person, whose word is final; None where it was computed."""
    judged: date | None = None
    """The day of that judgement."""


class Judged(NamedTuple):
    """An analyst's word on whether two reports or two mentions ("REPORT:START:END") are one: it is final."""

    left: str
    right: str
    judgement: Judgement
    author: str
    day: date


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entry of the user's own table of entities."""

    id: str
    name: str
    kind: str | None = None
    """A kind of name, or None where the table does not say."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Reports that are one text. `passages` are the shared stretches of a `partial` copy."""

    reports: tuple[str, ...]
    """The original first, where it can be told; else by date and id."""
    kind: str
    """identical, near or partial"""
    because: str
    passages: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place, law ... under all the names that the reports give it."""

    name: str
    kind: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]
    because: tuple[str, ...] = ()
    geonameid: int | None = None
    """Of a place, its entry in the gazetteer."""
    id: str | None = None
    """Its id in the user's own table of entities."""


@dataclass(frozen=True, slots=True)
class Case:
    """Readings, and which of the things in them are the same."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    """In the order of `reports`."""
    copies: tuple[Copy, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[tuple[Span, ...], ...] = ()
    """Groups of trigger mentions of one event; every event of every reading is in exactly one group."""
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


# --- weigh -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a report that bear on a finding, and who says them (nearest the reader last)."""

    span: Span
    quote: str
    """Exactly text[start:end] of the report."""
    said_by: tuple[str, ...] = ()
    """The chain from the speaker to the outlet: ("Jim Stavridis", "The Washington Post", "Example Daily")."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty code: reliability of the sources A-F, credibility of the information 1-6, each explained."""

    reliability: str = "F"
    credibility: int = 6
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One value that one report gives for a figure."""

    low: float | None
    high: float | None
    bound: str
    citation: Citation
    origin: str
    as_of: date | None = None
    reckoned: bool = False
    """Reckoned from what the report tells of each person: the quote need not hold the number."""


NO_BEST = "no best number: "
"""Opens the reason why a figure has no best number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure with every value given for it, reconciled and never averaged.

    `best`, `low`, `high` follow UCDP's reading (most likely, lowest and highest reliable estimate), `conservative`
    ACLED's (the lowest credible count where reports differ). `best` is None where the reports do not settle it.
    """

    id: str
    counted: str
    scope: str
    values: tuple[FigureValue, ...]
    best: float | None
    low: float | None
    high: float | None
    conservative: float | None
    unit: str | None
    as_of: date | None
    relation: Relation
    standing: Standing
    because: tuple[str, ...] = ()

    @property
    def left_open(self) -> str:
        """Say why there is no best number where the reports do not settle a harm; empty where there is one."""
        told = [why.removeprefix(NO_BEST) for why in self.because if why.startswith(NO_BEST)]
        return told[-1] if told and self.best is None else ""


@dataclass(frozen=True, slots=True)
class OriginPath:
    """By which ways one source of a finding reached the reader."""

    origin: str
    """The last source that can be traced."""
    paths: tuple[tuple[str, ...], ...]
    """Each from who speaks to the outlet that prints it: ("Jim Stavridis", "The Washington Post", "Example Daily")."""
    independent: bool
    """Whether it counts as an origin; False where it may be the word of one that counts: independence unknown."""
    because: str = ""
    reports: tuple[str, ...] = ()
    """Ids of the reports that carry it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the evidence supports, with every citation for and against."""

    id: str
    kind: str
    """event, statement, figure, denial or posture"""
    text: str
    """One neutral line in the reports' own words."""
    standing: Standing
    grade: Grade
    support: tuple[Citation, ...]
    dispute: tuple[Citation, ...] = ()
    origins: tuple[str, ...] = ()
    """Names of the independent origins that support it."""
    lineage: tuple[OriginPath, ...] = ()
    """The way of each origin to the reader, then of what may be another's word."""
    stance: Stance = Stance.AFFIRMED
    theme: str | None = None
    """PLOVER root or addition of the event behind it."""
    figure: Figure | None = None
    earliest: date | None = None
    latest: date | None = None
    places: tuple[Place, ...] = ()
    scopes: tuple[str, ...] = ()
    """Of a denial: what exactly is denied, once a report, in its words."""
    marks: tuple[str, ...] = ()
    """"neither confirmed", "declined to comment", "admits contacts" ... each in the reports' words"""
    relates: tuple[str, ...] = ()
    """Ids of findings about the same thing: the claim of a denial, the denial of a claim."""
    status: str = ""
    """What became of a disputed thing, finer than its standing: contested, denied, doubted, no evidence, corrected,
    withdrawn, confirmed after denial, not so (told as not having happened, in answer to nobody) ...; "" where nothing
    is disputed."""
    by: str = ""
    """Who denies: `party` (the one of whom the thing is told) or `third party`."""
    reach: str = ""
    """How far a denial reaches: `whole`, `narrower` than what is claimed, `whole and narrower` or `another thing`."""
    salience: float = 0.0
    """How much a reader on deadline needs it; orders lines, means nothing by itself."""


@dataclass(frozen=True, slots=True)
class PostureValue:
    """One value that reports give a part of a posture: what of it, on whose word, as of when, how it stands."""

    what: str
    """status, phase, size, place, holder, aim, condition ..."""
    value: str
    standing: Standing
    support: tuple[Citation, ...]
    dispute: tuple[Citation, ...] = ()
    stance: Stance = Stance.AFFIRMED
    earliest: date | None = None
    """The days between which it came about, where the reports tell them."""
    latest: date | None = None
    when: str = ""
    """The time as the report words it ("4 a.m.", "a month ago")."""
    clock: str = ""
    """Its TIMEX3 value where it names an hour (2025-11-11T04:00)."""
    told: date | None = None
    """The day on which it was first reported."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PostureRelation:
    """How a part of a posture, or a side, stands to another thing, with the words that say so."""

    kind: str
    """part of, commands, located in, equips, ordered by, approved by, allied with, opposed to, denied by ..."""
    other: str
    support: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Actors that the reports put together by alliance; whom they oppose stands in the relations."""

    name: str
    members: tuple[str, ...]
    relations: tuple[PostureRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class PostureEntry:
    """One part of the system that reports describe: a plan, alert level, organ, force, law, deployment ..."""

    kind: str
    name: str
    variants: tuple[str, ...]
    standing: Standing
    support: tuple[Citation, ...]
    dispute: tuple[Citation, ...] = ()
    side: str | None = None
    parent: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    values: tuple[PostureValue, ...] = ()
    """Everything that is told of it, each value by itself; `status` and `attributes` are a view of them."""
    relations: tuple[PostureRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing returns: findings in order of salience, the posture, the origin of each report, doubts."""

    findings: tuple[Finding, ...]
    posture: tuple[PostureEntry, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    """(report id, name of the origin group that its own reporting belongs to); copies share one."""
    outlets: tuple[tuple[str, str, str], ...] = ()
    """(outlet, reliability A-F, why)"""
    problems: tuple[Problem, ...] = ()
    sides: tuple[Side, ...] = ()


# --- brief -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. It refuses to exist without a citation; brief/verify.py refuses a false quote."""

    section: str
    text: str
    cites: tuple[Citation, ...]
    finding: str | None = None
    label: str = ""
    """What the line is within its section, in the brief's own words: a theme, "Claim", "Denial" ..."""
    group: str = ""
    """Lines of one section with the same group belong side by side (a claim and its denials)."""
    also: tuple[str, ...] = ()
    """Ids of findings that say the same and stand in this line too."""

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError(f"a line without a citation: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of the timeline: a finding with the days that it is known to lie between."""

    earliest: date | None
    latest: date | None
    text: str
    finding: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map with the findings that name it; None coordinates where it stays unplaced."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: str | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One sourced, reconciled picture of a case, ready to print."""

    title: str
    as_of: datetime | None
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    """In the order of printing; `section` groups them."""
    posture: tuple[PostureEntry, ...] = ()
    timeline: tuple[Moment, ...] = ()
    places: tuple[Pin, ...] = ()
    gaps: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    outlets: tuple[tuple[str, str, str], ...] = ()
    copies: tuple[Copy, ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the findings, in their order."""
        return tuple(finding.figure for finding in self.findings if finding.figure is not None)

    def _repr_html_(self) -> str:
        """Show the lines with their quotes, for Jupyter."""
        rows, section = [], ""
        for line in self.lines:
            if line.section != section:
                section = line.section
                rows.append(f"<h4>{escape(section.capitalize())}</h4>")
            quotes = "".join(f"<li>{escape(cite.said_by[-1])}: “{escape(cite.quote)}”</li>" for cite in line.cites)
            label = f"<b>{escape(line.label)}</b> " if line.label else ""
            rows.append(
                f"<details><summary>{label}{escape(line.text)} [{len(line.cites)}]</summary><ul>{quotes}</ul></details>"
            )
        return f"<h3>{escape(self.title)}</h3>{''.join(rows)}"
