"""Which invented reports are one text?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.records import Case

from .conftest import HARBOUR, SENATE, VALLEY

Link = Callable[..., Case]


def copies(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    return [(copy.kind, copy.reports) for copy in case.copies]


def test_the_same_words_are_identical_whatever_furniture_stands_around_them(link: Link) -> None:
    framed = f"Menu\n\nHome\n\nSign in\n\n{HARBOUR}\n\nLeave a Reply\n"
    assert copies(link({"a": HARBOUR, "b": framed})) == [("identical", ("a", "b"))]


def test_a_shortened_report_is_a_near_copy(link: Link) -> None:
    short = "\n\n".join(HARBOUR.split("\n\n")[:3])
    assert copies(link({"a": HARBOUR, "b": short})) == [("near", ("a", "b"))]


def test_a_light_rewrite_is_a_near_copy(link: Link) -> None:
    rewritten = HARBOUR.replace("at least nine sailors were missing", "nine or more seamen were missing")
    assert copies(link({"a": HARBOUR, "b": rewritten})) == [("near", ("a", "b"))]


def test_an_earlier_version_with_the_same_opening_is_a_near_copy(link: Link) -> None:
    """What is new comes first: a running story keeps its opening while the rest of it is written anew."""
    earlier = "\n\n".join(
        (
            "Two freighters collided in the outer harbour of Port Sallo on Monday, and four sailors were missing, "
            "police said.",
            "The freighter Amber Dawn, loaded with timber, struck the smaller Teodora in thick fog shortly before "
            "dawn, according to the harbour police.",
            "Three tugs searched the water until the afternoon, when a storm drove them back to the quay.",
            "Names of the missing were not given out at first, and a spokesman did not know who had been at the helm.",
        )
    )
    assert copies(link({"a": HARBOUR, "b": earlier})) == [("near", ("a", "b"))]


def test_a_report_with_another_opening_and_as_much_in_common_is_a_partial_copy(link: Link) -> None:
    block = "\n\n".join(HARBOUR.split("\n\n")[:3])
    assert copies(link({"a": HARBOUR, "b": f"{VALLEY}\n\n{block}"})) == [("partial", ("a", "b"))]


def test_reports_that_open_with_the_same_quotation_are_no_copies(link: Link) -> None:
    said = '"We will rebuild every house of this valley before the snow comes, and we will do it with our own hands."'
    one = f"{said}\n\nThe governor spoke in the square of Orsk Dol before some hundred people who had lost a roof."
    two = f"{said}\n\nWith these words ended a visit that few had expected, and that the opposition called a show."
    assert copies(link({"a": one, "b": two})) == []


def test_words_to_the_reader_of_a_page_are_no_part_of_a_report(link: Link) -> None:
    framed = (
        "Your weather is set to Port Sallo. You can change the location at any time.\n\nSign up for our evening letter "
        f"and read the news of the coast before all others.\n\n{SENATE}"
    )
    assert copies(link({"a": SENATE, "b": framed})) == [("identical", ("a", "b"))]


def test_a_report_with_own_reporting_and_some_agency_paragraphs_is_a_partial_copy(link: Link) -> None:
    mixed = f"{SENATE}\n\n" + "\n\n".join(HARBOUR.split("\n\n")[:2]) + f"\n\n{VALLEY}"
    case = link({"a": HARBOUR, "b": mixed})
    assert copies(case) == [("partial", ("a", "b"))]
    quoted = {span.report: mixed[span.start : span.end] for span in case.copies[0].passages if span.report == "b"}
    assert "Amber Dawn" in " ".join(
        mixed[span.start : span.end] for span in case.copies[0].passages if span.report == "b"
    )
    assert quoted


def test_reports_that_share_a_speech_only_are_no_copies(link: Link) -> None:
    speech = (
        '"We have counted every vote twice and we have found nothing that would change the outcome of this election."'
    )
    one = (
        f"Dana Quill spoke for an hour in the capital.\n\n{speech}\n\nShe left without taking questions from the press."
    )
    two = f"The minister came to the square at noon.\n\n{speech}\n\nThousands of people had waited there in the rain."
    assert copies(link({"a": one, "b": two})) == []


def test_a_report_quoted_whole_inside_a_commentary_is_a_partial_copy(link: Link) -> None:
    inner = HARBOUR.replace('"', "'")
    comment = f"{VALLEY}\n\nThe agency wrote: “{inner}”\n\n{SENATE}"
    assert copies(link({"a": HARBOUR, "b": comment})) == [("partial", ("a", "b"))]


def test_reports_of_other_events_are_no_copies(link: Link) -> None:
    assert copies(link({"a": HARBOUR, "b": VALLEY, "c": SENATE})) == []


def test_a_brief_that_is_whole_in_two_long_reports_does_not_make_these_copies(link: Link) -> None:
    first, second = VALLEY + "\n\n" + HARBOUR, SENATE + "\n\n" + HARBOUR
    brief = "\n\n".join(HARBOUR.split("\n\n")[:3])
    groups = [
        set(copy.reports) for copy in link({"a": brief, "b": first, "c": second}).copies if copy.kind != "partial"
    ]
    assert {"a", "b"} in groups
    assert {"a", "c"} in groups
    assert {"a", "b", "c"} not in groups


def test_a_passage_of_many_reports_is_one_record(link: Link) -> None:
    """Seven outlets print two agency paragraphs inside seven reports of their own: one record, not 21 pairs."""
    agency = "\n\n".join(HARBOUR.split("\n\n")[:2])
    texts = {f"r{number}": f"{_own(number)}\n\n{agency}\n\n{_own(number + 50)}" for number in range(7)}
    assert copies(link(texts)) == [("partial", tuple(sorted(texts)))]


def _own(number: int) -> str:
    """Write sentences that no other number shares four words with."""
    return " ".join(
        f"Keeper{number}x{line} saw ship{number}y{line} near rock{number}z{line} with lamp{number}v{line} at dawn."
        for line in range(6)
    )


def test_reports_made_from_one_form_are_no_copies(link: Link) -> None:
    """Stock sentences in other order and company are in both, but nobody copied anything."""
    form = [
        "Residents said that they had heard shots near the old mill early in the morning.",
        "The two sides signed a truce in spring, but it has not been ratified by either parliament.",
        "Analysts say that the armed groups in the hills remain well equipped and hard to find.",
        "A diplomat said that talks could begin next week in a hotel on the northern lake.",
        "Schools in the valley will stay closed until the last day of the month, the mayor said.",
        "The opposition called on the government to withdraw its forces from the whole valley at once.",
        "Two witnesses said that a lorry had left the yard of the mill before the first shots.",
        "Rescue workers pulled several survivors from the rubble overnight and took them to the clinic.",
    ]
    forward = " ".join(form)
    shuffled = " ".join(form[number] for number in (3, 0, 6, 1, 4, 7)) + f" {_own(1)[:150]}."
    assert copies(link({"a": forward, "b": shuffled})) == []


@pytest.mark.parametrize("text", ["", "Breaking", "\n\n\n", "\x00", "🔥🔥🔥", "سقط" * 50])
def test_odd_texts_do_no_harm(link: Link, text: str) -> None:
    case = link({"a": text, "b": HARBOUR, "c": text + " "})
    assert sorted(report for story in case.stories for report in story) == ["a", "b", "c"]


def test_a_thousand_identical_reports_are_one_copy_and_one_story(link: Link) -> None:
    case = link({f"r{number:04}": HARBOUR for number in range(1000)})
    assert [len(copy.reports) for copy in case.copies] == [1000]
    assert [len(story) for story in case.stories] == [1000]


def test_a_thousand_reports_of_one_word_are_one_copy_a_word(link: Link) -> None:
    case = link({f"r{number:04}": ("Breaking", "Flood", "🔥")[number % 3] for number in range(1000)})
    assert len([story for story in case.stories if len(story) > 1]) <= 3
    assert len(case.copies) <= 3


def test_reports_that_quote_one_whole_report_are_one_record_each_passage(link: Link) -> None:
    inner = HARBOUR.replace('"', "'")
    texts = {
        f"r{number}": f"{_own(number)}\n\nThe agency wrote: “{inner}”\n\n{_own(number + 50)}" for number in range(30)
    }
    case = link({"a": HARBOUR, **texts})
    assert 1 <= len(case.copies) <= 4
    assert {report for copy in case.copies for report in copy.reports} == {"a", *texts}
