"""What does the next report cost in a case of a million, without the hours that it takes to add a million?

The index of a grown stream is repeated back in time: every report again, some days earlier each time, until it holds as
many as asked. A repetition keeps the names and shingles that many reports of the grown stream hold, and nine in ten of
the others become its own, as other towns and other people would be: so repeated stories are as unlike as those of
other years, while lists, tables and files are as long as in a case of that size. The reports that are added next, by
the linker itself, find no other case. It stands in for the whole stream, and is no more right than this likeness.

    python -m benchmarks.scale_filled --size 1000000 --json scale.json --plot docs/explanation/scale.svg
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from benchmarks.scale import INDEX, SIZES, WINDOW, Growth, Point, Truth, arguments, report
from benchmarks.stream import spread_over, stream
from consilience.link.bodies import Body
from consilience.link.datings import Dating, Day
from consilience.link.library import text_of
from consilience.link.neighbours import pack_edges, unpack_edges
from consilience.link.ordering import HASH_BITS, hash_of
from consilience.link.packing import pack, unpack
from consilience.link.profiles import TERM_BITS, Profile, pack_profile, unpack_profile
from consilience.link.shingles import sample, sort_shingles

MANY = {"story_names": 200, "copy_shingles": 100}
"""Holders from which a term is kept in every repetition."""
KEPT = 0.1
"""Of the other terms, kept in a repetition too."""
DAYS = 21
"""Whole weeks, more than the base takes: a weekday stays what it is."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_KEY = Struct(">q")
_CHUNK = 100_000

Keys = NDArray[np.int64]
Terms = NDArray[np.uint64]
Renamed = Callable[[Terms, int], Terms]
"""Gives the terms of a repetition for those of the grown stream."""


def fill(path: Path, size: int, days: int) -> int:
    """Repeat what an index holds, `days` earlier each time, up to about `size` reports; give how many it holds then."""
    file = sqlite3.connect(path)
    file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;")
    (held,) = file.execute("SELECT count(*) FROM report_ids").fetchone()
    times = range(1, max(1, size // held))
    names = _renaming(file, "story_names")
    _repeat_postings(file, "story_names", names, times, days)
    _repeat_postings(file, "story_links", None, times, days)
    _repeat_copies(file, times, days)
    _repeat_rows(file, names, times, days)
    _repeat_ids(file, times, days)
    file.commit()
    file.close()
    return int(held) * (1 + len(times))


def _renaming(file: sqlite3.Connection, table: str) -> Renamed:
    query = f"SELECT term FROM {table} GROUP BY term HAVING count(*) > ? ORDER BY term"
    common = np.array([term for (term,) in file.execute(query, (MANY[table],))], dtype=np.uint64)

    def renamed(terms: Terms, time: int) -> Terms:
        mixed = (terms + np.uint64(time * int(_ODD) % 2**64)) * _ODD
        mixed ^= mixed >> np.uint64(29)
        own = np.maximum((mixed * _ODD) >> np.uint64(64 - TERM_BITS), np.uint64(1))
        kept = (mixed >> np.uint64(11)).astype(np.float64) / 2**53 < KEPT
        found: Terms = np.where(np.isin(terms, common) | kept, terms, own)
        return found

    return renamed


def _repeat_postings(
    file: sqlite3.Connection, table: str, renamed: Renamed | None, times: Iterable[int], days: int
) -> None:
    """Repeat postings of terms that are renamed, or of terms that are keys themselves."""
    terms, holders = _columns(file, table)
    parts = []
    for time in times:
        shift = _shift(time, days)
        named = renamed(terms.astype(np.uint64), time).astype(np.int64) if renamed else terms - shift
        parts.append((named, holders - shift))
    _insert(file, table, parts)


def _repeat_copies(file: sqlite3.Connection, times: Iterable[int], days: int) -> None:
    """Repeat the bodies of reports as other texts, with the shingles that many print."""
    renamed = _renaming(file, "copy_shingles")
    indexed = {key for (key,) in file.execute("SELECT DISTINCT holder FROM copy_shingles")}
    held = [(key, unpack(row)) for key, row in file.execute("SELECT key, row FROM copy_bodies ORDER BY key")]
    postings: dict[str, list[tuple[Keys, Keys]]] = {"copy_shingles": [], "copy_twins": []}
    for time in sorted(times, reverse=True):
        bodies = [(key - _shift(time, days), key, _retold(body, time, renamed)) for key, body in held]
        file.executemany("INSERT INTO copy_bodies VALUES (?, ?)", ((key, pack(body)) for key, _, body in bodies))
        sampled = [(key, sample(body.distinct)) for key, old, body in bodies if old in indexed]
        keys = np.repeat(np.array([key for key, _ in sampled], dtype=np.int64), [len(terms) for _, terms in sampled])
        terms = np.concatenate([np.zeros(0, dtype=np.int64), *(terms.astype(np.int64) for _, terms in sampled)])
        postings["copy_shingles"].append((terms, keys))
        twins = [(text_of(body), key) for key, _, body in bodies if body.digest]
        one, two = np.array(twins, dtype=np.int64).reshape(-1, 2).T
        postings["copy_twins"].append((one, two))
    for table, parts in postings.items():
        _insert(file, table, parts)


def _retold(body: Body, time: int, renamed: Renamed) -> Body:
    told = renamed(body.shingles.astype(np.uint64), time).astype(np.uint32)
    told[body.shingles == 0] = 0
    distinct, firsts = sort_shingles(told)
    digest = blake2b(body.digest + time.to_bytes(4), digest_size=len(body.digest)).digest() if body.digest else b""
    name = _name(body.report, time)
    return replace(body, report=name, shingles=told, distinct=distinct, firsts=firsts, digest=digest)


def _columns(file: sqlite3.Connection, table: str) -> tuple[Keys, Keys]:
    found = np.array(file.execute(f"SELECT term, holder FROM {table}").fetchall(), dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _insert(file: sqlite3.Connection, table: str, parts: list[tuple[Keys, Keys]]) -> None:
    """Put postings in, in their order, which is ten times as fast."""
    if not parts:
        return
    terms, holders = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((holders, terms))
    terms, holders = terms[order], holders[order]
    for start in range(0, len(terms), _CHUNK):
        rows = zip(terms[start : start + _CHUNK].tolist(), holders[start : start + _CHUNK].tolist(), strict=True)
        file.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)


def _repeat_rows(file: sqlite3.Connection, names: Renamed, times: Iterable[int], days: int) -> None:
    repeated: dict[str, Callable[[bytes, int], bytes]] = {
        "story_profiles": lambda row, time: _earlier_profile(row, time, days, names),
        "story_edges": lambda row, time: _earlier_edges(row, _shift(time, days)),
        **dict.fromkeys(("story_homes", "crisis_homes"), lambda row, time: _moved(row, ">i8", _shift(time, days))),
        **dict.fromkeys(("story_members", "crisis_members"), lambda row, time: _moved(row, "<i8", _shift(time, days))),
    }
    for table, repeat in repeated.items():
        held = file.execute(f"SELECT key, row FROM {table} ORDER BY key").fetchall()
        for time in sorted(times, reverse=True):
            file.executemany(
                f"INSERT INTO {table} VALUES (?, ?)",
                ((key - _shift(time, days), repeat(row, time)) for key, row in held),
            )


def _repeat_ids(file: sqlite3.Connection, times: Iterable[int], days: int) -> None:
    """Let every repeated report have an id of its own."""
    held = file.execute("SELECT key, row FROM report_ids ORDER BY key").fetchall()
    for time in times:
        ids = [(key - _shift(time, days), _name(row.decode(), time)) for key, row in held]
        file.executemany("INSERT INTO report_ids VALUES (?, ?)", ((key, name.encode()) for key, name in ids))
        keys = sorted((hash_of(name, 63), _KEY.pack(key)) for key, name in ids)
        for table in ("report_keys", "copy_keys"):
            file.executemany(f"INSERT INTO {table} VALUES (?, ?)", keys)


def _name(report: str, time: int) -> str:
    return f"{time}-{report}"


def _shift(time: int, days: int) -> int:
    return time * days << HASH_BITS


def _moved(row: bytes, kind: str, shift: int) -> bytes:
    moved: bytes = (np.frombuffer(row, dtype=kind) - shift).astype(kind).tobytes()
    return moved


def _earlier_edges(row: bytes, shift: int) -> bytes:
    edges = unpack_edges(row)
    return pack_edges(edges._replace(nomination=edges.nomination._replace(keys=edges.keys - shift)))


def _earlier_profile(row: bytes, time: int, days: int, names: Renamed) -> bytes:
    profile = unpack_profile(row)
    table = profile.table.copy()
    table["id"] = names(table["id"].astype(np.uint64), time)
    return pack_profile(Profile(table[np.argsort(table["id"])], _moved_back(profile.dating, time * days)))


def _moved_back(dating: Dating, days: int) -> Dating:
    published = None if dating.published is None else dating.published - days
    named = tuple(day if day.ordinal is None else _day_of(date.fromordinal(day.ordinal - days)) for day in dating.days)
    return Dating(published, named, dating.year if published is None else date.fromordinal(published).year)


def _day_of(day: date) -> Day:
    return Day(day.toordinal(), day.weekday(), f"{day:%m-%d}")


def grow_filled(size: int, base: int, seed: int, folder: Path) -> Iterator[Point]:
    """Link `base` reports of a stream of `size`, fill up to every size, and measure the reports that come next.

    Raises ValueError where the base takes more days than lie between two repetitions.
    """
    if base > DAYS * spread_over(size):
        raise ValueError(f"{base} reports take more than {DAYS} days")
    told = stream(seed, per_day=spread_over(size))
    truth = Truth(seed)
    grown = folder / "grown"
    grown.mkdir()
    growth = Growth(grown, truth)
    for one in islice(told, base):
        growth.add(one)
    yield growth.point(base)
    growth.close()
    following = tuple(islice(told, WINDOW))
    for wanted in (at for at in SIZES if base < at <= size):
        filled = folder / str(wanted)
        filled.mkdir()
        shutil.copy(grown / INDEX, filled / INDEX)
        held = fill(filled / INDEX, wanted, DAYS)
        growth = Growth(filled, deepcopy(truth))
        for one in following:
            growth.add(one)
        yield growth.point(held + WINDOW)
        growth.close()
        shutil.rmtree(filled)


def main() -> None:
    """Measure, print as it goes, and keep what was measured."""
    parser = arguments(__doc__)
    parser.add_argument("--base", type=int, default=10_000, help="reports that are linked before the index is repeated")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        report(grow_filled(options.size, options.base, options.seed, Path(folder)), options.json, options.plot)


if __name__ == "__main__":
    main()
