"""What is done with a case from one day to the next: add reports, take its picture, read it anew, prove it?

The case keeps (store/), the stages do the work; a picture, once taken, is kept until a reading or a judgement changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from consilience import __version__
from consilience.brief import write_brief
from consilience.brief.formats import as_json
from consilience.caselinks import AT_ONCE, Follower, find_index_faults, link_present, load_present
from consilience.link import link_readings
from consilience.pipeline import default_title, read_one
from consilience.problems import CaseError
from consilience.records import Brief, Case, Citation, Reading, Report
from consilience.store import PRESENT, Added, Casefile, Delivery, Graded, Held, View, open_case
from consilience.store.codec import pack, unpack
from consilience.store.pictures import picture_key
from consilience.vintage import making_version, reading_version
from consilience.weigh import weigh_case
from consilience.weigh.origins.outlets import UNKNOWN, Outlet, Registry, open_registry

Each = Callable[[Callable[[Report], Reading], Iterable[Report]], Iterable[Reading]]
TOOL = f"consilience {__version__}"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a view of a case shows: its stories and its brief."""

    stories: tuple[tuple[str, ...], ...]
    brief: Brief


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reading of a report changed: for each kind of record, how many went and how many came."""

    report: str
    before: str
    changes: tuple[tuple[str, int, int], ...]


def open_file(name: str, *, create: bool = False) -> Casefile:
    """Open a case by path or address; see store.open_case."""
    return open_case(name, create=create, tool=TOOL)


def add_reports(
    case: Casefile,
    reports: Iterable[Report],
    originals: Mapping[str, bytes],
    *,
    each: Each = map,
    follower: Follower | None = None,
) -> Iterator[Added]:
    """Read the reports that the case does not hold yet and add them; each is safe once it is yielded.

    The linker's index in the case follows, some reports at a time; `follower` is that of a batch added before.
    """
    rules = reading_version()
    follower = follower or Follower(case)
    every = tuple(reports)
    held = [report for report in every if case.holds(report)]
    known = {report.id for report in held}
    yield from case.add_all(
        Delivery(report, Reading(report.id), rules, originals.get(report.sha256)) for report in held
    )
    fresh = [report for report in every if report.id not in known]
    deliveries = (
        Delivery(report, reading, rules, originals.get(report.sha256))
        for report, reading in zip(fresh, each(read_one, fresh), strict=True)
    )
    for number, added in enumerate(case.add_all(deliveries), start=1):
        yield added
        if number % AT_ONCE == 0:
            _follow(follower)
    _follow(follower)


def _follow(follower: Follower) -> None:
    """Let the index follow if it can: the reports are safe without it, and the next to come makes up for it."""
    with suppress(CaseError):
        follower.follow()


def take_picture(case: Casefile, view: View = PRESENT, *, outlets: Path | None = None) -> Picture:
    """Link, weigh and brief a view of the case, or return what was made of the same readings and judgements before."""
    held = case.versions(view)
    reports = case.reports(held, view)
    return _picture_of(case, held, reports, lambda: case.readings(held, reports), view=view, outlets=outlets)


def _picture_of(  # noqa: PLR0913 - what is loaded, and what is asked for
    case: Casefile,
    held: Sequence[Held],
    reports: Sequence[Report],
    readings: Callable[[], Sequence[Reading]],
    *,
    view: View = PRESENT,
    outlets: Path | None = None,
) -> Picture:
    """Take the picture of what is held; its readings are loaded only where it was not taken before."""
    judged, graded = case.judged(held, view), case.graded(view)
    table = outlets.read_text(encoding="utf-8") if outlets else ""
    key = picture_key(held, judged, graded, making_version(), table)
    kept = case.picture(key)
    if kept is not None:
        picture = _with_texts(unpack(Picture, kept), reports)
        _keep_stories(case, key, picture, held, view)
        return picture
    if view == PRESENT:
        linked = link_present(case, held, tuple(zip(reports, readings(), strict=True)), judged)
    else:
        linked = link_readings(reports, readings(), judgements=judged)
    picture = Picture(linked.stories, _brief(linked, graded, outlets))
    _keep(case, key, picture, held, view)
    return picture


def _brief(case: Case, graded: Iterable[Graded], outlets: Path | None) -> Brief:
    registry = _rated(open_registry(outlets), graded)
    return write_brief(case, weigh_case(case, registry=registry), title=default_title(case.reports), as_of=None)


def _keep(case: Casefile, key: str, picture: Picture, held: Sequence[Held], view: View) -> None:
    """Keep a picture where the case can be written; it can always be taken again."""
    bare = tuple(replace(report, text="") for report in picture.brief.reports)
    with suppress(CaseError):
        case.keep_picture(key, pack(replace(picture, brief=replace(picture.brief, reports=bare))))
    _keep_stories(case, key, picture, held, view)


def _keep_stories(case: Casefile, key: str, picture: Picture, held: Sequence[Held], view: View) -> None:
    """Keep the stories of the present, by which the case itself answers what a story said on any day."""
    if view == PRESENT:
        with suppress(CaseError):
            case.keep_stories(key, picture.stories, held)


def _with_texts(picture: Picture, reports: Iterable[Report]) -> Picture:
    texts = {report.id: report.text for report in reports}
    full = tuple(replace(report, text=texts[report.id]) for report in picture.brief.reports)
    return replace(picture, brief=replace(picture.brief, reports=full))


def _rated(registry: Registry, graded: Iterable[Graded]) -> Registry:
    """Put the analysts' grades over those of the registry."""
    named = dict(registry.named)
    for one in graded:
        found = registry.find(one.outlet) or Outlet(one.outlet, "", "", "", agency=False, reliability=UNKNOWN)
        rated = replace(found, reliability=one.reliability)
        names = {name for name, outlet in named.items() if outlet == found} | {one.outlet.casefold()}
        named |= dict.fromkeys(sorted(names), rated)
    return Registry(named)


def keep_brief(case: Casefile, brief: Brief) -> None:
    """Keep a brief that is given out, in its machine form; where the case cannot be written it is given out too."""
    document = json.dumps(as_json(brief), ensure_ascii=False, sort_keys=True)
    with suppress(CaseError):
        case.keep_brief(brief.title, brief.as_of.date().isoformat() if brief.as_of else None, document)


def read_anew(case: Casefile, *, each: Each = map) -> Iterator[Reread]:
    """Read the reports again that other rules have read; each is kept beside the old reading once it is yielded."""
    rules = reading_version()
    old = [held for held in case.versions() if held.rules != rules]
    reports = case.reports(old)
    before = case.readings(old, reports)
    for held, report, was, now in zip(old, reports, before, each(read_one, reports), strict=True):
        case.reread(held, report, now, rules)
        yield Reread(held.name, held.rules, _changes(was, now))


_KINDS = ("sentences", "names", "times", "places", "quantities", "statements", "events", "problems")


def _changes(was: Reading, now: Reading) -> tuple[tuple[str, int, int], ...]:
    found = []
    for kind in _KINDS:
        old, new = set(getattr(was, kind)), set(getattr(now, kind))
        if old != new:
            found.append((kind, len(old - new), len(new - old)))
    return tuple(found)


def outdated(case: Casefile) -> int:
    """Return how many reports of the case were read by other rules than those of this version."""
    rules = reading_version()
    return sum(held.rules != rules for held in case.versions())


def find_faults(case: Casefile) -> tuple[str, ...]:
    """Name what is not as it was stored, citations of the brief that stand in no report, and an index that is wrong."""
    if faults := case.faults():
        return faults
    present = load_present(case)
    reports, readings = zip(*present.pairs, strict=True) if present.pairs else ((), ())
    brief = _picture_of(case, present.held, reports, lambda: readings).brief
    return (*_false_citations(brief), *find_index_faults(case, present))


def _false_citations(brief: Brief) -> Iterator[str]:
    texts = {report.id: report.text for report in brief.reports}
    for what, cite in _citations(brief):
        report, start, end = cite.span
        if texts.get(report, "")[start:end] != cite.quote:
            yield f"{what}: its quote {cite.quote[:60]!r} does not stand in report {report} at {start}-{end}"


def _citations(brief: Brief) -> Iterator[tuple[str, Citation]]:
    for finding in brief.findings:
        values = finding.figure.values if finding.figure else ()
        cites = (*finding.support, *finding.dispute, *(value.citation for value in values))
        yield from ((f"finding {finding.id}", cite) for cite in cites)
    for entry in brief.posture:
        yield from ((f"posture entry {entry.name}", cite) for cite in (*entry.support, *entry.dispute))
    for line in brief.lines:
        yield from ((f"line {line.text[:40]!r}", cite) for cite in line.cites)
