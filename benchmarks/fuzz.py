"""Which texts break the readers? Hunts for them for some minutes, guided by the code that they reach, and names each.

    ./run fuzz [MINUTES] [--seed N]

With atheris (the group `fuzz` of pyproject.toml) new texts are bred from those that reached new code; without it they
are drawn at random. Two ways in: the whole reading of a short text, and the readers of times, places and quantities on
a parse that is drawn too, which costs no parser and reaches trees that no parser gives. Each finding is cut down to
the fewest words that still show it; the exit status is 1 where there was one.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from importlib import import_module
from typing import Any


def main(arguments: list[str]) -> int:
    """Hunt, print what is found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="./run fuzz", description=__doc__)
    parser.add_argument("minutes", nargs="?", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    end = time.monotonic() + 60 * given.minutes
    try:
        atheris = import_module("atheris")
    except ImportError:
        print("atheris is not installed: texts are drawn at random", file=sys.stderr)
        hunt = import_module("benchmarks.hunt").Hunt()
        hunt.at_random(end, given.seed)
        return int(hunt.report())
    return _hunt_guided(atheris, end, given.seed)


def _hunt_guided(atheris: Any, end: float, seed: int) -> int:
    """Try texts that atheris breeds until the time is over; it never returns, so the process ends inside.

    The readers must not be loaded before: they are instrumented while they are.
    """
    with atheris.instrument_imports(include=["consilience.read"]):
        hunt = import_module("benchmarks.hunt").Hunt()

    def attempt(data: bytes) -> None:
        if time.monotonic() > end:
            status = hunt.report()
            sys.stdout.flush()
            os._exit(status)
        provider = atheris.FuzzedDataProvider(data)
        hunt.attempt(lambda size: int(provider.ConsumeIntInRange(0, size - 1)))

    options = (f"-seed={seed}", "-max_len=600", "-len_control=0", "-rss_limit_mb=8192", "-timeout=60")
    atheris.Setup([sys.argv[0], *options], attempt)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
