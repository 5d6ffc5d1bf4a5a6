"""Who denies what? Every denial, joined across reports, with exactly what it denies in each report's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from consilience.records import Span, Stance, Statement
from consilience.rules import find_matches, patterns
from consilience.unions import Unions
from consilience.weigh.index import WILLING, Mention, cover
from consilience.weigh.origins import Assertion, Lineage, source_kind
from consilience.weigh.speech import DENYING, is_negated
from consilience.weigh.topics import Topic, stem, topic_of

_NEAR = 600
"""Characters within which a speaker's second denial ("No, we have not ...") takes up the first."""

DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Roots of what is done to somebody: rejecting one is no denial of it."""


@dataclass(frozen=True)
class Denial:
    """One denial in one report."""

    report: str
    story: str
    """The story of its report (`CaseIndex.story_name`)."""
    number: int
    """Index of its statement."""
    statement: Statement
    speaker: str
    span: Span
    assertion: Assertion
    denied: tuple[Mention, ...]
    """The events in its words that it denies."""
    topic: Topic
    impersonal: bool
    """Whether a country or an institution denies, not a person."""
    of_plan: bool = False
    """Whether only an intention is denied ("has no plans to"): that answers nobody who holds a thing possible."""

    @cached_property
    def groups(self) -> frozenset[int]:
        """The groups of the events that it denies."""
        return frozenset(mention.group for mention in self.denied)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The stems of what is denied: "reque" for "had requested"."""
        return frozenset(stem(mention.event.lemma) for mention in self.denied if len(mention.event.lemma) > 3)

    @cached_property
    def grounds(self) -> frozenset[str]:
        """What something said elsewhere must share, to be about the same matter: the story, or a name."""
        return grounds_of(self.story, self.topic)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of what is denied."""
        return frozenset(mention.event.kind for mention in self.denied if mention.event.kind)


def find_denials(lineage: Lineage) -> tuple[tuple[Denial, ...], ...]:
    """Find the denials of all reports and join those in which one speaker denies one thing."""
    found = list(_denials(lineage))
    joined = Unions(len(found))
    near: dict[str, list[int]] = defaultdict(list)
    for at, denial in enumerate(found):
        homes = (f"by {denial.speaker.casefold()}", f"in {denial.report}")
        for other in sorted({other for home in homes for other in near[home]}):
            if joined.find(other) != joined.find(at) and _same(denial, found[other]):
                joined.join(other, at)
        for home in homes:
            near[home].append(at)
    clusters = [[found[at] for at in members] for members in joined.sets().values()]
    told = (cluster for cluster in clusters if any(_is_telling(denial) for denial in cluster))
    ordered = [tuple(sorted(cluster, key=lambda denial: denial.span)) for cluster in told]
    return tuple(sorted(ordered, key=lambda cluster: cluster[0].span))


def _denials(lineage: Lineage) -> Iterable[Denial]:
    """Yield the denials, those that use a word of denying first: a bare "No" joins one of them where it can."""
    found = [
        denial
        for reading in lineage.index.readings.values()
        for number, statement in enumerate(reading.statements)
        if (denial := _denial(lineage, reading.report, number, statement)) is not None
    ]
    return sorted(found, key=lambda denial: (denial.statement.act not in DENYING, denial.span))


def _denial(lineage: Lineage, report: str, number: int, statement: Statement) -> Denial | None:
    index = lineage.index
    if not statement.content or not (statement.cue or statement.source):
        return None
    held = [mention for span in statement.content for mention in index.mentions_within(span)]
    innermost = [m for m in held if m.event.statement in (number, None)] or held
    denied = tuple(m for m in innermost if _is_denied(m, statement))
    if statement.act in DENYING:
        if statement.act != "deny" and not denied and any(m.event.kind in DEEDS for m in innermost):
            return None  # "rejected the shootings as acts of violence" condemns what was done
        denied = denied or tuple(innermost)
    elif not denied or not statement.speaker or statement.act in WILLING:
        return None
    if not _is_somebody(lineage, report, statement) or _leaves_open(lineage, statement):
        return None
    speaker = index.canonical(statement.speaker or lineage.said_by(report, statement)[0])
    spans = statement.content if statement.act in DENYING else [index.clause_span(m) for m in denied]
    topic = topic_of(index, spans)
    span = index.told_span(report, statement)
    assertion = lineage.assert_span(span, statement)
    persons = {name.text.casefold() for name in index.readings[report].names if name.kind == "person"}
    impersonal = speaker.casefold() not in persons
    of_plan = statement.act in DENYING and not any(is_negated(index.text(cue)) for cue in statement.cue)
    story = index.story_name(report)
    return Denial(report, story, number, statement, speaker, span, assertion, denied, topic, impersonal, of_plan)


def _is_somebody(lineage: Lineage, report: str, statement: Statement) -> bool:
    """Say whether a denial has a denier: a name of the report or, with a word of denying, an unnamed person."""
    if not statement.speaker:
        return statement.act in DENYING and bool(statement.source)
    kind, _ = source_kind(statement.speaker)
    if kind == "named":
        return statement.speaker in {name.text for name in lineage.index.readings[report].names}
    return kind == "institution" or statement.act in DENYING


def _leaves_open(lineage: Lineage, statement: Statement) -> bool:
    """Say whether the words of denying belong to "neither confirmed nor denied": that is a mark, no denial."""
    for cue in statement.cue:
        sentence = lineage.index.sentence(cue)
        text = lineage.index.readings[cue.report].text
        rules = [pattern for pattern in patterns("en", "marks") if pattern.fields["kind"] == "neither confirmed"]
        found = find_matches(rules, text, sentence.start, sentence.end)
        if any(match.start < cue.end and cue.start < match.end for match in found):
            return True
    return False


def _is_denied(mention: Mention, statement: Statement) -> bool:
    """Say whether an event in a statement is denied by it: marked so, or a plan in words of denial."""
    stance = mention.event.stance
    return stance is Stance.DENIED or (statement.act in DENYING and stance in (Stance.PLANNED, Stance.REQUESTED))


def _is_telling(denial: Denial) -> bool:
    """Say whether a denial tells what is denied: by a word of denying, or by an event of a known kind."""
    typed = any(mention.event.kind or mention.event.mode for mention in denial.denied)
    return typed or denial.statement.act in DENYING


def grounds_of(story: str, topic: Topic) -> frozenset[str]:
    """Return what ties words to a matter: their story, and the countries and names in them."""
    return topic.countries | {f"story {story}"}


def _same(left: Denial, right: Denial) -> bool:
    """Say whether two denials are one: one speaker, and one event or the same subject.

    A headline ("Vesta denies ...") and the official of its text are one too; so is a denial inside another's words.
    The same words about two matters ("a second bridge had been attacked") are two denials.
    """
    if left.span.covers(right.span) or right.span.covers(left.span):
        return True
    if left.speaker.casefold() != right.speaker.casefold():
        shared = left.triggers & right.triggers and (left.impersonal or right.impersonal)
        return bool(shared) and left.report == right.report
    if left.groups & right.groups:
        return True
    return bool(left.grounds & right.grounds) and _same_matter(left, right)


def _same_matter(left: Denial, right: Denial) -> bool:
    """Say whether what one speaker denies twice on common ground is one thing by its words."""
    if left.triggers & right.triggers:
        return True
    stems, countries = left.topic.common(right.topic)
    if stems >= 2 or (stems and countries >= 2):
        return True
    plain = left.statement.act not in DENYING or right.statement.act not in DENYING
    return plain and left.report == right.report and stems >= 1 and abs(left.span.start - right.span.end) < _NEAR


def scope_of(lineage: Lineage, denial: Denial) -> Span:
    """Return what a denial denies: the words after its cue, from the first to the last word of its content."""
    content = cover(denial.statement.content)
    if denial.statement.act not in DENYING or not denial.statement.cue:
        return content
    end = cover(denial.statement.cue).end
    between = Span(content.report, end, content.start)
    return Span(content.report, end, content.end) if 0 < between.end - between.start < 40 else content


def denied_spans(clusters: Sequence[Sequence[Denial]]) -> frozenset[Span]:
    """Return the triggers that some denial denies."""
    return frozenset(mention.event.span for cluster in clusters for denial in cluster for mention in denial.denied)
