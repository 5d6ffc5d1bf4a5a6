"""What does an analyst's word change in what was linked?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consilience.link import link_readings
from consilience.link.regroup import Ruling, regroup
from consilience.read import Reader, read_report
from consilience.records import Case, Judged, Judgement, Report

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE
BLAST = "A blast at the grain silo in Port Sallo killed six people on Monday, Mayor Ilse Varga said."
AGAIN = "The blast at the grain silo in Port Sallo on Monday killed six people, Ilse Varga told reporters."
OTHER = "The senate of Karvia passed the budget on Friday, 54 votes to 41, Dana Quill said."
TEXTS = {"a": BLAST, "b": AGAIN, "c": OTHER}

LinkJudged = Callable[..., Case]


@pytest.fixture(scope="module")
def link_judged(reader: Reader) -> LinkJudged:
    """Read and link texts by id, with an analyst's words: (left, right, judgement) with quoted words for mentions."""

    def link_texts(texts: dict[str, str], *words: tuple[str, str, Judgement]) -> Case:
        reports = [Report(name, text, language="en", published=date(2024, 3, 4)) for name, text in texts.items()]
        readings = [read_report(report, reader) for report in reports]
        judged = [Judged(at(texts, one), at(texts, two), how, "ines", date(2024, 3, 9)) for one, two, how in words]
        return link_readings(reports, readings, judgements=judged)

    return link_texts


def at(texts: dict[str, str], mention: str) -> str:
    """Turn "a killed" into where that word first stands in report a; a report's id stays."""
    report, _, words = mention.partition(" ")
    start = texts[report].index(words) if words else 0
    return f"{report}:{start}:{start + len(words)}" if words else report


def event_with(case: Case, mention: str) -> set[str]:
    group = next(
        group for group in case.events for span in group if f"{span.report}:{span.start}:{span.end}" == mention
    )
    return {f"{span.report}:{span.start}:{span.end}" for span in group}


def test_without_a_word_the_reports_of_one_blast_are_one_story(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS)
    assert case.stories == (("a", "b"), ("c",))
    assert at(TEXTS, "b killed") in event_with(case, at(TEXTS, "a killed"))


def test_reports_judged_different_are_two_stories(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS, ("a", "b", DIFFERENT))
    assert case.stories == (("a",), ("b",), ("c",))


def test_reports_judged_the_same_are_one_story(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS, ("c", "a", SAME))
    assert case.stories == (("a", "b", "c"),)


def test_events_judged_different_are_two_events(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS, ("a killed", "b killed", DIFFERENT))
    assert at(TEXTS, "b killed") not in event_with(case, at(TEXTS, "a killed"))
    assert at(TEXTS, "b blast") in event_with(case, at(TEXTS, "a blast"))


def test_events_of_two_crises_judged_the_same_are_one(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS, ("a said", "c passed", SAME))
    assert at(TEXTS, "c passed") in event_with(case, at(TEXTS, "a said"))


def test_entities_are_joined_and_split(link_judged: LinkJudged) -> None:
    split = link_judged(TEXTS, ("a Ilse Varga", "b Ilse Varga", DIFFERENT))
    assert sum(entity.name == "Ilse Varga" for entity in split.entities) == 2
    joined = link_judged(TEXTS, ("a Ilse Varga", "c Dana Quill", SAME))
    entity = next(entity for entity in joined.entities if "Dana Quill" in entity.variants)
    assert entity.variants == ("Dana Quill", "Ilse Varga")
    assert "ines judged so on 2024-03-09" in entity.because


def test_a_word_is_kept_as_a_link_with_its_author_and_day(link_judged: LinkJudged) -> None:
    case = link_judged(TEXTS, ("a", "b", DIFFERENT), ("a killed", "b killed", DIFFERENT))
    judged = [link for link in case.links if link.author]
    assert [(link.author, link.judged, link.judgement) for link in judged] == [
        ("ines", date(2024, 3, 9), DIFFERENT)
    ] * 2
    computed = {(link.left, link.right) for link in case.links if link.judgement is SAME}
    assert (at(TEXTS, "a killed"), at(TEXTS, "b killed")) not in computed


def test_a_word_on_what_is_not_here_is_a_problem(link_judged: LinkJudged) -> None:
    case = link_judged({**TEXTS, "z": ""}, ("a killed", "a six", SAME), ("a", "b killed", SAME))
    assert len([problem for problem in case.problems if "names no two" in problem.message]) == 2


TIES = [(0.8, "a", "b"), (0.5, "b", "c"), (0.9, "c", "d")]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ([("a", "b", DIFFERENT, 1)], ["a", "bcd", "e"]),
        ([("a", "c", DIFFERENT, 1)], ["ab", "cd", "e"]),
        ([("a", "d", DIFFERENT, 1), ("a", "d", SAME, 2)], ["abcd", "e"]),
        ([("a", "d", DIFFERENT, 2), ("a", "d", SAME, 1)], ["ab", "cd", "e"]),
        ([("a", "d", DIFFERENT, 1), ("a", "d", UNSURE, 2)], ["abcd", "e"]),
        ([("a", "e", SAME, 1), ("a", "d", DIFFERENT, 1)], ["abe", "cd"]),
        ([("a", "b", SAME, 3), ("b", "c", SAME, 2), ("a", "c", DIFFERENT, 1)], ["abcd", "e"]),
        ([("a", "b", SAME, 1), ("b", "c", SAME, 2), ("a", "c", DIFFERENT, 3)], ["a", "bcd", "e"]),
    ],
)
def test_the_last_word_counts_and_the_weaker_side_is_split_off(
    words: list[tuple[str, str, Judgement, int]], groups: list[str]
) -> None:
    rulings = [Ruling(one, two, how, "ines", date(2024, 3, day)) for one, two, how, day in words]
    ruled = regroup([tuple("abcd"), ("e",)], rulings, lambda group: TIES if "a" in group else [])
    assert ["".join(group) for group in ruled.groups] == groups
