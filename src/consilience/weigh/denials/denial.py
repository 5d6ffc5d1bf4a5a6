"""What is a denial? One in one report: who denies, in which words, what exactly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from consilience.records import Span, Statement
from consilience.weigh.denials.negations import Negation
from consilience.weigh.meanings import Word, sorted_words
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Assertion
from consilience.weigh.topics import Topic, stem


class Sort(StrEnum):
    """How a denial is worded."""

    WORDED = "worded"
    """With a word of denying: "denied that", "dismissed reports of"."""
    FRAMED = "framed"
    """With words that say so of a claim: "the report is false", "no evidence that", "contrary to"."""
    NEGATED = "negated"
    """With a negation only: "there was no strike"."""
    COUNTERED = "countered"
    """By telling the opposite: "the dam remains intact"."""


@dataclass(frozen=True)
class Denial:
    """One denial in one report."""

    report: str
    story: str
    """The story of its report (`CaseIndex.story_name`)."""
    sort: Sort
    speaker: str
    span: Span
    """The words to quote."""
    key: Span
    """The words that deny, by which two readings of one denial are recognised."""
    scope: Span
    """What it denies, in the report's words."""
    assertion: Assertion
    denied: tuple[Mention, ...]
    """The events in its words that it denies."""
    topic: Topic
    words: tuple[Word, ...]
    """The words that say what is denied."""
    statement: Statement | None = None
    number: int | None = None
    """Index of its statement."""
    status: str = "denied"
    """What its words make of the claim: denied, doubted, no evidence, corrected or withdrawn."""
    alone: bool = True
    """Whether it is a denial where nobody is found who claims the contrary."""
    impersonal: bool = False
    """Whether a country or an institution denies, not a person."""
    of_plan: bool = False
    """Whether only an intention is denied ("has no plans to"): that answers nobody who holds a thing possible."""
    negations: tuple[Negation, ...] = ()
    around: tuple[Word, ...] = ()
    """Of a doubt the words of its sentence: "not confident that all suspects are caught" says with whom he acted."""
    whose: frozenset[str] = frozenset()
    """The words of the name of whoever made a claim that is not told again: "the claim by Helpline is not true"."""
    undone: bool = True
    """Whether it says that the thing did not happen ("had no part in the raid" leaves the raid as it is)."""
    open_ended: bool = False
    """Whether what it denies is told by its negations, not by its words for a claim ("contrary to reports, no ...")."""

    @property
    def grave(self) -> bool:
        """Say whether it denies a deed of a known kind, or one that somebody is blamed for."""
        return any(mention.event.kind or mention.event.mode not in (None, "state") for mention in self.denied)

    @property
    def uses_words(self) -> bool:
        """Say whether it has words for denying, not a bare "no"."""
        return self.sort in (Sort.WORDED, Sort.FRAMED)

    @cached_property
    def groups(self) -> frozenset[int]:
        """The groups of the events that it denies."""
        return frozenset(mention.group for mention in self.denied)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The stems of what is denied: "reque" for "had requested"."""
        lemmas = {mention.event.lemma for mention in self.denied} - sorted_words("light")
        return frozenset(stem(lemma) for lemma in lemmas if len(lemma) > 3)

    @cached_property
    def grounds(self) -> frozenset[str]:
        """What something said elsewhere must share, to be about the same matter: the story, or a name."""
        return grounds_of(self.story, self.topic)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of what is denied."""
        return frozenset(mention.event.kind for mention in self.denied if mention.event.kind)


def grounds_of(story: str, topic: Topic) -> frozenset[str]:
    """Return what ties words to a matter: their story, and the countries and names in them."""
    return topic.countries | {f"story {story}"}
