"""What does one report say? Sentences and syntax, then names, times, places, quantities, voices, events.

`read_report` is pure: it looks at one report and at the rules, never at another report.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import ModuleType

from consilience.read.events import find_events
from consilience.read.names import find_names
from consilience.read.parser import Parser
from consilience.read.places import Gazetteer, find_places, open_gazetteer
from consilience.read.quantities import find_quantities
from consilience.read.times import find_published, find_times
from consilience.read.times_home import find_home
from consilience.read.voices import find_statements
from consilience.records import Reading, Report

LANGUAGES = ("en",)
"""Languages that can be read; a report in another one is set aside by name."""

__all__ = ["LANGUAGES", "Reader", "load_reader", "read_report", "read_text"]


@dataclass(frozen=True)
class Reader:
    """What reading needs loaded: the parser and the gazetteer."""

    parser: Parser
    gazetteer: Gazetteer


@cache
def load_reader() -> Reader:
    """Load the reader of this process once."""
    return Reader(Parser(), open_gazetteer())


def read_report(report: Report, reader: Reader) -> Reading:
    """Read one report: every record points at its words; doubts come back as problems."""
    syntax = reader.parser.parse(report)
    published, published_from = find_published(syntax, report.published)
    names, name_problems = find_names(syntax)
    outlet = report.outlet or report.url
    places, place_problems = find_places(syntax, names, reader.gazetteer, outlet=outlet)
    times, time_problems = find_times(syntax, published, find_home(syntax, places, report.outlet))
    quantities, quantity_problems = find_quantities(syntax, names, times, time_problems)
    statements, statement_problems = find_statements(syntax, names)
    reading = Reading(
        report=report.id,
        language=report.language,
        published=published,
        published_from=published_from,
        blocks=syntax.blocks,
        sentences=tuple(syntax.span(sentence.start, sentence.end) for sentence in syntax.sentences),
        names=names,
        times=times,
        places=places,
        quantities=quantities,
        statements=statements,
        text=report.text,
    )
    events, event_problems = find_events(syntax, reading)
    problems = (
        *name_problems,
        *time_problems,
        *place_problems,
        *quantity_problems,
        *statement_problems,
        *event_problems,
    )
    return replace(reading, events=events, problems=problems)


def read_text(text: str, *, published: date | None = None, outlet: str | None = None, report: str = "text") -> Reading:
    """Read one text with the reader of this process: `consilience.read("...")`."""
    return read_report(Report(report, text, outlet=outlet, language="en", published=published), load_reader())


class _Verb(ModuleType):
    """Makes this stage callable: `consilience.read` is the stage to import from and the verb to call."""

    __call__ = staticmethod(read_text)


sys.modules[__name__].__class__ = _Verb
