"""Is the invented stream what it says it is: the same each time, true, in order, and read as the reader reads it?"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

import pytest
from benchmarks.stream import Told, spread_over, stream

from consilience.link.bodies import find_body
from consilience.link.datings import find_dating
from consilience.link.terms import find_terms
from consilience.read import Reader, read_report

SIZE = 6000


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return list(islice(stream(5, per_day=spread_over(SIZE)), SIZE))


def test_the_same_seed_tells_the_same_and_another_seed_another(told: list[Told]) -> None:
    again = list(islice(stream(5, per_day=spread_over(SIZE)), 500))
    assert [(item.report, item.story, item.way) for item in again] == [
        (item.report, item.story, item.way) for item in told[:500]
    ]
    other = next(stream(6, per_day=spread_over(SIZE)))
    assert other.report.text != told[0].report.text


def test_reports_arrive_nearly_in_the_order_of_days(told: list[Told]) -> None:
    days = [item.report.published for item in told if item.report.published]
    newest, late = days[0], 0
    for day in days:
        late += day < newest
        newest = max(newest, day)
    assert 0.02 < late / len(days) < 0.08
    assert (max(days) - min(days)).days > 365


def test_reports_have_eighty_to_five_hundred_words(told: list[Told]) -> None:
    lengths = sorted(len(item.report.text.split()) for item in told)
    assert lengths[len(told) // 50] >= 70
    assert 150 <= lengths[len(told) // 2] <= 250
    assert lengths[-len(told) // 100] <= 520


def test_copies_of_all_kinds_hold_the_text_that_they_are_said_to_hold(told: list[Told]) -> None:
    texts = {item.report.id: item for item in told}
    found: Counter[str] = Counter()
    for item in told:
        original = texts.get(item.original)
        if original is None or item.way in ("own", "rewrite"):
            continue
        found[item.way] += 1
        own = {sentence.text for _, _, sentence in item.sentences}
        shared = [sentence.text in own for _, _, sentence in original.sentences]
        if item.way == "identical":
            assert all(shared)
        elif item.way == "partial":
            assert 2 <= sum(shared) < len(own)
        else:
            assert sum(shared) >= 0.3 * len(own)
    assert min(found[way] for way in ("identical", "near", "partial", "correction")) > 20


def test_stories_run_long_branch_and_repeat_in_one_town(told: list[Told]) -> None:
    by_story: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_story[item.story].append(item)
    sizes = sorted(len(found) for found in by_story.values())
    assert sizes[0] == 1
    assert sizes[-1] > 100
    spans = [[item.report.published for item in found if item.report.published] for found in by_story.values()]
    assert max((max(days) - min(days)).days for days in spans) > 90
    assert any(item.crisis != item.story for item in told)
    places = defaultdict(set)
    for item in told:
        places[item.report.title].add(item.story)
    assert len(by_story) > 300


def test_names_repeat_as_in_news(told: list[Told]) -> None:
    names = Counter(name.text for item in told[:1500] for name in item.reading.names if name.kind == "person")
    assert len(names) > 1000
    assert names.most_common(1)[0][1] > 40
    assert sum(1 for count in names.values() if count == 1) > len(names) / 3


def test_the_known_reading_is_what_the_reader_finds_in_what_linking_uses(told: list[Told], reader: Reader) -> None:
    """The words of the body, the terms with their names, the days: all the same; nineteen of twenty events."""
    written, found = 0, 0
    for item in told[500:4500:200]:
        report, known = item.report, item.reading
        read = read_report(report, reader)
        assert find_body(report, known).digest == find_body(report, read).digest
        assert find_terms(report, known) == find_terms(report, read)
        assert find_dating(report, known) == find_dating(report, read)
        triggers = {event.span for event in known.events}
        written += len(triggers)
        found += len(triggers & {event.span for event in read.events})
    assert found >= 0.95 * written


def test_marks_quote_the_text(told: list[Told]) -> None:
    for item in told[::50]:
        text, reading = item.report.text, item.reading
        for place in reading.places:
            assert text[place.span.start : place.span.end] == place.name
        for quantity in reading.quantities:
            assert any(letter.isdigit() for letter in text[quantity.span.start : quantity.span.end])
        for time in reading.times:
            assert text[time.span.start : time.span.end].strip()[0].isalnum()
        assert [text[span.start : span.end].strip() for span in reading.sentences] == [
            sentence.text for _, _, sentence in item.sentences
        ]
