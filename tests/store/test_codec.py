"""Records come back as they were, whichever version wrote them; other bytes are refused in one line."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from benchmarks.reliability_readings import deliver
from hypothesis import given
from hypothesis import strategies as st

from consilience.problems import CaseError
from consilience.records import Case, Citation, Event, Finding, Reading, Report, Span, Stance
from consilience.store.codec import pack, pack_reading, unpack, unpack_reading


def test_a_reading_comes_back_under_the_id_that_its_report_has_now() -> None:
    reading = deliver(3).reading
    data = pack_reading(reading)
    assert unpack_reading(data, report=reading.report, text=reading.text) == reading
    renamed = unpack_reading(data, report="other", text=reading.text)
    assert {event.span.report for event in renamed.events} == {"other"}
    assert pack_reading(renamed) != data
    assert len(data) < 60 * len(reading.events)


spans = st.builds(Span, st.text(max_size=5), st.integers(0, 10**6), st.integers(0, 10**6))
events = st.builds(
    Event,
    span=spans,
    kind=st.none() | st.text(max_size=8),
    stance=st.sampled_from(Stance),
    factuality=st.floats(-3, 3),
    actor=st.lists(spans, max_size=3).map(tuple),
    times=st.lists(st.integers(0, 9), max_size=3).map(tuple),
)
reports = st.builds(
    Report,
    id=st.text(min_size=1),
    text=st.text(alphabet=st.characters(exclude_categories=())),
    published=st.none() | st.dates(),
    retrieved=st.none() | st.datetimes(),
    url=st.none() | st.text(),
)


@given(st.lists(events, max_size=4).map(tuple), reports)
def test_any_record_comes_back(found: tuple[Event, ...], report: Report) -> None:
    case = Case(
        (report,),
        (Reading(report.id, events=found),),
        stories=((report.id, "b"),),
        events=((found[0].span,),) if found else (),
    )
    assert unpack(Case, pack(case)) == case
    assert pack(unpack(Case, pack(case))) == pack(case)


def test_days_and_moments_and_enums_keep_their_kind() -> None:
    report = Report("a", "t", published=date(2024, 2, 29), retrieved=datetime(2024, 2, 29, 12, 30, 1, 5))
    back = unpack(Report, pack(report))
    assert (type(back.published), type(back.retrieved)) == (date, datetime)
    assert isinstance(unpack(Event, pack(Event(Span("a", 0, 1)))).stance, Stance)
    assert isinstance(unpack(Citation, pack(Citation(Span("a", 0, 1), "x"))).span, Span)


def _rewritten(record: object, old: str, new: str | None) -> bytes:
    """Return what a version would have written in which a field had another name, or was not there."""
    layout, values = json.loads(zlib.decompress(pack(record)))
    fields = layout[type(record).__name__]
    place = fields.index(old)
    if new is None:
        del fields[place], values[place]
    else:
        fields[place] = new
    return zlib.compress(json.dumps([layout, values]).encode())


def test_a_field_that_is_not_there_takes_its_default_and_a_strange_one_is_dropped() -> None:
    event = Event(Span("a", 0, 1), kind="ASSAULT", lemma="kill")
    assert unpack(Event, _rewritten(event, "kind", None)) == replace(event, kind=None)
    assert unpack(Event, _rewritten(event, "kind", "sort")) == replace(event, kind=None)
    with pytest.raises(CaseError):
        unpack(Event, _rewritten(event, "span", None))


@dataclass(frozen=True)
class Finding2:
    """Not the record that was packed."""

    id: int


@pytest.mark.parametrize(
    "data",
    [b"", b"x", zlib.compress(b"no json"), zlib.compress(b"[]"), zlib.compress(b"[{}, 5]"), pack(Finding2(1))[:-3]],
)
def test_other_bytes_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(CaseError, match="a stored finding is damaged"):
        unpack(Finding, data)
