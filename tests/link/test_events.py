"""Which mentions mean one event?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from consilience.link.columns import describe_mentions, tabulate
from consilience.link.likeness import compare, weigh_tokens
from consilience.link.mentions import Mention
from consilience.link.stems import classes, stem
from consilience.records import Case, Judgement, Span

LinkRead = Callable[[dict[str, str]], Case]
Grouped = Callable[[Case], list[set[str]]]

CLAIM = """Karvia had requested military assistance from Russia, two diplomats said on Monday.

The warship Amber Dawn arrived in Port Sallo on Sunday, and the government of Karvia signed a treaty with Russia."""

DENIAL = """Russia denied on Tuesday that Karvia had requested military aid from Russia.

An alleged request of Karvia for military assistance was an invention, the ministry in Moscow said.

The arrival of the warship Amber Dawn in Port Sallo was confirmed by the harbour master."""


def one_group(groups: list[set[str]], *mentions: str) -> bool:
    return any(set(mentions) <= group for group in groups)


def test_a_denial_is_about_the_event_that_it_denies(link_read: LinkRead, grouped: Grouped) -> None:
    groups = grouped(link_read({"a": CLAIM, "b": DENIAL}))
    assert one_group(groups, "a requested", "b requested", "b request")


def test_a_verb_and_its_noun_are_one_event(link_read: LinkRead, grouped: Grouped) -> None:
    assert one_group(grouped(link_read({"a": CLAIM, "b": DENIAL})), "a arrived", "b arrival")


def test_strikes_on_other_days_and_towns_stay_apart(link_read: LinkRead, grouped: Grouped) -> None:
    one = "An airstrike hit Odessa on 3 March 2024 and killed 12 people, the mayor of Odessa said."
    two = "An airstrike hit Kharkiv on 9 January 2024 and killed 4 people, the mayor of Kharkiv said."
    groups = grouped(link_read({"a": f"{one}\n\n{two}"}))
    assert not any(len([word for word in group if "killed" in word]) > 1 for group in groups)
    case = link_read({"a": f"{one}\n\n{two}"})
    killed = [
        span for group in case.events for span in group if case.reports[0].text[span.start : span.end] == "killed"
    ]
    home = [number for number, group in enumerate(case.events) for span in group if span in killed]
    assert len(killed) == 2
    assert len(set(home)) == 2


def test_every_link_says_why(link_read: LinkRead) -> None:
    links = link_read({"a": CLAIM, "b": DENIAL}).links
    assert links
    assert all(link.because and 0 <= link.score <= 1 for link in links)
    assert {link.judgement for link in links} <= {Judgement.SAME, Judgement.UNSURE}


def test_every_event_is_in_exactly_one_group(link_read: LinkRead) -> None:
    case = link_read({"a": CLAIM, "b": DENIAL, "c": ""})
    grouped = [span for group in case.events for span in group]
    assert sorted(grouped) == sorted(event.span for reading in case.readings for event in reading.events)


def test_stems_join_verbs_and_nouns() -> None:
    for verb, noun in [
        ("mobilize", "mobilisation"),
        ("arrive", "arrival"),
        ("deploy", "deployment"),
        ("injure", "injury"),
    ]:
        assert stem(verb) == stem(noun)
    assert stem("speed") == "speed"
    assert classes("seek") & classes("request")
    assert not classes("resign") & classes("bomb")


BLAST = """A blast that hit the grain silo in Port Sallo on Monday killed at least six people, the fire brigade said."""

ACCUSED = """Karvia accused Lemnia of attacking the grain silo in Port Sallo with a rocket on Monday.

A Lemnian gunboat attacked the silo, Defence Minister Dana Quill said."""

DENIED = """Lemnia denied that a Lemnian gunboat had attacked the grain silo in Port Sallo on Monday.

The denied attack was an invention of Karvia, Admiral Petr Halloran said."""


def test_a_blast_that_hits_is_not_the_attack_of_which_a_state_is_accused(link_read: LinkRead, grouped: Grouped) -> None:
    groups = grouped(link_read({"a": BLAST, "b": ACCUSED, "c": DENIED}))
    assert one_group(groups, "b attacking", "b attacked", "c attacked")
    assert not any({"a hit", "a killed"} & group and {"b attacked", "c attacked"} & group for group in groups)


def test_a_bare_noun_takes_up_the_event_before_it_in_its_own_report(link_read: LinkRead, grouped: Grouped) -> None:
    one = "The carrier Amber Dawn arrived in the Bay of Sallo on Sunday. The admiralty said the deployment would last."
    two = "Karvia mobilised 3,000 reservists on Monday.\n\nThe deployment is part of an exercise, the government said."
    groups = grouped(link_read({"a": one, "b": two}))
    assert one_group(groups, "a arrived", "a deployment")
    assert one_group(groups, "b mobilised", "b deployment")
    assert not one_group(groups, "a deployment", "b deployment")


def test_a_denial_in_a_story_of_its_own_is_still_about_what_it_denies() -> None:
    attack = Mention(Span("a", 0, 6), "attack", keys=frozenset({"word attack"}), kind="ASSAULT")
    other = attack._replace(span=Span("b", 0, 6))
    described = [describe_mentions("a", (), [attack]), describe_mentions("b", (), [other])]
    near, far = (
        compare(table, [np.array([0, 1], dtype=np.int32)], weigh_tokens(table)).score[0]
        for table in (tabulate(described, (), {"a": 0, "b": story}) for story in (0, 1))
    )
    assert 0 < far < near
