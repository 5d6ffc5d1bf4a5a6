"""What is left of a case when a process that adds to it, or its server, is killed at a random moment?"""

from __future__ import annotations

import os
import random
import resource
import signal
import time
import traceback

from benchmarks.reliability_readings import deliver
from benchmarks.reliability_server import Server
from consilience.caselinks import find_index_faults, follow
from consilience.problems import ConsilienceError
from consilience.store import open_case

TOOL = "reliability"
LONGEST = 0.2
"""Seconds from the first acknowledgement to the last moment at which a writer may be killed: some ten reports."""
PROVED_EVERY = 50
"""Kills between two proofs of the whole case; after every kill it is asked whether what was acknowledged is there."""
FOLLOWED_EVERY = 3
"""Reports after which the linker's index takes up what has come in."""
_FIRST = 9_999_999
"""The number of the report that a case begins with; those of the writers are smaller."""
_ACKNOWLEDGED = 8
"""Bytes of an acknowledgement."""


class Writer:
    """A process that adds one report after the other, and acknowledges each over a pipe once `add` has returned."""

    def __init__(self, name: str, first: int, *, largest: int | None = None) -> None:
        self._out, inner = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._out)
            _write(name, first, inner, largest)
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
            self.acknowledged.add(f"r{int.from_bytes(data):07}")


CLEAN, DIRTY = 0, 70
"""Exit statuses of a writer: ended by an error of ours, which is one clear line, or by another."""


def _write(name: str, first: int, out: int, largest: int | None) -> None:
    """Be a writer; never return."""
    status = DIRTY
    try:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        case = open_case(name, create=True, tool=TOOL)
        for number in range(first, first + 10_000):
            case.add(deliver(number, words=200, assertions=40))
            os.write(out, number.to_bytes(_ACKNOWLEDGED))
            if number % FOLLOWED_EVERY == 0:
                follow(case)
    except ConsilienceError as error:
        status = CLEAN if len(str(error).splitlines()) == 1 else DIRTY
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def _begin(name: str) -> None:
    """Make a case with a report that is linked: what linking loads once is then there in every writer."""
    case = open_case(name, create=True, tool=TOOL)
    case.add(deliver(_FIRST, words=200, assertions=40))
    follow(case)
    case.close()


def kill_writers(name: str, kills: int) -> dict[str, float]:
    """Kill a writer at random moments; count what was lost, and what was half written."""
    rng = random.Random(kills)
    lost = 0
    faults: set[str] = set()
    known: set[str] = set()
    _begin(name)
    for turn in range(kills):
        writer = Writer(name, turn * 10_000)
        writer.wait_for_one()
        time.sleep(rng.random() * LONGEST)
        writer.kill()
        known |= writer.acknowledged
        proved = turn % PROVED_EVERY == PROVED_EVERY - 1 or turn == kills - 1
        lost += count_lost(name, known if proved else writer.acknowledged, faults, proved=proved)
    return {
        "kills": kills,
        "acknowledged": len(known),
        "lost": lost,
        "half written": len(faults),
        "wrong links": count_wrong_links(name),
    }


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


def kill_server(server: Server, kills: int) -> dict[str, float]:
    """Kill the database server while two clients add; count what was lost when it is back."""
    rng = random.Random(kills)
    lost = unclean = 0
    faults: set[str] = set()
    known: set[str] = set()
    name = server.create("killed")
    _begin(name)
    for turn in range(kills):
        writers = [Writer(name, (2 * turn + side) * 10_000) for side in range(2)]
        for writer in writers:
            writer.wait_for_one()
        time.sleep(rng.random() * LONGEST)
        server.kill()
        unclean += sum(writer.end() != CLEAN for writer in writers)
        server.start()
        fresh = set().union(*(writer.acknowledged for writer in writers))
        known |= fresh
        proved = turn % PROVED_EVERY == PROVED_EVERY - 1 or turn == kills - 1
        lost += count_lost(name, known if proved else fresh, faults, proved=proved)
    return {
        "kills": kills,
        "acknowledged": len(known),
        "lost": lost,
        "half written": len(faults),
        "wrong links": count_wrong_links(name),
        "clients without a clear line": unclean,
    }
