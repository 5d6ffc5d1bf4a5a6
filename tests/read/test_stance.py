"""How is an event presented? One sentence each: the trigger, its stance, and on which side of open it stands."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.read.events import find_events
from consilience.read.parser import Parser
from consilience.records import Event, Reading, Report, Stance

AFFIRMED, DENIED, OPEN = (1.5, 3.0), (-3.0, -0.5), (-1.2, 2.3)


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
        # what is seen, moved, checked, hurried to, or behind a sentence without a stop is no plan
        ("The clerk saw three boats drift past the pier.", "drift", Stance.AFFIRMED, AFFIRMED),
        ("Two helicopters were moving injured to the port.", "injured", Stance.AFFIRMED, AFFIRMED),
        ("Police seek those responsible for a weekend raid on the depot.", "raid", Stance.AFFIRMED, AFFIRMED),
        ("Divers went to check on a leak in the hull.", "leak", Stance.AFFIRMED, AFFIRMED),
        ("The children rushed to leave the school.", "leave", Stance.AFFIRMED, AFFIRMED),
        ("Two boats were seized If you know more, call the harbour office.", "seized", Stance.AFFIRMED, AFFIRMED),
        ("Two guards are charged with assault with intent to rob.", "rob", Stance.POSSIBLE, OPEN),
        ("The raid was an act of revenge for an attack on the pier.", "attack", Stance.AFFIRMED, AFFIRMED),
        ("Police seek two men in connection with a raid on the depot.", "raid", Stance.AFFIRMED, AFFIRMED),
        ("The guard was sent to hold him on charges of fraud.", "charges", Stance.AFFIRMED, AFFIRMED),
        ("He served ten years in the tower for a raid on the depot.", "raid", Stance.AFFIRMED, AFFIRMED),
        ("He fired on guards crossing the pier.", "crossing", Stance.AFFIRMED, AFFIRMED),
        ("Crews were asked to help fight a blaze at the depot.", "blaze", Stance.AFFIRMED, AFFIRMED),
        ("It stood not far from a memorial for a raid on the pier.", "raid", Stance.AFFIRMED, AFFIRMED),
        ("We do not want more boats being seized.", "seized", Stance.POSSIBLE, OPEN),
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
        ("The army claimed it had shot down two drones.", "shot", Stance.POSSIBLE, (1.0, 2.7)),
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
    ("text", "trigger", "stance", "between"),
    [
        # implicatives, two-way (Karttunen 1971, 2012)
        ("The convoy managed to cross the river.", "cross", Stance.AFFIRMED, AFFIRMED),
        ("The convoy did not manage to cross the river.", "cross", Stance.DENIED, DENIED),
        ("The guards happened to see the smugglers.", "see", Stance.AFFIRMED, AFFIRMED),
        ("The pilot remembered to lower the gear.", "lower", Stance.AFFIRMED, AFFIRMED),
        ("The pilot forgot to lower the gear.", "lower", Stance.DENIED, DENIED),
        ("The pilot did not forget to lower the gear.", "lower", Stance.AFFIRMED, AFFIRMED),
        ("The court saw fit to release him.", "release", Stance.AFFIRMED, AFFIRMED),
        ("The clerk neglected to record the vote.", "record", Stance.DENIED, DENIED),
        ("The general took the trouble to visit the camp.", "visit", Stance.AFFIRMED, AFFIRMED),
        ("The rebels had the courage to resist.", "resist", Stance.AFFIRMED, AFFIRMED),
        ("The mayor wasted no time in closing the bridge.", "closing", Stance.AFFIRMED, AFFIRMED),
        ("Troops succeeded in clearing the road.", "clearing", Stance.AFFIRMED, AFFIRMED),
        ("Troops did not succeed in clearing the road.", "clearing", Stance.DENIED, DENIED),
        ("Rebels got to see the prisoners.", "see", Stance.AFFIRMED, AFFIRMED),
        ("Talks ended up collapsing.", "collapsing", Stance.AFFIRMED, AFFIRMED),
        ("The troops turned out to have left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("The envoy proceeded to read the letter.", "read", Stance.AFFIRMED, AFFIRMED),
        ("The patrol went on to search the village.", "search", Stance.AFFIRMED, AFFIRMED),
        ("The engineers helped to rebuild the dam.", "rebuild", Stance.AFFIRMED, AFFIRMED),
        # one-way
        ("The storm forced the port to close.", "close", Stance.AFFIRMED, AFFIRMED),
        ("The blast caused the bridge to collapse.", "collapse", Stance.AFFIRMED, AFFIRMED),
        ("The storm did not force the port to close.", "close", Stance.DENIED, (-1.8, -0.5)),
        ("The army was able to hold the bridge.", "hold", Stance.AFFIRMED, AFFIRMED),
        ("The army was not able to hold the bridge.", "hold", Stance.DENIED, DENIED),
        ("The army could not hold the bridge.", "hold", Stance.DENIED, DENIED),
        ("Guards kept protesters from entering the hall.", "entering", Stance.DENIED, DENIED),
        ("The rule prohibits traders from selling arms.", "selling", Stance.DENIED, DENIED),
        ("The governor hesitated to send troops.", "send", Stance.POSSIBLE, OPEN),
        ("The governor did not hesitate to send troops.", "send", Stance.AFFIRMED, AFFIRMED),
        ("The council refused to deny the report.", "deny", Stance.DENIED, DENIED),
        ("The rebels had to leave the town.", "leave", Stance.AFFIRMED, AFFIRMED),
        ("The rebels have to leave the town.", "leave", Stance.REQUESTED, OPEN),
        ("The minister was obliged to resign.", "resign", Stance.AFFIRMED, AFFIRMED),
        # factives
        ("Holm regrets that the troops fired.", "fired", Stance.AFFIRMED, AFFIRMED),
        ("Holm does not regret that the troops fired.", "fired", Stance.AFFIRMED, AFFIRMED),
        ("It is strange that the fleet left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("The mayor is unaware that the dam has burst.", "burst", Stance.AFFIRMED, AFFIRMED),
        ("The mayor revealed that the dam had burst.", "burst", Stance.AFFIRMED, AFFIRMED),
        ("The mayor ignored the fact that the dam had burst.", "burst", Stance.AFFIRMED, AFFIRMED),
        ("Few realised that the army had left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("It was a mistake to sell the port.", "sell", Stance.AFFIRMED, (0.5, 3.0)),
        # speech acts
        ("Vesta denied that it had not warned the crews.", "warned", Stance.AFFIRMED, (0.5, 3.0)),
        ("Vesta rejected claims that its troops had fled.", "fled", Stance.DENIED, DENIED),
        ("Vesta dismissed talk of a coup.", "coup", Stance.DENIED, (-3.0, -0.2)),
        ("Moravia vowed to strike back.", "strike", Stance.PLANNED, (1.0, 2.5)),
        ("Moravia warned that it would strike.", "strike", Stance.PLANNED, (1.0, 2.5)),
        ("The envoy called on Vesta to disarm.", "disarm", Stance.REQUESTED, OPEN),
        ("The council called for a truce.", "truce", Stance.REQUESTED, OPEN),
        ("The general admitted losing the town.", "losing", Stance.AFFIRMED, AFFIRMED),
        ("The company denied polluting the river.", "polluting", Stance.DENIED, DENIED),
        ("The union insisted that the mine be closed.", "closed", Stance.REQUESTED, OPEN),
        ("The board demanded that he resign.", "resign", Stance.REQUESTED, OPEN),
        ("The palace refused to confirm that the king had died.", "died", Stance.POSSIBLE, OPEN),
        ("The palace would neither confirm nor deny the arrest.", "confirm", Stance.DENIED, DENIED),
        # nouns
        ("The alleged request surprised the envoys.", "request", Stance.POSSIBLE, OPEN),
        ("Vesta drew up plans for strikes.", "strikes", Stance.PLANNED, OPEN),
        ("The threat of a strike unsettled traders.", "strike", Stance.THREATENED, OPEN),
        ("A failed coup shook the capital.", "coup", Stance.AFFIRMED, AFFIRMED),
        ("Reports of an attack spread.", "attack", Stance.AFFIRMED, (1.0, 3.0)),
        ("Rumours of a coup spread.", "coup", Stance.POSSIBLE, OPEN),
        ("An attempted robbery alarmed the town.", "robbery", Stance.POSSIBLE, OPEN),
        ("The cancelled visit angered Vesta.", "visit", Stance.DENIED, DENIED),
        ("The absence of a deal worries traders.", "deal", Stance.DENIED, DENIED),
        ("The likelihood of war is small.", "war", Stance.POSSIBLE, OPEN),
        ("The decision to withdraw was welcomed.", "withdraw", Stance.PLANNED, (1.0, 2.5)),
        ("Its failure to act drew anger.", "act", Stance.DENIED, DENIED),
        ("Its refusal to negotiate drew anger.", "negotiate", Stance.DENIED, DENIED),
        ("There was no sign of fighting.", "fighting", Stance.DENIED, DENIED),
        ("The army is on the verge of collapse.", "collapse", Stance.POSSIBLE, OPEN),
        ("The two sides are close to signing a pact.", "signing", Stance.POSSIBLE, OPEN),
        # aspect
        ("The army began shelling the port.", "shelling", Stance.AFFIRMED, AFFIRMED),
        ("The army has not begun shelling the port.", "shelling", Stance.DENIED, DENIED),
        ("The army continued to shell the port.", "shell", Stance.AFFIRMED, AFFIRMED),
        ("The army stopped shelling the port.", "shelling", Stance.AFFIRMED, (0.4, 3.0)),
        ("The crews finished clearing the mines.", "clearing", Stance.AFFIRMED, AFFIRMED),
        ("The work is about to begin.", "begin", Stance.PLANNED, OPEN),
        ("The fleet nearly sank.", "sank", Stance.DENIED, DENIED),
        ("The council has yet to vote.", "vote", Stance.DENIED, DENIED),
        ("It remains to be seen who won.", "seen", Stance.POSSIBLE, OPEN),
        ("The bridge used to carry trains.", "carry", Stance.AFFIRMED, AFFIRMED),
        # purpose
        ("The navy sent ships to guard the strait.", "guard", Stance.PLANNED, OPEN),
        ("The navy sent ships in order to guard the strait.", "guard", Stance.PLANNED, OPEN),
        ("The navy sent ships so that traders could sail.", "sail", Stance.POSSIBLE, (0.5, 2.0)),
        ("Vesta closed the port so as to stop smuggling.", "stop", Stance.PLANNED, OPEN),
        ("Crews lacked the fuel to reach the port.", "reach", Stance.DENIED, DENIED),
        ("The crews were too tired to fight.", "fight", Stance.DENIED, DENIED),
        ("The crews were strong enough to fight.", "fight", Stance.POSSIBLE, OPEN),
        # generics, habituals
        ("Rebels often attack convoys.", "attack", Stance.AFFIRMED, AFFIRMED),
        ("Rebels rarely attack convoys.", "attack", Stance.DENIED, DENIED),
        # nested
        ("Vesta said Moravia denied that its troops had fled.", "fled", Stance.DENIED, DENIED),
        ("The minister denied saying that the troops had fled.", "fled", Stance.POSSIBLE, OPEN),
        ("The paper said that officials believe the fleet has left.", "left", Stance.POSSIBLE, (1.0, 2.5)),
        ("Arden reportedly rejected claims that it had lost a ship.", "lost", Stance.DENIED, (-3.0, -0.2)),
        # double negation, scope
        ("Nobody doubts that the army won.", "won", Stance.AFFIRMED, AFFIRMED),
        ("The army did not fail to attack.", "attack", Stance.AFFIRMED, AFFIRMED),
        ("It is not true that the army fled.", "fled", Stance.DENIED, DENIED),
        ("It is not impossible that the army fled.", "fled", Stance.POSSIBLE, OPEN),
        ("It is false that the army fled.", "fled", Stance.DENIED, DENIED),
        ("The army cannot win without bombing the town.", "bombing", Stance.POSSIBLE, OPEN),
        ("Vesta is far from winning the war.", "winning", Stance.DENIED, DENIED),
        ("Far from retreating, the rebels took the hill.", "retreating", Stance.DENIED, DENIED),
        ("Instead of retreating, the rebels took the hill.", "retreating", Stance.DENIED, DENIED),
        ("Rather than retreat, the rebels took the hill.", "retreat", Stance.DENIED, DENIED),
        ("The rebels fled without a fight.", "fight", Stance.DENIED, DENIED),
        ("Vesta armed itself lest Moravia attack.", "attack", Stance.POSSIBLE, OPEN),
        ("There is no evidence that rebels fled.", "fled", Stance.DENIED, DENIED),
        ("There is little evidence that rebels fled.", "fled", Stance.DENIED, (-3.0, 0.5)),
        ("But for the storm, the fleet would have sailed.", "sailed", Stance.CONDITIONAL, (-3.0, 0.3)),
        ("The fleet would have sailed.", "sailed", Stance.CONDITIONAL, (-3.0, 0.3)),
        ("The fleet was to have sailed on Monday.", "sailed", Stance.DENIED, (-3.0, 0.0)),
        ("The fleet could have sailed.", "sailed", Stance.POSSIBLE, OPEN),
        ("The army should have acted.", "acted", Stance.CONDITIONAL, (-3.0, 0.3)),
        ("The army might have acted.", "acted", Stance.POSSIBLE, OPEN),
        ("Not a single ship sank.", "sank", Stance.DENIED, DENIED),
        ("None of the ships sank.", "sank", Stance.DENIED, DENIED),
        ("Only the militia left.", "left", Stance.AFFIRMED, AFFIRMED),
        ("The army hardly fought.", "fought", Stance.DENIED, DENIED),
        ("Neither the army nor the police intervened.", "intervened", Stance.DENIED, DENIED),
        ("The army left no survivors.", "left", Stance.AFFIRMED, AFFIRMED),
        ("Rebels attacked not the port but the airfield.", "attacked", Stance.AFFIRMED, AFFIRMED),
        ("The army did not attack because of the rain.", "attack", Stance.DENIED, DENIED),
        # conditional
        ("If the talks fail, the army will attack.", "fail", Stance.CONDITIONAL, OPEN),
        ("If the talks fail, the army will attack.", "attack", Stance.CONDITIONAL, OPEN),
        ("The army will attack unless the talks resume.", "resume", Stance.CONDITIONAL, OPEN),
        ("Provided that the truce holds, aid will flow.", "holds", Stance.CONDITIONAL, OPEN),
        ("In the event of an attack, sirens will sound.", "attack", Stance.CONDITIONAL, OPEN),
        ("Once the army had left, the rebels returned.", "left", Stance.AFFIRMED, AFFIRMED),
        ("Once the army leaves, the rebels will return.", "leaves", Stance.PLANNED, OPEN),
        ("If it had rained, the dam would have burst.", "burst", Stance.CONDITIONAL, (-3.0, 0.3)),
        ("If the army was attacked, it did not say so.", "attacked", Stance.CONDITIONAL, OPEN),
        # questions, orders
        ("Why did the army attack?", "attack", Stance.AFFIRMED, AFFIRMED),
        ("Leave the town now.", "Leave", Stance.REQUESTED, OPEN),
        ("Let us hope that the truce holds.", "holds", Stance.POSSIBLE, OPEN),
        ("The army would arrest anyone who leaves the town.", "leaves", Stance.PLANNED, (0.5, 2.9)),
        ("The army would arrest the men who left the town.", "left", Stance.AFFIRMED, AFFIRMED),
        ("The goal was the capture of the port.", "capture", Stance.PLANNED, OPEN),
        ("The crew found the valley to be flooded.", "flooded", Stance.AFFIRMED, AFFIRMED),
        # evaluation and ability
        ("It is difficult to reach the valley.", "reach", Stance.POSSIBLE, OPEN),
        ("The valley is too remote to reach.", "reach", Stance.DENIED, DENIED),
        ("It was necessary to close the port.", "close", Stance.REQUESTED, OPEN),
        ("The army is ready to attack.", "attack", Stance.PLANNED, OPEN),
        ("The general is likely to resign.", "resign", Stance.POSSIBLE, (1.0, 2.5)),
        ("The general is unlikely to resign.", "resign", Stance.DENIED, DENIED),
        ("The general is certain to resign.", "resign", Stance.PLANNED, (1.5, 2.7)),
        ("The general was the first to resign.", "resign", Stance.AFFIRMED, AFFIRMED),
        ("Vesta became the last state to sign the pact.", "sign", Stance.AFFIRMED, AFFIRMED),
        ("The envoy was quoted as saying that talks would resume.", "saying", Stance.AFFIRMED, AFFIRMED),
        ("Vesta closed several posts, including closing the port of Brenn.", "closing", Stance.AFFIRMED, AFFIRMED),
        ("The militia was blamed for killing two guards.", "killing", Stance.POSSIBLE, (0.8, 2.9)),
        ("Two men were convicted of killing a guard.", "killing", Stance.AFFIRMED, AFFIRMED),
        ("Two men were suspected of killing a guard.", "killing", Stance.POSSIBLE, OPEN),
        ("Two men were cleared of killing a guard.", "killing", Stance.DENIED, DENIED),
        # results, and purposes that show in the deed
        ("Shares of the yard rose to close at nine crowns.", "close", Stance.AFFIRMED, AFFIRMED),
        ("Dockers marched through Brenn to protest the cuts.", "protest", Stance.AFFIRMED, AFFIRMED),
        ("Envoys came to Brenn to offer their help.", "offer", Stance.AFFIRMED, AFFIRMED),
        ("The general was the 14th officer to resign.", "resign", Stance.AFFIRMED, AFFIRMED),
        # what a denial leaves alone
        ("The villagers were not victims of an attack.", "attack", Stance.POSSIBLE, (-0.5, 2.0)),
        ("The army did not win the war by bombing the port.", "bombing", Stance.POSSIBLE, (-0.5, 2.0)),
        ("The militia failed to enforce the blockade.", "blockade", Stance.AFFIRMED, AFFIRMED),
        ("The ministry did not say how many boats it had seized.", "seized", Stance.AFFIRMED, AFFIRMED),
        ("The crew did not say whether it had fired.", "fired", Stance.POSSIBLE, OPEN),
        ("Smoke could be seen rising over the port.", "rising", Stance.AFFIRMED, AFFIRMED),
        ("The rebels tried to hold the town by mining its bridges.", "mining", Stance.AFFIRMED, AFFIRMED),
        ("The rebels tried to hold the town by mining its bridges.", "hold", Stance.POSSIBLE, OPEN),
        ("The court refused requests by two ministers to return.", "requests", Stance.AFFIRMED, AFFIRMED),
        ("Vesta said it'd close the strait.", "close", Stance.PLANNED, (1.0, 2.9)),
        ("Vesta would like to close the strait.", "like", Stance.AFFIRMED, AFFIRMED),
        ("It is a myth that Vesta attacked the port.", "attacked", Stance.DENIED, DENIED),
        ("Vesta has no plans to attack.", "has", Stance.DENIED, (-1.2, -0.5)),
        ("Vesta made no plans to attack.", "made", Stance.DENIED, (-3.0, -2.0)),
        # what there may be none of
        ("The police will meet any attack with force.", "attack", Stance.PLANNED, (0.2, 1.5)),
        ("The storm had little impact on the port.", "impact", Stance.DENIED, (-1.5, 0.0)),
        # what a future waits for
        ("The troops will stay until the truce ends.", "ends", Stance.PLANNED, (0.8, 1.9)),
        ("The troops will leave after the truce ends.", "ends", Stance.PLANNED, (2.0, 2.9)),
        ("Prices will rise as the war goes on.", "goes", Stance.AFFIRMED, AFFIRMED),
        # firm denials, shared by "or" and by later infinitives
        ("The minister would not comment on the raid.", "comment", Stance.DENIED, (-3.0, -2.0)),
        ("The patrol had not attacked the village or burned it.", "burned", Stance.DENIED, DENIED),
        ("The envoy was due to lay flowers and meet exiles.", "meet", Stance.PLANNED, (1.0, 2.9)),
        # known things and plurals are in part taken for granted
        ("Vesta wants the strikes to stop.", "strikes", Stance.AFFIRMED, AFFIRMED),
        ("The truce may not last.", "truce", Stance.AFFIRMED, AFFIRMED),
    ],
)  # fmt: skip
def test_the_closed_classes_of_english_are_read(
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
        ("Vesta missed the chance to attack.", "attack", "miss.phrase"),
        ("Vesta was too weak to attack.", "attack", "too.to"),
        ("Vesta had to attack.", "attack", "had.to"),
        ("Vesta was to have attacked.", "attacked", "was.to-have"),
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
