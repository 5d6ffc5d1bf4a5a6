"""How is one report of the stream put together, and how is it copied, cut, reworded, corrected or quoted in part?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.stream_facts import ReportFacts, StoryFacts, number
from benchmarks.stream_sentences import Sentence, Template, reword, templates, write
from benchmarks.stream_world import aside, pick

FEWEST, USUAL, MOST = 4, 9.0, 22
"""Sentences of a report; half have more than USUAL."""
SPREAD = 0.55
EARLY_DAYS = 3
"""So long a story's lead tells what happened; later what came of it."""
MIX = (("detail", 0.35), ("official", 0.6), ("voices", 0.8), ("background", 1.0))
"""What follows the lead, up to which of a random number."""
OPENING = 5
"""Sentences that a report of one's own has before it quotes others."""
BLOCK = (3, 6)
"""Sentences of an agency that a partial copy takes over; at most half of them."""
TAILED = 0.6
"""Of all sentences: end in words of their own, so that two outlets seldom write the same."""
REWORDED = 0.15
"""Of a near copy's sentences."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is printed: its sentences in paragraphs, and what stands before and after them."""

    title: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[int, ...]
    """Where each begins."""
    dateline: str = ""
    before: str = ""
    after: str = ""


def draft(story: StoryFacts, kind: str, day: date, rng: random.Random) -> Draft:
    """Write a report of a story as known on a day."""
    late = (day - story.begun).days > EARLY_DAYS
    parts, common = templates()[kind], templates()["any"]
    count = min(MOST, max(FEWEST, round(rng.lognormvariate(0, SPREAD) * USUAL)))
    chosen = [_choose(parts["later" if late and rng.random() < 0.8 else "lead"], rng)]
    used = set(chosen)
    while len(chosen) < count:
        drawn = rng.random()
        part = next(name for name, share in MIX if drawn < share)
        template = _choose(parts["detail"] if part == "detail" else common[part], rng)
        if template not in used or len(used) > 12:
            used.add(template)
            chosen.append(template)
    sentences = tuple(_write(template, ReportFacts(story, day, rng), rng) for template in chosen)
    headline = _choose(parts["titles"], rng)
    title = write(headline, int(rng.random() * len(headline)), ReportFacts(story, day, rng)).text
    return Draft(title, sentences, _paragraphs(len(sentences), rng))


def _choose(options: Sequence[Template], rng: random.Random) -> Template:
    return options[int(rng.random() * len(options))]


def _write(template: Template, facts: ReportFacts, rng: random.Random) -> Sentence:
    tail = f", while {aside(rng)}" if rng.random() < TAILED else ""
    return write(template, int(rng.random() * len(template)), facts, tail)


def _paragraphs(count: int, rng: random.Random) -> tuple[int, ...]:
    begins = [0]
    while begins[-1] < count:
        begins.append(begins[-1] + 1 + int(rng.random() * 3))
    return tuple(begin for begin in begins if begin < count)


def near(original: Draft, rng: random.Random) -> Draft:
    """Cut a report a little at its end, or change a few words, or both."""
    sentences = list(original.sentences)
    if rng.random() < 0.6:
        sentences = sentences[: max(3, round(len(sentences) * (0.72 + 0.25 * rng.random())))]
    changed = set(rng.sample(range(len(sentences)), int(REWORDED * len(sentences) + rng.random())))
    sentences = [reword(item, 1) if number in changed else item for number, item in enumerate(sentences)]
    return replace(original, sentences=tuple(sentences), paragraphs=_paragraphs(len(sentences), rng))


def partial(own: Draft, agency: Draft, rng: random.Random) -> Draft:
    """Put a block of an agency's sentences into a report of one's own."""
    count = min(len(agency.sentences) // 2, BLOCK[0] + int(rng.random() * (BLOCK[1] - BLOCK[0] + 1)))
    first = int(rng.random() * (len(agency.sentences) - count + 1))
    block = agency.sentences[first : first + count]
    at = min(len(own.sentences), OPENING + int(rng.random() * len(own.sentences)))
    sentences = (*own.sentences[:at], *block, *own.sentences[at:])
    return replace(own, sentences=sentences, paragraphs=_paragraphs(len(sentences), rng))


def correct(original: Draft, rng: random.Random) -> Draft:
    """Change the first toll that is told, and say so."""
    for at, sentence in enumerate(original.sentences):
        wrong = next((name for name in ("dead", "dead_c", "hurt") if name in sentence.facts), None)
        if wrong is not None:
            facts = dict(sentence.facts)
            facts[wrong] = number(float(facts[wrong].value or 2) + 1 + int(rng.random() * 5))  # type: ignore[arg-type]
            changed = write(sentence.template, sentence.wording, facts, sentence.tail)
            sentences = (*original.sentences[:at], changed, *original.sentences[at + 1 :])
            return replace(original, sentences=sentences, before="Corrects a figure in an earlier version.")
    return replace(original, before="Corrects the spelling of a name in an earlier version.")


def furniture(outlet: str, number_: int) -> str:
    """Give what an outlet prints under each of its reports; most print nothing."""
    if number_ % 3:
        return ""
    offers = ("a letter every morning", "the week in pictures", "a map of the day", "news on your telephone")
    return (
        f"The {outlet} is read in {number_ + 40} towns and villages. Write to our newsroom if you have seen something "
        f"that we should know about, and subscribe to {offers[number_ % len(offers)]} from the desk of the {outlet}."
    )


def credited(agency: str, outlet: str, rng: random.Random) -> str:
    """Give the line by which an outlet credits an agency."""
    lines = (f"{agency} contributed to this report.", f"With material of {agency}.", f"First published by {agency}.")
    return f"{pick(rng, lines)} {outlet} edited it for length." if rng.random() < 0.3 else pick(rng, lines)
