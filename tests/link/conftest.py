"""Short ways from invented reports to what is linked in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consilience.link import link_readings
from consilience.link.register import read_register
from consilience.read import Reader, read_report
from consilience.records import Case, Reading, Report

HARBOUR = """PORT SALLO (AP) — Two freighters collided in the outer harbour of Port Sallo on Monday, and at least \
nine sailors were missing, the coast guard said.

The freighter Amber Dawn, loaded with timber, struck the smaller Teodora in thick fog shortly before dawn, according \
to the harbour master, Ilse Varga.

Three tugs and a helicopter searched the water until the afternoon, when a storm drove them back to the quay.

"We will go out again as soon as the wind allows it," Varga told reporters at the pier.

The ministry of transport opened an inquiry into the collision and ordered both crews to stay in the city."""

VALLEY = """Heavy rain set off a landslide above the village of Orsk Dol on Thursday and buried eleven houses, rescue \
workers said.

The governor of the Lemna valley, Petr Halloran, asked the capital for excavators and for soldiers.

Roads to the village were blocked, and the telephone lines were dead for most of the night.

Some two hundred people spent the night in a school on the other bank of the river Lemna."""

SENATE = """The senate of Karvia passed the budget on Friday after a night of debate, 54 votes to 41.

The finance minister, Dana Quill, said that the law would bring down the deficit within two years.

The opposition Green League left the chamber before the vote and promised to go to court.

The central bank left its rate unchanged in the same week."""


@pytest.fixture(scope="session")
def link() -> Callable[..., Case]:
    """Link texts by id without reading them: enough for copies and stories."""

    def link_texts(texts: dict[str, str], dates: dict[str, date] | None = None) -> Case:
        reports = [Report(name, text, published=(dates or {}).get(name)) for name, text in texts.items()]
        return link_readings(reports, [Reading(report.id, text=report.text) for report in reports])

    return link_texts


@pytest.fixture(scope="session")
def link_read(reader: Reader) -> Callable[[dict[str, str]], Case]:
    """Read and link texts by id."""

    def link_texts(texts: dict[str, str]) -> Case:
        reports = [Report(name, text, language="en", published=date(2024, 3, 4)) for name, text in texts.items()]
        return link_readings(reports, [read_report(report, reader) for report in reports])

    return link_texts


@pytest.fixture(scope="session")
def grouped() -> Callable[[Case], list[set[str]]]:
    """Give the words of the groups of two or more mentions, each as "report word"."""

    def words(case: Case) -> list[set[str]]:
        texts = {report.id: report.text for report in case.reports}
        return [
            {f"{span.report} {texts[span.report][span.start : span.end]}" for span in group}
            for group in case.events
            if len(group) > 1
        ]

    return words


@pytest.fixture(scope="session")
def link_known(reader: Reader) -> Callable[[str, str], dict[str, str | None]]:
    """Read and link one text with a table of entities; give the id of each entity by its name."""

    def ids(text: str, table: str) -> dict[str, str | None]:
        report = Report("a", text, language="en", published=date(2024, 3, 4))
        known, _ = read_register(table, source="table")
        case = link_readings([report], [read_report(report, reader)], known=known)
        return {entity.name: entity.id for entity in case.entities}

    return ids
