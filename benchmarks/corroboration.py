"""Does a copy ever corroborate its original? Measured on pairs of real reports that a person has labelled.

Each labelled pair of the kit (copies/helsinki) is a case of its own. In a pair of copies there is one text: a finding
called corroborated has one true origin unless one of the two reports alone quotes two of the sources that are counted.
Of pairs written independently nobody has traced the sources; their findings stand in the whole that the share is of.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.kit import KIT, Row, Scores
from consilience.collect.lines import read_lines
from consilience.link import link_readings
from consilience.pipeline import read_reports
from consilience.records import Finding, Reading, Report, Standing
from consilience.scale import executor
from consilience.weigh import weigh_case

NAME = "corroboration/helsinki"
HOME = KIT / "copies" / "helsinki"


@dataclass(frozen=True)
class Pair:
    """What a labelled pair of reports corroborates."""

    label: str
    corroborated: tuple[Finding, ...]

    @property
    def false(self) -> int:
        """How many of them have one true origin, as far as the label tells."""
        return sum(not _in_one_report(finding) for finding in self.corroborated) if self.label == "copy" else 0


def _in_one_report(finding: Finding) -> bool:
    """Say whether one report alone carries two of the origins."""
    carried = [report for path in finding.lineage if path.independent for report in path.reports]
    return any(carried.count(report) > 1 for report in carried)


def measure_corroboration(sample: int | None = None) -> Scores:
    """Measure on all labelled pairs, or on some of each label."""
    begun = time.monotonic()
    truth = [json.loads(line) for line in (HOME / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
    chosen = truth if sample is None else truth[:: max(1, len(truth) // sample)]
    pairs = weigh_pairs(chosen)
    total = sum(len(pair.corroborated) for pair in pairs)
    false = sum(pair.false for pair in pairs)
    return {
        "false corroboration": round(100 * false / total, 2) if total else 0.0,
        "corroborated findings": float(total),
        "seconds": round(time.monotonic() - begun, 1),
    }


def weigh_pairs(truth: Sequence[Row]) -> list[Pair]:
    """Read, link and weigh each pair by itself."""
    wanted = {row[side] for row in truth for side in ("a", "b")}
    reports = {report.id: report for report in _load() if report.id in wanted}
    with executor(len(reports)) as each:
        read = zip(reports.values(), read_reports(reports.values(), each=each), strict=True)
        readings = {report.id: reading for report, reading in read}
    return [
        _weigh_pair(row["label"], *((reports[row[side]], readings[row[side]]) for side in ("a", "b"))) for row in truth
    ]


def _weigh_pair(label: str, left: tuple[Report, Reading], right: tuple[Report, Reading]) -> Pair:
    told = sorted((left, right), key=lambda item: item[0].id)
    weighed = weigh_case(link_readings(tuple(r for r, _ in told), tuple(r for _, r in told)))
    return Pair(label, tuple(f for f in weighed.findings if f.standing is Standing.CORROBORATED))


def _load() -> Iterable[Report]:
    with (HOME / "reports.jsonl").open("rb") as lines:
        yield from (item for item in read_lines(lines, NAME) if isinstance(item, Report))
