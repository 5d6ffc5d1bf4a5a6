"""Where do reports of one event exclude one another in when, where, who or how far? Own sentences, read and weighed."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Report, Standing
from consilience.weigh import weigh_case


@pytest.fixture(scope="module")
def told_two_ways(reader):
    """Return what is told in two ways in reports of these days: status, both sides."""

    def weigh(*texts: str, days: tuple[int, ...] = ()):
        reports = [
            Report(f"r{n}", text, outlet=f"Outlet {n}", language="en", published=date(2031, 3, (days or (12,) * 9)[n]))
            for n, text in enumerate(texts)
        ]
        case = link_readings(reports, [read_report(report, reader) for report in reports])
        found = [f for f in weigh_case(case).findings if f.status.endswith("differs")]
        assert all(f.standing is Standing.CONTESTED and f.support and f.dispute for f in found)
        return [(f.status, f.support[0].span.report, f.dispute[0].span.report) for f in found]

    return weigh


DISPUTED = (
    (
        "time differs",
        "Gunmen attacked the police barracks in the town of Brel on 10 March 2031. The mayor has closed the schools.",
        "On 8 March 2031, gunmen attacked the police barracks in Brel, a nurse told Harbour News. Shops stayed shut.",
    ),
    (
        "place differs",
        "Police arrested the arms dealer Tarek Ondo in Lyon, the prosecutor said. A bridge was closed for two hours.",
        "The governor cut his journey short. Police arrested the arms dealer Tarek Ondo in Marseille, a lawyer said.",
    ),
    (
        "actor differs",
        "The Ash Front attacked the oil terminal at Dren on Monday. Smoke was seen from the islands all day.",
        "Insurance rates rose. The Harbour Guard attacked the oil terminal at Dren, two captains said.",
    ),
    (
        "state differs",
        "Parliament approved the bill on coastal fishing rights on Tuesday. Boats sounded their horns in the port.",
        "The proposed bill on coastal fishing rights has divided families along the coast, a teacher said.",
    ),
    (
        "state differs",
        "Vesta has ratified the accord on border rivers with Orland, its envoy said in a speech to farmers.",
        "Engineers met on Monday. The accord on border rivers with Orland is still awaiting ratification.",
    ),
    (
        "state differs",
        "The two states signed the harbour dues agreement on Monday, the port said.",
        "The harbour dues agreement of the two states has not yet been signed, a clerk said.",
    ),
    (
        "actor differs",
        "Polish troops shelled the village of Orlen, killing six farmers, residents said.",
        "Czech forces shelled the village of Orlen, killing six farmers, a nurse said.",
    ),
    (
        "identity differs",
        "Interior Minister Bram Oster visited the flooded villages on Monday and promised new pumps.",
        "A boat carried Defence Minister Bram Oster through the drowned streets of the valley.",
    ),
)

COMPATIBLE = (
    (
        "Gunmen attacked the police barracks in Brel on Monday. The mayor has closed the schools.",
        "Gunmen attacked the police barracks in Brel again on Wednesday, a nurse said.",
    ),
    (
        "Gunmen attacked the police barracks in Brel on Monday, killing a guard at the gate.",
        "The sheriff promised on Tuesday to mend the gate after gunmen attacked the police barracks in Brel.",
    ),
    (
        "Gunmen attacked the police barracks in the town of Brel on 10 March 2031. The mayor has closed the schools.",
        "In March 2031, gunmen attacked the police barracks in Brel, a nurse told Harbour News. Shops stayed shut.",
    ),
    (
        "Police arrested the arms dealer Tarek Ondo in Lyon, the prosecutor said. A bridge was closed for two hours.",
        "The governor cut his journey short. Police arrested the arms dealer Tarek Ondo in France, a lawyer said.",
    ),
    (
        "The Ash Front attacked the oil terminal at Dren on Monday. Smoke was seen from the islands all day.",
        "Insurance rates rose. Gunmen attacked the oil terminal at Dren, two captains said.",
    ),
    (
        "The evacuation of high-rise buildings began in Lyon on Monday. Two towers were empty by noon.",
        "People fled buildings in Marseille on Monday when the ground shook, a shopkeeper said.",
    ),
    (
        "Former Interior Minister Bram Oster visited the flooded villages on Monday and promised new pumps.",
        "A boat carried Defence Minister Bram Oster through the drowned streets of the valley.",
    ),
)


@pytest.mark.parametrize(("status", "one", "other"), DISPUTED)
def test_what_excludes_one_another_is_shown_with_both_sides(told_two_ways, status, one, other):
    assert [found[0] for found in told_two_ways(one, other)] == [status]


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_the_coarser_the_vaguer_and_the_other_thing_are_compatible(told_two_ways, one, other):
    assert told_two_ways(one, other) == []


def test_progress_from_day_to_day_is_no_contradiction(told_two_ways):
    approved, proposed = DISPUTED[3][1:]
    assert told_two_ways(proposed, approved, days=(10, 12)) == []
    assert [found[0] for found in told_two_ways(approved, proposed, days=(10, 12))] == ["state differs"]


def test_a_copy_is_no_other_side(told_two_ways):
    text = "Gunmen attacked the police barracks in the town of Brel on 10 March 2031, killing two guards at the gate. "
    more = "The governor visited the wounded in the hospital of Brel and promised a new road to the barracks. " * 3
    assert told_two_ways(text + more, text + more) == []
