"""What happened, of which kind, who did it to whom, when, where and how many?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from consilience.read.events import find_events
from consilience.read.parser import Parser
from consilience.records import Event, Quantity, Reading, Report, Span, Statement, Time

Finder = Callable[..., Event]


@pytest.fixture(scope="session")
def event_of(parser: Parser) -> Finder:
    def find(text: str, trigger: str, **found: object) -> Event:
        reading = Reading("r", text=text, **found)  # type: ignore[arg-type]
        events, _ = find_events(parser.parse(Report("r", text)), reading)
        return next(event for event in events if text[event.span.start : event.span.end] == trigger)

    return find


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def span(text: str, part: str) -> Span:
    return Span("r", text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        ("Vesta elevated its military alert level.", "elevated", "MOBILIZE", "alert"),
        ("The army activated the upper phase of Plan Granite 7.", "activated", "MOBILIZE", "activate"),
        ("The order led to the mobilization of 5,000 troops.", "mobilization", "MOBILIZE", "troops"),
        ("The maneuvers ended on Friday.", "maneuvers", "MOBILIZE", "exercise"),
        ("The National Assembly approved the Defence Law.", "approved", None, "legislate"),
        ("The mayor approved the photograph.", "approved", None, None),
        ("The carrier Dora Keel arrived in the region.", "arrived", None, "arrive"),
        ("They feared the arrival of the carrier.", "arrival", None, "arrive"),
        ("The raids have left 31 people dead.", "left", "ASSAULT", "kill"),
        ("The delegation has left the hall.", "left", None, None),
        ("The raids resulted in 12 boats destroyed and 40 deaths.", "destroyed", "ASSAULT", "destroy"),
        ("The raids resulted in 12 boats destroyed and 40 deaths.", "deaths", None, "die"),
        ("They plan strikes against the port.", "strikes", "ASSAULT", "aerial"),
        ("Miners began a general strike.", "strike", "PROTEST", "strike"),
        ("Both nations signed a treaty.", "signed", "COOPERATE", "sign"),
        ("The president called on rebels to disarm.", "called", "REQUEST", None),
        ("The president called the minister a hero.", "called", None, None),
        ("The minister stepped down on Monday.", "stepped", "RETREAT", "resign"),
        ("Police detained two reporters.", "detained", "COERCE", "arrest"),
        ("The ministers met in Brenn.", "met", "CONSULT", None),
        ("Vesta sent food aid to Moravia.", "sent", "AID", None),
        ("The council imposed sanctions on Vesta.", "imposed", "SANCTION", None),
        ("Rebels dynamited two pylons.", "dynamited", "ASSAULT", "explosives"),
        ("Rebels set fire to the mill.", "set", "ASSAULT", "destroy"),
        ("They fight against the drug trade.", "fight", "ASSAULT", None),
        ("The guard pulled out a pistol.", "pulled", None, None),
        ("They released balloons at the pier.", "released", None, None),
        ("An exchange of gunfire woke the town.", "exchange", "ASSAULT", "firearms"),
        ("The port, located on the coast, is small.", "located", None, "state"),
        ("He entered a guilty plea.", "plea", None, None),
        ("The crew met the deadline.", "met", None, None),
        ("The pupils were expelled from school.", "expelled", None, None),
        ("He barricaded himself in the tower.", "barricaded", None, None),
        ("The guards offered a salute.", "offered", None, None),
        ("The league planned to attack.", "planned", None, None),
        ("They fight poverty.", "fight", None, None),
        ("Workers went on strike.", "went", "PROTEST", "strike"),
        ("Her injuries are life-threatening.", "injuries", None, "injure"),
        # kinds that PLOVER leaves out
        ("The quake killed ten people.", "killed", None, "kill"),
        ("A train derailed near Brenn.", "derailed", None, "accident"),
        ("The flood displaced 900 families.", "displaced", None, "displace"),
        ("Parliament ratified the accord.", "ratified", "COOPERATE", "ratify"),
        ("The frigate left the port of Brenn.", "left", None, "depart"),
        # acts done by saying something
        ("The council said Vesta must open the port.", "said", "REQUEST", None),
        ("Vesta said it will not negotiate with the rebels.", "said", "REJECT", None),
        ("Vesta said it will withdraw its troops.", "said", "AGREE", None),
        ("Vesta said it would attack the port.", "said", "THREATEN", None),
        ("Vesta will not lift the embargo.", "lift", "REJECT", None),
        ("Vesta said the day was fine.", "said", None, None),
    ],
)
def test_an_event_has_a_kind_and_a_mode(
    event_of: Finder, text: str, trigger: str, kind: str | None, mode: str | None
) -> None:
    event = event_of(text, trigger)
    assert (event.kind, event.mode) == (kind, mode)


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("The army shelled the port.", "shelled", ["The army"], ["the port"]),
        ("The port was shelled by the army.", "shelled", ["the army"], ["The port"]),
        ("The army's attack on the port failed.", "attack", ["The army's"], ["the port"]),
        ("Vesta and Moravia signed a treaty.", "signed", ["Vesta", "Moravia"], ["a treaty"]),
        ("The general ordered his men to shell the port.", "shell", ["his men"], ["the port"]),
        ("The general promised to spare the port.", "spare", ["The general"], ["the port"]),
        ("They lauded the arrival of the carrier.", "arrival", ["the carrier"], []),
        ("The raids that killed 31 people ended.", "killed", ["The raids"], ["31 people"]),
        ("Vesta refused to meet the rebels.", "refused", ["Vesta"], ["the rebels"]),
        ("On Monday the fleet landed on Tuesday.", "landed", ["the fleet"], []),
    ],
)
def test_an_event_has_its_parties(
    event_of: Finder, text: str, trigger: str, actor: list[str], recipient: list[str]
) -> None:
    event = event_of(text, trigger)
    assert words(text, event.actor) == actor
    assert words(text, event.recipient) == recipient


def test_the_instrument_is_what_it_was_done_with(event_of: Finder) -> None:
    text = "The army shelled the port with howitzers."
    assert words(text, event_of(text, "shelled").instrument) == ["howitzers"]


def test_figures_go_to_their_own_event(event_of: Finder) -> None:
    text = "The raids resulted in 12 boats destroyed and 40 deaths."
    figures = (Quantity(span(text, "12"), 12, 12, 12), Quantity(span(text, "40"), 40, 40, 40))
    assert event_of(text, "destroyed", quantities=figures).quantities == (0,)
    assert event_of(text, "deaths", quantities=figures).quantities == (1,)


def test_a_figure_of_an_object_belongs_to_noun_and_verb(event_of: Finder) -> None:
    text = "The general ordered the mobilization of 5,000 troops."
    figures = (Quantity(span(text, "5,000"), 5000, 5000, 5000),)
    assert event_of(text, "mobilization", quantities=figures).quantities == (0,)


def test_a_fronted_time_holds_for_both_verbs(event_of: Finder) -> None:
    text = "On Tuesday the army landed and shelled the port."
    times = (Time(span(text, "Tuesday"), "DATE", "2025-11-11"),)
    assert event_of(text, "landed", times=times).times == (0,)
    assert event_of(text, "shelled", times=times).times == (0,)


def test_an_event_knows_the_innermost_statement(event_of: Finder) -> None:
    text = "Arden said the general had claimed the port was shelled."
    outer = Statement((span(text, "Arden"),), (span(text, "said"),), (span(text, text[11:-1]),))
    inner = Statement((span(text, "the general"),), (span(text, "claimed"),), (span(text, "the port was shelled"),))
    assert event_of(text, "shelled", statements=(outer, inner)).statement == 1
    assert event_of(text, "claimed", statements=(outer, inner)).statement == 0
    assert event_of(text, "said", statements=(outer, inner)).statement is None


def test_things_are_no_events(event_of: Finder) -> None:
    with pytest.raises(StopIteration):
        event_of("The nation sleeps.", "nation")


def test_a_word_before_a_noun_only_mentions_what_happens(event_of: Finder) -> None:
    event = event_of("The attack helicopter is new.", "attack")
    assert (event.kind, event.mode, event.times, event.actor) == (None, "state", (), ())


def test_headlines_and_capitals_are_read(event_of: Finder) -> None:
    text = "Vesta Mobilizes 5,000 Troops\n\nThe army moved at dawn. It took the port."
    assert event_of(text, "Mobilizes").kind == "MOBILIZE"


def test_bounded_and_unharmed_by_odd_text(parser: Parser) -> None:
    for text in ("", "\0", "(((" * 50, "the army said " * 800, "SHELLING KILLED FOUR. " * 20, "“" * 30 + " attacked"):
        find_events(parser.parse(Report("r", text)), Reading("r", text=text))


def test_the_two_first_reports(parser: Parser, venezuela: Path) -> None:
    found = {}
    for name in ("report-a", "report-b"):
        text = (venezuela / f"{name}.txt").read_text(encoding="utf-8")
        for event in find_events(parser.parse(Report(name, text)), Reading(name, text=text))[0]:
            word = text[event.span.start : event.span.end].lower()
            found.setdefault((name[-1], word, str(event.stance)), event)
    assert found["a", "elevated", "affirmed"].mode == "alert"
    assert found["a", "left", "affirmed"].mode == "kill"
    assert found["b", "approved", "affirmed"].mode == "legislate"
    for key in [
        ("a", "strikes", "denied"), ("a", "strikes", "possible"), ("a", "requested", "denied"),
        ("a", "received", "denied"), ("a", "request", "denied"), ("a", "sought", "possible"),
        ("a", "confirmed", "denied"), ("a", "attacked", "conditional"), ("a", "erupt", "conditional"),
        ("a", "strike", "conditional"), ("a", "disrupt", "planned"), ("a", "begin", "possible"),
        ("b", "activated", "affirmed"), ("b", "activated", "planned"), ("b", "requested", "denied"),
        ("b", "request", "possible"), ("b", "requests", "denied"), ("b", "request", "denied"),
        ("b", "agreed", "affirmed"), ("b", "arrival", "affirmed"),
    ]:  # fmt: skip
        assert key in found, key
