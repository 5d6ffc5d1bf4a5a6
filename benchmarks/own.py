"""Which measurements do we make with scorers of our own? By the name that they have in the table and the gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks import corroboration, newsroom
from benchmarks.kit import KIT, Scores

OWN: Mapping[str, Callable[[int | None], Scores]] = {
    newsroom.NAME: newsroom.measure_newsroom,
    corroboration.NAME: corroboration.measure_corroboration,
}


def is_here(name: str) -> bool:
    """Say whether what a measurement needs is on this machine: the newsroom needs nothing."""
    return name != corroboration.NAME or KIT.is_dir()
