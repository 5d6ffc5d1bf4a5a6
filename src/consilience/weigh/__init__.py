"""What does the evidence support?"""

from __future__ import annotations

from consilience.records import Case, Weighed


def weigh_case(case: Case) -> Weighed:
    """Weigh."""
    return Weighed(())
