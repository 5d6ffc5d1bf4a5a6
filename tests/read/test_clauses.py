"""Which words tell one event, fit to be printed as one line?"""

from collections.abc import Callable

import pytest

from consilience.read.events import find_events
from consilience.read.parser import Parser
from consilience.records import Reading, Report, Span, Statement


@pytest.fixture(scope="session")
def clause_of(parser: Parser) -> Callable[..., str]:
    def find(text: str, trigger: str, statements: tuple[Statement, ...] = ()) -> str:
        reading = Reading("r", text=text, statements=statements)
        events, _ = find_events(parser.parse(Report("r", text)), reading)
        event = next(event for event in events if text[event.span.start : event.span.end] == trigger)
        return " … ".join(text[span.start : span.end] for span in event.clause)

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "clause"),
    [
        ("The governor said the army shelled the port.", "shelled", "the army shelled the port"),
        ("The army landed and shelled the port.", "shelled", "The army … shelled the port"),
        ("The army has landed but has not shelled the port.", "shelled", "The army … has not shelled the port"),
        ("The raids, which killed 31 people, ended.", "killed", "The raids … killed 31 people"),
        (
            "The manager of the depot that was burned on Monday spoke.",
            "burned",
            "the depot … was burned on Monday",
        ),
        ("The office has arrested and charged two men.", "arrested", "The office has arrested … two men"),
        ("The army has arrested and the navy has fled.", "arrested", "The army has arrested"),
        ("They met the guard who was hurt in the raid.", "hurt", "the guard … was hurt in the raid"),
        (
            "They saw Vale, the heir of Ivo Karn, who ruled the port for years.",
            "ruled",
            "Ivo Karn … ruled the port for years",
        ),
        (
            "They chose a council Sunday in a vote hailed by some but dismissed by others as a sham.",
            "dismissed",
            "a vote … dismissed by others as a sham",
        ),
        (
            "An argument led to a raid Monday night downtown that killed ten men.",
            "killed",
            "a raid Monday night downtown … killed ten men",
        ),
        (
            "The bank had been called and told that a bomb was planted.",
            "told",
            "The bank had been … told that a bomb was planted",
        ),
        ("They halted the raids that killed 31 people.", "killed", "the raids … killed 31 people"),
        ("They feared the arrival of the carrier in the bay.", "arrival", "the arrival of the carrier in the bay"),
        (
            "Holm called on supporters to strike if Vesta is attacked.",
            "strike",
            "supporters to strike if Vesta is attacked",
        ),
        (
            "Arden denied that Vesta had requested aid, beyond what was agreed in May.",
            "requested",
            "Vesta had requested aid, beyond what was agreed in May",
        ),
        (
            "The bloc (EPA) activated the “second phase” of Plan Granite on Monday, officials said.",
            "activated",
            "The bloc (EPA) activated the “second phase” of Plan Granite on Monday",
        ),
        ("The raids resulted in 12 boats destroyed and 40 deaths.", "destroyed", "12 boats destroyed"),
        ("The raids resulted in 12 boats destroyed and 40 deaths.", "deaths", "40 deaths"),
        ("The councils will be activated, while the talks go on.", "activated", "The councils will be activated"),
        ("Vesta arrested two men, according to the police.", "arrested", "Vesta arrested two men"),
    ],
)
def test_a_clause_is_one_printable_line(clause_of: Callable[..., str], text: str, trigger: str, clause: str) -> None:
    assert clause_of(text, trigger) == clause


def test_a_source_inside_a_clause_is_left_out_but_not_the_subject(clause_of: Callable[..., str]) -> None:
    text = "The party pledged to leave the talks."
    statement = Statement((Span("r", 0, 9),), (Span("r", 10, 17),), (Span("r", 18, 36),))
    assert clause_of(text, "leave", (statement,)) == "The party … to leave the talks"
