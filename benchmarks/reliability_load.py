"""Does a case stay right while many use it at once, while it is saved, and from one form to the next?"""

from __future__ import annotations

import json
import random
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.reliability_crashes import TOOL, Writer, deliveries_from
from benchmarks.reliability_rates import ask_stories, ask_their_state, ask_their_words, p95
from benchmarks.reliability_readings import arriving, deliver
from consilience.brief.formats import as_json
from consilience.caselinks import Follower, find_index_faults, follow
from consilience.casework import take_picture
from consilience.records import Judged, Judgement
from consilience.store import Casefile, Delivery, Graded, Retracted, open_case
from consilience.store.copying import rows_of
from consilience.store.opening import FORMS, migrate, reading
from consilience.store.tables import LASTING

_FOLLOWED_EVERY = 20
"""Reports after which a writer lets the linker's index take up what has come in."""
_PARALLEL = get_context("fork")


def write_together(name: str, alone: str, reports: int, writers: int = 4) -> dict[str, float]:
    """Let processes add the same reports twice, shuffled, at once; compare the brief with that of one alone."""
    with _PARALLEL.Pool(writers) as pool:
        pool.starmap(_add_shuffled, [(name, seed, reports) for seed in range(writers)])
    _add_shuffled(alone, None, reports)
    briefs = []
    faults = 0
    for one in (name, alone):
        case = open_case(one, tool=TOOL)
        briefs.append(_brief_of(case))
        faults += len(case.faults()) + len(find_index_faults(case))
        case.close()
    return {
        "writers": writers,
        "deliveries": writers * 2 * len(_numbers(reports)),
        "bytes of the brief": len(briefs[0]),
        "briefs that differ": int(briefs[0] != briefs[1]),
        "faults": faults,
    }


def _numbers(reports: int) -> list[tuple[int, int]]:
    return [(n, edition) for n in range(reports) for edition in ((1, 2) if n % 5 == 0 else (1,))]


def _add_shuffled(name: str, seed: int | None, reports: int) -> None:
    numbers = _numbers(reports) * (1 if seed is None else 2)
    if seed is not None:
        random.Random(seed).shuffle(numbers)
    case = open_case(name, create=True, tool=TOOL)
    follower = Follower(case)
    made = (deliver(number, edition=edition, words=120, assertions=15) for number, edition in numbers)
    for at, _ in enumerate(case.add_all(made), start=1):
        if at % _FOLLOWED_EVERY == 0:
            follower.follow()
    case.close()


def back_up_while_writing(name: str, folder: Path, backups: int) -> dict[str, float]:
    """Copy a case while a writer adds; count copies that are not whole or lack what was acknowledged before."""
    case = open_case(name, create=True, tool=TOOL)
    case.add(deliver(999_999))
    writer = Writer(name, deliveries_from(0))
    writer.wait_for_one()
    broken = 0
    for turn in range(backups):
        before = {one.name for one in case.versions()}
        target = folder / f"backup{turn}.consilience"
        case.back_up(target)
        copy = open_case(str(target), tool=TOOL)
        broken += bool(copy.faults()) or not before <= {one.name for one in copy.versions()}
        copy.close()
        target.unlink()
    writer.kill()
    held = {one.name for one in case.versions()}
    case.close()
    return {"backups": backups, "not whole": broken, "lost meanwhile": len(writer.acknowledged - held)}


def migrate_with_data(name: str, reports: int) -> dict[str, float]:
    """Take a case down to its oldest form and up again; count what is not as before."""
    case = open_case(name, create=True, tool=TOOL)
    for number, edition in _numbers(reports):
        case.add(deliver(number, edition=edition, words=120, assertions=15))
    day = date(2024, 6, 1)
    case.judge(Judged("r0000001", "r0000002", Judgement.SAME, "Ada", day))
    case.grade(Graded("Outlet 1", "B", "Ada", day))
    case.retract(Retracted("r0000003", "withdrawn", "Ada", day))
    case.keep_brief("A brief", None, "{}")
    before = _everything(case)
    begun = time.perf_counter()
    migrate(case._engine, FORMS[0])
    migrate(case._engine, FORMS[-1])
    seconds = time.perf_counter() - begun
    after = _everything(case)
    changed = sum(was != now for was, now in zip(before, after, strict=True))
    result = {"texts": case.sizes()[0], "changed": changed, "faults": len(case.faults())}
    case.close()
    return result | {"down and up, seconds": round(seconds, 2)}


def _everything(case: Casefile) -> list[object]:
    """Return each lasting table row by row, what a search finds, and the brief."""
    with reading(case._engine) as connection:
        tables: list[object] = [list(rows_of(connection, table)) for table in LASTING]
    return [*tables, case.search("army harbour"), _brief_of(case)]


def _brief_of(case: Casefile) -> str:
    return json.dumps(as_json(take_picture(case).brief), ensure_ascii=False)


BEGINS_WITH = 300
"""Reports that a case holds when many begin to use it."""
MOST_ARRIVALS = 4_000
"""Reports that may be added then: more than two writers, who wait a moment after each, can add in a minute."""


def use_together(name: str, seconds: float, *, writers: int = 2, readers: int = 8) -> dict[str, float]:
    """Let writers add and readers ask for a time; errors, and 95th percentiles in milliseconds.

    The reports are those of a stream of stories (stream.py); each writer adds every second one of what comes next.
    """
    _begin_with_stories(name)
    arriving(MOST_ARRIVALS)  # made up before the processes part
    ends = time.time() + seconds
    jobs = [(name, ends, seed, (seed, writers) if seed < writers else None) for seed in range(writers + readers)]
    with _PARALLEL.Pool(len(jobs)) as pool:
        found = pool.starmap(_work, jobs, chunksize=1)
    case = open_case(name, tool=TOOL)
    faults = len(case.faults()) + len(find_index_faults(case))
    case.close()
    adding, following = ([t for out in found[:writers] for t in out.times[what]] for what in ("add", "follow"))
    asking = [t for out in found[writers:] for t in out.times["ask"]]
    return {
        "seconds": seconds,
        "reports added": len(adding),
        "questions answered": len(asking),
        "errors": sum(out.errors for out in found),
        "faults": faults,
        "adding, p95 ms": round(p95(adding), 1),
        "adding, longest ms": round(max(adding), 1),
        "the index following, longest ms": round(max(following), 1),
        "asking, p95 ms": round(p95(asking), 1),
    }


@dataclass
class _Worked:
    """Milliseconds of each act by its kind, and how many failed."""

    times: dict[str, list[float]] = field(default_factory=lambda: {"add": [], "follow": [], "ask": []})
    errors: int = 0

    def do(self, what: str, act: Callable[[], object]) -> None:
        """Do something and note how long it took."""
        begun = time.perf_counter()
        try:
            act()
        except Exception:  # noqa: BLE001 - whatever it is, it is counted
            traceback.print_exc()
            self.errors += 1
        self.times[what].append(1000 * (time.perf_counter() - begun))


def _begin_with_stories(name: str) -> None:
    stories: dict[str, list[str]] = {}
    case = open_case(name, create=True, tool=TOOL)
    for delivery, story in arriving(BEGINS_WITH):
        case.add(delivery)
        stories.setdefault(story, []).append(delivery.report.id)
    case.keep_stories("true", sorted(stories.values()), case.versions())
    follow(case)
    case.close()


def _work(name: str, ends: float, seed: int, share: tuple[int, int] | None) -> _Worked:
    """Add a share of what arrives, or ask, until the time is over."""
    case = open_case(name, tool=TOOL)
    worked = _Worked()
    if share is None:
        _ask(case, ends, random.Random(seed), worked)
    else:
        _add(case, ends, [one.delivery for one in arriving(MOST_ARRIVALS)[BEGINS_WITH + share[0] :: share[1]]], worked)
    case.close()
    return worked


def _add(case: Casefile, ends: float, coming: Sequence[Delivery], worked: _Worked) -> None:
    follower = Follower(case)
    for number, delivery in enumerate(coming, start=1):
        if time.time() >= ends:
            return
        worked.do("add", partial(case.add, delivery))
        if number % _FOLLOWED_EVERY == 0:
            worked.do("follow", follower.follow)
        time.sleep(0.02)


def _ask(case: Casefile, ends: float, rng: random.Random, worked: _Worked) -> None:
    asked = (ask_stories, ask_their_words, ask_their_state)
    while time.time() < ends:
        worked.do("ask", partial(rng.choice(asked), case, rng))
        time.sleep(0.01)


def flat(measured: Iterable[tuple[str, dict[str, float]]]) -> dict[str, float]:
    """Put measurements under one name each."""
    return {f"{what}: {name}": value for what, values in measured for name, value in values.items()}
