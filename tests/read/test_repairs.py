"""Are slips of the parser put right where the words around them tell?"""

import pytest

from consilience.read.events import find_events
from consilience.read.parser import Parser
from consilience.records import Event, Reading, Report, Stance


def events_of(parser: Parser, text: str) -> dict[str, Event]:
    found, _ = find_events(parser.parse(Report("r", text)), Reading("r", text=text))
    return {text[event.span.start : event.span.end]: event for event in found}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("“Should a single shell fall on our decks, we will strike the batteries at Cape Orla,” Vass said.", "strike"),
        ("“Should a single shell fall on our decks, we will strike the batteries at Cape Orla,” Vass said.", "fall"),
        ("“Should Vesta attack, we will respond,” he said.", "attack"),
        ("“If Vesta fires, we will respond,” he said.", "fires"),
    ],
)
def test_a_fronted_condition_is_conditional(parser: Parser, text: str, trigger: str) -> None:
    assert events_of(parser, text)[trigger].stance is Stance.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "trigger", "clause"),
    [
        (
            "According to reports cited by Radio Orla, envoys of Vesta and Kestria met in Sallo on Wednesday.",
            "met",
            "envoys of Vesta and Kestria met in Sallo on Wednesday",
        ),
        (
            "Kestria had sought help from Vesta to bolster its defences with guns, radar sets, and refurbished jets.",
            "sought",
            "Kestria had sought help from Vesta to bolster its defences with guns, radar sets, and refurbished jets",
        ),
        ("Orsk accused Kestria of attacking the depot.", "attacking", "Kestria … attacking the depot"),
        ("Kestria has no plans to blockade the strait.", "blockade", "Kestria has no plans to blockade the strait"),
        ("The army failed to take the town.", "take", "The army failed to take the town"),
    ],
)
def test_a_clause_keeps_its_subject_its_list_and_its_denial(
    parser: Parser, text: str, trigger: str, clause: str
) -> None:
    spans = events_of(parser, text)[trigger].clause
    assert " … ".join(text[span.start : span.end] for span in spans) == clause


def test_who_is_accused_is_said_to_act(parser: Parser) -> None:
    text = "Minister Ilya Orsk accused Kestria of attacking the depot with a missile."
    event = events_of(parser, text)["attacking"]
    assert [text[span.start : span.end] for span in event.actor] == ["Kestria"]
    assert [text[span.start : span.end] for span in event.recipient] == ["the depot"]


def test_a_counted_vote_is_no_election(parser: Parser) -> None:
    found = events_of(parser, "The assembly approved the Harbour Law by 61 votes to 38.")
    assert found["approved"].mode == "legislate"
    assert "votes" not in found or found["votes"].mode is None
