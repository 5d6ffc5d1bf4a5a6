"""`./run bench [NAME...] [--sample N] [--raise]`: measure, print the table, hold it against the floors."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import gate, reliability, scale, speed, table
from benchmarks.kit import KIT, TASKS, Scores, Task, measure
from benchmarks.own import OWN, is_here


def main() -> int:
    """Run the benchmarks that were asked for; exit 1 where a floor is broken."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="parts of task names, or `speed`: all by default; `reliability`: when named"
    )
    parser.add_argument("--sample", type=int, help="only the first N reports (cases, pairs) of each data set")
    parser.add_argument(
        "--size", type=int, default=scale.SMALL, help="reports of `scale`: as many as you have time for"
    )
    parser.add_argument("--raise", dest="up", action="store_true", help="write what was reached as the new floors")
    options = parser.parse_args()
    if not KIT.is_dir():
        print(f"the measuring kit is not at {KIT}: accuracy is not measured here", file=sys.stderr)
    tasks = [task for task in TASKS if KIT.is_dir() and _wanted(task.name, options.names)]
    results = {task.name: _measure(task, options.sample) for task in tasks}
    for name in (name for name in OWN if is_here(name) and _wanted(name, options.names)):
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        results[name] = OWN[name](options.sample)
    if _wanted(scale.NAME, options.names):
        results[scale.NAME] = scale.measure_scale(options.size)
    mode = "full" if options.sample is None else "sample"
    if options.up:
        gate.raise_floors(results, mode)
    print(table.text(results, mode))
    speeds = speed.measure() if _wanted("speed", options.names) and options.sample is None else {}
    for name, value in speeds.items():
        print(f"{name}: {value:g}")
    kept_word = reliability.measure() if "reliability" in options.names else {}
    if mode == "full":
        table.write(results | {name: found for name, found in _beside(speeds, kept_word) if found})
    broken = [*gate.faults(results, mode), *reliability.faults(kept_word)]
    for fault in broken:
        print(f"FLOOR BROKEN  {fault}")
    return 1 if broken else 0


def _beside(speeds: Scores, reliable: Scores) -> tuple[tuple[str, Scores], ...]:
    return ("speed", speeds), ("reliability", reliable)


def _wanted(name: str, names: list[str]) -> bool:
    return not names or any(part in name for part in names)


def _measure(task: Task, sample: int | None) -> Scores:
    print(f"measuring {task.name} ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        return measure(task, Path(folder), sample=sample)


if __name__ == "__main__":
    sys.exit(main())
