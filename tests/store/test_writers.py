"""Several processes add the same reports at once, in their own order: one result, byte for byte."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.reliability_readings import deliver
from tests.store.test_bad_input import adding

from consilience.store import open_case

WRITE = """
import random, sys
from benchmarks.reliability_readings import deliver
from consilience.store import open_case
numbers = [(n, e) for n in range(30) for e in ((1, 2) if n % 3 == 0 else (1,))] * 2
random.Random(int(sys.argv[2])).shuffle(numbers)
case = open_case(sys.argv[1], create=True, tool="t")
for number, edition in numbers:
    case.add(deliver(number, edition=edition))
"""


def write_at_once(name: str, writers: int) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITE, name]
    running = [subprocess.Popen([*command, str(seed)], cwd=root) for seed in range(writers)]
    assert [one.wait(timeout=180) for one in running] == [0] * writers


def test_four_writers_make_one_case(name: str, tmp_path: Path) -> None:
    write_at_once(name, 4)
    alone = open_case(str(tmp_path / "alone.consilience"), create=True, tool="t")
    for number in range(30):
        for edition in (1, 2) if number % 3 == 0 else (1,):
            alone.add(deliver(number, edition=edition))
    together = open_case(name, tool="t")
    assert together.faults() == ()
    assert len(together.log()) == 40
    seen = []
    for case in (together, alone):
        held = case.versions()
        reports = case.reports(held)
        plain = [(one.key, one.name, one.revises, one.known_from, one.sha256) for one in held]
        seen.append((plain, reports, case.readings(held, reports), sorted(hit.report for hit in case.search("army"))))
        case.close()
    assert seen[0] == seen[1]


def test_a_writer_that_is_killed_leaves_nothing_half_written(name: str) -> None:
    rng = random.Random(8)
    added: set[str] = set()
    for turn in range(4):
        done = adding(name, turn * 300, turn * 300 + 300)
        assert done.stdout is not None
        out = [done.stdout.readline() for _ in range(rng.randint(2, 30))]
        time.sleep(rng.random() / 100)
        done.send_signal(signal.SIGKILL)
        out += done.communicate(timeout=60)[0].splitlines()
        added |= {f"r{int(line.split()[1]):07}" for line in out if line.startswith("added") and line.endswith("\n")}
    case = open_case(name, tool="t")
    assert added <= {held.name for held in case.versions()}
    assert case.faults() == ()
    case.close()
