"""Who takes part in an attack: who did it, whom or what it hit, with what?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.records import Event, Reading

Read = Callable[..., Reading]


def told(read: Read, text: str, trigger: str) -> tuple[list[str], list[str], list[str]]:
    reading = read(text)

    def words(event: Event, role: str) -> list[str]:
        return [text[span.start : span.end] for span in getattr(event, role)]

    event = next(e for e in reading.events if text[e.span.start : e.span.end] == trigger)
    assert event.kind == "ASSAULT"
    return words(event, "actor"), words(event, "recipient"), words(event, "instrument")


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient", "instrument"),
    [
        # a bomb is placed by somebody: it is what the attack was done with, and what stands there is hit
        ("A car bomb exploded outside the bank.", "exploded", [], ["the bank"], ["A car bomb"]),
        ("A bomb went off in front of the Vestan embassy.", "went", [], ["the Vestan embassy"], ["A bomb"]),
        ("Rebels placed two bombs in the town hall.", "placed", ["Rebels"], ["the town hall"], ["two bombs"]),
        ("Gunmen hurled a grenade at the bus.", "hurled", ["Gunmen"], ["the bus"], ["a grenade"]),
        ("A bomb killed two guards.", "killed", [], ["two guards"], ["A bomb"]),
        ("A truck packed with dynamite exploded near the school.", "exploded", [], ["the school"], ["dynamite"]),
        (
            "Men armed with rifles attacked the convoy.",
            "attacked",
            ["Men armed with rifles"],
            ["the convoy"],
            ["rifles"],
        ),
        ("The bomb attack on the court failed.", "attack", [], ["the court"], ["bomb"]),
        # who is behind it
        ("The rebels carried out an attack on the port.", "carried", ["The rebels"], ["the port"], []),
        ("The murder of Ana Ruiz was blamed on the militia.", "murder", ["the militia"], ["Ana Ruiz"], []),
        ("The Red Column claimed responsibility for the attack.", "attack", ["The Red Column"], [], []),
        ("The general is responsible for the massacre.", "massacre", ["The general"], [], []),
        ("They condemned the attacks perpetrated by the rebels.", "attacks", ["the rebels"], [], []),
        ("Police attribute the bombing to the cartel.", "bombing", ["the cartel"], [], []),
        ("Police blamed the cartel for the kidnapping of a judge.", "kidnapping", ["the cartel"], ["a judge"], []),
        ("The guerrilla attack on the mine failed.", "attack", ["guerrilla"], ["the mine"], []),
        # whom it hit
        ("The judge's murder shocked the town.", "murder", [], ["The judge's"], []),
        ("Six people were killed and a guard wounded.", "wounded", [], ["a guard"], []),
        ("Ana Ruiz, a judge, was shot by two men.", "shot", ["two men"], ["Ana Ruiz, a judge"], []),
        ("The priests whom the soldiers killed were old.", "killed", ["the soldiers"], ["The priests"], []),
        # pronouns and empty words
        ("The rebels fled. They had burned a bus.", "burned", ["The rebels"], ["a bus"], []),
        ("Nobody was hurt.", "hurt", [], [], []),
        ("No group has claimed the attack.", "attack", [], [], []),
        ("Two men shot the mayor. The attackers fled.", "shot", ["Two men"], ["the mayor"], []),
        ("The mayor was shot. The attackers fled.", "shot", ["The attackers"], ["The mayor"], []),
        ("Saturday's attack on the port failed.", "attack", [], ["the port"], []),
    ],
)
def test_an_attack_has_its_participants(
    read: Read, text: str, trigger: str, actor: list[str], recipient: list[str], instrument: list[str]
) -> None:
    assert told(read, text, trigger) == (actor, recipient, instrument)


def test_a_report_in_capitals_is_read_as_running_text(read: Read) -> None:
    text = "THE NATIONAL POLICE REPORTED IN SAN LORENZO THAT REBELS KILLED MAYOR PEDRO RIOS WITH A BOMB."
    assert told(read, text, "KILLED") == (["REBELS"], ["MAYOR PEDRO RIOS"], ["A BOMB"])


@pytest.mark.parametrize("text", ["THEY HIT THEM. " * 300, "they attacked them and " * 900, "bomb " * 2000])
def test_the_time_is_bounded(read: Read, text: str) -> None:
    read(text)
