"""Agency: harm that nobody did is no attack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.records import Reading


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("The earthquake killed ten people in Lisbon.", "killed", None),
        ("Ten people were killed in a car accident.", "killed", None),
        ("A fire at a market injured three people.", "injured", None),
        ("Six people were wounded in the flood.", "wounded", None),
        ("Gunmen killed ten people in Lisbon.", "killed", "ASSAULT"),
        ("Ten people were killed by soldiers.", "killed", "ASSAULT"),
        ("Rebels wounded six people near the flood plain.", "wounded", "ASSAULT"),
    ],
)
def test_harm_is_an_attack_only_where_somebody_does_it(
    read: Callable[..., Reading], sentence: str, trigger: str, kind: str | None
) -> None:
    [event] = [e for e in read(sentence).events if sentence[e.span.start : e.span.end] == trigger]
    assert event.kind == kind
    assert event.mode in ("kill", "injure")
