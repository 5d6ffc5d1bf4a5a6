"""What holds for any reports: the order of arrival, copies, partitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link import GrowingCase, link_readings
from consilience.link.cliques import cover_with_cliques
from consilience.link.linkage import link_on_average
from consilience.records import Case, Event, Judged, Judgement, Reading, Report, Span

PLACES = ["Sallo", "Lemna", "Karvia", "harbour", "bridge", "court", "ferry", "convoy"]
WORDS = [*PLACES, "Varga", "Quill", "fog", "storm", "attack", "vote", "minister", "soldiers"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(SENTENCES, max_size=5).map("\n\n".join)
DATES = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 3, 1)))
BUNDLES = st.lists(st.tuples(TEXTS, DATES), max_size=7)


def make(bundle: list[tuple[str, date | None]]) -> list[tuple[Report, Reading]]:
    """Make reports whose every seventh word is an event."""
    found = []
    for number, (text, day) in enumerate(bundle):
        name = f"r{number}"
        events = tuple(
            Event(Span(name, start, start + 4), lemma=text[start : start + 4].strip() or "do")
            for start in range(0, max(len(text) - 4, 0), 40)
        )
        found.append((Report(name, text, published=day), Reading(name, published=day, events=events, text=text)))
    return found


def link(pairs: list[tuple[Report, Reading]], judgements: Sequence[Judged] = ()) -> Case:
    return link_readings([report for report, _ in pairs], [reading for _, reading in pairs], judgements=judgements)


@settings(max_examples=40, deadline=None)
@given(BUNDLES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_change_the_result(bundle: list[tuple[str, date | None]], random: Random) -> None:
    pairs = make(bundle)
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert link(shuffled) == link(pairs)


@settings(max_examples=40, deadline=None)
@given(BUNDLES)
def test_stories_and_events_are_partitions(bundle: list[tuple[str, date | None]]) -> None:
    pairs = make(bundle)
    case = link(pairs)
    assert sorted(name for story in case.stories for name in story) == sorted(report.id for report, _ in pairs)
    mentions = sorted(span for group in case.events for span in group)
    assert mentions == sorted(event.span for _, reading in pairs for event in reading.events)


@settings(max_examples=40, deadline=None)
@given(BUNDLES.filter(bool))
def test_adding_a_copy_makes_no_new_story(bundle: list[tuple[str, date | None]]) -> None:
    before = link(make(bundle))
    after = link(make([*bundle, bundle[0]]))
    if bundle[0][0].strip("\n. "):
        assert len(after.stories) == len(before.stories)


NAMES = [f"r{number}" for number in range(7)]
MENTIONS = [f"{name}:{start}:{start + 4}" for name in NAMES[:4] for start in (0, 40)]
SIDES = st.one_of(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(MENTIONS), min_size=2, max_size=2, unique=True),
)
WORDS_OF_ANALYSTS = st.lists(
    st.builds(
        lambda sides, how, author, day: Judged(sides[0], sides[1], how, author, day),
        SIDES,
        st.sampled_from(Judgement),
        st.sampled_from(["ines", "tomas"]),
        st.dates(date(2024, 5, 1), date(2024, 5, 9)),
    ),
    max_size=6,
)


def homes(case: Case) -> dict[str, int]:
    """Number the story of each report and the event of each mention."""
    mentions = [{f"{span.report}:{span.start}:{span.end}" for span in group} for group in case.events]
    return {name: number for number, group in enumerate([*case.stories, *mentions]) for name in group}


@settings(max_examples=60, deadline=None)
@given(BUNDLES, WORDS_OF_ANALYSTS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_of_words_changes_the_result(
    bundle: list[tuple[str, date | None]], words: list[Judged], random: Random
) -> None:
    shuffled = [*words, *words[:2]]
    random.shuffle(shuffled)
    assert link(make(bundle), shuffled) == link(make(bundle), words)


@settings(max_examples=60, deadline=None)
@given(BUNDLES, WORDS_OF_ANALYSTS)
def test_the_words_that_are_kept_hold_in_every_new_linking(
    bundle: list[tuple[str, date | None]], words: list[Judged]
) -> None:
    for size in range(len(bundle) + 1):
        case = link(make(bundle[:size]), words)
        home = homes(case)
        assert sorted(home) == sorted(homes(link(make(bundle[:size]))))
        for kept in case.links:
            if kept.author:
                assert (home[kept.left] == home[kept.right]) == (kept.judgement is Judgement.SAME)


@settings(max_examples=60, deadline=None)
@given(BUNDLES.filter(lambda bundle: len(bundle) > 2), st.permutations(range(3)))
def test_same_is_an_equivalence(bundle: list[tuple[str, date | None]], order: list[int]) -> None:
    names = [f"r{number}" for number in order]
    day = date(2024, 5, 1)
    words = [
        Judged(names[0], names[1], Judgement.SAME, "ines", day),
        Judged(names[2], names[1], Judgement.SAME, "ines", day),
    ]
    home = homes(link(make(bundle), words))
    assert home[names[0]] == home[names[1]] == home[names[2]]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0.5, 1))
)
def test_cliques_cover_every_like_pair_and_no_unlike_one(alike: dict[tuple[int, int], float]) -> None:
    groups = cover_with_cliques(range(8), alike)
    together = {(one, two) for group in groups for one in group for two in group if one < two}
    assert together == set(alike)
    assert {thing for group in groups for thing in group} == set(range(8))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9), st.integers(0, 2**32 - 1), st.floats(0.1, 0.9))
def test_average_linkage_parts_its_things(count: int, seed: int, threshold: float) -> None:
    half = np.random.default_rng(seed).random((count, count)).astype(np.float32)
    groups = link_on_average((half + half.T) / 2, threshold)
    assert sorted(number for group in groups for number in group) == list(range(count))


def test_a_weak_bridge_does_not_join_two_dense_groups() -> None:
    likeness = np.zeros((6, 6), dtype=np.float32)
    likeness[:3, :3] = likeness[3:, 3:] = 0.9
    likeness[2, 3] = likeness[3, 2] = 0.8
    assert link_on_average(likeness, 0.4) == [[0, 1, 2], [3, 4, 5]]


@settings(max_examples=60, deadline=None)
@given(BUNDLES, st.data())
def test_a_case_that_grows_and_shrinks_ends_as_what_it_holds(
    bundle: list[tuple[str, date | None]], data: st.DataObject
) -> None:
    pairs = make(bundle)
    growing = GrowingCase()
    for pair in data.draw(st.permutations(pairs)):
        growing.add(*pair)
        if data.draw(st.booleans()):
            growing.case()
    gone = data.draw(st.sets(st.sampled_from([report.id for report, _ in pairs]))) if pairs else set()
    for name in sorted(gone):
        growing.remove(name)
    assert growing.case() == link([pair for pair in pairs if pair[0].id not in gone])


def test_a_report_with_a_known_id_takes_the_place_of_the_earlier_one() -> None:
    growing = GrowingCase()
    first, second = make([("Sallo fog. Varga quill.", None)]), make([("Lemna storm. Convoy vote.", None)])
    growing.add(*first[0])
    growing.case()
    growing.add(*second[0])
    assert growing.case() == link(second)
