"""What breaks when a text is drawn and read? Tries one text after the other and keeps the smallest of each kind."""

from __future__ import annotations

import random
import re
import time
import traceback
from collections.abc import Callable
from datetime import date

from benchmarks.drawn_parse import parse_at_random
from benchmarks.laws import broken_laws
from benchmarks.odd_texts import Draw, write_text
from consilience.read import read_text

DAYS = (date(2024, 3, 12), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31), date(2000, 1, 1), None)
WHOLE = 12
"""Of so many texts one is read whole; the others, which cost far less, are given a drawn parse."""
ATTEMPTS = 300
"""Most attempts at cutting one finding down."""

Reads = Callable[[str, date | None, int], list[str]]
Faults = Callable[[str], list[str]]


class Hunt:
    """What was tried and what was found: the smallest text for each kind of fault."""

    def __init__(self) -> None:
        self._tried = 0
        self._found: set[str] = set()

    def at_random(self, end: float, seed: int) -> None:
        """Try texts drawn at random until the time is over."""
        rng = random.Random(seed)
        while time.monotonic() < end:
            self.attempt(rng.randrange)

    def attempt(self, draw: Draw) -> None:
        """Read one drawn text; print it, cut down, where it breaks something in a new way."""
        self._tried += 1
        whole, published, seed = draw(WHOLE) == 0, DAYS[draw(len(DAYS))], draw(1 << 30)
        read = _whole if whole else _drawn

        def faults(text: str) -> list[str]:
            return _faults(read, text, published, seed)

        for fault in faults(text := write_text(draw)):
            kind = f"{'whole' if whole else 'drawn'}: {_kind(fault)}"
            if kind not in self._found:
                self._found.add(kind)
                small = _cut_down(faults, text, _kind(fault))
                print(f"{fault}\n    {read.__name__} {small!a} published={published} seed={seed}", flush=True)

    def report(self) -> int:
        """Say how much was tried and how many kinds of fault were found; return the exit status."""
        print(f"{self._tried} texts, {len(self._found)} kinds of fault")
        return 1 if self._found else 0


def _whole(text: str, published: date | None, _: int) -> list[str]:
    reading = read_text(text, published=published)
    again = read_text(text, published=published)
    return broken_laws(reading) + ([] if reading == again else ["the second reading differs from the first"])


def _drawn(text: str, published: date | None, seed: int) -> list[str]:
    return broken_laws(parse_at_random(text, published, random.Random(seed)))


def _faults(
    read: Callable[[str, date | None, int], list[str]], text: str, published: date | None, seed: int
) -> list[str]:
    """Read a text and name what broke; a crash is named by its error and the line that raised it."""
    try:
        return read(text, published, seed)
    except Exception as error:  # noqa: BLE001 - a crash is what is hunted
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{type(error).__name__} at {frame.filename.rsplit('/', 1)[-1]} {frame.name}: {str(error)[:80]}"]


def _kind(fault: str) -> str:
    """Return a fault without its numbers and quotations, so that one fault is told once."""
    return re.sub(r"[\d.]+|inf|\(.*\)", "#", fault.split(": ", maxsplit=1)[0])


def _cut_down(faults: Faults, text: str, kind: str) -> str:
    """Take away words, then characters, as long as the same kind of fault is left."""
    attempts = 0
    for pieces in (re.findall(r"\s*\S+", text), None):
        parts = list(text) if pieces is None else pieces
        size = max(1, len(parts) // 2)
        while size and attempts < ATTEMPTS:
            for start in range(0, len(parts), size):
                attempts += 1
                less = parts[:start] + parts[start + size :]
                if less and any(_kind(fault) == kind for fault in faults("".join(less))):
                    parts = less
                    break
            else:
                size //= 2
        text = "".join(parts)
    return text
