"""Is any score below its floor? A floor is what has been reached; lowering one takes a reason in the file.

floors.json: {"full" | "sample": {task: {score: {"floor": number, "reason": str, only where it was lowered}}}}.
Scores of which less is better are listed in LESS_IS_BETTER; their "floor" is a ceiling.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
LESS_IS_BETTER = frozenset(
    {
        "MAE",
        "calibration error",
        "calibration error, worst kind",
        "false corroboration",
        "false merges",
        "injured mean width",
        "killed mean width",
        "missed corroboration",
        "missed where both sources are told",
        "partial joined",
    }
)
SLACK = 0.05
"""Rounding: a score this little below its floor is not a fall (percent; MAE is compared to 0.0005)."""
UNJUDGED = frozenset({"seconds"})
_SHOWN_ONLY = ("corroborated findings", "true at grade ")
"""Beginnings of scores that are shown and are neither better nor worse for being higher."""

Results = Mapping[str, Mapping[str, float]]


def load() -> dict[str, Any]:
    """Return the floors, empty where the file is not there yet."""
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))) if FLOORS.exists() else {"full": {}, "sample": {}}


def faults(results: Results, mode: str) -> list[str]:
    """Return a line for every score that has fallen below its floor, or that has a floor and was not measured."""
    found = []
    for task, floors in sorted(load().get(mode, {}).items()):
        if task not in results:
            continue
        for score, entry in sorted(floors.items()):
            value = results[task].get(score)
            if value is None:
                found.append(f"{task}: {score} has a floor but was not measured")
            elif _worse(score, value, float(entry["floor"])):
                found.append(f"{task}: {score} is {value:.3f}, its floor is {entry['floor']}")
    return found


def raise_floors(results: Results, mode: str) -> None:
    """Write what has been reached as the new floors; none is lowered."""
    floors = load()
    for task, scores in results.items():
        table = floors.setdefault(mode, {}).setdefault(task, {})
        for score, value in scores.items():
            if score in UNJUDGED or score.startswith(_SHOWN_ONLY):
                continue
            known = table.get(score)
            if known is None or _better(score, value, float(known["floor"])):
                table[score] = {"floor": round(value, 3)}
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _worse(score: str, value: float, floor: float) -> bool:
    slack = SLACK / 100 if score in ("MAE", "Pearson r") else SLACK
    return value > floor + slack if score in LESS_IS_BETTER else value < floor - slack


def _better(score: str, value: float, floor: float) -> bool:
    return value < floor if score in LESS_IS_BETTER else value > floor
