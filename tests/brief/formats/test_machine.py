"""The brief as JSON: the keys of the contract."""

from __future__ import annotations

import json

import pytest

from consilience.brief.formats import as_json, render
from consilience.records import Brief


@pytest.fixture(scope="module")
def data(brief: Brief):
    return json.loads(render(brief, "json"))


def test_the_keys_of_the_contract_are_there(data) -> None:
    assert data.keys() >= {
        "title",
        "as_of",
        "reports",
        "findings",
        "figures",
        "timeline",
        "places",
        "posture",
        "gaps",
        "changes",
    }
    assert data["reports"][0].keys() >= {"id", "outlet", "title", "published", "url", "origin", "sha256"}
    assert data["findings"][0].keys() >= {
        "id",
        "kind",
        "text",
        "standing",
        "grade",
        "origins",
        "support",
        "dispute",
    }
    assert data["findings"][0]["grade"].keys() == {"reliability", "credibility", "why"}
    assert data["findings"][0]["support"][0].keys() >= {"report", "start", "end", "quote", "said_by"}
    assert data["figures"][0].keys() >= {
        "id",
        "counted",
        "scope",
        "best",
        "low",
        "high",
        "conservative",
        "unit",
        "as_of",
        "values",
        "standing",
        "relation",
    }
    assert data["figures"][0]["values"][0].keys() >= {
        "low",
        "high",
        "bound",
        "report",
        "start",
        "end",
        "quote",
        "said_by",
        "as_of",
    }
    assert data["timeline"][0].keys() == {"earliest", "latest", "text", "finding"}
    assert data["places"][0].keys() >= {"name", "latitude", "longitude", "findings"}
    assert data["posture"][0].keys() >= {
        "kind",
        "name",
        "variants",
        "side",
        "parent",
        "status",
        "since",
        "until",
        "attributes",
        "standing",
        "support",
        "dispute",
    }


def test_origins_are_counted_and_named(data) -> None:
    assert data["findings"][0]["origins"] == 2
    assert data["findings"][0]["origin_names"] == ["Health Ministry of Tarsk", "Daily Lamp"]


def test_copies_share_an_origin(data) -> None:
    origin = {report["id"]: report["origin"] for report in data["reports"]}
    assert origin["wire"] == origin["copy"] != origin["rival"]


def test_days_are_iso_dates(data) -> None:
    assert data["as_of"] == "2031-03-06"
    assert data["timeline"][0]["earliest"] == "2031-03-03"


def test_the_object_is_what_is_printed(brief: Brief, data) -> None:
    assert as_json(brief) == data
