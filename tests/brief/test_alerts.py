"""Rules of alerts: what fires, what does not, and one clear line for a file that is not in the form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.brief.alerts import find_alerts, read_rules
from consilience.brief.since import Kind, Since
from consilience.problems import UsageError
from consilience.records import (
    Citation,
    Figure,
    FigureValue,
    Finding,
    Grade,
    Place,
    Relation,
    Span,
    Standing,
)
from consilience.serve.alerts import EXAMPLE

CITE = Citation(Span("r1", 0, 5), "Vesta", ("Mara Voss", "Harbour News"))
RAID = Finding(
    "e1",
    "event",
    "Vesta shelled the pier of Brel",
    Standing.CORROBORATED,
    Grade(),
    (CITE,),
    origins=("Mara Voss", "police"),
    theme="ASSAULT",
    places=(Place(Span("r1", 0, 5), "Brel"),),
)
TOLL = Figure(
    "f1", "people killed", "Brel", (FigureValue(21, 21, "=", CITE, "police"),), 21, 21, 21, 21, None, None,
    Relation.REVISED, Standing.SINGLE_SOURCE,
)  # fmt: skip
DEAD = Finding("f1", "figure", "21 people killed", Standing.SINGLE_SOURCE, Grade(), (CITE,), figure=TOLL)


def fired(rules: str, *changes: Since) -> list[str]:
    return [alert.rule.name for alert in find_alerts(read_rules(rules, "rules.toml"), changes)]


@pytest.mark.parametrize(
    "condition",
    [
        'kinds = ["event"]',
        'themes = ["ASSAULT"]',
        'actors = ["Vesta"]',
        'actors = ["mara voss"]',
        'places = ["Brel"]',
        'words = ["shelled"]',
        'standings = ["corroborated"]',
        'changes = ["corroborated since"]',
        "origins = 2",
        'stances = "affirmed"',
    ],
)
def test_a_rule_fires_where_its_condition_holds(condition):
    change = Since(Kind.CORROBORATED, RAID, "single-source", "corroborated")
    assert fired(f'[[alert]]\nname = "raid"\n{condition}\n', change) == ["raid"]


@pytest.mark.parametrize(
    "condition",
    [
        'kinds = ["figure"]',
        'themes = ["PROTEST"]',
        'actors = ["Orland"]',
        'places = ["Bre"]',
        'standings = ["denied"]',
        'changes = ["new"]',
        "origins = 3",
        "at_least = 1",
        'kinds = ["event"]\nplaces = ["Dren"]',
    ],
)
def test_a_rule_is_silent_where_one_condition_does_not_hold(condition):
    assert fired(f'[[alert]]\nname = "raid"\n{condition}\n', Since(Kind.CORROBORATED, RAID)) == []


@pytest.mark.parametrize(
    ("condition", "before", "fires"),
    [
        ("at_least = 21", "9", True),
        ("at_least = 22", "9", False),
        ("rises_by = 12", "9", True),
        ("rises_by = 13", "9", False),
        ('counted = "killed"', "9", True),
        ('counted = "injured"', "9", False),
    ],
)
def test_thresholds_of_figures(condition, before, fires):
    change = Since(Kind.REVISED, DEAD, before, "21")
    assert fired(f'[[alert]]\nname = "toll"\n{condition}\n', change) == (["toll"] if fires else [])


def test_a_status_is_a_condition_too():
    denial = replace(RAID, status="confirmed after denial")
    rule = '[[alert]]\nname = "turned"\nstatuses = ["confirmed after denial"]\n'
    assert fired(rule, Since(Kind.NEW, denial)) == ["turned"]


def test_the_shipped_example_is_in_the_form():
    assert len(read_rules(EXAMPLE.read_text(encoding="utf-8"), "alerts.toml")) >= 5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[alert", "rules.toml: "),
        ("", "wanted are [[alert]] tables"),
        ("alert = 3", "wanted are [[alert]] tables"),
        ('[[alert]]\nkinds = ["event"]', "needs a name"),
        ('[[alert]]\nname = "x"', "has no condition"),
        ('[[alert]]\nname = "x"\nkind = ["event"]', "unknown key 'kind'"),
        ('[[alert]]\nname = "x"\nkinds = ["evnt"]', "kinds has no 'evnt'"),
        ('[[alert]]\nname = "x"\nchanges = ["gone"]', "changes has no 'gone'"),
        ('[[alert]]\nname = "x"\nat_least = "many"', "at_least must be a number"),
        ('[[alert]]\nname = "x"\nactors = [3]', "actors must be a list of words"),
    ],
)
def test_bad_rules_give_one_clear_line(text, says):
    with pytest.raises(UsageError, match=r"^rules\.toml") as told:
        read_rules(text, "rules.toml")
    assert says in str(told.value)
    assert "\n" not in str(told.value)
