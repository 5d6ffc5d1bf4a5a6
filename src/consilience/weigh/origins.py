"""Whose word is it? Each assertion traced to its last recorded source, and how many of these are independent.

DESIGN.md, "Origin": outlet <- agency credited <- outlet cited <- speaker. Two assertions with the same last traceable
source have one origin; copies have one; unnamed officials cannot be traced past the outlet that quotes them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consilience.records import Citation, Copy, Span, Statement
from consilience.rules import find_matches, lookup, patterns
from consilience.unions import Unions
from consilience.weigh.bodies import body_mark, body_of, telling_words
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import listed
from consilience.weigh.outlets import Registry

_HEAD, _TAIL = 400, 600
"""Characters at the start and the end of a report in which agencies are credited."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """Words of a report with the marks of their source: two assertions that share a mark are not independent."""

    citation: Citation
    marks: frozenset[str]
    name: str
    """The last source that can be traced, for a person."""
    recorded: bool
    """Whether the report says where it has it from."""
    group: str
    """The copy group of its report."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source of a finding."""

    name: str
    recorded: bool
    owner: str
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True)
class Lineage:
    """Where the reports of a case have their words from."""

    index: CaseIndex
    registry: Registry

    @cached_property
    def copy_root(self) -> dict[str, str]:
        """For each report the id that stands for all its copies."""
        ids = sorted(self.index.reports)
        number = {report: at for at, report in enumerate(ids)}
        joined = Unions(len(ids))
        for copy in self.index.case.copies:
            known = [number[report] for report in copy.reports if report in number]
            for at in known if copy.kind != "partial" else ():
                joined.join(known[0], at)
        return {report: ids[joined.find(number[report])] for report in self.index.reports}

    @cached_property
    def first_told(self) -> dict[str, date | None]:
        """For each report the day on which it, or what it copies, was first published: a late copy brings no news."""
        days: dict[str, list[date]] = {}
        for report, root in self.copy_root.items():
            day = self.index.published(report)
            days.setdefault(root, []).extend([day] if day else [])
        return {report: min(days[root], default=None) for report, root in self.copy_root.items()}

    @cached_property
    def credits(self) -> dict[str, str | None]:
        """For each report the agency that it credits: one of the registry, or another outlet of the case."""
        return {report: self._credit(report, reading.text) for report, reading in self.index.readings.items()}

    def _credit(self, report: str, text: str) -> str | None:
        table = patterns("en", "credits")
        for where, start, end in (("head", 0, min(len(text), _HEAD)), ("tail", max(0, len(text) - _TAIL), len(text))):
            rules = [pattern for pattern in table if pattern.fields["where"] == where]
            for match in find_matches(rules, text, start, end):
                agency = match.groups["agency"]
                outlet = self.registry.find(agency)
                if outlet is not None and outlet.agency:
                    return outlet.name
                if agency.casefold() in self._outlets and agency.casefold() != self.outlet(report).casefold():
                    return self._outlets[agency.casefold()]
        return None

    @cached_property
    def _outlets(self) -> dict[str, str]:
        """The outlets of the case by their case-folded names."""
        named = {self.outlet(report) for report in self.index.reports if self.index.reports[report].outlet}
        return {name.casefold(): name for name in sorted(named)}

    def outlet(self, report: str) -> str:
        """Return the name of the outlet of a report, its id where no outlet is known."""
        outlet = self.index.reports[report].outlet
        return self.registry.canonical(outlet) if outlet else report

    @cached_property
    def report_origins(self) -> tuple[tuple[str, str], ...]:
        """(report, origin group) for each report; only copies share a group."""
        names = {root: self._group_name(members) for root, members in self._groups.items()}
        taken: dict[str, str] = {}
        for root, name in sorted(names.items()):
            names[root] = name if name not in taken else f"{name} ({root})"
            taken[names[root]] = root
        return tuple((report, names[root]) for report, root in self.copy_root.items())

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for report, root in self.copy_root.items():
            found.setdefault(root, []).append(report)
        return found

    def _group_name(self, members: Sequence[str]) -> str:
        """Name a group of copies after the agency that most of them credit, else after the original's outlet."""
        credited = Counter(credit for report in members if (credit := self.credits[report]))
        if credited:
            return min(credited, key=lambda name: (-credited[name], name))
        first = next((copy.reports[0] for report in members for copy in self._copies_of.get(report, ())), members[0])
        return self.outlet(first if first in self.index.reports else members[0])

    @cached_property
    def _copies_of(self) -> dict[str, list[Copy]]:
        found: dict[str, list[Copy]] = {}
        for copy in sorted(self.index.case.copies, key=lambda copy: (copy.reports, copy.kind)):
            if copy.kind != "partial":
                for report in copy.reports:
                    found.setdefault(report, []).append(copy)
        return found

    @cached_property
    def withdrawals(self) -> dict[str, tuple[tuple[Span, Span], ...]]:
        """For each speaker the sentences in which he takes something back, each with the words that say what."""
        rules = [pattern for pattern in patterns("en", "marks") if pattern.fields["kind"] == "withdrawn"]
        found: dict[str, list[tuple[Span, Span]]] = {}
        for report, reading in self.index.readings.items():
            for match in find_matches(rules, reading.text):
                taken = Span(report, match.start, match.end)
                sentence = self.index.sentence(taken)
                before = [
                    n for n in reading.names if n.kind == "person" and sentence.start <= n.span.start < taken.start
                ]
                if before:
                    speaker = self.index.canonical(max(before, key=lambda name: name.span).text).casefold()
                    found.setdefault(speaker, []).append((sentence, Span(report, taken.start, sentence.end)))
        return {speaker: tuple(found[speaker]) for speaker in sorted(found)}

    def assert_span(self, span: Span, statement: Statement | None) -> Assertion:
        """Trace the words of a span: through the statement that holds them, or as the report's own."""
        report = span.report
        citation = self.index.cite(span, self.said_by(report, statement))
        group = self.copy_root[report]
        own = self._own_marks(span)
        if statement is None:
            return Assertion(citation, own, self._own_name(report), self.credits[report] is not None, group)
        kind, speaker = source_kind(statement.speaker or self._described(statement))
        body = self._body(report, statement)
        if kind in ("named", "institution"):
            name = self.index.canonical(self.registry.canonical(speaker))
            of_body = {body_mark(body)} if body else set()
            return Assertion(citation, frozenset({f"source {name.casefold()}", *of_body}), name, True, group)
        if body:
            name = self.index.canonical(body)
            return Assertion(citation, frozenset({f"source {name.casefold()}"}), name, True, group)
        if statement.via:
            name = self.registry.canonical(statement.via[-1])
            return Assertion(citation, frozenset({f"source {name.casefold()}"}), name, True, group)
        return Assertion(citation, own, self._own_name(report), self.credits[report] is not None, group)

    def _body(self, report: str, statement: Statement) -> str | None:
        """Return the body that a speaker is described as of; "the official" is the one described before."""
        described = self._described(statement)
        body = body_of(described)
        if body or not described.casefold().startswith("the "):
            return body
        head = described.casefold().split()[-1]
        earlier = [
            body for start, words, body in self._bodies[report] if head in words and start < statement.source[0].start
        ]
        return earlier[-1] if earlier else None

    @cached_property
    def _bodies(self) -> dict[str, list[tuple[int, frozenset[str], str]]]:
        """For each report where persons are described as of a body, with the words of the description."""
        found: dict[str, list[tuple[int, frozenset[str], str]]] = {}
        for report, reading in self.index.readings.items():
            told = [(s.source[0].start, self._described(s)) for s in reading.statements if s.source]
            named = [(start, frozenset(text.casefold().split()), body_of(text)) for start, text in sorted(told)]
            found[report] = [(start, words, body) for start, words, body in named if body]
        return found

    def _own_marks(self, span: Span) -> frozenset[str]:
        marks = self._report_marks[span.report]
        passages = self._shared.get(span.report)
        if not passages:
            return marks
        first = bisect_left(passages, span.start - self._longest[span.report], key=_starts)
        until = bisect_left(passages, span.end, key=_starts)
        return marks | {f"passage {number}" for number, passage in passages[first:until] if passage.end > span.start}

    @cached_property
    def _longest(self) -> dict[str, int]:
        return {report: max(p.end - p.start for _, p in passages) for report, passages in self._shared.items()}

    @cached_property
    def _report_marks(self) -> dict[str, frozenset[str]]:
        found = {}
        for report, root in self.copy_root.items():
            names = {self.outlet(report), self.credits[report] or self.outlet(report)}
            found[report] = frozenset({f"group {root}", *(f"source {name.casefold()}" for name in names)})
        return found

    @cached_property
    def _shared(self) -> dict[str, list[tuple[int, Span]]]:
        """For each report its passages that another report shares, by their start, under the number of the pair."""
        found: dict[str, list[tuple[int, Span]]] = {}
        for number, copy in enumerate(sorted(self.index.case.copies, key=lambda copy: (copy.reports, copy.kind))):
            for passage in copy.passages:
                found.setdefault(passage.report, []).append((number, passage))
        return {report: sorted(passages, key=lambda item: (item[1], item[0])) for report, passages in found.items()}

    def _own_name(self, report: str) -> str:
        return self.credits[report] or self.outlet(report)

    def _described(self, statement: Statement) -> str:
        return " … ".join(self.index.text(span) for span in statement.source)

    def said_by(self, report: str, statement: Statement | None) -> tuple[str, ...]:
        """Return the chain from the speaker to the outlet."""
        chain: list[str] = []
        if statement is not None:
            speaker = statement.speaker or self._described(statement)
            chain = [speaker, *reversed(statement.via)]
        credit = self.credits[report]
        tail = [credit] if credit else []
        return tuple(dict.fromkeys(filter(None, (*chain, *tail, self.outlet(report)))))

    def independent(self, assertions: Iterable[Assertion]) -> tuple[Origin, ...]:
        """Join assertions that share a source; what remains apart is independent as far as the reports tell."""
        kept = _without_repetition(tuple(assertions))
        clusters = _connected(_with_short_names(kept))
        origins = [self._origin([kept[at] for at in cluster]) for cluster in clusters]
        return tuple(sorted(origins, key=lambda origin: origin.name))

    def _origin(self, cluster: Sequence[Assertion]) -> Origin:
        best = min(cluster, key=lambda a: (not a.recorded, a.name, a.citation.span))
        ordered = tuple(sorted(cluster, key=lambda assertion: assertion.citation.span))
        return Origin(best.name, best.recorded, self.registry.owner(best.name), ordered)


def _starts(item: tuple[int, Span]) -> int:
    return item[1].start


def _without_repetition(assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """Drop the own words of a report for what it, or a copy of it, attributes elsewhere: the same thing said twice."""
    attributed = {a.group for a in assertions if a.recorded and f"group {a.group}" not in a.marks}
    return tuple(a for a in assertions if f"group {a.group}" not in a.marks or a.group not in attributed)


def _with_short_names(assertions: Sequence[Assertion]) -> list[frozenset[str]]:
    """Return the marks of each, a name joined to a fuller one: "Health Ministry" is "Ministry of Health of Vesta"."""
    names = sorted({assertion.name for assertion in assertions if assertion.recorded})
    words = {name: telling_words(name) for name in names}
    fuller = {name: {other for other in names if words[other] and words[other] <= words[name]} for name in names}
    joined = {name: {body_mark(other) for other in fuller[name]} for name in names}
    return [a.marks | joined[a.name] if a.recorded else a.marks for a in assertions]


def _connected(marks: Sequence[frozenset[str]]) -> list[list[int]]:
    """Group the places of sets that share a member, directly or through others."""
    joined = Unions(len(marks))
    first: dict[str, int] = {}
    for at, members in enumerate(marks):
        for member in sorted(members):
            joined.join(first.setdefault(member, at), at)
    return list(joined.sets().values())


def source_kind(speaker: str) -> tuple[str, str]:
    """Say what a source is: (`named`, its name), (`institution`, its word), or unnamed `persons` or `reports`.

    "Dallas police" and "police" are one institution to a case; "analysts" are whoever the outlet spoke to.
    """
    kinds: Mapping[str, str] = lookup("en", "sources", "word", "kind")
    found = re.findall(r"[^\W\d_]+", speaker)
    for word in reversed(found):
        if word.islower() and word in kinds:
            return kinds[word], word
    if "police" in speaker.casefold():
        return "institution", "police"
    capitals = [word for word in found if word[0].isupper()]
    if all(word.lower() in listed("smallwords") for word in found):
        return "persons", speaker
    if not capitals or found[0].lower() in ("a", "an", "one", "some", "several") or found[-1].islower():
        return "persons", speaker
    return "named", speaker
