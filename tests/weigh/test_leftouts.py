"""What a report says a number leaves out: three reports, and the number that they come to."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import Reader, read_report
from consilience.records import Report
from consilience.weigh import weigh_case

TWO = "Two bank guards were injured in the attack in Orvana on Monday. "
EARLIER = "Police said earlier that seven guards were injured in the attack in Orvana on Monday. "
SEVEN = "Seven guards were injured in the attack in Orvana on Monday, police said."
NINE = "Nine guards were injured in the attack in Orvana on Monday, the army said."


@pytest.mark.parametrize(
    ("cue", "best"),
    [
        ("That number did not include the bank guards.", 9),
        ("The figure excludes the bank guards.", 9),
        ("That number did include the bank guards.", 7),
        ("The bank was closed.", 7),
    ],
)
def test_a_number_that_leaves_some_out_speaks_for_the_number_with_them(reader: Reader, cue: str, best: int) -> None:
    texts = (SEVEN, TWO + EARLIER + cue, NINE)
    reports = tuple(
        Report(f"r{n}", text, f"Outlet {n}", language="en", published=date(2031, 3, 4)) for n, text in enumerate(texts)
    )
    findings = weigh_case(link_readings(reports, tuple(read_report(report, reader) for report in reports))).findings
    figure = next(f.figure for f in findings if f.figure and f.figure.counted == "guards injured")
    assert figure is not None
    assert (figure.best, figure.low, figure.high) == (best, 7, 9)
