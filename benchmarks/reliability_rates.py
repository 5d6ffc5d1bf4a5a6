"""How fast is a case? What it takes in, a story as known on a day, a search of words; and how fast is the disk?"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks.reliability_crashes import TOOL
from benchmarks.reliability_readings import ASSERTIONS, COMMON, PER_STORY, VOCABULARY, arriving, deliver
from consilience.store import Casefile, View, open_case

BATCH = 500
"""Reports that are made up between two stretches of measured adding."""
_FIRST = date(2024, 1, 1)

Timed = Callable[[Casefile, random.Random], object]


def measure_rates(name: str, assertions: int, questions: int) -> dict[str, float]:
    """Add until there are so many assertions, then ask; rates, and 95th percentiles in milliseconds."""
    reports = assertions // ASSERTIONS
    case = open_case(name, create=True, tool=TOOL)
    wall, cpu = _fill(case, reports)
    link_tens(case, reports)
    rng = random.Random(questions)
    texts, total = case.sizes()
    story, story_cpu = _asked(ask_story(reports), case, rng, questions)
    search, search_cpu = _asked(ask_words, case, rng, questions)
    begun = time.perf_counter()
    open_case(name, tool=TOOL).close()
    opening = time.perf_counter() - begun
    case.close()
    return {
        "assertions": total,
        "texts": texts,
        "assertions stored per second": round(total / wall),
        "assertions stored per CPU second": round(total / cpu),
        "story as known on a day, median ms": round(statistics.median(story), 1),
        "story as known on a day, p95 ms": round(p95(story), 1),
        "story as known on a day, CPU of our process, p95 ms": round(p95(story_cpu), 1),
        "full text, median ms": round(statistics.median(search), 1),
        "full text, p95 ms": round(p95(search), 1),
        "full text, CPU of our process, p95 ms": round(p95(search_cpu), 1),
        "opening, ms": round(1000 * opening, 1),
    }


def _fill(case: Casefile, reports: int) -> tuple[float, float]:
    """Add reports; return the seconds that adding took, by the clock and of our processor."""
    wall = cpu = 0.0
    for first in range(0, reports, BATCH):
        made = [deliver(number) for number in range(first, min(first + BATCH, reports))]
        begun, spent = time.perf_counter(), time.process_time()
        for _ in case.add_all(made):
            pass
        wall += time.perf_counter() - begun
        cpu += time.process_time() - spent
    return wall, cpu


def link_tens(case: Casefile, reports: int) -> None:
    """Say that each ten reports tell one story, as benchmarks/invented.py has it."""
    stories = [
        [f"r{n:07}" for n in range(first, min(first + PER_STORY, reports))] for first in range(0, reports, PER_STORY)
    ]
    case.keep_stories(f"{reports}", stories, case.versions())


def ask_story(reports: int) -> Timed:
    """Return a question: what does the story of a report say, as known on a day?"""

    def ask(case: Casefile, rng: random.Random) -> object:
        number = rng.randrange(reports)
        day = _FIRST + timedelta(days=number // PER_STORY % 300 + rng.randint(0, 6))
        return case.story(f"r{number:07}", View(known=day))

    return ask


def ask_words(case: Casefile, rng: random.Random) -> object:
    """Ask for one to three words, common ones and rare ones, sometimes side by side, sometimes as known on a day."""
    words = [rng.choice(COMMON if rng.random() < 0.5 else VOCABULARY) for _ in range(rng.randint(1, 3))]
    typed = f'"{" ".join(words)}"' if rng.random() < 0.2 else " ".join(words)
    known = _FIRST + timedelta(days=rng.randint(0, 320)) if rng.random() < 0.5 else None
    return case.search(typed, View(known=known))


ASKED_ABOUT = 300
"""Reports of the stream of stories that are asked about while others are added."""


def ask_stories(case: Casefile, rng: random.Random) -> object:
    """Ask what the story of a report of the stream says, as known on a day soon after."""
    report = rng.choice(arriving(ASKED_ABOUT)).delivery.report
    return case.story(report.id, View(known=(report.published or _FIRST) + timedelta(days=rng.randint(0, 6))))


def ask_their_words(case: Casefile, rng: random.Random) -> object:
    """Ask for one to three words that stand in a report of the stream, sometimes side by side."""
    words = rng.choice(arriving(ASKED_ABOUT)).delivery.report.text.replace('"', " ").split()
    start, count = rng.randrange(len(words)), rng.randint(1, 3)
    typed = " ".join(words[start : start + count])
    return case.search(f'"{typed}"' if rng.random() < 0.2 else typed)


def ask_their_state(case: Casefile, rng: random.Random) -> object:
    """Ask which versions were known on a day of the stream."""
    first = arriving(ASKED_ABOUT)[0].delivery.report.published or _FIRST
    return case.versions(View(known=first + timedelta(days=rng.randint(0, 30))))


def _asked(ask: Timed, case: Casefile, rng: random.Random, questions: int) -> tuple[list[float], list[float]]:
    """Ask many times; return milliseconds by the clock, and of our processor."""
    wall, cpu = [], []
    with _undisturbed():
        for _ in range(questions):
            begun, spent = time.perf_counter(), time.process_time()
            ask(case, rng)
            wall.append(1000 * (time.perf_counter() - begun))
            cpu.append(1000 * (time.process_time() - spent))
    return wall, cpu


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Go ahead of other programs for a second or two, where the system lets us: their work is not to be measured."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except OSError:
        yield
        return
    try:
        yield
    finally:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def force_often(folder: Path, times: int = 200) -> dict[str, float]:
    """Measure how long this disk takes to make 20 kB last: no commit of a report can be quicker."""
    took = []
    with (folder / "forced").open("wb", buffering=0) as file:
        for _ in range(times):
            begun = time.perf_counter()
            file.write(bytes(20_000))
            os.fsync(file.fileno())
            took.append(1000 * (time.perf_counter() - begun))
    return {"20 kB forced, median ms": round(statistics.median(took), 2), "20 kB forced, p95 ms": round(p95(took), 2)}
