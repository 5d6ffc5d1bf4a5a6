"""What is left of a case when a process that adds to it, or its server, is killed at a random moment?"""

from __future__ import annotations

import os
import random
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.reliability_readings import arriving, deliver
from benchmarks.reliability_server import Server
from consilience.caselinks import Follower, find_index_faults, follow
from consilience.problems import ConsilienceError
from consilience.store import Delivery, open_case

TOOL = "reliability"
LONGEST = 0.2
"""Seconds from the first acknowledgement to the last moment at which a writer may be killed: some groups of reports."""
KILLS_A_CASE = 50
"""Kills before a case is proved as a whole and another begun; after each it is asked for what was acknowledged."""
FOLLOWED = 0.1
"""Chance after each report that the linker's index takes up what has come in: kills meet adding and following."""
SLOWEST = 0.025
"""Seconds after which the next report comes at the latest: some are forced to the disk alone, most with others."""
ARRIVALS = 2000
"""Reports to add to one case, those acknowledged once more when they are used up."""
_ACKNOWLEDGED = 8
"""Bytes of an acknowledgement."""


class Writer:
    """A process that adds reports without end, and acknowledges each over a pipe once the case has."""

    def __init__(self, name: str, deliveries: Sequence[Delivery], *, largest: int | None = None) -> None:
        self._deliveries = deliveries
        self._out, inner = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._out)
            _write(name, deliveries, inner, largest)
        os.close(inner)
        self.acknowledged: set[str] = set()

    def wait_for_one(self) -> None:
        """Wait until the first report is acknowledged, or the writer has ended."""
        self._take(os.read(self._out, _ACKNOWLEDGED))

    def kill(self) -> None:
        """Kill it, with no chance to put anything in order."""
        os.kill(self.process, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for its end and take what it acknowledged; return its exit status."""
        while data := os.read(self._out, _ACKNOWLEDGED):
            self._take(data)
        os.close(self._out)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _take(self, data: bytes) -> None:
        if len(data) == _ACKNOWLEDGED:
            self.acknowledged.add(self._deliveries[int.from_bytes(data)].report.id)


CLEAN, DIRTY = 0, 70
"""Exit statuses of a writer: ended by an error of ours, which is one clear line, or by another."""


def _write(name: str, deliveries: Sequence[Delivery], out: int, largest: int | None) -> None:
    """Be a writer; never return."""
    status = DIRTY
    try:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        case = open_case(name, create=True, tool=TOOL)
        follower, rng = Follower(case), random.Random(os.getpid())
        for number, _ in enumerate(case.add_all(_arriving(deliveries, rng))):
            os.write(out, number.to_bytes(_ACKNOWLEDGED))
            if rng.random() < FOLLOWED:
                follower.follow()
        status = CLEAN
    except ConsilienceError as error:
        status = CLEAN if len(str(error).splitlines()) == 1 else DIRTY
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def _arriving(deliveries: Iterable[Delivery], rng: random.Random) -> Iterator[Delivery]:
    for delivery in deliveries:
        time.sleep(rng.random() * SLOWEST)
        yield delivery


def deliveries_from(start: int) -> list[Delivery]:
    """Give what is to be added to a case that has been given so many."""
    every = [arrival.delivery for arrival in arriving(ARRIVALS)]
    return every[start % ARRIVALS :] + every[: start % ARRIVALS]


@dataclass
class Losses:
    """What kills did to cases."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    wrong_links: int = 0
    unclean: int = 0
    faults: set[str] = field(default_factory=set)

    def told(self) -> dict[str, float]:
        """Give the figures."""
        return {
            "kills": self.kills,
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "half written": len(self.faults),
            "wrong links": self.wrong_links,
        }


Killing = Callable[[str, int, random.Random, Losses], set[str]]
"""Lets a case be written to, from the report of a number on, and killed; gives what was acknowledged."""


def kill_writers(name_of: Callable[[int], str], kills: int) -> dict[str, float]:
    """Kill a writer at random moments; count what was lost, and what was half written."""
    return _kill_often(name_of, kills, _kill_writer).told()


def kill_server(server: Server, kills: int) -> dict[str, float]:
    """Kill the database server while two clients add; count what was lost when it is back."""

    def kill(name: str, start: int, rng: random.Random, losses: Losses) -> set[str]:
        coming = deliveries_from(start)
        writers = [Writer(name, coming[side::2]) for side in range(2)]
        for writer in writers:
            writer.wait_for_one()
        time.sleep(rng.random() * LONGEST)
        server.kill()
        losses.unclean += sum(writer.end() != CLEAN for writer in writers)
        server.start()
        return set().union(*(writer.acknowledged for writer in writers))

    losses = _kill_often(lambda number: server.create(f"killed{number}"), kills, kill)
    return losses.told() | {"clients without a clear line": losses.unclean}


def _kill_writer(name: str, start: int, rng: random.Random, _: Losses) -> set[str]:
    writer = Writer(name, deliveries_from(start))
    writer.wait_for_one()
    time.sleep(rng.random() * LONGEST)
    writer.kill()
    return writer.acknowledged


def _kill_often(name_of: Callable[[int], str], kills: int, kill: Killing) -> Losses:
    """Kill and count, some kills to a case."""
    rng = random.Random(kills)
    losses = Losses()
    for first in range(0, kills, KILLS_A_CASE):
        name = name_of(first)
        _begin(name)
        known: set[str] = set()
        for _ in range(min(KILLS_A_CASE, kills - first)):
            fresh = kill(name, len(known), rng, losses)
            known |= fresh
            losses.lost += count_lost(name, fresh, losses.faults, proved=False)
            losses.kills += 1
        losses.lost += count_lost(name, known, losses.faults, proved=True)
        losses.wrong_links += count_wrong_links(name)
        losses.acknowledged += len(known)
    return losses


def _begin(name: str) -> None:
    """Make a case with a report that is linked: what linking loads once is then there in every writer."""
    case = open_case(name, create=True, tool=TOOL)
    case.add(deliver(0))
    follow(case)
    case.close()


def count_lost(name: str, known: set[str], faults: set[str], *, proved: bool) -> int:
    """Return how many acknowledged reports are not there; with `proved`, collect everything that is not whole."""
    case = open_case(name, tool=TOOL)
    try:
        held = {one.name for one in case.versions()}
        if proved:
            faults.update(case.faults())
        return len(known - held)
    finally:
        case.close()


def count_wrong_links(name: str) -> int:
    """Return 1 where the linker's index gives other links than linking all anew, else 0."""
    case = open_case(name, tool=TOOL)
    try:
        follow(case)
        return len(find_index_faults(case))
    finally:
        case.close()
