"""Where do reports stand against each other? Denials as findings, tied to the claims that they deny."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.records import Citation, Finding, Span, Stance, Standing, Statement
from consilience.weigh.denials.answered import find_claims
from consilience.weigh.denials.claims import Claim, index_claims
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.joined import denied_spans, find_denials
from consilience.weigh.denials.status import by_whom, find_turned, reach_of, settle, status_of
from consilience.weigh.denials.wording import denial_line
from consilience.weigh.findings import period, places_of, theme_of
from consilience.weigh.grades import grade, stand
from consilience.weigh.identity import finding_id
from consilience.weigh.index import CaseIndex
from consilience.weigh.marks import find_marks, withdrawn
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.origins.paths import paths_of
from consilience.weigh.passages import cover
from consilience.weigh.tellings import Telling
from consilience.weigh.topics import Topic
from consilience.weigh.wording import capitalised, shortened, tidy


@dataclass(frozen=True, slots=True)
class Dispute:
    """A joined denial with the claims that it answers."""

    denials: tuple[Denial, ...]
    claims: tuple[Claim, ...]
    turned: tuple[Claim, ...] = ()
    """Where what is denied is confirmed after all, by the denier or by an admission."""
    echoes: tuple[Telling, ...] = ()
    """Where a report repeats the denial in its own words: cited, but no origin of its own."""

    @property
    def claimed(self) -> frozenset[Span]:
        """The triggers of the claimed events."""
        told = (*self.claims, *self.turned)
        return frozenset(claim.mention.event.span for claim in told if claim.mention is not None)

    @property
    def claimants(self) -> tuple[Assertion, ...]:
        """The claims that somebody can be found to make; "reports" that only the denial speaks of are no origin."""
        return tuple(dict.fromkeys(claim.assertion for claim in self.claims if claim.mention is not None))

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """The denials as assertions, once each."""
        return tuple(dict.fromkeys(denial.assertion for denial in self.denials))

    @property
    def deniers(self) -> tuple[Assertion, ...]:
        """The assertions that count as origins: a headline's "Vesta denies" is the word of the official below it."""
        personal = tuple(denial.assertion for denial in self.denials if not denial.impersonal)
        return tuple(dict.fromkeys(personal)) or self.assertions


def told_statements(index: CaseIndex, disputes: Sequence[Dispute]) -> frozenset[tuple[str, int]]:
    """Return the statements (report, number) that denials tell already: their own, and one that says nothing else."""
    found = set()
    for denial in (denial for dispute in disputes for denial in dispute.denials):
        if denial.number is not None and (denial.sort is Sort.WORDED or _says_only(index, denial.statement)):
            found.add((denial.report, denial.number))
        for number, statement in enumerate(index.readings[denial.report].statements):
            if _says_only(index, statement) and any(span.covers(denial.span) for span in statement.content):
                found.add((denial.report, number))
    return frozenset(found)


def _says_only(index: CaseIndex, statement: Statement | None) -> bool:
    """Say whether a statement is one sentence long."""
    if statement is None or not statement.content:
        return False
    content = cover(statement.content)
    return content.end <= index.sentence(Span(content.report, content.start, content.start)).end


def find_disputes(lineage: Lineage, tellings: Sequence[Telling]) -> tuple[Dispute, ...]:
    """Find every denial of the case and what it answers."""
    joined = find_denials(lineage)
    by_story: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.stance is not Stance.DENIED:
            continue
        for story in sorted({lineage.index.story_of(mention.reading.report)[0] for mention in telling.mentions}):
            by_story[story].append(telling)
    claims = index_claims(lineage, tellings)
    paired = [(denials, find_claims(claims, denials)) for denials in joined]
    told = [(denials, found) for denials, found in paired if found or any(denial.alone for denial in denials)]
    taken = denied_spans(lineage.index, [denials for denials, _ in told])
    disputes = []
    for denials, found in told:
        stories = sorted({lineage.index.story_of(denial.report)[0] for denial in denials})
        near = [telling for story in stories for telling in by_story[story]]
        turned = find_turned(claims, denials)
        disputes.append(Dispute(denials, found, turned, _echoes(denials, near, taken)))
    return tuple(disputes)


def _echoes(denials: Sequence[Denial], tellings: Iterable[Telling], taken: frozenset[Span]) -> tuple[Telling, ...]:
    """Find what the reports of a denial say in their own words of the denied event: "Vesta's denial of a request"."""
    groups = frozenset(group for denial in denials for group in denial.groups)
    reports = {denial.report for denial in denials}
    left = (t.without(taken) for t in tellings if t.stance is Stance.DENIED and t.group in groups)
    return tuple(t for t in left if t.mentions and all(m.reading.report in reports for m in t.mentions))


def against(disputes: Sequence[Dispute]) -> Mapping[Span, tuple[Assertion, ...]]:
    """Return, for each claimed event mention, the denials that stand against it."""
    found: dict[Span, list[Assertion]] = defaultdict(list)
    for dispute in disputes:
        if dispute.turned:
            continue
        deniers = dispute.deniers
        for span in dispute.claimed:
            found[span].extend(deniers)
    return {span: tuple(found[span]) for span in sorted(found)}


def dispute_findings(
    lineage: Lineage, disputes: Sequence[Dispute], events: Sequence[tuple[Telling, Finding]]
) -> tuple[Finding, ...]:
    """Make a finding of each denial and of each claim that only its denial tells; ids point both ways."""
    home = {mention.event.span: finding.id for telling, finding in events for mention in telling.mentions}
    found: list[Finding] = []
    for dispute in disputes:
        related = sorted({home[span] for span in dispute.claimed if span in home})
        denial = _denial_finding(lineage, dispute)
        if not related and dispute.claims:
            claim = replace(_claim_finding(lineage, dispute), relates=(denial.id,))
            related = [claim.id]
            found.append(claim)
        found.append(replace(denial, relates=tuple(related)))
    return tuple(found)


def taken_back(lineage: Lineage, disputes: Iterable[Dispute]) -> frozenset[str]:
    """Return who is told to have withdrawn what he claimed and others deny."""
    claims = (claim.assertion for dispute in disputes for claim in dispute.claims)
    return frozenset(claim.name for claim in claims if withdrawn(lineage, (claim,)))


def relate(
    findings: Iterable[Finding], denials: Iterable[Finding], taken: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Point the claims back at their denials, and say what these make of them."""
    answers: dict[str, list[Finding]] = defaultdict(list)
    for denial in denials:
        for claim in denial.relates:
            answers[claim].append(denial)
    return tuple(
        settle(replace(f, relates=tuple(sorted(d.id for d in answers[f.id]))), answers[f.id], taken)
        if f.id in answers
        else f
        for f in findings
    )


def _denial_finding(lineage: Lineage, dispute: Dispute) -> Finding:
    index = lineage.index
    support = lineage.independent(dispute.deniers)
    claims = tuple(dict.fromkeys(claim.assertion for claim in dispute.claims))
    claimants = lineage.independent(dispute.claimants)
    echoed = [assertion for telling in dispute.echoes for assertion in telling.assertions]
    cites = tuple(dict.fromkeys(assertion.citation for assertion in (*dispute.assertions, *echoed)))
    mentions = [mention for denial in dispute.denials for mention in denial.denied]
    cues = [cue for denial in dispute.denials if denial.statement for cue in denial.statement.cue]
    earliest, latest = period(mention for cue in cues for mention in index.mentions_within(cue))
    valid = any(denial.report not in index.superseded for denial in dispute.denials)
    standing = Standing.CONTESTED if claimants else Standing.DENIED
    status = status_of(dispute.denials, dispute.claims, dispute.turned)
    return Finding(
        id=finding_id("denial", cites),
        kind="denial",
        text=denial_line(lineage.index, dispute.denials, answered=bool(dispute.claims)),
        standing=standing if valid else Standing.SUPERSEDED,
        grade=grade(support, claimants, lineage.registry),
        support=cites,
        dispute=tuple(_with_mark(lineage, assertion.citation) for assertion in claims),
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        stance=Stance.DENIED,
        theme=theme_of(mentions),
        earliest=earliest,
        latest=latest,
        places=places_of(mentions),
        scopes=_scopes(lineage, dispute),
        status=status,
        by=by_whom(index, dispute.denials, dispute.claims),
        reach=reach_of(index, dispute.denials, dispute.claims),
        marks=_without_parts((*find_marks(index, _cited(dispute), _topic(dispute)), *withdrawn(lineage, claims))),
    )


def _without_parts(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a mark that another one holds."""
    return tuple(mark for mark in marks if not any(mark != other and mark in other for other in marks))


def _scopes(lineage: Lineage, dispute: Dispute) -> tuple[str, ...]:
    """Return what exactly is denied, in reading order, each wording once."""
    ordered = sorted(dispute.denials, key=lambda denial: denial.span)
    texts = (tidy(lineage.index.text(denial.scope)) for denial in ordered)
    return tuple(dict.fromkeys(text for text in texts if text))


def _cited(dispute: Dispute) -> list[Span]:
    spans = [denial.span for denial in dispute.denials]
    return spans + [claim.assertion.citation.span for claim in dispute.claims]


def _topic(dispute: Dispute) -> Topic:
    topics = [denial.topic for denial in dispute.denials]
    stems = frozenset(stem for topic in topics for stem in topic.stems)
    return Topic(stems, frozenset(country for topic in topics for country in topic.countries))


def _with_mark(lineage: Lineage, cite: Citation) -> Citation:
    """Stretch the citation of a claim to its sentence: what the report adds ("neither has confirmed") belongs to it."""
    return lineage.index.cite(lineage.index.sentence(cite.span), cite.said_by)


def _claim_finding(lineage: Lineage, dispute: Dispute) -> Finding:
    """Make a finding of a claim that stands in no event of its own: what the "reports" say that are denied."""
    claims = tuple(dict.fromkeys(claim.assertion for claim in dispute.claims))
    against = () if dispute.turned else dispute.deniers
    support, denials = lineage.independent(dispute.claimants), lineage.independent(against)
    cites = tuple(assertion.citation for assertion in claims)
    mentions = [mention for denial in dispute.denials for mention in denial.denied]
    return Finding(
        id=finding_id("statement", cites, "claim"),
        kind="statement",
        text=capitalised(shortened(tidy(cites[0].quote))),
        standing=stand(support, denials),
        grade=grade(support, denials, lineage.registry),
        support=cites,
        dispute=tuple(assertion.citation for assertion in dispute.assertions),
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        stance=Stance.AFFIRMED if dispute.turned else Stance.POSSIBLE,
        theme=theme_of(mentions),
        status=status_of(dispute.denials, dispute.claims, dispute.turned),
    )
