"""Why was a sentence read so? Every record that was found in it, with the rule that found it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from consilience.collect.dates import parse_day
from consilience.problems import UsageError
from consilience.read import read_text
from consilience.records import Reading, Span
from consilience.rules.proofs import check_folder


def explain(sentence: str, published: str | None) -> int:
    """Print a line for each record read in a sentence: its words, what it was read as, its rule."""
    day = parse_day(published) if published else None
    if published and day is None:
        raise UsageError(f"{published!r} is not a date; wanted is YYYY-MM-DD")
    reading = read_text(sentence, published=day)
    rows = list(_rows(reading))
    for kind, quote, value, rule in rows:
        sys.stdout.write(f"{kind:<10} {quote!r}\n{'':<10} {value}\n{'':<10} rule: {rule or 'parser'}\n")
    if not rows:
        sys.stdout.write("nothing was read in this sentence\n")
    for problem in reading.problems:
        sys.stdout.write(f"{'problem':<10} {problem.message}\n")
    return 0


def check(folder: Path) -> int:
    """Prove the tables of a folder; print each fault."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")
    faults = check_folder(folder)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    files = sum(1 for path in folder.rglob("*") if path.suffix in (".tsv", ".toml"))
    sys.stdout.write(f"{files} tables, {len(faults)} faults\n")
    return 1 if faults else 0


Row = tuple[str, str, str, str]


def _rows(reading: Reading) -> Iterator[Row]:
    text = reading.text
    for name in reading.names:
        role = f", {name.role}" if name.role else ""
        yield "name", _words(text, name.span), f"{name.kind}: {name.text}{role}", name.rule
    for time in reading.times:
        days = f" ({time.earliest} … {time.latest})" if time.earliest or time.latest else ""
        yield "time", _words(text, time.span), f"{time.kind} {time.value}{days}", time.rule
    for place in reading.places:
        where = f"{place.latitude:.2f}, {place.longitude:.2f}" if place.latitude is not None else "not placed"
        value = f"{place.name} ({place.precision or 'precision unknown'}, {place.use}): {where}; {place.because}"
        yield "place", _words(text, place.span), value, place.rule
    for quantity in reading.quantities:
        value = (
            f"{quantity.bound} {quantity.value} [{quantity.low} … {quantity.high}] {quantity.counted or quantity.unit}"
        )
        yield "quantity", _words(text, quantity.span), value, quantity.rule
    yield from _assertions(reading)


def _assertions(reading: Reading) -> Iterator[Row]:
    text = reading.text
    for statement in reading.statements:
        chain = " via ".join((statement.speaker or _all(text, statement.source) or "unnamed", *statement.via))
        value = f"{chain} | {_all(text, statement.cue)} ({statement.act})"
        yield "statement", _all(text, statement.content), value, statement.rule
    for event in reading.events:
        kind = "/".join(filter(None, (event.kind, event.mode))) or "untyped"
        value = f"{kind}: {event.stance}, factuality {event.factuality:+.1f} | {_all(text, event.clause)}"
        yield "event", _words(text, event.span), value, event.rule


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _all(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(_words(text, span) for span in spans)
