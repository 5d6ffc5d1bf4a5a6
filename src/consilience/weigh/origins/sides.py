"""What are the two sides of a contradiction? Who tells a thing one way, who another."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.weigh.origins.lineage import Assertion


@dataclass(frozen=True, slots=True)
class Sides:
    """One thing that reports tell in two ways."""

    aspect: str
    """time differs, place differs, actor differs, state differs or identity differs"""
    one: tuple[Assertion, ...]
    other: tuple[Assertion, ...]
    line: str
    """What the first side says, in its words."""
    theme: str | None = None
