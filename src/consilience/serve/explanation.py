"""Why was a sentence read so? Every record that was found in it, with the rules that made it and where they are kept.

What a rule means is said by rules/en/explanation.tsv: of the rows that fit, the one that says most of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

from consilience.collect.dates import parse_day
from consilience.problems import UsageError
from consilience.read import load_reader, read_text
from consilience.read.stance import find_views
from consilience.read.stance_reasons import find_steps, meaning_of
from consilience.records import Event, Reading, Report, Span, Statement
from consilience.rules import FOLDER, patterns, rows
from consilience.rules.proofs import check_folder


def explain(sentence: str, published: str | None) -> int:
    """Print for each record read in a sentence its words, what it was read as, and the rules behind that."""
    day = parse_day(published) if published else None
    if published and day is None:
        raise UsageError(f"{published!r} is not a date; wanted is YYYY-MM-DD")
    reading = read_text(sentence, published=day)
    found = list(explain_reading(reading))
    chains = _stance_chains(sentence, reading)
    for row in found:
        sys.stdout.write(f"{row.record:<10} {row.quote!r}\n{'':<10} {row.value}\n")
        chain = next(chains) if row.record == "event" else ""
        if chain:
            sys.stdout.write(f"{'':<10} by way of: {chain}\n")
        for given, rule in row.rules:
            by = "rule" if given == row.record else f"{given} rule"
            said = why(given, rule)
            sys.stdout.write(f"{'':<10} {by}: {rule or 'none'}{f' — {said}' if said else ''}\n")
    if not found:
        sys.stdout.write("nothing was read in this sentence\n")
    for problem in reading.problems:
        sys.stdout.write(f"{'problem':<10} {problem.message}\n")
    return 0


def _stance_chains(sentence: str, reading: Reading) -> Iterator[str]:
    """Yield for each event the words above it that changed how it holds, where there are several: "denied → missed"."""
    syntax = load_reader().parser.parse(Report(reading.report, sentence, language=reading.language))
    views, seats = find_views(syntax)
    for event in reading.events:
        token = syntax.token_at(event.span.start)
        steps = () if token is None else find_steps(syntax, token, views, seats)
        shown = (f"{step.word} {step.view.value:+.1f} {step.view.stance} ({step.view.rule})" for step in steps)
        yield " → ".join(shown) if len(steps) > 1 else ""


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


class Row(NamedTuple):
    """A record as a person reads it: its sort, its words, what it was read as, and the rules behind that."""

    record: str
    quote: str
    value: str
    rules: tuple[tuple[str, str], ...]
    """Each with what it gave: ("name", "person.title")."""


def why(record: str, rule: str) -> str:
    """Say in words what a rule of a record means and where it is kept; "" for a rule without a row.

    "person.title" of a name → "a title or office stands beside it (rules/en/titles.tsv)".
    """
    fitting = [row for row in rows("en", "explanation") if row["record"] == record and fnmatchcase(rule, row["rule"])]
    if not rule or not fitting:
        return ""
    row = max(fitting, key=lambda row: len(row["rule"]))
    meaning = meaning_of(rule) if record == "event" else ""
    return f"{row['says']}{f': {meaning}' if meaning else ''} ({_file_of(rule) or row['where']})"


@cache
def _pattern_files() -> Mapping[str, str]:
    """Return for each pattern of the tables the file that holds it."""
    files = sorted((FOLDER / "en").glob("*.toml"))
    return {pattern.id: f"rules/en/{path.name}" for path in files for pattern in patterns("en", path.stem)}


def _file_of(rule: str) -> str | None:
    files = _pattern_files()
    return files.get(rule) or files.get(rule.rpartition(".")[0])


def explain_reading(reading: Reading) -> Iterator[Row]:
    """Yield every record of a reading with the rules that made it, in the order of reading."""
    text = reading.text
    for name in reading.names:
        role = f", {name.role}" if name.role else ""
        yield _row("name", text, (name.span,), f"{name.kind}: {name.text}{role}", name.rule)
    for time in reading.times:
        days = f" ({time.earliest} … {time.latest})" if time.earliest or time.latest else ""
        yield _row("time", text, (time.span,), f"{time.kind} {time.value}{days}", time.rule)
    for place in reading.places:
        where = f"{place.latitude:.2f}, {place.longitude:.2f}" if place.latitude is not None else "not placed"
        value = f"{place.name} ({place.precision or 'precision unknown'}, {place.use}): {where}; {place.because}"
        yield _row("place", text, (place.span,), value, place.rule)
    for quantity in reading.quantities:
        bounds = f"{quantity.bound} {quantity.value} [{quantity.low} … {quantity.high}]"
        value = f"{bounds} {quantity.counted or quantity.unit}"
        yield _row("quantity", text, (quantity.span,), value, quantity.rule)
    for statement in reading.statements:
        yield _statement(reading, statement)
    for event in reading.events:
        yield _event(reading, event)


def _row(record: str, text: str, spans: Iterable[Span], value: str, rule: str) -> Row:
    return Row(record, _all(text, spans), value, ((record, rule),))


def _statement(reading: Reading, statement: Statement) -> Row:
    text = reading.text
    chain = " via ".join((statement.speaker or _all(text, statement.source) or "unnamed", *statement.via))
    row = _row("statement", text, statement.content, "", statement.rule)
    value = f"{chain} | {_all(text, statement.cue)} ({statement.act})"
    return row._replace(value=value, rules=(*row.rules, *_speaker_rules(reading, statement)))


def _speaker_rules(reading: Reading, statement: Statement) -> Iterator[tuple[str, str]]:
    """Say by what a source stands for its speaker, where its words do not say so: "He" is Boris Vetrov."""
    words = _all(reading.text, statement.source)
    if statement.speaker is None or statement.speaker in words:
        return
    named = (
        n for n in reading.names if n.text == statement.speaker and any(s.covers(n.span) for s in statement.source)
    )
    name = next(named, None)
    if name is not None:
        yield "name", name.rule
    else:
        yield "speaker", "coreference.pronoun" if " " not in words else "coreference.reader"


def _event(reading: Reading, event: Event) -> Row:
    text = reading.text
    kind = "/".join(filter(None, (event.kind, event.mode))) or "untyped"
    parts = {
        "actor": _all(text, event.actor),
        "recipient": _all(text, event.recipient),
        "instrument": _all(text, event.instrument),
        "when": _all(text, (reading.times[index].span for index in event.times)),
        "where": _all(text, (reading.places[index].span for index in event.places)),
        "how many": _all(text, (reading.quantities[index].span for index in event.quantities)),
    }
    beside = "".join(f"; {part}: {words}" for part, words in parts.items() if words)
    value = f"{kind}: {event.stance}, factuality {event.factuality:+.1f} | {_all(text, event.clause)}{beside}"
    return Row("event", _all(text, (event.span,)), value, (("event", event.rule), ("kind", event.kind_rule)))


def _all(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)
