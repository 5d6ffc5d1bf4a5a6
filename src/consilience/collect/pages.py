"""What is the article of a web page? The only module that knows the page reader."""

from __future__ import annotations

from typing import Any

from consilience.collect.dates import parse_day
from consilience.problems import UnreadableError
from consilience.records import Report

_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True}
"""Only dates that the page's own metadata gives: a date guessed from its text would be passed off as known."""

FEWEST_WORDS = 6
"""Of a page: fewer are a menu or a notice, not an article."""


def read_page(page: str, name: str, source: str) -> Report:
    """Make a report of an HTML page: main text, title, outlet and date. Raises UnreadableError without an article."""
    found = _extract(page)
    text = (found.get("text") or "").strip()
    if not text:
        raise UnreadableError("no article was found in this page")
    title = (found.get("title") or "").strip() or None
    return Report(
        id=name,
        text=_without_title(text, title),
        outlet=found.get("sitename") or found.get("hostname") or None,
        title=title,
        url=found.get("url") or None,
        published=parse_day(found.get("date") or ""),
        origin=source,
    )


def _extract(page: str) -> dict[str, Any]:
    """Extract with care for precision first; a page too plain for that is read whole."""
    from trafilatura import bare_extraction

    for careful in (True, False):
        found = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATES,
            favor_precision=careful,
            favor_recall=not careful,
        )
        record = {} if found is None else dict(found if isinstance(found, dict) else found.as_dict())
        if len(str(record.get("text") or "").split()) >= FEWEST_WORDS:
            return record
    return {}


def _without_title(text: str, title: str | None) -> str:
    """Drop a first line that repeats the title: a title given beside the text does not stand in it too."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title and rest.strip() and first.strip().casefold() == title.casefold() else text
