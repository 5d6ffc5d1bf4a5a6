"""Which event a date dates: sentences, and for each event word the value of its time ("" where it stays undated)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consilience.records import Reading

TUESDAY = date(2025, 11, 11)

WITHIN = [
    # a fronted date belongs to the main clause, not to the words attributed
    ("On Monday, the minister said the army had left the island.", {"said": "2025-11-10", "left": ""}),
    ("The minister said on Monday that rebels attacked the depot.", {"said": "2025-11-10", "attacked": ""}),
    (
        "The minister said on Monday that rebels attacked the depot on Friday.",
        {"said": "2025-11-10", "attacked": "2025-11-07"},
    ),
    ("Rebels attacked the depot on Friday, the minister said.", {"attacked": "2025-11-07", "said": ""}),
    (
        "Rebels attacked the depot on Friday, the minister said on Monday.",
        {"attacked": "2025-11-07", "said": "2025-11-10"},
    ),
    ("According to police, a bomb exploded on Sunday in Port Sallo.", {"exploded": "2025-11-09"}),
    # relative clauses and participles
    ("The deployment, which began in August, angered Kestria.", {"began": "2025-08", "deployment": "2025-08"}),
    ("The ministry defended the exercise initiated a month ago.", {"initiated": "2025-10", "exercise": "2025-10"}),
    ("The siege, launched on October 4, goes on.", {"launched": "2025-10-04", "siege": "2025-10-04"}),
    ("A blast that killed five people on Friday was an accident.", {"killed": "2025-11-07", "blast": "2025-11-07"}),
    ("Soldiers have guarded the port since May.", {"guarded": "2025-05"}),
    # a date inside a noun phrase dates the noun
    ("Kestria condemned Tuesday's attack.", {"attack": "2025-11-11", "condemned": ""}),
    ("Tuesday's attack killed two people.", {"attack": "2025-11-11", "killed": "2025-11-11"}),
    ("He rose to power in the 2019 coup.", {"coup": "2019"}),
    ("The October 4 attack was planned for years.", {"attack": "2025-10-04"}),
    ("Monday's strike, which wounded nine soldiers, was condemned.", {"wounded": "2025-11-10", "condemned": ""}),
    # an object of a verb that says nothing itself
    ("Rebels launched an attack on Friday.", {"launched": "2025-11-07", "attack": "2025-11-07"}),
    ("On Friday the navy carried out an exercise.", {"carried": "2025-11-07", "exercise": "2025-11-07"}),
    ("The president announced the withdrawal on Friday.", {"announced": "2025-11-07", "withdrawal": ""}),
    # what happens in the same clause
    ("Five people were killed in an explosion on Sunday.", {"killed": "2025-11-09", "explosion": "2025-11-09"}),
    ("Police arrested two men on Sunday.", {"arrested": "2025-11-09"}),
    ("A bomb exploded on Sunday, killing five people.", {"exploded": "2025-11-09", "killing": "2025-11-09"}),
    ("He was shot on Sunday when gunmen attacked the convoy.", {"shot": "2025-11-09", "attacked": "2025-11-09"}),
    ("On Monday the army landed and opened fire.", {"landed": "2025-11-10", "opened": "2025-11-10"}),
    ("He was arrested on Monday and will be tried on Friday.", {"arrested": "2025-11-10", "tried": "2025-11-14"}),
    ("He was arrested on Monday and is being questioned.", {"arrested": "2025-11-10", "questioned": ""}),
    ("Troops began shelling the town on Saturday.", {"began": "2025-11-08", "shelling": "2025-11-08"}),
    ("Speaking on Monday, the minister rejected the plan.", {"Speaking": "2025-11-10", "rejected": "2025-11-10"}),
    ("They agreed on Monday to withdraw.", {"agreed": "2025-11-10", "withdraw": ""}),
    ("The parties will meet on Friday in Port Sallo.", {"meet": "2025-11-14"}),
    ("An explosion rocked the town on Saturday night.", {"explosion": "2025-11-08TNI", "rocked": "2025-11-08TNI"}),
    ("The army did not say when the boat was sunk.", {"say": "", "sunk": ""}),
    ("He was shot on Sunday while walking home.", {"shot": "2025-11-09", "walking": "2025-11-09"}),
    ("On Sunday a crowd gathered, and the police fired into it.", {"gathered": "2025-11-09", "fired": "2025-11-09"}),
    # what is planned is dated, not the planning; nothing happens on a day that only bounds it
    ("The vote was scheduled for Friday.", {"vote": "2025-11-14", "scheduled": ""}),
    ("The judge postponed the hearing until Friday.", {"postponed": ""}),
    ("The drill will last until Friday.", {"last": "2025-11-14"}),
    ("Two men were charged in the May 2024 attack.", {"attack": "2024-05", "charged": ""}),
    ("They were the first deaths in a protest since 1991.", {"deaths": "", "protest": ""}),
    ("He was charged on Monday with assault, carrying a gun.", {"charged": "2025-11-10", "carrying": ""}),
]

ACROSS = [
    # "the blast" is the one told of before
    (
        "A blast shook the port on Sunday. The blast killed five people.",
        {"blast": "2025-11-09", "killed": "2025-11-09"},
    ),
    (
        "Rebels attacked the depot on Friday. The minister condemned the attack.",
        {"attacked": "2025-11-07", "attack": "2025-11-07", "condemned": ""},
    ),
    # another blast is another
    ("A blast shook the port on Sunday. Another blast killed five people.", {"killed": ""}),
    # a date at the head of a paragraph sets the scene for what is told next in it
    (
        "On Saturday, troops entered the town. They burned the depot. Then they withdrew.",
        {"entered": "2025-11-08", "burned": "2025-11-08", "withdrew": "2025-11-08"},
    ),
    # but not for what is so now, what is said of it, or what had been before
    ("On Saturday, troops entered the town. They control the depot.", {"control": ""}),
    ("On Saturday, troops entered the town. Residents had fled.", {"fled": ""}),
    ("On Saturday, troops entered the town. The minister denied it.", {"denied": ""}),
    ("On Saturday, troops entered the town.\n\nThe council elected a speaker.", {"elected": ""}),
    ("Troops entered the town on Saturday. The council elected a speaker.", {"elected": ""}),
    # the same speaker goes on
    (
        "Vale said on Monday that the port was shut. He added that it would open again.",
        {"said": "2025-11-10", "added": "2025-11-10"},
    ),
    ("Vale said on Monday that the port was shut. Ruiz said it was open.", {"said": ""}),
    # the shooting is the one of which the sentence before told without a day
    ("A man was shot in Vesta. The shooting happened on Sunday.", {"shot": "2025-11-09", "shooting": "2025-11-09"}),
    # hours later it is the same scene
    (
        "Gunmen stormed the prison on Saturday. Hours later, the army retook it.",
        {"stormed": "2025-11-08", "retook": "2025-11-08"},
    ),
    (
        "Gunmen stormed the prison on October 4. Two days later, the army retook it.",
        {"stormed": "2025-10-04", "retook": "2025-10-06"},
    ),
    # "it" is the happening told of just before; a clause with "when" tells of the time before it
    (
        "A storm wrecked Port Sallo in May. It killed nine people, leaving hundreds homeless.",
        {"killed": "2025-05", "leaving": "2025-05"},
    ),
    ("A storm wrecked Port Sallo in May. It was feared.", {"feared": ""}),
    ("The worst week was in May, when gunmen attacked the port.", {"attacked": "2025-05"}),
    # who comments says so on that day
    (
        "The president is abroad, but commented on the shooting early Friday morning.",
        {"commented": "2025-11-07TMO", "shooting": ""},
    ),
    # a day that only opens a row of alike happenings
    ("It was the fifth raid since May.", {"raid": ""}),
    # a headline tells of what the report dates, and neither of years ago nor of another happening further down
    (
        "Vale to host the games\n\nVale hosted the games in 2007, organisers said.",
        {"host": ""},
    ),
    (
        "Blast kills five in Port Sallo\n\nA blast killed five people in Port Sallo on Sunday, police said.",
        {"kills": "2025-11-09", "killed": "2025-11-09"},
    ),
]


def _values(reading: Reading) -> dict[str, str]:
    """Return for each event word its dates; of two mentions with one word the last counts."""
    found = {}
    for event in reading.events:
        word = reading.text[event.span.start : event.span.end]
        times = [reading.times[index] for index in event.times]
        found[word] = " ".join(time.value for time in times if time.kind in ("DATE", "TIME"))
    return found


@pytest.mark.parametrize(("text", "wanted"), WITHIN + ACROSS, ids=[text for text, _ in WITHIN + ACROSS])
def test_event_has_the_day_that_the_report_gives_it(
    read: Callable[..., Reading], text: str, wanted: dict[str, str]
) -> None:
    values = _values(read(text, TUESDAY))
    assert {word: values[word] for word in wanted} == wanted
