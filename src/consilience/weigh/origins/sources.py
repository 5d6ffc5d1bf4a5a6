"""Who is it that a report quotes? Somebody in particular, somebody unnamed of a class, or another outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from consilience.records import Name, Reading, Span, Statement
from consilience.rules import lookup
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.bodies import body_mark, body_of
from consilience.weigh.origins.descriptions import OFFICES, is_person_of, offices_in, source_kind
from consilience.weigh.origins.independence import ANYBODY
from consilience.weigh.origins.outlets import Registry

_BODIES = frozenset({"organisation", "force"})
_TITLED = re.compile(r"(?:[a-z]+\s){0,2}(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})")
_A = re.compile(r"(?:an?|the|one of)\s[a-z]")
_RANK = re.compile(
    r"(?:[A-Z]{2,}\s)?(?i:(?:deputy\s|police\s|major\s|lieutenant\s)?"
    r"(?:chief(?!\s(?:of|executive|justice|minister))|lt|lieutenant|sgt|sergeant|capt|captain|maj|major|col|colonel|insp)\b)"
)
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")
"""Of a station in the United States."""
_LOOSE_BODIES = frozenset({"agency", "authorities", "firefighters", "investigators", "prosecutors", "rebels"})
"""Called like a body, and yet whoever of them the outlet spoke to."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word something is."""

    name: str
    marks: frozenset[str] = frozenset()
    """Empty where nothing is known but the report that quotes it."""
    particular: bool = False
    sort: str = ANYBODY
    lands: frozenset[str] = field(default_factory=frozenset)
    cited: bool = False
    """Whether it is another outlet."""


@dataclass(frozen=True)
class Sources:
    """Who speaks in the reports of a case."""

    index: CaseIndex
    registry: Registry
    outlets: Mapping[str, str]
    """The outlets of the case by their case-folded names."""

    def find(self, report: str, outlet: str, statement: Statement) -> Source:
        """Say whose word a statement of a report of this outlet is."""
        if _is_inside_out(statement):
            return Source(outlet)
        described = self.described(statement)
        speaker = self._person(statement) or statement.speaker or described
        sort = self._sort(speaker, described)
        if sort == "press" and source_kind(speaker)[0] != "named":
            return self._reporter(described, self._outlet_in(statement), outlet)
        cited = self._outlet((speaker or (statement.via[-1] if statement.via else "")).rsplit(", ", 1)[-1])
        cited = cited or (self._outlet_in(statement) if source_kind(speaker) == ("institution", "agency") else "")
        if cited:
            return Source(cited, frozenset({f"source {cited.casefold()}"}), cited=True)
        somebody = self._somebody(report, outlet, statement, speaker, sort)
        return somebody or self._unnamed(report, outlet, statement, speaker)

    def _somebody(self, report: str, outlet: str, statement: Statement, speaker: str, sort: str) -> Source | None:
        """Return a source that can be told from others: a person by name, or a body; None for whoever is unnamed."""
        kind, name = source_kind(speaker)
        if kind == "institution" and (name in _LOOSE_BODIES or is_person_of(speaker)):
            kind = "persons"
        body = self._body(report, statement) or (self._named_body(statement) if kind != "named" else None)
        lands = self._lands(statement)
        if kind in ("named", "institution"):
            name = self.index.canonical(self.registry.canonical(name))
            marks = {f"source {name.casefold()}", *self._offices(speaker, self.described(statement))}
            marks |= self.passed_on(report, statement) | ({body_mark(body)} if body else set())
            marks |= self._holders(report, name) if kind == "institution" else set()
            return Source(name, frozenset(marks), True, sort, lands)
        if body:
            name = self.index.canonical(body)
            return Source(name, frozenset({f"source {name.casefold()}"}), True, sort, lands)
        return None

    def _unnamed(self, report: str, outlet: str, statement: Statement, speaker: str) -> Source:
        """Return who is not named: whoever passes the word on, else somebody of a class."""
        if statement.via:
            return self._carrier(report, outlet, statement.via[-1])
        return Source(speaker, sort=self._sort(speaker, self.described(statement)), lands=self._lands(statement))

    def _holders(self, report: str, office: str) -> set[str]:
        """Return the marks of the persons who hold an office, in the report or else in the case: "the governor"."""
        if office not in OFFICES:
            return set()
        holders = [
            name for name, roles in self._roles.items() if any(office in role.casefold().split() for role in roles)
        ]
        here = {name.text.casefold() for name in self.index.readings[report].names}
        return {f"source {name}" for name in ([one for one in holders if one in here] or holders)}

    def passed_on(self, report: str, statement: Statement) -> set[str]:
        """Return the marks of those through whom words came: "the army called up reservists, Mara Voss said"."""
        found: set[str] = set()
        outlet = self.index.reports[report].outlet or report
        for name in statement.via:
            if not self._outlet(name.rsplit(", ", 1)[-1]):
                said = self._by_speaker[report].get(name.casefold())
                found |= self.find(report, outlet, said).marks if said is not None else set()
                own = self.index.canonical(name)
                found |= {f"source {own.casefold()}"} | self._offices(own, own)
        return found

    def _carrier(self, report: str, outlet: str, name: str) -> Source:
        """Return who passes on the word of somebody unnamed: another outlet, or a person of the report."""
        other = self._outlet(name.rsplit(", ", 1)[-1])
        said = self._by_speaker[report].get(name.casefold())
        if not other and said is not None:
            return self.find(report, outlet, said)
        sort = ANYBODY if other else self._sort(name, name)
        name = other or self.index.canonical(self.registry.canonical(name))
        return Source(name, frozenset({f"source {name.casefold()}"}), sort != ANYBODY, sort, cited=sort == ANYBODY)

    @cached_property
    def _by_speaker(self) -> Mapping[str, Mapping[str, Statement]]:
        """For each report the first statement of each speaker who is described in it."""
        found: dict[str, dict[str, Statement]] = {}
        for report, reading in self.index.readings.items():
            own = found.setdefault(report, {})
            for statement in reading.statements:
                if statement.source and statement.speaker and not statement.via:
                    own.setdefault(statement.speaker.casefold(), statement)
        return found

    def described(self, statement: Statement) -> str:
        """Return the words of the source."""
        return " … ".join(self.index.text(span) for span in statement.source)

    def _outlet(self, name: str) -> str:
        """Return the outlet of this name, empty where none is known."""
        if not name[:1].isupper():
            return ""  # "an observer said" is not The Observer
        known = self.registry.find(name)
        if known is not None:
            return known.name
        return self.outlets.get(name.casefold().removeprefix("the "), name if _CALL_SIGN.fullmatch(name) else "")

    def _outlet_in(self, statement: Statement) -> str:
        """Return the outlet that the words of a source name: "Iran's official news agency IRNA"."""
        if not statement.source:
            return ""
        names = self.index.readings[statement.source[0].report].names
        held = [n.text for n in names if any(source.covers(n.span) for source in statement.source)]
        return next((outlet for outlet in map(self._outlet, held) if outlet), "")

    def _reporter(self, described: str, named: str, outlet: str) -> Source:
        """Return who was there: the reporter of an outlet that is named, else a single one of the report's own."""
        words = described.casefold()
        held = [name for key, name in sorted(self.outlets.items()) if re.search(rf"\b{re.escape(key)}\b", words)]
        name = named or max(held, key=len, default="")
        if not name and re.search(r"(?:reporter|correspondent|journalist|photographer)s\b", words):
            return Source(described, sort="press")
        owner = self.registry.owner(name or outlet).casefold()
        return Source(name or outlet, frozenset({f"reporter {owner}"}), True, "press")

    def _sort(self, speaker: str, described: str) -> str:
        """Return the class of a source by its description, its role anywhere in the case, or its own name."""
        classes: Mapping[str, str] = lookup("en", "sources_classes", "word", "class")
        for text in (described, *self._roles.get(speaker.casefold(), ()), speaker):
            words = re.findall(r"[^\W\d_]+", text.casefold())
            found = [classes[word] for word in words if word in classes]
            if found:
                return "press" if "press" in found else found[0]
        return ANYBODY

    def _offices(self, speaker: str, described: str) -> set[str]:
        """Return the marks of the bodies that somebody speaks for by his role: a minister for the ministry.

        Of a rank alone ("Lt. Max Geron") nobody can say whether it is of the police or of the army: of both.
        """
        roles = self._roles.get(speaker.casefold(), ())
        marks = {mark for text in (described.replace(speaker, " "), *roles) for mark in offices_in(text)}
        ranked = any(_RANK.match(text) for text in (described, *roles))
        return marks or ({f"source {body}" for body in ("army", "military", "police")} if ranked else set())

    @cached_property
    def _roles(self) -> Mapping[str, tuple[str, ...]]:
        """For each person, by the case-folded name, the roles that the reports give."""
        found: dict[str, set[str]] = {}
        for reading in self.index.readings.values():
            for name in reading.names:
                if name.role:
                    for key in {name.text.casefold(), self.index.canonical(name.text).casefold()}:
                        found.setdefault(key, set()).add(name.role)
        return {key: tuple(sorted(roles)) for key, roles in found.items()}

    def _lands(self, statement: Statement) -> frozenset[str]:
        """Return the countries that the words of a source name."""
        places = self.index.readings[statement.source[0].report].places if statement.source else ()
        return frozenset(
            place.country
            for place in places
            if place.country and any(source.covers(place.span) for source in statement.source)
        )

    def _named_body(self, statement: Statement) -> str | None:
        """Return the organisation that an unnamed source is described by: "a spokesman for the Front"."""
        if not statement.source:
            return None
        names = self.index.readings[statement.source[0].report].names
        held = [n for n in names if n.kind in _BODIES and any(source.covers(n.span) for source in statement.source)]
        proper = [name.text for name in held if name.text.rsplit(" ", 1)[-1][:1].isupper() and " " in name.text]
        return proper[-1] if proper else None

    def _person(self, statement: Statement) -> str | None:
        """Return the person whose name stands in a speaker's description: "surgeon Ana Albrek" is Ana Albrek."""
        speaker = statement.speaker or ""
        if not statement.source or not (speaker[:1].islower() or speaker.startswith("Citing ")):
            return None
        names = self.index.readings[statement.source[0].report].names
        people = [name for name in names if name.kind == "person"]
        held = [name for name in people if any(source.covers(name.span) for source in statement.source)]
        beside = [name.text for name in people if self._is_beside(name, statement.source[0])]
        if beside and speaker[:1].islower():
            return beside[-1]
        titled = _TITLED.fullmatch(speaker.removeprefix("Citing "))
        return titled["name"] if titled else next((name.text for name in held if name.text in speaker), None)

    def _is_beside(self, name: Name, described: Span) -> bool:
        """Say whether a description follows a name at once: "Ana Albrek, a surgeon"."""
        if not name.span.end < described.start <= name.span.end + 3:
            return False
        before = self.index.text(Span(name.span.report, max(0, name.span.start - 5), name.span.start))
        between = self.index.text(Span(described.report, name.span.end, described.start))
        opens = before.endswith(("that ", "and ", "\n", "“", '"')) or before.strip() in ("", ".")
        return opens and between.strip() == "," and bool(_A.match(self.index.text(described)))

    def _body(self, report: str, statement: Statement) -> str | None:
        """Return the body that a speaker is described as of; "the official" is the one described before."""
        described = self.described(statement)
        body = body_of(described)
        if body or not described.casefold().startswith("the ") or not statement.source:
            return body
        head = described.casefold().split()[-1]
        earlier = [
            body for start, words, body in self._bodies[report] if head in words and start < statement.source[0].start
        ]
        return earlier[-1] if earlier else None

    @cached_property
    def _bodies(self) -> dict[str, list[tuple[int, frozenset[str], str]]]:
        """For each report where persons are described as of a body, with the words of the description."""
        return {report: list(self._described_in(reading)) for report, reading in self.index.readings.items()}

    def _described_in(self, reading: Reading) -> Iterable[tuple[int, frozenset[str], str]]:
        told = sorted((s.source[0].start, self.described(s)) for s in reading.statements if s.source)
        for start, text in told:
            body = body_of(text)
            if body:
                yield start, frozenset(text.casefold().split()), body


def _is_inside_out(statement: Statement) -> bool:
    """Say whether a source stands within its own words: who really speaks was not understood."""
    return any(content.covers(source) for content in statement.content for source in statement.source)
