"""Consilience: many reports of one crisis into one sourced, reconciled picture.

    >>> import consilience
    >>> brief = consilience.brief_on(["reports/"])          # the whole path, as a Brief
    >>> reading = consilience.read("The bridge was closed on Monday.")   # one text, as a Reading

The five verbs, each a pure function: collect_reports, read_report, link_readings, weigh_case, write_brief.
Names are loaded when first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilience import read
    from consilience.brief import write_brief
    from consilience.collect import Collection, collect_reports
    from consilience.link import GrowingCase, link_readings
    from consilience.pipeline import brief_on, brief_reports
    from consilience.problems import CitationError, ConsilienceError, RuleError, UnreadableError, UsageError
    from consilience.read import load_reader, read_report
    from consilience.records import Brief, Case, Figure, Finding, Problem, Reading, Report, Span, Weighed
    from consilience.weigh import weigh_case

__version__ = "0.1.0"

_HOMES = {
    "brief_on": "pipeline",
    "brief_reports": "pipeline",
    "collect_reports": "collect",
    "Collection": "collect",
    "read_report": "read",
    "load_reader": "read",
    "link_readings": "link",
    "GrowingCase": "link",
    "weigh_case": "weigh",
    "write_brief": "brief",
} | {
    name: home
    for home, names in {
        "records": ("Brief", "Case", "Figure", "Finding", "Problem", "Reading", "Report", "Span", "Weighed"),
        "problems": ("CitationError", "ConsilienceError", "RuleError", "UnreadableError", "UsageError"),
    }.items()
    for name in names
}

__all__ = [
    "Brief",
    "Case",
    "CitationError",
    "Collection",
    "ConsilienceError",
    "Figure",
    "Finding",
    "GrowingCase",
    "Problem",
    "Reading",
    "Report",
    "RuleError",
    "Span",
    "UnreadableError",
    "UsageError",
    "Weighed",
    "__version__",
    "brief_on",
    "brief_reports",
    "collect_reports",
    "link_readings",
    "load_reader",
    "read",
    "read_report",
    "weigh_case",
    "write_brief",
]


def __getattr__(name: str) -> Any:
    if name == "read":
        return import_module("consilience.read")
    if name in _HOMES:
        return getattr(import_module(f"consilience.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'consilience' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
