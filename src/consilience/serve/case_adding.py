"""How do `add` and `reread` go about it? Collect, read with progress, keep one by one, say what became of each."""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from consilience.brief.difference import compare_briefs
from consilience.caselinks import Follower
from consilience.casework import add_reports, read_anew, take_picture
from consilience.collect import Collection
from consilience.records import Report
from consilience.scale import executor
from consilience.serve.case_answers import difference_lines
from consilience.serve.case_questions import opened
from consilience.serve.output import gathering, say, tell
from consilience.serve.progress import shown
from consilience.store import Added, Casefile, Outcome

_SAID = {
    Outcome.NEW: "added",
    Outcome.VERSION: "new version",
    Outcome.DESCRIBED: "held; what is said beside its text was added",
    Outcome.HELD: "held already",
    Outcome.CLASH: "set aside: the case holds another report of this id, by another outlet or at another address",
}


AT_ONCE = 256
"""Reports, with their bytes, that are held at one time."""


def add(name: str, places: list[str], jsonl: str | None, workers: int | None) -> int:
    """Add what the command line names to a case, made on first use; return the exit code."""
    originals: dict[str, bytes] = {}
    troubles: Counter[str] = Counter()
    with gathering(places, jsonl, at_once=AT_ONCE, keep=originals.__setitem__) as batches:
        first = next(batches)
        total = len(first.reports) if len(first.reports) < AT_ONCE else None
        with opened(name, create=True) as case, executor(len(first.reports), workers=workers) as each:
            add_batch = partial(add_reports, case, each=each, follower=Follower(case))
            steps = _steps(add_batch, itertools.chain((first,), batches), originals, troubles)
            for added in shown(steps, total=total, verb="Adding"):
                troubles["clash"] += added.outcome is Outcome.CLASH
                _acknowledge(case, added)
    return 3 if troubles.total() else 0


def _steps(
    add_batch: Callable[[Sequence[Report], Mapping[str, bytes]], Iterable[Added]],
    batches: Iterable[Collection],
    originals: dict[str, bytes],
    troubles: Counter[str],
) -> Iterator[Added]:
    """Add batch after batch, tell and count what was set aside, and forget the bytes of what was added."""
    for batch in batches:
        tell(batch.set_aside, "set aside")
        tell(batch.notes, "note")
        troubles["set aside"] += len(batch.set_aside)
        yield from add_batch(batch.reports, originals)
        originals.clear()


def _acknowledge(case: Casefile, added: Added) -> None:
    """Say what became of a report: it is on the disk when this is printed."""
    say([f"{added.report}: {_SAID[added.outcome]}"])
    if added.outcome is Outcome.VERSION:
        say(f"  {line}" for line in _text_changes(case, added))


def _text_changes(case: Casefile, added: Added) -> Iterable[str]:
    held = {one.number: one for one in case.versions()}
    if added.number not in held:
        return
    numbers = [number for number in added.replaces if number in held]
    if not numbers:
        yield "an older version than the one that the case holds; it stays superseded"
        return
    before, after = case.reports([held[max(numbers)], held[added.number]])
    yield f"replaces {before.id}; goes as {after.id}"
    changes = difflib.unified_diff(before.text.splitlines(), after.text.splitlines(), lineterm="", n=0)
    yield from (line for line in changes if not line.startswith(("---", "+++", "@@")) and line.strip())


def reread(name: str, workers: int | None) -> int:
    """Read again what older rules have read, and tell what changed in readings and in the brief."""
    with opened(name) as case:
        before = take_picture(case).brief
        count = 0
        with executor(len(before.reports), workers=workers) as each:
            for step in read_anew(case, each=each):
                count += 1
                changes = ", ".join(f"{kind} -{gone} +{come}" for kind, gone, come in step.changes) or "nothing changed"
                say([f"{step.report}: {changes}"])
        if not count:
            say(["every report was read by these rules already"])
            return 0
        after = take_picture(case).brief
        say(["", f"read anew: {count}; in the brief:"])
        say(difference_lines(compare_briefs(before, after)))
    return 0
