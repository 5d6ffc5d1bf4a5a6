"""How far is the work? On standard error, and only where it takes more than a second."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


def shown(items: Iterable[T], *, total: int | None, verb: str) -> Iterator[T]:
    """Pass items on, showing how many of them (None: unknown) are done on a terminal's standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(verb), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = progress.add_task(verb, total=total)
    begun = time.monotonic()
    running = False
    try:
        for item in items:
            progress.advance(task)
            if not running and time.monotonic() - begun > PATIENCE:
                progress.start()
                running = True
            yield item
    finally:
        if running:
            progress.stop()
