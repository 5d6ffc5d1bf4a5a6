"""A part of a sentence folds into the line that tells the whole of it."""

from __future__ import annotations

from dataclasses import replace

from consilience.brief.fold import fold_findings, is_thin
from consilience.brief.sections import Section
from consilience.brief.verify import lay_ground
from consilience.records import Case, Citation, Finding, Grade, Reading, Report, Span, Stance, Standing

TEXT = (
    "The army began Plan Heron with the mobilisation of 30,000 reservists. "
    "The minister said the reservists would guard the bridges of Orvana. The deployment went on."
)
SENTENCES = tuple(
    Span("r", TEXT.index(s), TEXT.index(s) + len(s)) for s in (part + "." for part in TEXT.rstrip(".").split(". "))
)


def ground():
    return lay_ground(Case((Report("r", TEXT),), (Reading("r", sentences=SENTENCES, text=TEXT),)))


def finding(id: str, words: str, kind: str = "event", **fields) -> Finding:
    start = TEXT.index(words)
    cite = Citation(Span("r", start, start + len(words)), words)
    return Finding(id, kind, words, Standing.SINGLE_SOURCE, Grade(), (cite,), **fields)


WHOLE = finding("whole", "The army began Plan Heron with the mobilisation of 30,000 reservists", theme="activate")
PART = finding("part", "the mobilisation of 30,000 reservists", theme="MOBILIZE")
THIN = finding("thin", "The deployment")
SAID = finding("said", "The minister said the reservists would guard the bridges of Orvana", kind="statement")
PLAN = finding("plan", "the reservists would guard the bridges of Orvana", stance=Stance.PLANNED)


def folded(**sections):
    return fold_findings({section: sections.get(section.value, []) for section in Section}, ground())


def test_the_part_stands_in_the_line_of_the_whole() -> None:
    folding = folded(happened=[PART, WHOLE])
    assert folding.kept[Section.HAPPENED] == (WHOLE,)
    assert folding.also == {"whole": ("part",)}
    assert folding.themes == {"whole": "Mobilisation"}


def test_a_plan_is_not_folded_into_the_statement_that_tells_it() -> None:
    folding = folded(apart=[PLAN], statements=[SAID])
    assert folding.kept[Section.APART] == (PLAN,)


def test_what_says_next_to_nothing_gets_no_line() -> None:
    assert is_thin(THIN)
    assert not is_thin(WHOLE)
    assert folded(happened=[THIN, WHOLE]).kept[Section.HAPPENED] == (WHOLE,)


def test_words_of_another_sentence_are_no_home() -> None:
    elsewhere = finding("elsewhere", "the reservists would guard the bridges of Orvana")
    assert len(folded(happened=[WHOLE, elsewhere]).kept[Section.HAPPENED]) == 2


def test_one_text_is_one_line_though_one_finding_rests_on_more() -> None:
    more = finding("more", "The army began Plan Heron with the mobilisation of 30,000 reservists")
    also = Citation(SENTENCES[1], TEXT[SENTENCES[1].start : SENTENCES[1].end])
    more = replace(more, support=(*more.support, also))
    assert len(folded(happened=[WHOLE, more]).kept[Section.HAPPENED]) == 1
