"""What does the next report cost in a case of N? A stream of invented reports is linked one by one and asked about.

    python -m benchmarks.scale --size 1000000 --json scale.json --plot docs/explanation/scale.svg

At every size of SIZES: milliseconds of processor time for adding (of the last WINDOW reports) and for asking for the
groups of a report (of ASKED drawn ones), memory of the process, size of the index on disk, and how right copies and
stories are, by what is true of the stream. The generator's own time is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import process_time

from benchmarks.stream import Told, spread_over, stream
from consilience.link.copies import Copies
from consilience.link.disk import Shelf
from consilience.records import Copy

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
SMALL = 3_000
WINDOW = 1000
ASKED = 200
_LINE = (
    "{reports:>9,} {added_median:9.2f} {added_p95:8.2f} {asked_median:9.2f} {asked_p95:8.2f} "
    "{memory_mb:8.0f} {disk_mb:8.0f} {copy_precision:7.1f} {copy_recall:7.1f}"
)


@dataclass(frozen=True, slots=True)
class Point:
    """What was measured at one size: milliseconds, megabytes, percent."""

    reports: int
    added_median: float
    added_p95: float
    asked_median: float
    asked_p95: float
    memory_mb: float
    disk_mb: float
    copy_precision: float
    copy_recall: float


class Truth:
    """Which of the reports so far are one text."""

    def __init__(self, seed: int) -> None:
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._text_of: dict[str, str] = {}
        self._drawn: list[str] = []
        self._rng = random.Random(seed)
        self._seen = 0

    def take(self, told: Told) -> None:
        """Note a report; a sample of all so far is kept, each with the same chance."""
        name = told.report.id
        if told.text_of != name:
            self._text_of[name] = told.text_of
            self._texts[told.text_of].append(name)
        self._seen += 1
        if len(self._drawn) < ASKED:
            self._drawn.append(name)
        elif (place := self._rng.randrange(self._seen)) < ASKED:
            self._drawn[place] = name

    def drawn(self) -> Sequence[str]:
        """Give the sample of reports to ask about."""
        return tuple(self._drawn)

    def copies_of(self, report: str) -> set[str]:
        """Give the other reports with the text of one, its original among them whether it has come or not."""
        text = self._text_of.get(report, report)
        return {text, *self._texts.get(text, ())} - {report}


def grow(size: int, seed: int, folder: Path) -> Iterator[Point]:
    """Link a stream report by report and measure at every size on the way."""
    shelf = Shelf(folder / "index")
    copies, truth = Copies(shelf.rows, shelf.postings), Truth(seed)
    held: set[str] = set()
    spent: list[float] = []
    for number, told in enumerate(islice(stream(seed, per_day=spread_over(size)), size), start=1):
        begun = process_time()
        copies.add(told.report, told.reading)
        spent.append(process_time() - begun)
        truth.take(told)
        held.add(told.report.id)
        if number in SIZES or number == size:
            shelf.save()
            yield _point(number, spent[-WINDOW:], _ask(copies, truth, held), folder)
            spent.clear()
    shelf.close()


def _ask(copies: Copies, truth: Truth, held: set[str]) -> tuple[list[float], Counter[str]]:
    """Ask for the groups of the drawn reports; count the pairs found, true and both."""
    spent: list[float] = []
    pairs: Counter[str] = Counter()
    for name in truth.drawn():
        begun = process_time()
        groups: tuple[Copy, ...] = copies.groups_of(name)
        spent.append(process_time() - begun)
        found = {other for copy in groups if copy.kind != "partial" for other in copy.reports} - {name}
        true = truth.copies_of(name) & held
        pairs.update(found=len(found), true=len(true), both=len(found & true))
    return spent, pairs


def _point(number: int, added: list[float], asked: tuple[list[float], Counter[str]], folder: Path) -> Point:
    spent, pairs = asked
    return Point(
        number,
        *_milliseconds(added),
        *_milliseconds(spent),
        memory_mb=_memory_mb(),
        disk_mb=sum(file.stat().st_size for file in folder.iterdir()) / 2**20,
        copy_precision=100 * pairs["both"] / max(1, pairs["found"]),
        copy_recall=100 * pairs["both"] / max(1, pairs["true"]),
    )


def _milliseconds(spent: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(spent)
    return 1000 * ordered[len(ordered) // 2], 1000 * ordered[int(0.95 * len(ordered))]


def _memory_mb() -> float:
    """Give the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def measure(size: int = SMALL, seed: int = 0) -> list[Point]:
    """Measure with an index in a passing folder."""
    with tempfile.TemporaryDirectory() as folder:
        return list(grow(size, seed, Path(folder)))


def rows(points: Sequence[Point]) -> dict[str, float]:
    """Name the last of the measured values for the table of speed and size."""
    last = points[-1]
    of = f"a case of {last.reports:,} invented reports"
    return {
        f"adding the next report to {of}, median ms": round(last.added_median, 2),
        f"adding the next report to {of}, p95 ms": round(last.added_p95, 2),
    }


def plot(points: Sequence[Point], path: Path) -> None:
    """Draw milliseconds over the size of the case, both in powers of ten."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "consilience"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 4))
    sizes = [point.reports for point in points]
    for label, values in (
        ("adding, median", [point.added_median for point in points]),
        ("adding, p95", [point.added_p95 for point in points]),
        ("groups of a report, median", [point.asked_median for point in points]),
    ):
        axes.plot(sizes, values, marker="o", label=label)
    axes.set(xscale="log", xlabel="reports in the case", ylabel="milliseconds", ylim=(0, None))
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def main() -> None:
    """Measure, print as it goes, and keep what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SMALL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="PATH", help="keep the measured points here")
    parser.add_argument("--plot", type=Path, metavar="PATH", help="draw them into this SVG or PNG file")
    parser.add_argument("--folder", type=Path, help="where the index is to lie; a passing folder by default")
    options = parser.parse_args()
    print("  reports  add, ms      p95   ask, ms      p95   mem MB  disk MB  copy P  copy R")
    points: list[Point] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for point in grow(options.size, options.seed, Path(folder)):
            points.append(point)
            print(_LINE.format(**asdict(point)), flush=True)
            if options.json:
                options.json.write_text(json.dumps([asdict(point) for point in points], indent=1), encoding="utf-8")
    if options.plot:
        plot(points, options.plot)


if __name__ == "__main__":
    main()
