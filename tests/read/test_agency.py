"""Agency: harm that nobody did is no attack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.records import Reading


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("The earthquake killed ten people in Lisbon.", "killed", None),
        ("Ten people were killed in a car accident.", "killed", None),
        ("A fire at a market injured three people.", "injured", None),
        ("Six people were wounded in the flood.", "wounded", None),
        ("Gunmen killed ten people in Lisbon.", "killed", "ASSAULT"),
        ("Ten people were killed by soldiers.", "killed", "ASSAULT"),
        ("Rebels wounded six people near the flood plain.", "wounded", "ASSAULT"),
        ("Ten people were killed in a car bomb explosion.", "killed", "ASSAULT"),
        ("Ten people were killed in an explosion at a gas works.", "killed", None),
    ],
)
def test_harm_is_an_attack_only_where_somebody_does_it(
    read: Callable[..., Reading], sentence: str, trigger: str, kind: str | None
) -> None:
    [event] = [e for e in read(sentence).events if sentence[e.span.start : e.span.end] == trigger]
    assert event.kind == kind
    assert event.mode in ("kill", "injure")


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        ("An earthquake struck the coast at dawn.", "struck", None, "disaster"),
        ("The storm razed four fishing villages.", "razed", None, "destroy"),
        ("The quake cut off the port.", "cut", None, "disaster"),
        ("A quake hit the island. Fifty people were injured.", "injured", None, "injure"),
        ("A quake hit the island. Houses were destroyed.", "destroyed", None, "destroy"),
        ("A quake hit the island. Soldiers razed four villages.", "razed", "COERCE", "seize"),
        ("A quake hit the island. Gunmen attacked a bus. Fifty people were injured.", "injured", "ASSAULT", "injure"),
        ("A quake hit the island. Two huts were lost and five nurses killed.", "killed", None, "kill"),
        ("Dockers struck at noon.", "struck", "PROTEST", "strike"),
    ],
)
def test_what_a_disaster_does_is_nobodys_deed(
    read: Callable[..., Reading], text: str, trigger: str, kind: str | None, mode: str
) -> None:
    [event] = [e for e in read(text).events if text[e.span.start : e.span.end] == trigger]
    assert (event.kind, event.mode) == (kind, mode)


def test_a_place_harms_nobody(read: Callable[..., Reading]) -> None:
    text = "Nurses treated survivors of a powerful earthquake on a Gulf island that killed ten people."
    [event] = [e for e in read(text).events if text[e.span.start : e.span.end] == "killed"]
    assert text[event.actor[0].start :].startswith("a powerful earthquake")
    clause = [text[span.start : span.end] for span in event.clause]
    assert clause == ["a powerful earthquake on a Gulf island", "killed ten people"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The general is responsible for the death of Ana Ruiz.", "death", "ASSAULT"),
        ("The town mourned the death of Ana Ruiz.", "death", None),
        ("A bomb went off at noon. The explosion damaged a church.", "explosion", "ASSAULT"),
        ("A bomb went off at noon. The explosion damaged a church.", "damaged", "ASSAULT"),
        ("A boiler burst at noon. The explosion damaged a church.", "damaged", None),
        ("The nurse died in the attack.", "died", "ASSAULT"),
        ("The nurse died in her sleep.", "died", None),
    ],
)
def test_a_death_or_explosion_is_an_attack_where_somebody_is_behind_it(
    read: Callable[..., Reading], text: str, trigger: str, kind: str | None
) -> None:
    [event] = [e for e in read(text).events if text[e.span.start : e.span.end] == trigger]
    assert event.kind == kind
