"""Which full stops end no sentence?"""

from __future__ import annotations

import pytest

from consilience import read_report
from consilience.read import Reader
from consilience.read.stops import without_idle_stops
from consilience.records import Report


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The boat sank, said Sgt. Mira Soll.", "The boat sank, said Sgt  Mira Soll."),
        ("Police were called to Harbour Ave. just after noon.", "Police were called to Harbour Ave  just after noon."),
        ("It was seen by the Sgt. The mayor left.", "It was seen by the Sgt. The mayor left."),
        ("They live on Harbour Ave. Nobody was hurt.", "They live on Harbour Ave. Nobody was hurt."),
        ("Sgt. 1 of 2", "Sgt. 1 of 2"),
        ("", ""),
    ],
)
def test_stops_of_titles_and_streets_end_no_sentence(text: str, read: str) -> None:
    assert without_idle_stops(text) == read


def test_a_speaker_behind_a_title_is_not_lost(reader: Reader) -> None:
    text = "The boat sank within the hour, said Sgt. Mira Soll. Nobody was hurt."
    reading = read_report(Report("r", text, language="en"), reader)
    assert [statement.speaker for statement in reading.statements] == ["Mira Soll"]
    assert len(reading.sentences) == 2
