"""What does the next report cost in a case of N? A stream of invented reports is linked one by one and asked about.

    ./run bench scale --size 10000
    python -m benchmarks.scale --size 1000000 --json scale.json --plot docs/explanation/scale.svg
    python -m benchmarks.scale_filled --size 1000000       without the hours that adding a million takes

At every size of SIZES: milliseconds of processor time for adding (of the last WINDOW reports), the same by the clock
(which counts waiting for the disk, and for other programs too), milliseconds of processor time for asking for the
copies and the story of a report (of ASKED drawn ones), memory of the process, size of the index on disk, and how right
copies (pairs of one text) and stories (BCubed, estimated from the drawn reports) are, by what is true of the stream.
The generator's own time is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean
from time import perf_counter, process_time

from benchmarks.kit import Scores
from benchmarks.stream import Told, spread_over, stream
from consilience.link.disk import Shelf
from consilience.link.growing import Linker

NAME = "scale/stream"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
SMALL = 3_000
WINDOW = 1000
INDEX = "index"
SAVED_EVERY = 500
"""Reports; saving counts as part of adding."""
ASKED = 200
_HEAD = (
    "  reports  add, ms     p95    clock     p95   copies    p95    story    p95  MB mem  MB disk   copies P, R   "
    "stories P, R"
)
_LINE = (
    "{reports:>9,} {added_median:8.1f} {added_p95:7.1f} {clock_median:8.1f} {clock_p95:7.1f} "
    "{copies_median:8.1f} {copies_p95:6.1f} {story_median:8.1f} "
    "{story_p95:6.1f} {memory_mb:7.0f} {disk_mb:8.0f} {copy_precision:6.1f} {copy_recall:6.1f}  "
    "{story_precision:6.1f} {story_recall:6.1f}"
)


@dataclass(frozen=True, slots=True)
class Point:
    """What was measured at one size: milliseconds, megabytes, percent."""

    reports: int
    added_median: float
    added_p95: float
    clock_median: float
    clock_p95: float
    copies_median: float
    copies_p95: float
    story_median: float
    story_p95: float
    memory_mb: float
    disk_mb: float
    copy_precision: float
    copy_recall: float
    story_precision: float
    story_recall: float


class Truth:
    """Which of the reports so far are one text, and which tell one story."""

    def __init__(self, seed: int) -> None:
        self._texts: dict[str, set[str]] = defaultdict(set)
        self._stories: dict[str, set[str]] = defaultdict(set)
        self._of: dict[str, tuple[str, str]] = {}
        self._drawn: list[str] = []
        self._rng = random.Random(seed)

    def take(self, told: Told) -> None:
        """Note a report; a sample of all so far is kept, each with the same chance."""
        name = told.report.id
        self._of[name] = told.text_of, told.story
        self._texts[told.text_of].add(name)
        self._stories[told.story].add(name)
        if len(self._drawn) < ASKED:
            self._drawn.append(name)
        elif (place := self._rng.randrange(len(self._of))) < ASKED:
            self._drawn[place] = name

    def drawn(self) -> Sequence[str]:
        """Give the sample of reports to ask about."""
        return tuple(self._drawn)

    def copies_of(self, report: str) -> set[str]:
        """Give the reports with the text of one, itself among them."""
        return self._texts[self._of[report][0]]

    def story_of(self, report: str) -> set[str]:
        """Give the reports of the story of one, itself among them."""
        return self._stories[self._of[report][1]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What asking about the drawn reports took, and how right the answers were."""

    copies_spent: list[float]
    story_spent: list[float]
    copies: tuple[float, float]
    """Precision and recall of pairs."""
    stories: tuple[float, float]
    """BCubed precision and recall."""


class Growth:
    """An index in a folder that takes reports up one by one, and what that costs."""

    def __init__(self, folder: Path, truth: Truth) -> None:
        self._folder = folder
        self._truth = truth
        self._shelf = Shelf(folder / INDEX)
        self._linker = Linker(self._shelf.rows, self._shelf.postings)
        self._spent: list[float] = []
        self._waited: list[float] = []

    def add(self, told: Told) -> None:
        """Add a report; only the linker's own time counts."""
        reading = told.reading
        at, begun = perf_counter(), process_time()
        self._linker.add(told.report, reading)
        if len(self._spent) % SAVED_EVERY == SAVED_EVERY - 1:
            self._shelf.save()
        self._spent.append(process_time() - begun)
        self._waited.append(perf_counter() - at)
        self._truth.take(told)

    def point(self, number: int) -> Point:
        """Give what the last WINDOW reports cost, and what asking costs now."""
        added = self._spent[-WINDOW:], self._waited[-WINDOW:]
        return _point(number, added, _ask(self._linker, self._truth), self._folder)

    def close(self) -> None:
        """Let go of the index."""
        self._shelf.close()


def grow(size: int, seed: int, folder: Path) -> Iterator[Point]:
    """Link a stream report by report and measure at every size on the way."""
    growth = Growth(folder, Truth(seed))
    for number, told in enumerate(islice(stream(seed, per_day=spread_over(size)), size), start=1):
        growth.add(told)
        if number in SIZES or number == size:
            yield growth.point(number)
    growth.close()


def _ask(linker: Linker, truth: Truth) -> Answers:
    """Ask for the copies and the story of the drawn reports."""
    copies_spent, story_spent = [], []
    pairs: Counter[str] = Counter()
    precision, recall = [], []
    for name in truth.drawn():
        begun = process_time()
        groups = linker.copies_of(name)
        copies_spent.append(process_time() - begun)
        found, true = (
            {other for copy in groups if copy.kind != "partial" for other in copy.reports},
            truth.copies_of(name),
        )
        pairs.update(found=len(found - {name}), true=len(true - {name}), both=len(found & true - {name}))
        begun = process_time()
        story = set(linker.story_of(name))
        story_spent.append(process_time() - begun)
        both = len(story & truth.story_of(name))
        precision.append(both / len(story))
        recall.append(both / len(truth.story_of(name)))
    of_copies = pairs["both"] / max(1, pairs["found"]), pairs["both"] / max(1, pairs["true"])
    return Answers(copies_spent, story_spent, of_copies, (fmean(precision), fmean(recall)))


def _point(number: int, added: tuple[list[float], list[float]], answers: Answers, folder: Path) -> Point:
    """Put together what was measured; `added` tells of adding, by the processor and by the clock."""
    return Point(
        number,
        *_milliseconds(added[0]),
        *_milliseconds(added[1]),
        *_milliseconds(answers.copies_spent),
        *_milliseconds(answers.story_spent),
        _memory_mb(),
        sum(file.stat().st_size for file in folder.iterdir()) / 2**20,
        *(100 * share for share in (*answers.copies, *answers.stories)),
    )


def _milliseconds(spent: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(spent)
    return 1000 * ordered[len(ordered) // 2], 1000 * ordered[int(0.95 * len(ordered))]


def _memory_mb() -> float:
    """Give the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def measure_scale(size: int = SMALL, seed: int = 0) -> Scores:
    """Measure with an index in a passing folder; give how right the answers were at the end, and what adding took."""
    print(_HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for point in grow(size, seed, Path(folder)):
            print(_LINE.format(**asdict(point)), flush=True)
    return {
        "copy precision": point.copy_precision,
        "copy recall": point.copy_recall,
        "story BCubed precision": point.story_precision,
        "story BCubed recall": point.story_recall,
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
        ("copies of a report, median", [point.copies_median for point in points]),
        ("story of a report, median", [point.story_median for point in points]),
    ):
        axes.plot(sizes, values, marker="o", label=label)
    axes.set(xscale="log", xlabel="reports in the case", ylabel="milliseconds", ylim=(0, None))
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def report(points: Iterable[Point], json_to: Path | None, plot_to: Path | None) -> None:
    """Print points as they are measured, and keep them."""
    print(_HEAD)
    found: list[Point] = []
    for measured in points:
        found.append(measured)
        print(_LINE.format(**asdict(measured)), flush=True)
        if json_to:
            json_to.write_text(json.dumps([asdict(one) for one in found], indent=1), encoding="utf-8")
    if plot_to:
        plot(found, plot_to)


def arguments(about: str | None) -> argparse.ArgumentParser:
    """Give the parser of what both ways of measuring have in common."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SMALL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="PATH", help="keep the measured points here")
    parser.add_argument("--plot", type=Path, metavar="PATH", help="draw them into this SVG or PNG file")
    parser.add_argument("--folder", type=Path, help="where the index is to lie; a passing folder by default")
    return parser


def main() -> None:
    """Measure, print as it goes, and keep what was measured."""
    options = arguments(__doc__).parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        report(grow(options.size, options.seed, Path(folder)), options.json, options.plot)


if __name__ == "__main__":
    main()
