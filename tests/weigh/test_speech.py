"""Which events only introduce somebody's words, and how is what they say told? One sentence, and its findings."""

from __future__ import annotations

from consilience.records import Stance, Standing
from consilience.weigh import weigh_case


def events(case):
    return [finding for finding in weigh_case(case).findings if finding.kind in ("event", "denial")]


def test_a_request_is_told_once_in_the_words_of_who_asks(paper, case):
    one = paper("The ruling Harbour Union called on the cabinet to recall its envoy from Orland.")
    one.name("Harbour Union", "organisation")
    one.says("Harbour Union", "called on", "the cabinet to recall its envoy from Orland", act="request")
    one.event("called", one.text[:-1], kind="REQUEST", actor="Harbour Union", recipient="the cabinet")
    clause = "the cabinet to recall its envoy from Orland"
    one.event("recall", clause, kind="SANCTION", stance="requested", actor="the cabinet", recipient="its envoy")
    (finding,) = events(case(one))
    assert finding.stance is Stance.REQUESTED
    assert finding.text == "Harbour Union called on the cabinet to recall its envoy from Orland"


def test_a_threat_is_no_deed(paper, case):
    one = paper("Admiral Ruden on Monday threatened to close the canal if Vesta fires.")
    one.says("Admiral Ruden", "threatened", "to close the canal if Vesta fires", act="threaten")
    one.event("threatened", one.text[:-1], kind="THREATEN", actor="Admiral Ruden", recipient="the canal")
    one.event("close", "to close the canal if Vesta fires", stance="conditional", recipient="the canal")
    (finding,) = events(case(one))
    assert finding.stance is Stance.CONDITIONAL
    assert finding.text == "Admiral Ruden on Monday threatened to close the canal if Vesta fires"


def test_a_deed_in_words_stays_where_its_words_hold_no_event(paper, case):
    one = paper("President Marn ordered the second phase of Plan Heron.")
    one.says("President Marn", "ordered", "the second phase of Plan Heron", act="order")
    one.event("ordered", one.text[:-1], kind="REQUEST", actor="President Marn", recipient="the second phase")
    (finding,) = events(case(one))
    assert (finding.stance, finding.text) == (Stance.AFFIRMED, "President Marn ordered the second phase of Plan Heron")


def test_telling_somebody_is_no_event(paper, case):
    one = paper("Divers told Radio Sallo on Monday.")
    one.event("told", "Divers told Radio Sallo on Monday", actor="Divers", recipient="Radio Sallo", times=[0])
    one.lemma("told", "tell")
    assert events(case(one)) == []


def test_what_somebody_is_accused_of_is_only_possible(paper, case):
    one = paper("Minister Calla accused Orland of shelling the pier.")
    one.says("Minister Calla", "accused", "shelling the pier", act="claim")
    one.event("accused", one.text[:-1], kind="ACCUSE", actor="Minister Calla", recipient="Orland")
    one.event("shelling", "shelling the pier", kind="ASSAULT", recipient="the pier")
    (finding,) = events(case(one))
    assert finding.stance is Stance.POSSIBLE
    assert finding.text == "Minister Calla accused Orland of shelling the pier"


def test_an_attack_does_not_corroborate_a_blast(paper, case):
    one = paper("The blast hit the fuel depot in Port Sallo.")
    first = one.event("hit", one.text[:-1], kind="ASSAULT", actor="The blast", recipient="the fuel depot")
    two = paper("A warship attacked the fuel depot in Port Sallo.")
    second = two.event("attacked", two.text[:-1], kind="ASSAULT", actor="A warship", recipient="the fuel depot")
    found = events(case(one, two, events=[(first, second)]))
    assert {finding.text for finding in found} == {one.text[:-1], two.text[:-1]}
    assert {finding.standing for finding in found} == {Standing.SINGLE_SOURCE}


def test_a_floated_idea_is_not_cited_with_what_its_speaker_denies(paper, case):
    one = paper("Mara Voss denied plans for a siege but floated the idea of a blockade at sea.")
    one.name("Mara Voss", "person")
    one.says("Mara Voss", "denied", "plans for a siege", act="deny")
    one.event("siege", "plans for a siege", kind="COERCE", stance="denied")
    one.says("Mara Voss", "floated", "the idea of a blockade at sea")
    one.event("blockade", "a blockade at sea", kind="COERCE", stance="possible")
    cites = [c.quote for f in weigh_case(case(one)).findings if f.stance is not Stance.DENIED for c in f.support]
    assert cites
    assert not [quote for quote in cites if "siege" in quote]


def test_an_earlier_count_supports_no_later_one(paper, case):
    one = paper("The blast killed nine people at the pier.", day=3)
    nine = one.number("nine", 9, "people killed")
    first = one.event("killed", one.text[:-1], kind="ASSAULT", actor="The blast", quantities=[nine])
    two = paper("The blast killed 21 people at the pier.", day=6)
    toll = two.number("21", 21, "people killed")
    second = two.event("killed", two.text[:-1], kind="ASSAULT", actor="The blast", quantities=[toll])
    (finding,) = events(case(one, two, events=[(first, second)]))
    assert finding.text == "The blast killed 21 people at the pier"
    assert (finding.standing, len(finding.support)) == (Standing.SINGLE_SOURCE, 1)


def test_where_somebody_spoke_is_no_news_beside_his_words(paper, case):
    one = paper("Police told a press conference that rebels had burned the depot.", day=3)
    one.says("Police", "told", "that rebels had burned the depot")
    one.event("conference", one.text[:-1], mode="statement")
    one.event("burned", "rebels had burned the depot", kind="ASSAULT", actor="rebels", recipient="the depot")
    assert [finding.text for finding in events(case(one))] == ["Rebels had burned the depot"]


def test_who_tells_of_another_doer_does_not_corroborate(paper, case):
    told = []
    for number, (doer, source) in enumerate((("The Ash Front", "police"), ("The Harbour Guard", "Mara Voss"))):
        report = paper(f"{doer} attacked the oil terminal at Dren, {source} said.", id=f"d{number}")
        report.name(doer, "organisation")
        clause = f"{doer} attacked the oil terminal at Dren"
        report.says(source, "said", clause)
        span = report.event("attacked", clause, kind="ASSAULT", actor=doer, recipient="the oil terminal")
        told.append((report, span))
    found = weigh_case(case(*(r for r, _ in told), events=[tuple(s for _, s in told)])).findings
    assert not [finding for finding in found if finding.standing is Standing.CORROBORATED]
