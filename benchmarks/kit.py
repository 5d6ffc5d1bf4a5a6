"""Which data sets does the measuring kit hold, and what does its scorer say of our output?

The kit lies beside the checkout (../shared/bench, or where CONSILIENCE_KIT names it); none of it is in this repository.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KIT = Path(os.environ.get("CONSILIENCE_KIT", ROOT.parent / "shared" / "bench"))

Scores = dict[str, float]
SET_ASIDE = 3
"""Exit code where some reports were set aside; they count as read and found empty."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One data set with the scorer that it is measured by, and the scores that are kept of it."""

    scorer: str
    folder: str
    keep: Mapping[str, str]
    """Name in our table -> path in the scorer's answer, parts joined by "/"."""

    @property
    def name(self) -> str:
        return f"{self.scorer}/{self.folder}"

    @property
    def verb(self) -> str:
        if self.scorer in ("figures", "bundles"):
            return "brief"
        return "link" if self.scorer in ("stories", "events", "copies") else "read"


def _plain(*names: str) -> Mapping[str, str]:
    return {name: name for name in names}


_STORY = {"BCubed F1": "bcubed/f1", "pairwise F1": "pairwise/f1"}
_FACTS = _plain("MAE", "Pearson r", "denied F1", "uncertain F1", "coverage")
_TYPES = _plain("first choice macro F1", "root anywhere in the sentence", "root on the pair")
_BUNDLE = _plain("key_facts", "figure_values", "figure_relations", "denials", "copies")

TASKS = (
    Task("times", "timebank", _plain("strict F1", "relaxed F1", "value F1")),
    *(
        Task("places", folder, _plain("found and placed within 161 km", "mention F1", "acc@161 on matched and placed"))
        for folder in ("lgl", "geowebnews")
    ),
    Task("quantities", "newsquant-odd", _plain("value F1", "value+bound F1", "value+unit F1")),
    Task("names", "re3d-open", _plain("overlap F1", "strict F1")),
    Task("statements", "polnear-dev", _plain("content F1", "source F1", "recall without quotation marks")),
    *(Task("factuality", f"{corpus}-dev", _FACTS) for corpus in ("factbank", "uw", "meantime")),
    *(Task("eventtypes", folder, _TYPES) for folder in ("plv-train", "plover-records")),
    Task("roles", "muc4-dev", _plain("all slots F1")),
    *(Task("stories", folder, _STORY) for folder in ("violent", "ecbplus")),
    Task("events", "ecbplus", {"CoNLL F1": "conll", "LEA F1": "lea/f1", "mention recall": "mention_recall"}),
    Task(
        "copies",
        "helsinki",
        {
            "copy F1": "all/copy/f1",
            "copy F1, hard pairs": "containment_0.2_to_0.8/copy/f1",
            "partial joined": "all/merged_of_partial",
            "false merges": "all/false_merge_of_independent",
        },
    ),
    Task(
        "figures",
        "gva",
        {
            f"{kind} {what}": f"{kind}/{path}"
            for kind in ("killed", "injured")
            for what, path in {
                "exact": "all/exact_when_answered",
                "coverage": "all/coverage",
                "in range": "all/in_range",
                "mean width": "all/mean_width",
                "exact where reports disagree": "reports_disagree/exact_when_answered",
            }.items()
        },
    ),
    *(Task("bundles", folder, _BUNDLE) for folder in ("ecbplus-20plus", "gva-597756")),
)


def measure(task: Task, folder: Path, *, sample: int | None = None) -> Scores:
    """Run our command over a data set and score its output; with a sample, only over its first reports."""
    folder.mkdir(parents=True, exist_ok=True)
    home = KIT / task.scorer / task.folder
    gold = next(home.glob("gold.json*"))
    reports = home / "reports.jsonl"
    if sample is not None and gold.suffix == ".jsonl":
        reports, gold = _sampled(task, reports, gold, folder, sample)
    predicted = folder / "predicted.json"
    begun = time.monotonic()
    done = subprocess.run([*_command(task), "--jsonl", str(reports), "-o", str(predicted)], check=False, cwd=ROOT)
    if done.returncode not in (0, SET_ASIDE):
        raise RuntimeError(f"{task.name}: consilience {task.verb} ended with {done.returncode}")
    seconds = time.monotonic() - begun
    answer = _score(task, gold, predicted)
    return {name: _dig(answer, path) for name, path in task.keep.items()} | {"seconds": round(seconds, 1)}


def _command(task: Task) -> list[str]:
    command = [sys.executable, "-m", "consilience", task.verb]
    if task.scorer == "figures":
        command += ["--group-by", "case"]
    if task.scorer == "bundles":
        command += ["--format", "json"]
    return command


def _score(task: Task, gold: Path, predicted: Path) -> Any:
    linked = task.verb != "read"
    scorer = [sys.executable, str(KIT / ("score_link.py" if linked else "score.py")), task.scorer]
    done = subprocess.run(
        [*scorer, str(gold), str(predicted), *([] if linked else ["--json"])],
        check=True,
        capture_output=True,
        text=True,
    )
    answer = json.loads(done.stdout)
    return answer if linked else answer["scores"]


def _dig(answer: Any, path: str) -> float:
    """Follow a path into the scorer's answer; an undefined rate (null) counts as 0."""
    if path in answer:
        return float(answer[path] or 0)
    for key in path.split("/"):
        answer = answer[key]
    return float(answer or 0)


def _sampled(task: Task, reports: Path, gold: Path, folder: Path, sample: int) -> tuple[Path, Path]:
    """Write about `sample` reports with their gold: spread over the file, whole stories and topics kept together."""
    rows, truth = _rows(reports), _rows(gold)
    chosen = _CHOICES.get(task.scorer, _of_single_reports)(truth, sample)
    ids = {row["id"] for row in rows if row["id"] in chosen or row.get("case") in chosen}
    kept = [row for row in rows if row["id"] in ids]
    left = [line for line in (_cut(task, row, ids, chosen) for row in truth) if line is not None]
    files = folder / "reports.jsonl", folder / "gold.jsonl"
    for path, lines in zip(files, (kept, left), strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return files


def _spread(rows: Sequence[Row], count: int) -> Sequence[Row]:
    return rows[:: max(1, len(rows) // count)][:count]


def _of_single_reports(truth: Sequence[Row], sample: int) -> set[str]:
    return {row["report"] for row in _spread(truth, sample)}


def _of_cases(truth: Sequence[Row], sample: int) -> set[str]:
    return {row["case"] for row in _spread(truth, sample)}


def _of_pairs(truth: Sequence[Row], sample: int) -> set[str]:
    return {row[side] for row in _spread(truth, sample) for side in ("a", "b")}


def _of_stories(truth: Sequence[Row], sample: int) -> set[str]:
    return {report for row in _spread(truth, sample) for report in row["reports"]}


def _of_topics(truth: Sequence[Row], sample: int) -> set[str]:
    found: set[str] = set()
    for topic in sorted({row["topic"] for row in truth}):
        found |= {mention["report"] for row in truth if row["topic"] == topic for mention in row["mentions"]}
        if len(found) >= sample:
            break
    return found


_CHOICES = {"figures": _of_cases, "copies": _of_pairs, "stories": _of_stories, "events": _of_topics}


def _cut(task: Task, row: Row, ids: set[str], chosen: set[str]) -> Row | None:
    """Return what of a line of gold concerns the chosen reports."""
    if task.scorer == "stories":
        members = [report for report in row["reports"] if report in ids]
        return {**row, "reports": members} if members else None
    if task.scorer == "events":
        mentions = [mention for mention in row["mentions"] if mention["report"] in ids]
        return {**row, "mentions": mentions} if mentions else None
    if task.scorer == "copies":
        return row if {row["a"], row["b"]} <= ids else None
    return row if row.get("case", row.get("report")) in chosen else None


def _rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
