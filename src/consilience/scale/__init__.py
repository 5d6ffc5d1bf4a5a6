"""How are many reports gone through: in this process, or in a pool of processes? Same result, same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from consilience.problems import ConsilienceError

T = TypeVar("T")
R = TypeVar("R")
Each = Callable[[Callable[[T], R], Iterable[T]], Iterator[R]]

FEWEST_FOR_A_POOL = 24
"""Reports below which a second loaded parser (1.4 s) costs more than it saves."""
CHUNK = 4
"""Reports handed to a process at once."""


@contextmanager
def executor(reports: int, *, workers: int | None = None) -> Iterator[Callable[..., Iterator[R]]]:
    """Give a `map` for this many reports: the built-in one for few or for one worker, else that of a pool.

    Raises ConsilienceError when a process of the pool is killed (by lack of memory, say).
    """
    count = workers if workers is not None else len(os.sched_getaffinity(0))
    if count < 2 or reports < FEWEST_FOR_A_POOL:
        yield map
        return
    try:
        with ProcessPoolExecutor(max_workers=count) as pool:

            def each(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
                return pool.map(function, items, chunksize=CHUNK)

            yield each
    except BrokenProcessPool as error:
        raise ConsilienceError("a reading process was killed; is there enough memory? Try --workers 1") from error
