"""What can be asked of a case file and said to it? One object for a file on a laptop and a server of a team."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, select

from consilience.problems import CaseError, UsageError
from consilience.records import Judged, Reading, Report
from consilience.store import asking, chain, judging, pictures, selecting
from consilience.store.adding import Added, Delivery, add_reading
from consilience.store.asking import Assertion, Hit
from consilience.store.backups import back_up, put_in_place
from consilience.store.bundles import read_bundle, write_bundle
from consilience.store.chain import Stamp
from consilience.store.checking import find_faults
from consilience.store.codec import pack_reading
from consilience.store.failures import explained
from consilience.store.forcing import Forcing, add_in_groups
from consilience.store.indexes import Indexes
from consilience.store.judging import Graded, Retracted
from consilience.store.opening import PATIENCE, open_engine, reading, shown, writing
from consilience.store.selecting import PRESENT, Held, View
from consilience.store.tables import assertions, versions
from consilience.store.versions import version_key


def _now() -> datetime:
    return datetime.now(UTC)


BRIEFLY: Final = 1.0
"""Seconds to wait for others who write where what would be kept can be made again."""
_TOUCHING = ("add", "describe", "reread", "retract")
"""The acts that change what of a report is to be linked."""
_LATER_VERSION = re.compile(r"(.+?)#+\d+")


@dataclass(frozen=True, slots=True)
class Touched:
    """Reports that acts touched: the last act, the numbers of all their versions, and those that are held now."""

    until: int
    numbers: tuple[int, ...]
    held: tuple[Held, ...]


def _possible_ids(subject: str) -> tuple[str, ...]:
    """Return the ids that a report named so may have: ID#2 is a later version of ID, or a report of that very id."""
    found = _LATER_VERSION.fullmatch(subject)
    return (subject, found[1]) if found else (subject,)


class Casefile:
    """An open case. Each method is one transaction: done as a whole when it returns, not at all when it raises."""

    def __init__(self, engine: Engine, name: str, *, tool: str, now: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._tool = tool
        self._now = now
        self._forcing = Forcing()
        self.name = shown(name)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.name), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self, *, patience: float = PATIENCE, lasting: bool = True) -> Iterator[tuple[Connection, Stamp]]:
        with explained(self.name), writing(self._engine, patience=patience, lasting=lasting) as connection:
            yield connection, self._stamp()

    # --- what comes in ---

    def holds(self, report: Report) -> bool:
        """Say whether this very text of this report is held already."""
        with self._reading() as connection:
            found = connection.execute(select(versions.c.number).where(versions.c.key == version_key(report)))
            return found.first() is not None

    def add(self, delivery: Delivery) -> Added:
        """Keep a report for good, or what is new about one that is held; adding it again changes nothing."""
        (added,) = self.add_all((delivery,))
        return added

    def add_all(self, deliveries: Iterable[Delivery]) -> Iterator[Added]:
        """Keep reports, each in a transaction of its own; what became of each is given once it is on the disk.

        Those that come in quickly are forced there together (forcing.py).
        """
        return add_in_groups(self._engine, deliveries, forcing=self._forcing, stamp=self._stamp, name=self.name)

    def _stamp(self) -> Stamp:
        return Stamp(selecting.moment_text(self._now()), self._tool)

    def reread(self, held: Held, report: Report, found: Reading, rules: str) -> None:
        """Keep a new reading of a version by other rules; the old one stays and is no longer the one used."""
        packed = pack_reading(found)
        delivery = Delivery(report, found, rules)
        with self._writing() as (connection, stamp):
            add_reading(connection, held.number, delivery, packed, held.known_from, stamp=stamp)
            detail = {"reading": hashlib.sha256(packed).hexdigest(), "rules": rules, "before": held.rules}
            chain.append(connection, "reread", held.name, detail, stamp)

    # --- what analysts say ---

    def judge(self, judged: Judged) -> None:
        """Keep an analyst's word on whether two reports or mentions are one."""
        with self._writing() as (connection, stamp):
            judging.judge(connection, judged, selecting.select_versions(connection, PRESENT), stamp)

    def grade(self, graded: Graded) -> None:
        """Keep an analyst's word on how reliable an outlet is."""
        with self._writing() as (connection, stamp):
            judging.grade(connection, graded, stamp)

    def retract(self, word: Retracted) -> None:
        """Let a report no longer count from a day on. Raises UsageError where it is not there, or does not count."""
        with self._writing() as (connection, stamp):
            held = {one.name: one for one in selecting.select_versions(connection, PRESENT)}
            if word.report not in held:
                gone = judging.was_retracted(connection, word.report)
                reason = "it is retracted already" if gone else "the case holds no such report"
                raise UsageError(f"{word.report}: {reason}")
            judging.retract(connection, word, held[word.report], stamp)

    # --- what is asked ---

    def versions(self, view: View = PRESENT) -> tuple[Held, ...]:
        """Return the versions of a view, in an order that their arrival does not change."""
        with self._reading() as connection:
            return selecting.select_versions(connection, view)

    def reports(self, held: Sequence[Held], view: View = PRESENT) -> tuple[Report, ...]:
        """Return the reports of versions."""
        with self._reading() as connection:
            return selecting.load_reports(connection, held, view)

    def readings(self, held: Sequence[Held], reports: Sequence[Report]) -> tuple[Reading, ...]:
        """Return the readings of versions."""
        with self._reading() as connection:
            return selecting.load_readings(connection, held, reports)

    def judged(self, held: Sequence[Held], view: View = PRESENT) -> tuple[Judged, ...]:
        """Return the judgements that count, the last on each pair."""
        with self._reading() as connection:
            return judging.judged_in(connection, held, view)

    def graded(self, view: View = PRESENT) -> tuple[Graded, ...]:
        """Return the grades that count, the last of each outlet."""
        with self._reading() as connection:
            return judging.graded_in(connection, view)

    def retracted(self, view: View = PRESENT) -> tuple[Retracted, ...]:
        """Return what was retracted."""
        with self._reading() as connection:
            return judging.retracted_in(connection, view)

    def story(self, report: str, view: View = PRESENT) -> tuple[Assertion, ...]:
        """Return what the reports of a report's story say, as known in a view, as last linked."""
        with self._reading() as connection:
            return asking.story_of(connection, report, view)

    def texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts of versions by their numbers."""
        with self._reading() as connection:
            return selecting.load_texts(connection, sorted(set(numbers)))

    def search(self, words: str, view: View = PRESENT, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the newest texts that hold every word and every "phrase", each with a snippet."""
        with self._reading() as connection:
            return asking.search_texts(connection, words, view, limit=limit)

    def sizes(self) -> tuple[int, int]:
        """Return how many versions and how many assertions the case holds."""
        with self._reading() as connection:
            counts = [
                connection.execute(select(func.count()).select_from(t)).scalar_one() for t in (versions, assertions)
            ]
        return counts[0], counts[1]

    # --- what was made of it ---

    def picture(self, key: str) -> bytes | None:
        """Return what was made of the same readings and judgements before."""
        with self._reading() as connection:
            return pictures.find_picture(connection, key)

    def keep_picture(self, key: str, data: bytes) -> None:
        """Keep what was made of a set of readings and judgements; others who write are waited for but briefly."""
        with self._writing(patience=BRIEFLY, lasting=False) as (connection, stamp):
            pictures.keep_picture(connection, key, data, stamp)

    def keep_stories(self, key: str, stories: Sequence[Sequence[str]], held: Sequence[Held]) -> None:
        """Keep which story each version belongs to, as the picture with this key has it; once is enough."""
        if self.picture(pictures.STORIES) == key.encode():
            return
        with self._writing(patience=BRIEFLY, lasting=False) as (connection, stamp):
            pictures.keep_stories(connection, key, stories, held, stamp)

    def keep_brief(self, title: str, as_of: str | None, document: str) -> None:
        """Keep a brief as it was given out, once for each content."""
        with self._writing() as (connection, stamp):
            pictures.keep_brief(connection, title, as_of, document, stamp)

    @contextmanager
    def indexes(self, *, patience: float = PATIENCE) -> Iterator[Indexes]:
        """Give the linker's shelves, for one transaction that may write."""
        with self._writing(patience=patience, lasting=False) as (connection, _):
            yield Indexes(connection)

    @contextmanager
    def indexes_as_they_stand(self) -> Iterator[Indexes]:
        """Give the linker's shelves as of one moment, to read from."""
        with self._reading() as connection:
            yield Indexes(connection)

    def touched(self, since: int, *, most: int) -> Touched:
        """Return which reports the acts after one touched (the first act has number 1), and how they stand now."""
        with self._reading() as connection:
            acts = chain.acts_after(connection, since, most)
            names = {name for act in acts if act.act in _TOUCHING for name in _possible_ids(act.subject)}
            return Touched(
                acts[-1].number if acts else since,
                selecting.numbers_of(connection, names),
                selecting.select_versions(connection, PRESENT, only=names),
            )

    # --- the case as a whole ---

    def faults(self) -> tuple[str, ...]:
        """Name everything that is not as it was stored."""
        with self._reading() as connection:
            return tuple(find_faults(connection))

    def acts(self) -> int:
        """Return how many acts there were."""
        with self._reading() as connection:
            return chain.length(connection)

    def log(self) -> tuple[chain.Entry, ...]:
        """Return every act in its order."""
        with self._reading() as connection:
            return tuple(chain.entries(connection))

    def export(self, path: Path) -> None:
        """Write the case as a bundle, a zip that `open_bundle` reads back to an equal case."""
        with self._reading() as connection, put_in_place(path) as draft:
            write_bundle(connection, draft, tool=self._tool)

    def open_bundle(self, path: Path) -> None:
        """Take a bundle over into this case, which must be empty. Raises CaseError for one that is not whole."""
        if not path.is_file():
            raise UsageError(f"{path}: there is no such bundle")
        with self._writing() as (connection, _):
            read_bundle(connection, path)

    def back_up(self, path: Path) -> None:
        """Write the case to a new file while others go on writing."""
        with explained(self.name):
            back_up(self._engine, path)


def open_case(name: str, *, create: bool = False, tool: str, now: Callable[[], datetime] = _now) -> Casefile:
    """Open a case by its path or by postgresql://…, making it where `create` is given.

    Raises UsageError where there is none, CaseError for what is not a case, is newer, locked, damaged or out of reach.
    """
    if not name:
        raise CaseError("a case needs a name: a path or postgresql://…")
    return Casefile(open_engine(name, create=create), name, tool=tool, now=now)
