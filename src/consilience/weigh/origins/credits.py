"""Whose work is a report besides its outlet's? The agency that it credits in its dateline, byline or last lines."""

from __future__ import annotations

from collections.abc import Mapping

from consilience.rules import find_matches, patterns
from consilience.weigh.origins.outlets import Registry

_HEAD, _TAIL = 400, 600
"""Characters at the start and the end of a report in which agencies are credited."""


def find_credit(text: str, outlet: str, registry: Registry, outlets: Mapping[str, str]) -> str | None:
    """Return the agency that a report credits: one of the registry, or another outlet of the case.

    `outlets` holds the outlets of the case by their case-folded names.
    """
    table = patterns("en", "credits")
    for where, start, end in (("head", 0, min(len(text), _HEAD)), ("tail", max(0, len(text) - _TAIL), len(text))):
        rules = [pattern for pattern in table if pattern.fields["where"] == where]
        for match in find_matches(rules, text, start, end):
            agency = match.groups["agency"]
            known = registry.find(agency)
            if known is not None and known.agency:
                return known.name
            if agency.casefold() in outlets and agency.casefold() != outlet.casefold():
                return outlets[agency.casefold()]
    return None
