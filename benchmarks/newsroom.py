"""Does `corroborated` mean two origins, and does a grade hold as often as it says? Measured on an invented newsroom.

The simulator (newsroom_world, newsroom_desks, newsroom.toml) knows what is true and who saw it; its reports go through
the real reader, linking and weighing. It tests the weighing, and says nothing of how often real outlets err.
`python -m benchmarks.newsroom --fit` prints the share of true findings of each grade on seeds that are never measured.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.kit import Scores
from benchmarks.newsroom_chart import draw_reliability
from benchmarks.newsroom_desks import Desk, Written, nouns, write_reports
from benchmarks.newsroom_truth import Judge, Judged, corroborable
from benchmarks.newsroom_world import World, make_world
from consilience.link import link_readings
from consilience.pipeline import read_reports
from consilience.records import Case, Standing
from consilience.scale import executor
from consilience.weigh import weigh_case
from consilience.weigh.grades import meanings
from consilience.weigh.origins.outlets import Outlet, Registry

NAME = "newsroom"
WORLDS, SAMPLE = 120, 24
"""Worlds of a full measurement and of a sample; a world has twelve reports."""
DEVELOPED, MEASURED, FITTED = 1, 1_000, 100_000
"""First seeds of the worlds that rules were written on, that are measured, and that grades are fitted on."""
CHART = Path(__file__).parents[1] / "docs" / "explanation" / "weighing-reliability.svg"


@dataclass(frozen=True)
class Room:
    """A world with its reports."""

    world: World
    written: tuple[Written, ...]


@dataclass(frozen=True)
class Outcome:
    """The judged findings of some worlds, and which claims could have been corroborated."""

    judged: tuple[Judged, ...]
    claims: int
    """Claims that nobody denies and that two true origins tell."""
    found: int
    """Those of them that a finding calls corroborated."""


def make_room(seed: int) -> Room:
    """Draw a world and let its outlets report."""
    world = make_world(seed, nouns=nouns())
    return Room(world, write_reports(world))


def registry_of(desks: Iterable[Desk]) -> Registry:
    """Tell who owns the invented outlets, as a user would."""
    return Registry(
        {
            key: Outlet(desk.name, desk.owner, "", "no", desk.agency, "F")
            for desk in desks
            for key in (desk.name.casefold(), desk.name.casefold().removeprefix("the "))
        }
    )


def make_cases(seeds: Sequence[int]) -> Iterator[tuple[Room, Case]]:
    """Read and link the reports of each world."""
    rooms = [make_room(seed) for seed in seeds]
    reports = [item.report for room in rooms for item in room.written]
    with executor(len(reports)) as each:
        readings = iter(read_reports(reports, each=each))
        for room in rooms:
            own = tuple(item.report for item in room.written)
            yield room, link_readings(own, tuple(next(readings) for _ in own))


def judge_case(room: Room, case: Case) -> tuple[Judged, ...]:
    """Weigh a case and judge its findings."""
    registry = registry_of(item.desk for item in room.written)
    judge = Judge(room.world, {item.report.id: item for item in room.written})
    return tuple(judge.judge(weigh_case(case, registry=registry)))


def judge_cases(cases: Iterable[tuple[Room, Case]]) -> Outcome:
    """Judge the findings of some worlds."""
    judged: list[Judged] = []
    claims = found = 0
    for room, case in cases:
        own = judge_case(room, case)
        told = {claim for claim, origins in corroborable(room.written).items() if origins > 1}
        claims += len(told)
        found += len(told & {one.claim for one in own if one.called(Standing.CORROBORATED) and not one.denies})
        judged += own
    return Outcome(tuple(judged), claims, found)


# --- scores ----------------------------------------------------------------------------------------------------------


def scores_of(outcome: Outcome) -> Scores:
    """Return the rates in percent; calibration error by the shares that rules/credibility.tsv states."""
    called = [one for one in outcome.judged if one.called(Standing.CORROBORATED)]
    open_ones = [one for one in outcome.judged if one.origins > 1 and one.called(Standing.SINGLE_SOURCE)]
    stated = [one for one in open_ones if one.stated > 1]
    kinds = sorted({one.finding.kind for one in outcome.judged})
    shares = shares_of(outcome.judged)
    return {
        "false corroboration": _percent(sum(one.origins < 2 for one in called), len(called)),
        "missed corroboration": _percent(len(open_ones), len(open_ones) + len(called)),
        "missed where both sources are told": _percent(len(stated), len(stated) + len(called)),
        "claims with two origins called corroborated": _percent(outcome.found, outcome.claims),
        "calibration error": calibration_error(outcome.judged),
        "calibration error, worst kind": max(
            calibration_error([one for one in outcome.judged if one.finding.kind == kind]) for kind in kinds
        ),
        "grades in order": _percent(sum(one > other for one, other in pairwise(shares.values())), len(shares) - 1),
        **{f"true at grade {grade}": round(100 * share, 1) for grade, share in shares.items()},
    }


def shares_of(judged: Sequence[Judged]) -> Mapping[int, float]:
    """Return for each grade that asserts something the share of true findings."""
    grades = sorted({one.credibility for one in judged if meanings()[one.credibility][1] is not None})
    found = {grade: [one.true for one in judged if one.credibility == grade] for grade in grades}
    return {grade: sum(true) / len(true) for grade, true in found.items()}


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error in percent: how far grades are from what they state, by their findings."""
    graded = [one for one in judged if meanings()[one.credibility][1] is not None]
    shares = shares_of(graded)
    apart = {grade: abs(share - (meanings()[grade][1] or 0)) for grade, share in shares.items()}
    return round(100 * sum(apart[one.credibility] for one in graded) / max(1, len(graded)), 2)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def measure_newsroom(sample: int | None = None) -> Scores:
    """Measure on the worlds of the measured seeds; the full measurement draws the reliability diagram."""
    begun = time.monotonic()
    count = WORLDS if sample is None else SAMPLE
    outcome = judge_cases(make_cases(range(MEASURED, MEASURED + count)))
    if sample is None:
        CHART.write_text(draw_reliability(outcome.judged), encoding="utf-8")
    return scores_of(outcome) | {"seconds": round(time.monotonic() - begun, 1)}


def main() -> None:
    """Print what a grade meant on the seeds for fitting, or on others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="use the seeds for fitting, not those of development")
    parser.add_argument("--worlds", type=int, default=WORLDS)
    options = parser.parse_args()
    first = FITTED if options.fit else DEVELOPED
    outcome = judge_cases(make_cases(range(first, first + options.worlds)))
    for grade, share in shares_of(outcome.judged).items():
        print(f"grade {grade}: {share:.3f} of {sum(one.credibility == grade for one in outcome.judged)} are true")
    for name, value in scores_of(outcome).items():
        print(f"{name}: {value:g}")


if __name__ == "__main__":
    main()
