"""How is it said, every line with its sources?"""

from __future__ import annotations

from datetime import datetime

from consilience.records import Brief, Case, Weighed


def write_brief(case: Case, weighed: Weighed, *, title: str, as_of: datetime | None) -> Brief:
    """Write the brief of a weighed case."""
    return Brief(title, as_of, case.reports, weighed.findings, ())
