"""For which body does somebody speak? A description, and the body whose word it is."""

from __future__ import annotations

import pytest

from consilience.records import Standing
from consilience.weigh import weigh_case
from consilience.weigh.origins.bodies import body_of, telling_words


@pytest.mark.parametrize(
    ("description", "body"),
    [
        ("a senior official of the Harbour Ministry", "Harbour Ministry"),
        ("Harbour Ministry spokeswoman Mara Voss", "Harbour Ministry"),
        ("a source in Port Sallo", None),
        ("two fishermen", None),
        ("", None),
    ],
)
def test_who_speaks_for_a_body(description, body):
    assert body_of(description) == body


def test_the_order_of_words_makes_no_second_body():
    assert telling_words("Ministry of Defence") == telling_words("Defence Ministry")


def test_an_official_of_a_ministry_is_no_second_origin(paper, case):
    one = paper("The Defence Ministry said that Vesta mobilised its reserves.")
    one.says("Defence Ministry", "said", "that Vesta mobilised its reserves")
    first = one.event("mobilised", "Vesta mobilised its reserves", kind="MOBILIZE", actor="Vesta")
    two = paper("a senior official of the Ministry of Defence said that Vesta mobilised its reserves.")
    two.says("a senior official of the Ministry of Defence", "said", "that Vesta mobilised its reserves")
    second = two.event("mobilised", "Vesta mobilised its reserves", kind="MOBILIZE", actor="Vesta")
    (finding,) = [f for f in weigh_case(case(one, two, events=[(first, second)])).findings if f.kind == "event"]
    assert (finding.standing, len(finding.origins)) == (Standing.SINGLE_SOURCE, 1)
