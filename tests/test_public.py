"""The public names: what `import consilience` promises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import consilience

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "vesta-strait" / "reports"


@pytest.mark.parametrize("name", consilience.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(consilience, name) is not None


def test_reading_is_a_verb_and_a_package() -> None:
    from consilience.read import read_report

    reading = consilience.read("Ships left Lisbon on Tuesday.", published=date(2024, 3, 13))
    assert [time.value for time in reading.times] == ["2024-03-12"]
    assert callable(read_report)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = consilience.nothing_such


def test_a_brief_and_a_reading_show_themselves_in_jupyter() -> None:
    brief = consilience.brief_on([EXAMPLE / "01-northwire-explosion.txt"], title="A < B")
    shown = brief._repr_html_()
    assert "A &lt; B" in shown
    assert "Northwire: “" in shown
    assert "<table>" in consilience.read("Ships left Lisbon on Tuesday.")._repr_html_()


def test_a_brief_of_nothing_is_no_error() -> None:
    brief = consilience.brief_reports([], title="Nothing")
    assert brief.findings == ()
