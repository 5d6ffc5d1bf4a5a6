"""Which invented reports tell of the same happening?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from consilience.records import Case

from .conftest import HARBOUR, SENATE, VALLEY

Link = Callable[..., Case]

HARBOUR_AGAIN = """Divers on Tuesday found the wreck of the Teodora at the mouth of Port Sallo, a day after its \
collision with the timber freighter Amber Dawn.

Nine men of the crew are still missing. Harbour master Ilse Varga said the fog had been too thick to see the lights.

The transport ministry has begun to question both captains."""

BAKER = """A gunman opened fire at a petrol station in Lower Brin on Monday and killed Aron Tellermann, police said.

Sergeant Mia Costell said that a man had been arrested and that the weapon was found in a ditch near Mill Lane.

Tellermann worked at the Vogel bakery and leaves two children."""

BAKER_AGAIN = """Friends of the Vogel bakery laid flowers at the petrol station on Mill Lane for Aron Tellermann.

The baker was shot in Lower Brin on Monday. Sergeant Mia Costell confirmed the arrest of a man."""

NURSE = """A nurse was shot dead in her car on Castle Row in Lower Brin early on Friday, police said.

She was named as Sefa Lindqvist of the Saint Bride clinic. Inspector Karl Oduya asked witnesses of the killing to call.

Colleagues said that Lindqvist had just ended a night shift at Saint Bride."""

NURSE_AGAIN = """Saint Bride clinic stopped work for an hour on Saturday in memory of Sefa Lindqvist.

The nurse was killed on Castle Row in Lower Brin. Karl Oduya of the police said that nobody had been arrested."""


def test_two_reports_of_one_collision_are_one_story_and_others_are_not(link: Link) -> None:
    case = link({"a": HARBOUR, "b": HARBOUR_AGAIN, "c": VALLEY, "d": SENATE})
    assert case.stories == (("a", "b"), ("c",), ("d",))


def test_two_attacks_in_one_town_and_week_are_two_stories(link: Link) -> None:
    texts = {"a": BAKER, "b": BAKER_AGAIN, "c": NURSE, "d": NURSE_AGAIN}
    days = {"a": date(2024, 3, 4), "b": date(2024, 3, 5), "c": date(2024, 3, 8), "d": date(2024, 3, 9)}
    assert link(texts, days).stories == (("a", "b"), ("c", "d"))


def test_missing_dates_and_missing_reports_do_no_harm(link: Link) -> None:
    assert link({}).stories == ()
    assert link({"a": HARBOUR}).stories == (("a",),)
