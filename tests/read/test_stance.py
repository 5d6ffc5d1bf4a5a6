"""How is an event presented? One sentence each: the trigger, its stance, and on which side of open it stands."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.read.events import find_events
from consilience.read.parser import Parser
from consilience.records import Event, Reading, Report, Stance

AFFIRMED, DENIED, OPEN = (1.5, 3.0), (-3.0, -0.5), (-1.2, 2.0)


@pytest.fixture(scope="session")
def event_of(parser: Parser) -> Callable[[str, str], Event]:
    def find(text: str, trigger: str) -> Event:
        word, _, rank = trigger.partition("#")
        found, _ = find_events(parser.parse(Report("r", text)), Reading("r", text=text))
        return [e for e in found if text[e.span.start : e.span.end] == word][int(rank or 1) - 1]

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "stance", "between"),
    [
        # plain report, tense
        ("The army shelled the port of Brenn on Monday.", "shelled", Stance.AFFIRMED, AFFIRMED),
        ("The councils will be fully activated in all provinces.", "activated", Stance.PLANNED, (2.0, 3.0)),
        ("Vesta is going to withdraw its troops.", "withdraw", Stance.PLANNED, (1.0, 3.0)),
        ("The minister is to visit Moravia.", "visit", Stance.PLANNED, (1.0, 2.5)),
        ("The governor said the blast killed four people.", "killed", Stance.AFFIRMED, AFFIRMED),
        # negation and its scope
        ("The army did not destroy the bridge but damaged it.", "destroy", Stance.DENIED, DENIED),
        ("The army did not destroy the bridge but damaged it.", "damaged", Stance.AFFIRMED, AFFIRMED),
        ("No one was hurt in the blast.", "hurt", Stance.DENIED, DENIED),
        ("No one was hurt in the blast.", "blast", Stance.AFFIRMED, AFFIRMED),
        ("Neither government has confirmed this.", "confirmed", Stance.DENIED, DENIED),
        ("The army made no attack.", "attack", Stance.DENIED, DENIED),
        ("There was no attack on the port.", "attack", Stance.DENIED, DENIED),
        ("We have not received any such request.", "received", Stance.DENIED, DENIED),
        ("We have not received any such request.", "request", Stance.DENIED, DENIED),
        ("The army never attacked the camp.", "attacked", Stance.DENIED, DENIED),
        ("Without firing a shot, the rebels seized the port.", "firing", Stance.DENIED, DENIED),
        ("Without firing a shot, the rebels seized the port.", "seized", Stance.AFFIRMED, AFFIRMED),
        ("Vesta has neither confirmed nor denied the attack.", "denied", Stance.DENIED, DENIED),
        ("The council has yet to approve the plan.", "approve", Stance.DENIED, DENIED),
        ("The army stopped short of declaring war.", "declaring", Stance.DENIED, DENIED),
        ("There is no evidence that rebels crossed the border.", "crossed", Stance.DENIED, DENIED),
        ("Vesta ruled out strikes on the port.", "strikes", Stance.DENIED, DENIED),
        ("Rebels failed to hold the town and left.", "left", Stance.AFFIRMED, AFFIRMED),
        # modals and adverbs
        ("Analysts said any campaign could begin with attacks on airfields.", "begin", Stance.POSSIBLE, OPEN),
        ("Analysts said any campaign could begin with attacks on airfields.", "attacks", Stance.POSSIBLE, OPEN),
        ("Few think they could withstand a direct intervention.", "intervention", Stance.POSSIBLE, OPEN),
        ("The rebels may have crossed the river.", "crossed", Stance.POSSIBLE, OPEN),
        ("The fleet probably left the harbour.", "left", Stance.POSSIBLE, (1.5, 2.5)),
        ("All sides must release the prisoners.", "release", Stance.REQUESTED, OPEN),
        # conditions
        ("The party called on supporters to strike if Vesta is attacked.", "attacked", Stance.CONDITIONAL, OPEN),
        ("Holm told supporters to prepare for a strike if Vesta is attacked.", "strike", Stance.CONDITIONAL, OPEN),
        ("Unless the talks resume, the army will withdraw.", "withdraw", Stance.CONDITIONAL, OPEN),
        ("Unless the talks resume, the army will withdraw.", "resume", Stance.CONDITIONAL, OPEN),
        ("The party pledged to move to armed struggle should hostilities erupt.", "move", Stance.CONDITIONAL, OPEN),
        ("The party pledged to move to armed struggle should hostilities erupt.", "erupt", Stance.CONDITIONAL, OPEN),
        ("The party pledged to move to armed struggle should fighting erupt.", "pledged", Stance.AFFIRMED, AFFIRMED),
        ("Had the talks failed, the army would have attacked.", "attacked", Stance.CONDITIONAL, (-2.0, 0.0)),
        # implicatives and factives
        ("The army managed to retake the town.", "retake", Stance.AFFIRMED, AFFIRMED),
        ("Rebels failed to capture the bridge.", "capture", Stance.DENIED, DENIED),
        ("The army was prevented from entering the city.", "entering", Stance.DENIED, DENIED),
        ("Holm refused to sign the treaty.", "sign", Stance.DENIED, DENIED),
        ("The general did not know that the convoy had left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("The minister admitted that his men had shot two civilians.", "shot", Stance.AFFIRMED, AFFIRMED),
        ("The Palace admitted to maintaining contacts with the rebels.", "contacts", Stance.AFFIRMED, AFFIRMED),
        # denials and rejections
        ("President Holm has denied plans for imminent strikes inside Vesta.", "denied", Stance.AFFIRMED, AFFIRMED),
        ("President Holm has denied plans for imminent strikes inside Vesta.", "strikes", Stance.DENIED, DENIED),
        ("Arden denied that Vesta had requested more support.", "requested", Stance.DENIED, DENIED),
        ("Arden dismissed reports that Vesta had requested military aid.", "requested", Stance.DENIED, DENIED),
        ("Arden dismissed reports that Vesta had requested military aid.", "reports", Stance.AFFIRMED, AFFIRMED),
        ("Despite the denial of specific requests, contacts go on.", "requests", Stance.DENIED, DENIED),
        ("The council rejected the proposal.", "proposal", Stance.AFFIRMED, AFFIRMED),
        ("The court acquitted him of murder.", "murder", Stance.DENIED, DENIED),
        # what a source only suggests, wants, threatens, plans
        ("Earlier reports suggested Vesta had sought support.", "sought", Stance.POSSIBLE, OPEN),
        ("The minister floated the possibility of strikes on the port.", "strikes", Stance.POSSIBLE, OPEN),
        ("The note answers an alleged request for assistance.", "request", Stance.POSSIBLE, OPEN),
        ("The drill answers potential attacks from the sea.", "attacks", Stance.POSSIBLE, OPEN),
        ("The rebels threatened to execute the hostages.", "execute", Stance.THREATENED, OPEN),
        ("They fear the threat of aggression.", "aggression", Stance.THREATENED, OPEN),
        ("The council demanded the release of the prisoners.", "release", Stance.REQUESTED, OPEN),
        ("The council called on the army to withdraw.", "withdraw", Stance.REQUESTED, OPEN),
        ("Vesta accused Moravia of shelling the port.", "shelling", Stance.POSSIBLE, OPEN),
        ("Police foiled a plot to bomb the airport.", "bomb", Stance.DENIED, DENIED),
        ("The militia vowed to avenge the killing of its leader.", "killing", Stance.AFFIRMED, AFFIRMED),
        ("The militia vowed to avenge the killing of its leader.", "avenge", Stance.PLANNED, (1.0, 2.5)),
        ("It is unclear whether the strike killed anyone.", "killed", Stance.POSSIBLE, OPEN),
        ("The army claimed it had shot down two drones.", "shot", Stance.POSSIBLE, (1.0, 2.5)),
        ("The rebels are believed to have fled the city.", "fled", Stance.POSSIBLE, (1.0, 2.5)),
        ("The navy sent ships to disrupt trafficking.", "disrupt", Stance.PLANNED, OPEN),
        ("They signed a pact that remains in the final stage of ratification.", "ratification", Stance.PLANNED, OPEN),
        ("They signed a pact that remains in the final stage of ratification.", "signed", Stance.AFFIRMED, AFFIRMED),
        ("The minister doubts that the truce will hold.", "hold", Stance.POSSIBLE, OPEN),
        ("Did the army attack the village?", "attack", Stance.POSSIBLE, OPEN),
        # what is taken for granted
        ("Arden denied that the ships that sank had carried arms.", "sank", Stance.AFFIRMED, AFFIRMED),
        ("The army did not say when the convoy left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("Moravia denied support beyond what was already agreed.", "agreed", Stance.AFFIRMED, AFFIRMED),
    ],
)  # fmt: skip
def test_a_sentence_presents_its_event(
    event_of: Callable[[str, str], Event], text: str, trigger: str, stance: Stance, between: tuple[float, float]
) -> None:
    event = event_of(text, trigger)
    assert event.stance is stance, f"{event.stance} by {event.rule}"
    assert between[0] <= event.factuality <= between[1], f"{event.factuality} by {event.rule}"


@pytest.mark.parametrize(
    ("text", "trigger", "rule"),
    [
        ("Arden denied that Vesta had attacked.", "attacked", "deny.verb"),
        ("If Vesta attacks, they flee.", "attacks", "if.condition"),
        ("Vesta might attack.", "attack", "might.modal"),
        ("Vesta did not attack.", "attack", "not.negation"),
        ("The alleged attack made news.", "attack", "alleged.adjective"),
        ("Vesta attacked.", "attacked", "plain"),
    ],
)
def test_the_deciding_rule_is_named(event_of: Callable[[str, str], Event], text: str, trigger: str, rule: str) -> None:
    assert event_of(text, trigger).rule == rule


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("The army did not attack if “denied” ( \"' \n\0🙂א, .NO?-"), max_size=200))
def test_any_text_is_read_within_bounds(parser: Parser, text: str) -> None:
    for event in find_events(parser.parse(Report("r", text)), Reading("r", text=text))[0]:
        assert -3 <= event.factuality <= 3
        assert event.clause
        assert all(0 <= span.start < span.end <= len(text) for span in event.clause)
        assert (event.stance is not Stance.DENIED) or event.factuality <= 0


def test_a_deed_that_is_condemned_happened(read: Callable[..., Reading]) -> None:
    text = "The council rejected the shootings as acts of violence. It rejected claims that soldiers had fired."
    stances = {text[e.span.start : e.span.end]: e.stance for e in read(text).events}
    assert stances["shootings"] == "affirmed"
    assert stances["fired"] == "denied"
